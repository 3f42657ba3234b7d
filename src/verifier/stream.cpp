#include "verifier/stream.h"

#include <algorithm>
#include <array>
#include <utility>

namespace openmash::verifier {

namespace {

/// Ends the check: after the first damage nothing that follows can be told apart from it.
struct Found {
  Damage damage;
};

constexpr std::uint64_t as_number(std::int64_t integer) {
  return static_cast<std::uint64_t>(integer);
}

}  // namespace

std::string place_of(Id128 stream, std::uint64_t sequence) {
  return stream.is_zero() ? "ledger"
                          : "stream " + stream.hex() + " event " + std::to_string(sequence);
}

void StreamRows::clear() {
  store.clear();
  events.clear();
  payloads.clear();
}

StreamRows::Piece StreamRows::keep(BytesView bytes) {
  const Piece piece{store.size(), bytes.size()};
  store.insert(store.end(), bytes.begin(), bytes.end());
  return piece;
}

std::optional<Damage> StreamCheck::check(const StreamRows& rows) {
  try {
    check_all(rows);
  } catch (const Found& found) {
    return found.damage;
  }
  return std::nullopt;
}

void StreamCheck::damaged(const std::string& what, std::uint64_t sequence) const {
  throw Found{{stream_, sequence, what, place_of(stream_, sequence)}};
}

void StreamCheck::check_all(const StreamRows& rows) {
  leaves_.clear();
  absent_.clear();
  destroyed_.clear();
  previous_ = {};
  sequence_ = 0;
  next_payload_ = 0;
  const auto id = id_from_bytes(rows.view(rows.id));
  stream_ = id.value_or(Id128{});
  if (!id) {
    damaged("a stream has lost its id");
  }
  for (const StreamRows::Event& event : rows.events) {
    check_event(rows, event);
    check_parts(rows);
  }
  check_end(rows);
  ++counts_.streams;
}

void StreamCheck::check_event(const StreamRows& rows, const StreamRows::Event& event) {
  const std::uint64_t expected = sequence_ + 1;
  if (as_number(event.sequence) != expected) {
    damaged("an event is missing: the next one there is number " +
                std::to_string(as_number(event.sequence)),
            expected);
  }
  const BytesView bytes = rows.view(event.header);
  if (!read_header(bytes, header_)) {
    damaged("the header is no header", expected);
  }
  static constexpr std::array<Byte, 1> zero{0};
  const seal::Hash hash = hash_.add(zero).add(bytes).finish();
  counts_.bytes += bytes.size() + 1;
  ++counts_.events;
  if (!std::ranges::equal(hash, rows.view(event.hash))) {
    damaged("the header was changed: it does not have the hash beside it", expected);
  }
  if (header_.ledger != ledger_ || header_.stream != stream_ || header_.sequence != expected) {
    damaged("the event belongs somewhere else", expected);
  }
  if (header_.previous != previous_) {
    damaged("the event does not follow the one before it", expected);
  }
  if (sequence_ > 0 && header_.recorded_at <= recorded_at_) {
    damaged("the event is dated before the one that it follows", expected);
  }
  if (header_.targets.empty() == (header_.event_class == class_destruction)) {
    damaged("the event's class and what it destroys do not agree", expected);
  }
  for (const HeaderTarget& target : header_.targets) {
    if (target.stream == stream_) {
      destroyed_.emplace_back(target.sequence, target.part);
    }
  }
  if (event.leaf < 0 || (!leaves_.empty() && event.leaf <= leaves_.back().number)) {
    damaged("the event's leaf does not come after that of the one before it", expected);
  }
  leaves_.push_back({event.leaf, expected, hash});
  previous_ = hash;
  recorded_at_ = header_.recorded_at;
  sequence_ = expected;
}

void StreamCheck::check_parts(const StreamRows& rows) {
  for (std::size_t i = 0; i < header_.parts.size(); ++i) {
    const HeaderPart& part = header_.parts[i];
    if (part.number != i) {
      damaged("the parts are not numbered as they should be", sequence_);
    }
    ++counts_.parts;
    const auto wanted = std::pair{sequence_, part.number};
    const StreamRows::Payload* const payload =
        next_payload_ < rows.payloads.size() ? &rows.payloads[next_payload_] : nullptr;
    const auto here = payload == nullptr
                          ? wanted
                          : std::pair{as_number(payload->sequence), as_number(payload->part)};
    if (here < wanted) {
      damaged("there is a payload that no event mentions", as_number(payload->sequence));
    }
    if (payload == nullptr || here != wanted) {
      absent_.push_back({.event = sequence_,
                         .part = part.number,
                         .recorded_at = header_.recorded_at,
                         .is_access = header_.event_class == class_access,
                         .ciphertext_hash = part.ciphertext_hash});
      continue;
    }
    const BytesView envelope = rows.view(payload->envelope);
    counts_.bytes += envelope.size();
    if (hash_.add(envelope).finish() != part.ciphertext_hash) {
      damaged("part " + std::to_string(part.number) + " is not what was sealed", sequence_);
    }
    ++next_payload_;
  }
}

void StreamCheck::check_end(const StreamRows& rows) {
  if (next_payload_ < rows.payloads.size()) {
    damaged("there is a payload that no event mentions",
            as_number(rows.payloads[next_payload_].sequence));
  }
  if (sequence_ != as_number(rows.version)) {
    damaged("the stream should end at event " + std::to_string(as_number(rows.version)),
            sequence_ + 1);
  }
  if (sequence_ == 0) {
    damaged("a stream has no events");
  }
  if (!std::ranges::equal(previous_, rows.view(rows.hash)) || recorded_at_ != rows.recorded_at) {
    damaged("the end of the stream is not the one its head names", sequence_);
  }
  for (const Absent& one : absent_) {
    if (std::ranges::find(destroyed_, std::pair{one.event, one.part}) != destroyed_.end()) {
      ++counts_.destroyed;
    } else if (!is_in_an_archive(one)) {
      damaged("part " + std::to_string(one.part) + " is missing and no event destroyed it",
              one.event);
    }
  }
}

/// Only bodies of the record of reading are ever archived, and a file that is there must have them.
bool StreamCheck::is_in_an_archive(const Absent& absent) {
  if (!absent.is_access || !archive_) {
    return false;
  }
  const Archived found = archive_(stream_, absent.event, absent.part, absent.recorded_at);
  if (found.where == Archived::Where::nowhere) {
    return false;
  }
  if (found.where == Archived::Where::not_at_hand) {
    ++counts_.not_at_hand[found.month];
    return true;
  }
  if (!found.envelope) {
    damaged(
        "part " + std::to_string(absent.part) + " is missing from the archive of " + found.month,
        absent.event);
  }
  counts_.bytes += found.envelope->size();
  if (hash_.add(*found.envelope).finish() != absent.ciphertext_hash) {
    damaged("part " + std::to_string(absent.part) + " is not what was sealed", absent.event);
  }
  ++counts_.archived;
  return true;
}

}  // namespace openmash::verifier
