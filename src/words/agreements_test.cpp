#include "words/agreements.h"

#include <doctest/doctest.h>

#include <set>

using namespace openmash;

TEST_CASE("each standing, each concern and each refusal of an agreement has words of its own") {
  std::set<std::string> said;
  for (const Standing standing : {Standing::in_force, Standing::lapses_soon, Standing::not_signed,
                                  Standing::lapsed, Standing::none}) {
    CHECK(said.insert(words::standing_words(standing, "Police")).second);
  }
  CHECK(words::standing_words(Standing::in_force, "Police").empty());
  for (const Concern concern : {Concern::lapsed, Concern::lapses_soon, Concern::review_due,
                                Concern::review_soon, Concern::unsigned_party}) {
    CHECK(said.insert(words::concern_words({.concern = concern, .party = "Police"})).second);
  }
  std::set<std::string> headings;
  for (const AgreementRefusal& refusal :
       {AgreementRefusal{NotPermitted{}}, AgreementRefusal{NoSuchAgreement{}},
        AgreementRefusal{AgreementOver{}}, AgreementRefusal{TermsMissing{}},
        AgreementRefusal{PartiesMissing{}}, AgreementRefusal{NotAParty{}},
        AgreementRefusal{SignedInFuture{}}, AgreementRefusal{DaysInWrongOrder{}},
        AgreementRefusal{WordsMissing{}}}) {
    CHECK(headings.insert(words::words_for(refusal).heading).second);
    CHECK_FALSE(words::words_for(refusal).what_to_do.empty());
  }
  CHECK(headings.size() == std::variant_size_v<AgreementRefusal>);
}
