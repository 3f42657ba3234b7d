#include "web/received_field.h"

#include <algorithm>
#include <array>

#include "govuk/date_input.h"

namespace openmash::web {

namespace {

constexpr std::array<const char*, 4> parts{"day", "month", "year", "time"};

}  // namespace

Html received_field(const Visit& visit, const Problems& problems) {
  std::string words;
  std::vector<govuk::DatePart> items;
  for (const char* name : parts) {
    const std::string id = std::string("received-") + name;
    const std::string problem = problem_of(problems, id);
    words += problem.empty() ? "" : (words.empty() ? "" : ". ") + problem;
    const bool wide = std::string_view(name) == "time" || std::string_view(name) == "year";
    items.push_back({.name = name,
                     .value = field(visit, id),
                     .error = !problem.empty(),
                     .classes = wide ? "govuk-input--width-4" : "govuk-input--width-2",
                     .inputmode = std::string_view(name) == "time" ? "text" : "numeric"});
  }
  return govuk::date_input(
      {.id = "received",
       .name_prefix = "received",
       .fieldset = {.legend = {.content = "When did it reach the hub?",
                               .classes = "govuk-fieldset__legend--s"}},
       .hint = {.content = "London time, such as 9:04am. Leave it blank for now. The "
                           "clocks count from here"},
       .error_message = {.content = words.empty() ? Content() : Content(words)},
       .items = std::move(items)});
}

std::optional<Instant> read_received(const Visit& visit, Problems& problems) {
  const bool blank = std::ranges::all_of(parts, [&](const char* part) {
    return field(visit, std::string("received-") + part).empty();
  });
  if (blank) {
    return std::nullopt;
  }
  const auto at = read_moment(visit, "received", problems);
  constexpr std::chrono::days longest_ago{730};  // no clock reaches further back
  if (at && *at < visit.now - longest_ago) {
    problems.push_back({.field = "received-day",
                        .words = "When it reached the hub must be within the last two years: "
                                 "check the year"});
    return std::nullopt;
  }
  if (at && *at > visit.now) {
    problems.push_back(
        {.field = "received-day", .words = "When it reached the hub must be now or earlier"});
    return std::nullopt;
  }
  return at;
}

}  // namespace openmash::web
