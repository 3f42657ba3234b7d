// Which records show a value: for each value's number the rows that have it, in order.
// What is there at the start lies in one block; what comes later is appended beside it, so that one
// more record costs nothing of the whole. Rows that went away stay listed, and whoever reads asks
// whether they live. Used by lookup.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace openmash::linkage {

class Postings {
 public:
  using Row = std::uint32_t;

  /// `values(row, put)` puts each number a row is to be found under; 0 is none.
  template <class Values>
  void build(std::size_t rows, std::size_t numbers, const Values& values) {
    starts_.assign(numbers + 1, 0);
    for (std::size_t row = 0; row < rows; ++row) {
      values(static_cast<Row>(row), [this](std::uint32_t number) {
        if (number != 0) {
          ++starts_[number];
        }
      });
    }
    std::uint32_t sum = 0;
    for (std::uint32_t& start : starts_) {
      sum += start;
      start = sum;  // its end, until the rows are put in from behind
    }
    rows_.assign(sum, 0);
    for (std::size_t row = rows; row-- > 0;) {
      values(static_cast<Row>(row), [this, row](std::uint32_t number) {
        if (number != 0) {
          rows_[--starts_[number]] = static_cast<Row>(row);
        }
      });
    }
    later_.clear();
  }

  void add(std::uint32_t number, Row row) {
    if (number != 0) {
      later_[number].push_back(row);
    }
  }

  /// Of the rows under the numbers from `first` up to and without `end` those that were there at
  /// the start.
  [[nodiscard]] std::span<const Row> at_first(std::uint32_t first, std::uint32_t end) const {
    const auto numbers = static_cast<std::uint32_t>(starts_.empty() ? 0 : starts_.size() - 1);
    const std::uint32_t from = first < numbers ? starts_[first] : 0;
    const std::uint32_t to = first < numbers ? starts_[end < numbers ? end : numbers] : 0;
    return std::span{rows_}.subspan(from, to - from);
  }
  /// And those that came later.
  template <class Visit>
  void for_each_later(std::uint32_t first, std::uint32_t end, const Visit& visit) const {
    if (!later_.empty()) {
      for (std::uint32_t number = first; number < end; ++number) {
        if (const auto found = later_.find(number); found != later_.end()) {
          for (const Row row : found->second) {
            visit(row);
          }
        }
      }
    }
  }
  template <class Visit>
  void for_each(std::uint32_t number, const Visit& visit) const {
    for (const Row row : at_first(number, number + 1)) {
      visit(row);
    }
    for_each_later(number, number + 1, visit);
  }
  /// Whether `test` holds for one of them.
  template <class Test>
  [[nodiscard]] bool any(std::uint32_t number, const Test& test) const {
    if (std::ranges::any_of(at_first(number, number + 1), test)) {
      return true;
    }
    const auto found = later_.find(number);
    return found != later_.end() && std::ranges::any_of(found->second, test);
  }

 private:
  std::vector<std::uint32_t> starts_;
  std::vector<Row> rows_;
  std::unordered_map<std::uint32_t, std::vector<Row>> later_;
};

}  // namespace openmash::linkage
