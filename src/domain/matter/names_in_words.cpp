#include "domain/matter/names_in_words.h"

#include <algorithm>
#include <array>

#include "base/contains.h"

namespace openmash {

namespace {

struct Word {
  std::string text;  ///< without the marks around it
  bool ends_sentence = false;
  bool breaks = false;  ///< a comma or another mark follows: the next word is not its second half
};

/// Capitals that are nobody's name: beginnings of sentences, days and months, and whom such calls
/// are always about.
constexpr auto ordinary = std::to_array<std::string_view>({
    "A",        "About",     "After",    "All",       "Also",      "Although",  "An",
    "And",      "April",     "As",       "At",        "August",    "Aunt",      "Because",
    "Before",   "Both",      "Boy",      "But",       "Care",      "Centre",    "Child",
    "Children", "Christmas", "College",  "Council",   "Court",     "Dad",       "December",
    "Doctor",   "Early",     "Easter",   "Education", "Family",    "Father",    "February",
    "For",      "Friday",    "From",     "Girl",      "Good",      "GP",        "Grandad",
    "Grandma",  "Has",       "He",       "Health",    "Help",      "Her",       "His",
    "Hospital", "Housing",   "How",      "However",   "Hub",       "I",         "If",
    "In",       "Is",        "It",       "January",   "July",      "June",      "Last",
    "Level",    "March",     "May",      "MASH",      "Monday",    "Mother",    "Mum",
    "My",       "National",  "No",       "November",  "Nursery",   "October",   "On",
    "One",      "Our",       "Parent",   "Parents",   "Police",    "Probation", "Referral",
    "Right",    "Road",      "Saturday", "School",    "September", "Service",   "Services",
    "She",      "Since",     "Social",   "Some",      "Sunday",    "Teacher",   "The",
    "Their",    "Then",      "There",    "They",      "This",      "Thursday",  "Time",
    "Today",    "Tuesday",   "Two",      "Uncle",     "We",        "Wednesday", "What",
    "When",     "Where",     "Who",      "Why",       "With",      "Yesterday", "You",
});

constexpr auto introduces = std::to_array<std::string_view>({"called", "named"});

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
/// Letters of every other alphabet and accent count as letters, neither capital nor small.
bool is_letter(char c) {
  return is_capital(c) || is_small(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// "Jane", "O'Neil", "Smith-Jones"; not "A", "GP" or "Children's".
bool may_be_a_name(std::string_view word) {
  if (word.ends_with("'s")) {
    word.remove_suffix(2);
  }
  return word.size() > 1 && is_capital(word.front()) &&
         std::ranges::any_of(word, [](char c) { return is_small(c); }) &&
         std::ranges::find(ordinary, word) == ordinary.end();
}

std::vector<Word> words_in(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    const auto is_inside = [](char c) {
      return is_letter(c) || is_digit(c) || c == '\'' || c == '-' || c == '/';
    };
    if (!is_inside(text[i])) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    while (i < text.size() && (is_inside(text[i]) ||
                               (text[i] == '.' && i + 1 < text.size() && is_digit(text[i + 1])))) {
      ++i;
    }
    Word word{.text = std::string{text.substr(from, i - from)}};
    while (i < text.size() && !is_inside(text[i])) {
      const char c = text[i++];
      word.breaks = word.breaks || (c != ' ' && c != '\t');
      word.ends_sentence =
          word.ends_sentence || c == '.' || c == '!' || c == '?' || c == ':' || c == '\n';
    }
    words.push_back(std::move(word));
  }
  return words;
}

/// "3/4/2019", "03.04.19", "3-4-2019".
bool is_a_date(std::string_view word) {
  const auto marks =
      std::ranges::count_if(word, [](char c) { return c == '/' || c == '.' || c == '-'; });
  return marks == 2 && is_digit(word.front()) && is_digit(word.back()) &&
         std::ranges::all_of(
             word, [](char c) { return is_digit(c) || c == '/' || c == '.' || c == '-'; });
}

bool is_written_as(std::string_view word, std::string_view small) {
  return std::ranges::equal(word, small, [](char a, char b) {
    return (is_capital(a) ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

}  // namespace

std::vector<std::string> names_in_words(std::string_view text) {
  const std::vector<Word> words = words_in(text);
  std::vector<std::string> found;
  const auto add = [&found](std::string passage) {
    if (!contains(found, passage)) {
      found.push_back(std::move(passage));
    }
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].text;
    if (is_a_date(word) || is_written_as(word, "dob")) {
      add(word);
      continue;
    }
    if (i + 1 == words.size()) {
      break;
    }
    const std::string& next = words[i + 1].text;
    const std::string after = next == "on" && i + 2 < words.size() ? words[i + 2].text : next;
    const bool born = is_written_as(word, "born") && is_digit(after.front());
    const bool introduced = std::ranges::any_of(
        introduces, [&](std::string_view one) { return is_written_as(word, one); });
    if (born) {
      add(word + (next == after ? " " : " on ") + after);
    } else if (introduced && is_capital(next.front()) && next.size() > 1) {
      add(word + " " + next);
    } else if (!words[i].breaks && may_be_a_name(word) && may_be_a_name(next)) {
      add(word + " " + next);
    }
  }
  return found;
}

}  // namespace openmash
