#include "domain/enquiry/end_guest_link.h"

namespace openmash {

Decided decide(const CaseFile& file, const EndGuestLink& command, const Actor&,
               const Moment& moment) {
  const Request* request = file.enquiry.find(command.request);
  if (request == nullptr) {
    return no(NotAsked{});
  }
  const NamedEnquiry* enquiry = request->find(command.enquiry);
  if (enquiry == nullptr) {
    return no(NoSuchEnquiry{});
  }
  const GuestLink* link = enquiry->link(command.link);
  if (link == nullptr || !link->lives_at(moment.now)) {
    return no(LinkEnded{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{GuestLinkEnded{.request = command.request,
                                   .enquiry = command.enquiry,
                                   .link = command.link,
                                   .reason = command.reason}};
}

}  // namespace openmash
