#include <algorithm>
#include <array>
#include <bit>
#include <ranges>
#include <span>

#include "base/contains.h"
#include "base/ensure.h"
#include "linkage/lookup.h"
#include "linkage/text/fold.h"

namespace openmash::linkage {

namespace {

constexpr std::size_t part_of_a_word = 3;  ///< letters, for a word to be one begun
constexpr std::size_t words_most = 8;      ///< of one question

/// What many have in common, and nobody is told apart by.
constexpr std::array<std::string_view, 6> titles{"mr", "mrs", "ms", "miss", "dr", "mx"};
constexpr std::array<std::string_view, 12> kinds_of_school{
    "school", "primary", "infant",  "infants", "junior", "secondary",
    "high",   "academy", "nursery", "college", "the",    "of"};

std::vector<std::string> words_in(std::string_view typed,
                                  std::span<const std::string_view> common) {
  std::vector<std::string> words;
  for (const auto& part : std::views::split(folded(typed), ' ')) {
    const std::string_view word{part};
    if (!word.empty() && !contains(common, word) && words.size() < words_most) {
      words.emplace_back(word);
    }
  }
  return words;
}

/// A word of the text, or its beginning.
bool says(std::string_view text, std::string_view asked) {
  return std::ranges::any_of(std::views::split(text, ' '), [asked](const auto& part) {
    const std::string_view word{part};
    return word == asked || (asked.size() >= part_of_a_word && word.starts_with(asked));
  });
}

/// Of each text which of the words it says, a bit each.
template <class Text>
std::vector<std::uint8_t> said_by(std::size_t texts, const Text& text,
                                  const std::vector<std::string>& words) {
  std::vector<std::uint8_t> said(texts, 0);
  for (std::size_t id = 1; id < texts; ++id) {
    for (std::size_t word = 0; word < words.size(); ++word) {
      said[id] |= static_cast<std::uint8_t>(says(text(id), words[word]) ? 1U << word : 0U);
    }
  }
  return said;
}

}  // namespace

template <class Says>
std::vector<Lookup::SaysWords> Lookup::who_says(const Says& says_of, std::size_t asked,
                                                std::size_t most, const Visible& visible,
                                                bool& cut) const {
  ensure(is_settled(), "a look-up begins when its records are in order");
  std::vector<SaysWords> all;
  for (Row row = 0; row < people_.size(); ++row) {
    const std::size_t words = says_of(people_[row]);
    const RecordNumber record = record_of_row_[row];
    if (words == 0 || !records_[record].live) {
      continue;
    }
    // The ways of one record stand next to each other.
    if (!all.empty() && all.back().record == record) {
      all.back().words = std::max(all.back().words, words);
    } else {
      all.push_back({.record = record, .words = words});
    }
    all.back().all = all.back().words == asked;
  }
  std::ranges::sort(all, [](const SaysWords& one, const SaysWords& other) {
    return one.words != other.words ? one.words > other.words : one.record > other.record;
  });
  // Asked of no more than are listed: to know whether somebody may see a record it is opened.
  std::vector<SaysWords> seen;
  cut = false;
  for (const SaysWords& one : all) {
    if (!visible(one.record)) {
      continue;
    }
    if (seen.size() == most) {
      cut = true;
      break;
    }
    seen.push_back(one);
  }
  return seen;
}

std::vector<Lookup::SaysWords> Lookup::named(std::string_view words, std::size_t most,
                                             const Visible& visible, bool& cut) const {
  const NameBook& book = people_.names();
  const std::vector<std::string> asked = words_in(words, titles);
  const std::vector<std::uint8_t> said =
      said_by(book.size(), [&](std::size_t id) { return book[static_cast<ValueId>(id)]; }, asked);
  const auto says_of = [&](const Person& person) {
    const unsigned all =
        said[person.forename] | said[person.surname] | said[person.middle] | said[person.alias];
    return static_cast<std::size_t>(std::popcount(all));
  };
  return who_says(says_of, asked.size(), most, visible, cut);
}

std::vector<Lookup::SaysWords> Lookup::at_school(std::string_view words, std::size_t most,
                                                 const Visible& visible, bool& cut) const {
  std::vector<std::string> asked = words_in(words, kinds_of_school);
  if (asked.empty()) {
    asked = words_in(words, {});
  }
  std::vector<ValueId> there;  // few enough to be looked through
  for (const ValueId school : schools_) {
    const std::string_view name = people_.plain()[school];
    if (std::ranges::all_of(asked, [&](const std::string& word) { return says(name, word); })) {
      there.push_back(school);
    }
  }
  std::ranges::sort(there);
  const auto says_of = [&](const Person& person) {
    const bool is_there = person.text != 0 && std::ranges::binary_search(there, person.text);
    return is_there ? asked.size() : std::size_t{0};
  };
  return who_says(says_of, asked.size(), most, visible, cut);
}

}  // namespace openmash::linkage
