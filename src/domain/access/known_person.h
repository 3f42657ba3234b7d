// Somebody a member of staff has to do with, in the words that find them again, and whether a
// person described in a case may be the same, or live with them.
// A conflict of interest is matched on names with the day of birth, on an address, on a telephone
// number; however they are written, and never on a name alone. Too much is found rather than too
// little: who is found is kept out, and asked about by a manager. rights.h asks it at every
// request.
#pragma once

#include <string>

#include "domain/casefile/casefile.h"

namespace openmash {

struct KnownPerson {
  std::string name;
  std::string born;  ///< as PartialDate is written
  std::string address;
  std::string telephone;

  friend bool operator==(const KnownPerson&, const KnownPerson&) = default;
};

/// Nothing by which anybody could be found.
[[nodiscard]] bool finds_nobody(const KnownPerson& known);

/// Whether anybody in the case may be them or live where they do, or it happened there.
[[nodiscard]] bool is_in(const KnownPerson& known, const CaseFile& file);

/// Small letters and digits, accents taken off the Latin letters, one space between words: how
/// words are compared.
[[nodiscard]] std::string folded_words(std::string_view text);

}  // namespace openmash
