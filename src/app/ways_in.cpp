#include "app/ways_in.h"

#include <algorithm>

#include "app/access_record.h"
#include "app/watch.h"
#include "london/london_time.h"

namespace openmash::app {

namespace {

constexpr std::chrono::seconds apart{1};

/// A London day of somebody's name, or of all names that nobody has. Never the stream of what they
/// read: it is looked up at every reading, and this at none.
Id128 stream_of(const Core& core, std::optional<StaffId> name, Date day) {
  return core.stream_for("way in " + (name ? name->value.hex() : "of nobody") + " " + iso8601(day));
}

}  // namespace

std::vector<InRecord> ways_in_of(Core& core, std::optional<StaffId> name, Instant from) {
  std::vector<InRecord> all;
  const Date last = london::date_of(core.now());
  for (Date day = london::date_of(from); day <= last; day = london::next_day(day)) {
    for (InRecord& one : record_in(core, stream_of(core, name, day))) {
      if (one.at >= from) {
        all.push_back(std::move(one));
      }
    }
  }
  return all;
}

void WaysIn::append(const Actor& by, const GuardMet& met) {
  // Then nothing is written and nobody served; two who declare a restore are recorded with that.
  if (core_.witnessed().objection()) {
    return;
  }
  const auto spelled = [&](std::uint64_t sequence, codec::StreamKeys& keys) {
    std::vector<ledger::NewEvent> sealed;
    sealed.push_back(codec::seal_event(RecordEvent{met}, by, core_.ledger().id(), sequence, keys));
    return sealed;
  };
  // Nothing was judged, so nothing can have moved.
  static_cast<void>(
      append_to_record(core_, stream_of(core_, met.name, london::date_of(core_.now())), spelled));
}

void WaysIn::passed(const Staff& staff, GuardMet met) {
  met.passed = true;
  met.name = staff.id;
  append(staff, met);
  if (met.is_strange) {
    const std::scoped_lock lock{mutex_};
    strangers_[staff.id] = core_.now();
  }
}

void WaysIn::in_vain(GuardMet met) {
  {
    const std::scoped_lock lock{mutex_};
    Before& before = in_vain_[met.name];
    const Instant now = core_.now();
    if (before.last != Instant{} && now - before.last < apart) {
      ++before.more;
      return;
    }
    before.last = now;
    met.more = std::exchange(before.more, 0U);
  }
  append(System{}, met);
}

void WaysIn::waited(std::optional<StaffId> name) {
  const std::scoped_lock lock{mutex_};
  ++in_vain_[name].more;
}

std::optional<Instant> WaysIn::stranger(StaffId name, Instant after) {
  const std::scoped_lock lock{mutex_};
  const auto found = strangers_.find(name);
  return found != strangers_.end() && found->second > after ? std::optional{found->second}
                                                            : std::nullopt;
}

void WaysIn::told(StaffId name) {
  const std::scoped_lock lock{mutex_};
  strangers_.erase(name);
}

std::vector<CameIn> WaysIn::lately(StaffId name, Instant since) {
  std::vector<CameIn> all;
  for (const InRecord& one : ways_in_of(core_, name, since)) {
    const auto* entry = std::get_if<RecordedInRecord>(&one.what);
    const auto* met = entry == nullptr ? nullptr : std::get_if<GuardMet>(&entry->event);
    if (met != nullptr) {
      all.push_back({.met = *met, .at = one.at});
    }
  }
  std::ranges::reverse(all);
  return all;
}

}  // namespace openmash::app
