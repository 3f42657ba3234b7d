#include "domain/release/ask_for_release.h"

#include <algorithm>

#include "domain/release/held.h"
#include "domain/release/release_item.h"

namespace openmash {

Decided decide(const CaseFile& file, const AskForRelease& command, const Actor&,
               const Moment& moment) {
  for (const Request& request : file.enquiry.requests) {
    if (item_in(request, command.what.item) == nullptr) {
      continue;
    }
    ReleaseAsked what = command.what;
    const auto name = recipient_name(what.to, what.agency, what.recipient, *moment.profile);
    if (!name) {
      return no(UnknownCode{what.agency.value});
    }
    if ((what.to == ReleaseTo::outside && is_blank(*name)) || is_blank(what.purpose)) {
      return no(NothingSaid{});
    }
    if (is_blank(what.relevance) || is_blank(what.risk)) {
      return no(ReasonMissing{});
    }
    what.request = request.asked.what.request;
    what.recipient = *name;
    return CaseEvents{std::move(what)};
  }
  return no(NoSuchItem{});
}

bool is_open(const Request& request, const Signed<ReleaseAsked>& asked) {
  const auto answers = [&](const auto& decided) {
    return decided.what.item == asked.what.item && decided.at > asked.at;
  };
  return std::ranges::none_of(request.released, answers) &&
         std::ranges::none_of(request.kept, answers);
}

}  // namespace openmash
