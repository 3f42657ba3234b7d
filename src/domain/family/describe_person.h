// Somebody else who matters is named: a parent's partner, a grandparent, a child nobody mentioned.
// They are described as on the form, and can then be asked about like everybody else.
// Nobody who is there already is described twice; a contact's own people came with it.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct DescribePerson {
  static constexpr Permission needs = Permission::talk_with_family;
  PersonDescribed person;
};

[[nodiscard]] Decided decide(const CaseFile& file, const DescribePerson& command, const Actor& by,
                             const Moment& moment);

}  // namespace openmash
