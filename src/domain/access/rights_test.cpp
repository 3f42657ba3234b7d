#include <doctest/doctest.h>

#include <algorithm>

#include "domain/access/guarding.h"
#include "domain/casefile/given_test.h"
#include "domain/decision/gaps.h"
#include "domain/duty/rota.h"
#include "domain/release/held.h"
#include "domain/release/outward.h"
#include "domain/release/trace.h"

using namespace openmash;
using namespace openmash::given;
using namespace std::chrono_literals;

namespace {

const Staff second_head{.id = StaffId{id(210)}, .role = RoleCode{"head_of_mash"}};
const Id128 morning = id(90);
const Id128 afternoon = id(91);

Answers described(std::string_view name, std::string_view born, std::string_view address,
                  std::string_view phone) {
  return {{{.question = "name", .words = std::string{name}},
           {.question = "born", .words = std::string{born}},
           {.question = "address", .words = std::string{address}},
           {.question = "phone", .words = std::string{phone}}}};
}

CaseFile about(const Answers& adult) {
  CaseFile file = Given::asked().file();
  file.intake.people.push_back(
      {.person = PersonId{id(4)}, .kind = PersonKind::adult, .answers = adult});
  return file;
}

/// The rights of a hub, what is asked of them, and a case they are about.
struct Guarded {
  Given given = Given::asked();
  Rights rights{};

  Guarding world(const CaseFile& file, const Actor& by, Id128 session, bool of_police = false) {
    moment = {.now = given.now(),
              .today = given.today(),
              .profile = &given.profile,
              .calendar = &given.calendar,
              .rights = &rights};
    const Subject subject = of_police ? subject_of(file, to_police) : subject_of(file);
    return {.rights = rights,
            .file = file,
            .subject = with_rights(subject, rights, file, by, moment.now),
            .session = session,
            .moment = moment};
  }

  RightsDecided asks(const RightsCommand& command, const Actor& by, Id128 session = morning) {
    const CaseFile file = given.file();
    return decide_rights(world(file, by, session, request_of(rights, command).has_value()), command,
                         by);
  }

  void then(const RightsEvent& event, const Actor& by) {
    evolve(rights, {.event = event, .by = by, .at = given.now(), .sequence = rights.version + 1});
  }

  void must(const RightsCommand& command, const Actor& by, Id128 session = morning) {
    const RightsDecided decided = asks(command, by, session);
    REQUIRE(decided.has_value());
    for (const RightsEvent& event : *decided) {
      then(event, by);
    }
  }

  Moment moment;
};

template <class Why>
bool refused_for(const RightsDecided& decided) {
  return !decided && std::holds_alternative<Why>(decided.error());
}

AskSecond restrict_to(std::vector<Staff> listed) {
  return {.proposal = ProposalId{id(60)},
          .step = TwoPersonStep::restrict_case,
          .contact = ContactId{id(99)},
          .listed = std::move(listed),
          .reason = "a relative works next door"};
}

bool has_gap(const Given& given, GapKind kind) {
  const auto gaps = gaps_before_decision(given.file(), given.profile, {}, given.now());
  return std::ranges::any_of(gaps, [kind](const Gap& gap) { return gap.kind == kind; });
}

Level sees(const Rights& rights, const Given& given, const Staff& who) {
  const CaseFile file = given.file();
  return may(who, Permission::see_contact,
             with_rights(subject_of(file), rights, file, who, given.now()), given.profile);
}

}  // namespace

TEST_CASE("somebody is found again however they are written, and never by a name alone") {
  const KnownPerson known{.name = "Zoë O’Adult-One",
                          .born = "1980-03-09",
                          .address = "4 Sample Road, Sampletown SA1 2MP",
                          .telephone = "07700 900123"};
  const auto found = [&](const Answers& person) { return is_in(known, about(person)); };
  CHECK(found(described("ADULT ONE, zoe", "1980-03-09", "", "")));
  CHECK(found(described("Zoe Mary Adult One", "1980-03-09", "", "")));
  CHECK_FALSE(found(described("Zoe Adult One", "", "", "")));
  CHECK_FALSE(found(described("Zoe Adult One", "1980", "", "")));
  CHECK_FALSE(found(described("Zoe Adult One", "1980-03-10", "", "")));
  CHECK_FALSE(found(described("Zoe", "1980-03-09", "", "")));
  CHECK(found(described("", "", "4 sample rd", "")) == false);
  CHECK(found(described("", "", "4, SAMPLE ROAD", "")));
  CHECK(found(described("Child A", "", "4 Sample Road Sampletown SA1 2MP", "")));
  CHECK(found(described("", "", "", "+44 7700 900 123")));
  CHECK_FALSE(found(described("", "", "at home", "999")));
  CHECK_FALSE(is_in({.name = "Adult One"}, about(described("Adult One", "1980-03-09", "", ""))));
  CHECK(finds_nobody({.name = "Adult One", .born = "1980", .address = "at home"}));
  CHECK_FALSE(finds_nobody(known));
}

