// What somebody outside who was asked may be told of the outcome.
// The sentences offered are made of the outcomes that were decided; none is chosen beforehand, and
// any other words may be written.
#include "web/case_form.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

constexpr std::string_view in_own_words = "own";

std::vector<std::string> sentences(const OpenCase& open) {
  std::vector<std::string> all;
  const auto add = [&](std::string sentence) {
    if (std::ranges::find(all, sentence) == all.end()) {
      all.push_back(std::move(sentence));
    }
  };
  if (open.file().is_decided()) {
    for (const Signed<OutcomeDecided>& decided : open.file().decision.outcomes) {
      for (const ChosenOutcome& chosen : decided.what.outcomes) {
        const hub::Outcome* outcome = open.profile().outcome(chosen.outcome);
        add(outcome != nullptr && outcome->no_further_action
                ? "We looked into it with others, and take no further action. Go on as your own "
                  "safeguarding procedures say, and tell us if you are worried again."
                : "We looked into it with others, and passed it on: " + say::outcome_words(chosen) +
                      ".");
      }
    }
    add("It has been dealt with. We cannot tell you more than that.");
  } else {
    add("We are still looking into it, and will tell you what we can.");
  }
  return all;
}

const NamedEnquiry* asked_person(const OpenCase& open, RequestId* request) {
  const auto id = id_from_hex(open.visit.parts.at(1));
  for (const Request& one : open.file().enquiry.requests) {
    if (const NamedEnquiry* found = id ? one.find(EnquiryId{*id}) : nullptr) {
      *request = one.asked.what.request;
      return found;
    }
  }
  return nullptr;
}

Html told_body(const OpenCase& open) {
  RequestId request;
  const NamedEnquiry* person = asked_person(open, &request);
  if (person == nullptr) {
    return prose::paragraph("Nobody was asked here under this address.");
  }
  Html before = prose::paragraph(
      "To be told to ", element("strong", person->asked.what.whom),
      " behind a guest link or by letter. Tell what they need in order to keep the child safe, and "
      "no more.");
  for (const Signed<ToldOfOutcome>& told : person->told) {
    before += words_block(told.what.words, signature(open.visit, told.by, told.at));
  }
  std::vector<Choice> choices;
  for (const std::string& sentence : sentences(open)) {
    choices.push_back({.value = sentence, .label = sentence});
  }
  choices.push_back({.value = std::string{in_own_words}, .label = "The words I write below"});
  before += one_of(open, {.name = "words", .label = "What may they be told?"}, choices);
  before += text_area(
      open,
      {.name = "own", .label = "Other words", .hint = "Only if you chose to write them yourself"});
  if (!open.profile().outside_sharing.empty()) {
    std::vector<Choice> grounds;
    for (const hub::Ground& ground : open.profile().outside_sharing) {
      grounds.push_back({.value = ground.code, .label = ground.words});
    }
    before += one_of(open, {.name = "ground", .label = "On which ground?"}, grounds);
  }
  return before + text_area(open, {.name = "why",
                                   .label = "Why they may be told this",
                                   .hint = "Kept on the case, and not shown to them",
                                   .rows = 2});
}

std::optional<CaseCommand> told_command(const OpenCase& open, Problems& problems) {
  TellOfOutcome tell{.words = field(open.visit, "words"),
                     .ground = field(open.visit, "ground"),
                     .why = field(open.visit, "why")};
  const NamedEnquiry* person = asked_person(open, &tell.request);
  tell.enquiry = person == nullptr ? EnquiryId{} : person->asked.what.enquiry;
  const std::string own = field(open.visit, "own");
  const auto offered = sentences(open);
  if (tell.words == in_own_words) {
    tell.words = own;
    if (own.empty()) {
      problems.push_back({"own", "Write what they may be told"});
    }
  } else if (!own.empty()) {
    problems.push_back({"words",
                        "You wrote other words and did not choose them. Choose them, or "
                        "clear them"});
  } else if (std::ranges::find(offered, tell.words) == offered.end()) {
    problems.push_back({"words", "Choose what they may be told"});
  }
  if (tell.ground.empty() && !open.profile().outside_sharing.empty()) {
    problems.push_back({"ground", "Choose the ground on which they may be told"});
  }
  if (tell.why.empty()) {
    problems.push_back({"why", "Write why they may be told this"});
  }
  return tell;
}

}  // namespace

http::Response contact_told(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  return case_form(visit, {.title = "What may they be told of the outcome?",
                           .button = "Let them be told",
                           .needs = Permission::share_outside,
                           .fields = {"words", "own", "ground", "why"},
                           .body = told_body,
                           .command = told_command});
}

}  // namespace openmash::web
