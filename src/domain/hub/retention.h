// For how long each kind of record is kept, from which moment, and what then: data with its source,
// never a rule of this program.
// Nothing is destroyed by a schedule: what is due is looked at by people, and two of them decide.
// From retention.toml beside the law; docs/formats/hub-profile.md is the grammar. What is due when:
// domain/retention/due.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"

namespace openmash::hub {

/// The kinds of record a schedule can speak of. A case is of the highest that fits it.
enum class Retained : std::uint8_t {
  case_no_action,   ///< nothing was to be done, or nothing was decided
  case_outcome,     ///< something was
  case_protection,  ///< a strategy discussion was called
  advice,
  complaint,
  other_matter,
  access_record,
  account,
  draft,
  parked_form,
  session,
};

enum class RetainedFrom : std::uint8_t {
  closing,         ///< of the contact or matter, or of the account
  receipt,         ///< or when it was recorded
  youngest_birth,  ///< of the children named in it; from closing where no birth is known
  last_saved,
};

enum class RetainedThen : std::uint8_t {
  review,      ///< people look at it
  taken_away,  ///< the program does it, for nobody's record is in it
};

struct RetentionRule {
  std::string code;
  std::string name;
  Retained of = Retained::case_no_action;
  int years = 0;
  int days = 0;
  RetainedFrom from = RetainedFrom::closing;
  RetainedThen then = RetainedThen::review;
  std::string source;
  std::string assumed;  ///< what of this no source gives; empty: nothing
  friend bool operator==(const RetentionRule&, const RetentionRule&) = default;
};

/// No rule: the hub has no schedule, and nothing is ever due.
struct RetentionSchedule {
  std::optional<Date> dated;
  std::vector<RetentionRule> rules;
  friend bool operator==(const RetentionSchedule&, const RetentionSchedule&) = default;
};

}  // namespace openmash::hub
