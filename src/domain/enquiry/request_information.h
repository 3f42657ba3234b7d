// The worker asks agencies what they hold: why, on what basis, about whom, and what in particular.
// Every agency the profile asks by default is asked, now or before, or left out with a reason. An
// agency is asked once; more can be asked of it later (ask_for_more.h) without a new clock.
// A leaflet: "The information is collected from all the partner agencies".
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct AskAgency {
  RequestId request;
  AgencyCode agency;
  std::string particulars;
  std::vector<ParticularCode> left_out{};  ///< of the agency's questions, those not put this time
  std::vector<std::string> added{};        ///< questions put this time only
};

struct LeaveOutAgency {
  AgencyCode agency;
  std::string reason;
};

struct RequestInformation {
  static constexpr Permission needs = Permission::gather;
  std::vector<AskAgency> ask;
  std::vector<LeaveOutAgency> leave_out;
  BasisCode basis;
  std::vector<PersonId> about;
  std::string why;
};

/// By when this agency is to answer: what was set or rated since it was asked holds for it too.
[[nodiscard]] std::optional<Instant> due_of(const CaseFile& file, const Request& request);

[[nodiscard]] Decided decide(const CaseFile& file, const RequestInformation& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
