// Older months of the record of reading, each in a file of its own beside the database.
// Only sealed bodies of events of class access move, and only whole months that are over: headers,
// hashes, keys and the tree stay, so the ledger is as provable as before and an erasure of keys
// reaches both. A month whose file is not at hand is never taken for an empty one: reading it
// throws. docs/formats/ledger.md has the file; docs/decisions/0028 says why.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/faults.h"
#include "db/connection.h"
#include "db/writer.h"
#include "ledger/stored_event.h"

namespace openmash::ledger {

/// What is asked for lies in an archive that is not beside the database.
struct ArchiveNotAtHand : DatabaseFault {
  ArchiveNotAtHand(std::string_view month, const std::filesystem::path& file);
  std::string month;
};

/// "2026-09", by the time in the header.
[[nodiscard]] std::string month_of(Instant at);
[[nodiscard]] std::filesystem::path archive_of(const std::filesystem::path& folder,
                                               std::string_view month);

struct ArchivedMonth {
  std::string month;
  std::uint64_t parts = 0;
  bool is_at_hand = true;
};

/// Those that were archived, oldest first.
[[nodiscard]] std::vector<ArchivedMonth> archived_months(db::Connection& connection,
                                                         const std::filesystem::path& folder);

/// Gives these events of one stream their bodies back, where an archive has them.
void read_archived(db::Connection& connection, const std::filesystem::path& folder, StreamId stream,
                   std::vector<StoredEvent>& events);

/// Moves the months before this one. Each archive is on the disk and read again before anything
/// leaves the database; stopped in between, the same again finishes it.
std::vector<ArchivedMonth> archive_before(db::Writer& writer, const std::filesystem::path& folder,
                                          std::string_view month);

}  // namespace openmash::ledger
