#include "ledger/sqlite_ledger.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "base/ensure.h"
#include "base/faults.h"
#include "ledger/archive.h"
#include "ledger/chain.h"
#include "ledger/reading.h"

namespace openmash::ledger {

namespace {

seal::Hash hash_from(BytesView bytes) {
  seal::Hash hash{};
  if (bytes.size() != hash.size()) {
    throw CorruptRecord("a column that holds hashes holds something else");
  }
  std::ranges::copy(bytes, hash.begin());
  return hash;
}

std::int64_t as_integer(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}
std::uint64_t as_number(std::int64_t integer) {
  return static_cast<std::uint64_t>(integer);
}

/// A stream as the open transaction sees it.
struct Stream {
  std::int64_t number = 0;  ///< zero: not there yet
  Head head;
};

Stream find_stream(db::Connection& connection, StreamId id) {
  auto cursor =
      connection.prepare("SELECT number, version, recorded_at, hash FROM head WHERE stream = ?1");
  cursor.bind(id);
  if (!cursor.step()) {
    return {};
  }
  return {cursor.integer(0),
          {as_number(cursor.integer(1)), cursor.instant(2), hash_from(cursor.bytes(3))}};
}

/// One append, on the writing thread, inside a savepoint: whatever is thrown undoes all of it.
class Appending {
 public:
  Appending(db::Connection& connection, Id128 ledger, Batch& batch, Instant now,
            const Checkpoints* checkpoints)
      : connection_(connection),
        ledger_(ledger),
        batch_(batch),
        now_(now),
        checkpoints_(checkpoints) {}

  AppendOutcome run() {
    if (!batch_.submission.is_zero()) {
      if (auto seen = seen_before()) {
        return std::move(*seen);
      }
    }
    streams_.resize(batch_.appends.size());
    const std::vector<std::size_t> order = order_of_streams(batch_);
    for (const std::size_t i : order) {
      streams_[i] = find_stream(connection_, batch_.appends[i].stream);
      if (streams_[i].head.version != batch_.appends[i].expected_version) {
        return Conflict{batch_.appends[i].stream, streams_[i].head.version};
      }
    }
    next_leaf_ = first_free_leaf();
    for (const std::size_t i : order) {
      append_to(batch_.appends[i], streams_[i]);
    }
    insert_keys();
    destroy_targets();
    remember_submission();
    for (const db::Statement& row : batch_.rows) {
      connection_.execute(row);
    }
    if (checkpoints_ != nullptr) {
      checkpoints_->sign_due(connection_);
    }
    Appended appended{{}, Instant::min()};
    for (const Stream& stream : streams_) {
      appended.versions.push_back(stream.head.version);
      appended.recorded_at = std::max(appended.recorded_at, stream.head.recorded_at);
    }
    return appended;
  }

 private:
  std::optional<AppendOutcome> seen_before() {
    auto cursor = connection_.prepare("SELECT digest, answer FROM submission WHERE id = ?1");
    cursor.bind(batch_.submission);
    if (!cursor.step()) {
      return std::nullopt;
    }
    const BytesView found = cursor.bytes(1);
    Bytes answer{found.begin(), found.end()};
    if (hash_from(cursor.bytes(0)) == batch_.digest) {
      return Repeated{std::move(answer)};
    }
    return Differs{std::move(answer)};
  }

  std::int64_t first_free_leaf() {
    auto last = connection_.prepare("SELECT coalesce(max(leaf) + 1, 0) FROM event");
    return last.step() ? last.integer(0) : 0;
  }

  void append_to(StreamAppend& append, Stream& stream) {
    if (append.events.empty()) {
      return;
    }
    struct Chained {
      StoredEvent event;
      Bytes header;
      seal::Hash hash;
    };
    std::vector<Chained> chained;
    for (NewEvent& event : append.events) {
      targets_.insert(targets_.end(), event.targets.begin(), event.targets.end());
      StoredEvent stored = next_event(ledger_, append.stream, stream.head, batch_.submission,
                                      std::move(event), now_);
      Bytes header = header_bytes(stored);
      const seal::Hash hash = event_hash(header);
      stream.head = {stored.sequence, stored.recorded_at, hash};
      chained.push_back({std::move(stored), std::move(header), hash});
    }
    move_head(append.stream, stream);
    for (const Chained& link : chained) {
      insert_event(stream.number, link.event, link.header, link.hash);
    }
  }

