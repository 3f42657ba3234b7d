#include "ledger/chain.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "base/ensure.h"

namespace openmash::ledger {

namespace {

constexpr std::size_t most_parts = std::numeric_limits<std::uint16_t>::max();

bool is_appended_to(const Batch& batch, StreamId stream) {
  return std::ranges::any_of(batch.appends, [&](const StreamAppend& append) {
    return append.stream == stream && !append.events.empty();
  });
}

void check_event(const Batch& batch, const NewEvent& event) {
  ensure(!event.parts.empty() && event.parts.size() <= most_parts, "an event has a control part");
  for (std::size_t i = 0; i < event.parts.size(); ++i) {
    ensure(event.parts[i].part == i, "parts are numbered 0, 1, 2 and so on");
    ensure(!event.parts[i].is_destroyed(), "a part is sealed before it is appended");
  }
  ensure(event.targets.size() <= most_parts, "too many targets for one event");
  ensure(event.targets.empty() == (event.event_class != EventClass::destruction),
         "a destruction names what it destroys, and nothing else does");
  for (const Target& target : event.targets) {
    // Otherwise somebody might be sealing under the key that goes, at that very moment, and no
    // conflict would tell.
    ensure(is_appended_to(batch, target.stream),
           "a destruction is recorded in the stream it is in");
  }
}

}  // namespace

StoredEvent next_event(Id128 ledger, StreamId stream, const Head& head, Id128 submission,
                       NewEvent event, Instant now) {
  const Instant earliest =
      head.version == 0 ? Instant::min() : head.recorded_at + std::chrono::microseconds{1};
  return {.ledger = ledger,
          .stream = stream,
          .sequence = head.version + 1,
          .event_class = event.event_class,
          .recorded_at = std::max(earliest, now),
          .submission = submission,
          .previous = head.hash,
          .parts = std::move(event.parts),
          .targets = std::move(event.targets)};
}

void check_batch(const Batch& batch) {
  ensure(!batch.appends.empty(), "a batch appends to some stream");
  for (const StreamAppend& append : batch.appends) {
    ensure(std::ranges::count(batch.appends, append.stream, &StreamAppend::stream) == 1,
           "a batch names each stream once");
    for (const NewEvent& event : append.events) {
      check_event(batch, event);
    }
  }
  for (const WrappedKeyRow& key : batch.keys) {
    ensure(is_appended_to(batch, key.stream), "a key comes with an event of its stream");
    ensure(key.key == key.wrapped.id, "a key is wrapped under its own id");
  }
}

std::vector<std::size_t> order_of_streams(const Batch& batch) {
  std::vector<std::size_t> order(batch.appends.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return batch.appends[i].stream; });
  return order;
}

const SealedPart& part_of(const StoredEvent& event, std::uint16_t number) {
  ensure(number < event.parts.size(), "a destruction names a part that there is");
  return event.parts[number];
}

}  // namespace openmash::ledger
