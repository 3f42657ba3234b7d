// An agency asks one of its people, or somebody outside, for its answer: a teacher, the GP, an
// officer. One request becomes several named enquiries, each with its own answer and source. What
// they say is record_person_answer.h; the agency's answer is still return_information.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct AskPerson {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  EnquiryId enquiry;
  std::string whom;
  std::optional<EntryId> entry{};  ///< where the directory has them
  std::string setting{};           ///< its name there
};

[[nodiscard]] Decided decide(const CaseFile& file, const AskPerson& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
