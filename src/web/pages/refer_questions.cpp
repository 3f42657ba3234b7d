#include "web/pages/refer_questions.h"

#include <array>

#include "base/contains.h"
#include "govuk/checkboxes.h"
#include "govuk/date_input.h"
#include "govuk/input.h"
#include "govuk/radios.h"
#include "govuk/textarea.h"
#include "web/pages/prose.h"
#include "web/say.h"

namespace openmash::web::refer {

namespace {

struct DateName {
  FormSubject subject;
  std::string_view key;
  std::string_view name;
};

/// What a date is called when something is wrong with it.
constexpr std::array date_names = {
    DateName{FormSubject::child, "born", "The date of birth"},
    DateName{FormSubject::child, "seen_when", "The date they were seen"},
    DateName{FormSubject::child, "told_when", "The date they told"},
    DateName{FormSubject::adult, "born", "The date of birth"},
    DateName{FormSubject::concern, "when", "The date it happened"},
    DateName{FormSubject::contact, "identified", "The date you became worried"},
};

std::string date_name(const Asked& asked, Asks asks) {
  for (const DateName& one : date_names) {
    if (one.subject == asked.subject && one.key == asked.question->key) {
      return std::string(one.name);
    }
  }
  return wording(asks, asked.subject, *asked.question).label;
}

struct TypedDate {
  std::string day;
  std::string month;
  std::string year;
  [[nodiscard]] bool blank() const { return day.empty() && month.empty() && year.empty(); }
  [[nodiscard]] std::string text() const {
    std::string all;
    for (const std::string* part : {&day, &month, &year}) {
      all += (all.empty() || part->empty() ? "" : " ") + *part;
    }
    return all;
  }
};

TypedDate typed_date(const Fields& fields, const std::string& name) {
  const auto part = [&](const char* which) {
    return std::string(value(fields, name + "-" + which));
  };
  return {.day = part("day"), .month = part("month"), .year = part("year")};
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

const char* faulty_box(DateProblem problem, const TypedDate& typed) {
  switch (problem) {
    case DateProblem::year_missing:
    case DateProblem::year_out_of_range:
      return "year";
    case DateProblem::no_such_month:
    case DateProblem::day_without_month:
      return "month";
    case DateProblem::no_such_day:
      return "day";
    case DateProblem::not_a_number:
      return is_number(typed.year) ? "day" : "year";
  }
  return "day";
}

/// The earliest day it can be is after today.
bool is_to_come(const PartialDate& date, Date today) {
  const Date earliest{std::chrono::year{date.year},
                      std::chrono::month{static_cast<unsigned>(date.month == 0 ? 1 : date.month)},
                      std::chrono::day{static_cast<unsigned>(date.day == 0 ? 1 : date.day)}};
  return earliest > today;
}

bool may_be_to_come(const Asked& asked, const Fields& fields) {
  const std::string whom = asked.name.substr(0, asked.name.rfind('-'));
  return asked.subject == FormSubject::child && asked.question->key == "born" &&
         value(fields, whom + "-kind") == "unborn_child";
}

std::optional<Problem> date_problem(const Asked& asked, const Fields& fields, Asks asks,
                                    Date today) {
  const TypedDate typed = typed_date(fields, asked.name);
  const auto read = read_partial_date(typed.day, typed.month, typed.year);
  const std::string name = date_name(asked, asks);
  const std::string typed_text = ". You typed " + typed.text();
  if (!read) {
    return Problem{.field = asked.name + "-" + faulty_box(read.error(), typed),
                   .words = say::problem(read.error(), name) + typed_text};
  }
  if (*read && is_to_come(**read, today) && !may_be_to_come(asked, fields)) {
    const bool born = asked.subject == FormSubject::child && asked.question->key == "born";
    return Problem{.field = asked.name + "-year",
                   .words = name + " must be today or earlier" + typed_text +
                            (born ? ". If the child is not born yet, choose “Not yet”" : "")};
  }
  return std::nullopt;
}

std::string first_words(std::string_view label) {
  return "“" + std::string(label) + "”";
}

/// The problem of this question, whichever of its boxes it names.
const Problem* problem_for(const Asked& asked, const Problems& problems) {
  for (const Problem& problem : problems) {
    if (problem.field == asked.name ||
        contains(names_of(*asked.question, asked.name), problem.field)) {
      return &problem;
    }
  }
  return nullptr;
}

Html not_known_box(const Asked& asked, const Fields& fields, const std::string& label) {
  if (!asked.offers_not_known) {
    return {};
  }
  const std::string name = asked.name + "-unknown";
  return govuk::checkboxes(
      {.name = name,
       .id_prefix = name,
       .items = {{.value = "yes",
                  .content = join(
                      "I do not know",
                      element("span", {{"class", "govuk-visually-hidden"}}, ": ", Text(label))),
                  .checked = value(fields, name) == "yes"}},
       .classes = "govuk-checkboxes--small om-not-known"});
}

std::vector<govuk::RadioItem> radio_items(const Asked& asked, std::string_view chosen) {
  std::vector<govuk::RadioItem> items;
  for (const FormOption& option : asked.question->options) {
    items.push_back({.value = std::string(option.code),
                     .content = option.label,
                     .checked = chosen == option.code});
  }
  if (asked.offers_not_known) {
    items.push_back({.value = std::string(not_known_code),
                     .content = "I do not know",
                     .checked = chosen == not_known_code});
  }
  return items;
}

Html several(const Asked& asked, const Fields& fields, const govuk::FieldsetOptions& fieldset,
             const govuk::HintOptions& hint, const govuk::ErrorMessageOptions& error) {
  std::vector<govuk::CheckboxItem> items;
  const std::vector<std::string> chosen = values(fields, asked.name);
  for (const FormOption& option : asked.question->options) {
    items.push_back({.value = std::string(option.code),
                     .content = option.label,
                     .checked = contains(chosen, option.code)});
  }
  if (asked.offers_not_known) {
    const std::string unknown = asked.name + "-unknown";
    items.push_back({.divider = "or"});
    items.push_back({.value = "yes",
                     .content = "I do not know",
                     .checked = value(fields, unknown) == "yes",
                     .behaviour = "exclusive",
                     .id = unknown,
                     .name = unknown});
  }
  return govuk::checkboxes({.name = asked.name,
                            .id_prefix = asked.name,
                            .fieldset = fieldset,
                            .hint = hint,
                            .error_message = error,
                            .items = items,
                            .classes = "govuk-checkboxes--small"});
}

govuk::DatePart date_part(const char* name, const char* classes, const Problem* problem,
                          const std::string& asked) {
  govuk::DatePart part{.name = name, .classes = classes};
  if (problem != nullptr) {
    part.error = problem->field == asked + "-" + name || problem->field == asked;
  }
  return part;
}

}  // namespace

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (char c : text) {
    count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // continuation bytes add nothing
  }
  return count;
}

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) {
    digits.insert(at - 3, ",");
  }
  return digits;
}

