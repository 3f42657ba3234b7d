#include "cli/demo_choices.h"

#include <algorithm>

#include "base/contains.h"
#include "cli/demo_people.h"

namespace openmash::cli {

namespace {

bool fits(Wanted wanted, const hub::Outcome& outcome) {
  switch (wanted) {
    case Wanted::protection:
      return outcome.receiver == hub::Receiver::fixed && !outcome.needs_agreement;
    case Wanted::family_support:
      return outcome.receiver == hub::Receiver::fixed;  // the last of them: see outcome_for
    case Wanted::assessment:
      return outcome.receiver == hub::Receiver::service;
    case Wanted::one_agency:
      return outcome.receiver == hub::Receiver::agency;
    case Wanted::nothing:
      return outcome.no_further_action;
  }
  return false;
}

const hub::Outcome& nearest(const hub::Profile& profile, Wanted wanted) {
  const hub::Outcome* found = nullptr;
  for (const hub::Outcome& outcome : profile.outcomes) {
    if (fits(wanted, outcome) && (found == nullptr || wanted == Wanted::family_support)) {
      found = &outcome;
    }
  }
  if (found != nullptr) {
    return *found;
  }
  return wanted == Wanted::nothing ? profile.outcomes.back() : profile.outcomes.front();
}

std::string receiver_of(const hub::Profile& profile, const hub::Outcome& outcome,
                        std::string_view agency) {
  if (outcome.receiver == hub::Receiver::agency) {
    const hub::Agency* named = agency_like(profile, agency);
    return named == nullptr ? profile.agencies.front().code.value : named->code.value;
  }
  if (outcome.receiver == hub::Receiver::service) {
    return outcome.services.empty() ? "School 1" : outcome.services.front();
  }
  return {};
}

}  // namespace

LevelCode level_for(const hub::Profile& profile, Urgency urgency) {
  const std::size_t place = static_cast<std::size_t>(urgency);
  return profile.levels[std::min(place, profile.levels.size() - 1)].code;
}

OutcomeChoice outcome_for(const hub::Profile& profile, Wanted wanted, std::string_view agency) {
  const hub::Outcome& outcome = nearest(profile, wanted);
  return {.outcome = outcome.code, .receiver = receiver_of(profile, outcome, agency)};
}

std::vector<IssueCode> issues_for(const hub::Profile& profile,
                                  const std::vector<std::string_view>& issues) {
  std::vector<IssueCode> codes;
  for (const std::string_view issue : issues) {
    const IssueCode code{std::string{issue}};
    if (profile.issue(code) != nullptr) {
      codes.push_back(code);
    }
  }
  if (codes.empty() && !profile.issues.empty()) {
    codes.push_back(profile.issues.front().code);
  }
  return codes;
}

std::vector<CriterionCode> criteria_for(const hub::Profile& profile,
                                        const std::vector<std::size_t>& places) {
  std::vector<CriterionCode> codes;
  for (std::size_t place = 0; place < profile.criteria.size(); ++place) {
    if (contains(places, place) || (!places.empty() && profile.criteria[place].required)) {
      codes.push_back(profile.criteria[place].code);
    }
  }
  return codes;
}

BasisCode basis_for(const hub::Profile& profile, Urgency urgency, Date on) {
  std::vector<BasisCode> holding;
  for (const hub::Basis& basis : profile.bases) {
    if (basis.commenced && basis.holds_on(on)) {
      holding.push_back(basis.code);
    }
  }
  if (holding.empty()) {
    return BasisCode{};
  }
  return urgency == Urgency::standard && holding.size() > 1 ? holding[1] : holding[0];
}

Channel channel_for(const hub::Profile& profile, Channel channel) {
  return profile.channel(channel) == nullptr ? profile.channels.front().kind : channel;
}

Source source_for(const hub::Profile& profile, Source source) {
  return profile.source(source) == nullptr ? profile.sources.front().kind : source;
}

std::vector<const hub::Agency*> usually_asked(const hub::Profile& profile) {
  const bool any =
      std::ranges::any_of(profile.agencies, [](const auto& one) { return one.asked_by_default; });
  std::vector<const hub::Agency*> asked;
  for (const hub::Agency& agency : profile.agencies) {
    if (agency.asked_by_default || !any) {
      asked.push_back(&agency);
    }
  }
  return asked;
}

std::string home(const hub::Profile& profile, int number) {
  const std::string address = "Address " + std::to_string(number);
  // The line above a postcode on a line of its own is a town.
  const std::vector<std::string>& lines = profile.contact.postal;
  const bool ends_in_postcode = lines.size() > 1 && lines.back().size() <= 8 &&
                                lines.back().find_first_of("0123456789") != std::string::npos;
  return ends_in_postcode ? address + ", " + lines[lines.size() - 2] : address;
}

}  // namespace openmash::cli
