#include "ledger/memory_ledger.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"
#include "ledger/chain.h"

namespace openmash::ledger {

namespace {

Head head_of(const StreamSlice& stream) {
  if (stream.events.empty()) {
    return {};
  }
  const StoredEvent& last = stream.events.back();
  return {last.sequence, last.recorded_at, last.hash};
}

}  // namespace

MemoryLedger::MemoryLedger(Id128 id, Clock clock) : id_(id), clock_(std::move(clock)) {}

AppendOutcome MemoryLedger::append(Batch batch) {
  check_batch(batch);
  const std::scoped_lock lock{mutex_};
  if (!batch.submission.is_zero()) {
    if (const auto seen = submissions_.find(batch.submission); seen != submissions_.end()) {
      if (seen->second.digest == batch.digest) {
        return Repeated{seen->second.answer};
      }
      return Differs{seen->second.answer};
    }
  }
  for (const std::size_t i : order_of_streams(batch)) {
    const StreamAppend& append = batch.appends[i];
    const auto found = streams_.find(append.stream);
    const std::uint64_t actual = found == streams_.end() ? 0 : found->second.events.size();
    if (actual != append.expected_version) {
      return Conflict{append.stream, actual};
    }
  }
  return store(std::move(batch));
}

Appended MemoryLedger::store(Batch batch) {
  const Instant now = clock_();
  Appended appended{{}, Instant::min()};
  std::vector<Target> targets;
  for (StreamAppend& append : batch.appends) {
    if (!append.events.empty() && append.expected_version == 0) {
      order_.push_back(append.stream);
    }
    for (NewEvent& event : append.events) {
      targets.insert(targets.end(), event.targets.begin(), event.targets.end());
      StreamSlice& stream = streams_[append.stream];
      StoredEvent stored =
          next_event(id_, append.stream, head_of(stream), batch.submission, std::move(event), now);
      stored.hash = event_hash(header_bytes(stored));
      appended.recorded_at = std::max(appended.recorded_at, stored.recorded_at);
      stream.events.push_back(std::move(stored));
    }
    appended.versions.push_back(append.expected_version + append.events.size());
  }
  for (WrappedKeyRow& key : batch.keys) {
    streams_[key.stream].keys.push_back(std::move(key));
  }
  for (const Target& target : targets) {
    destroy(target);
  }
  if (!batch.submission.is_zero()) {
    submissions_.emplace(batch.submission, Submission{batch.digest, std::move(batch.answer)});
  }
  return appended;
}

void MemoryLedger::destroy(const Target& target) {
  StreamSlice& stream = streams_[target.stream];
  ensure(target.sequence >= 1 && target.sequence <= stream.events.size(),
         "a destruction names an event that there is");
  StoredEvent& event = stream.events[target.sequence - 1];
  const Id128 key = part_of(event, target.part).key;
  event.parts[target.part].envelope.clear();
  const auto still_used = [&](const StoredEvent& other) {
    return std::ranges::any_of(other.parts, [&](const SealedPart& part) {
      return part.key == key && !part.is_destroyed();
    });
  };
  if (std::ranges::none_of(stream.events, still_used)) {
    std::erase_if(stream.keys, [&](const WrappedKeyRow& row) { return row.key == key; });
  }
}

StreamSlice MemoryLedger::read(StreamId stream, std::uint64_t after) {
  const std::scoped_lock lock{mutex_};
  const auto found = streams_.find(stream);
  if (found == streams_.end()) {
    return {};
  }
  StreamSlice slice = found->second;
  std::erase_if(slice.events, [&](const StoredEvent& event) { return event.sequence <= after; });
  std::ranges::sort(slice.keys, {}, &WrappedKeyRow::key);
  return slice;
}

std::uint64_t MemoryLedger::version(StreamId stream) {
  const std::scoped_lock lock{mutex_};
  const auto found = streams_.find(stream);
  return found == streams_.end() ? 0 : found->second.events.size();
}

std::optional<WrappedKeyRow> MemoryLedger::key(StreamId stream, Id128 key) {
  const StreamSlice slice = read(stream);
  const auto found = std::ranges::find(slice.keys, key, &WrappedKeyRow::key);
  return found == slice.keys.end() ? std::nullopt : std::optional{*found};
}

std::optional<Bytes> MemoryLedger::answer_to(Id128 submission) {
  const std::scoped_lock lock{mutex_};
  const auto found = submissions_.find(submission);
  return found == submissions_.end() ? std::nullopt : std::optional{found->second.answer};
}

void MemoryLedger::for_each_stream(const std::function<void(StreamId, std::uint64_t)>& visit) {
  std::vector<std::pair<StreamId, std::uint64_t>> all;
  {
    const std::scoped_lock lock{mutex_};
    for (const StreamId stream : order_) {
      all.emplace_back(stream, streams_[stream].events.size());
    }
  }
  for (const auto& [stream, version] : all) {
    visit(stream, version);
  }
}

}  // namespace openmash::ledger
