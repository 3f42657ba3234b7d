// The record of what happened, in order, for ever.
// You may append and read; there is no update. An append is all or nothing, over as many streams as
// it names, and when it says Appended the disk has it. The one destruction is of a part, by an
// event that names it, and it leaves its trace. What every ledger promises, as tests:
// ledger_contract.h. On one machine: sqlite_ledger.h; in a test: memory_ledger.h.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

#include "db/value.h"
#include "ledger/stored_event.h"

namespace openmash::ledger {

/// Events for one stream. With no events it only asks that the stream still be at that version.
struct StreamAppend {
  StreamId stream;
  std::uint64_t expected_version = 0;  ///< 0: the stream does not exist yet
  std::vector<NewEvent> events;
};

struct Batch {
  /// One press of a button, however often it arrives. Zero: none, and the append is not remembered
  /// as one (records the hub makes by itself).
  Id128 submission;
  seal::Hash digest{};                ///< the caller's keyed digest of what was pressed
  std::vector<StreamAppend> appends;  ///< each stream at most once
  std::vector<WrappedKeyRow> keys;    ///< of streams named in appends
  std::vector<db::Statement>
      rows;      ///< view rows, written in the same transaction; a memory ledger leaves them out
  Bytes answer;  ///< given back if the same submission comes again: ids only, nothing personal
};

struct Appended {
  std::vector<std::uint64_t> versions;  ///< in the order of Batch::appends
  Instant recorded_at;                  ///< the latest of them
};
struct Conflict {
  StreamId stream;
  std::uint64_t actual = 0;
};
struct Repeated {
  Bytes answer;
};
/// The same submission with other content. The answer is the first one's.
struct Differs {
  Bytes answer;
};
/// It may be stored or not: ask answer_to() with the submission, later. Never treat it as success.
struct Unknown {};

using AppendOutcome = std::variant<Appended, Conflict, Repeated, Differs, Unknown>;

struct StreamSlice {
  std::vector<StoredEvent> events;
  std::vector<WrappedKeyRow> keys;  ///< all of the stream's, not only those of these events
};

/// What time it is. Called on the writing thread.
using Clock = std::function<Instant()>;

class Ledger {
 public:
  virtual ~Ledger() = default;

  /// The ledger's own id: the `hub` of every Place in it.
  [[nodiscard]] virtual Id128 id() const = 0;

  /// Throws DatabaseFault when it is certain that nothing was stored and the fault is the world's
  /// (no room, say).
  [[nodiscard]] virtual AppendOutcome append(Batch batch) = 0;

  [[nodiscard]] virtual StreamSlice read(StreamId stream, std::uint64_t after = 0) = 0;
  [[nodiscard]] virtual std::uint64_t version(StreamId stream) = 0;
  [[nodiscard]] virtual std::optional<WrappedKeyRow> key(StreamId stream, Id128 key) = 0;

  /// The answer this submission was given, if it was ever stored.
  [[nodiscard]] virtual std::optional<Bytes> answer_to(Id128 submission) = 0;

  /// Every stream in the order it began, with its version.
  virtual void for_each_stream(const std::function<void(StreamId, std::uint64_t)>& visit) = 0;
};

}  // namespace openmash::ledger
