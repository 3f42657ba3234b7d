// The written answer to the referrer, composed from the decision and a template of the hub, edited
// by a person. Only when there is something to tell: a decision, or a contact passed to the worker
// a child already has. letters/compose.h makes the first draft; approve_feedback.h lets it go.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct WriteFeedback {
  static constexpr Permission needs = Permission::write_feedback;
  LetterId letter;
  std::string template_name;
  std::string text;
};

[[nodiscard]] Decided decide(const CaseFile& file, const WriteFeedback& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
