// How many whole referrals a second are durable, beside what the machine could do at most.
// The limit is measured in the same run, turn about with the product: the bare SQLite C interface
// writing the same rows, into the same tables and indexes, with as many referrals to a commit as
// the product had. What those rows are is not written down here: one referral of the product is
// looked at, and its rows are the pattern. The ledger alone as a product: ledger_intake.h. The
// command: `openmash bench intake`.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <vector>

namespace openmash::bench {

/// What is measured. Made afresh, with an empty database, for every turn.
class IntakeProduct {
 public:
  virtual ~IntakeProduct() = default;

  /// Takes in one whole referral and comes back when it is durable. Called from several threads at
  /// once.
  virtual void submit() = 0;

  [[nodiscard]] virtual std::filesystem::path database() const = 0;
  [[nodiscard]] virtual std::uint64_t commits() const = 0;
};

using MakeIntakeProduct =
    std::function<std::unique_ptr<IntakeProduct>(const std::filesystem::path& folder)>;

struct IntakeOptions {
  std::vector<std::size_t> writers{1, 16};
  std::chrono::milliseconds turn{2000};
  int turns = 3;                 ///< of each side; the middle one counts
  std::filesystem::path folder;  ///< on the disk to be measured; empty: the system's temporary one
};

struct IntakeFigure {
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
  double worst_ms = 0;
  double in_a_commit = 0;  ///< referrals, on average
};

struct IntakeComparison {
  std::size_t writers = 0;
  IntakeFigure product;
  IntakeFigure limit;
  [[nodiscard]] double ratio() const { return product.per_second / limit.per_second; }
};

struct IntakeReport {
  std::size_t rows = 0;   ///< that one referral writes
  std::size_t bytes = 0;  ///< in their text and blob columns
  std::vector<IntakeComparison> comparisons;

  /// With 16 writers: ratio at least 0.5, and 99 of 100 durable within 50 ms.
  [[nodiscard]] bool meets_the_aim() const;
};

[[nodiscard]] IntakeReport bench_intake(const IntakeOptions& options,
                                        const MakeIntakeProduct& make_product);

std::ostream& operator<<(std::ostream& out, const IntakeReport& report);

}  // namespace openmash::bench
