#include "web/pages/release_form.h"

#include "govuk/summary_list.h"
#include "london/london_time.h"
#include "web/clock.h"
#include "web/pages/prose.h"

namespace openmash::web {

std::vector<Choice> bases_on(const hub::Profile& profile, Instant now) {
  std::vector<Choice> choices;
  for (const hub::Basis& basis : profile.bases) {
    if (basis.holds_on(london::date_of(now))) {
      choices.push_back({.value = basis.code.value,
                         .label = basis.name,
                         .hint = basis.words + " " + basis.source});
    }
  }
  return choices;
}

Html release_fields(const FormState& typed, const hub::Profile& profile) {
  return join(
      text_area(typed, {.name = "purpose", .label = "What is it for?", .rows = 2}),
      one_of(typed, {.name = "basis", .label = "On what basis?"},
             bases_on(profile, typed.visit.now)),
      text_area(typed, {.name = "relevance",
                        .label = "Relevance: why does it help whoever receives it?",
                        .rows = 3}),
      text_area(typed, {.name = "risk",
                        .label = "Risk: could letting it out do the child more harm than "
                                 "keeping it?",
                        .hint = "Also to others, and to whoever told you",
                        .rows = 3}),
      text_line(typed, {.name = "conditions",
                        .label = "Conditions",
                        .hint = "For example: not to be written down. Leave blank if none"}),
      moment_boxes(
          typed,
          {.name = "until", .label = "Until when?", .hint = "Leave blank if it has no end"}));
}

ItemReleased read_release(const Visit& visit, Problems& problems) {
  ItemReleased what{.purpose = field(visit, "purpose"),
                    .basis = BasisCode{field(visit, "basis")},
                    .relevance = field(visit, "relevance"),
                    .risk = field(visit, "risk"),
                    .conditions = field(visit, "conditions")};
  const auto need = [&](const std::string& words, const char* name, const char* problem) {
    if (words.empty()) {
      problems.push_back({name, problem});
    }
  };
  need(what.purpose, "purpose", "Say what it is for");
  need(what.basis.value, "basis", "Choose on what basis");
  need(what.relevance, "relevance", "Say why it helps whoever receives it");
  need(what.risk, "risk", "Say what letting it out could do, or that you see no risk");
  bool has_end = false;
  for (const char* part : {"until-day", "until-month", "until-year", "until-time"}) {
    has_end = has_end || !field(visit, part).empty();
  }
  if (has_end) {
    what.until = read_moment(visit, "until", problems);
    if (what.until && *what.until <= visit.now) {
      problems.push_back({"until-day", "The end must be still to come"});
    }
  }
  return what;
}

Html release_words(const ItemReleased& release) {
  govuk::SummaryListOptions list;
  const auto row = [&](const char* key, const std::string& words) {
    if (!words.empty()) {
      list.rows.push_back({.key = {.content = key}, .value = {.content = prose::lines(words)}});
    }
  };
  row("What for", release.purpose);
  row("Basis", release.basis_name);
  row("Relevance", release.relevance);
  row("Risk", release.risk);
  row("Conditions", release.conditions);
  if (release.until) {
    list.rows.push_back(
        {.key = {.content = "Until"}, .value = {.content = short_time_element(*release.until)}});
  }
  return govuk::summary_list(list);
}

}  // namespace openmash::web
