// When each epoch of a key file began, and when it goes: what erasure from backups rests on.
// An epoch is destroyed only after every live key was wrapped anew by a later one and the last
// backup that needs it has had its time; the newest is never destroyed. Nothing here knows a
// database: who wraps anew is app/keys.h, which asks this.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/instant.h"
#include "seal/key_ring.h"

namespace openmash::seal {

/// How long backups are kept, unless told otherwise.
inline constexpr std::chrono::days backups_kept{35};

struct EpochDays {
  Epoch number = 0;
  Date begun;
  std::optional<Date> ended;  ///< when the next began; nothing: it is the newest

  /// From this day on no backup that is still kept needs it.
  [[nodiscard]] std::optional<Date> goes(std::chrono::days kept) const;

  friend bool operator==(const EpochDays&, const EpochDays&) = default;
};

/// Oldest first. Where a file says only the month, an epoch is taken to have lasted to its end.
[[nodiscard]] std::vector<EpochDays> epochs_in(const std::filesystem::path& key_file);

/// Rewrites the file without these, durably and in one step. Those that are not there are passed
/// over; the newest stops the process.
void destroy_epochs(const std::filesystem::path& key_file, const std::vector<Epoch>& epochs);

}  // namespace openmash::seal
