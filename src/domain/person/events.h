// Every fact that can be recorded about who is who: that two records are about one person or are
// not, that somebody was told of a record another may not see, and what suggestions rest on.
// They hold references and judgements only, never a name or anything else copied from a record;
// nothing is ever deleted, and what was judged wrongly is undone by a further fact. Folded in
// links.h, built by judge.h and alerts.h, spelled on disk in codec/person_fields.h.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "domain/actor.h"
#include "domain/ids.h"

namespace openmash {

using JudgementId = Strong<struct JudgementTag, Id128>;
using AlertId = Strong<struct AlertTag, Id128>;  ///< one file's custodians, told of one new record

/// One person as one contact describes them.
struct RecordRef {
  ContactId contact;
  PersonId person;

  friend auto operator<=>(const RecordRef&, const RecordRef&) = default;
};

/// Only ever appended to: it is on disk.
enum class Judgement : std::uint8_t { same, not_same, not_sure };

/// One side of a pair, as whoever judged saw it.
struct JudgedRecord {
  RecordRef record;
  std::uint64_t version = 0;  ///< of its case file
  Id128 facts;  ///< a keyed mark of what the record said: another one, and the facts have changed

  friend bool operator==(const JudgedRecord&, const JudgedRecord&) = default;
};

struct JudgementMade {
  JudgementId judgement;
  JudgedRecord one;  ///< the lower of the two
  JudgedRecord other;
  Judgement says = Judgement::not_sure;
  std::string model;       ///< what the suggestion rested on; empty: there was none
  bool needs_two = false;  ///< counts only when somebody else agrees: a restricted case
  std::string reason;
  Id128 session{};  ///< the second comes from another; nought: was not recorded then

  friend bool operator==(const JudgementMade&, const JudgementMade&) = default;
};

struct JudgementSeconded {
  JudgementId judgement;
  bool agrees = false;
  std::string reason;

  friend bool operator==(const JudgementSeconded&, const JudgementSeconded&) = default;
};

struct JudgementUndone {
  JudgementId judgement;
  std::string reason;

  friend bool operator==(const JudgementUndone&, const JudgementUndone&) = default;
};

/// What two people judged is not undone by one: this waits for somebody else.
struct UndoingAsked {
  JudgementId judgement;
  std::string reason;
  Id128 session;

  friend bool operator==(const UndoingAsked&, const UndoingAsked&) = default;
};

/// Where they agree, it is undone in the same append.
struct UndoingSeconded {
  JudgementId judgement;
  bool agrees = false;
  std::string reason;

  friend bool operator==(const UndoingSeconded&, const UndoingSeconded&) = default;
};

/// A record that whoever screens may not see is perhaps about the same person.
struct HiddenMatchFound {
  AlertId alert;
  RecordRef newcomer;
  RecordRef hidden;
  std::vector<StaffId> custodians;  ///< who is told
  Instant due{};                    ///< until when one of them is to have read it

  friend bool operator==(const HiddenMatchFound&, const HiddenMatchFound&) = default;
};

/// Nobody had read it in time: others are told as well.
struct AlertPassedOn {
  AlertId alert;
  std::vector<StaffId> to;

  friend bool operator==(const AlertPassedOn&, const AlertPassedOn&) = default;
};

/// Nobody is left who may read it: those who guard are told that it waits, and not of whom.
struct AlertLeftUnread {
  AlertId alert;
  std::vector<StaffId> told;

  friend bool operator==(const AlertLeftUnread&, const AlertLeftUnread&) = default;
};

struct AlertAcknowledged {
  AlertId alert;

  friend bool operator==(const AlertAcknowledged&, const AlertAcknowledged&) = default;
};

/// Only ever appended to: it is on disk.
enum class AlertAnswer : std::uint8_t {
  joins,       ///< the custodian takes part in the new contact
  takes_over,  ///< and from now on answers for it
  releases,    ///< whoever screens may be told that there is a record
  no_match,    ///< somebody else
};

struct AlertAnswered {
  AlertId alert;
  AlertAnswer answer = AlertAnswer::no_match;
  std::string words;  ///< for the file; for whoever screens, where it is released

  friend bool operator==(const AlertAnswered&, const AlertAnswered&) = default;
};

using MatchingId = Strong<struct MatchingTag, Id128>;

/// What suggestions rest on from the hub's next start: never made of who is in the hub by itself.
struct MatchingAdopted {
  MatchingId matching;
  std::string name;         ///< a judgement says it; another one, where anything else changes
  std::string model;        ///< a model's file, whole; empty: the usual one
  std::string frequencies;  ///< how common names are: a file, whole; empty: none is rarer

  friend bool operator==(const MatchingAdopted&, const MatchingAdopted&) = default;
};

using PersonEvent =
    std::variant<JudgementMade, JudgementSeconded, JudgementUndone, UndoingAsked, UndoingSeconded,
                 HiddenMatchFound, AlertPassedOn, AlertAcknowledged, AlertAnswered, AlertLeftUnread,
                 MatchingAdopted>;
using PersonEvents = std::vector<PersonEvent>;

struct RecordedPerson {
  PersonEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
  bool erased = false;  ///< its words were destroyed
};

}  // namespace openmash
