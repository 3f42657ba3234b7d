// The directory's entries, as several pages show them.
// Nothing here is about a child. Looking up is directory.cpp, changing directory_change.cpp;
// choosing somebody to ask from it is directory_choose there, and request_people.h.
#pragma once

#include <string>
#include <string_view>

#include "domain/directory/directory.h"
#include "html/html.h"
#include "web/layout.h"
#include "web/visit.h"

namespace openmash::web {

/// Whether this person may look settings up here, or change them.
[[nodiscard]] bool may_look_up(const Visit& visit);
[[nodiscard]] bool may_keep_directory(const Visit& visit);

/// How a setting is reached, and who leads on safeguarding there.
[[nodiscard]] Html setting_summary(const Setting& setting);

[[nodiscard]] std::string entry_address(const Entry& entry, std::string_view rest = {});

/// The entry of this address for whoever may change it, or a page that says there is none.
template <class Then>
[[nodiscard]] http::Response with_entry(const Visit& visit, Then then) {
  const auto id = id_from_hex(visit.parts.front());
  const auto entry =
      id ? visit.hub().look().entry(visit.reader(), EntryId{*id}) : No<Refusal>{NoSuchContact{}};
  return entry ? then(**entry) : not_found(visit);
}

}  // namespace openmash::web
