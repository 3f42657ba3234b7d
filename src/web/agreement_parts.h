// What other pages say of the agreements to share information: which agency has none in force, and
// what those who keep them must look at.
// They warn and stop nothing: a child who cannot wait is not kept waiting for a signature. The
// agreements themselves are pages/agreements.cpp.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"
#include "web/visit.h"

namespace openmash::web {

/// The name of the agreement in force with this agency today; empty where there is none.
[[nodiscard]] std::string agreement_in_force(const Visit& visit, const AgencyCode& agency);

/// With how many of these agencies one is in force, and then each with which there is something
/// to say; nothing where there is nothing.
[[nodiscard]] Html without_agreement(const Visit& visit, const std::vector<hub::Agency>& agencies);

/// For those who keep them: what lapsed, lapses or is to be looked at; nothing for anybody else.
[[nodiscard]] Html agreements_to_look_at(const Visit& visit);

}  // namespace openmash::web
