#include "domain/reference.h"

#include <algorithm>

#include "base/ensure.h"

namespace openmash {

namespace {

constexpr std::string_view training_mark = "T-";
constexpr unsigned modulus = 23;  // prime: that is why swaps and slips cannot cancel out

/// Weights 1 to 7, all different and none zero modulo 23; the check symbol itself has weight 8.
unsigned check_value(const std::array<unsigned, 7>& symbols) {
  unsigned sum = 0;
  for (unsigned i = 0; i < 7; ++i) {
    sum += (i + 1) * symbols[i];
  }
  // 8 * check + sum ≡ 0: 3 is the inverse of 8 modulo 23.
  return (modulus - sum % modulus) % modulus * 3 % modulus;
}

std::string_view word_for(char symbol) {
  switch (symbol) {
    case '3':
      return "three";
    case '4':
      return "four";
    case '6':
      return "six";
    case '7':
      return "seven";
    case '8':
      return "eight";
    case '9':
      return "nine";
    case 'C':
      return "Charlie";
    case 'D':
      return "Delta";
    case 'F':
      return "Foxtrot";
    case 'G':
      return "Golf";
    case 'H':
      return "Hotel";
    case 'J':
      return "Juliet";
    case 'K':
      return "Kilo";
    case 'M':
      return "Mike";
    case 'N':
      return "November";
    case 'P':
      return "Papa";
    case 'Q':
      return "Quebec";
    case 'R':
      return "Romeo";
    case 'T':
      return "Tango";
    case 'V':
      return "Victor";
    case 'W':
      return "Whiskey";
    case 'X':
      return "X-ray";
    case 'Y':
      return "Yankee";
    default:
      return "dash";
  }
}

}  // namespace

std::string make_reference(const std::array<unsigned, 7>& symbols) {
  std::string reference;
  for (unsigned value : symbols) {
    ensure(value < modulus, "a reference symbol is below 23");
    reference += reference_symbols[value];
  }
  reference += reference_symbols[check_value(symbols)];
  reference.insert(4, "-");
  return reference;
}

std::string for_training(std::string_view reference) {
  return std::string{training_mark} + std::string{reference};
}

bool is_for_training(std::string_view reference) {
  return reference.starts_with(training_mark);
}

std::optional<std::string> read_reference(std::string_view typed) {
  std::string symbols;
  for (char c : typed) {
    if (c == ' ' || c == '-' || c == '\t') {
      continue;
    }
    symbols += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  // One symbol more than a reference has is the mark of a training hub, and nothing else.
  const bool training = symbols.size() == 9 && symbols.front() == training_mark.front();
  if (symbols.size() != (training ? 9U : 8U)) {
    return std::nullopt;
  }
  std::array<unsigned, 8> values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto value = reference_symbols.find(symbols[i + (training ? 1 : 0)]);
    if (value == std::string_view::npos) {
      return std::nullopt;
    }
    values[i] = static_cast<unsigned>(value);
  }
  std::array<unsigned, 7> first{};
  std::copy_n(values.begin(), first.size(), first.begin());
  if (values.back() != check_value(first)) {
    return std::nullopt;
  }
  return training ? for_training(make_reference(first)) : make_reference(first);
}

std::string spoken(std::string_view reference) {
  std::string words;
  for (char symbol : reference) {
    words += (words.empty() ? "" : ", ") + std::string(word_for(symbol));
  }
  return words;
}

}  // namespace openmash