std::optional<Problem> problem_in(const Asked& asked, const Fields& fields, Asks asks, Date today) {
  const std::string label = wording(asks, asked.subject, *asked.question).label;
  const bool ticked = value(fields, asked.name + "-unknown") == "yes";
  bool said = !values(fields, asked.name).empty();
  if (asked.question->kind == FormKind::date) {
    if (auto problem = date_problem(asked, fields, asks, today)) {
      return problem;
    }
    said = !typed_date(fields, asked.name).blank();
  }
  if (said && ticked) {
    return Problem{
        .field = asked.question->kind == FormKind::date ? asked.name + "-day" : asked.name,
        .words = "Choose your answer or “I do not know”, not both: " + first_words(label)};
  }
  for (const std::string& name : names_of(*asked.question, asked.name)) {
    if (const std::size_t length = characters(value(fields, name)); length > most_characters) {
      return Problem{.field = name,
                     .words = first_words(label) + " must be " + with_commas(most_characters) +
                              " characters or fewer. You wrote " + with_commas(length)};
    }
  }
  return std::nullopt;
}

Problems problems_in(const FormPage& page, const Fields& fields, Date today) {
  Problems problems;
  const Asks asks = value(fields, "door") == "help" ? Asks::help : Asks::worry;
  for (const Asked& asked : page.asked) {
    if (auto problem = problem_in(asked, fields, asks, today)) {
      problems.push_back(*std::move(problem));
    }
  }
  return problems;
}

