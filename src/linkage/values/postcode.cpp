#include "linkage/values/postcode.h"

#include <algorithm>
#include <array>
#include <bit>

#include "linkage/text/similarity.h"

namespace openmash::linkage {

namespace {

constexpr std::size_t inward_length = 3;
constexpr std::size_t outward_max = 4;

bool is_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

struct Unpacked {
  explicit Unpacked(PackedPostcode packed)
      : letters(std::bit_cast<std::array<char, 8>>(packed)),
        size(8 - static_cast<std::size_t>(std::countl_zero(packed)) / 8) {}
  [[nodiscard]] std::string_view text() const { return {letters.data(), size}; }

  std::array<char, 8> letters;
  std::size_t size;
};

/// Characters that differ, place by place.
int places_apart(PackedPostcode one, PackedPostcode other) {
  PackedPostcode apart = one ^ other;
  int places = 0;
  for (; apart != 0; apart >>= 8U) {
    places += (apart & 0xFFU) != 0;
  }
  return places;
}

}  // namespace

bool is_outward_alone(std::string_view postcode) {
  return postcode.size() <= outward_max && !is_digits(postcode);
}

std::string_view outward(std::string_view postcode) {
  if (is_digits(postcode)) {
    return postcode.substr(0, 2);
  }
  return is_outward_alone(postcode) ? postcode
                                    : postcode.substr(0, postcode.size() - inward_length);
}

PackedPostcode packed_postcode(std::string_view postcode) {
  std::array<char, 8> letters{};
  std::copy_n(postcode.begin(), std::min(postcode.size(), letters.size()), letters.begin());
  return std::bit_cast<PackedPostcode>(letters);
}

PostcodeAgreement agreement_of_postcodes(PackedPostcode one, PackedPostcode other) {
  if (one == 0 || other == 0) {
    return PostcodeAgreement::unknown;
  }
  const Unpacked left{one};
  const Unpacked right{other};
  const bool vague = is_outward_alone(left.text()) || is_outward_alone(right.text());
  if (one == other) {
    return vague ? PostcodeAgreement::as_far_as_known : PostcodeAgreement::same;
  }
  const bool same_outward = outward(left.text()) == outward(right.text());
  if (vague) {
    return same_outward ? PostcodeAgreement::as_far_as_known : PostcodeAgreement::different;
  }
  // Of equal length a slip is one place, or two neighbours; the letters are asked only then.
  if ((left.size != right.size || places_apart(one, other) <= 2) &&
      damerau_levenshtein(left.text(), right.text()) == 1) {
    return PostcodeAgreement::one_slip;
  }
  return same_outward ? PostcodeAgreement::district : PostcodeAgreement::different;
}

}  // namespace openmash::linkage
