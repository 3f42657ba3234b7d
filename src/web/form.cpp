#include "web/form.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>

#include "domain/intake/partial_date.h"
#include "govuk/button.h"
#include "london/london_time.h"
#include "web/layout.h"
#include "web/say.h"
#include "web/tokens.h"

namespace openmash::web {

namespace {

constexpr std::array<std::string_view, 4> hidden_names{"form-token", "submission", "seen",
                                                       "parked"};

bool is_secret(std::string_view name) {
  return name.find("password") != std::string_view::npos;
}

Html hidden(std::string_view name, std::string_view value) {
  return element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

bool is_named(std::string_view name, std::string_view pattern) {
  return pattern.ends_with('*') ? name.starts_with(pattern.substr(0, pattern.size() - 1))
                                : name == pattern;
}

/// "own-reference" as somebody who never saw the page's source would say it.
std::string spoken_name(std::string_view name) {
  std::string words;
  for (char c : name) {
    words += c == '-' || c == '_' || c == '.' ? ' ' : c;
  }
  if (!words.empty()) {
    words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
  }
  return words;
}

/// As it was typed: long words and several lines stand apart.
Html typed_value(std::string_view value) {
  constexpr std::size_t short_words = 60;
  if (value.size() <= short_words && value.find('\n') == std::string_view::npos) {
    return escape(value);
  }
  return element("div", {{"class", "om-words"}}, element("p", Text(value)));
}

std::string with_line_ends(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      clean += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      clean += '\n';
    }
  }
  return clean;
}

std::optional<int> whole_number(std::string_view digits) {
  int number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
  return whole && !digits.empty() && digits.front() != '-' ? std::optional(number) : std::nullopt;
}

/// "9:04", "9.04am", "21:04", "0904", "9pm", "midday".
std::optional<std::chrono::minutes> read_time_of_day(std::string_view typed) {
  std::string text;
  for (char c : typed) {
    if (c != ' ' && c != '.' && c != ':') {
      text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  if (text == "midday" || text == "noon") {
    return std::chrono::hours{12};
  }
  if (text == "midnight") {
    return std::chrono::minutes{0};
  }
  bool pm = false;
  bool twelve_hours = false;
  if (text.size() > 2 && (text.ends_with("am") || text.ends_with("pm"))) {
    twelve_hours = true;
    pm = text.ends_with("pm");
    text.resize(text.size() - 2);
  }
  const bool only_hours = text.size() <= 2;
  const std::size_t split = only_hours ? text.size() : text.size() - 2;
  const auto hours = whole_number(std::string_view(text).substr(0, split));
  const auto minutes =
      only_hours ? std::optional(0) : whole_number(std::string_view(text).substr(split));
  const bool without_minutes_is_unclear = only_hours && !twelve_hours;
  if (!hours || !minutes || text.size() > 4 || *minutes > 59 || without_minutes_is_unclear) {
    return std::nullopt;
  }
  if (twelve_hours) {
    if (*hours < 1 || *hours > 12) {
      return std::nullopt;
    }
    return std::chrono::hours{*hours % 12 + (pm ? 12 : 0)} + std::chrono::minutes{*minutes};
  }
  if (*hours > 23) {
    return std::nullopt;
  }
  return std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

}  // namespace

bool is_hidden(std::string_view name) {
  return std::ranges::find(hidden_names, name) != hidden_names.end();
}

Html error_summary(const Problems& problems) {
  if (problems.empty()) {
    return {};
  }
  govuk::ErrorSummaryOptions options;
  for (const Problem& problem : problems) {
    options.error_list.push_back({.content = problem.words, .href = "#" + problem.field});
  }
  return govuk::error_summary(options);
}

std::string problem_of(const Problems& problems, std::string_view field) {
  const auto found = std::ranges::find(problems, field, &Problem::field);
  return found == problems.end() ? "" : found->words;
}

std::string field(const Visit& visit, std::string_view name) {
  const std::string text = raw_field(visit, name);
  const std::size_t from = text.find_first_not_of(" \t\n");
  if (from == std::string::npos) {
    return "";
  }
  return text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

std::string raw_field(const Visit& visit, std::string_view name) {
  return with_line_ends(visit.request.form(name).value_or(""));
}

Html hidden_fields(const Visit& visit, std::string_view seen_token, bool anew) {
  const auto sent = id_from_hex(visit.request.form("submission").value_or(""));
  Html fields = hidden("form-token", visit.form_token);
  fields += hidden("submission", (sent && !anew ? *sent : fresh_web_id()).hex());
  if (!seen_token.empty()) {
    fields += hidden("seen", seen_token);
  }
  if (const auto parked = visit.request.form("parked")) {
    fields += hidden("parked", *parked);
  }
  return fields;
}

std::optional<http::Response> unknown_field(const Visit& visit,
                                            std::initializer_list<std::string_view> known) {
  for (const http::Field& sent : visit.request.fields.fields()) {
    const bool is_known =
        is_hidden(sent.name) || std::ranges::any_of(known, [&](std::string_view pattern) {
          return is_named(sent.name, pattern);
        });
    if (!is_known) {
      const Html words =
          join("<h1 class=\"govuk-heading-l\">This form does not fit its page</h1>"_html,
               element("p", {{"class", "govuk-body"}}, "It holds a field called “",
                       Text(std::string_view(sent.name).substr(0, 60)),
                       "”, which this page does not know. Nothing has been stored."),
               element("p", {{"class", "govuk-body"}}, "Open the page again and use its form."));
      const Frame frame{.title = "This form does not fit its page", .status = 400};
      return visit.who ? staff_page(visit, frame, words) : public_page(visit, frame, words);
    }
  }
  return std::nullopt;
}

Html form_again(const Visit& visit, std::string_view address,
                const std::vector<http::Field>& fields, std::string_view button) {
  Html typed;
  Html carried = hidden("form-token", visit.form_token);
  bool has_submission = false;
  for (const http::Field& one : fields) {
    if (one.name == "form-token" || is_secret(one.name)) {
      continue;
    }
    has_submission = has_submission || one.name == "submission";
    carried += hidden(one.name, one.value);
    // A form for several carries a mark of what was seen for each: nobody typed it.
    const bool is_mark = one.name.starts_with("seen.") || one.name.starts_with("rated.");
    if (!is_hidden(one.name) && !is_mark && !one.value.empty()) {
      typed += element("div", {{"class", "govuk-summary-list__row"}},
                       element("dt", {{"class", "govuk-summary-list__key"}}, spoken_name(one.name)),
                       element("dd", {{"class", "govuk-summary-list__value"}},
                               typed_value(with_line_ends(one.value))));
    }
  }
  if (!has_submission) {
    carried += hidden("submission", fresh_web_id().hex());
  }
  return join(typed.empty() ? Html() : element("dl", {{"class", "govuk-summary-list"}}, typed),
              element("form", {action(address), {"method", "post"}}, carried,
                      govuk::button({.content = button})));
}

app::Submission submission(const Visit& visit) {
  const auto sent = id_from_hex(visit.request.form("submission").value_or(""));
  std::vector<http::Field> content;
  for (const http::Field& one : visit.request.fields.fields()) {
    if (!is_hidden(one.name)) {
      content.push_back(one);
    }
  }
  return {.id = SubmissionId{sent ? *sent : fresh_web_id()},
          .content = visit.request.path + "?" + http::write_form(content),
          .seen_token = field(visit, "seen"),
          .proved = visit.who && visit.reader().stepped_up};
}

Id128 created_id(const app::Submission& submission, std::string_view what, unsigned number) {
  return id_of(submission.id.value.hex(), std::string(what) + " " + std::to_string(number));
}

std::optional<Instant> read_moment(const Visit& visit, std::string_view name, Problems& problems) {
  const std::string prefix(name);
  const auto part = [&](const char* which) { return field(visit, prefix + "-" + which); };
  const auto problem = [&](const char* which, std::string words) {
    problems.push_back({.field = prefix + "-" + which, .words = std::move(words)});
  };
  const std::string time = part("time");
  const auto date = read_partial_date(part("day"), part("month"), part("year"));
  const auto clock = read_time_of_day(time);
  bool sound = true;
  if (!date) {
    problem("day", say::problem(date.error(), "Date"));
    sound = false;
  } else if (!*date) {
    problem("day", "Enter a date");
    sound = false;
  } else if ((*date)->day == 0 || (*date)->month == 0) {
    problem((*date)->month == 0 ? "month" : "day", "Date must include a day, a month and a year");
    sound = false;
  }
  if (!clock) {
    problem("time", time.empty() ? "Enter a time, such as 9:04am"
                                 : "Enter the time as hours and minutes, such as 9:04am or 21:04");
    sound = false;
  }
  if (!sound) {
    return std::nullopt;
  }
  const PartialDate& day = **date;
  return london::instant_of(
      Date{std::chrono::year{day.year}, std::chrono::month{static_cast<unsigned>(day.month)},
           std::chrono::day{static_cast<unsigned>(day.day)}},
      *clock);
}

}  // namespace openmash::web
