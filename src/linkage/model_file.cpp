#include "linkage/model_file.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace openmash::linkage {

namespace {

constexpr std::string_view heading = "openmash linkage model ";

std::size_t index(auto value) {
  return static_cast<std::size_t>(value);
}

void append(std::string& text, double number) {
  std::array<char, 32> digits{};
  const auto [end, failed] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  text.append(digits.data(), end);
}

std::string_view next_word(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of(' ')));
  const std::string_view word = rest.substr(0, rest.find(' '));
  rest.remove_prefix(word.size());
  return word;
}

std::optional<double> read_number(std::string_view word) {
  double number = 0;
  const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (failed != std::errc{} || end != word.data() + word.size() || !(number >= 0)) {
    return std::nullopt;
  }
  return number;
}

std::optional<Relation> relation_named(std::string_view name) {
  const auto* found = std::ranges::find(relations, name, [](Relation one) { return name_of(one); });
  return found == relations.end() ? std::nullopt : std::optional{*found};
}

/// "same 0.7 household 1.05": every relation named once at most.
bool read_by_relation(std::string_view rest, const auto& put) {
  while (!rest.empty()) {
    const auto relation = relation_named(next_word(rest));
    const auto number = read_number(next_word(rest));
    if (!relation || !number) {
      return false;
    }
    put(*relation, *number);
  }
  return true;
}

bool read_rule(std::string_view rest, Model& model) {
  Rule rule;
  while (!rest.empty()) {
    const std::string_view word = next_word(rest);
    if (word == "everybody" && rule.parts.empty() && rest.empty()) {
      break;
    }
    const auto part = part_named(word);
    if (!part) {
      return false;
    }
    rule.parts.push_back(*part);
  }
  model.rules.push_back(std::move(rule));
  return true;
}

bool read_level(std::string_view rest, Model& model) {
  const auto comparison = comparison_named(next_word(rest));
  if (!comparison) {
    return false;
  }
  const auto level = level_named(*comparison, next_word(rest));
  return level && read_by_relation(rest, [&](Relation relation, double likelihood) {
           model.likelihoods[index(relation)][index(*comparison)][*level] = likelihood;
         });
}

bool read_line(std::string_view line, Model& model) {
  std::string_view rest = line;
  const std::string_view kind = next_word(rest);
  if (kind == "trained_on_records" || kind == "trained_on_pairs") {
    const auto number = read_number(next_word(rest));
    if (number && kind == "trained_on_records") {
      model.trained_on_records = static_cast<std::size_t>(*number);
    } else if (number) {
      model.trained_on_pairs = *number;
    }
    return number.has_value();
  }
  if (kind == "pairs_per_record") {
    return read_by_relation(rest, [&](Relation relation, double pairs) {
      model.pairs_per_record[index(relation)] = pairs;
    });
  }
  if (kind == "block") {
    return read_rule(rest, model);
  }
  if (kind == "level") {
    return read_level(rest, model);
  }
  if (kind == "veto") {
    const auto veto = read_veto(rest);
    if (veto) {
      model.vetoes.push_back(*veto);
    }
    return veto.has_value();
  }
  return false;
}

/// Every level has a likelihood: a missing line would make a level impossible.
std::string what_is_missing(const Model& model) {
  if (model.rules.empty()) {
    return "no blocking rule";
  }
  for (const Comparison comparison : comparisons) {
    const ComparisonKind& kind = kind_of(comparison);
    for (std::size_t level = 1; level <= kind.levels.size(); ++level) {
      for (const Relation relation : relations) {
        if (model.likelihood(relation, comparison, static_cast<Level>(level)) <= 0) {
          return "no likelihood of " + std::string{kind.name} + " " +
                 std::string{kind.levels[level - 1].name};
        }
      }
    }
  }
  return "";
}

}  // namespace

std::string written(const Model& model) {
  std::string text = std::string{heading} + std::to_string(Model::version) + "\n";
  text += "trained_on_records " + std::to_string(model.trained_on_records) + "\n";
  text += "trained_on_pairs ";
  append(text, model.trained_on_pairs);
  text += "\npairs_per_record";
  for (const Relation relation : relations) {
    if (relation != Relation::unrelated) {
      text += " " + std::string{name_of(relation)} + " ";
      append(text, model.pairs_per_record[index(relation)]);
    }
  }
  text += "\n";
  for (const Rule& rule : model.rules) {
    text += "block " + name_of(rule) + "\n";
  }
  for (const Comparison comparison : comparisons) {
    const ComparisonKind& kind = kind_of(comparison);
    for (std::size_t level = 1; level <= kind.levels.size(); ++level) {
      text += "level " + std::string{kind.name} + " " + std::string{kind.levels[level - 1].name};
      for (const Relation relation : relations) {
        text += " " + std::string{name_of(relation)} + " ";
        append(text, model.likelihood(relation, comparison, static_cast<Level>(level)));
      }
      text += "\n";
    }
  }
  for (const Veto& veto : model.vetoes) {
    text += "veto";
    for (const Veto::Met& met : veto.all) {
      const ComparisonKind& kind = kind_of(met.comparison);
      text += " " + std::string{kind.name} + "=" + std::string{kind.levels[met.level - 1U].name};
    }
    text += "\n";
  }
  return text;
}

Result<Model, ModelMistake> read_model(std::string_view text) {
  Model model;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    ++number;
    if (number == 1) {
      if (!line.starts_with(heading)) {
        return No<ModelMistake>{{.line = 1, .what = "this is not a model"}};
      }
      if (line.substr(heading.size()) != std::to_string(Model::version)) {
        return No<ModelMistake>{{.line = 1, .what = "a model of another version: train it anew"}};
      }
    } else if (!line.empty() && !line.starts_with('#') && !read_line(line, model)) {
      return No<ModelMistake>{{.line = number, .what = "not understood: " + std::string{line}}};
    }
  }
  if (model.likelihood(Relation::same, Comparison::forename, level::name::unnamed) <= 0) {
    set_unnamed(model);  // a file from before there was this level
  }
  if (std::string missing = what_is_missing(model); !missing.empty()) {
    return No<ModelMistake>{{.line = number, .what = std::move(missing)}};
  }
  return model;
}

std::optional<Veto> read_veto(std::string_view text) {
  Veto veto;
  while (!text.empty()) {
    const std::string_view word = next_word(text);
    if (word.empty()) {
      break;
    }
    const std::size_t equals = word.find('=');
    const auto comparison = comparison_named(word.substr(0, equals));
    if (equals == std::string_view::npos || !comparison) {
      return std::nullopt;
    }
    const auto level = level_named(*comparison, word.substr(equals + 1));
    if (!level) {
      return std::nullopt;
    }
    veto.all.push_back({.comparison = *comparison, .level = *level});
  }
  return veto.all.empty() ? std::nullopt : std::optional{veto};
}

}  // namespace openmash::linkage
