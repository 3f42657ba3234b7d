#include "linkage/values/identifier.h"

#include <algorithm>
#include <iterator>

#include "linkage/text/similarity.h"

namespace openmash::linkage {

namespace {

constexpr std::string_view upn_letters = "abcdefghjklmnpqrtuvwxyz";  // no i, o, s
constexpr std::size_t nhs_digits = 10;
constexpr std::size_t upn_length = 13;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

}  // namespace

std::string compact(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (is_digit(letter) || (letter >= 'a' && letter <= 'z')) {
      result += letter;
    } else if (letter >= 'A' && letter <= 'Z') {
      result += static_cast<char>(letter - 'A' + 'a');
    }
  }
  return result;
}

std::string telephone_digits(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  for (const std::string_view abroad : {std::string_view{"0044"}, std::string_view{"44"}}) {
    if (digits.starts_with(abroad) && digits.size() > 10) {
      digits.erase(0, abroad.size());
      digits.insert(0, digits.starts_with('0') ? "" : "0");
      break;
    }
  }
  return digits;
}

bool is_nhs_number(std::string_view text) {
  if (text.size() != nhs_digits || !std::ranges::all_of(text, is_digit)) {
    return false;
  }
  int sum = 0;
  for (std::size_t at = 0; at + 1 < nhs_digits; ++at) {
    sum += (text[at] - '0') * static_cast<int>(nhs_digits - at);
  }
  const int check = (11 - sum % 11) % 11;  // 10 has no digit: such a number is not issued
  return check == text.back() - '0';
}

bool is_upn(std::string_view text) {
  if (text.size() != upn_length) {
    return false;
  }
  std::size_t sum = 0;
  for (std::size_t at = 1; at < upn_length; ++at) {
    std::size_t value = static_cast<std::size_t>(text[at] - '0');
    if (!is_digit(text[at])) {
      value = upn_letters.find(text[at]);
      if (at + 1 != upn_length || value == std::string_view::npos) {
        return false;
      }
    }
    sum += value * (at + 1);
  }
  return text[0] == upn_letters[sum % upn_letters.size()];
}

IdentifierAgreement agreement(std::string_view one, bool one_right, std::string_view other,
                              bool other_right) {
  if (one.empty() || other.empty()) {
    return IdentifierAgreement::unknown;
  }
  if (one == other) {
    return one_right ? IdentifierAgreement::same : IdentifierAgreement::same_but_failing;
  }
  if (one_right && other_right) {
    return IdentifierAgreement::different;
  }
  return damerau_levenshtein(one, other) == 1 ? IdentifierAgreement::one_slip
                                              : IdentifierAgreement::different_and_one_failing;
}

}  // namespace openmash::linkage
