// What stands out among those who opened cases: the reader's own name or street, many cases that
// are no work of theirs, one case again and again, and a crowd round one case.
// Pure, and it accuses nobody: every pattern is for a person to review, with a note. A single look
// with no such mark is not found by it, and nothing here says that it is. The figures are assumed,
// each of them, until hubs have measured their own. Noticed by app/watch.h.
#pragma once

#include <chrono>
#include <span>
#include <string_view>
#include <vector>

#include "domain/access/record_events.h"
#include "domain/casefile/casefile.h"

namespace openmash {

/// One opening of one case by one person, with what is known of why.
struct Looking {
  StaffId person;
  Instant at{};
  ContactId contact;
  bool is_work = false;   ///< theirs, or they did something on it
  bool oversees = false;  ///< opening the cases of others is their work
  bool own_name = false;
  bool own_street = false;
};

/// From how many on something is told. No source gives these: assumed, all of them, and held to a
/// simulation (docs/security/patterns.md).
struct PatternLimits {
  std::uint32_t many_in_a_day = 7;
  std::uint32_t many_for_overseers = 60;
  std::uint32_t days_again = 3;
  std::uint32_t crowd = 5;
  std::chrono::hours day{24};
  std::chrono::hours week{24 * 7};
  std::chrono::hours work_within{24 * 3};  ///< before and after opening it
};

/// @param lookings  in any order
/// @return          the ids are left empty; ordered by when each began
[[nodiscard]] std::vector<PatternNoticed> patterns_in(std::span<const Looking> lookings,
                                                      const PatternLimits& limits = {});

/// Those that earlier notices do not tell already.
[[nodiscard]] std::vector<PatternNoticed> not_noticed(std::vector<PatternNoticed> found,
                                                      std::span<const PatternNoticed> before,
                                                      const PatternLimits& limits = {});

/// Whether opening it was this person's work: it was given to them, their agency was asked, or they
/// signed something on it around then. Whoever covers is the caller's to know.
[[nodiscard]] bool is_work_of(const Staff& person, const std::vector<RecordedEvent>& history,
                              Instant at, const PatternLimits& limits = {});

/// Somebody on the case has the last of these names. A name of less than three letters, or with a
/// digit, is none.
[[nodiscard]] bool has_surname(const CaseFile& file, std::string_view display_name);

/// An address on the case is in this street.
[[nodiscard]] bool has_street(const CaseFile& file, std::string_view street);

}  // namespace openmash
