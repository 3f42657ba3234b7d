// What was let out to a reader's agency, whether it was asked in the case or not. The release is
// the decision on which they see it: it is found for each reader anew, item by item, and what is
// taken back or over is not in it. What a conflict or a list keeps from somebody stays kept.
#include <algorithm>

#include "app/look.h"
#include "views/worklist.h"

namespace openmash::app {

Result<Visible<std::vector<Released<OutwardItem>>>, Refusal> Look::released_to_us(
    const Reader& asking) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const Staff* staff = as_staff(reader.actor);
  const std::optional<AgencyCode> agency = staff == nullptr ? std::nullopt : staff->agency;
  const Subject own{.worker = {}, .asked = agency, .decided = false};
  if (!agency || !permits(reader.actor, Permission::see_request, own, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::answer, {})) {
      return released_to_us(reader);
    }
    return No<Refusal>{NotPermitted{}};
  }
  const auto contacts = core_.readers().read(
      [&](db::Connection& connection) { return views::contacts_released_to(connection, *agency); });
  std::vector<Released<OutwardItem>> all;
  std::vector<SubjectShown> subjects;
  for (const ContactId contact : contacts) {
    const auto file = core_.load(contact);
    // A release to an agency stands to its people as a request to it does.
    Subject subject = this->subject(reader, *file);
    subject.asked = agency;
    if (!permits(reader.actor, Permission::see_request, subject, core_.profile())) {
      continue;
    }
    std::vector<ItemId> items;
    for (Released<OutwardItem>& one :
         Outward::to(*file, {.to = ReleaseTo::an_agency, .agency = *agency}, core_.now())) {
      items.push_back(one->item);
      all.push_back(std::move(one));
    }
    if (!items.empty()) {
      subjects.push_back({.contact = contact,
                          .version = file->version,
                          .items = std::move(items),
                          .extent = Extent::part});
    }
  }
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::answer, std::move(subjects))) {
    return released_to_us(reader);
  }
  return Visible<std::vector<Released<OutwardItem>>>{std::move(all)};
}

}  // namespace openmash::app
