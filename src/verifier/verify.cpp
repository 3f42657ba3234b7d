// Three ordered walks side by side: heads, events and payloads all come in the order of the
// stream's number, so that of a ledger of any size only a few streams' rows are in memory, and of
// every event its hash. One thread reads, some streams ahead of the other, which checks: reading
// takes about as long as hashing.
#include "verifier/verify.h"

#include <array>
#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include "base/instant.h"
#include "verifier/query.h"

namespace openmash::verifier {

namespace {

struct Ended {
  Damage damage;
};

[[noreturn]] void damaged(const std::string& what, Id128 stream = {}) {
  throw Ended{{stream, 0, what, place_of(stream, 0)}};
}

/// The streams of a file, one after another.
class Streams {
 public:
  explicit Streams(const ReadOnlyFile& file)
      : heads_(file, "SELECT number, stream, version, recorded_at, hash FROM head ORDER BY number"),
        events_(file,
                "SELECT stream, sequence, leaf, header, hash FROM event ORDER BY stream, sequence"),
        payloads_(file,
                  "SELECT stream, sequence, part, envelope FROM payload"
                  " ORDER BY stream, sequence, part"),
        has_event_(events_.next()),
        has_payload_(payloads_.next()) {}

  [[nodiscard]] bool next(StreamRows& rows) {
    rows.clear();
    if (!heads_.next()) {
      check_nothing_left();
      return false;
    }
    const std::int64_t number = heads_.integer(0);
    rows.id = rows.keep(heads_.bytes(1));
    rows.version = heads_.integer(2);
    rows.recorded_at = heads_.integer(3);
    rows.hash = rows.keep(heads_.bytes(4));
    const Id128 stream = id_from_bytes(heads_.bytes(1)).value_or(Id128{});
    if (has_event_ && events_.integer(0) < number) {
      damaged("there are events of a stream that has no head, before this one", stream);
    }
    if (has_payload_ && payloads_.integer(0) < number) {
      damaged("there is a payload of a stream that has no head, before this one", stream);
    }
    for (; has_event_ && events_.integer(0) == number; has_event_ = events_.next()) {
      // What has no leaf is given one that cannot be.
      const std::int64_t leaf = events_.is_integer(2) ? events_.integer(2) : -1;
      const StreamRows::Piece header = rows.keep(events_.bytes(3));
      rows.events.push_back({events_.integer(1), leaf, header, rows.keep(events_.bytes(4))});
    }
    for (; has_payload_ && payloads_.integer(0) == number; has_payload_ = payloads_.next()) {
      rows.payloads.push_back(
          {payloads_.integer(1), payloads_.integer(2), rows.keep(payloads_.bytes(3))});
    }
    return true;
  }

 private:
  void check_nothing_left() const {
    if (has_event_) {
      damaged("there are events of a stream that has no head");
    }
    if (has_payload_) {
      damaged("there is a payload of a stream that has no head");
    }
  }

  Query heads_;
  Query events_;
  Query payloads_;
  bool has_event_;
  bool has_payload_;
};

/// Some streams that follow each other, and what came after them if it was no stream.
struct Batch {
  std::vector<StreamRows> streams;
  std::size_t count = 0;  ///< of those; the rest is memory to be used again
  bool is_last = false;
  std::exception_ptr fault;
};

/// While this is there, nobody else uses the file.
class ReadAhead {
 public:
  explicit ReadAhead(Streams& streams)
      : thread_([this, &streams](const std::stop_token& stop) { run(streams, stop); }) {}

  /// The next batch, in the place of the last one. Not after one that is_last.
  [[nodiscard]] const Batch& next() {
    std::unique_lock lock{mutex_};
    if (taken_) {
      is_full_[at_] = false;
      at_ = 1 - at_;
      changed_.notify_all();
    }
    taken_ = true;
    changed_.wait(lock, [this] { return is_full_[at_]; });
    return batches_[at_];
  }

 private:
  static constexpr std::size_t batch_bytes = std::size_t{1} << 18;

