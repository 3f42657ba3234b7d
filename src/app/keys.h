// The turn of the month for keys: a new epoch, every live key wrapped anew by it, and the epochs no
// backup that is kept still needs destroyed.
// It makes nothing unreadable that is in this database: an epoch that still wraps a key stays. A
// restart in the middle of it loses nothing, and the next turn goes on. Days and epochs:
// seal/epochs.h. What it means for backups: docs/operate/retention-and-erasure.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "app/core.h"
#include "seal/epochs.h"

namespace openmash::app {

/// `when_due`: a new epoch where the newest is of an earlier month. `now`: one in any case.
enum class Turn { when_due, now };

struct KeysTurned {
  std::optional<seal::Epoch> added;
  std::uint64_t rewrapped = 0;
  std::vector<seal::Epoch> destroyed;

  [[nodiscard]] bool did_something() const {
    return added.has_value() || rewrapped != 0 || !destroyed.empty();
  }
};

/// @param kept  how long backups are kept
/// @param looked  this process has looked for keys of older epochs before: they are looked for
/// again only when there is a new epoch, or one is to go
[[nodiscard]] KeysTurned turn_keys(Core& core, Turn turn, std::chrono::days kept, bool looked,
                                   const std::function<void(std::uint64_t)>& so_far = {});

}  // namespace openmash::app