TEST_CASE("a conflict takes everything, from whoever has it and nobody else") {
  Guarded g;
  CHECK(sees(g.rights, g.given, worker) == Level::read);
  CHECK(sees(g.rights, g.given, head) == Level::decide);
  g.must(EnterConflict{.conflict = ConflictId{id(50)},
                       .whose = worker,
                       .contact = ContactId{id(99)},
                       .names_a_case = true,
                       .why = "my neighbour"},
         worker);
  CHECK(sees(g.rights, g.given, worker) == Level::absent);
  CHECK(sees(g.rights, g.given, head) == Level::decide);
  const CaseFile file = g.given.file();
  const Subject subject = with_rights(subject_of(file), g.rights, file, worker, g.given.now());
  for (int i = 0; i <= static_cast<int>(Permission::break_glass); ++i) {
    const auto permission = static_cast<Permission>(i);
    const bool about_no_case =
        permission == Permission::own_duty || permits(worker, permission, {}, g.given.profile);
    CAPTURE(i);
    CHECK((about_no_case || may(worker, permission, subject, g.given.profile) == Level::absent));
  }
  const Given& given = g.given;
  const Moment moment{.now = given.now(),
                      .today = given.today(),
                      .profile = &given.profile,
                      .calendar = &given.calendar,
                      .rights = &g.rights};
  const Decided written =
      decide_command(file, WriteRecord{.summary = "s", .analysis = "a"}, worker, moment);
  CHECK(refused<NotPermitted>(written));
}

TEST_CASE(
    "a conflict of which nobody knows any more with whom keeps every case away, and takes none") {
  const ConflictId lost{id(95)};
  const auto entered = [&](const Actor& by) {
    return RecordedRight{.event = ConflictEntered{.conflict = lost,
                                                  .whose = worker.id,
                                                  .suspected = false,
                                                  .contact = {},
                                                  .with = {},
                                                  .why = "after a restore"},
                         .by = by,
                         .at = {},
                         .sequence = 1};
  };
  const CaseFile file = Given::asked().file();
  // Entered by a person with a reference that leads nowhere, it is with nobody.
  CHECK_FALSE(fold_rights({entered(worker)}).is_conflicted(worker.id, file));
  Rights rights = fold_rights({entered(System{})});
  CHECK(rights.is_conflicted(worker.id, file));
  CHECK_FALSE(rights.is_conflicted(second_head.id, file));
  CHECK(rights.conflicted_with(file).empty());
  const ProposalId proposal{id(96)};
  evolve(rights, {.event = SecondAsked{.proposal = proposal,
                                       .step = TwoPersonStep::end_conflict,
                                       .contact = {},
                                       .request = {},
                                       .item = {},
                                       .conflict = lost,
                                       .listed = {},
                                       .session = morning,
                                       .reason = "entered anew"},
                  .by = head,
                  .at = {},
                  .sequence = 2});
  evolve(rights, {.event = SecondGiven{.proposal = proposal, .session = afternoon},
                  .by = second_head,
                  .at = {},
                  .sequence = 3});
  CHECK_FALSE(rights.is_conflicted(worker.id, file));
}

TEST_CASE("whoever is added to a case later is matched at once") {
  Guarded g;
  g.must(EnterConflict{.conflict = ConflictId{id(50)},
                       .whose = worker,
                       .with = {.name = "Adult Nine", .born = "1970-01-02"},
                       .why = "my brother"},
         worker);
  CHECK(sees(g.rights, g.given, worker) == Level::read);
  g.given.then(PersonDescribed{.person = PersonId{id(9)},
                               .kind = PersonKind::adult,
                               .answers = described("Adult Nine", "1970-01-02", "", "")});
  CHECK(sees(g.rights, g.given, worker) == Level::absent);
  CHECK(g.rights.conflicted_with(g.given.file()) == std::vector<StaffId>{worker.id});
}

