#include "profile/table_reader.h"

#include <algorithm>
#include <charconv>

namespace openmash::profile {

namespace {

constexpr std::size_t longest_code = 40;

bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= longest_code && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool says_something(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

int line_of(const toml::node& node) {
  return static_cast<int>(node.source().begin.line);
}

std::string what_it_is(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
    case toml::node_type::date_time:
      return "a time";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::none:
      break;
  }
  return "nothing";
}

/// Keys some hub may wish for and no hub can have.
constexpr auto never_a_key = std::to_array<std::string_view>(
    {"conflict", "audit", "two_person", "second_person", "four_eyes", "recommender", "own_family",
     "access_log", "reads", "decide_own", "decide_alone"});

bool would_weaken(std::string_view key) {
  return std::ranges::any_of(never_a_key, [key](std::string_view word) {
    return key.find(word) != std::string_view::npos;
  });
}

}  // namespace

TableReader::TableReader(const std::string& file, const toml::table& table, std::string what,
                         Mistakes& mistakes)
    : file_(&file), table_(&table), what_(std::move(what)), mistakes_(&mistakes) {}

void TableReader::wrong_at(int line, std::string found, std::string expected) {
  mistakes_->push_back({*file_, line, std::move(found), std::move(expected)});
}

void TableReader::wrong(std::string_view key, std::string found, std::string expected) {
  const toml::node* node = table_->get(key);
  wrong_at(node != nullptr ? line_of(*node) : line_of(*table_), std::move(found),
           std::move(expected));
}

const toml::node* TableReader::take(std::string_view key) {
  taken_.emplace(key);
  return table_->get(key);
}

std::optional<std::string> TableReader::text_of(const toml::node& node, std::string_view key) {
  const auto text = node.value_exact<std::string>();
  if (!text) {
    wrong_at(line_of(node), what_it_is(node) + " for " + std::string{key},
             "a text in quotation marks");
  } else if (!says_something(*text)) {
    wrong_at(line_of(node), "an empty text for " + std::string{key},
             "some words, or the key left out where it may be");
    return std::nullopt;
  }
  return text;
}

std::string TableReader::text(std::string_view key) {
  const toml::node* node = take(key);
  if (node == nullptr) {
    wrong(key, "no " + std::string{key} + " in " + what_, "a text in quotation marks");
    return {};
  }
  return text_of(*node, key).value_or("");
}

std::string TableReader::text_if_any(std::string_view key) {
  const toml::node* node = take(key);
  return node == nullptr ? std::string{} : text_of(*node, key).value_or("");
}

std::string TableReader::code(std::string_view key) {
  std::string found = text(key);
  if (!found.empty() && !is_code(found)) {
    wrong(key, '"' + found + '"', "a code: a-z, 0-9 and _ only, at most 40 of them");
  }
  return found;
}

std::string TableReader::code_if_any(std::string_view key) {
  return has(key) ? code(key) : std::string{};
}

bool TableReader::yes_no(std::string_view key, bool otherwise) {
  const toml::node* node = take(key);
  if (node == nullptr) {
    return otherwise;
  }
  const auto found = node->value_exact<bool>();
  if (!found) {
    wrong(key, what_it_is(*node) + " for " + std::string{key}, "true or false");
  }
  return found.value_or(otherwise);
}

int TableReader::number(std::string_view key, int otherwise) {
  const toml::node* node = take(key);
  if (node == nullptr) {
    return otherwise;
  }
  const auto found = node->value_exact<std::int64_t>();
  if (!found || *found < 1 || *found > 1000) {
    wrong(key, (found ? std::to_string(*found) : what_it_is(*node)) + " for " + std::string{key},
          "a whole number from 1 to 1000");
    return otherwise;
  }
  return static_cast<int>(*found);
}

std::optional<Date> TableReader::date_if_any(std::string_view key) {
  return has(key) ? std::optional{date(key)} : std::nullopt;
}

Date TableReader::date(std::string_view key) {
  const toml::node* node = take(key);
  const auto found = node == nullptr ? std::nullopt : node->value_exact<toml::date>();
  if (!found) {
    wrong(key, (node == nullptr ? "no " : what_it_is(*node) + " for ") + std::string{key},
          "a date without quotation marks, as 2026-11-21");
    return {};
  }
  return Date{std::chrono::year{found->year}, std::chrono::month{found->month},
              std::chrono::day{found->day}};
}

std::optional<hub::Clock> TableReader::clock_if_any(std::string_view key) {
  const std::string words = text_if_any(key);
  if (words.empty()) {
    return std::nullopt;
  }
  const auto clock = clock_from(words);
  if (!clock) {
    wrong(key, '"' + words + '"', clock_expected());
  }
  return clock;
}

hub::Clock TableReader::clock(std::string_view key) {
  if (!has(key)) {
    wrong(key, "no " + std::string{key} + " in " + what_, clock_expected());
  }
  return clock_if_any(key).value_or(hub::Clock{});
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  const toml::node* node = take(key);
  if (node == nullptr) {
    return {};
  }
  const toml::array* list = node->as_array();
  if (list == nullptr) {
    wrong(key, what_it_is(*node) + " for " + std::string{key},
          "a list of texts in square brackets");
    return {};
  }
  std::vector<std::string> found;
  for (const toml::node& entry : *list) {
    if (auto text = text_of(entry, key)) {
      found.push_back(*std::move(text));
    }
  }
  for (auto it = found.begin(); it != found.end(); ++it) {
    if (std::find(found.begin(), it, *it) != it) {
      wrong(key, '"' + *it + "\" twice in " + std::string{key}, "each once");
    }
  }
  return found;
}

std::vector<std::string> TableReader::codes(std::string_view key) {
  std::vector<std::string> found = texts(key);
  for (const std::string& one : found) {
    if (!is_code(one)) {
      wrong(key, '"' + one + '"', "a code: a-z, 0-9 and _ only, at most 40 of them");
    }
  }
  return found;
}

std::optional<TableReader> TableReader::table(std::string_view key, bool must) {
  const toml::node* node = take(key);
  const toml::table* found = node == nullptr ? nullptr : node->as_table();
  const std::string shown = '[' + std::string{key} + ']';
  if (found != nullptr) {
    return TableReader{*file_, *found, shown, *mistakes_};
  }
  if (node != nullptr || must) {
    wrong(key, node == nullptr ? "no " + shown : what_it_is(*node) + " for " + std::string{key},
          "a table " + shown);
  }
  return std::nullopt;
}

std::vector<TableReader> TableReader::tables(std::string_view key) {
  const toml::node* node = take(key);
  std::vector<TableReader> found;
  if (node == nullptr) {
    return found;
  }
  const toml::array* list = node->as_array();
  const std::string shown = "[[" + std::string{key} + "]]";
  const bool all_tables = list != nullptr && std::ranges::all_of(*list, [](const toml::node& row) {
                            return row.is_table();
                          });
  if (!all_tables) {
    wrong(key, what_it_is(*node) + " for " + std::string{key}, "tables, each under " + shown);
    return found;
  }
  for (const toml::node& row : *list) {
    found.emplace_back(*file_, *row.as_table(), shown, *mistakes_);
  }
  return found;
}

std::vector<TableReader::Entry> TableReader::entries() {
  std::vector<Entry> found;
  for (const auto& [key, node] : *table_) {
    taken_.emplace(key.str());
    if (auto text = text_of(node, key.str())) {
      found.push_back({std::string{key.str()}, *std::move(text), line_of(node)});
    }
  }
  std::ranges::sort(found, {}, &Entry::line);
  return found;
}

void TableReader::done() {
  for (const auto& [key, node] : *table_) {
    if (taken_.contains(key.str())) {
      continue;
    }
    const int line = static_cast<int>(key.source().begin.line);
    if (would_weaken(key.str())) {
      wrong_at(line, "the key \"" + std::string{key.str()} + "\" in " + what_,
               "no such key: conflict of interest, the record of who read what and the rules that "
               "need two people are the same in every hub");
      continue;
    }
    std::string known;
    for (const std::string& name : taken_) {
      known += (known.empty() ? "" : ", ") + name;
    }
    wrong_at(line, "the unknown key \"" + std::string{key.str()} + "\" in " + what_,
             known.empty() ? "no key here" : "one of: " + known);
  }
}

std::string clock_expected() {
  return "a clock: \"4 elapsed hours\", \"4 working hours\", \"4 working hours past close\", "
         "\"1 working day\" or \"as soon as possible\", at most 1000 hours or 60 days";
}

std::optional<hub::Clock> clock_from(std::string_view words) {
  using hub::ClockUnit;
  if (words == "as soon as possible") {
    return hub::Clock{};
  }
  int amount = 0;
  const auto [end, fault] = std::from_chars(words.data(), words.data() + words.size(), amount);
  if (fault != std::errc{} || amount < 1) {
    return std::nullopt;
  }
  std::string_view unit{end, static_cast<std::size_t>(words.data() + words.size() - end)};
  const std::string_view past_close = " past close";
  const bool runs_past_close = unit.ends_with(past_close);
  if (runs_past_close) {
    unit.remove_suffix(past_close.size());
  }
  const std::string_view plural = amount == 1 ? "" : "s";
  const auto is = [unit, plural](std::string_view one) {
    return unit.starts_with(one) && unit.substr(one.size()) == plural;
  };
  if (is(" working hour") && amount <= 1000) {
    return hub::Clock{amount, ClockUnit::working_hours, runs_past_close};
  }
  if (is(" elapsed hour") && !runs_past_close && amount <= 1000) {
    return hub::Clock{amount, ClockUnit::elapsed_hours};
  }
  if (is(" working day") && !runs_past_close && amount <= 60) {
    return hub::Clock{amount, ClockUnit::working_days};
  }
  return std::nullopt;
}

}  // namespace openmash::profile
