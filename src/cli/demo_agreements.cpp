#include "cli/demo_stories.h"
#include "seal/random.h"

namespace openmash::cli {

void tell_of_agreements(Desk& desk) {
  const hub::Profile& profile = desk.hub.profile();
  const DemoPerson* keeper =
      desk.people.who_may(Permission::approve_feedback, {}, {"support", "head"});
  if (keeper == nullptr || profile.agencies.size() < 3) {
    return;
  }
  // The last agency is left out and the one before it has not signed: both are to be seen.
  const AgreementId id{seal::fresh_id()};
  AgreementTerms terms{.name = "Information sharing agreement of this hub",
                       .covers = "What a request asks for, and what follows from it.",
                       .purposes = "Keeping children safe and well.",
                       .kept_at = "With the partnership’s business manager",
                       .parties = {{.agency = {}, .name = "The council"}},
                       .review_on = desk.days.day_before(-20),
                       .lapses_on = desk.days.day_before(-45)};
  for (std::size_t i = 0; i + 1 < profile.agencies.size(); ++i) {
    terms.parties.push_back({.agency = profile.agencies[i].code, .name = profile.agencies[i].name});
  }
  const auto press = [&desk, keeper](const AgreementCommand& command) {
    const auto kept = desk.hub.agreements().handle(
        keeper->staff(),
        {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true},
        command);
    if (!std::holds_alternative<app::AgreementKept>(kept)) {
      desk.refused.push_back("an agreement to share information");
    }
  };
  desk.agenda.add(desk.days.worked(5 * day), [=] { press(MakeAgreement{id, terms}); });
  for (std::size_t i = 0; i + 1 < terms.parties.size(); ++i) {
    const SignAgreement sign{.agreement = id,
                             .party = terms.parties[i],
                             .signed_by = "Director " + std::to_string(i + 1),
                             .signed_on = desk.days.day_before(20)};
    desk.agenda.add(desk.days.worked(5 * day) + std::chrono::minutes{i + 1}, [=] { press(sign); });
  }
}

}  // namespace openmash::cli