TEST_CASE("a conflict is entered by whoever has it, or suspected by one who guards") {
  Guarded g;
  EnterConflict enter{.conflict = ConflictId{id(50)},
                      .whose = worker,
                      .with = {.address = "4 Sample Road"},
                      .why = "lives there"};
  CHECK(refused_for<NotPermitted>(g.asks(enter, screener)));
  const RightsDecided suspected = g.asks(enter, head);
  REQUIRE(suspected.has_value());
  CHECK(std::get<ConflictEntered>(suspected->front()).suspected);
  CHECK_FALSE(std::get<ConflictEntered>(g.asks(enter, worker)->front()).suspected);
  enter.with = {.name = "Adult 1"};
  CHECK(refused_for<NobodyFoundByIt>(g.asks(enter, worker)));
  enter.names_a_case = true;  // a reference that leads nowhere is taken like one that does
  CHECK(g.asks(enter, worker).has_value());
  enter.why = " ";
  CHECK(refused_for<ReasonNotSaid>(g.asks(enter, worker)));
}

TEST_CASE("a conflict ends by two people, and never by whoever has it") {
  Guarded g;
  g.must(EnterConflict{.conflict = ConflictId{id(50)},
                       .whose = worker,
                       .contact = ContactId{id(99)},
                       .names_a_case = true,
                       .why = "my neighbour"},
         worker);
  const AskSecond end{.proposal = ProposalId{id(60)},
                      .step = TwoPersonStep::end_conflict,
                      .contact = {},
                      .conflict = ConflictId{id(50)},
                      .listed = {},
                      .reason = "moved away"};
  CHECK(refused_for<NotPermitted>(g.asks(end, worker)));
  g.must(end, head);
  CHECK(sees(g.rights, g.given, worker) == Level::absent);
  const GiveSecond second{.proposal = ProposalId{id(60)}};
  CHECK(refused_for<SecondMustDiffer>(g.asks(second, head, afternoon)));
  CHECK(refused_for<SecondMustDiffer>(g.asks(second, second_head, morning)));
  CHECK(refused_for<NotPermitted>(g.asks(second, screener, afternoon)));
  CHECK(refused_for<NotPermitted>(g.asks(second, worker, afternoon)));
  g.must(second, second_head, afternoon);
  CHECK(sees(g.rights, g.given, worker) == Level::read);
  CHECK(refused_for<AnsweredAlready>(g.asks(second, second_head, afternoon)));
}

TEST_CASE("a case is restricted to a list by two people, and opened again by two") {
  Guarded g;
  CHECK(refused_for<NotPermitted>(g.asks(restrict_to({head, worker}), other_worker)));
  CHECK(refused_for<ListTooShort>(g.asks(restrict_to({head}), worker)));
  CHECK(refused_for<ListTooShort>(g.asks(restrict_to({head, head}), worker)));
  CHECK(refused_for<ListTooShort>(g.asks(restrict_to({worker, screener}), worker)));
  CHECK(refused_for<ListTooShort>(g.asks(restrict_to({head, police}), worker)));
  g.must(restrict_to({head, worker}), worker);
  CHECK(sees(g.rights, g.given, screener) == Level::read);  // nothing holds yet
  g.must(GiveSecond{.proposal = ProposalId{id(60)}}, head, afternoon);
  CHECK(sees(g.rights, g.given, screener) == Level::absent);
  CHECK(sees(g.rights, g.given, second_head) == Level::absent);
  CHECK(sees(g.rights, g.given, worker) == Level::read);
  CHECK(sees(g.rights, g.given, head) == Level::decide);
  AskSecond lift = restrict_to({});
  lift.proposal = ProposalId{id(61)};
  lift.step = TwoPersonStep::lift_restriction;
  g.must(lift, worker);
  CHECK(refused_for<NotPermitted>(
      g.asks(GiveSecond{.proposal = lift.proposal}, second_head, afternoon)));
  g.must(GiveSecond{.proposal = lift.proposal}, head, afternoon);
  CHECK(sees(g.rights, g.given, screener) == Level::read);
  lift.proposal = ProposalId{id(62)};
  CHECK(refused_for<NothingToLift>(g.asks(lift, worker)));
}

