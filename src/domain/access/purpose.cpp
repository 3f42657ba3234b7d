#include "domain/access/purpose.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"

namespace openmash {

namespace {

// The same for every hub: no leaflet says otherwise. Assumed; ADR 26 says why these.
constexpr auto purposes = std::to_array<PurposeOfLooking>({
    {.code = "step", .words = "To prepare or take a step of mine in it"},
    {.code = "asked",
     .words = "Because somebody who works on it, or the family, asked me about it",
     .for_agency = false},
    {.code = "oversee",
     .words = "To oversee the work: supervision, and how long it takes",
     .for_agency = false},
    {.code = "our_part", .words = "To check what my agency said or did in it", .for_hub = false},
    {.code = "complaint", .words = "Because of a complaint or a disagreement about it"},
    {.code = "audit", .words = "To audit how it was done", .for_agency = false},
    {.code = "learn",
     .words = "To learn from it, or to show somebody how a case is done",
     .fits = false},
    {.code = "other", .words = "For something else", .fits = false},
});

/// Whether somebody of this role takes the step the case waits for.
bool takes_next_step(const Staff& staff, const hub::Role& role, const Subject& subject, Stage stage,
                     const hub::Stages& stages) {
  const auto includes_first = [&](std::initializer_list<const hub::Who*> steps) {
    for (const hub::Who* step : steps) {
      if (!step->nobody()) {
        return step->includes(staff.role);
      }
    }
    return false;
  };
  switch (stage) {
    case Stage::to_screen:
      return includes_first({&stages.screens, &stages.gates, &stages.decides});
    case Stage::to_gate:
      return includes_first({&stages.gates, &stages.screens, &stages.decides});
    case Stage::to_assign:
      return includes_first({&stages.assigns, &stages.gates, &stages.decides});
    case Stage::to_ask:
    case Stage::gathering:
      return false;  // it is its worker's, and theirs alone
    case Stage::to_decide:
    case Stage::to_look_again:
      return stages.decides_after(subject.straight).includes(staff.role);
    case Stage::to_tell:
      return role.has(hub::Power::approve_feedback) ||
             stages.decides_after(subject.straight).includes(staff.role);
    case Stage::closed:
      return false;
  }
  ensure(false, "every stage has its next step, or none");
}

}  // namespace

std::span<const PurposeOfLooking> purposes_of_looking() {
  return purposes;
}

const PurposeOfLooking* purpose_of_looking(const PurposeCode& code) {
  const auto* found = std::ranges::find(purposes, code.value, &PurposeOfLooking::code);
  return found == purposes.end() ? nullptr : found;
}

std::vector<const PurposeOfLooking*> purposes_for(const Staff& staff, const hub::Profile& profile) {
  std::vector<const PurposeOfLooking*> theirs;
  const hub::Role* role = profile.role(staff.role);
  for (const PurposeOfLooking& one : purposes) {
    if (role != nullptr && (role->for_an_agency ? one.for_agency : one.for_hub)) {
      theirs.push_back(&one);
    }
  }
  return theirs;
}

bool tie_says_purpose(const Staff& staff, const Subject& subject, Stage stage,
                      const hub::Profile& profile) {
  const hub::Role* role = profile.role(staff.role);
  if (role == nullptr || subject.glass == access::Glass::live) {
    return true;  // nobody, or somebody who has just said why
  }
  switch (relation_of(staff, subject, profile)) {
    case access::Relation::allocated:
    case access::Relation::asked:
      return true;
    case access::Relation::on_duty: {
      // Whoever takes contacts is on duty for one until it is somebody's case, or over.
      const bool takes_contacts =
          role->has(hub::Power::log_contacts) || role->has(hub::Power::see_contacts);
      return (takes_contacts && !subject.worker && stage != Stage::closed) ||
             takes_next_step(staff, *role, subject, stage, profile.stages);
    }
    case access::Relation::desk:
    case access::Relation::own:
    case access::Relation::none:
      return true;  // they read nothing of it, whatever they would say
  }
  ensure(false, "every relation is met");
}

access::Purpose purpose_of(const Staff& staff, const Subject& subject, Stage stage,
                           const std::optional<PurposeCode>& chosen, const hub::Profile& profile) {
  if (tie_says_purpose(staff, subject, stage, profile)) {
    return access::Purpose::fits;
  }
  if (!chosen) {
    return access::Purpose::missing;
  }
  const auto theirs = purposes_for(staff, profile);
  const auto found = std::ranges::find(theirs, std::string_view{chosen->value},
                                       [](const PurposeOfLooking* one) { return one->code; });
  if (found == theirs.end()) {
    return access::Purpose::missing;  // not allowed for the role
  }
  return (*found)->fits ? access::Purpose::fits : access::Purpose::other;
}

}  // namespace openmash
