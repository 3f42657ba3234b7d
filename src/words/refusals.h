// What people read when the hub rightly says no: a heading, and what they can do now.
// Every refusal has words of its own, and none of them blames the reader. They hold the profile's
// names for things and never a person's. The refusals are in domain/casefile/refusals.h; the page
// is web/layout.h's.
#pragma once

#include <string>

#include "domain/casefile/refusals.h"
#include "domain/hub/profile.h"

namespace openmash::words {

struct Words {
  std::string heading;     ///< what is so: "This contact has already been decided"
  std::string what_to_do;  ///< a whole sentence

  friend bool operator==(const Words&, const Words&) = default;
};

[[nodiscard]] Words words_for(const Refusal& refusal, const hub::Profile& profile);

}  // namespace openmash::words
