// Who is who, as it was judged: every pair with all its judgements, and the people that follow.
// Computed from what was recorded and nothing else, so that a judgement undone leaves no trace in
// it; a conflict is shown and never resolved by itself. What can be asked of it: judge.h; of the
// alerts: alerts.h.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "domain/casefile/casefile.h"
#include "domain/person/events.h"

namespace openmash {

struct Given {
  Signed<JudgementMade> made;
  std::optional<Signed<JudgementSeconded>> seconded;
  std::optional<Signed<JudgementUndone>> undone;
  std::optional<Signed<UndoingAsked>> undoing_asked;        ///< the newest
  std::optional<Signed<UndoingSeconded>> undoing_seconded;  ///< that one's

  /// Whether it counts: not undone, and agreed by a second where that is needed.
  [[nodiscard]] bool stands() const {
    return !undone && (!made.what.needs_two || (seconded && seconded->what.agrees));
  }
  [[nodiscard]] bool waits_for_second() const {
    return !undone && made.what.needs_two && !seconded;
  }
  /// Whether somebody asked to have it undone, and a second has not said anything yet.
  [[nodiscard]] bool undoing_waits() const { return !undone && undoing_asked && !undoing_seconded; }
};

/// The lower record first.
using RecordPair = std::pair<RecordRef, RecordRef>;
[[nodiscard]] RecordPair pair_of(const RecordRef& one, const RecordRef& other);

struct Alert {
  Signed<HiddenMatchFound> found;
  std::vector<Signed<AlertPassedOn>> passed_on;
  std::optional<Signed<AlertAcknowledged>> acknowledged;
  std::vector<Signed<AlertAnswered>> answered;  ///< the last one holds
  std::optional<Signed<AlertLeftUnread>> left_unread;

  /// Whether this person was told.
  [[nodiscard]] bool is_for(StaffId person) const;
};

/// Records that are one person, as far as anybody has said.
struct SamePerson {
  std::vector<RecordRef> records;  ///< in order
  std::vector<RecordPair>
      contradictory;  ///< judged not the same, and joined by others all the same

  friend bool operator==(const SamePerson&, const SamePerson&) = default;
};

struct Links {
  std::uint64_t version = 0;
  std::map<RecordPair, std::vector<Given>> pairs;  ///< each with its judgements, oldest first
  std::map<JudgementId, RecordPair> judged;        ///< where in `pairs` each of them is
  std::set<JudgementId> waiting;  ///< for a second person, or with their undoing; every page asks
  std::map<AlertId, Alert> alerts;
  std::vector<Signed<MatchingAdopted>> matchings;  ///< the last one holds from the next start on

  [[nodiscard]] const Given* find(JudgementId id) const;
  /// The judgement that holds between two records: the newest that stands.
  [[nodiscard]] const Given* standing(const RecordRef& one, const RecordRef& other) const;
  /// Every record judged the same as this one, itself among them, as if the contacts that may not
  /// be seen were not there: two records that only such a one joins are not joined.
  using MayBeSeen = std::function<bool(ContactId)>;
  [[nodiscard]] SamePerson person_of(const RecordRef& record, const MayBeSeen& may_be_seen) const;
};

void evolve(Links& links, const RecordedPerson& recorded);
[[nodiscard]] Links fold_links(const std::vector<RecordedPerson>& events);

/// Everybody of whom there is more than one record: computed from the judgements that stand.
[[nodiscard]] std::vector<SamePerson> people_of(const Links& links);

/// What follows from the judgements, byte for byte: equal texts are equal states.
[[nodiscard]] std::string state_of(const Links& links);

}  // namespace openmash
