#include "domain/decision/gaps.h"

#include <algorithm>

#include "base/contains.h"
#include "domain/release/held.h"

namespace openmash {

namespace {

bool recommended_for(const CaseFile& file, PersonId child) {
  return std::ranges::any_of(file.weighing.recommended,
                             [child](const auto& one) { return one.what.child == child; });
}

/// When somebody last wrote down what they made of what had come: the record, else the gate.
std::optional<Instant> last_considered(const CaseFile& file) {
  if (file.weighing.record) {
    return file.weighing.record->at;
  }
  return file.triage.gate ? std::optional{file.triage.gate->at} : std::nullopt;
}

bool asks_for_assessment(const OutcomesForChild& chosen, const hub::Profile& profile) {
  return std::ranges::any_of(chosen.outcomes, [&profile](const OutcomeChoice& one) {
    const hub::Outcome* outcome = profile.outcome(one.outcome);
    return outcome != nullptr && outcome->needs_assessment;
  });
}

}  // namespace

std::vector<Gap> gaps_before_decision(const CaseFile& file, const hub::Profile& profile,
                                      const std::vector<ItemId>& unread, Instant now) {
  std::vector<Gap> gaps;
  const bool to_be_weighed =
      file.triage.gate && file.triage.gate->what.route == Route::through_mash;
  if (to_be_weighed && file.enquiry.requests.empty()) {
    gaps.push_back({.kind = GapKind::nobody_asked, .subject = {}});
  }
  if (to_be_weighed && !file.weighing.record) {
    gaps.push_back({.kind = GapKind::record_not_written, .subject = {}});
  } else if (to_be_weighed && !profile.stages.recommends.nobody()) {
    for (const PersonDescribed* child : file.children()) {
      if (!recommended_for(file, child->person)) {
        gaps.push_back({.kind = GapKind::nothing_recommended, .subject = child->person.value});
      }
    }
  }
  if (!profile.levels.empty() && file.rating() == nullptr) {
    gaps.push_back({.kind = GapKind::not_rated, .subject = {}});
  }
  const std::optional<Instant> considered = last_considered(file);
  for (const Signed<ContactAddedTo>& added : file.intake.additions) {
    if (considered && added.at > *considered) {
      gaps.push_back(
          {.kind = GapKind::addition_after_analysis, .subject = added.what.addition.value});
    }
  }
  for (const Request& request : file.enquiry.requests) {
    const AnswerState state = request.state();
    if (state == AnswerState::silent || state == AnswerState::part) {
      gaps.push_back({.kind = state == AnswerState::silent ? GapKind::unanswered_request
                                                           : GapKind::part_answer,
                      .subject = request.asked.what.request.value});
    }
    for (const Signed<ItemReturned>& item : request.items) {
      if (is_silent(request, item.what.item)) {
        continue;  // a gap would tell that it is there
      }
      if (is_held(request, item.what.item, now)) {
        const Gap held{.kind = GapKind::held_item, .subject = request.asked.what.request.value};
        if (!contains(gaps, held)) {
          gaps.push_back(held);  // one for each agency: what it holds is not told apart from here
        }
      } else if (contains(unread, item.what.item)) {
        gaps.push_back({.kind = GapKind::unread_item, .subject = item.what.item.value});
      } else if (file.weighing.record && came_into_case(request, item) > file.weighing.record->at) {
        gaps.push_back({.kind = GapKind::item_after_analysis, .subject = item.what.item.value});
      }
    }
  }
  return gaps;
}

std::vector<Gap> gaps_in_outcomes(const CaseFile& file, const hub::Profile& profile,
                                  const std::vector<OutcomesForChild>& outcomes) {
  std::vector<Gap> gaps;
  for (const PersonDescribed* child : file.children()) {
    const bool considered = contains(outcomes, child->person, &OutcomesForChild::child);
    if (!considered) {
      gaps.push_back({.kind = GapKind::child_not_considered, .subject = child->person.value});
    }
  }
  for (const OutcomesForChild& one : outcomes) {
    if (!file.is_assessed() && asks_for_assessment(one, profile)) {
      gaps.push_back({.kind = GapKind::assessment_not_completed, .subject = one.child.value});
    }
  }
  return gaps;
}

std::vector<Gap> gaps_of(const CaseFile& file, const hub::Profile& profile,
                         const std::vector<ItemId>& unread,
                         const std::vector<OutcomesForChild>& outcomes, Instant now) {
  std::vector<Gap> gaps = gaps_before_decision(file, profile, unread, now);
  for (const Gap& gap : gaps_in_outcomes(file, profile, outcomes)) {
    gaps.push_back(gap);
  }
  return gaps;
}

}  // namespace openmash
