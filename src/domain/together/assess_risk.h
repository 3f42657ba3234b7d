// The risk assessment, a part of the record by itself.
// It is words, never a score; written again, the newer stands and the older stays in the record.
// The summary and the analysis are decision/write_record.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct AssessRisk {
  static constexpr Permission needs = Permission::write_record;
  std::string text;
};

[[nodiscard]] Decided decide(const CaseFile& file, const AssessRisk& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
