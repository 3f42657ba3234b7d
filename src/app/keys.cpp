#include "app/keys.h"

#include "ledger/rewrap.h"
#include "london/london_time.h"

namespace openmash::app {

namespace {

bool is_of_an_earlier_month(Date begun, Date today) {
  return begun.year() / begun.month() < today.year() / today.month();
}

}  // namespace

KeysTurned turn_keys(Core& core, Turn turn, std::chrono::days kept, bool looked,
                     const std::function<void(std::uint64_t)>& so_far) {
  const std::filesystem::path& file = core.folder().keys;
  const Date today = london::date_of(core.now());
  KeysTurned turned;
  const std::vector<seal::EpochDays> before = seal::epochs_in(file);
  if (turn == Turn::now || is_of_an_earlier_month(before.back().begun, today)) {
    turned.added = seal::add_epoch(file, today);
  }
  std::vector<seal::Epoch> over;
  for (const seal::EpochDays& epoch : seal::epochs_in(file)) {
    if (const auto goes = epoch.goes(kept); goes && *goes <= today) {
      over.push_back(epoch.number);
    }
  }
  if (turned.added || !over.empty() || !looked) {
    core.reload_keys();
    turned.rewrapped = ledger::rewrap_keys(core.writer(), core.ring(), so_far);
  }
  for (const seal::Epoch epoch : over) {
    if (ledger::keys_wrapped_by(core.writer(), epoch) == 0) {
      turned.destroyed.push_back(epoch);
    }
  }
  if (!turned.destroyed.empty()) {
    seal::destroy_epochs(file, turned.destroyed);
    core.reload_keys();
  }
  if (turn == Turn::now) {
    // Not while people work: it holds up every write for as long as the file is long.
    core.writer().alone([](db::Connection& connection) { connection.execute("VACUUM"); });
  }
  if (turned.did_something()) {
    static_cast<void>(core.writer().empty_log());
  }
  return turned;
}

}  // namespace openmash::app
