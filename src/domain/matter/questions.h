// What is asked about a matter, a short list for each kind; the same list is checked, asked on the
// page and shown again.
// The list of an advice call has no place for a child's name, and what is not on a list is refused:
// so there is none to keep. Wording for staff; answers are domain/intake/answers.h.
#pragma once

#include <span>
#include <string_view>

#include "domain/matter/events.h"

namespace openmash {

struct MatterOption {
  std::string_view value;
  std::string_view label;
};

struct MatterQuestion {
  std::string_view key;
  std::string_view label;
  std::string_view hint;
  bool needed = true;
  bool long_answer = false;
  std::span<const MatterOption> options{};  ///< empty: words
};

[[nodiscard]] std::span<const MatterQuestion> matter_questions(MatterKind kind);

/// "words" is asked of every kind: what arrived, in its own words.
inline constexpr std::string_view matter_words = "words";

}  // namespace openmash
