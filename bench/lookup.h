// `openmash bench lookup`: how right and how fast one person is found among many.
// Invented people, and the labelled questions of a folder where one is named; answers are timed one
// at a time on one thread, the truth is read by the scorer alone. The figures beside them are those
// a tuned PostgreSQL 15 reached on such people. The people: bench/linkage_people.h.
#pragma once

#include <cstddef>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace openmash::bench {

struct LookupOptions {
  std::filesystem::path data;      ///< the labelled sets; empty: invented people alone
  std::size_t people = 1'000'000;  ///< invented
  std::size_t questions = 2'000;
};

struct LookupFigures {
  std::string set;
  std::size_t people = 0;
  std::size_t questions = 0;
  double recall_at_10 = 0;
  double recall_at_1 = 0;
  double p50 = 0;  ///< milliseconds
  double p95 = 0;
  double p99 = 0;
  double most = 0;
  double cpu_p50 = 0;  ///< milliseconds of one processor, whoever else wanted it
  double cpu_p99 = 0;
  double build_seconds = 0;  ///< reading each record, and putting them in order
  double build_cpu = 0;
  double megabytes = 0;    ///< resident, beyond what there was before
  double insert_most = 0;  ///< milliseconds from adding one more to finding them, at most
  std::size_t lost = 0;    ///< of those added so, not found first
};

struct LookupReport {
  std::vector<LookupFigures> sets;
  [[nodiscard]] bool meets_the_aim() const;
};

std::ostream& operator<<(std::ostream& out, const LookupReport& report);

[[nodiscard]] LookupReport bench_lookup(const LookupOptions& options);

}  // namespace openmash::bench
