// Which of many names are worth comparing with one, letter by letter.
// It reads of each name only what lies side by side, letters, sound and root, so that a hundred
// thousand are passed in the time a few are compared; it lets some through that do not agree and
// keeps back none that its rule would let through. How two names agree is name.h; used by
// lookup.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "linkage/values/name.h"

namespace openmash::linkage {

enum class Worth : std::uint8_t { nothing, a_look_at_its_beginning, comparing };

/// Whether two names are worth comparing, by their forms.
[[nodiscard]] Worth worth_of(const NameForm& own, const NameForm& other);

class NameSieve {
 public:
  /// The book's names from the last one known here on.
  void follow(const NameBook& book);
  void blank(ValueId id);

  /// Every name that is worth something beside `own`, itself too where it is known here; those of
  /// several words and short forms come last, each otherwise in the order of its number.
  template <class Visit>
  void for_each(const NameBook& book, const NameForm& own, const Visit& visit) const {
    const auto look_at = [&](ValueId id) {
      if (const Worth worth = worth_of(own, book.form(id)); worth != Worth::nothing) {
        visit(id, worth);
      }
    };
    if (own.halves[0] != 0 || own.halves[1] != 0) {
      for (ValueId id = 1; id < known_; ++id) {  // a half may be anywhere
        look_at(id);
      }
      return;
    }
    Marks marks{};
    for (std::size_t first = 0; first < letters_.size(); first += at_once) {
      mark(own, first, marks);
      for (std::size_t at = 0; at < at_once; at += 4) {
        if ((marks[at] | marks[at + 1] | marks[at + 2] | marks[at + 3]) != 0) {
          for (std::size_t one = at; one < at + 4; ++one) {
            if (marks[one] != 0) {
              visit(static_cast<ValueId>(first + one),
                    marks[one] == 1 ? Worth::a_look_at_its_beginning : Worth::comparing);
            }
          }
        }
      }
    }
    for (const ValueId id : apart_) {
      look_at(id);
    }
  }

 private:
  static constexpr std::size_t at_once = 256;
  using Marks = std::array<std::uint32_t, at_once>;
  /// `worth_of`, written so that the compiler does several at once.
  void mark(const NameForm& own, std::size_t first, Marks& marks) const;

  std::size_t known_ = 1;               ///< without the empty name
  std::vector<std::uint32_t> letters_;  ///< these four in whole lots of `at_once`
  std::vector<std::uint32_t> shapes_;   ///< initial and length
  std::vector<std::uint32_t> sounds_;
  std::vector<std::uint32_t> roots_;
  std::vector<ValueId> apart_;  ///< of several words, or short for others: not among those
};

}  // namespace openmash::linkage
