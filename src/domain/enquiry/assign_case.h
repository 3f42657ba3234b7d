// A case is given to one worker, who gathers, weighs and writes. It may be given to another until
// it is decided. The web room says which role the chosen worker holds; the profile says which roles
// may gather. A leaflet: "Each MASH case is assigned to a social worker".
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct AssignCase {
  static constexpr Permission needs = Permission::assign;
  StaffId worker;
  RoleCode worker_role;
  std::string note{};  ///< what the next worker must know, where the case is handed over
};

/// Neither away with nobody there for them, nor kept from this case, nor missing on its list. These
/// are one answer, for the second and third may be known to nobody.
[[nodiscard]] bool is_available(StaffId worker, const CaseFile& file, const Moment& moment);

[[nodiscard]] Decided decide(const CaseFile& file, const AssignCase& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
