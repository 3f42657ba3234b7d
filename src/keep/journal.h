// What must be done again on a database that was put back from a backup: destructions, closed
// accounts. Ids and hashes only.
// Each line is in the database, written with what it tells of, and in a file beside the key file,
// which no backup of the database holds. A database with fewer lines than the file is older than
// what was decided since, and is not to be served before they are done again (app/done_again.h).
// The file's grammar: docs/formats/journal.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "db/readers.h"
#include "db/writer.h"

namespace openmash::keep {

class Journal {
 public:
  /// Makes its table. Throws ConfigurationFault where the file is no journal.
  Journal(db::Writer& writer, db::Readers& readers, std::filesystem::path file);

  /// For ledger::Batch::rows: the line is stored with what it tells of, or neither is.
  [[nodiscard]] static db::Statement row(std::string line);

  /// Writes to the file, durably, what the database has beyond it. After a crash between the two
  /// the next call does it.
  void bring_up_to_date();

  /// The lines the file has and the database has not: none, but after a restore. Throws
  /// ConfigurationFault where the two tell of different hubs.
  [[nodiscard]] std::vector<std::string> missing_here();

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  [[nodiscard]] std::vector<std::string> stored();
  struct Written {
    std::vector<std::string> lines;
    std::uintmax_t size = 0;  ///< of the file, up to its last whole line
  };
  [[nodiscard]] Written written() const;

  db::Writer& writer_;
  db::Readers& readers_;
  std::filesystem::path file_;
  std::mutex mutex_;  // one writes to the file at a time
};

}  // namespace openmash::keep
