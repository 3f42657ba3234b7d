#include "domain/decision/decide_outcomes.h"
#include <algorithm>

#include "domain/decision/gaps.h"
#include "domain/family/record_agreement.h"
#include "domain/together/give_view.h"

namespace openmash {

namespace {

/// Whether the case has come so far that it can be decided, and if not, why.
std::optional<Refusal> why_not_yet(const CaseFile& file, const hub::Profile& profile) {
  if (!file.exists()) {
    return NoSuchContact{};
  }
  if (file.is_settled()) {
    return AlreadyDecided{};
  }
  const hub::Stages& stages = profile.stages;
  const bool gate_exists =
      !stages.gates.nobody() || (profile.check.exists && !stages.screens.nobody());
  if (!file.triage.gate) {
    return gate_exists ? std::optional<Refusal>{GateNotSigned{}} : std::nullopt;
  }
  if (file.goes_to_worker()) {
    return NotThroughMash{};
  }
  if (file.triage.gate->what.route == Route::through_mash && file.weighing.sent_back) {
    return NotYetToDecide{};
  }
  return std::nullopt;
}

std::vector<Gap> not_accepted(const std::vector<Gap>& gaps,
                              const std::vector<GapAccepted>& accepted) {
  std::vector<Gap> left;
  for (const Gap& gap : gaps) {
    const bool taken = std::ranges::any_of(
        accepted, [&](const GapAccepted& a) { return a.gap == gap && !is_blank(a.reason); });
    if (!taken) {
      left.push_back(gap);
    }
  }
  return left;
}

bool wants_agreement(const std::vector<ChosenOutcome>& chosen, const hub::Profile& profile) {
  return std::ranges::any_of(chosen, [&](const ChosenOutcome& one) {
    const hub::Outcome* outcome = profile.outcome(one.outcome);
    return outcome != nullptr && outcome->needs_agreement;
  });
}

}  // namespace

const hub::Who& who_decides(const CaseFile& file, const hub::Profile& profile) {
  return profile.stages.decides_after(file.goes_straight());
}

Decided decide(const CaseFile& file, const DecideOutcomes& command, const Actor& by,
               const Moment& moment) {
  if (auto refusal = why_not_yet(file, *moment.profile)) {
    return No<Refusal>{*refusal};
  }
  if (recommended_by(file, by)) {
    return no(RecommenderMayNotDecide{});
  }
  const hub::Profile& profile = *moment.profile;
  if (auto missing = views_missing(file, ViewOn::decision, who_decides(file, profile))) {
    return no(*missing);
  }
  if (profile.feedback.names_family_contact && !command.family_contact) {
    return no(FamilyContactMissing{});
  }
  if (command.family_contact && is_blank(command.family_contact->who)) {
    return no(FamilyContactMissing{});
  }
  if (command.family_contact && command.family_contact->by <= moment.now) {
    return no(DueInThePast{});
  }
  CaseEvents events;
  for (const OutcomesForChild& choice : command.children) {
    auto chosen = check_outcomes(choice, file, *moment.profile);
    if (!chosen) {
      return No<Refusal>{chosen.error()};
    }
    if (wants_agreement(*chosen, profile) &&
        !may_go_on(file, hub::Purpose::advice_and_support, profile)) {
      return no(AgreementMissing{hub::Purpose::advice_and_support});
    }
    events.push_back(OutcomeDecided{
        .child = choice.child, .outcomes = *std::move(chosen), .reason = choice.reason});
  }
  const auto open = not_accepted(
      gaps_of(file, *moment.profile, command.unread, command.children, moment.now), command.gaps);
  if (!open.empty()) {
    return no(GapsNotAccepted{open});
  }
  if (file.children().empty()) {
    return no(NobodyDescribed{});
  }
  if (events.empty()) {
    return no(OutcomeMissing{file.children().front()->person});
  }
  if (command.family_contact) {
    events.push_back(*command.family_contact);
  }
  events.push_back(DecisionMade{.gaps = command.gaps});
  return events;
}

}  // namespace openmash
