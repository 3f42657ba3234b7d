#include "domain/casefile/given_test.h"

namespace openmash::given {

namespace {

using std::chrono::hours;

Answers named(std::string name) {
  return {{{.question = "name", .words = std::move(name)}}};
}

hub::Who who(std::string role) {
  return {.roles = {RoleCode{std::move(role)}}};
}

}  // namespace

hub::Profile small_profile() {
  using hub::Power;
  hub::Profile profile;
  profile.version = "1";
  profile.words = {.hub = "MASH", .record = "MASH record"};
  profile.check.leaving_out_needs_reason = true;
  profile.roles = {
      {RoleCode{"contact_officer"},
       "Contact officer",
       false,
       {Power::log_contacts, Power::see_contacts}},
      {RoleCode{"screening_team"},
       "Screening team",
       false,
       {Power::log_contacts, Power::see_contacts}},
      {RoleCode{"social_worker"}, "MASH social worker", false, {Power::work_cases}},
      {RoleCode{"agency_representative"},
       "Agency representative",
       true,
       {Power::answer_requests, Power::plan_duty}},
      {RoleCode{"head_of_mash"},
       "Head of MASH",
       false,
       {Power::see_contacts, Power::see_every_case, Power::see_every_queue, Power::approve_feedback,
        Power::plan_duty, Power::see_access_record}},
      {RoleCode{"business_support"},
       "Business support",
       false,
       {Power::log_contacts, Power::see_contacts, Power::approve_feedback, Power::plan_duty}},
      {RoleCode{"administrator"}, "Administrator", false, {Power::administer}},
      {RoleCode{"auditor"}, "Auditor", false, {Power::see_access_record}},
      {RoleCode{"inspector"}, "Inspector", false, {Power::inspect}},
      {RoleCode{"analyst"}, "Analyst", false, {Power::count}},
  };
  profile.stages = {.screens = who("screening_team"),
                    .gates = who("head_of_mash"),
                    .assigns = who("head_of_mash"),
                    .gathers = who("social_worker"),
                    .sets_timescale = who("head_of_mash"),
                    .recommends = who("social_worker"),
                    .decides = who("head_of_mash")};
  profile.agencies = {
      {.code = AgencyCode{"police"}, .name = "Police", .asked_by_default = true},
      {.code = AgencyCode{"health"}, .name = "Health", .asked_by_default = true},
      {.code = AgencyCode{"housing"}, .name = "Housing"},
  };
  profile.levels = {
      {.code = LevelCode{"most_urgent"},
       .name = "Most urgent",
       .decision = hub::Clock{.amount = 4, .unit = hub::ClockUnit::elapsed_hours},
       .agency_return = hub::Clock{.amount = 2, .unit = hub::ClockUnit::elapsed_hours}},
      {.code = LevelCode{"standard"},
       .name = "Standard",
       .decision = hub::Clock{.amount = 3, .unit = hub::ClockUnit::working_days}},
  };
  profile.criteria = {{.code = CriterionCode{"level_unclear"}, .words = "Not clear"}};
  profile.issues = {{.code = IssueCode{"neglect"}, .words = "Neglect"},
                    {.code = IssueCode{"domestic_abuse"}, .words = "Domestic abuse"}};
  profile.bases = {
      {.code = BasisCode{"children_act_s47"}, .name = "Children Act 1989, section 47"}};
  profile.outcomes = {
      {.code = OutcomeCode{"cpat"},
       .name = "Child Protection and Assessment Team",
       .receiver = hub::Receiver::fixed,
       .receiver_name = "CPAT"},
      {.code = OutcomeCode{"single_agency"},
       .name = "Single-agency response",
       .receiver = hub::Receiver::agency},
      {.code = OutcomeCode{"common_assessment"},
       .name = "Common Assessment Framework",
       .receiver = hub::Receiver::service},
      {.code = OutcomeCode{"no_further_action"},
       .name = "No further action",
       .no_further_action = true},
  };
  return profile;
}

hub::WorkingCalendar small_calendar() {
  const Date first{std::chrono::year{2026}, std::chrono::January, std::chrono::day{1}};
  const Date last{std::chrono::year{2027}, std::chrono::January, std::chrono::day{1}};
  hub::WorkingCalendar calendar;
  calendar.covers = {Instant{std::chrono::sys_days{first}}, Instant{std::chrono::sys_days{last}}};
  for (auto day = std::chrono::sys_days{first}; day < std::chrono::sys_days{last};
       day += std::chrono::days{1}) {
    const std::chrono::weekday weekday{day};
    if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) {
      calendar.open.push_back({Instant{day + hours{9}}, Instant{day + hours{17}}});
      calendar.working_days.push_back({Instant{day}, Instant{day + hours{24}}});
    }
  }
  return calendar;
}