TEST_CASE("at night whoever is on duty is a second, and by day only one who decides") {
  Guarded g;
  g.must(restrict_to({head, worker}), worker);
  const GiveSecond second{.proposal = ProposalId{id(60)}};
  Rota rota;
  const auto asked_at = [&](Instant now) {
    const CaseFile file = g.given.file();
    Guarding world = g.world(file, screener, afternoon);
    world.moment.now = now;
    world.moment.rota = &rota;
    return decide_rights(world, second, screener);
  };
  const Instant night = g.given.now() + std::chrono::hours{12};
  CHECK(refused_for<NotPermitted>(asked_at(night)));
  rota.shifts.push_back({.id = ShiftId{id(80)},
                         .person = screener,
                         .planned = {.from = g.given.now(), .to = night + std::chrono::hours{1}},
                         .noted = g.given.now(),
                         .by = head});
  CHECK(refused_for<NotPermitted>(asked_at(g.given.now())));
  CHECK(asked_at(night).has_value());
  CHECK(refused_for<NotPermitted>(asked_at(night + std::chrono::hours{2})));
}

TEST_CASE("somebody conflicted is no name on a list, and a proposal can be refused") {
  Guarded g;
  g.must(EnterConflict{.conflict = ConflictId{id(50)},
                       .whose = screener,
                       .contact = ContactId{id(99)},
                       .names_a_case = true,
                       .why = "my neighbour"},
         screener);
  CHECK(refused_for<ListTooShort>(g.asks(restrict_to({head, screener}), worker)));
  g.must(restrict_to({head, worker}), worker);
  const RefuseSecond no_second{.proposal = ProposalId{id(60)}, .reason = "no cause"};
  CHECK(refused_for<NotPermitted>(g.asks(no_second, screener, afternoon)));
  g.must(no_second, head, afternoon);
  CHECK(g.rights.restricted.empty());
  CHECK_FALSE(g.rights.proposals.front().waits());
}

TEST_CASE("broken glass opens a case for an hour and to whoever broke it, and to no more") {
  Guarded g;
  const BreakGlass breaks{.glass = GlassId{id(70)},
                          .reference = "7K4Q-PDX9",
                          .contact = ContactId{id(99)},
                          .reason = "the police are at the door"};
  CHECK(refused_for<NotPermitted>(g.asks(breaks, police)));
  CHECK(refused_for<NotPermitted>(g.asks(breaks, administrator)));
  CHECK(sees(g.rights, g.given, other_worker) == Level::absent);
  g.must(breaks, other_worker);
  CHECK(sees(g.rights, g.given, other_worker) == Level::read);
  CHECK(sees(g.rights, g.given, screener) == Level::read);
  CHECK(sees(g.rights, g.given, contact_officer) == Level::outline);
  const CaseFile file = g.given.file();
  const auto at = [&](Instant when) {
    return may(other_worker, Permission::see_contact,
               with_rights(subject_of(file), g.rights, file, other_worker, when), g.given.profile);
  };
  CHECK(at(g.given.now() + glass_most - std::chrono::microseconds{1}) == Level::read);
  CHECK(at(g.given.now() + glass_most) == Level::absent);
  const Subject through =
      with_rights(subject_of(file), g.rights, file, other_worker, g.given.now());
  CHECK(permits(other_worker, Permission::write_record, through, g.given.profile));
  CHECK_FALSE(permits(other_worker, Permission::decide, through, g.given.profile));
}

TEST_CASE(
    "absent, conflicted and restricted are one to whoever breaks the glass, and all are told") {
  Guarded g;
  const auto broken = [&](std::optional<ContactId> contact, const Staff& by) {
    const RightsDecided decided = g.asks(
        BreakGlass{.glass = GlassId{id(70)}, .reference = "r", .contact = contact, .reason = "why"},
        by);
    REQUIRE(decided.has_value());
    return std::get<GlassBroken>(decided->front()).opened;
  };
  const ContactId there{id(99)};
  CHECK(broken(there, other_worker));
  CHECK_FALSE(broken(std::nullopt, other_worker));
  g.must(EnterConflict{.conflict = ConflictId{id(50)},
                       .whose = other_worker,
                       .contact = there,
                       .names_a_case = true,
                       .why = "mine"},
         other_worker);
  CHECK_FALSE(broken(there, other_worker));
  g.rights.restricted[there] = {head.id, worker.id};
  CHECK_FALSE(broken(there, screener));
}

