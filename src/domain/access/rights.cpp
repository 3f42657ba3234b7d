#include "domain/access/rights.h"

#include <algorithm>

#include "base/contains.h"
#include "base/match.h"
#include "domain/hub/clocks.h"

namespace openmash {

namespace {

template <class All, class Is>
auto* the_one(All& all, const Is& is) {
  const auto found = std::ranges::find_if(all, is);
  return found == all.end() ? nullptr : &*found;
}

Proposal* proposal_in(Rights& rights, ProposalId id) {
  return the_one(rights.proposals,
                 [id](const Proposal& one) { return one.asked.what.proposal == id; });
}

/// What two people decided begins to hold.
void take_effect(Rights& rights, const Signed<SecondAsked>& asked,
                 const Signed<SecondGiven>& given) {
  const SecondAsked& what = asked.what;
  switch (what.step) {
    case TwoPersonStep::restrict_case:
      rights.restricted[what.contact] = what.listed;
      return;
    case TwoPersonStep::lift_restriction:
      rights.restricted.erase(what.contact);
      return;
    case TwoPersonStep::unseal_item:
    case TwoPersonStep::release_item:
      return;  // the case file says it: access/unseal_item.h, release/propose_release.h
    case TwoPersonStep::grant_inspection:
      return;  // the proposal says for which days: Proposal::opens_at
    case TwoPersonStep::end_conflict:
      if (ConflictEntry* entry = the_one(rights.conflicts, [&](const ConflictEntry& one) {
            return one.entered.what.conflict == what.conflict;
          })) {
        entry->ended = given;
      }
      return;
  }
}

}  // namespace

bool ConflictEntry::is_with_anybody() const {
  return std::holds_alternative<System>(entered.by) && !entered.what.contact && !ended;
}

const ConflictEntry* Rights::conflict(ConflictId id) const {
  return the_one(conflicts,
                 [id](const ConflictEntry& one) { return one.entered.what.conflict == id; });
}

const Proposal* Rights::proposal(ProposalId id) const {
  return the_one(proposals, [id](const Proposal& one) { return one.asked.what.proposal == id; });
}

const BrokenGlass* Rights::glass(GlassId id) const {
  return the_one(glasses, [id](const BrokenGlass& one) { return one.broken.what.glass == id; });
}

const MetConflict* Rights::met_by(ContactId contact, StaffId whose) const {
  return the_one(met, [&](const MetConflict& one) {
    return one.met.what.contact == contact && one.met.what.whose == whose;
  });
}

bool Rights::is_conflicted(StaffId person, const CaseFile& file) const {
  return std::ranges::any_of(conflicts, [&](const ConflictEntry& one) {
    const ConflictEntered& what = one.entered.what;
    return what.whose == person && !one.ended &&
           (what.contact == file.id || one.is_with_anybody() || is_in(what.with, file));
  });
}

bool Rights::is_in_register(StaffId person) const {
  return std::ranges::any_of(conflicts, [&](const ConflictEntry& one) {
    return one.entered.what.whose == person && !one.ended;
  });
}

std::vector<StaffId> Rights::conflicted_with(const CaseFile& file) const {
  std::vector<StaffId> all;
  for (const ConflictEntry& one : conflicts) {
    const StaffId whose = one.entered.what.whose;
    // Until somebody says with whom, they see nothing; but no case is taken from them for it.
    if (!one.ended && !one.is_with_anybody() && !contains(all, whose) &&
        is_conflicted(whose, file)) {
      all.push_back(whose);
    }
  }
  return all;
}

access::Restriction Rights::restriction(StaffId person, ContactId contact) const {
  const auto found = restricted.find(contact);
  if (found == restricted.end()) {
    return access::Restriction::open;
  }
  return contains(found->second, person) ? access::Restriction::listed
                                         : access::Restriction::unlisted;
}

bool Rights::is_granted(StaffId inspector, ContactId contact, Instant now) const {
  return std::ranges::any_of(proposals, [&](const Proposal& one) {
    return one.opens_at(now) && one.asked.what.inspection->inspector == inspector &&
           contains(one.asked.what.inspection->contacts, contact);
  });
}

access::Glass Rights::glass_of(StaffId person, ContactId contact, Instant now,
                               std::optional<Id128> in) const {
  access::Glass found = access::Glass::none;
  for (const BrokenGlass& one : glasses) {
    if (one.broken.what.contact == contact && is_staff(one.broken.by, person)) {
      if (one.lives_at(now) && (!in || one.broken.what.session == *in)) {
        return access::Glass::live;
      }
      found = access::Glass::over;
    }
  }
  return found;
}

const Proposal* Rights::unsealing(ItemId item) const {
  const Proposal* found = nullptr;
  for (const Proposal& one : proposals) {
    if (one.asked.what.step == TwoPersonStep::unseal_item && one.asked.what.item == item &&
        one.given) {
      found = &one;
    }
  }
  return found;
}

Instant review_due(const BrokenGlass& glass, const hub::WorkingCalendar& calendar) {
  return *hub::due(glass.broken.at, {.amount = 1, .unit = hub::ClockUnit::working_days}, calendar);
}

void evolve(Rights& rights, const RecordedRight& recorded) {
  const auto sign = [&recorded]<class Fact>(const Fact& fact) {
    return Signed<Fact>{.what = fact, .by = recorded.by, .at = recorded.at};
  };
  match(
      recorded.event,
      [&](const ConflictEntered& e) {
        rights.conflicts.push_back({.entered = sign(e), .ended = {}});
      },
      [&](const SecondAsked& e) {
        rights.proposals.push_back({.asked = sign(e), .given = {}, .refused = {}});
      },
      [&](const SecondGiven& e) {
        if (Proposal* proposal = proposal_in(rights, e.proposal)) {
          proposal->given = sign(e);
          take_effect(rights, proposal->asked, *proposal->given);
        }
      },
      [&](const SecondRefused& e) {
        if (Proposal* proposal = proposal_in(rights, e.proposal)) {
          proposal->refused = sign(e);
        }
      },
      [&](const InspectionEnded& e) {
        if (Proposal* proposal = proposal_in(rights, e.proposal)) {
          proposal->ended = sign(e);
        }
      },
      [&](const GlassBroken& e) { rights.glasses.push_back({.broken = sign(e), .reviewed = {}}); },
      [&](const GlassReviewed& e) {
        if (BrokenGlass* glass = the_one(rights.glasses, [&](const BrokenGlass& one) {
              return one.broken.what.glass == e.glass;
            })) {
          glass->reviewed = sign(e);
        }
      },
      [&](const ConflictMet& e) { rights.met.push_back({.met = sign(e), .noted = {}}); },
      [&](const ConflictNoted& e) {
        if (MetConflict* met = the_one(rights.met, [&](const MetConflict& one) {
              return one.met.what.contact == e.contact && one.met.what.whose == e.whose;
            })) {
          met->noted = sign(e);
        }
      },
      [](const RightsWordsDestroyed&) {});
  rights.version = recorded.sequence;
}

Rights fold_rights(const std::vector<RecordedRight>& events) {
  Rights rights;
  for (const RecordedRight& recorded : events) {
    evolve(rights, recorded);
  }
  return rights;
}

Subject with_rights(Subject subject, const Rights& rights, const CaseFile& file, const Actor& actor,
                    Instant now) {
  const Staff* staff = as_staff(actor);
  if (staff == nullptr) {
    if (rights.restricted.contains(file.id)) {
      subject.restriction = access::Restriction::unlisted;
    }
    return subject;
  }
  if (rights.is_conflicted(staff->id, file)) {
    subject.conflict = access::Conflict::conflicted;
  }
  subject.restriction = rights.restriction(staff->id, file.id);
  subject.glass = rights.glass_of(staff->id, file.id, now);
  subject.granted = rights.is_granted(staff->id, file.id, now);
  if (subject.glass == access::Glass::live) {
    subject.session = access::Session::stepped_up;
  }
  return subject;
}

bool is_kept(const Subject& subject) {
  return subject.conflict == access::Conflict::conflicted ||
         subject.restriction == access::Restriction::unlisted;
}

}  // namespace openmash
