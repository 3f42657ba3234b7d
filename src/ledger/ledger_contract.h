// What every ledger must do, as tests.
// A new store passes every one of these or is not a ledger; none of them knows how anything is
// stored. The clock is the test's, and stands still unless the test moves it. Run by
// ledger_test.cpp on each ledger there is.
#pragma once

#include <atomic>
#include <span>

#include "ledger/ledger.h"

namespace openmash::ledger {

/// A ledger of its own for one promise, empty at first.
class ContractWorld {
 public:
  virtual ~ContractWorld() = default;
  [[nodiscard]] virtual Ledger& ledger() = 0;

  [[nodiscard]] Clock clock() {
    return [this] { return from_micros(micros_); };
  }
  void set_clock(std::int64_t micros) { micros_ = micros; }

 private:
  std::atomic<std::int64_t> micros_ = 1'000'000;
};

struct Promise {
  const char* sentence;
  void (*hold)(ContractWorld& world);
};

[[nodiscard]] std::span<const Promise> ledger_contract();

}  // namespace openmash::ledger
