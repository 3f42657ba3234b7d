#include "domain/retention/retention.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/match.h"

namespace openmash {

namespace {

template <class Fact>
Signed<Fact> sign(const Fact& fact, const RecordedRetention& recorded) {
  return {.what = fact, .by = recorded.by, .at = recorded.at};
}

Destruction& destruction_in(Retention& retention, DestructionId id) {
  const auto found = std::ranges::find_if(retention.destructions, [id](const Destruction& one) {
    return one.proposed.what.destruction == id;
  });
  ensure(found != retention.destructions.end(), "what is approved or turned down was proposed");
  return *found;
}

void evolve(Retention& retention, const RecordedRetention& recorded) {
  match(
      recorded.event,
      [&](const HoldSet& e) {
        retention.holds.push_back({.set = sign(e, recorded), .lifted = {}});
      },
      [&](const HoldLifted& e) {
        const auto found = std::ranges::find_if(
            retention.holds, [&](const Hold& one) { return one.set.what.hold == e.hold; });
        ensure(found != retention.holds.end(), "a hold is lifted that was set");
        found->lifted = sign(e, recorded);
      },
      [&](const KeptAfterReview& e) { retention.kept.push_back(sign(e, recorded)); },
      [&](const DestructionProposed& e) {
        retention.destructions.push_back(
            {.proposed = sign(e, recorded), .turned_down = {}, .approved = {}});
      },
      [&](const DestructionTurnedDown& e) {
        destruction_in(retention, e.destruction).turned_down = sign(e, recorded);
      },
      [&](const DestructionApproved& e) {
        destruction_in(retention, e.destruction).approved = sign(e, recorded);
      });
  retention.version = recorded.sequence;
}

}  // namespace

const Hold* Retention::find(HoldId id) const {
  const auto found =
      std::ranges::find_if(holds, [id](const Hold& one) { return one.set.what.hold == id; });
  return found == holds.end() ? nullptr : &*found;
}

const Destruction* Retention::find(DestructionId id) const {
  const auto found = std::ranges::find_if(
      destructions, [id](const Destruction& one) { return one.proposed.what.destruction == id; });
  return found == destructions.end() ? nullptr : &*found;
}

bool Retention::is_held(ContactId contact) const {
  return std::ranges::any_of(holds, [contact](const Hold& one) {
    return one.set.what.contact == contact && one.stands();
  });
}

const Destruction* Retention::waiting(ContactId contact) const {
  const auto found = std::ranges::find_if(destructions, [contact](const Destruction& one) {
    return one.proposed.what.contact == contact && one.waits();
  });
  return found == destructions.end() ? nullptr : &*found;
}

std::optional<Instant> Retention::look_again(ContactId contact) const {
  const auto found = std::find_if(
      kept.rbegin(), kept.rend(),
      [contact](const Signed<KeptAfterReview>& one) { return one.what.contact == contact; });
  return found == kept.rend() ? std::nullopt : std::optional{found->what.again};
}

Retention fold_retention(const std::vector<RecordedRetention>& events) {
  Retention retention;
  for (const RecordedRetention& recorded : events) {
    evolve(retention, recorded);
  }
  return retention;
}

}  // namespace openmash
