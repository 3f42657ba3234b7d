#include "letters/template.h"

#include <kainjow/mustache.hpp>

namespace openmash::letters {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// What is wrong with what stands between {{ and }}, or "".
std::string problem_of_tag(std::string_view inside, const LetterWords& words) {
  std::string_view name = trimmed(inside);
  if (name.starts_with('#') || name.starts_with('^') || name.starts_with('/')) {
    name = trimmed(name.substr(1));
  } else if (name.starts_with('{') || name.starts_with('&')) {
    return "{{" + std::string{inside} + "}} would put words in unchecked. Write {{name}}.";
  } else if (name.starts_with('>') || name.starts_with('=') || name.starts_with('!')) {
    return "{{" + std::string{inside} + "}} is not used in letters. Write {{name}}.";
  }
  if (!words.contains(name)) {
    return "There is nothing called {{" + std::string{name} + "}} to put in a letter.";
  }
  return {};
}

}  // namespace

std::vector<std::string> problems_of(std::string_view letter_template, const LetterWords& words) {
  std::vector<std::string> problems;
  std::size_t at = 0;
  while ((at = letter_template.find("{{", at)) != std::string_view::npos) {
    const std::size_t end = letter_template.find("}}", at + 2);
    if (end == std::string_view::npos) {
      problems.emplace_back("A {{ is never closed with }}.");
      break;
    }
    if (std::string problem = problem_of_tag(letter_template.substr(at + 2, end - at - 2), words);
        !problem.empty()) {
      problems.push_back(std::move(problem));
    }
    at = end + 2;
  }
  return problems;
}

Result<std::string, std::vector<std::string>> fill(std::string_view letter_template,
                                                   const LetterWords& words) {
  if (auto problems = problems_of(letter_template, words); !problems.empty()) {
    return No<std::vector<std::string>>{std::move(problems)};
  }
  kainjow::mustache::mustache letter{std::string{letter_template}};
  if (!letter.is_valid()) {
    return No<std::vector<std::string>>{{"The template cannot be read: " + letter.error_message()}};
  }
  // A letter is plain text; whoever shows it as a page escapes it there.
  letter.set_custom_escape([](const std::string& plain) { return plain; });
  kainjow::mustache::data data{kainjow::mustache::data::type::object};
  for (const auto& [name, value] : words) {
    // An empty string would open its section; "false" closes it and prints nothing.
    data.set(name, value.empty()
                       ? kainjow::mustache::data{kainjow::mustache::data::type::bool_false}
                       : kainjow::mustache::data{value});
  }
  return letter.render(data);
}

}  // namespace openmash::letters
