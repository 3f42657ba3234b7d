#include "app/access_record.h"

#include <algorithm>

#include "base/contains.h"
#include "db/faults.h"
#include "london/london_time.h"
#include "views/access.h"
#include "views/worklist.h"

namespace openmash::app {

namespace {

constexpr std::chrono::minutes shown_lately{10};
constexpr std::chrono::seconds in_vain_apart{1};
constexpr std::size_t pages_most = 100'000;
constexpr int attempts_most = 8;

std::string reader_name(const Actor& actor) {
  const Staff* staff = as_staff(actor);
  if (const Guest* guest = as_guest(actor)) {
    return "guest " + guest->enquiry.value.hex();
  }
  return staff == nullptr ? "referrers" : staff->id.value.hex();
}

/// The disk may be full: then what was kept back for this is given up, once.
ledger::AppendOutcome store(Core& core, const ledger::Batch& batch) {
  try {
    return core.ledger().append(batch);
  } catch (const db::DiskFull&) {
    if (!core.reserve().give_up()) {
      throw;
    }
  }
  return core.ledger().append(batch);
}

}  // namespace

bool append_to_record(Core& core, Id128 stream, const SpelledForRecord& events,
                      const Grounds& grounds, const std::vector<db::Statement>& rows) {
  const std::shared_ptr<std::mutex> turn = core.turn(stream);
  const std::scoped_lock in_turn{*turn};
  for (int attempt = 0; attempt < attempts_most; ++attempt) {
    const std::uint64_t version = core.ledger().version(stream);
    std::vector<ledger::WrappedKeyRow> known;
    if (const auto row = core.ledger().key(stream, stream)) {
      known.push_back(*row);
    }
    codec::StreamKeys keys{core.ring(), stream, known};
    ledger::Batch batch{
        .submission = {}, .digest = {}, .appends = {}, .keys = {}, .rows = rows, .answer = {}};
    batch.appends.push_back(
        {.stream = stream, .expected_version = version, .events = events(version + 1, keys)});
    for (const ledger::StreamAppend& one : grounds.unmoved) {
      batch.appends.push_back(
          {.stream = one.stream, .expected_version = one.expected_version, .events = {}});
    }
    batch.keys = keys.take_new();
    const ledger::AppendOutcome outcome = store(core, batch);
    if (std::holds_alternative<ledger::Appended>(outcome)) {
      return true;
    }
    const auto* conflict = std::get_if<ledger::Conflict>(&outcome);
    if (conflict == nullptr) {
      // Unknown is not enough: what was perhaps not recorded is not shown.
      throw DatabaseFault("the record of reading could not be stored, so nothing was shown");
    }
    if (conflict->stream != stream) {
      return false;
    }
  }
  throw DatabaseFault("the record of reading was too busy to be written, so nothing was shown");
}

Id128 reading_stream(const Core& core, const Actor& actor, Date day) {
  return core.stream_for("access " + reader_name(actor) + " " + iso8601(day));
}

AccessRecord::Page AccessRecord::page_of(const Reader& reader, ReadPurpose purpose,
                                         const SubjectShown& subject) {
  return {.session = reader.session,
          .contact = subject.contact.value,
          .version = subject.version,
          .purpose = purpose,
          .extent = subject.extent,
          .about = subject.about,
          .items = subject.items};
}

/// What this session was shown lately is not recorded again, and counted.
void AccessRecord::leave_out_known(const Reader& reader, ContentShown& shown, Instant now) {
  const std::scoped_lock lock{mutex_};
  std::erase_if(shown.subjects, [&](const SubjectShown& one) {
    const auto found = shown_.find(page_of(reader, shown.purpose, one));
    if (found == shown_.end() || now - found->second.at >= shown_lately) {
      return false;
    }
    ++found->second.again;
    found->second.last = now;
    return true;
  });
}

/// One record a second and session is enough to see what somebody is trying; the rest is counted.
bool AccessRecord::too_soon(const Reader& reader, Instant now) {
  const std::scoped_lock lock{mutex_};
  InVain& before = in_vain_[reader.session];
  before.by = reader.actor;
  if (before.last != Instant{} && now - before.last < in_vain_apart) {
    ++before.more;
    return true;
  }
  before.last = now;
  return false;
}

void AccessRecord::remember(const Reader& reader, const ContentShown& shown, Instant now) {
  bool too_many = false;
  {
    const std::scoped_lock lock{mutex_};
    for (const SubjectShown& one : shown.subjects) {
      Seen& seen = shown_[page_of(reader, shown.purpose, one)];
      seen = {.at = now, .last = now, .again = seen.again, .by = reader.actor};
    }
    too_many = shown_.size() > pages_most;
  }
  if (too_many) {
    flush();
  }
}

bool AccessRecord::write(const Reader& reader, const Grounds& grounds, ContentShown shown) {
  const Instant now = core_.now();
  core_.reserve().keep_again_if_room();
  shown.session = reader.session;
  shown.rights = grounds.version;
  if (shown.refused) {
    if (too_soon(reader, now)) {
      return true;
    }
  } else {
    leave_out_known(reader, shown, now);
    // That somebody searched is recorded, whoever was found.
    if (shown.subjects.empty() && shown.purpose != ReadPurpose::search) {
      return still_hold(core_, grounds);
    }
  }
  const Id128 stream = reading_stream(core_, reader.actor, london::date_of(now));
  std::vector<db::Statement> rows = views::rows_of(shown, reader.actor);
  for (db::Statement& row :
       views::looked_rows(core_.access_keys(), shown, reader.actor, stream, std::nullopt)) {
    rows.push_back(std::move(row));
  }
  const auto events = [&](std::uint64_t sequence, codec::StreamKeys& keys) {
    std::vector<ledger::NewEvent> sealed;
    sealed.push_back(codec::seal_event(shown, reader.actor, core_.ledger().id(), sequence, keys));
    return sealed;
  };
  if (!append_to_record(core_, stream, events, grounds, rows)) {
    return false;
  }
  if (!shown.refused) {
    remember(reader, shown, now);
  }
  return true;
}

bool AccessRecord::write(const Reader& reader, const Grounds& grounds, RecordAsked asked) {
  asked.session = reader.session;
  return write_event(reader, grounds, asked);
}

bool AccessRecord::write(const Reader& reader, const Grounds& grounds, PurposeChosen chosen) {
  chosen.session = reader.session;
  return write_event(reader, grounds, chosen);
}

bool AccessRecord::write_event(const Reader& reader, const Grounds& grounds,
                               const RecordEvent& event) {
  core_.reserve().keep_again_if_room();
  const auto events = [&](std::uint64_t sequence, codec::StreamKeys& keys) {
    std::vector<ledger::NewEvent> sealed;
    sealed.push_back(codec::seal_event(event, reader.actor, core_.ledger().id(), sequence, keys));
    return sealed;
  };
  return append_to_record(core_, reading_stream(core_, reader.actor, london::date_of(core_.now())),
                          events, grounds);
}

void AccessRecord::flush() {
  const Instant now = core_.now();
  struct Told {
    Actor by;
    ShownAgain again;
  };
  std::map<Id128, Told> by_session;
  {
    const std::scoped_lock lock{mutex_};
    std::erase_if(shown_, [&](const auto& one) {
      const auto& [page, seen] = one;
      if (now - seen.at < shown_lately && shown_.size() <= pages_most) {
        return false;
      }
      if (seen.again > 0) {
        Told& told = by_session[page.session];
        told.by = seen.by;
        told.again.again.push_back({.contact = ContactId{page.contact},
                                    .version = page.version,
                                    .purpose = page.purpose,
                                    .times = seen.again,
                                    .last = seen.last});
      }
      return true;
    });
    std::erase_if(in_vain_, [&](const auto& one) {
      const auto& [session, before] = one;
      if (now - before.last < shown_lately) {
        return false;
      }
      if (before.more > 0) {
        by_session[session].by = before.by;
        by_session[session].again.refused = before.more;
      }
      return true;
    });
  }
  for (auto& [session, told] : by_session) {
    told.again.session = session;
    const Id128 stream = reading_stream(core_, told.by, london::date_of(now));
    static_cast<void>(
        append_to_record(core_, stream, [&](std::uint64_t sequence, codec::StreamKeys& keys) {
          std::vector<ledger::NewEvent> sealed;
          sealed.push_back(codec::seal_event(RecordEvent{told.again}, told.by, core_.ledger().id(),
                                             sequence, keys));
          return sealed;
        }));
  }
}

}  // namespace openmash::app
