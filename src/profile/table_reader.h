// Takes one table of a TOML file apart, key by key, and says what is wrong with each.
// Every read answers with something usable even after a mistake, so that one pass finds them all; a
// key nobody asked for is a mistake when the reader is done. It knows no key of its own.
// read_profile.cpp, read_questions.cpp and read_law.cpp say which keys there are; spellings.h how
// enumerations are written.
#pragma once

#include <toml++/toml.h>

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "domain/hub/clocks.h"
#include "profile/mistake.h"

namespace openmash::profile {

template <class Enum>
using Spelling = std::pair<std::string_view, Enum>;

class TableReader {
 public:
  /// Both must outlive the reader. `what` is for messages: "[[agencies]]".
  TableReader(const std::string& file, const toml::table& table, std::string what,
              Mistakes& mistakes);
  [[nodiscard]] bool has(std::string_view key) const { return table_->contains(key); }

  [[nodiscard]] std::string text(std::string_view key);         ///< must be there and say something
  [[nodiscard]] std::string text_if_any(std::string_view key);  ///< empty if not there
  [[nodiscard]] std::string code(std::string_view key);         ///< a short name: a-z, 0-9 and _
  [[nodiscard]] std::string code_if_any(std::string_view key);
  [[nodiscard]] bool yes_no(std::string_view key, bool otherwise);
  [[nodiscard]] int number(std::string_view key, int otherwise);  ///< 1 or more
  [[nodiscard]] Date date(std::string_view key);
  [[nodiscard]] std::optional<Date> date_if_any(std::string_view key);
  [[nodiscard]] hub::Clock clock(std::string_view key);
  [[nodiscard]] std::optional<hub::Clock> clock_if_any(std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::vector<std::string> codes(std::string_view key);

  template <class Enum, std::size_t N>
  [[nodiscard]] Enum one_of(std::string_view key, const std::array<Spelling<Enum>, N>& spellings,
                            std::optional<Enum> otherwise = std::nullopt) {
    if (!has(key) && otherwise) {
      return *otherwise;
    }
    return spelled(text(key), key, spellings).value_or(spellings.front().second);
  }

  template <class Enum, std::size_t N>
  [[nodiscard]] std::vector<Enum> several_of(std::string_view key,
                                             const std::array<Spelling<Enum>, N>& spellings) {
    std::vector<Enum> found;
    for (const std::string& word : texts(key)) {
      if (const auto value = spelled(word, key, spellings)) {
        found.push_back(*value);
      }
    }
    return found;
  }

  /// The table under the key; `must` be there or not.
  [[nodiscard]] std::optional<TableReader> table(std::string_view key, bool must = true);
  /// The list of tables under the key; none at all is no mistake here.
  [[nodiscard]] std::vector<TableReader> tables(std::string_view key);

  /// Each key with its text and line, for a table whose keys are not known beforehand.
  struct Entry {
    std::string key;
    std::string text;
    int line;
  };
  [[nodiscard]] std::vector<Entry> entries();

  /// Said last: every key not asked for by now is a mistake.
  void done();

  /// A mistake at this key's line, or at the table's where there is no such key.
  void wrong(std::string_view key, std::string found, std::string expected);

 private:
  const toml::node* take(std::string_view key);
  std::optional<std::string> text_of(const toml::node& node, std::string_view key);
  void wrong_at(int line, std::string found, std::string expected);

  template <class Enum, std::size_t N>
  std::optional<Enum> spelled(const std::string& word, std::string_view key,
                              const std::array<Spelling<Enum>, N>& spellings) {
    if (word.empty()) {
      return std::nullopt;  // said already
    }
    std::string all;
    for (const auto& [spelling, value] : spellings) {
      if (spelling == word) {
        return value;
      }
      all += (all.empty() ? "" : ", ") + std::string{spelling};
    }
    wrong(key, '"' + word + '"', "one of: " + all);
    return std::nullopt;
  }

  const std::string* file_;
  const toml::table* table_;
  std::string what_;
  Mistakes* mistakes_;
  std::set<std::string, std::less<>> taken_;
};

/// "4 elapsed hours", "8 working hours past close", "1 working day", "as soon as possible"; nothing
/// if it is none of these.
[[nodiscard]] std::optional<hub::Clock> clock_from(std::string_view words);

/// What must be written where a clock is expected.
[[nodiscard]] std::string clock_expected();

}  // namespace openmash::profile
