// Whether the family agreed to one thing that is to be done, whether they were told, and if not
// why. What happened is always recorded; what the hub's rule for that purpose forbids is telling
// them beforehand where it is not sure to be safe, and going on without agreement on no ground of
// the hub's. What needs agreement: request_information.h and decide_outcomes.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct RecordAgreement {
  static constexpr Permission needs = Permission::talk_with_family;
  hub::Purpose purpose = hub::Purpose::check;
  AgreementState state = AgreementState::not_asked;
  std::string ground;  ///< code of the ground to go on without; empty: none is claimed
  std::optional<TellingRisk> telling;
  bool told = false;
  std::string reason;
};

[[nodiscard]] Decided decide(const CaseFile& file, const RecordAgreement& command, const Actor& by,
                             const Moment& moment);

/// Whether the hub's strictest rule about telling a family lets it be written to. What somebody
/// weighed last for each purpose counts; nowhere is a letter sent that would raise the risk.
[[nodiscard]] bool may_be_written_to(const CaseFile& file, const hub::Profile& profile);

/// Whether the hub's rule for this purpose lets it be done: it needs no agreement, or has it, or
/// has one of the hub's grounds to go on without.
[[nodiscard]] bool may_go_on(const CaseFile& file, hub::Purpose purpose,
                             const hub::Profile& profile);

}  // namespace openmash
