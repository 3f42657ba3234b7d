// The worker writes the MASH record: a summary of what was said, and what it means.
// Every version is kept; the newest is the one decided on. It takes back a sending back.
// A leaflet: the social worker "writes a summary of that information on a MASH record".
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct WriteRecord {
  static constexpr Permission needs = Permission::write_record;
  std::string summary;
  std::string analysis;
};

[[nodiscard]] Decided decide(const CaseFile& file, const WriteRecord& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