  /// To where stream.head now is; a stream that was not there gets its number.
  void move_head(StreamId id, Stream& stream) {
    if (stream.number != 0) {
      connection_
          .prepare("UPDATE head SET version = ?2, recorded_at = ?3, hash = ?4 WHERE number = ?1")
          .bind(stream.number)
          .bind(as_integer(stream.head.version))
          .bind(stream.head.recorded_at)
          .bind(BytesView{stream.head.hash})
          .run();
      return;
    }
    connection_
        .prepare("INSERT INTO head (stream, version, recorded_at, hash) VALUES (?1, ?2, ?3, ?4)")
        .bind(id)
        .bind(as_integer(stream.head.version))
        .bind(stream.head.recorded_at)
        .bind(BytesView{stream.head.hash})
        .run();
    stream.number = connection_.last_insert_rowid();
  }

  void insert_event(std::int64_t stream, const StoredEvent& event, const Bytes& header,
                    const seal::Hash& hash) {
    connection_
        .prepare(
            "INSERT INTO event (stream, sequence, header, hash, leaf) VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(stream)
        .bind(as_integer(event.sequence))
        .bind(BytesView{header})
        .bind(BytesView{hash})
        .bind(next_leaf_++)
        .run();
    for (const SealedPart& part : event.parts) {
      connection_
          .prepare("INSERT INTO payload (stream, sequence, part, envelope) VALUES (?1, ?2, ?3, ?4)")
          .bind(stream)
          .bind(as_integer(event.sequence))
          .bind(std::int64_t{part.part})
          .bind(BytesView{part.envelope})
          .run();
    }
  }

  std::int64_t number_of(StreamId id) {
    const auto found = std::ranges::find(batch_.appends, id, &StreamAppend::stream);
    return streams_[static_cast<std::size_t>(found - batch_.appends.begin())].number;
  }

  void insert_keys() {
    for (const WrappedKeyRow& key : batch_.keys) {
      connection_
          .prepare(
              "INSERT INTO wrapped_key (stream, id, epoch, commitment, envelope)"
              " VALUES (?1, ?2, ?3, ?4, ?5)")
          .bind(number_of(key.stream))
          .bind(key.key)
          .bind(std::int64_t{key.wrapped.epoch})
          .bind(BytesView{key.wrapped.commitment})
          .bind(BytesView{key.wrapped.envelope})
          .run();
    }
  }

  /// The ciphertext of each target goes, and each key with the last part that was sealed under it.
  void destroy_targets() {
    std::map<std::int64_t, std::set<Id128>> keys;  // by stream: those whose parts went
    for (const Target& target : targets_) {
      const std::int64_t stream = number_of(target.stream);
      connection_.prepare("DELETE FROM payload WHERE stream = ?1 AND sequence = ?2 AND part = ?3")
          .bind(stream)
          .bind(as_integer(target.sequence))
          .bind(std::int64_t{target.part})
          .run();
      auto event =
          connection_.prepare("SELECT header FROM event WHERE stream = ?1 AND sequence = ?2");
      event.bind(stream).bind(as_integer(target.sequence));
      ensure(event.step(), "a destruction names an event that there is");
      keys[stream].insert(part_of(parse_header(event.bytes(0)), target.part).key);
    }
    for (auto& [stream, gone] : keys) {
      auto parts = connection_.prepare(
          "SELECT payload.part, event.header FROM payload JOIN event USING (stream, sequence)"
          " WHERE payload.stream = ?1");
      parts.bind(stream);
      while (!gone.empty() && parts.step()) {
        const auto number = static_cast<std::uint16_t>(parts.integer(0));
        gone.erase(part_of(parse_header(parts.bytes(1)), number).key);
      }
      for (const Id128& key : gone) {
        connection_.prepare("DELETE FROM wrapped_key WHERE stream = ?1 AND id = ?2")
            .bind(stream)
            .bind(key)
            .run();
      }
    }
  }

  void remember_submission() {
    if (batch_.submission.is_zero()) {
      return;
    }
    connection_.prepare("INSERT INTO submission (id, digest, answer) VALUES (?1, ?2, ?3)")
        .bind(batch_.submission)
        .bind(BytesView{batch_.digest})
        .bind(BytesView{batch_.answer})
        .run();
  }

  db::Connection& connection_;
  Id128 ledger_;
  Batch& batch_;
  Instant now_;
  const Checkpoints* checkpoints_;
  std::int64_t next_leaf_ = 0;
  std::vector<Stream> streams_;
  std::vector<Target> targets_;
};

std::vector<StoredEvent> read_events(db::Connection& connection, StreamId id, std::int64_t number,
                                     std::uint64_t after) {
  std::vector<StoredEvent> events;
  auto cursor = connection.prepare(
      "SELECT sequence, header, hash FROM event WHERE stream = ?1 AND sequence > ?2"
      " ORDER BY sequence");
  cursor.bind(number).bind(as_integer(after));
  while (cursor.step()) {
    StoredEvent event = parse_header(cursor.bytes(1));
    const bool follows = events.empty() || event.previous == events.back().hash;
    if (event.stream != id || event.sequence != as_number(cursor.integer(0)) ||
        event.sequence != after + events.size() + 1 || !follows ||
        event.hash != hash_from(cursor.bytes(2))) {
      throw CorruptRecord("event " + std::to_string(cursor.integer(0)) + " in stream " + id.hex() +
                          " is not what was recorded");
    }
    events.push_back(std::move(event));
  }
  return events;
}

void read_envelopes(db::Connection& connection, std::int64_t number, std::uint64_t after,
                    std::vector<StoredEvent>& events) {
  auto cursor = connection.prepare(
      "SELECT sequence, part, envelope FROM payload WHERE stream = ?1 AND sequence > ?2"
      " ORDER BY sequence, part");
  cursor.bind(number).bind(as_integer(after));
  auto event = events.begin();
  while (cursor.step()) {
    const std::uint64_t sequence = as_number(cursor.integer(0));
    const std::int64_t part = cursor.integer(1);
    while (event != events.end() && event->sequence < sequence) {
      ++event;
    }
    if (event == events.end() || event->sequence != sequence || part < 0 ||
        as_number(part) >= event->parts.size()) {
      throw CorruptRecord("there is a payload without its event in a stream");
    }
    const BytesView envelope = cursor.bytes(2);
    event->parts[as_number(part)].envelope.assign(envelope.begin(), envelope.end());
  }
}

WrappedKeyRow key_row(const db::Cursor& cursor, StreamId stream) {
  const BytesView envelope = cursor.bytes(3);
  const Id128 id = cursor.id(0);
  return {id,
          stream,
          {id,
           static_cast<seal::Epoch>(cursor.integer(1)),
           hash_from(cursor.bytes(2)),
           {envelope.begin(), envelope.end()}}};
}

/// Whoever reads is recorded for as long as there is any room at all.
bool is_of_the_record_of_reading(const Batch& batch) {
  return std::ranges::all_of(batch.appends, [](const StreamAppend& append) {
    return std::ranges::all_of(append.events, [](const NewEvent& event) {
      return event.event_class == EventClass::access;
    });
  });
}

}  // namespace

Id128 ledger_in(db::Readers& readers) {
  return readers.read([](db::Connection& connection) {
    const db::Rows rows = connection.query("SELECT id FROM ledger");
    if (rows.size() != 1) {
      throw CorruptRecord("the ledger has lost its own id");
    }
    return rows.front().id(0);
  });
}

SqliteLedger::SqliteLedger(db::Writer& writer, db::Readers& readers, Clock clock)
    : writer_(writer), readers_(readers), clock_(std::move(clock)), id_(ledger_in(readers)) {}

AppendOutcome SqliteLedger::append(Batch batch) {
  check_batch(batch);
  {
    const std::scoped_lock lock{mutex_};
    if (!halted_.empty()) {
      throw DatabaseFault("nothing is written to this ledger: " + halted_);
    }
  }
  try {
    return writer_.write(
        [&](db::Connection& connection) {
          return Appending{connection, id_, batch, clock_(), checkpoints_}.run();
        },
        is_of_the_record_of_reading(batch) ? db::Draws::on_the_reserve : db::Draws::on_the_disk);
  } catch (const db::CommitUnknown&) {
    return Unknown{};
  }
}

void SqliteLedger::halt(const std::string& why) {
  const std::scoped_lock lock{mutex_};
  halted_ = why;
}

StreamSlice read_stream(db::Readers& readers, StreamId stream, std::uint64_t after) {
  return readers.read([&](db::Connection& connection) {
    StreamSlice slice;
    const Stream found = find_stream(connection, stream);
    if (found.number == 0) {
      return slice;
    }
    slice.events = read_events(connection, stream, found.number, after);
    if (after + slice.events.size() < found.head.version) {
      throw CorruptRecord("stream " + stream.hex() + " has lost its last events");
    }
    read_envelopes(connection, found.number, after, slice.events);
    read_archived(connection, readers.path().parent_path(), stream, slice.events);
    auto keys = connection.prepare(
        "SELECT id, epoch, commitment, envelope FROM wrapped_key WHERE stream = ?1 ORDER BY id");
    keys.bind(found.number);
    while (keys.step()) {
      slice.keys.push_back(key_row(keys, stream));
    }
    return slice;
  });
}

StreamSlice SqliteLedger::read(StreamId stream, std::uint64_t after) {
  return read_stream(readers_, stream, after);
}

std::uint64_t SqliteLedger::version(StreamId stream) {
  return readers_.read(
      [&](db::Connection& connection) { return find_stream(connection, stream).head.version; });
}

std::optional<WrappedKeyRow> SqliteLedger::key(StreamId stream, Id128 key) {
  return readers_.read([&](db::Connection& connection) -> std::optional<WrappedKeyRow> {
    auto cursor = connection.prepare(
        "SELECT id, epoch, commitment, envelope FROM wrapped_key"
        " WHERE stream = (SELECT number FROM head WHERE stream = ?1) AND id = ?2");
    cursor.bind(stream).bind(key);
    if (!cursor.step()) {
      return std::nullopt;
    }
    return key_row(cursor, stream);
  });
}

std::optional<Bytes> SqliteLedger::answer_to(Id128 submission) {
  return readers_.read([&](db::Connection& connection) -> std::optional<Bytes> {
    auto cursor = connection.prepare("SELECT answer FROM submission WHERE id = ?1");
    cursor.bind(submission);
    if (!cursor.step()) {
      return std::nullopt;
    }
    const BytesView answer = cursor.bytes(0);
    return Bytes{answer.begin(), answer.end()};
  });
}

void SqliteLedger::for_each_stream(const std::function<void(StreamId, std::uint64_t)>& visit) {
  for_each_stream_in(readers_, visit);
}

void for_each_stream_in(db::Readers& readers,
                        const std::function<void(StreamId, std::uint64_t)>& visit) {
  // In pages, so that no read stays open while the visitor takes its time.
  constexpr std::int64_t page = 1000;
  std::int64_t last = 0;
  std::vector<std::pair<StreamId, std::uint64_t>> found;
  do {
    found.clear();
    readers.read([&](db::Connection& connection) {
      auto cursor = connection.prepare(
          "SELECT number, stream, version FROM head WHERE number > ?1 ORDER BY number LIMIT ?2");
      cursor.bind(last).bind(page);
      while (cursor.step()) {
        last = cursor.integer(0);
        found.emplace_back(cursor.id(1), as_number(cursor.integer(2)));
      }
    });
    for (const auto& [stream, version] : found) {
      visit(stream, version);
    }
  } while (!found.empty());
}

}  // namespace openmash::ledger
