// Words the components' scripts show, in the page's language, as data attributes.
// Without them the scripts speak English.
// character_count.h and exit_this_page.h use it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

/// One message in its plural forms: "one", "other" ….
using PluralMessages = std::vector<std::pair<std::string, std::string>>;

/// data-i18n.<key>="message", if there is one.
void add_i18n(Attributes& to, std::string_view key, std::string_view message);
/// data-i18n.<key>.<form>="message" for each form.
void add_i18n(Attributes& to, std::string_view key, const PluralMessages& messages);

}  // namespace openmash::govuk
