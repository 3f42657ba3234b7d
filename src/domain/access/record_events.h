// What else is written into the record of reading: that something was shown again, that somebody
// asked the record itself, what stood out in it, what was made of that, and who came in.
// It holds ids, times and numbers; the only words are those of whoever reviewed. Never changed,
// only succeeded. What was shown is content_shown.h; what stands out, patterns.h; spelled on disk
// in codec/record_fields.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "domain/access/content_shown.h"
#include "domain/access/guard_met.h"

namespace openmash {

using PatternId = Strong<struct PatternTag, Id128>;  ///< one thing that stood out

/// One page opened again within the time in which nothing new is written.
struct AgainShown {
  ContactId contact;
  std::uint64_t version = 0;
  ReadPurpose purpose = ReadPurpose::work;
  std::uint32_t times = 0;
  Instant last{};

  friend bool operator==(const AgainShown&, const AgainShown&) = default;
};

/// How often pages were opened again, and asked for in vain, told once the time is over.
struct ShownAgain {
  Id128 session;
  std::vector<AgainShown> again;
  std::uint32_t refused = 0;  ///< beyond those recorded one by one

  friend bool operator==(const ShownAgain&, const ShownAgain&) = default;
};

enum class RecordQuestion : std::uint8_t { viewers, search, digest, knew, patterns };

/// Somebody asked who looked, or who knew what.
struct RecordAsked {
  Id128 session;
  RecordQuestion question = RecordQuestion::search;
  std::optional<StaffId> person;  ///< about whom
  std::optional<RoleCode> role;   ///< or about whoever had this role
  std::optional<ContactId> contact;
  std::optional<Instant> from;
  std::optional<Instant> until;  ///< for `knew`: the moment asked about
  std::uint32_t found = 0;

  friend bool operator==(const RecordAsked&, const RecordAsked&) = default;
};

enum class PatternKind : std::uint8_t {
  own_name,         ///< a case with somebody of the reader's surname, opened for no reason of work
  own_street,       ///< a case in the street the reader lives in
  many_unworked,    ///< many cases in a day that are no work of theirs
  again_and_again,  ///< one case that is no work of theirs, on several days
  crowd,            ///< one case opened by many people for no reason of work
};

struct PatternNoticed {
  PatternId id;
  PatternKind kind = PatternKind::own_name;
  std::vector<StaffId> people;
  std::vector<ContactId> contacts;
  Instant from{};
  Instant until{};
  std::uint32_t figure = 0;  ///< how many, days or people or cases as the kind counts
  std::uint32_t limit = 0;   ///< from how many on it is told

  friend bool operator==(const PatternNoticed&, const PatternNoticed&) = default;
};

enum class ReviewFinding : std::uint8_t { had_a_reason, to_talk_about, taken_further };

struct PatternReviewed {
  PatternId id;
  ReviewFinding finding = ReviewFinding::had_a_reason;
  std::string note;

  friend bool operator==(const PatternReviewed&, const PatternReviewed&) = default;
};

/// What somebody said they look at a case for, where what they are to it does not say it. It holds
/// for that case and session, until they say another.
struct PurposeChosen {
  Id128 session;
  ContactId contact;
  PurposeCode purpose;

  friend bool operator==(const PurposeChosen&, const PurposeChosen&) = default;
};

/// What was noted of a pattern was destroyed with the last of the cases it was about; that it stood
/// out, and what was found, stays.
struct PatternWordsDestroyed {
  DestructionId destruction;
  std::uint32_t parts = 0;
  bool replayed = false;  ///< done again by the system, on a database that came from a backup

  friend bool operator==(const PatternWordsDestroyed&, const PatternWordsDestroyed&) = default;
};

using RecordEvent = std::variant<ShownAgain, RecordAsked, PatternNoticed, PatternReviewed, GuardMet,
                                 PurposeChosen, PatternWordsDestroyed>;

struct RecordedInRecord {
  RecordEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
};

}  // namespace openmash