TEST_CASE("broken glass is judged by another who guards and may see the case") {
  Guarded g;
  g.must(BreakGlass{.glass = GlassId{id(70)},
                    .reference = "r",
                    .contact = ContactId{id(99)},
                    .reason = "why"},
         head);
  const ReviewGlass review{.glass = GlassId{id(70)}, .judged = GlassJudged::needed, .note = "seen"};
  CHECK(refused_for<OwnGlass>(g.asks(review, head, afternoon)));
  CHECK(refused_for<NotPermitted>(g.asks(review, worker, afternoon)));
  Guarded kept = g;
  kept.rights.restricted[ContactId{id(99)}] = {head.id, worker.id};
  CHECK(refused_for<NotPermitted>(kept.asks(review, second_head, afternoon)));
  g.must(review, second_head, afternoon);
  CHECK(refused_for<ReviewedAlready>(g.asks(review, second_head, afternoon)));
}

TEST_CASE("a conflicted worker and an absent one are refused in the same words") {
  Guarded g;
  g.must(EnterConflict{.conflict = ConflictId{id(50)},
                       .whose = other_worker,
                       .contact = ContactId{id(99)},
                       .names_a_case = true,
                       .why = "mine"},
         other_worker);
  const CaseFile file = g.given.file();
  const Moment moment{.now = g.given.now(),
                      .today = g.given.today(),
                      .profile = &g.given.profile,
                      .calendar = &g.given.calendar,
                      .rights = &g.rights};
  const AssignCase assign{.worker = other_worker.id, .worker_role = other_worker.role};
  CHECK(refused<NotAvailable>(decide_command(file, assign, head, moment)));
  g.rights = {};
  CHECK(decide_command(file, assign, head, moment).has_value());
  g.rights.restricted[file.id] = {head.id, worker.id};
  CHECK(refused<NotAvailable>(decide_command(file, assign, head, moment)));
}

namespace {

/// Police has answered with two items, and sealed the first for the head and the worker.
Given sealed(bool silent, bool with_another = true) {
  Given given = Given::asked();
  const ItemId item_2{id(32)};
  ReturnInformation answer{
      .request = to_police, .answer = answer_1, .items = {{.item = item_1, .text = "the secret"}}};
  if (with_another) {
    answer.items.push_back({.item = item_2, .text = "an open word"});
  }
  const Decided answered = given.when(answer);
  given.then(*answered, police);
  const Decided under = given.when(SealItem{.request = to_police,
                                            .item = item_1,
                                            .listed = {head, worker},
                                            .silent = silent,
                                            .reason = "an informant"},
                                   police);
  REQUIRE(under.has_value());
  return given.then(*under, police);
}

CaseFile seen(const Given& given, const Staff& reader, std::vector<RecordedEvent>* history) {
  CaseFile file = given.file();
  const Seeing seeing{
      .reader = reader, .subject = subject_of(file), .profile = given.profile, .now = given.now()};
  if (history != nullptr) {
    *history = given.history;
    hide_held(*history, file, seeing);
  }
  hide_held(file, seeing);
  return file;
}

std::size_t words_in(const CaseFile& file) {
  const Request& request = *file.enquiry.find(to_police);
  return static_cast<std::size_t>(std::ranges::count_if(
      request.items, [](const Signed<ItemReturned>& one) { return !one.what.text.empty(); }));
}

}  // namespace

TEST_CASE("a sealed item is for its list; others are told that something is held, and no more") {
  const Given given = sealed(false);
  CHECK(words_in(seen(given, head, nullptr)) == 2);
  CHECK(words_in(seen(given, worker, nullptr)) == 2);
  std::vector<RecordedEvent> history;
  const CaseFile file = seen(given, screener, &history);
  CHECK(words_in(file) == 1);
  const Request& request = *file.enquiry.find(to_police);
  REQUIRE(request.items.size() == 2);
  const Signed<ItemReturned>& mark = request.items.back();
  REQUIRE(hidden(request, mark.what) != nullptr);
  CHECK(hidden(request, mark.what)->flag.empty());
  CHECK(mark.what.item != item_1);
  CHECK(mark.at == request.asked.at);
  CHECK(request.sealed.empty());
  CHECK(history.size() == given.history.size() - 2);
  CHECK(has_gap(given, GapKind::held_item));
}

