// Answers about pairs of values, remembered by pair in a small table.
// Exact: an answer given is the answer for that very pair, and a newer pair takes an older one's
// place. One a thread; used by compare.h, because names repeat and their letters are slow.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "linkage/text/fold.h"
#include "linkage/text/vocabulary.h"

namespace openmash::linkage {

class Remembered {
 public:
  /// At least eight places, or the pair could not be told from what is kept of it.
  explicit Remembered(unsigned places_log2)
      : places_(std::size_t{1} << places_log2), mask_((std::uint64_t{1} << places_log2) - 1) {}

  /// `work` gives a number below 255, and is asked where nothing is remembered.
  template <class Work>
  std::uint8_t operator()(ValueId one, ValueId other, const Work& work) {
    const auto [low, high] = std::minmax(one, other);
    // `mixed` loses nothing, and the low byte of it is in the place's number.
    const std::uint64_t mix = mixed((std::uint64_t{low} << 32U) | high);
    std::uint64_t& place = places_[mix & mask_];
    if ((place ^ mix) >> 8U != 0 || (place & 0xFFU) == 0) {
      place = (mix & ~std::uint64_t{0xFF}) | (work(low, high) + 1U);
    }
    return static_cast<std::uint8_t>((place & 0xFFU) - 1);
  }

  void forget() { std::ranges::fill(places_, 0); }

 private:
  std::vector<std::uint64_t> places_;
  std::uint64_t mask_;
};

}  // namespace openmash::linkage
