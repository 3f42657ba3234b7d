#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "domain/access/rules.h"

using namespace openmash;
using namespace openmash::access;

namespace {

constexpr std::size_t rows = 37'791'360;

/// The facts of a row of the table, counted as the page counts them: the last changes fastest.
class Row {
 public:
  explicit Row(std::size_t row) {
    for (std::size_t i = values_.size(); i-- > 0;) {
      const auto many = static_cast<std::size_t>(fact_values[i]);
      values_[i] = static_cast<int>(row % many);
      row /= many;
    }
  }

  void next() {
    for (std::size_t i = values_.size(); i-- > 0;) {
      if (++values_[i] < fact_values[i]) {
        return;
      }
      values_[i] = 0;
    }
  }

  [[nodiscard]] Facts facts() const {
    return {.who = static_cast<Who>(values_[0]),
            .session = static_cast<Session>(values_[1]),
            .purpose = static_cast<Purpose>(values_[2]),
            .conflict = static_cast<Conflict>(values_[3]),
            .restriction = static_cast<Restriction>(values_[4]),
            .relation = static_cast<Relation>(values_[5]),
            .about = static_cast<About>(values_[6]),
            .sealing = static_cast<Sealing>(values_[7]),
            .owner = static_cast<Owner>(values_[8]),
            .release = static_cast<Release>(values_[9]),
            .marker = static_cast<Marker>(values_[10]),
            .erased = static_cast<Erased>(values_[11]),
            .glass = static_cast<Glass>(values_[12]),
            .members = static_cast<Members>(values_[13]),
            .verb = static_cast<Verb>(values_[14])};
  }

  [[nodiscard]] std::string digits() const {
    std::string all;
    for (const int value : values_) {
      all += (all.empty() ? "" : " ") + std::to_string(value);
    }
    return all;
  }

 private:
  std::array<int, 15> values_{};
};

std::string the_oracles_table() {
  std::FILE* pipe = popen("node tests/access/oracle.mjs", "r");
  REQUIRE(pipe != nullptr);
  std::string table(rows + 1, '\0');
  std::size_t have = 0;
  while (have < table.size()) {
    const std::size_t more = std::fread(table.data() + have, 1, table.size() - have, pipe);
    if (more == 0) {
      break;
    }
    have += more;
  }
  table.resize(have);
  REQUIRE(pclose(pipe) == 0);
  return table;
}

struct Compared {
  std::size_t differ = 0;
  std::string first;  ///< the digits of the first that does, in the order of the page
};

Compared compared(const std::string& oracle) {
  Compared found;
  Row row{0};
  for (std::size_t i = 0; i < rows; ++i, row.next()) {
    const char ours = static_cast<char>('0' + static_cast<int>(level_of(row.facts())));
    if (ours != oracle[i] && ++found.differ == 1) {
      found.first = row.digits() + ": here " + ours + ", the oracle " + oracle[i];
    }
  }
  return found;
}

}  // namespace

TEST_CASE("in every case there is, the program and the oracle give the same level") {
  std::size_t counted = 1;
  for (const int many : fact_values) {
    counted *= static_cast<std::size_t>(many);
  }
  REQUIRE(counted == rows);
  std::string oracle = the_oracles_table();
  REQUIRE(oracle.size() == rows);

  const Compared found = compared(oracle);
  INFO(found.first);
  CHECK(found.differ == 0);

  // A control: of a table that is wrong in one row, that row is found.
  constexpr std::size_t planted = 20'000'003;
  oracle[planted] = oracle[planted] == '4' ? '3' : '4';
  const Compared wrong = compared(oracle);
  CHECK(wrong.differ == found.differ + 1);
  CHECK(wrong.first.starts_with(Row{planted}.digits()));
}
