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

/// One line for all of these agencies with which none is in force; nothing where there is none
/// such.
[[nodiscard]] Html without_agreement(const Visit& visit, const std::vector<hub::Agency>& agencies);

/// For those who keep them: what lapsed, lapses or is to be looked at; nothing for anybody else.
[[nodiscard]] Html agreements_to_look_at(const Visit& visit);

}  // namespace openmash::web
