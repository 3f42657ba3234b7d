// `openmash bench linkage`: how right and how fast the matching is, set by set.
// Every labelled set of a folder where one is named, and always the invented registers; the figures
// of Splink beside them are those measured for the same sets on two such cores. Nothing is tuned
// here and the truth is read by the scorer alone. The invented people: bench/linkage_people.h.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "linkage/accuracy.h"
#include "linkage/link.h"

namespace openmash::bench {

struct LinkageOptions {
  std::filesystem::path data;    ///< the labelled sets; empty: the invented registers alone
  std::size_t people = 100'000;  ///< invented
  std::size_t threads = 2;
};

/// What the peer reached on the same set: linkage.md 1.
struct PeerFigures {
  double f1_best = 0;
  double f1_at_95 = 0;
  std::optional<double> twin_errors;
  double seconds = 0;  ///< to train, predict and cluster
  double peak_gib = 0;
};

struct LinkageFigures {
  std::string set;
  std::size_t records = 0;
  linkage::Accuracy accuracy;
  linkage::Seconds seconds;
  double read_seconds = 0;
  double prepare_seconds = 0;
  double cpu_seconds = 0;  ///< of all but reading and preparing
  double pairs = 0;
  double peak_gib = 0;
  double false_links = 0;  ///< at p 0.95
  std::optional<double> twin_errors;
  std::optional<double> recall_gap;  ///< best name group to worst
  std::optional<double> recall_of_unborn;
  std::optional<PeerFigures> peer;
};

struct LinkageReport {
  std::vector<LinkageFigures> sets;
  [[nodiscard]] bool meets_the_aim() const;
};

std::ostream& operator<<(std::ostream& out, const LinkageReport& report);

[[nodiscard]] LinkageReport bench_linkage(const LinkageOptions& options);

}  // namespace openmash::bench
