#include <doctest/doctest.h>

#include <map>

#include "words/timeline.h"

using namespace openmash;

namespace {

template <std::size_t I = 0>
void every_event(std::vector<CaseEvent>& all) {
  if constexpr (I < std::variant_size_v<CaseEvent>) {
    all.emplace_back(std::variant_alternative_t<I, CaseEvent>{});
    every_event<I + 1>(all);
  }
}

const PersonId child{Id128{{1}}};
const RequestId request{Id128{{2}}};
const StaffId worker{Id128{{3}}};
const ReturnId answer{Id128{{4}}};

hub::Profile small_profile() {
  hub::Profile profile;
  profile.words.hub = "MASH";
  profile.words.record = "MASH record";
  profile.issues = {{.code = IssueCode{"neglect"}, .words = "Neglect"}};
  return profile;
}

/// Tells events one after another as the timeline of the case they make.
std::vector<std::string> told(const std::vector<CaseEvent>& events, bool erased = false) {
  const hub::Profile profile = small_profile();
  std::vector<RecordedEvent> history;
  for (const CaseEvent& event : events) {
    history.push_back({.event = event,
                       .by = Staff{.id = worker},
                       .at = from_micros(static_cast<std::int64_t>(history.size())),
                       .sequence = history.size() + 1,
                       .erased = erased});
  }
  const CaseFile file = fold(ContactId{}, history);
  const words::Telling telling{
      .profile = profile,
      .name_of =
          [](const Actor& actor) {
            return is_staff(actor, worker) ? std::string{"social worker 4"} : "somebody else";
          },
      .time_of = [](Instant at) { return "moment " + std::to_string(to_micros(at)); }};
  std::vector<std::string> all;
  for (const RecordedEvent& recorded : history) {
    all.push_back(words::sentence(recorded, file, telling));
  }
  return all;
}

}  // namespace

TEST_CASE("every event is told, in a sentence like no other event's") {
  std::vector<CaseEvent> all;
  every_event(all);
  std::map<std::string, int> seen;
  for (const std::string& sentence : told(all)) {
    CAPTURE(sentence);
    CHECK(sentence.size() > 10);
    CHECK((sentence.front() >= 'A' && sentence.front() <= 'Z'));
    CHECK(sentence.back() != '.');
    CHECK(++seen[sentence] == 1);
  }
  CHECK(seen.size() == std::variant_size_v<CaseEvent>);
}

TEST_CASE("words that were destroyed are said to be, and not said") {
  const auto sentences = told({ContactReceived{}, PersonDescribed{.person = child}}, true);
  CHECK(sentences.at(1) ==
        "Child, name not known was described as a child (the words were destroyed)");
}

TEST_CASE("nothing held, part, refused and not shared are told apart") {
  const auto answered = [](InformationReturned returned) {
    returned.request = request;
    return told({ContactReceived{},
                 InformationRequested{.request = request,
                                      .agency = AgencyCode{"health"},
                                      .agency_name = "Health",
                                      .due = from_micros(7)},
                 returned});
  };
  CHECK(answered({}).at(1) == "Social worker 4 asked Health, to answer by moment 7");
  CHECK(answered({.kind = ReturnKind::items}).back() == "Social worker 4 answered for Health");
  CHECK(answered({.kind = ReturnKind::items, .more_to_come = true}).back() ==
        "Social worker 4 answered for Health: in part, with more to come");
  CHECK(answered({.kind = ReturnKind::nothing_held}).back() ==
        "Social worker 4 answered for Health: nothing is held");
  CHECK(answered({.kind = ReturnKind::held_not_shared}).back() ==
        "Social worker 4 answered for Health: something is held and not shared");
  CHECK(answered({.kind = ReturnKind::refused}).back() ==
        "Social worker 4 answered for Health: refused");
}

TEST_CASE("a second rating is told as one, and the first stays as it was") {
  const auto sentences =
      told({ContactReceived{}, ContactRated{.level_name = "Urgent"},
            ContactRated{.level_name = "Most urgent", .decision_due = Instant{}}});
  CHECK(sentences.at(1) == "Social worker 4 rated the contact Urgent");
  CHECK(sentences.at(2) ==
        "Social worker 4 rated the contact again: Most urgent, to be decided by moment 0");
}

TEST_CASE("a decision tells what was missing, and a late answer why it is open again") {
  const auto sentences = told(
      {ContactReceived{},
       PersonDescribed{.person = child, .at_risk = true, .answers = {{{"name", false, "Child A"}}}},
       InformationRequested{.request = request, .agency_name = "Health"},
       OutcomeDecided{.child = child,
                      .outcomes = {{OutcomeCode{"x"}, "Early help", ""},
                                   {OutcomeCode{"y"}, "Single-agency response", "Police"}}},
       DecisionMade{.gaps = {{.gap = {GapKind::unanswered_request, request.value}}}},
       InformationReturned{.request = request, .answer = answer},
       DecisionReopened{.request = request, .answer = answer}});
  CHECK(sentences.at(1) == "Child A was described as a child at risk");
  CHECK(sentences.at(3) ==
        "Social worker 4 decided for Child A: Early help and Single-agency response (Police)");
  CHECK(sentences.at(4) == "Social worker 4 made the decision, although Health had not answered");
  CHECK(sentences.at(6) ==
        "The decision was marked to be looked at again, because Health answered after it");
}
