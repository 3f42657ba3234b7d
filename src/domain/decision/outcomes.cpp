#include "domain/decision/outcomes.h"

#include <algorithm>

#include "base/contains.h"
#include "base/ensure.h"

namespace openmash {

namespace {

/// Who receives it, or nothing when the choice does not say.
std::optional<std::string> receiver_of(const hub::Outcome& outcome, const std::string& named,
                                       const hub::Profile& profile) {
  switch (outcome.receiver) {
    case hub::Receiver::none:
      return std::string{};
    case hub::Receiver::fixed:
      return outcome.receiver_name;
    case hub::Receiver::agency: {
      const hub::Agency* agency = profile.agency(AgencyCode{named});
      return agency == nullptr ? std::nullopt : std::optional{agency->name};
    }
    case hub::Receiver::service:
      return is_blank(named) ? std::nullopt : std::optional{named};
  }
  ensure(false, "every kind of receiver is known");
}

}  // namespace

bool recommended_by(const CaseFile& file, const Actor& actor) {
  const Staff* staff = as_staff(actor);
  return staff != nullptr && std::ranges::any_of(file.weighing.recommenders, [&](const Actor& one) {
           return is_staff(one, staff->id);
         });
}

Result<std::vector<ChosenOutcome>, Refusal> check_outcomes(const OutcomesForChild& choice,
                                                           const CaseFile& file,
                                                           const hub::Profile& profile) {
  if (file.person(choice.child) == nullptr) {
    return no(NotAChildHere{choice.child});
  }
  if (choice.outcomes.empty()) {
    return no(OutcomeMissing{choice.child});
  }
  if (is_blank(choice.reason)) {
    return no(ReasonMissing{});
  }
  std::vector<ChosenOutcome> chosen;
  bool nothing = false;
  for (const OutcomeChoice& one : choice.outcomes) {
    const hub::Outcome* outcome = profile.outcome(one.outcome);
    if (outcome == nullptr) {
      return no(UnknownCode{one.outcome.value});
    }
    if (contains(chosen, one.outcome, &ChosenOutcome::outcome)) {
      continue;  // the same box sent twice
    }
    auto receiver = receiver_of(*outcome, one.receiver, profile);
    if (!receiver) {
      return no(ReceiverMissing{one.outcome});
    }
    nothing = nothing || outcome->no_further_action;
    chosen.push_back(
        {.outcome = one.outcome, .outcome_name = outcome->name, .receiver = *receiver});
  }
  if (nothing && chosen.size() > 1) {
    return no(NothingAndSomething{choice.child});
  }
  return chosen;
}

}  // namespace openmash
