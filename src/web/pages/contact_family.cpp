#include <algorithm>
#include <array>

#include "domain/hub/profile.h"
#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

template <class Kind>
struct Named {
  std::string_view code;
  std::string_view words;
  Kind kind;
};

constexpr std::array purposes{
    Named<hub::Purpose>{"advice_and_support", "Advice and support",
                        hub::Purpose::advice_and_support},
    Named<hub::Purpose>{"social_work_assessment", "A social work assessment",
                        hub::Purpose::social_work_assessment},
    Named<hub::Purpose>{"child_protection", "A child protection referral",
                        hub::Purpose::child_protection},
    Named<hub::Purpose>{"check", "Asking agencies what they hold", hub::Purpose::check},
};
constexpr std::array states{
    Named<AgreementState>{"given", "They agreed", AgreementState::given},
    Named<AgreementState>{"declined", "They declined", AgreementState::declined},
    Named<AgreementState>{"not_asked", "They were not asked", AgreementState::not_asked},
};
constexpr std::array tellings{
    Named<TellingRisk>{"sure", "I am sure that telling them does not raise the risk",
                       TellingRisk::sure_it_is_safe},
    Named<TellingRisk>{"not_sure", "I am not sure", TellingRisk::not_sure},
    Named<TellingRisk>{"raises", "It would raise the risk", TellingRisk::it_would_raise_the_risk},
};

template <class List>
auto chosen(const List& list, std::string_view code) -> std::optional<decltype(list.front().kind)> {
  const auto found = std::ranges::find_if(list, [&](const auto& one) { return one.code == code; });
  return found == list.end() ? std::nullopt : std::optional(found->kind);
}

template <class List>
std::vector<Choice> choices_of(const List& list) {
  std::vector<Choice> choices;
  for (const auto& one : list) {
    choices.push_back({.value = std::string{one.code}, .label = std::string{one.words}});
  }
  return choices;
}

/// Only what this hub has a rule for, each with the rule's own words.
std::vector<Choice> purposes_of(const hub::Profile& profile) {
  std::vector<Choice> choices;
  for (const auto& one : purposes) {
    if (const hub::ConsentRule* rule = profile.consent_for(one.kind)) {
      choices.push_back(
          {.value = std::string{one.code}, .label = std::string{one.words}, .hint = rule->words});
    }
  }
  return choices;
}

/// The grounds of every rule: one list, because the rule is chosen on the same form.
std::vector<Choice> grounds_of(const hub::Profile& profile) {
  std::vector<Choice> choices;
  for (const hub::ConsentRule& rule : profile.consent) {
    for (const hub::Ground& ground : rule.may_go_on_without) {
      const bool known = std::ranges::any_of(
          choices, [&](const Choice& choice) { return choice.value == ground.code; });
      if (!known) {
        choices.push_back({.value = ground.code, .label = ground.words});
      }
    }
  }
  return choices;
}

Html agreement_body(const OpenCase& open) {
  Html html =
      one_of(open, {.name = "purpose", .label = "Agreement to what?"}, purposes_of(open.profile()));
  html += one_of(open, {.name = "state", .label = "What did the family say?"}, choices_of(states));
  if (const auto grounds = grounds_of(open.profile()); !grounds.empty()) {
    html += several_of(open,
                       {.name = "ground",
                        .label = "Going on without agreement",
                        .hint = "Only where you go on although they declined or were not asked"},
                       grounds);
  }
  html += one_of(open,
                 {.name = "telling",
                  .label = "Does telling them raise the risk to the child?",
                  .hint = open.profile().feedback.family_letter
                              ? "Weigh it before anybody tells them, and before a letter goes"
                              : "Leave it open where nobody is told beforehand"},
                 choices_of(tellings));
  html += several_of(open, {.name = "told", .label = "Telling them"},
                     {{.value = "yes", .label = "They were told beforehand"}});
  html += text_area(open, {.name = "reason",
                           .label = "What was said, or why they were not asked",
                           .hint = "Needed unless they agreed"});
  return html;
}

