#include "domain/triage/screen_contact.h"
#include <algorithm>
#include "base/contains.h"
#include "domain/together/give_view.h"

namespace openmash {

namespace {

std::optional<Refusal> check_issues(const CaseFile& file, const IssuesNoted& noted,
                                    const hub::Profile& profile) {
  if (file.person(noted.child) == nullptr) {
    return NotAChildHere{noted.child};
  }
  for (const IssueCode& issue : noted.issues) {
    if (profile.issue(issue) == nullptr) {
      return UnknownCode{issue.value};
    }
  }
  if (!noted.issues.empty() && !contains(noted.issues, noted.main)) {
    return MainIssueNotChosen{noted.child};
  }
  return std::nullopt;
}

}  // namespace

Decided decide(const CaseFile& file, const ScreenContact& command, const Actor&,
               const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (file.triage.gate) {
    return no(GateAlreadySigned{});
  }
  if (auto missing = views_missing(file, ViewOn::threshold, moment.profile->stages.screens)) {
    return no(*missing);
  }
  CaseEvents events;
  if (command.need) {
    const auto& levels = moment.profile->thresholds.levels;
    const auto level = std::ranges::find(levels, *command.need, &hub::NeedLevel::code);
    if (level == levels.end()) {
      return no(UnknownCode{command.need->value});
    }
    events.push_back(
        NeedJudged{.level = level->code, .level_name = level->name, .reason = command.need_reason});
  } else if (moment.profile->thresholds.judged_at_triage && !file.together.need) {
    return no(NeedNotJudged{});
  }
  for (const CriterionCode& criterion : command.criteria_met) {
    if (moment.profile->criterion(criterion) == nullptr) {
      return no(UnknownCode{criterion.value});
    }
  }
  for (const IssuesNoted& noted : command.issues) {
    if (auto refusal = check_issues(file, noted, *moment.profile)) {
      return No<Refusal>{*refusal};
    }
    if (!noted.issues.empty()) {
      events.push_back(noted);
    }
  }
  for (const AllocatedWorkerFound& found : command.with_a_worker) {
    if (file.person(found.child) == nullptr) {
      return no(NotAChildHere{found.child});
    }
    if (!is_blank(found.worker)) {
      events.push_back(found);
    }
  }
  events.push_back(ContactScreened{
      .criteria_met = command.criteria_met, .proposed = command.proposed, .note = command.note});
  return events;
}

}  // namespace openmash
