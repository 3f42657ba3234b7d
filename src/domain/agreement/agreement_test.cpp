#include "domain/agreement/agreement.h"

#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"

using namespace openmash;
using namespace openmash::given;

namespace {

const AgreementId isa{id(91)};
const Party council{AgencyCode{}, "The council"};
const Party police_party{AgencyCode{"police"}, "Police"};
const AgencyCode police_code{"police"};

Date day(unsigned month, unsigned number, int year = 2026) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

const Date today = day(3, 3);

AgreementTerms terms() {
  return {.name = "Agreement 1",
          .covers = "what a request asks for",
          .purposes = "keeping children safe",
          .parties = {council, police_party},
          .review_on = day(12, 1),
          .lapses_on = day(3, 2, 2027)};
}

Agreements after(const std::vector<SharingAgreementEvent>& events) {
  std::vector<RecordedAgreement> recorded;
  for (const SharingAgreementEvent& event : events) {
    recorded.push_back({.event = event, .by = head, .sequence = recorded.size() + 1});
  }
  return fold_agreements(recorded);
}

const SharingAgreementMade made{isa, terms()};
const SharingAgreementSigned by_police{isa, police_party, "Superintendent 1", day(3, 1)};

template <class Why>
bool turned_down(const AgreementDecided& decided) {
  return !decided && std::holds_alternative<Why>(decided.error());
}

AgreementDecided decided(const Agreements& agreements, const AgreementCommand& command,
                         const Actor& by = head) {
  return decide_agreement(agreements, command, by, small_profile(), today);
}

AgreementDecided made_with(auto change) {
  MakeAgreement command{.agreement = isa, .terms = terms()};
  change(command.terms);
  return decided({}, command);
}

}  // namespace

TEST_CASE("an agreement is in force for an agency that signed it, until the day it lapses") {
  const auto standing = [](const Agreements& agreements, Date on) {
    return standing_with(agreements, police_code, on).standing;
  };
  CHECK(standing({}, today) == Standing::none);
  CHECK(standing(after({made}), today) == Standing::not_signed);
  const Agreements signed_one = after({made, by_police});
  CHECK(standing(signed_one, today) == Standing::in_force);
  CHECK(standing(signed_one, day(12, 31)) == Standing::in_force);
  CHECK(standing(signed_one, day(1, 1, 2027)) == Standing::lapses_soon);
  CHECK(standing(signed_one, day(3, 2, 2027)) == Standing::lapses_soon);
  CHECK(standing(signed_one, day(3, 3, 2027)) == Standing::lapsed);
  CHECK(standing_with(signed_one, AgencyCode{"health"}, today).standing == Standing::none);
  CHECK(standing_with(signed_one, AgencyCode{}, today).standing == Standing::none);
  const Agreements over =
      after({made, by_police, SharingAgreementEnded{isa, "another took its place"}});
  CHECK(standing(over, today) == Standing::lapsed);
}

TEST_CASE("renewing moves its days, and keeps what they were") {
  const Agreements renewed =
      after({made, by_police,
             SharingAgreementRenewed{isa, day(12, 1, 2027), day(3, 2, 2028), "looked at by all"}});
  CHECK(standing_with(renewed, police_code, day(3, 3, 2027)).is_in_force());
  CHECK(renewed.all.front().made.what.terms.lapses_on == day(3, 2, 2027));
}

TEST_CASE("those who keep agreements are warned before one lapses, and of who has not signed") {
  const auto concerns = [](const Agreements& agreements, Date on) {
    std::vector<Concern> all;
    for (const AgreementWarning& one : warnings(agreements, on)) {
      all.push_back(one.concern);
    }
    return all;
  };
  const Agreements all_signed =
      after({made, by_police, SharingAgreementSigned{isa, council, "Director 1", today}});
  CHECK(concerns(all_signed, today).empty());
  CHECK(concerns(all_signed, day(10, 1)).empty());
  CHECK(concerns(all_signed, day(10, 2)) == std::vector{Concern::review_soon});
  CHECK(concerns(all_signed, day(12, 2)) == std::vector{Concern::review_due});
  CHECK(concerns(all_signed, day(1, 1, 2027)) == std::vector{Concern::lapses_soon});
  CHECK(concerns(all_signed, day(3, 3, 2027)) == std::vector{Concern::lapsed});
  CHECK(concerns(after({made, by_police}), today) == std::vector{Concern::unsigned_party});
  CHECK(warnings(after({made, by_police}), today).front().party == "The council");
  CHECK(concerns(after({made, SharingAgreementEnded{isa, "r"}}), day(3, 3, 2027)).empty());
}

TEST_CASE("an agreement says what it covers and for what, has two sides, and days in their order") {
  CHECK(decided({}, MakeAgreement{isa, terms()}).has_value());
  CHECK(turned_down<TermsMissing>(made_with([](AgreementTerms& t) { t.name = " "; })));
  CHECK(turned_down<TermsMissing>(made_with([](AgreementTerms& t) { t.covers.clear(); })));
  CHECK(turned_down<TermsMissing>(made_with([](AgreementTerms& t) { t.purposes.clear(); })));
  CHECK(turned_down<PartiesMissing>(made_with([](AgreementTerms& t) { t.parties.pop_back(); })));
  CHECK(turned_down<PartiesMissing>(
      made_with([](AgreementTerms& t) { t.parties.front().name = ""; })));
  CHECK(turned_down<DaysInWrongOrder>(
      made_with([](AgreementTerms& t) { t.review_on = day(3, 3, 2027); })));
  CHECK(turned_down<DaysInWrongOrder>(made_with([](AgreementTerms& t) {
    t.review_on = day(1, 1);
    t.lapses_on = day(3, 2);
  })));
}

TEST_CASE("it is signed by its parties and nobody else, renewed and ended with words, once") {
  const Agreements there = after({made});
  const SignAgreement sign{isa, police_party, "Superintendent 1", today};
  CHECK(decided(there, sign).has_value());
  CHECK(turned_down<NotAParty>(
      decided(there, SignAgreement{isa, {AgencyCode{"health"}, "Health"}, "w", today})));
  CHECK(turned_down<WordsMissing>(decided(there, SignAgreement{isa, council, " ", today})));
  CHECK(turned_down<SignedInFuture>(decided(there, SignAgreement{isa, council, "w", day(3, 4)})));
  CHECK(turned_down<WordsMissing>(
      decided(there, RenewAgreement{isa, day(12, 1), day(12, 1, 2027), ""})));
  CHECK(turned_down<DaysInWrongOrder>(
      decided(there, RenewAgreement{isa, day(12, 1, 2027), day(12, 1), "w"})));
  CHECK(turned_down<WordsMissing>(decided(there, EndAgreement{isa, ""})));
  CHECK(turned_down<NoSuchAgreement>(decided({}, EndAgreement{isa, "r"})));
  CHECK(turned_down<AgreementOver>(
      decided(after({made, SharingAgreementEnded{isa, "r"}}), EndAgreement{isa, "r"})));
  const auto again = decided(there, MakeAgreement{isa, terms()});
  REQUIRE(again.has_value());
  CHECK(again->empty());
}

TEST_CASE("those keep agreements who approve what leaves the hub") {
  const MakeAgreement command{isa, terms()};
  CHECK(decided({}, command, head).has_value());
  for (const Actor& other : {Actor{worker}, Actor{police}, Actor{administrator}, Actor{Guest{}}}) {
    CHECK(turned_down<NotPermitted>(decided({}, command, other)));
  }
}