  static void fill(Batch& batch, Streams& streams) {
    batch.count = 0;
    try {
      for (std::size_t bytes = 0; bytes < batch_bytes && !batch.is_last;) {
        if (batch.count == batch.streams.size()) {
          batch.streams.emplace_back();
        }
        StreamRows& rows = batch.streams[batch.count];
        batch.is_last = !streams.next(rows);
        batch.count += batch.is_last ? 0U : 1U;
        bytes += rows.store.size();
      }
    } catch (...) {
      // For the thread that checks, once it has checked what came before.
      batch.fault = std::current_exception();
      batch.is_last = true;
    }
  }

  void run(Streams& streams, const std::stop_token& stop) {
    for (std::size_t at = 0;; at = 1 - at) {
      {
        std::unique_lock lock{mutex_};
        if (!changed_.wait(lock, stop, [this, at] { return !is_full_[at]; })) {
          return;
        }
      }
      fill(batches_[at], streams);
      const std::scoped_lock lock{mutex_};
      is_full_[at] = true;
      changed_.notify_all();
      if (batches_[at].is_last) {
        return;
      }
    }
  }

  std::array<Batch, 2> batches_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::array<bool, 2> is_full_{};
  std::size_t at_ = 0;
  bool taken_ = false;
  std::jthread thread_;  // last, so that it ends first
};

TreeRows read_tree(const ReadOnlyFile& file) {
  TreeRows rows;
  Query nodes{file, "SELECT level, number, hash FROM node ORDER BY level, number"};
  while (nodes.next()) {
    const BytesView hash = nodes.bytes(2);
    rows.nodes.push_back({nodes.integer(0), nodes.integer(1), {hash.begin(), hash.end()}});
  }
  Query checkpoints{file, "SELECT size, note FROM checkpoint ORDER BY size"};
  while (checkpoints.next()) {
    rows.checkpoints.push_back({checkpoints.integer(0), checkpoints.text(1)});
  }
  Query cosignatures{file, "SELECT size, line FROM cosignature ORDER BY size, line"};
  while (cosignatures.next()) {
    rows.cosignatures.push_back({cosignatures.integer(0), cosignatures.text(1)});
  }
  Query witnesses{file, "SELECT key FROM witness ORDER BY key"};
  while (witnesses.next()) {
    rows.witnesses.push_back(witnesses.text(0));
  }
  return rows;
}

struct Beginning {
  Id128 ledger;
  std::string key;
};

Beginning read_beginning(const ReadOnlyFile& file) {
  Query ledger{file, "SELECT id, signing_key FROM ledger"};
  const auto id = ledger.next() ? id_from_bytes(ledger.bytes(0)) : std::nullopt;
  std::string key = id ? ledger.text(1) : std::string{};
  if (!id || ledger.next()) {
    damaged("the ledger does not say which it is");
  }
  return {*id, std::move(key)};
}

std::uint64_t count_events(const ReadOnlyFile& file) {
  Query count{file, "SELECT count(*) FROM event"};
  return count.next() ? count.number(0) : 0;
}

/// The months' archives that lie beside a ledger, each opened when it is first asked for.
class Archives {
 public:
  Archives(const ReadOnlyFile& ledger, const std::filesystem::path& path, Id128 id)
      : folder_(path.parent_path()), id_(id) {
    Query table{ledger, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'archived'"};
    if (!table.next()) {
      return;  // of a program that knew of none
    }
    Query months{ledger, "SELECT month FROM archived ORDER BY month"};
    while (months.next()) {
      files_[months.text(0)] = {};
    }
  }

  [[nodiscard]] Archived find(Id128 stream, std::uint64_t sequence, std::uint64_t part,
                              std::int64_t recorded_at) {
    Archived found{.where = Archived::Where::nowhere,
                   .month = iso8601(from_micros(recorded_at)).substr(0, 7),
                   .envelope = {}};
    const auto at = files_.find(found.month);
    if (at == files_.end()) {
      return found;
    }
    if (!at->second.is_opened) {
      open(at->first, at->second);
    }
    if (at->second.file == nullptr) {
      found.where = Archived::Where::not_at_hand;
      return found;
    }
    found.where = Archived::Where::at_hand;
    Query envelope{*at->second.file,
                   "SELECT envelope FROM payload WHERE stream = ?1 AND sequence = ?2 AND part = "
                   "?3"};
    envelope.bind(1, stream.view());
    envelope.bind(2, static_cast<std::int64_t>(sequence));
    envelope.bind(3, static_cast<std::int64_t>(part));
    if (envelope.next()) {
      const BytesView bytes = envelope.bytes(0);
      found.envelope = Bytes{bytes.begin(), bytes.end()};
    }
    return found;
  }

 private:
  struct File {
    bool is_opened = false;
    std::unique_ptr<ReadOnlyFile> file;
  };

  void open(const std::string& month, File& into) const {
    into.is_opened = true;
    const std::filesystem::path path = folder_ / ("access-" + month + ".db");
    if (!std::filesystem::exists(path)) {
      return;
    }
    into.file = std::make_unique<ReadOnlyFile>(path);
    Query whose{*into.file, "SELECT ledger FROM archive"};
    if (!whose.next() || id_from_bytes(whose.bytes(0)) != id_) {
      damaged("the archive of " + month + " is of another ledger");
    }
  }

  std::filesystem::path folder_;
  Id128 id_;
  std::map<std::string, File> files_;
};

void check_streams(const ReadOnlyFile& file, const std::filesystem::path& path, Id128 ledger,
                   TreeCheck& tree, Report& report) {
  Archives archives{file, path, ledger};
  StreamCheck check{ledger, [&archives](Id128 stream, std::uint64_t sequence, std::uint64_t part,
                                        std::int64_t recorded_at) {
                      return archives.find(stream, sequence, part, recorded_at);
                    }};
  Streams streams{file};
  ReadAhead ahead{streams};
  for (bool is_last = false; !is_last;) {
    const Batch& batch = ahead.next();
    for (std::size_t i = 0; i < batch.count; ++i) {
      auto damage = check.check(batch.streams[i]);
      static_cast<Counts&>(report) = check.counts();
      if (!damage) {
        damage = tree.put(check.stream(), check.leaves());
      }
      if (damage) {
        throw Ended{*damage};
      }
    }
    if (batch.fault) {
      std::rethrow_exception(batch.fault);
    }
    is_last = batch.is_last;
  }
}

void check_all(const ReadOnlyFile& file, const std::filesystem::path& path, const Trust& trust,
               Report& report) {
  // One transaction: what is written meanwhile belongs to the next verification.
  Query begin{file, "BEGIN"};
  static_cast<void>(begin.next());
  const Beginning beginning = read_beginning(file);
  report.ledger = beginning.ledger;
  report.key = beginning.key;
  if (trust.ledger && !beginning.key.empty() && read_verifier_key(beginning.key) != trust.ledger) {
    damaged("the ledger names another signing key than the one that was given");
  }
  TreeCheck tree_check{beginning.ledger, count_events(file), trust};
  check_streams(file, path, beginning.ledger, tree_check, report);
  const TreeRows tree = read_tree(file);
  const auto damage = tree_check.finish(tree);
  report.checkpoints = tree.checkpoints.size();
  report.signed_size = tree_check.signed_size();
  report.witnessed_size = tree_check.witnessed_size();
  report.bytes += tree_check.bytes();
  if (damage) {
    throw Ended{*damage};
  }
}

}  // namespace

Report verify(const std::filesystem::path& ledger, const Trust& trust) {
  const ReadOnlyFile file{ledger};
  Report report;
  try {
    check_all(file, ledger, trust, report);
  } catch (const Ended& ended) {
    report.first_damage = ended.damage;
  } catch (const CorruptRecord& damage) {
    report.first_damage = {.stream = {}, .sequence = 0, .what = damage.what(), .place = "file"};
  }
  return report;
}

std::string named_key(const std::filesystem::path& ledger) {
  const ReadOnlyFile file{ledger};
  Query key{file, "SELECT signing_key FROM ledger"};
  return key.next() ? key.text(0) : std::string{};
}

Rows read_rows(const std::filesystem::path& ledger) {
  const ReadOnlyFile file{ledger};
  Rows rows{.ledger = read_beginning(file).ledger, .streams = {}, .tree = read_tree(file)};
  Streams streams{file};
  for (StreamRows stream; streams.next(stream);) {
    rows.streams.push_back(stream);
  }
  return rows;
}

}  // namespace openmash::verifier
