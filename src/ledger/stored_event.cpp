// Headers to bytes and back. The grammar is in docs/formats/ledger.md; verifier/ reads it a second
// time, on its own.
#include "ledger/stored_event.h"

#include <algorithm>
#include <string>

#include "base/faults.h"

namespace openmash::ledger {

namespace {

constexpr std::string_view tag = "openmash-event";
constexpr Byte format_version = 1;
constexpr std::size_t part_size = 2 + 16 + 32 + 32;
constexpr std::size_t target_size = 16 + 8 + 2;

class Writing {
 public:
  explicit Writing(std::size_t size) { bytes_.reserve(size); }
  void put(BytesView bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
  template <class Number>
  void put_number(Number number) {
    for (int shift = static_cast<int>(sizeof(Number)) * 8 - 8; shift >= 0; shift -= 8) {
      bytes_.push_back(static_cast<Byte>(number >> shift));
    }
  }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

class Reading {
 public:
  explicit Reading(BytesView bytes) : rest_(bytes) {}

  BytesView take(std::size_t size) {
    if (size > rest_.size()) {
      refuse();
    }
    const BytesView taken = rest_.first(size);
    rest_ = rest_.subspan(size);
    return taken;
  }
  template <class Number>
  Number number() {
    std::uint64_t value = 0;
    for (const Byte b : take(sizeof(Number))) {
      value = (value << 8) | b;
    }
    return static_cast<Number>(value);
  }
  Id128 id() { return *id_from_bytes(take(16)); }
  seal::Hash hash() {
    seal::Hash hash;
    std::ranges::copy(take(hash.size()), hash.begin());
    return hash;
  }
  void expect(bool right) {
    if (!right) {
      refuse();
    }
  }
  void expect_end() { expect(rest_.empty()); }

 private:
  [[noreturn]] static void refuse() { throw CorruptRecord("an event's header is damaged"); }
  BytesView rest_;
};

}  // namespace

Bytes header_bytes(const StoredEvent& event) {
  Writing out{160 + event.parts.size() * part_size + event.targets.size() * target_size};
  out.put_number(static_cast<Byte>(tag.size()));
  out.put(as_bytes(tag));
  out.put_number(format_version);
  out.put(event.ledger.view());
  out.put(event.stream.view());
  out.put_number(event.sequence);
  out.put_number(static_cast<Byte>(event.event_class));
  out.put_number(static_cast<std::uint64_t>(to_micros(event.recorded_at)));
  out.put(event.submission.view());
  out.put(event.previous);
  out.put_number(static_cast<std::uint16_t>(event.parts.size()));
  for (const SealedPart& part : event.parts) {
    out.put_number(part.part);
    out.put(part.key.view());
    out.put(part.ciphertext_hash);
    out.put(part.commitment);
  }
  out.put_number(static_cast<std::uint16_t>(event.targets.size()));
  for (const Target& target : event.targets) {
    out.put(target.stream.view());
    out.put_number(target.sequence);
    out.put_number(target.part);
  }
  return out.take();
}

StoredEvent parse_header(BytesView header) {
  Reading in{header};
  in.expect(in.number<Byte>() == tag.size());
  in.expect(as_text(in.take(tag.size())) == tag);
  in.expect(in.number<Byte>() == format_version);
  StoredEvent event;
  event.ledger = in.id();
  event.stream = in.id();
  event.sequence = in.number<std::uint64_t>();
  const auto event_class = in.number<Byte>();
  in.expect(event_class >= static_cast<Byte>(EventClass::ordinary) &&
            event_class <= static_cast<Byte>(EventClass::system));
  event.event_class = static_cast<EventClass>(event_class);
  event.recorded_at = from_micros(in.number<std::int64_t>());
  event.submission = in.id();
  event.previous = in.hash();
  event.parts.resize(in.number<std::uint16_t>());
  in.expect(!event.parts.empty());
  for (SealedPart& part : event.parts) {
    part.part = in.number<std::uint16_t>();
    part.key = in.id();
    part.ciphertext_hash = in.hash();
    part.commitment = in.hash();
  }
  event.targets.resize(in.number<std::uint16_t>());
  for (Target& target : event.targets) {
    target.stream = in.id();
    target.sequence = in.number<std::uint64_t>();
    target.part = in.number<std::uint16_t>();
  }
  in.expect_end();
  event.hash = event_hash(header);
  return event;
}

seal::Hash event_hash(BytesView header) {
  // The zero sets an event apart from an inner node of the tree of hashes (RFC 6962) that will
  // stand on it.
  static constexpr std::array<Byte, 1> leaf{0};
  return seal::sha256(leaf, header);
}

}  // namespace openmash::ledger
