#include "app/watch.h"

#include <algorithm>

#include "app/access_record.h"
#include "app/words_elsewhere.h"
#include "base/contains.h"
#include "domain/casefile/commands.h"
#include "london/london_time.h"

namespace openmash::app {

namespace {

bool is_opening(const ContentShown& shown, const SubjectShown& subject) {
  return !shown.refused && (subject.extent == Extent::whole || subject.extent == Extent::form);
}

}  // namespace

std::vector<InRecord> record_in(Core& core, Id128 stream) {
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  std::vector<InRecord> entries;
  for (const ledger::StoredEvent& stored : slice.events) {
    codec::AnyRecorded any = codec::open_any(stored, keys);
    const LedgerPlace place{.stream = stream, .sequence = stored.sequence};
    if (auto* showing = std::get_if<codec::RecordedShowing>(&any)) {
      const Actor by = showing->by;
      entries.push_back(
          {.what = std::move(*showing), .place = place, .by = by, .at = stored.recorded_at});
    } else if (auto* other = std::get_if<RecordedInRecord>(&any)) {
      const Actor by = other->by;
      entries.push_back(
          {.what = std::move(*other), .place = place, .by = by, .at = stored.recorded_at});
    }
  }
  return entries;
}

std::vector<InRecord> record_of(Core& core, const Actor& reader, Instant from, Instant until) {
  std::vector<InRecord> all;
  const Date last = london::date_of(until);
  for (Date day = london::date_of(from); day <= last; day = london::next_day(day)) {
    for (InRecord& one : record_in(core, reading_stream(core, reader, day))) {
      if (one.at >= from && one.at <= until) {
        all.push_back(std::move(one));
      }
    }
  }
  return all;
}

std::vector<Looking> lookings_of(Core& core, const Account& account, Instant from, Instant until,
                                 KnownHistories& known) {
  const std::shared_ptr<const Rota> rota = core.rota();
  const Staff staff = account.staff();
  const hub::Profile& profile = core.profile();
  const hub::Role* role = profile.role(staff.role);
  std::vector<Looking> lookings;
  for (const InRecord& one : record_of(core, staff, from, until)) {
    const auto* showing = std::get_if<codec::RecordedShowing>(&one.what);
    if (showing == nullptr) {
      continue;
    }
    for (const SubjectShown& subject : showing->shown.subjects) {
      const auto file =
          is_opening(showing->shown, subject) ? core.load_if_contact(subject.contact) : nullptr;
      if (file == nullptr) {
        continue;  // a list, or a matter
      }
      const auto& worker = file->enquiry.worker;
      const bool covers = worker && cover_of(*rota, *worker, one.at) == staff.id;
      const auto [history, is_new] = known.try_emplace(subject.contact);
      if (is_new) {
        history->second = core.history(subject.contact);
      }
      lookings.push_back({.person = staff.id,
                          .at = one.at,
                          .contact = subject.contact,
                          .is_work = covers || is_work_of(staff, history->second, one.at),
                          .oversees = role != nullptr && role->has(hub::Power::see_every_case),
                          .own_name = has_surname(*file, account.opened.display_name),
                          .own_street = has_street(*file, account.home_street)});
    }
  }
  return lookings;
}

std::vector<Noticed> Watch::noticed() {
  std::vector<Noticed> all;
  for (const InRecord& one : record_in(core_, core_.stream_for(patterns_stream))) {
    const auto* recorded = std::get_if<RecordedInRecord>(&one.what);
    if (recorded == nullptr) {
      continue;
    }
    if (const auto* pattern = std::get_if<PatternNoticed>(&recorded->event)) {
      all.push_back(
          {.pattern = {.what = *pattern, .by = recorded->by, .at = one.at}, .reviewed = {}});
    } else if (const auto* review = std::get_if<PatternReviewed>(&recorded->event)) {
      for (Noticed& about : all) {
        if (about.pattern.what.id == review->id) {
          about.reviewed =
              Signed<PatternReviewed>{.what = *review, .by = recorded->by, .at = one.at};
        }
      }
    }
  }
  std::ranges::reverse(all);
  return all;
}

std::size_t Watch::notice() {
  const std::scoped_lock lock{turn_};
  const Instant now = core_.now();
  const PatternLimits limits;
  std::vector<Looking> lookings;
  KnownHistories known;
  for (const Colleague& one : people_.colleagues()) {
    if (const auto account = people_.find(one.id)) {
      for (const Looking& look : lookings_of(core_, *account, now - limits.week, now, known)) {
        lookings.push_back(look);
      }
    }
  }
  std::vector<PatternNoticed> before;
  for (const Noticed& one : noticed()) {
    before.push_back(one.pattern.what);
  }
  std::vector<PatternNoticed> found = not_noticed(patterns_in(lookings, limits), before, limits);
  if (found.empty()) {
    return 0;
  }
  std::vector<RecordEvent> events;
  for (PatternNoticed& one : found) {
    one.id = PatternId{seal::fresh_id()};
    events.emplace_back(std::move(one));
  }
  append(System{}, {}, events);
  return events.size();
}

Result<void, ReviewRefusal> Watch::review(const Actor& by, const Submission& submission,
                                          const PatternReviewed& review) {
  const Staff* staff = as_staff(by);
  if (staff == nullptr || !permits(by, Permission::see_access_record, {}, core_.profile())) {
    return No<ReviewRefusal>{NotPermitted{}};
  }
  const std::scoped_lock lock{turn_};
  if (core_.ledger().answer_to(submission.id.value)) {
    return {};  // this press was stored before
  }
  const std::vector<Noticed> all = noticed();
  const auto found = std::ranges::find_if(
      all, [&](const Noticed& one) { return one.pattern.what.id == review.id; });
  if (found == all.end() || found->reviewed) {
    return No<ReviewRefusal>{NoSuchPattern{}};
  }
  if (contains(found->pattern.what.people, staff->id)) {
    return No<ReviewRefusal>{OwnPattern{}};
  }
  if (review.note.find_first_not_of(" \r\n\t") == std::string::npos) {
    return No<ReviewRefusal>{NoNoteGiven{}};
  }
  append(by, submission, {review});
  return {};
}

void Watch::append(const Actor& by, const Submission& submission,
                   const std::vector<RecordEvent>& events) {
  const Id128 stream = core_.stream_for(patterns_stream);
  const std::uint64_t version = core_.ledger().version(stream);
  std::vector<ledger::WrappedKeyRow> known;
  if (const auto row = core_.ledger().key(stream, stream)) {
    known.push_back(*row);
  }
  codec::StreamKeys keys{core_.ring(), stream, known};
  ledger::Batch batch{.submission = submission.id.value,
                      .digest = core_.digest(submission.content),
                      .appends = {},
                      .keys = {},
                      .rows = {},
                      .answer = {}};
  ledger::StreamAppend append{.stream = stream, .expected_version = version, .events = {}};
  std::uint64_t sequence = version;
  for (const RecordEvent& event : events) {
    append.events.push_back(codec::seal_event(event, by, core_.ledger().id(), ++sequence, keys));
  }
  batch.appends.push_back(std::move(append));
  batch.keys = keys.take_new();
  if (!std::holds_alternative<ledger::Appended>(core_.ledger().append(std::move(batch)))) {
    throw DatabaseFault("what stood out in the record of reading could not be stored");
  }
}

}  // namespace openmash::app
