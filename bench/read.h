// How long it takes to open a case of sixty items, the record of the reading durable first, in a
// hub with many contacts and in one with few.
// Two hubs are open at once and read turn about, so that a busy machine is as unkind to the one as
// to the other; every reading is in a session of its own, so each writes its record. Beside them
// stands what must be paid in any case: the rows of one such record, written by the bare SQLite
// interface. The command: `openmash bench read`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>

namespace openmash::bench {

struct ReadOptions {
  std::size_t many = 100'000;
  std::size_t few = 1'000;
  std::size_t items = 60;
  std::size_t cases = 10;  ///< of that size in each hub, half of them among the oldest contacts
  std::size_t readings = 500;
  std::uint64_t seed = 1;  ///< of the order in which cases are opened
  std::filesystem::path folder;
};

struct ReadFigure {
  double p50_ms = 0;
  double p99_ms = 0;
  double worst_ms = 0;
};

struct ReadReport {
  ReadOptions options;
  double filled_per_second = 0;  ///< small referrals, 16 at once
  ReadFigure many;
  ReadFigure few;
  ReadFigure limit;

  [[nodiscard]] double ratio() const { return many.p50_ms / few.p50_ms; }
  /// p99 at most 20 ms with many, and at most 1.3 times the time with few.
  [[nodiscard]] bool meets_the_aim() const;
};

[[nodiscard]] ReadReport bench_read(const ReadOptions& options);

std::ostream& operator<<(std::ostream& out, const ReadReport& report);

}  // namespace openmash::bench
