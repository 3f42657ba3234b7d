#include "linkage/values/name_sieve.h"

#include <algorithm>

namespace openmash::linkage {

namespace {

constexpr std::uint32_t without_lowest(std::uint32_t bits) {
  return bits & (bits - 1);
}

/// Its length above its initial, so that a longer one with the same is more.
constexpr std::uint32_t initial_bits = 0xFF;

std::uint32_t shape_of(const NameForm& form) {
  return std::uint32_t{form.length} << 8U | static_cast<unsigned char>(form.initial);
}

/// In the place of a sound: nobody's, and never let through.
constexpr std::uint32_t nobody = 0;

}  // namespace

Worth worth_of(const NameForm& own, const NameForm& other) {
  const std::uint32_t only_own = without_lowest(own.letters & ~other.letters);
  const std::uint32_t only_other = without_lowest(other.letters & ~own.letters);
  const bool same_initial = own.initial == other.initial;
  const bool near = (only_own | only_other) == 0;  // one letter of its own on either side
  const bool nearly = (without_lowest(only_own) | without_lowest(only_other)) == 0;
  bool family = own.sound == other.sound;
  for (const std::uint32_t root : other.roots) {
    for (const std::uint32_t known : own.roots) {
      family = family || (root != 0 && root == known);
    }
  }
  const bool halves = (own.halves[0] | other.halves[0]) != 0;
  if (near || (same_initial && nearly) || family || halves) {
    return Worth::comparing;
  }
  const bool longer = other.length > own.length && (own.letters & ~other.letters) == 0;
  return same_initial && longer ? Worth::a_look_at_its_beginning : Worth::nothing;
}

void NameSieve::follow(const NameBook& book) {
  for (; known_ < book.size(); ++known_) {
    if (known_ >= letters_.size()) {
      letters_.resize(letters_.size() + at_once);
      shapes_.resize(letters_.size());
      sounds_.resize(letters_.size(), nobody);
      roots_.resize(letters_.size());
    }
    const NameForm& form = book.form(static_cast<ValueId>(known_));
    if (form.halves[0] != 0 || form.halves[1] != 0 || form.roots[1] != 0) {
      apart_.push_back(static_cast<ValueId>(known_));
      continue;
    }
    letters_[known_] = form.letters;
    shapes_[known_] = shape_of(form);
    sounds_[known_] = form.sound;
    roots_[known_] = form.roots[0];
  }
}

void NameSieve::blank(ValueId id) {
  if (id < known_) {
    letters_[id] = 0;
    sounds_[id] = nobody;
    roots_[id] = 0;
    std::erase(apart_, id);
  }
}

void NameSieve::mark(const NameForm& own, std::size_t first, Marks& marks) const {
  // A name that is short for none has no second root: its own stands in.
  const std::uint32_t second = own.roots[1] != 0 ? own.roots[1] : own.roots[0];
  const std::uint32_t third = own.roots[2] != 0 ? own.roots[2] : own.roots[0];
  const std::uint32_t shape = shape_of(own);
  for (std::size_t at = 0; at < at_once; ++at) {
    const std::uint32_t letters = letters_[first + at];
    const std::uint32_t other = shapes_[first + at];
    const std::uint32_t sound = sounds_[first + at];
    const std::uint32_t root = roots_[first + at];
    const std::uint32_t missing = own.letters & ~letters;
    const std::uint32_t one_off = without_lowest(missing) | without_lowest(letters & ~own.letters);
    const std::uint32_t two_off = without_lowest(without_lowest(missing)) |
                                  without_lowest(without_lowest(letters & ~own.letters));
    const std::uint32_t same_initial{(other & initial_bits) == (shape & initial_bits)};
    const std::uint32_t family = std::uint32_t{sound == own.sound} |
                                 std::uint32_t{root == own.roots[0]} |
                                 std::uint32_t{root == second} | std::uint32_t{root == third};
    const std::uint32_t comparing =
        std::uint32_t{one_off == 0} | (same_initial & std::uint32_t{two_off == 0}) | family;
    const std::uint32_t beginning =
        same_initial & std::uint32_t{missing == 0} & std::uint32_t{other > shape};
    marks[at] = (beginning | comparing << 1U) & (sound != nobody ? 3U : 0U);
  }
}

}  // namespace openmash::linkage
