#include "domain/release/ask_for_release.h"

#include <algorithm>

#include "domain/release/held.h"
#include "domain/release/recipient.h"
#include "domain/release/release_item.h"
#include "domain/release/same_words.h"

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
    const bool held = is_held(request, what.item, moment.now);
    // Which words of it, nobody can say who may not read it; asked of a held item it would answer
    // whether it holds them.
    if (what.extent != HowMuch::part || held) {
      what.words.clear();
    } else if (!has_words(item_in(request, what.item)->what.text, what.words)) {
      return no(NotTheirWords{});
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

bool is_within(const Request& request, const ItemReleased& release) {
  const auto asks_less = [&](const Signed<ReleaseAsked>& one) {
    const ReleaseAsked& asked = one.what;
    const bool same = asked.item == release.item && is_open(request, one) &&
                      is_same({.to = asked.to, .agency = asked.agency, .name = asked.recipient},
                              recipient_of(release));
    if (!same || !asked.extent || *asked.extent == HowMuch::whole) {
      return false;
    }
    if (*asked.extent == HowMuch::part && release.extent == HowMuch::part) {
      return !asked.words.empty() && !has_words(asked.words, release.words);
    }
    return release.extent != HowMuch::that_it_exists;
  };
  return std::ranges::none_of(request.asked_for, asks_less);
}

}  // namespace openmash
