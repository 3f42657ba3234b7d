// Every distinct value of a column once, under a small number.
// Numbers are given in order of arrival and never change; 0 is the empty value, which means "not
// known". Two values are compared by their numbers first: table.h fills these, people.h reads them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace openmash::linkage {

using ValueId = std::uint32_t;

class Vocabulary {
 public:
  Vocabulary();

  ValueId intern(std::string_view value);
  /// 0 where the value never arrived.
  [[nodiscard]] ValueId find(std::string_view value) const;
  [[nodiscard]] std::string_view operator[](ValueId id) const {
    return std::string_view{letters_}.substr(ends_[id], ends_[id + 1] - ends_[id]);
  }
  [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }
  /// Forgets the values from this number on, as if they had never arrived.
  void forget_from(std::size_t size);
  /// Overwrites a value's letters: nothing is found by them any more, and the number stays taken.
  void blank(ValueId id);

 private:
  [[nodiscard]] std::size_t place_of(std::string_view value, std::uint32_t tag) const;
  void grow();

  struct Place {
    ValueId id = 0;
    std::uint32_t tag = 0;  ///< half of the hash, so that a miss seldom reads the letters
  };
  std::string letters_;
  std::vector<std::uint32_t> ends_;
  std::vector<Place> places_;
};

}  // namespace openmash::linkage