TEST_CASE(
    "an answer of which nothing is left but what is sealed in silence said that nothing is held") {
  const Given given = sealed(true, false);
  std::vector<RecordedEvent> history;
  const CaseFile file = seen(given, screener, &history);
  const Request& request = *file.enquiry.find(to_police);
  CHECK(request.items.empty());
  REQUIRE(request.answers.size() == 1);
  CHECK(request.answers.front().what.kind == ReturnKind::nothing_held);
  CHECK((request.state() == AnswerState::nothing_held));
  CHECK(std::ranges::any_of(history, [](const RecordedEvent& one) {
    const auto* answer = std::get_if<InformationReturned>(&one.event);
    return answer != nullptr && answer->kind == ReturnKind::nothing_held;
  }));
  // Whoever is on its list, and the agency itself, see what was answered.
  CHECK((seen(given, head, nullptr).enquiry.find(to_police)->state() == AnswerState::items));
}

TEST_CASE("of what is sealed in silence nobody else learns that it is there, its agency included") {
  const Given given = sealed(true);
  const Staff colleague{.id = StaffId{id(211)}, .role = police.role, .agency = police.agency};
  for (const Staff& other : {screener, colleague}) {
    std::vector<RecordedEvent> history;
    const CaseFile file = seen(given, other, &history);
    CHECK(file.enquiry.find(to_police)->items.size() == 1);
    CHECK(file.enquiry.find(to_police)->sealed.empty());
    CHECK(history.size() == given.history.size() - 2);
  }
  CHECK_FALSE(has_gap(given, GapKind::held_item));
  CHECK(words_in(seen(given, worker, nullptr)) == 2);
}

TEST_CASE("a seal needs a list that can always be asked, and is opened by two") {
  Guarded g;
  g.given = sealed(false);
  const SealItem again{
      .request = to_police, .item = item_1, .listed = {head, worker}, .reason = "r"};
  CHECK(refused<AlreadySo>(g.given.when(again)));
  SealItem short_list = again;
  short_list.item = ItemId{id(32)};
  short_list.listed = {head, police};
  CHECK(refused<NamedListTooShort>(g.given.when(short_list)));
  const auto unseal = [&] {
    const Moment moment{.now = g.given.now(),
                        .today = g.given.today(),
                        .profile = &g.given.profile,
                        .calendar = &g.given.calendar,
                        .rights = &g.rights};
    return decide_command(g.given.file(), UnsealItem{.request = to_police, .item = item_1}, head,
                          moment);
  };
  CHECK(refused<SecondMissing>(unseal()));
  const AskSecond open{.proposal = ProposalId{id(60)},
                       .step = TwoPersonStep::unseal_item,
                       .contact = ContactId{id(99)},
                       .request = to_police,
                       .item = item_1,
                       .listed = {},
                       .reason = "the worker must know"};
  CHECK(refused_for<NotPermitted>(g.asks(open, screener)));
  CHECK(refused_for<NotPermitted>(g.asks(open, second_head)));  // not on the list
  g.must(open, police);
  CHECK(refused<SecondMissing>(unseal()));
  CHECK(refused_for<SecondMustDiffer>(
      g.asks(GiveSecond{.proposal = open.proposal}, police, afternoon)));
  g.must(GiveSecond{.proposal = open.proposal}, head, afternoon);
  const Decided opened = unseal();
  REQUIRE(only<ItemUnsealed>(opened) != nullptr);
  g.given.then(*opened, head);
  CHECK(words_in(seen(g.given, screener, nullptr)) == 2);
}

