// What suggestions of who is who rest on: a model and how common names are, saved under a name.
// Adopted by somebody at a terminal, recorded whole in the ledger and in force from the next start;
// nothing of it is ever counted from who is in the hub, so that a record hidden from somebody
// changes no weight (sealing.md 5), and a judgement's word on it can be looked up for ever. Applied
// by person_index.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/person/links.h"
#include "linkage/frequencies.h"
#include "linkage/model.h"

namespace openmash::app {

struct Matching {
  std::string name;
  linkage::Model model;
  std::optional<linkage::Frequencies> frequencies;  ///< nothing: no name is rarer than another
};

/// The last one adopted; the usual model where none was, or where its words were destroyed.
[[nodiscard]] Matching matching_in_force(const Links& links);

/// What is wrong with it, for whoever wants to adopt it; nothing where it can be adopted.
[[nodiscard]] std::optional<std::string> wrong_with(const MatchingAdopted& wanted,
                                                    const Links& links);

}  // namespace openmash::app
