#include "domain/release/outward.h"

#include "domain/casefile/verb.h"
#include "domain/release/held.h"

namespace openmash {

std::string rendition(const Request& request, const ItemReleased& release) {
  switch (release.extent) {
    case HowMuch::whole: {
      const Signed<ItemReturned>* item = item_in(request, release.item);
      return item == nullptr ? "" : item->what.text;
    }
    case HowMuch::part:
      return release.words;
    case HowMuch::that_it_exists:
      return is_blank(release.words)
                 ? request.asked.what.agency_name + " holds something about this. Speak to them."
                 : release.words;
  }
  return "";
}

std::vector<Released<OutwardItem>> Outward::to(const CaseFile& file, const Recipient& recipient,
                                               Instant now) {
  std::vector<Released<OutwardItem>> all;
  for (const Request& request : file.enquiry.requests) {
    for (const Signed<ItemReturned>& item : request.items) {
      const auto live = live_releases(request, item.what.item, recipient, now);
      // Records from before two at once were refused may hold several: the newest stands.
      if (!live.empty()) {
        if (auto one = of(file, live.back()->what.release, now)) {
          all.push_back(*std::move(one));
        }
      }
    }
  }
  return all;
}

std::optional<Released<OutwardItem>> Outward::of(const CaseFile& file, ReleaseId release,
                                                 Instant now) {
  const auto [request, found] = find_release(file, release);
  if (found == nullptr || !is_in_force(*request, found->what, now) ||
      found->what.to == ReleaseTo::the_case) {
    return std::nullopt;
  }
  std::string words = rendition(*request, found->what);
  if (is_blank(words)) {
    return std::nullopt;
  }
  return Released<OutwardItem>{OutwardItem{.release = release,
                                           .item = found->what.item,
                                           .request = found->what.request,
                                           .to = recipient_of(found->what),
                                           .owner = request->asked.what.agency_name,
                                           .words = std::move(words),
                                           .purpose = found->what.purpose,
                                           .conditions = found->what.conditions,
                                           .until = found->what.until}};
}

std::optional<Released<NamedReferrer>> Outward::referrer(const CaseFile& file,
                                                         const Recipient& recipient, Instant now) {
  const auto* found = referrer_release(file, recipient, now);
  if (found == nullptr) {
    return std::nullopt;
  }
  return Released<NamedReferrer>{
      NamedReferrer{.release = found->what.release,
                    .name = std::string{file.intake.contact.answers.words("name")}}};
}

}  // namespace openmash
