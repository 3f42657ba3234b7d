// What `openmash bench` measures: intake (bench/intake.h), read (bench/read.h), verify
// (bench/verify.h) and linkage (bench/linkage.h).
// Each prints the product's figure, what it is measured against in the same run, and the ratio;
// nothing is kept. The hub measured is made by bench/sample_hub.h.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace openmash::bench {

struct BenchOptions {
  std::filesystem::path folder;    ///< on the disk to be measured; empty: the temporary one
  std::size_t contacts = 100'000;  ///< how many are stored when a case is read
  std::filesystem::path data;      ///< labelled sets for linkage; empty: invented people alone
  std::size_t people = 0;          ///< 0: as many as the bench takes by itself
};

/// Exit status: 0 when the aim is met, 1 when it is missed.
[[nodiscard]] int run(std::string_view which, const BenchOptions& options = {});

}  // namespace openmash::bench
