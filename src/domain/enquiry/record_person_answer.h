// What one of the people an agency asked has said.
// It is the agency's working note until the agency returns it as an item (return_information.h).
// Answered once; "nothing known" is an answer and silence is not.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct RecordPersonAnswer {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  EnquiryId enquiry;
  std::string words;
};

[[nodiscard]] Decided decide(const CaseFile& file, const RecordPersonAnswer& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
