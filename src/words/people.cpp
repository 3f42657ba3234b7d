#include <array>

#include "base/ensure.h"
#include "words/kinds.h"

namespace openmash::words {

namespace {

constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::string years_old(int least, int most) {
  if (most == 0) {
    return "under 1 year old";
  }
  if (least == 0) {
    return most == 1 ? "under 2 years old" : "under " + std::to_string(most + 1) + " years old";
  }
  if (least != most) {
    return std::to_string(least) + " or " + std::to_string(most) + " years old";
  }
  return std::to_string(most) + (most == 1 ? " year old" : " years old");
}

/// The least whole years somebody born then can be, where `most` is the greatest.
int least_age(const PartialDate& born, Date on, int most) {
  const bool same_month = born.month == static_cast<int>(static_cast<unsigned>(on.month()));
  const bool not_sure = born.month == 0 || (born.day == 0 && same_month);
  // Born this very year is under 1 however little else is known.
  return not_sure && most > 0 ? most - 1 : most;
}

std::string about(std::string_view typed) {
  const bool says_so = typed.starts_with("about") || typed.starts_with("About");
  return says_so ? "about" + std::string{typed.substr(5)} : "about " + std::string{typed};
}

/// "a, b" without the empty ones.
std::string joined(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!part.empty()) {
      text += (text.empty() ? "" : ", ") + part;
    }
  }
  return text;
}

/// One or several codes, apart by commas or lines, as their labels.
std::string option_labels(const FormQuestion& question, std::string_view codes) {
  std::string text;
  while (!codes.empty()) {
    const std::size_t end = codes.find_first_of(",\n");
    std::string_view code = codes.substr(0, end);
    while (code.starts_with(' ')) code.remove_prefix(1);
    if (!code.empty()) {
      text += (text.empty() ? "" : ", ") + std::string{option_label(question, code)};
    }
    codes = end == std::string_view::npos ? std::string_view{} : codes.substr(end + 1);
  }
  return text;
}

}  // namespace

std::string date_words(const PartialDate& date) {
  std::string text;
  if (date.day != 0) {
    text += std::to_string(date.day) + " ";
  }
  if (date.month != 0) {
    text += std::string{months.at(static_cast<std::size_t>(date.month - 1))} + " ";
  }
  return text + std::to_string(date.year);
}

std::string date_words(Date date) {
  return date_words(PartialDate{.year = static_cast<int>(date.year()),
                                .month = static_cast<int>(static_cast<unsigned>(date.month())),
                                .day = static_cast<int>(static_cast<unsigned>(date.day()))});
}

std::string date_words(std::string_view kept) {
  const std::optional<PartialDate> date = partial_date_from_text(kept);
  return date ? date_words(*date) : std::string{kept};
}

std::string problem(DateProblem problem, std::string_view field_name) {
  const std::string field{field_name};
  switch (problem) {
    case DateProblem::year_missing:
      return field + " must include a year";
    case DateProblem::not_a_number:
      return field + " must be written in numbers, for example 27 3 2019";
    case DateProblem::no_such_month:
      return field + " must have a month from 1 to 12, or its name";
    case DateProblem::no_such_day:
      return field + " must be a day that month has";
    case DateProblem::day_without_month:
      return field + " must include a month if it includes a day";
    case DateProblem::year_out_of_range:
      return field + " must have a year of four numbers, from 1900 to 2199";
  }
  ensure(false, "every problem of a date has words");
}

std::string shown(const Answer* answer) {
  if (answer == nullptr) {
    return {};
  }
  return answer->not_known ? "Not known" : answer->words;
}

std::string shown(const FormQuestion& question, const Answers& answers) {
  const Answer* answer = answers.find(question.key);
  if (answer == nullptr || answer->not_known) {
    return shown(answer);
  }
  switch (question.kind) {
    case FormKind::date:
      return date_words(answer->words);
    case FormKind::one_of:
    case FormKind::several_of:
      return option_labels(question, answer->words);
    case FormKind::line:
    case FormKind::words:
      return answer->words;
  }
  ensure(false, "every kind of question is shown");
}

std::string person_label(const PersonDescribed& person) {
  if (const std::string_view name = person.answers.words("name"); !name.empty()) {
    return std::string{name};
  }
  const std::string_view age = person.answers.words("about_age");
  const std::string born = date_words(person.answers.words("born"));
  if (person.kind == PersonKind::unborn_child) {
    return joined({label(person.kind), born.empty() ? "" : "due " + born});
  }
  std::string how_old = age.empty() ? "" : about(age);
  if (how_old.empty() && !born.empty()) {
    how_old = "born " + born;
  }
  const std::string relationship{person.answers.words("relationship")};
  return joined({label(person.kind), relationship, how_old, "name not known"});
}

std::string age_words(const PersonDescribed& person, Date on) {
  const std::string_view kept = person.answers.words("born");
  const std::optional<PartialDate> born = partial_date_from_text(kept);
  if (person.kind == PersonKind::unborn_child) {
    return kept.empty() ? "not yet born" : "due " + date_words(kept);
  }
  if (born) {
    const std::optional<int> most = age_in_years(*born, on);
    return most ? years_old(least_age(*born, on, *most), *most) : "";
  }
  const std::string_view age = person.answers.words("about_age");
  return age.empty() ? "" : about(age);
}

std::string person_with_age(const PersonDescribed& person, Date on) {
  // Without a name the label says already how old, as far as anybody said.
  const bool named = !person.answers.words("name").empty();
  const std::string age = named ? age_words(person, on) : "";
  return age.empty() ? person_label(person) : person_label(person) + ", " + age;
}

}  // namespace openmash::words
