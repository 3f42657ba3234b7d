#include "bench/ledger_intake.h"

#include <stdexcept>

#include "db/readers.h"
#include "db/writer.h"
#include "ledger/sqlite_ledger.h"
#include "seal/key_ring.h"
#include "seal/random.h"

namespace openmash::bench {

namespace {

constexpr std::uint64_t events = 10;
constexpr std::size_t control_size = 60;
constexpr std::size_t content_size = 350;
constexpr std::size_t keys = 4;

constexpr Date some_day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{17}};

seal::KeyRing make_ring(const std::filesystem::path& path) {
  seal::init_key_file(path, some_day);
  return seal::KeyRing::load(path);
}

struct Prepared {
  explicit Prepared(db::Writer& writer) { ledger::prepare_tables(writer); }
};

class LedgerIntake final : public IntakeProduct {
 public:
  explicit LedgerIntake(const std::filesystem::path& folder)
      : ring_(make_ring(folder / "hub.keys")), writer_(folder / "hub.db") {}

  void submit() override {
    const ledger::StreamId stream = seal::fresh_id();
    ledger::Batch batch;
    batch.submission = seal::fresh_id();
    batch.digest = seal::sha256(content_);
    batch.answer = Bytes{batch.submission.bytes.begin(), batch.submission.bytes.end()};
    std::vector<seal::Key> opened;
    for (std::size_t i = 0; i < keys; ++i) {
      const Id128 id = seal::fresh_id();
      opened.push_back(seal::Key::fresh());
      batch.keys.push_back({id, stream, ring_.wrap(id, opened.back(), stream.view())});
    }
    ledger::StreamAppend append{stream, 0, {}};
    for (std::uint64_t sequence = 1; sequence <= events; ++sequence) {
      const std::size_t item = 1 + sequence % (keys - 1);
      ledger::Place place{.hub = ledger_.id(), .stream = stream, .sequence = sequence};
      ledger::NewEvent event;
      event.parts.push_back(
          ledger::seal_part(opened[0], batch.keys[0].key, place, content_view(control_size)));
      place.type = 7;
      place.schema = 1;
      place.part = 1;
      event.parts.push_back(
          ledger::seal_part(opened[item], batch.keys[item].key, place, content_view(content_size)));
      append.events.push_back(std::move(event));
    }
    batch.appends.push_back(std::move(append));
    if (!std::holds_alternative<ledger::Appended>(ledger_.append(std::move(batch)))) {
      throw std::runtime_error("bench: a referral was not appended");
    }
  }

  [[nodiscard]] std::filesystem::path database() const override { return writer_.path(); }
  [[nodiscard]] std::uint64_t commits() const override { return writer_.commits(); }

 private:
  [[nodiscard]] BytesView content_view(std::size_t size) const {
    return BytesView{content_}.first(size);
  }

  Bytes content_ = Bytes(content_size, 'x');
  seal::KeyRing ring_;
  db::Writer writer_;
  Prepared prepared_{writer_};
  db::Readers readers_{writer_.path()};
  ledger::SqliteLedger ledger_{writer_, readers_, [] {
                                 return std::chrono::time_point_cast<std::chrono::microseconds>(
                                     std::chrono::system_clock::now());
                               }};
};

}  // namespace

std::unique_ptr<IntakeProduct> make_ledger_intake(const std::filesystem::path& folder) {
  return std::make_unique<LedgerIntake>(folder);
}

}  // namespace openmash::bench
