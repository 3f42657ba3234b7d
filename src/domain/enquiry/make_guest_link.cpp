#include "domain/enquiry/make_guest_link.h"

#include "base/contains.h"

namespace openmash {

Decided decide(const CaseFile& file, const MakeGuestLink& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  if (request->find(command.enquiry) == nullptr) {
    return no(NoSuchEnquiry{});
  }
  if (command.named.empty()) {
    return no(NothingSaid{});
  }
  for (const PersonId person : command.named) {
    if (!contains(request->asked.what.about, person)) {
      return no(NotAChildHere{.person = person});
    }
  }
  if (command.days < 1 || command.days > guest_link_days_max) {
    return no(LinkTooLong{});
  }
  return CaseEvents{GuestLinkMade{.request = command.request,
                                  .enquiry = command.enquiry,
                                  .link = command.link,
                                  .named = command.named,
                                  .until = moment.now + std::chrono::days{command.days}}};
}

}  // namespace openmash
