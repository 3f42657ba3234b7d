// Somebody an agency asked is given a link to answer by, for some days.
// Whoever makes it chooses whom the guest is told of, among those the request is about: nobody is
// chosen beforehand, and nothing else of the case is ever shown by it. The address and its code are
// made by app/guests.h and are in no event. It is ended by end_guest_link.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

inline constexpr int guest_link_days_max = 28;

struct MakeGuestLink {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  EnquiryId enquiry;
  LinkId link;
  std::vector<PersonId> named;
  int days = 0;
};

[[nodiscard]] Decided decide(const CaseFile& file, const MakeGuestLink& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
