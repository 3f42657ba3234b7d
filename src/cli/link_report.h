// The report of a linking run: one HTML file with its charts in it, readable in ten years' time.
// Names records by their ids and never shows a value, so that it can be passed on; no script, no
// address to anywhere. Written by link.cpp.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "linkage/accuracy.h"
#include "linkage/link.h"
#include "linkage/weigh.h"

namespace openmash::cli {

struct Fairness {
  std::string by;  ///< "Name group"
  std::vector<linkage::GroupScore> groups;
};

/// One pair, as a waterfall: where it begins, one bar for each comparison, where it ends.
struct ExplainedPair {
  std::string why_shown;
  std::string one;
  std::string other;
  linkage::Explanation explanation;
};

struct LinkReport {
  std::string a;
  std::string b;
  std::size_t records = 0;
  std::size_t bad_rows = 0;
  double threshold = 0;  ///< bits
  std::size_t links_at_threshold = 0;
  std::size_t possible_twins = 0;
  std::size_t clusters = 0;
  const linkage::Linked* linked = nullptr;
  std::optional<linkage::Accuracy> accuracy;
  std::vector<Fairness> fairness;
  std::vector<ExplainedPair> examples;
  std::array<bool, linkage::field_count> fields{};  ///< which some record says
};

[[nodiscard]] std::string report_page(const LinkReport& report);

}  // namespace openmash::cli
