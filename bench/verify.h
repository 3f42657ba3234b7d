// How fast a whole ledger is verified, beside SHA-256 over the same bytes in the same run.
// The file is warm in the machine's cache, so it is never the disk that is measured. Hashing is one
// thread's, on bytes in memory, in one piece; verifying is the product's, with its second thread
// that reads ahead. Both need a machine that has nothing else to do. The ledger is
// ledger_intake.h's, with leaves, nodes and checkpoints. The command: `openmash bench verify`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>

namespace openmash::bench {

struct VerifyOptions {
  std::size_t referrals = 20'000;  ///< of ten events each
  int turns = 21;                  ///< of each side; the middle one counts
  std::filesystem::path folder;    ///< empty: the system's temporary one
};

struct VerifyReport {
  std::uint64_t events = 0;
  std::uint64_t checkpoints = 0;
  std::uint64_t bytes = 0;  ///< of headers, parts and the tree
  double verify_seconds = 0;
  double hash_seconds = 0;

  [[nodiscard]] double ratio() const { return hash_seconds / verify_seconds; }
  /// Ratio at least 0.35.
  [[nodiscard]] bool meets_the_aim() const;
};

[[nodiscard]] VerifyReport bench_verify(const VerifyOptions& options);

std::ostream& operator<<(std::ostream& out, const VerifyReport& report);

}  // namespace openmash::bench