Html question(const Asked& asked, const Fields& fields, const Problems& problems) {
  const Asks asks = value(fields, "door") == "help" ? Asks::help : Asks::worry;
  Wording words = wording(asks, asked.subject, *asked.question);
  if (!asked.own_label.empty()) {
    words = {.label = asked.own_label, .hint = asked.own_hint};
  }
  const Problem* problem = problem_for(asked, problems);
  const govuk::ErrorMessageOptions error{.content = problem == nullptr ? Content()
                                                                       : Content(problem->words)};
  const govuk::HintOptions hint{.content = words.hint.empty() ? Content() : Content(words.hint)};
  const govuk::LabelOptions label{.content = words.label, .classes = "govuk-label--s"};
  const govuk::FieldsetOptions fieldset{
      .legend = {.content = words.label, .classes = "govuk-fieldset__legend--s"}};
  const std::string typed{value(fields, asked.name)};
  // Elsewhere than about oneself nothing typed stays in the browser's memory.
  const std::string autocomplete =
      asked.question->autocomplete.empty() ? "off" : std::string(asked.question->autocomplete);
  const std::string close = asked.offers_not_known ? "govuk-!-margin-bottom-1" : "";
  switch (asked.question->kind) {
    case FormKind::line:
      return join(govuk::input({.name = asked.name,
                                .id = asked.name,
                                .label = label,
                                .hint = hint,
                                .error_message = error,
                                .value = typed,
                                .autocomplete = autocomplete,
                                .form_group = {.classes = close}}),
                  not_known_box(asked, fields, words.label));
    case FormKind::words:
      return join(govuk::textarea({.name = asked.name,
                                   .id = asked.name,
                                   .label = label,
                                   .hint = hint,
                                   .error_message = error,
                                   .value = typed,
                                   .rows = asked.question->key == "words" ? 10 : 3,
                                   .classes = close,
                                   .autocomplete = autocomplete,
                                   .form_group = {.classes = close}}),
                  not_known_box(asked, fields, words.label));
    case FormKind::date: {
      const TypedDate date = typed_date(fields, asked.name);
      const auto part = [&](const char* name, const char* classes) {
        return date_part(name, classes, problem, asked.name);
      };
      return govuk::date_input(
          {.id = asked.name,
           .name_prefix = asked.name,
           .fieldset = fieldset,
           .hint = hint,
           .error_message = error,
           .values = {.day = date.day, .month = date.month, .year = date.year},
           .day = part("day", "govuk-input--width-2"),
           .month = part("month", "govuk-input--width-4"),
           .year = part("year", "govuk-input--width-4"),
           .form_group = {.after_input = not_known_box(asked, fields, words.label)}});
    }
    case FormKind::one_of:
      return govuk::radios({.name = asked.name,
                            .id_prefix = asked.name,
                            .fieldset = fieldset,
                            .hint = hint,
                            .error_message = error,
                            .items = radio_items(asked, typed),
                            .classes = asked.question->options.size() == 2
                                           ? "govuk-radios--small govuk-radios--inline"
                                           : "govuk-radios--small"});
    case FormKind::several_of:
      return several(asked, fields, fieldset, hint, error);
  }
  return {};
}

Html questions(const FormPage& page, const Fields& fields, const Problems& problems) {
  Html all;
  for (const Asked& asked : page.asked) {
    if (!asked.heading.empty()) {
      all += element("div", {{"class", "om-section"}}, prose::heading(asked.heading));
    }
    all += question(asked, fields, problems);
  }
  return all;
}

namespace {

Html born_or_not(const std::string& name, const Fields& fields) {
  const std::string_view chosen = value(fields, name);
  return govuk::radios(
      {.name = name,
       .id_prefix = name,
       .fieldset = {.legend = {.content = "Has this child been born?",
                               .classes = "govuk-fieldset__legend--s"}},
       .items = {{.value = "child", .content = "Yes", .checked = chosen == "child"},
                 {.value = "unborn_child",
                  .content = "Not yet",
                  .checked = chosen == "unborn_child"}},
       .classes = "govuk-radios--small govuk-radios--inline"});
}

Html role_ticks(const std::string& name, const Fields& fields, bool child) {
  const std::vector<std::string> chosen = values(fields, name);
  const auto item = [&](const char* code, const char* words) {
    return govuk::CheckboxItem{
        .value = code, .content = words, .checked = contains(chosen, std::string_view(code))};
  };
  return govuk::checkboxes(
      {.name = name,
       .id_prefix = name,
       .fieldset = {.legend = {.content = child ? "As far as you know, this child"
                                                : "As far as you know, this person",
                               .classes = "govuk-fieldset__legend--s"}},
       .hint = {.content = "Both may be true. Leave them blank if you are not sure"},
       .items = {item("at_risk", "may be at risk of harm"),
                 item("source_of_harm", "may be a source of harm to somebody")},
       .classes = "govuk-checkboxes--small"});
}

Html about_ticks(const std::string& name, const Fields& fields) {
  std::vector<govuk::CheckboxItem> items;
  const std::vector<std::string> chosen = values(fields, name);
  for (const EntryKind kind : {EntryKind::child, EntryKind::adult}) {
    for (const Entry& person : entries(fields, kind)) {
      items.push_back({.value = person.name(),
                       .content = entry_label(fields, person),
                       .checked = contains(chosen, person.name())});
    }
  }
  if (items.empty()) {
    return prose::paragraph(
        "You can add the children first, and then say here which of them this is "
        "about.");
  }
  const bool help = value(fields, "door") == "help";
  return govuk::checkboxes(
      {.name = name,
       .id_prefix = name,
       .fieldset = {.legend = {.content =
                                   help ? "Whom is this about?" : "Whom is this worry about?",
                               .classes = "govuk-fieldset__legend--s"}},
       .hint = {.content = "Tick everybody it is about, adults as well. You can come back to this"},
       .items = items,
       .classes = "govuk-checkboxes--small"});
}

}  // namespace

Html choices(const FormPage& page, const Fields& fields) {
  Html all;
  for (const std::string& name : page.choices) {
    if (name.ends_with("-kind")) {
      all += born_or_not(name, fields);
    } else if (name.ends_with("-role")) {
      all += role_ticks(name, fields, page.entry && page.entry->kind == EntryKind::child);
    } else if (name.ends_with("-about")) {
      all += about_ticks(name, fields);
    }
  }
  return all;
}

}  // namespace openmash::web::refer