std::optional<CaseCommand> agreement_command(const OpenCase& open, Problems& problems) {
  const auto purpose = chosen(purposes, field(open.visit, "purpose"));
  const auto state = chosen(states, field(open.visit, "state"));
  const std::string reason = field(open.visit, "reason");
  const auto grounds = open.visit.request.form_all("ground");
  if (!purpose) {
    problems.push_back({"purpose", "Choose what the agreement is to"});
  }
  if (!state) {
    problems.push_back({"state", "Choose what the family said"});
  } else if (*state != AgreementState::given && reason.empty()) {
    problems.push_back({"reason", "Write what was said, or why they were not asked"});
  }
  if (grounds.size() > 1) {
    problems.push_back({"ground", "Choose one ground: the one you rest on"});
  }
  return RecordAgreement{.purpose = purpose.value_or(hub::Purpose::check),
                         .state = state.value_or(AgreementState::not_asked),
                         .ground = grounds.empty() ? "" : std::string{grounds.front()},
                         .telling = chosen(tellings, field(open.visit, "telling")),
                         .told = field(open.visit, "told") == "yes",
                         .reason = reason};
}

std::vector<Choice> people_of(const OpenCase& open) {
  std::vector<Choice> choices;
  for (const PersonDescribed& person : open.file().intake.people) {
    choices.push_back({.value = person.person.value.hex(), .label = say::person_label(person)});
  }
  return choices;
}

Html heard_body(const OpenCase& open) {
  return join(several_of(open, {.name = "who", .label = "Whom did you speak to?"}, people_of(open)),
              text_area(open, {.name = "words",
                               .label = "What they said, in their words",
                               .hint = "It is kept as their own view, apart from anybody else's",
                               .rows = 8}));
}

std::optional<CaseCommand> heard_command(const OpenCase& open, Problems& problems) {
  HearFamily command{.who = {}, .words = field(open.visit, "words")};
  for (const std::string_view one : open.visit.request.form_all("who")) {
    command.who.push_back(PersonId{id_from_hex(one).value_or(Id128{})});
  }
  if (command.words.empty()) {
    problems.push_back({"words", "Write what they said"});
  }
  return command;
}

Html contacted_body(const OpenCase& open) {
  Html html;
  if (const auto& planned = open.file().family.planned) {
    html += prose::paragraph("Named with the decision: ", element("strong", planned->what.who),
                             ", by ", short_time_element(planned->what.by), ".");
  }
  return html + text_area(open, {.name = "words", .label = "When and how were they contacted?"});
}

std::optional<CaseCommand> contacted_command(const OpenCase& open, Problems& problems) {
  ConfirmFamilyContact command{.words = field(open.visit, "words")};
  if (command.words.empty()) {
    problems.push_back({"words", "Write when and how they were contacted"});
  }
  return command;
}

Html person_body(const OpenCase& open) {
  return join(
      text_line(open, {.name = "name", .label = "Name", .hint = "Or what is known: “the uncle”"}),
      one_of(open, {.name = "kind", .label = "Who is it?"},
             {{.value = "adult", .label = "An adult"},
              {.value = "child", .label = "A child"},
              {.value = "unborn", .label = "An unborn child"}}),
      text_line(open, {.name = "relationship",
                       .label = "Relationship to the child",
                       .hint = "Parent’s partner, grandparent, lodger …"}),
      moment_boxes(open,
                   {.name = "born",
                    .label = "Date of birth, as far as it is known",
                    .hint = "A year alone is enough. Leave it blank if it is not known"},
                   false),
      text_line(open, {.name = "address", .label = "Address, as far as it is known"}),
      text_line(open, {.name = "phone", .label = "Telephone number, if it is known"}));
}

std::optional<CaseCommand> person_command(const OpenCase& open, Problems& problems) {
  PersonDescribed person{.person = PersonId{created_id(submission(open.visit), "person")}};
  for (const char* key : {"name", "relationship", "address", "phone"}) {
    if (std::string words = field(open.visit, key); !words.empty()) {
      person.answers.all.push_back({.question = key, .words = std::move(words)});
    }
  }
  if (field(open.visit, "name").empty()) {
    problems.push_back({"name", "Write a name, or what is known of them"});
  }
  const auto born =
      read_partial_date(field(open.visit, "born-day"), field(open.visit, "born-month"),
                        field(open.visit, "born-year"));
  if (!born) {
    problems.push_back({"born-year", say::problem(born.error(), "Date of birth")});
  } else if (*born) {
    person.answers.all.push_back({.question = "born", .words = to_text(**born)});
  }
  const std::string kind = field(open.visit, "kind");
  if (kind == "child") {
    person.kind = PersonKind::child;
  } else if (kind == "unborn") {
    person.kind = PersonKind::unborn_child;
  } else if (kind == "adult") {
    person.kind = PersonKind::adult;
  } else {
    problems.push_back({"kind", "Choose who it is"});
  }
  return DescribePerson{.person = std::move(person)};
}

