#include "web/pages/case_parts.h"

#include <array>

#include "base/contains.h"
#include "london/london_time.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

struct RouteCode {
  Route route;
  std::string_view code;
  std::string_view meaning;
};

constexpr std::array route_codes = {
    RouteCode{Route::through_mash, "through_mash",
              "Agencies are asked, and one worker weighs what they say"},
    RouteCode{Route::straight_to_outcome, "straight_to_outcome",
              "What is known is enough to decide"},
    RouteCode{Route::to_allocated_worker, "to_allocated_worker",
              "A child here already has a social worker: they get this, and the MASH stops"},
};

/// What the choice of an outcome still has to say: which agency, or which service.
Html receiver_field(const OpenCase& open, const hub::Outcome& outcome, const std::string& n) {
  const std::string name = "receiver." + n + "." + outcome.code.value;
  if (outcome.receiver == hub::Receiver::agency) {
    std::vector<Choice> agencies;
    for (const hub::Agency& agency : open.profile().agencies) {
      agencies.push_back({.value = agency.code.value, .label = agency.name});
    }
    return drop_down(open, {.name = name, .label = "For “" + outcome.name + "”: which agency?"},
                     agencies);
  }
  if (outcome.receiver == hub::Receiver::service) {
    return text_line(open, {.name = name, .label = "For “" + outcome.name + "”: which service?"});
  }
  return {};
}

Html outcomes_for(const OpenCase& open, const PersonDescribed& child, const std::string& n) {
  std::vector<Choice> choices;
  Html receivers;
  for (const hub::Outcome& outcome : open.profile().outcomes) {
    choices.push_back(
        {.value = outcome.code.value, .label = outcome.name, .hint = outcome.definition});
    receivers += receiver_field(open, outcome, n);
  }
  const std::string name = child_name(open, child);
  return element(
      "section", {{"class", "om-section"}}, prose::heading(name),
      several_of(open,
                 {.name = "outcome." + n, .label = "Outcomes for " + name, .hint = "One or more"},
                 choices),
      receivers, text_area(open, {.name = "reason." + n, .label = "Why, for " + name}));
}

}  // namespace

std::string child_name(const OpenCase& open, const PersonDescribed& child) {
  return say::person_with_age(child, london::date_of(open.visit.now));
}

Html worry_in_short(const OpenCase& open) {
  Html html;
  for (const ConcernRaised& concern : open.file().intake.concerns) {
    html += words_block(concern.answers.words("words"), {});
  }
  for (const PersonDescribed* child : open.file().children()) {
    if (const auto said = child->answers.words("own_words"); !said.empty()) {
      html += prose::small_heading(say::person_label(*child) + " said");
      html += words_block(said, {});
    }
  }
  for (const Signed<ContactAddedTo>& added : open.file().intake.additions) {
    html += prose::small_heading("Added later");
    html += words_block(added.what.words, signature(open.visit, added.by, added.at));
  }
  return html.empty() ? html : join(prose::heading("The worry"), html);
}

std::vector<Choice> routes_open_to(const OpenCase& open) {
  return routes_of(open.profile());
}

std::vector<Choice> routes_of(const hub::Profile& profile) {
  std::vector<Choice> choices;
  for (const RouteCode& one : route_codes) {
    if (one.route == Route::through_mash && !profile.check.exists) {
      continue;
    }
    choices.push_back({.value = std::string{one.code},
                       .label = say::label(one.route, profile),
                       .hint = std::string{one.meaning}});
  }
  return choices;
}

std::optional<Route> route_from(std::string_view code) {
  for (const RouteCode& one : route_codes) {
    if (one.code == code) {
      return one.route;
    }
  }
  return std::nullopt;
}

std::string_view route_code(Route route) {
  for (const RouteCode& one : route_codes) {
    if (one.route == route) {
      return one.code;
    }
  }
  return {};
}

Html outcome_fields(const OpenCase& open) {
  Html html;
  const auto children = open.file().children();
  for (std::size_t i = 0; i < children.size(); ++i) {
    html += outcomes_for(open, *children[i], std::to_string(i));
  }
  return html;
}

std::vector<OutcomesForChild> read_outcomes(const OpenCase& open, Problems& problems) {
  std::vector<OutcomesForChild> all;
  const auto children = open.file().children();
  for (std::size_t i = 0; i < children.size(); ++i) {
    const std::string n = std::to_string(i);
    OutcomesForChild one{
        .child = children[i]->person, .outcomes = {}, .reason = field(open.visit, "reason." + n)};
    for (const std::string_view code : open.visit.request.form_all("outcome." + n)) {
      const std::string receiver = "receiver." + n + "." + std::string{code};
      const hub::Outcome* outcome = open.profile().outcome(OutcomeCode{std::string{code}});
      const bool names_one = outcome != nullptr && (outcome->receiver == hub::Receiver::agency ||
                                                    outcome->receiver == hub::Receiver::service);
      one.outcomes.push_back(
          {.outcome = OutcomeCode{std::string{code}}, .receiver = field(open.visit, receiver)});
      if (names_one && one.outcomes.back().receiver.empty()) {
        problems.push_back({receiver, "Say who receives “" + outcome->name + "”"});
      }
    }
    if (!one.outcomes.empty() && one.reason.empty()) {
      problems.push_back({"reason." + n, "Say why, for " + child_name(open, *children[i])});
    }
    if (one.outcomes.empty() && !one.reason.empty()) {
      problems.push_back(
          {"outcome." + n, "Choose at least one outcome for " + child_name(open, *children[i])});
    }
    if (!one.outcomes.empty()) {
      all.push_back(std::move(one));
    }
  }
  return all;
}

Html outcome_list(const std::vector<ChosenOutcome>& outcomes) {
  std::vector<Html> items;
  for (const ChosenOutcome& outcome : outcomes) {
    items.push_back(escape(say::outcome_words(outcome)));
  }
  return prose::bullets(items);
}

Html record_and_recommendation(const OpenCase& open) {
  const Weighing& weighing = open.file().weighing;
  Html html;
  if (weighing.record) {
    const Html by = signature(open.visit, weighing.record->by, weighing.record->at);
    html += prose::heading("Summary");
    html += words_block(weighing.record->what.summary, by);
    html += prose::heading("Analysis");
    html += words_block(weighing.record->what.analysis, by);
  }
  for (const Signed<OutcomeRecommended>& one : weighing.recommended) {
    const PersonDescribed* child = open.file().person(one.what.child);
    html += prose::heading("Recommended for " +
                           (child == nullptr ? "a child" : child_name(open, *child)));
    html += outcome_list(one.what.outcomes);
    html += words_block(one.what.reason, signature(open.visit, one.by, one.at));
  }
  return html;
}

}  // namespace openmash::web
