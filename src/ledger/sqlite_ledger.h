// The ledger in one SQLite file.
// Appending is done on the writer's one thread, where the head of a stream is whatever the open
// transaction says it is: there is no second copy of it to go wrong. Callers seal on their own
// threads and pay for it there. The tables are in sqlite_tables.cpp, the bytes in
// docs/formats/ledger.md, the promises in ledger_contract.h.
#pragma once

#include <mutex>
#include <string>

#include "db/readers.h"
#include "db/writer.h"
#include "ledger/checkpoints.h"
#include "ledger/ledger.h"

namespace openmash::ledger {

/// Makes the tables, and gives a new ledger its id. To be called once, before the readers and the
/// ledger are made.
void prepare_tables(db::Writer& writer);

class SqliteLedger final : public Ledger {
 public:
  SqliteLedger(db::Writer& writer, db::Readers& readers, Clock clock);

  [[nodiscard]] Id128 id() const override { return id_; }
  [[nodiscard]] AppendOutcome append(Batch batch) override;
  [[nodiscard]] StreamSlice read(StreamId stream, std::uint64_t after = 0) override;
  [[nodiscard]] std::uint64_t version(StreamId stream) override;
  [[nodiscard]] std::optional<WrappedKeyRow> key(StreamId stream, Id128 key) override;
  [[nodiscard]] std::optional<Bytes> answer_to(Id128 submission) override;
  void for_each_stream(const std::function<void(StreamId, std::uint64_t)>& visit) override;

  /// From now on an append signs the checkpoints that come due with it. Before the first append.
  void sign_with(const Checkpoints& checkpoints) { checkpoints_ = &checkpoints; }

  /// From now on every append throws DatabaseFault with these words.
  void halt(const std::string& why);
  void resume() { halt({}); }

 private:
  db::Writer& writer_;
  db::Readers& readers_;
  Clock clock_;
  Id128 id_;
  const Checkpoints* checkpoints_ = nullptr;
  std::mutex mutex_;  // guards what follows
  std::string halted_;
};

}  // namespace openmash::ledger
