#include "bench/verify.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iomanip>
#include <ostream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "bench/ledger_intake.h"
#include "db/temporary_folder.h"
#include "ledger/sqlite_ledger.h"
#include "seal/hash.h"
#include "verifier/verify.h"

namespace openmash::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double least_ratio = 0.35;
constexpr std::size_t writers = 16;

/// Fills a ledger and signs it; the public key.
std::string fill(const std::filesystem::path& folder, std::size_t referrals) {
  std::filesystem::path database;
  {
    const auto product = make_ledger_intake(folder);
    std::atomic<std::size_t> taken = 0;
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < writers; ++i) {
      threads.emplace_back([&] {
        while (taken.fetch_add(1) < referrals) {
          product->submit();
        }
      });
    }
    threads.clear();
    database = product->database();
  }
  db::Writer writer{database};
  db::Readers readers{database};
  const ledger::SqliteLedger open{writer, readers, [] { return Instant{}; }};
  ledger::Checkpoints checkpoints{writer, readers, open.id(), seal::SigningKey{seal::Key::fresh()}};
  checkpoints.make();
  return checkpoints.verifier_key();
}

template <class Work>
double seconds_of(Work&& work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double middle_of(std::vector<double>& seconds) {
  std::ranges::sort(seconds);
  return seconds[seconds.size() / 2];
}

}  // namespace

bool VerifyReport::meets_the_aim() const {
  return ratio() >= least_ratio;
}

VerifyReport bench_verify(const VerifyOptions& options) {
  const db::TemporaryFolder folder{options.folder};
  const std::string key = fill(folder.path(), options.referrals);
  const std::filesystem::path database = folder.path() / "hub.db";
  const verifier::Trust trust{.ledger = verifier::read_verifier_key(key)};
  const verifier::Report sound = verifier::verify(database, trust);
  if (!sound.is_sound()) {
    throw std::runtime_error("bench: the ledger is not sound: " + sound.first_damage->what);
  }
  Bytes bytes(sound.bytes, 0x5a);
  std::vector<double> verified;
  std::vector<double> hashed;
  for (int turn = 0; turn < options.turns; ++turn) {
    verified.push_back(seconds_of([&] { static_cast<void>(verifier::verify(database, trust)); }));
    hashed.push_back(seconds_of([&] { bytes[0] ^= seal::sha256(bytes)[0]; }));
  }
  return {.events = sound.events,
          .checkpoints = sound.checkpoints,
          .bytes = sound.bytes,
          .verify_seconds = middle_of(verified),
          .hash_seconds = middle_of(hashed)};
}

std::ostream& operator<<(std::ostream& out, const VerifyReport& report) {
  const auto line = [&](const char* side, double seconds) {
    out << "  " << std::left << std::setw(28) << side << std::right << std::fixed
        << std::setprecision(0) << std::setw(9) << static_cast<double>(report.bytes) / seconds / 1e6
        << std::setw(12) << static_cast<double>(report.events) / seconds << "\n";
  };
  out << "verify: " << report.events << " events under " << report.checkpoints << " checkpoints, "
      << report.bytes / 1'000'000 << " MB hashed\n"
      << "                                   MB/s    events/s\n";
  line("every hash, chain, signature", report.verify_seconds);
  line("limit: SHA-256 of as many bytes", report.hash_seconds);
  return out << "  ratio " << std::setprecision(2) << report.ratio() << "\n"
             << "aim: ratio at least " << least_ratio << ": "
             << (report.meets_the_aim() ? "met" : "missed") << "\n";
}

}  // namespace openmash::bench
