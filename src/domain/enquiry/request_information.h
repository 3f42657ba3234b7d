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

[[nodiscard]] Decided decide(const CaseFile& file, const RequestInformation& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
