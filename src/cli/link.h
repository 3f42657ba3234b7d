// `openmash link`: the same people in one register or across two, for analysts.
// Writes suggestions and never changes a register; what could not be read is listed by line. What
// it writes is in docs/operate/linking.md, the charts are link_report.h, and all of the thinking is
// linkage/link.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace openmash::cli {

struct LinkRun {
  std::filesystem::path a;
  std::filesystem::path b;      ///< empty: A is deduplicated
  std::filesystem::path model;  ///< used where it is there, learnt and written where it is not
  std::filesystem::path out;    ///< a folder
  std::filesystem::path frequencies;  ///< where to write how common names are; empty: nowhere
  std::string truth;                  ///< the heading of the column that says who is who
  std::string group;                  ///< a heading for the fairness table
  std::filesystem::path people;       ///< where that heading is: a file by the truth's value
  std::vector<std::string> columns;   ///< "heading=field", where the usual guess is wrong
  std::vector<std::string> vetoes;    ///< "nhs_number=different birth_date=different"
  double probability = 0.95;          ///< from here on a pair is a link
  bool one_to_one = false;
  unsigned threads = 0;  ///< 0: as many as there are
  std::uint64_t seed = 1;
};

/// Exit status: 0, or 1 where nothing could be read.
[[nodiscard]] int link(const LinkRun& run);

}  // namespace openmash::cli
