// A guest link is taken back before its time, with a reason.
// Nothing more is shown or taken by it from that moment; what was sent by it stays. Another one is
// made by make_guest_link.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct EndGuestLink {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  EnquiryId enquiry;
  LinkId link;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const EndGuestLink& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
