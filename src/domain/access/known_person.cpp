#include "domain/access/known_person.h"

#include <algorithm>
#include <array>

#include "base/contains.h"
#include "domain/intake/partial_date.h"

namespace openmash {

namespace {

/// U+00C0 to U+017F without their marks; a space is a letter that stays as it is written.
constexpr std::string_view unmarked =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded_words(text) + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::ranges::sort(words);
  return words;
}

/// The same name in whatever order, or two words of it: "Adult, One" and "One Middle Adult".
bool is_same_name(std::string_view one, std::string_view other) {
  const std::vector<std::string> left = words_of(one);
  const std::vector<std::string> right = words_of(other);
  const auto shared =
      std::ranges::count_if(left, [&](const std::string& word) { return contains(right, word); });
  return !left.empty() && (left == right || shared >= 2);
}

/// A whole date: a year alone is shared by too many.
std::optional<PartialDate> whole_date(std::string_view text) {
  const auto date = partial_date_from_text(text);
  return date && date->day != 0 ? date : std::nullopt;
}

bool is_same_day(std::string_view one, std::string_view other) {
  const auto left = whole_date(one);
  return left && left == whole_date(other);
}

/// "At home" and "school gate" are no addresses: one has a number in it, of a house or a postcode.
std::string address_of(std::string_view text) {
  std::string plain = folded_words(text);
  std::erase(plain, ' ');
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool is_one = plain.size() >= 6 && std::ranges::any_of(plain, is_digit) &&
                      !std::ranges::all_of(plain, is_digit);
  return is_one ? plain : "";
}

/// The same, or one is the beginning of the other: with its postcode, or without.
bool is_same_address(std::string_view one, std::string_view other) {
  const std::string left = address_of(one);
  const std::string right = address_of(other);
  return !left.empty() && !right.empty() && (left.starts_with(right) || right.starts_with(left));
}

/// Its last nine digits: 07… and +44 7… are one number.
std::string number_of(std::string_view text) {
  constexpr std::size_t counts = 9;
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
    }
  }
  return digits.size() < counts ? "" : digits.substr(digits.size() - counts);
}

bool is_same_number(std::string_view one, std::string_view other) {
  const std::string left = number_of(one);
  return !left.empty() && left == number_of(other);
}

bool is_like(const KnownPerson& known, const Answers& person) {
  const bool named = is_same_name(known.name, person.words("name")) ||
                     is_same_name(known.name, person.words("known_as"));
  return (named && is_same_day(known.born, person.words("born"))) ||
         is_same_address(known.address, person.words("address")) ||
         is_same_address(known.address, person.words("now_at")) ||
         is_same_number(known.telephone, person.words("phone"));
}

}  // namespace

std::string folded_words(std::string_view text) {
  std::string folded;
  const auto add = [&](char c) { folded += c; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      add(c);
    } else if (c >= 'A' && c <= 'Z') {
      add(static_cast<char>(c - 'A' + 'a'));
    } else if (byte >= 0xC3 && byte <= 0xC5 && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[i + 1]);
      const std::size_t place = (byte - 0xC3U) * 64U + (next & 0x3FU);
      const char plain = place < unmarked.size() ? unmarked[place] : ' ';
      ++i;
      if (plain != ' ') {
        add(plain);
      }
    } else if (byte >= 0x80) {
      add(c);
    } else if (c == '\'') {
      continue;  // O'Neill and ONeill are one name
    } else if (!folded.empty() && folded.back() != ' ') {
      add(' ');
    }
  }
  while (folded.ends_with(' ')) {
    folded.pop_back();
  }
  return folded;
}

bool finds_nobody(const KnownPerson& known) {
  return (words_of(known.name).empty() || !whole_date(known.born)) &&
         address_of(known.address).empty() && number_of(known.telephone).empty();
}

bool is_in(const KnownPerson& known, const CaseFile& file) {
  return std::ranges::any_of(
             file.intake.people,
             [&](const PersonDescribed& one) { return is_like(known, one.answers); }) ||
         std::ranges::any_of(file.intake.concerns, [&](const ConcernRaised& one) {
           return is_same_address(known.address, one.answers.words("where"));
         });
}

}  // namespace openmash
