// A ledger that forgets everything when it goes: for tests and simulations.
// It passes the same contract as the others and keeps the same bytes and hashes, but it leaves view
// rows out, because there is no database to put them in. The real one: ledger/sqlite_ledger.h.
#pragma once

#include <map>
#include <mutex>
#include <unordered_map>

#include "ledger/ledger.h"

namespace openmash::ledger {

class MemoryLedger final : public Ledger {
 public:
  MemoryLedger(Id128 id, Clock clock);

  [[nodiscard]] Id128 id() const override { return id_; }
  [[nodiscard]] AppendOutcome append(Batch batch) override;
  [[nodiscard]] StreamSlice read(StreamId stream, std::uint64_t after = 0) override;
  [[nodiscard]] std::uint64_t version(StreamId stream) override;
  [[nodiscard]] std::optional<WrappedKeyRow> key(StreamId stream, Id128 key) override;
  [[nodiscard]] std::optional<Bytes> answer_to(Id128 submission) override;
  void for_each_stream(const std::function<void(StreamId, std::uint64_t)>& visit) override;

 private:
  struct Submission {
    seal::Hash digest;
    Bytes answer;
  };

  Appended store(Batch batch);
  void destroy(const Target& target);

  Id128 id_;
  Clock clock_;
  std::mutex mutex_;
  std::vector<StreamId> order_;
  std::unordered_map<StreamId, StreamSlice> streams_;
  std::unordered_map<Id128, Submission> submissions_;
};

}  // namespace openmash::ledger
