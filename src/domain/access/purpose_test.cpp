#include "domain/access/purpose.h"

#include <doctest/doctest.h>

#include <set>

#include "domain/access/guarding.h"
#include "domain/casefile/given_test.h"

using namespace openmash;
using namespace openmash::given;
using namespace std::chrono_literals;

namespace {

const Staff inspector{.id = StaffId{id(220)}, .role = RoleCode{"inspector"}};
const Staff analyst{.id = StaffId{id(221)}, .role = RoleCode{"analyst"}};
const Staff deputy{.id = StaffId{id(222)}, .role = RoleCode{"head_of_mash"}};

access::Purpose purpose(const Given& given, const Staff& who, const char* chosen = nullptr,
                        Subject subject = {}) {
  const CaseFile file = given.file();
  const access::Glass glass = subject.glass;
  const auto asked = subject.asked;
  subject = subject_of(file);
  subject.glass = glass;
  subject.asked = asked;
  return purpose_of(who, subject, stage_of(file, given.profile),
                    chosen == nullptr ? std::nullopt : std::optional{PurposeCode{chosen}},
                    given.profile);
}

Level seen(const Given& given, const Staff& who, access::Purpose why) {
  Subject subject = subject_of(given.file());
  subject.purpose = why;
  return may(who, Permission::see_contact, subject, given.profile);
}

/// The register and who asks of it, at one moment.
struct Guards {
  Given given = Given::assigned();
  std::vector<RecordedRight> history;
  Instant now = given.now();

  [[nodiscard]] RightsDecided when(const RightsCommand& command, const Staff& by,
                                   unsigned char session) const {
    const Rights rights = fold_rights(history);
    const CaseFile file = given.file();
    return decide_rights({.rights = rights,
                          .file = file,
                          .subject = with_rights(subject_of(file), rights, file, by, now),
                          .session = id(session),
                          .moment = {.now = now,
                                     .today = given.today(),
                                     .profile = &given.profile,
                                     .calendar = &given.calendar}},
                         command, by);
  }
  void must(const RightsCommand& command, const Staff& by, unsigned char session) {
    const RightsDecided decided = when(command, by, session);
    REQUIRE(decided);
    for (const RightsEvent& event : *decided) {
      history.push_back({.event = event, .by = by, .at = now, .sequence = history.size() + 1});
    }
  }
  [[nodiscard]] Level reads(const Staff& who) const {
    const CaseFile file = given.file();
    return may(who, Permission::see_contact,
               with_rights(subject_of(file), fold_rights(history), file, who, now), given.profile);
  }
  [[nodiscard]] AskSecond grant() const {
    return {.proposal = ProposalId{id(80)},
            .step = TwoPersonStep::grant_inspection,
            .contact = {},
            .listed = {},
            .reason = "a joint inspection",
            .inspector = inspector,
            .contacts = {given.file().id},
            .from = now,
            .until = now + std::chrono::days{2}};
  }
};

template <class Why>
bool is_refused(const RightsDecided& decided) {
  return !decided && std::holds_alternative<Why>(decided.error());
}

}  // namespace

TEST_CASE("whose tie to a case leaves one purpose is asked for none") {
  using access::Purpose;
  CHECK(purpose(Given::assigned(), worker) == Purpose::fits);
  CHECK(purpose(Given::received(), screener) == Purpose::fits);
  CHECK(purpose(Given::received(), contact_officer) == Purpose::fits);
  CHECK(purpose(Given::screened(), head) == Purpose::fits);  // at the gate
  CHECK(purpose(Given::gated(), head) == Purpose::fits);     // to be given to somebody
  CHECK(purpose(Given::recommended(), head) == Purpose::fits);
  CHECK(purpose(Given::decided(), support) == Purpose::fits);  // the letter
  CHECK(purpose(Given::asked(), police, nullptr, {.asked = AgencyCode{"police"}}) == Purpose::fits);
  CHECK(purpose(Given::asked(), head, nullptr, {.glass = access::Glass::live}) == Purpose::fits);
  // While another gathers it, it waits for nobody but its worker.
  CHECK(purpose(Given::asked(), head) == Purpose::missing);
  CHECK(purpose(Given::asked(), screener) == Purpose::missing);
}

TEST_CASE(
    "what is said fits, or does not, or is not theirs to say; and all three reach the rules") {
  using access::Purpose;
  const Given given = Given::asked();
  CHECK(purpose(given, head, "oversee") == Purpose::fits);
  CHECK(purpose(given, head, "learn") == Purpose::other);
  CHECK(purpose(given, head, "our_part") == Purpose::missing);  // an agency's
  CHECK(purpose(given, head, "whatever") == Purpose::missing);
  CHECK(seen(given, head, Purpose::fits) >= Level::read);
  CHECK(seen(given, head, Purpose::other) == Level::absent);
  CHECK(seen(given, head, Purpose::missing) == Level::absent);
  // A worker's own reading rests on the tie: what they would say changes nothing.
  CHECK(purpose(given, worker, "learn") == Purpose::fits);
}

TEST_CASE("every purpose has a code and words of its own, and each fact is among them") {
  std::set<std::string_view> codes;
  std::set<std::string_view> words;
  bool some_fit = false;
  bool some_do_not = false;
  for (const PurposeOfLooking& one : purposes_of_looking()) {
    CHECK(codes.insert(one.code).second);
    CHECK(words.insert(one.words).second);
    CHECK((one.for_hub || one.for_agency));
    some_fit = some_fit || one.fits;
    some_do_not = some_do_not || !one.fits;
  }
  CHECK(some_fit);
  CHECK(some_do_not);
}

