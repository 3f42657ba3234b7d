#include <algorithm>
#include <string_view>

#include "govuk/details.h"
#include "web/clock.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/profile_parts.h"
#include "web/pages/profile_words.h"
#include "web/pages/prose.h"
#include "web/say.h"

namespace openmash::web {

namespace {

Html section(const char* id, const char* heading, const Html& inside) {
  if (inside.empty()) {
    return {};
  }
  return element("section", {{"class", "om-section"}, {"aria-labelledby", id}},
                 element("h2", {{"class", "govuk-heading-m"}, {"id", id}}, heading), inside);
}

Html steps(const hub::Profile& profile, const Assumed& assumed) {
  const hub::Stages& stages = profile.stages;
  const auto step = [&](const char* name, const hub::Who& who, const char* path) {
    return Fact{name, join(who_words(who, profile), assumed.in(path))};
  };
  return join(assumed.of("stages"),
              facts({step("Screens", stages.screens, "stages.screens"),
                     step("Signs the gate", stages.gates, "stages.gates"),
                     step("Assigns", stages.assigns, "stages.assigns"),
                     step("Asks the agencies", stages.gathers, "stages.gathers"),
                     step("Sets the timescale", stages.sets_timescale, "stages.sets_timescale"),
                     step("Recommends", stages.recommends, "stages.recommends"),
                     step("Decides", stages.decides, "stages.decides"),
                     stages.decides_straight.nobody()
                         ? Fact{}
                         : step("Decides what went straight to an outcome", stages.decides_straight,
                                "stages.decides_straight")}),
              prose::paragraph("Whoever recommended never decides. No hub can change that."));
}

Html clocks(const hub::Profile& profile, const Assumed& assumed) {
  Html rows;
  for (const hub::Level& level : profile.levels) {
    const std::string path = "levels." + level.code.value;
    rows += element("tr", element("th", {{"scope", "row"}}, element("strong", level.name)),
                    element("td", level.meaning, assumed.of(path), assumed.in(path + ".meaning"),
                            assumed.in(path + ".name"), assumed.in(path + ".most_urgent")),
                    element("td", {{"data-label", "Decided within"}}, clock_words(level.decision),
                            assumed.of(path + ".decision")),
                    element("td", {{"data-label", "Agencies answer within"}},
                            clock_words(level.agency_return), assumed.of(path + ".agency_return")));
  }
  Html all =
      join(assumed.of("levels"),
           table("Levels of urgency and their clocks",
                 {"Level", "What it means", "Decided within", "Agencies answer within"}, rows));
  if (profile.shows_statutory_day) {
    all += prose::paragraph(
        "Beside this hub’s clock, every contact shows the one working day that "
        "national guidance gives for deciding what to do.");
  }
  return all;
}

Html hours(const hub::Profile& profile, const Assumed& assumed) {
  std::vector<Html> lines;
  for (const std::string& line : prose::opening_hours(profile.hours)) {
    lines.push_back(escape(line));
  }
  lines.push_back(escape(profile.hours.open_on_bank_holidays ? "Open on bank holidays too"
                                                             : "Closed on bank holidays"));
  return join(prose::bullets(lines), assumed.in("hours"));
}

Html reached(const hub::Profile& profile, const Assumed& assumed) {
  const hub::ContactDetails& contact = profile.contact;
  Html postal;
  for (const std::string& line : contact.postal) {
    postal += join(postal.empty() ? Html() : element("br"), Text(line));
  }
  const auto fact = [&](const char* name, const std::string& value, const char* path) {
    return Fact{name, value.empty() ? Html() : join(Text(value), assumed.of(path))};
  };
  return join(assumed.of("contact"),
              facts({fact("Telephone", contact.telephone, "contact.telephone"),
                     fact("Fax", contact.fax, "contact.fax"),
                     fact("E-mail", contact.email, "contact.email"),
                     {"Post", postal.empty() ? Html() : join(postal, assumed.of("contact.postal"))},
                     fact("Website", contact.website, "contact.website"),
                     fact("Out of hours", contact.out_of_hours_name, "contact.out_of_hours_name"),
                     fact("Its telephone", contact.out_of_hours_telephone,
                          "contact.out_of_hours_telephone")}));
}

/// What it was called before, and until when where that is known.
Html former_words(const hub::Agency& agency) {
  Html words;
  for (const hub::FormerName& former : agency.former) {
    words += quiet_line("Called ", former.name,
                        former.until ? " until " + say::date_words(*former.until) : " before", ".");
  }
  return words;
}

Html check(const hub::Profile& profile, const Assumed& assumed) {
  const hub::Check& check = profile.check;
  if (!check.exists) {
    return prose::paragraph("This hub asks no agencies: it goes from screening to an outcome.");
  }
  std::vector<Html> agencies;
  for (const hub::Agency& agency : profile.agencies) {
    agencies.push_back(join(Text(agency.name), agency.telephone ? ", " + *agency.telephone : "",
                            agency.asked_by_default ? "" : ", when chosen", former_words(agency),
                            assumed.in("agencies." + agency.code.value)));
  }
  return join(
      assumed.of("check"),
      facts({{"Who is asked", join(prose::bullets(agencies), assumed.of("agencies"))},
             {"Leaving one out",
              join(check.leaving_out_needs_reason ? "Needs a reason" : "Needs no reason",
                   assumed.of("check.leaving_out_needs_reason"))},
             {"The family’s agreement",
              join(check.needs_agreement ? "No agency is asked without it, or one of the reasons "
                                           "to go on without it below"
                                         : "Asking does not wait for it",
                   assumed.of("check.needs_agreement"))},
             {"What an agency gives",
              join(check.holds_answers
                       ? "Is held: the others see that it is there, and what it says when the "
                         "agency lets it into the case"
                       : "Is open to those who work on the case",
                   assumed.of("check.holds_answers"))},
             {"Asking before the gate is signed",
              join(check.may_gather_before_gate ? "Allowed" : "Not allowed",
                   assumed.of("check.may_gather_before_gate"))},
             {"A timescale set for a case is",
              join(say::label(check.clock_means), assumed.of("check.clock_means"))},
             {"What agencies see",
              join(members_see_words(check.members_see), assumed.of("check.members_see"))}}));
}

Html services_words(const hub::Outcome& outcome) {
  return outcome.services.empty() ? Html()
                                  : quiet_line("Among them: ", say::listed(outcome.services));
}

Html outcomes(const hub::Profile& profile, const Assumed& assumed) {
  Html rows;
  for (const hub::Outcome& outcome : profile.outcomes) {
    const std::string path = "outcomes." + outcome.code.value;
    rows += element(
        "tr", element("th", {{"scope", "row"}}, element("strong", outcome.name)),
        element("td", outcome.definition, assumed.in(path)),
        element("td", {{"data-label", "Received by"}}, receiver_words(outcome),
                outcome.needs_agreement ? quiet_line("The family must agree") : Html(),
                outcome.needs_assessment ? quiet_line("Asks for the ", profile.words.assessment,
                                                      ", or the reason why not")
                                         : Html(),
                services_words(outcome)));
  }
  return join(assumed.of("outcomes"),
              table("Outcomes", {"Outcome", "In the leaflet’s words", "Received by"}, rows));
}

Html roles(const hub::Profile& profile, const Assumed& assumed) {
  Html rows;
  for (const hub::Role& role : profile.roles) {
    std::vector<std::string> powers;
    for (const hub::Power power : role.powers) {
      powers.push_back(power_words(power));
    }
    rows += element("tr", element("th", {{"scope", "row"}}, element("strong", role.name)),
                    element("td", {{"data-label", "Besides its steps, may"}},
                            powers.empty() ? "Nothing more" : say::listed(powers),
                            assumed.in("roles." + role.code.value)));
  }
  return join(assumed.of("roles"), table("Roles", {"Role", "Besides its steps, may"}, rows));
}

Html worded(const std::vector<hub::Ground>& grounds) {
  std::vector<Html> items;
  for (const hub::Ground& one : grounds) {
    items.push_back(escape(one.words));
  }
  return prose::bullets(items);
}

Html consent(const hub::Profile& profile, const Assumed& assumed) {
  std::vector<Fact> rules;
  for (const hub::ConsentRule& rule : profile.consent) {
    Html without;
    if (!rule.may_go_on_without.empty()) {
      without =
          join(quiet_line("Without their agreement only if:"), worded(rule.may_go_on_without));
    }
    rules.push_back(
        {purpose_words(rule.purpose),
         join(Text(rule.words),
              quiet_line(agreement_words(rule.agreement), " ", tell_family_words(rule.tell_family)),
              without, assumed.in("consent." + path_of(rule.purpose)))});
  }
  return join(assumed.of("consent"), facts(rules));
}

Html bases(const hub::Profile& profile) {
  Html rows;
  for (const hub::Basis& basis : profile.bases) {
    rows += element("tr", element("th", {{"scope", "row"}}, element("strong", basis.name)),
                    element("td", basis.words, quiet_line(basis.source)),
                    element("td", {{"data-label", "Holds"}}, dates_words(basis)));
  }
  return rows.empty() ? Html() : table("Reasons in law", {"Name", "What it says", "Holds"}, rows);
}

Html duties(const hub::Profile& profile) {
  Html rows;
  for (const hub::Duty& duty : profile.duties) {
    rows += element("tr", element("th", {{"scope", "row"}}, element("strong", duty.name)),
                    element("td", duty.words, quiet_line(duty.source)),
                    element("td", {{"data-label", "In force"}}, duty.known));
  }
  return rows.empty() ? Html()
                      : table("Duties to tell", {"Name", "What it asks", "In force"}, rows);
}

Html thresholds(const hub::Profile& profile, const Assumed& assumed) {
  const hub::Thresholds& thresholds = profile.thresholds;
  std::vector<Fact> levels;
  for (const hub::NeedLevel& level : thresholds.levels) {
    levels.push_back({level.name, join(Text(level.meaning),
                                       assumed.in("thresholds.levels." + level.code.value))});
  }
  return join(prose::paragraph(thresholds.name,
                               thresholds.edition.empty() ? "" : ", " + thresholds.edition),
              assumed.of("thresholds"), assumed.of("thresholds.name"),
              assumed.of("thresholds.edition"), assumed.of("thresholds.levels"),
              assumed.of("thresholds.judged_at_triage"),
              prose::paragraph(thresholds.judged_at_triage
                                   ? "Every contact is given a level when it is screened."
                                   : "A level is given where it helps."),
              facts(levels));
}

Html pathways(const hub::Profile& profile) {
  std::vector<Fact> all;
  for (const hub::Pathway& pathway : profile.pathways) {
    std::vector<Html> steps;
    for (const hub::PathwayStep& one : pathway.steps) {
      steps.push_back(escape(one.words));
    }
    Html tell;
    if (!pathway.tell.empty()) {
      tell = quiet_line("Who must be told: ", say::listed(pathway.tell));
    }
    all.push_back({pathway.name,
                   join(Text(pathway.when), prose::bullets(steps), tell,
                        pathway.clock ? quiet_line("Within ", clock_words(pathway.clock)) : Html(),
                        pathway.restriction.empty() ? Html() : quiet_line(pathway.restriction),
                        quiet_line("From: ", pathway.source),
                        pathway.assumed.empty()
                            ? Html()
                            : quiet_line(element("strong", "Assumed. "), pathway.assumed))});
  }
  return all.empty() ? Html() : facts(all);
}

/// The answers of the exercise: each of them an assumption, for no leaflet gives any.
Html exercise_answers(const hub::Profile& profile) {
  std::vector<Fact> all;
  for (const hub::ExerciseScenario& one : profile.exercise) {
    const hub::NeedLevel* level = profile.need_level(one.assumed.level);
    all.push_back(
        {one.title, join(Text(one.words), quiet_line("From: ", one.source),
                         quiet_line(element("strong", "Assumed, for a practitioner to check. "),
                                    say::label(one.assumed.way, profile), ". ",
                                    level == nullptr ? "" : level->name + ". ", one.assumed.why))});
  }
  return all.empty() ? Html() : facts(all);
}

Html feedback(const hub::Profile& profile, const Assumed& assumed) {
  std::vector<Html> written_to;
  for (const hub::ChannelKind kind : profile.feedback.written_to) {
    if (const hub::Channel* channel = profile.channel(kind)) {
      written_to.push_back(escape(channel->name));
    }
  }
  return join(
      assumed.of("feedback"), assumed.of("feedback.referrer_letter"),
      facts({{"Who is written to, by how they came",
              join(written_to.empty() ? escape("Nobody") : prose::bullets(written_to),
                   assumed.of("feedback.written_to"))},
             {"A letter to the family",
              join(profile.feedback.family_letter ? "Yes, or the reason it must not be sent"
                                                  : "Not promised",
                   assumed.of("feedback.family_letter"))},
             {"A letter that says that nothing follows",
              join("Waits ", std::to_string(profile.feedback.no_further_action_waits.count()),
                   " minutes from the decision, every one as long as the next",
                   assumed.of("feedback.no_further_action_waits"))},
             {"Who will contact the family, and by when",
              join(profile.feedback.names_family_contact ? "Each decision says it"
                                                         : "Where it is known",
                   assumed.of("feedback.names_family_contact"))}}));
}

/// A case keeps the version it began under, so none is forgotten.
Html versions(const Visit& visit) {
  std::vector<Html> items;
  for (const hub::Profile* one : visit.hub().versions()) {
    items.push_back(join("Version ", one->version, ", from ", say::date_words(one->in_force_from),
                         one->version == visit.profile().version ? ": in force" : ""));
  }
  return join(prose::bullets(items),
              prose::paragraph("A case keeps the rules it began under, to the end."));
}

/// Each of them once more, by the place in the profile where it can be changed.
Html every_assumption(const hub::Profile& profile) {
  std::vector<Fact> all;
  for (const hub::Assumption& one : profile.assumed) {
    all.push_back({one.path, escape(one.reason)});
  }
  return all.empty() ? Html() : element("div", {{"class", "om-assumed"}}, facts(all));
}

}  // namespace

http::Response profile(Visit& visit) {
  const hub::Profile& hub = visit.profile();
  const Assumed assumed(hub);
  const Html main =
      join(prose::title(hub.name), hub.slogan.empty() ? Html() : prose::paragraph(hub.slogan),
           prose::paragraph(hub.about), assumed.of("name"), assumed.of("body"),
           assumed.of("council"), assumed.of("slogan"), assumed.of("about"),
           prose::paragraph(
               "Version ", hub.version, ", in force from ", say::date_words(hub.in_force_from),
               ". Of what is told here, ", hub.assumed.size(),
               " values are not in the hub’s leaflet; each is marked with why it was chosen."),
           assumed.of("in_force_from"), assumed.of("version"), assumed.of("shows_statutory_day"),
           prose::paragraph(
               prose::link("/accounts/" + visit.who->staff.id.value.hex(), "Change your password")),
           section("steps", "Who does what", steps(hub, assumed)),
           section("clocks", "How urgent, and by when", clocks(hub, assumed)),
           section("hours", "When it is open", hours(hub, assumed)),
           section("reached", "How it is reached", reached(hub, assumed)),
           section("check", "Asking the agencies", check(hub, assumed)),
           section("outcomes", "What can be decided", outcomes(hub, assumed)),
           section("feedback", "Who hears what came of it", feedback(hub, assumed)),
           section("consent", "When a family must agree, and know", consent(hub, assumed)),
           section("bases", "Reasons in law", bases(hub)),
           section("duties", "Duties to tell", duties(hub)),
           section("thresholds", "How much help a child needs", thresholds(hub, assumed)),
           section("criteria", "What a contact is weighed against", criteria_list(hub, assumed)),
           section("issues", "What a worry can be about", issues_list(hub, assumed)),
           section("ways", "How contacts come", ways_list(hub, assumed)),
           section("outside", "Telling somebody outside the hub", outside_list(hub, assumed)),
           section("disagreement", "When professionals disagree", disagreement_list(hub, assumed)),
           section("work", "Kinds of work that not every hub does", work_list(hub, assumed)),
           section("pathways", "What else to think of", pathways(hub)),
           section("exercise", "The exercise of the training hub", exercise_answers(hub)),
           section("roles", "Roles", roles(hub, assumed)),
           section("links", "Documents", links_list(hub, assumed)),
           section("words", "The hub’s own words", words_list(hub, assumed)),
           section("versions", "Versions", versions(visit)),
           section("assumed", "All that was assumed", every_assumption(hub)));
  return staff_page(visit, {.title = "About this hub", .active = "profile"}, main);
}

}  // namespace openmash::web
