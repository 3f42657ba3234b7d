#include "domain/retention/due.h"

#include <algorithm>

#include "domain/intake/partial_date.h"

namespace openmash {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// So many years on: the 29th of February becomes the 28th.
Date plus_years(Date date, int years) {
  const Date later{date.year() + std::chrono::years{years}, date.month(), date.day()};
  return later.ok() ? later : Date{later.year() / later.month() / std::chrono::last};
}

/// The time of day is no matter of a schedule of years.
Instant after(Instant from, const hub::RetentionRule& rule) {
  const Date day{std::chrono::floor<days>(from)};
  return sys_days{plus_years(day, rule.years)} + days{rule.days};
}

/// Where only the year or month of a birth is known, its last day: nobody is destroyed too early.
std::optional<Date> latest_day(const PartialDate& born) {
  if (born.year == 0) {
    return std::nullopt;
  }
  const std::chrono::year year{born.year};
  const std::chrono::month month{born.month == 0 ? 12U : static_cast<unsigned>(born.month)};
  const Date date = born.day == 0
                        ? Date{year / month / std::chrono::last}
                        : Date{year / month / std::chrono::day{static_cast<unsigned>(born.day)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

hub::Retained kind_of(const CaseFile& file, const hub::Profile& profile) {
  if (!file.together.discussions.empty()) {
    return hub::Retained::case_protection;
  }
  for (const Signed<OutcomeDecided>& decided : file.decision.outcomes) {
    for (const ChosenOutcome& chosen : decided.what.outcomes) {
      const hub::Outcome* outcome = profile.outcome(chosen.outcome);
      // What the profile no longer knows is taken for something: it is kept longer.
      if (outcome == nullptr || !outcome->no_further_action) {
        return hub::Retained::case_outcome;
      }
    }
  }
  return hub::Retained::case_no_action;
}

/// What a rule speaks of, where people look at it; nothing: at none of these.
std::optional<RecordOf> spoken_of(const hub::RetentionRule& rule) {
  if (rule.then != hub::RetainedThen::review || rule.of > hub::Retained::other_matter) {
    return std::nullopt;
  }
  return rule.of <= hub::Retained::case_protection ? RecordOf::contact : RecordOf::matter;
}

Instant start_of(const hub::RetentionRule& rule, const RetainedRecord& record) {
  switch (rule.from) {
    case hub::RetainedFrom::youngest_birth:
      return record.youngest_birth ? Instant{sys_days{*record.youngest_birth}} : *record.closed;
    case hub::RetainedFrom::receipt:
      return record.received;
    case hub::RetainedFrom::closing:
    case hub::RetainedFrom::last_saved:
      return *record.closed;
  }
  return *record.closed;
}

}  // namespace

RetainedRecord retained(const CaseFile& file, const hub::Profile& profile) {
  RetainedRecord record{.kind = kind_of(file, profile),
                        .received = file.intake.contact.received_at,
                        .closed = {},
                        .youngest_birth = {},
                        .erased = file.is_erased()};
  if (file.feedback.closed) {
    record.closed = file.feedback.closed->at;
  }
  for (const PersonDescribed* child : file.children()) {
    const auto born = partial_date_from_text(child->answers.words("born"));
    if (const auto day = born ? latest_day(*born) : std::nullopt) {
      record.youngest_birth = std::max(record.youngest_birth.value_or(*day), *day);
    }
  }
  return record;
}

RetainedRecord retained(const Matter& matter) {
  RetainedRecord record{
      .kind = matter.opened.kind == MatterKind::advice_call ? hub::Retained::advice
              : matter.opened.kind == MatterKind::complaint ? hub::Retained::complaint
                                                            : hub::Retained::other_matter,
      .received = matter.opened.received_at,
      .closed = {},
      .youngest_birth = {},
      .erased = matter.destroyed.has_value()};
  if (matter.is_settled) {
    record.closed = matter.settled.back().at;
  }
  return record;
}

std::optional<DueForReview> due_for_review(const hub::RetentionSchedule& schedule,
                                           const RetainedRecord& record) {
  if (!record.closed || record.erased) {
    return std::nullopt;
  }
  std::optional<DueForReview> due;
  for (const hub::RetentionRule& rule : schedule.rules) {
    if (!spoken_of(rule) || rule.of != record.kind) {
      continue;
    }
    // Never before it is closed, whatever a birth long ago gives.
    const Instant at = std::max(after(start_of(rule, record), rule), *record.closed);
    if (!due || at > due->at) {
      due = DueForReview{.rule = &rule, .at = at};
    }
  }
  return due;
}

std::optional<Instant> received_before(const hub::RetentionSchedule& schedule, RecordOf of,
                                       Instant now) {
  std::optional<Instant> latest;
  for (const hub::RetentionRule& rule : schedule.rules) {
    if (spoken_of(rule) != of) {
      continue;
    }
    if (rule.from == hub::RetainedFrom::youngest_birth) {
      return now;  // somebody may have been nearly grown up when the contact came
    }
    const Instant at = now - days{365 * rule.years + rule.days};
    latest = std::max(latest.value_or(at), at);
  }
  return latest;
}

}  // namespace openmash
