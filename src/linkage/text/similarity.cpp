#include "linkage/text/similarity.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "linkage/text/fold.h"

namespace openmash::linkage {

namespace {

using Word = std::uint64_t;

constexpr std::size_t letters_max = 64;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Where each letter stands in a spelling, one bit a place.
class AsciiPlaces {
 public:
  explicit AsciiPlaces(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      places_[static_cast<unsigned char>(text[at])] |= Word{1} << at;
    }
  }
  // Only what was written is wiped: the table outlives thousands of comparisons on a thread.
  ~AsciiPlaces() {
    for (const char letter : text_) {
      places_[static_cast<unsigned char>(letter)] = 0;
    }
  }
  AsciiPlaces(const AsciiPlaces&) = delete;
  AsciiPlaces& operator=(const AsciiPlaces&) = delete;

  Word of(char letter) const { return places_[static_cast<unsigned char>(letter)]; }

 private:
  std::string_view text_;
  static inline thread_local std::array<Word, 128> places_{};
};

class WidePlaces {
 public:
  explicit WidePlaces(std::u32string_view text) : text_(text) {}

  Word of(char32_t letter) const {
    Word places = 0;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      places |= Word{text_[at] == letter} << at;
    }
    return places;
  }

 private:
  std::u32string_view text_;
};

Word low_bits(std::size_t count) {
  return count >= 64 ? ~Word{0} : (Word{1} << count) - 1;
}

template <class Places, class Text>
double jaro(const Places& places, const Text& one, const Text& other) {
  const std::size_t longer = std::max(one.size(), other.size());
  const std::size_t reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
  Word matched_one = 0;
  Word matched_other = 0;
  for (std::size_t at = 0; at < other.size(); ++at) {
    const std::size_t from = at > reach ? at - reach : 0;
    const Word window = low_bits(at + reach + 1) & ~low_bits(from);
    const Word free = places.of(other[at]) & window & ~matched_one;
    matched_one |= free & (~free + 1);
    matched_other |= Word{free != 0} << at;
  }
  const int common = std::popcount(matched_one);
  if (common == 0) {
    return 0;
  }
  int moved = 0;
  for (Word left = matched_one, right = matched_other; left != 0;
       left &= left - 1, right &= right - 1) {
    moved += one[static_cast<std::size_t>(std::countr_zero(left))] !=
             other[static_cast<std::size_t>(std::countr_zero(right))];
  }
  const double matches = common;
  return (matches / static_cast<double>(one.size()) + matches / static_cast<double>(other.size()) +
          (matches - moved / 2) / matches) /
         3;
}

template <class Text>
double raised_by_prefix(double similarity, const Text& one, const Text& other) {
  const std::size_t most = std::min({one.size(), other.size(), std::size_t{4}});
  std::size_t prefix = 0;
  while (prefix < most && one[prefix] == other[prefix]) {
    ++prefix;
  }
  return similarity + static_cast<double>(prefix) * 0.1 * (1 - similarity);
}

template <class Places, class Text>
int alignment(const Places& places, const Text& one, const Text& other) {
  Word positive = ~Word{0};
  Word negative = 0;
  Word diagonal = 0;
  Word before = 0;
  int distance = static_cast<int>(one.size());
  const Word last = Word{1} << (one.size() - 1);
  for (const auto letter : other) {
    const Word here = places.of(letter);
    const Word swapped = (((~diagonal) & here) << 1U) & before;
    diagonal = (((here & positive) + positive) ^ positive) | here | negative | swapped;
    Word horizontal_positive = negative | ~(diagonal | positive);
    Word horizontal_negative = diagonal & positive;
    distance += (horizontal_positive & last) != 0;
    distance -= (horizontal_negative & last) != 0;
    horizontal_positive = (horizontal_positive << 1U) | 1U;
    horizontal_negative <<= 1U;
    positive = horizontal_negative | ~(diagonal | horizontal_positive);
    negative = horizontal_positive & diagonal;
    before = here;
  }
  return distance;
}

}  // namespace

double jaro_winkler(std::string_view one, std::string_view other) {
  if (one == other) {
    return one.empty() ? 0 : 1;
  }
  if (is_ascii(one) && is_ascii(other)) {
    one = one.substr(0, letters_max);
    other = other.substr(0, letters_max);
    if (one.empty() || other.empty()) {
      return 0;
    }
    return raised_by_prefix(jaro(AsciiPlaces{one}, one, other), one, other);
  }
  const std::u32string left = code_points(one);
  const std::u32string right = code_points(other);
  if (left.empty() || right.empty()) {
    return 0;
  }
  return raised_by_prefix(jaro(WidePlaces{left}, left, right), left, right);
}

int damerau_levenshtein(std::string_view one, std::string_view other) {
  if (is_ascii(one) && is_ascii(other)) {
    one = one.substr(0, letters_max);
    other = other.substr(0, letters_max);
    if (one.empty() || other.empty()) {
      return static_cast<int>(one.size() + other.size());
    }
    return alignment(AsciiPlaces{one}, one, other);
  }
  const std::u32string left = code_points(one);
  const std::u32string right = code_points(other);
  if (left.empty() || right.empty()) {
    return static_cast<int>(left.size() + right.size());
  }
  return alignment(WidePlaces{left}, left, right);
}

}  // namespace openmash::linkage