Given& Given::then(CaseEvent event, Actor by) {
  const Instant at = now();
  history.push_back(
      {.event = std::move(event), .by = by, .at = at, .sequence = history.size() + 1});
  return *this;
}

Given& Given::then(std::vector<CaseEvent> events, Actor by) {
  for (CaseEvent& event : events) {
    then(std::move(event), by);
  }
  return *this;
}

Instant Given::now() const {
  return start + std::chrono::minutes{history.size()};
}

Given Given::received() {
  Given given;
  given.then({ContactReceived{.reference = "7K4Q-PDX9", .received_at = start},
              PersonDescribed{.person = child_a, .at_risk = true, .answers = named("Child A")},
              PersonDescribed{.person = child_b, .at_risk = true, .answers = named("Child B")},
              PersonDescribed{.person = adult_1,
                              .kind = PersonKind::adult,
                              .source_of_harm = true,
                              .answers = named("Adult 1")}},
             Referrer{});
  return given;
}

Given Given::screened() {
  return received().then(ContactScreened{}, screener);
}

Given Given::gated(Route route) {
  return screened().then(GateSigned{.route = route, .reason = "because"}, head);
}

Given Given::assigned() {
  return gated().then({ContactRated{.level = LevelCode{"most_urgent"},
                                    .level_name = "Most urgent",
                                    .decision_due = start + hours{4},
                                    .return_due = start + hours{2}},
                       CaseAssigned{.worker = worker.id}},
                      head);
}

Given Given::asked() {
  return assigned().then(
      {InformationRequested{.request = to_police,
                            .agency = AgencyCode{"police"},
                            .agency_name = "Police",
                            .about = {child_a, child_b}},
       InformationRequested{
           .request = to_health, .agency = AgencyCode{"health"}, .agency_name = "Health"}},
      worker);
}

Given Given::written() {
  return asked()
      .then(
          {InformationReturned{.request = to_police, .answer = answer_1},
           ItemReturned{.item = item_1, .request = to_police, .answer = answer_1, .text = "words"}},
          police)
      .then(
          InformationReturned{
              .request = to_health, .answer = answer_2, .kind = ReturnKind::nothing_held},
          health)
      .then(RecordWritten{.summary = "s", .analysis = "a"}, worker);
}

Given Given::recommended() {
  return written().then({OutcomeRecommended{.child = child_a, .reason = "r"},
                         OutcomeRecommended{.child = child_b, .reason = "r"}},
                        worker);
}

Given Given::decided() {
  return recommended().then({OutcomeDecided{.child = child_a, .reason = "r"},
                             OutcomeDecided{.child = child_b, .reason = "r"}, DecisionMade{}},
                            head);
}

Given Given::reopened() {
  const ReturnId late{id(23)};
  return decided().then(
      {InformationReturned{.request = to_health, .answer = late},
       ItemReturned{
           .item = ItemId{id(32)}, .request = to_health, .answer = late, .text = "late words"},
       DecisionReopened{.request = to_health, .answer = late}},
      health);
}

Decided Given::when(const CaseCommand& command, const Actor& by) const {
  const Moment moment{.now = now(), .today = today(), .profile = &profile, .calendar = &calendar};
  const CaseFile as_it_stands = file();
  return std::visit([&](const auto& one) { return decide(as_it_stands, one, by, moment); },
                    command);
}

Decided Given::when_asked(const CaseCommand& command, const Actor& by) const {
  return decide_command(
      file(), command, by,
      {.now = now(), .today = today(), .profile = &profile, .calendar = &calendar, .proved = true});
}

std::vector<OutcomesForChild> for_both(const std::vector<OutcomeChoice>& outcomes) {
  return {{.child = child_a, .outcomes = outcomes, .reason = "because"},
          {.child = child_b, .outcomes = outcomes, .reason = "because"}};
}

}  // namespace openmash::given
