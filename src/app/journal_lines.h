// What a line of the journal says: a part that was destroyed, an account that was closed.
// Ids and hashes, so that the file may lie where the keys lie and tells nobody anything. A part is
// known by its ciphertext, so that a line never destroys what came after a restore in the same
// place. The file: keep/journal.h, docs/formats/journal.md. Who does it again: app/done_again.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "domain/casefile/events.h"
#include "ledger/part.h"

namespace openmash::app {

struct PartDestroyed {
  Id128 stream;
  std::uint64_t sequence = 0;
  std::uint16_t part = 0;
  seal::Hash ciphertext{};
  DestructionId destruction;
  std::optional<PersonId> child;  ///< it took what was about this one; nothing: every word
};

struct ClosedAccount {
  StaffId account;
};

using JournalLine = std::variant<PartDestroyed, ClosedAccount>;

[[nodiscard]] std::string line_of(const PartDestroyed& line);
[[nodiscard]] std::string line_of(const ClosedAccount& line);

/// Throws CorruptRecord for a line of no known kind: a newer program wrote it.
[[nodiscard]] JournalLine read_line(std::string_view line);

}  // namespace openmash::app