Html share_body(const OpenCase& open) {
  std::vector<Choice> grounds;
  for (const hub::Ground& ground : open.profile().outside_sharing) {
    grounds.push_back({.value = ground.code, .label = ground.words});
  }
  if (grounds.empty()) {
    return prose::paragraph(
        "This hub’s profile names no ground for sharing outside, so nothing "
        "can be shared outside from here.");
  }
  return join(
      text_line(open, {.name = "recipient", .label = "Who is told?"}),
      one_of(open, {.name = "ground", .label = "On what ground?"}, grounds),
      text_area(open,
                {.name = "what", .label = "What are they told?", .hint = "No more than they need"}),
      text_area(open, {.name = "why", .label = "Why does it help the child?"}));
}

std::optional<CaseCommand> share_command(const OpenCase& open, Problems& problems) {
  ShareOutside command{.recipient = field(open.visit, "recipient"),
                       .ground = field(open.visit, "ground"),
                       .what = field(open.visit, "what"),
                       .why = field(open.visit, "why")};
  const auto wanted = [&](const std::string& words, const char* name, const char* problem) {
    if (words.empty()) {
      problems.push_back({name, problem});
    }
  };
  wanted(command.recipient, "recipient", "Write who is told");
  wanted(command.ground, "ground", "Choose the ground");
  wanted(command.what, "what", "Write what they are told");
  wanted(command.why, "why", "Write why it helps the child");
  return command;
}

Html added_body(const OpenCase& open) {
  return join(worry_in_short(open),
              text_area(open, {.name = "words",
                               .label = "What came since, or what was written down wrongly?",
                               .hint = "It stands beside what was written first: nothing is "
                                       "changed. Say who told you, and how",
                               .rows = 6}));
}

std::optional<CaseCommand> added_command(const OpenCase& open, Problems& problems) {
  AddToContact command{.addition = AdditionId{created_id(submission(open.visit), "addition")},
                       .words = field(open.visit, "words")};
  if (command.words.empty()) {
    problems.push_back({"words", "Write what came since"});
  }
  return command;
}

}  // namespace

http::Response contact_added(Visit& visit) {
  return case_form(visit, {.title = "Add to this contact",
                           .button = "Add it",
                           .needs = Permission::talk_with_family,
                           .fields = {"words"},
                           .body = added_body,
                           .command = added_command});
}

http::Response contact_agreement(Visit& visit) {
  return case_form(visit, {.title = "The family’s agreement",
                           .button = "Record it",
                           .needs = Permission::talk_with_family,
                           .fields = {"purpose", "state", "ground", "telling", "told", "reason"},
                           .body = agreement_body,
                           .command = agreement_command});
}

http::Response contact_heard(Visit& visit) {
  return case_form(visit, {.title = "What the family said",
                           .button = "Keep it",
                           .needs = Permission::talk_with_family,
                           .fields = {"who", "words"},
                           .body = heard_body,
                           .command = heard_command});
}

http::Response contact_contacted(Visit& visit) {
  return case_form(visit, {.title = "The family has been contacted",
                           .button = "Confirm",
                           .needs = Permission::talk_with_family,
                           .fields = {"words"},
                           .body = contacted_body,
                           .command = contacted_command});
}

http::Response contact_person(Visit& visit) {
  return case_form(visit, {.title = "Name somebody else who matters",
                           .button = "Add them",
                           .needs = Permission::talk_with_family,
                           .fields = {"name", "kind", "relationship", "born-*", "address", "phone"},
                           .body = person_body,
                           .command = person_command});
}

http::Response contact_share(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  return case_form(visit, {.title = "Share outside the hub",
                           .button = "Record that this was shared",
                           .needs = Permission::share_outside,
                           .fields = {"recipient", "ground", "what", "why"},
                           .body = share_body,
                           .command = share_command});
}

}  // namespace openmash::web