TEST_CASE("two people open a case to an inspector, who reads it on those days and does nothing") {
  Guards g;
  CHECK(g.reads(inspector) == Level::absent);
  const AskSecond grant = g.grant();
  g.must(grant, head, 1);
  CHECK(g.reads(inspector) == Level::absent);
  CHECK(is_refused<SecondMustDiffer>(g.when(GiveSecond{grant.proposal}, head, 2)));
  CHECK(is_refused<SecondMustDiffer>(g.when(GiveSecond{grant.proposal}, deputy, 1)));
  CHECK(is_refused<NotPermitted>(g.when(GiveSecond{grant.proposal}, worker, 3)));
  g.must(GiveSecond{grant.proposal}, deputy, 2);
  CHECK(g.reads(inspector) == Level::read);
  CHECK(g.reads(analyst) == Level::absent);
  const CaseFile file = g.given.file();
  const Subject subject =
      with_rights(subject_of(file), fold_rights(g.history), file, inspector, g.now);
  for (int i = 0; i <= static_cast<int>(Permission::hand_out_letter); ++i) {
    const auto permission = static_cast<Permission>(i);
    const bool about_no_case = permission == Permission::refer;
    CHECK((about_no_case || may(inspector, permission, subject, g.given.profile) <= Level::read));
  }
  CHECK(may_see_looked(inspector, subject, g.given.profile) == Level::absent);
  const ItemFacts held{.owner = AgencyCode{"police"}, .release = access::Release::live};
  CHECK(may_see_item(inspector, subject, held, g.given.profile) == Level::read);
  ItemFacts sealed = held;
  sealed.sealing = access::Sealing::unlisted;
  CHECK(may_see_item(inspector, subject, sealed, g.given.profile) == Level::exists);
  // Nor is the case kept to a list by them.
  CHECK(is_refused<NotPermitted>(g.when(AskSecond{.proposal = ProposalId{id(81)},
                                                  .step = TwoPersonStep::restrict_case,
                                                  .contact = file.id,
                                                  .listed = {head, worker},
                                                  .reason = "they asked for it"},
                                        inspector, 4)));
  // It ends by itself.
  g.now += std::chrono::days{2} - 1s;
  CHECK(g.reads(inspector) == Level::read);
  g.now += 1s;
  CHECK(g.reads(inspector) == Level::absent);
}

TEST_CASE(
    "an inspection is for an inspector, for days that can be granted, and one person ends it") {
  Guards g;
  AskSecond grant = g.grant();
  CHECK(is_refused<NotPermitted>(g.when(grant, worker, 1)));
  CHECK(is_refused<NotPermitted>(g.when(grant, inspector, 1)));
  grant.inspector = analyst;
  CHECK(is_refused<NoInspector>(g.when(grant, head, 1)));
  grant = g.grant();
  grant.contacts.clear();
  CHECK(is_refused<NoInspector>(g.when(grant, head, 1)));
  grant = g.grant();
  grant.until = grant.from;
  CHECK(is_refused<DaysWrong>(g.when(grant, head, 1)));
  grant.until = grant.from + inspection_most + 1s;
  CHECK(is_refused<DaysWrong>(g.when(grant, head, 1)));
  grant = g.grant();
  grant.reason = " ";
  CHECK(is_refused<ReasonNotSaid>(g.when(grant, head, 1)));
  grant = g.grant();
  g.must(grant, head, 1);
  CHECK(is_refused<NoSuchProposal>(g.when(EndInspection{grant.proposal, "r"}, head, 1)));
  g.must(GiveSecond{grant.proposal}, deputy, 2);
  CHECK(is_refused<NotPermitted>(g.when(EndInspection{grant.proposal, "r"}, worker, 3)));
  CHECK(is_refused<ReasonNotSaid>(g.when(EndInspection{grant.proposal, ""}, head, 1)));
  g.must(EndInspection{grant.proposal, "called off"}, head, 1);
  CHECK(g.reads(inspector) == Level::absent);
  CHECK(is_refused<NothingToLift>(g.when(EndInspection{grant.proposal, "r"}, head, 1)));
}

TEST_CASE("what leaves the hub is decided only by somebody who has just proved who they are") {
  const Given given = Given::assigned();
  const hub::Profile& profile = given.profile;
  Subject subject = subject_of(given.file());
  CHECK_FALSE(permits(worker, Permission::share_outside, subject, profile));
  CHECK(permits(worker, Permission::write_record, subject, profile));  // the control
  subject.session = access::Session::stepped_up;
  CHECK(permits(worker, Permission::share_outside, subject, profile));
  CHECK(permits(support, Permission::hand_out_letter, subject, profile));
  subject.session = access::Session::live;
  CHECK_FALSE(permits(support, Permission::hand_out_letter, subject, profile));
  CHECK(permits(support, Permission::close, subject, profile));  // the referrer's own letter
  // Broken glass reads and works, and hands nothing out.
  subject.glass = access::Glass::live;
  subject.session = access::Session::stepped_up;
  CHECK(permits(other_worker, Permission::write_record, subject, profile));
  CHECK_FALSE(permits(other_worker, Permission::share_outside, subject, profile));
}

TEST_CASE("broken glass waits a working day for its review, and no longer") {
  const Given given = Given::assigned();
  // Friday 6 March 2026, noon; the hub of this test is open from Monday to Friday.
  const Instant friday = std::chrono::sys_days{std::chrono::year{2026} / 3 / 6} + 12h;
  const BrokenGlass glass{.broken = {.what = {}, .by = worker, .at = friday}, .reviewed = {}};
  CHECK(review_due(glass, given.calendar) ==
        std::chrono::sys_days{std::chrono::year{2026} / 3 / 9} + 12h);
}