namespace {

/// The police proposes to tell somebody outside of what it keeps under seal.
Guarded proposed(AskSecond* ask) {
  Guarded g;
  g.given = sealed(true);
  const ReleaseId release{id(61)};
  const Decided wish = g.given.when(ProposeRelease{.request = to_police,
                                                   .what = {.item = item_1,
                                                            .release = release,
                                                            .to = ReleaseTo::outside,
                                                            .recipient = "the midwife",
                                                            .purpose = "a plan",
                                                            .basis = BasisCode{"children_act_s47"},
                                                            .relevance = "she sees her weekly",
                                                            .risk = "none"}},
                                    police);
  REQUIRE(only<ReleaseProposed>(wish) != nullptr);
  g.given.then(*wish, police);
  *ask = {.proposal = ProposalId{release.value},
          .step = TwoPersonStep::release_item,
          .contact = ContactId{id(99)},
          .request = to_police,
          .item = item_1,
          .listed = {},
          .reason = "r"};
  return g;
}

std::size_t told_outside(const Given& given) {
  return Outward::to(given.file(), {.to = ReleaseTo::outside, .name = "the midwife"}, given.now())
      .size();
}

}  // namespace

TEST_CASE("an item under seal goes to somebody when another person in another session agrees") {
  AskSecond ask;
  Guarded g = proposed(&ask);
  const Staff colleague{.id = StaffId{id(211)}, .role = police.role, .agency = police.agency};
  const auto second = [&] {
    return decide_command(
        g.given.file(),
        SecondRelease{.request = to_police, .release = ReleaseId{ask.proposal.value}}, System{},
        {.now = g.given.now(),
         .today = g.given.today(),
         .profile = &g.given.profile,
         .calendar = &g.given.calendar,
         .rights = &g.rights});
  };
  CHECK(refused_for<NotPermitted>(g.asks(ask, head)));  // it is not what they wrote
  AskSecond of_nothing = ask;
  of_nothing.proposal = ProposalId{id(62)};
  CHECK(refused_for<NotPermitted>(g.asks(of_nothing, police)));
  g.must(ask, police);
  CHECK(refused<SecondMissing>(second()));
  CHECK(told_outside(g.given) == 0);
  const GiveSecond gives{.proposal = ask.proposal};
  CHECK(refused_for<SecondMustDiffer>(g.asks(gives, police, afternoon)));
  CHECK(refused_for<SecondMustDiffer>(g.asks(gives, colleague, morning)));
  CHECK(refused_for<NotPermitted>(g.asks(gives, second_head, afternoon)));  // not on the list
  CHECK(refused_for<NotPermitted>(g.asks(gives, screener, afternoon)));
  g.must(gives, colleague, afternoon);
  const Decided out = second();
  REQUIRE(only<ReleaseSeconded>(out) != nullptr);
  CHECK(only<ReleaseSeconded>(out)->second == colleague.id);
  g.given.then(*out);
  CHECK(told_outside(g.given) == 1);
  CHECK(g.given.file().enquiry.find(to_police)->released.back().by == Actor{police});
  CHECK(g.given.file().enquiry.find(to_police)->proposed.empty());
  CHECK(orphans(g.given.history).empty());
  CHECK(refused<NoSuchRelease>(second()));  // once
  // Nobody but the list learns of it, neither of the wish nor of what came of it.
  std::vector<RecordedEvent> history;
  const CaseFile file = seen(g.given, screener, &history);
  CHECK(file.enquiry.find(to_police)->released.empty());
  CHECK(history.size() == g.given.history.size() - 4);
}

TEST_CASE("out of hours whoever is on duty is the second for it, and in hours is not") {
  AskSecond ask;
  Guarded g = proposed(&ask);
  g.must(ask, police);
  Rota rota;
  rota.shifts.push_back({.id = ShiftId{id(80)},
                         .person = other_worker,
                         .planned = {g.given.now() - 1h, g.given.now() + 30h},
                         .noted = g.given.now() - 1h,
                         .by = head,
                         .taken_off = {}});
  const GiveSecond gives{.proposal = ask.proposal};
  const auto asks_at = [&](Instant at, const Staff& by) {
    const CaseFile file = g.given.file();
    Guarding world = g.world(file, by, afternoon, true);
    world.moment.now = at;
    world.moment.rota = &rota;
    world.subject.worker = by.id;  // the case is theirs to read
    return decide_rights(world, gives, by);
  };
  const Instant night = std::chrono::floor<std::chrono::days>(g.given.now()) + 22h;
  CHECK(refused_for<NotPermitted>(asks_at(g.given.now(), other_worker)));
  CHECK(asks_at(night, other_worker).has_value());
  CHECK(refused_for<NotPermitted>(asks_at(night, screener)));  // not on duty
}
