// A ledger of about a thousand events with everything that can lie over one, to be changed.
// What is where: 240 streams of three to eight events, some parts destroyed, checkpoints at
// several sizes, two of them witnessed. The same in every run but for random bytes. Used by
// flips_test.cpp and edits_test.cpp.
#pragma once

#include <cstdlib>
#include <random>

#include "ledger/signed_ledger.h"

namespace openmash {

class Tampered {
 public:
  static constexpr std::uint64_t streams = 240;

  Tampered() {
    std::mt19937_64 random{20261122};
    OpenLedger open{path()};
    for (std::uint64_t i = 0; i < streams; ++i) {
      const ledger::StreamId stream = seal::fresh_id();
      const std::uint64_t first = 1 + random() % 5;
      open.append(ledger::batch_for(open.ledger, stream, 0, first, "some words"));
      open.append(ledger::batch_for(open.ledger, stream, first, 2, "others"));
      if (i % 10 == 3) {
        ledger::Batch destruction = ledger::batch_for(open.ledger, stream, first + 2);
        destruction.appends[0].events[0].event_class = ledger::EventClass::destruction;
        destruction.appends[0].events[0].targets = {{stream, 1, 1}};
        open.append(std::move(destruction));
      }
      if (i == 60 || i == 100 || i == 160 || i == 220) {
        open.checkpoints.make();
      }
      if (i == 40 || i == 90) {
        // An old copy, complete as it was: what a backup holds.
        open.checkpoints.make();
        old_copies_.push_back(folder_.path() / ("old" + std::to_string(i) + ".db"));
        db::Connection reader{path(), db::Connection::Mode::read_only};
        reader.script("VACUUM INTO '" + old_copies_.back().string() + "'");
      }
      if (i == 60 || i == 160) {
        open.cosign(1'795'000'000 + i);
        held_ = open.checkpoints.latest()->note;
      }
    }
    open.checkpoints.make();
    key_text_ = open.checkpoints.verifier_key();
    key_ = test_key(open.checkpoints);
    events_ = open.checkpoints.leaves();
  }

  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "hub.db"; }
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }
  [[nodiscard]] const verifier::VerifierKey& key() const { return key_; }
  [[nodiscard]] const std::string& key_text() const { return key_text_; }
  [[nodiscard]] verifier::Trust trust() const { return {.ledger = key_}; }
  /// With the last checkpoint that a witness kept.
  [[nodiscard]] verifier::Trust trust_of_witness() const {
    return {.ledger = key_, .held = {held_}};
  }
  [[nodiscard]] const std::string& held() const { return held_; }
  [[nodiscard]] const std::vector<std::filesystem::path>& old_copies() const { return old_copies_; }
  [[nodiscard]] std::uint64_t events() const { return events_; }

 private:
  db::TemporaryFolder folder_;
  verifier::VerifierKey key_;
  std::string key_text_;
  std::string held_;
  std::vector<std::filesystem::path> old_copies_;
  std::uint64_t events_ = 0;
};

/// More of everything in the long mode.
[[nodiscard]] inline bool is_long() {
  return std::getenv("OPENMASH_LONG") != nullptr;
}

}  // namespace openmash
