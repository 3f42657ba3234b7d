#include "verifier/header.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace openmash::verifier {

namespace {

constexpr std::string_view beginning = "\x0eopenmash-event\x01";
constexpr std::uint64_t last_class = 4;

/// Takes fields from the front; once one was missing, everything after it is missing too.
class Fields {
 public:
  explicit Fields(BytesView bytes) : rest_(bytes) {}

  bool begins_with(std::string_view text) {
    return std::ranges::equal(take(text.size()), as_bytes(text));
  }

  std::uint64_t number(std::size_t size) {
    std::uint64_t value = 0;
    for (const Byte b : take(size)) {
      value = (value << 8) | b;
    }
    return value;
  }
  Id128 id() {
    Id128 id;
    std::ranges::copy(take(id.bytes.size()), id.bytes.begin());
    return id;
  }
  seal::Hash hash() {
    seal::Hash hash{};
    std::ranges::copy(take(hash.size()), hash.begin());
    return hash;
  }
  [[nodiscard]] bool has(std::size_t size) const { return !short_ && rest_.size() >= size; }
  [[nodiscard]] bool are_used_up() const { return !short_ && rest_.empty(); }

 private:
  BytesView take(std::size_t size) {
    if (!has(size)) {
      short_ = true;
      return {};
    }
    const BytesView taken = rest_.first(size);
    rest_ = rest_.subspan(size);
    return taken;
  }

  BytesView rest_;
  bool short_ = false;
};

}  // namespace

std::optional<Header> read_header(BytesView bytes) {
  Header header;
  return read_header(bytes, header) ? std::optional{std::move(header)} : std::nullopt;
}

bool read_header(BytesView bytes, Header& header) {
  constexpr std::size_t part_size = 82;
  constexpr std::size_t target_size = 26;
  Fields fields{bytes};
  if (!fields.begins_with(beginning)) {
    return false;
  }
  header.parts.clear();
  header.targets.clear();
  header.ledger = fields.id();
  header.stream = fields.id();
  header.sequence = fields.number(8);
  header.event_class = fields.number(1);
  header.recorded_at = static_cast<std::int64_t>(fields.number(8));
  fields.id();  // the submission
  header.previous = fields.hash();
  const std::uint64_t parts = fields.number(2);
  if (parts == 0 || !fields.has(parts * part_size)) {
    return false;  // without a control part nothing would say what the event was
  }
  for (std::uint64_t i = 0; i < parts; ++i) {
    HeaderPart part;
    part.number = fields.number(2);
    fields.id();  // the key's
    part.ciphertext_hash = fields.hash();
    fields.hash();  // the commitment: only who has the key can check it
    header.parts.push_back(part);
  }
  const std::uint64_t targets = fields.number(2);
  if (!fields.has(targets * target_size)) {
    return false;
  }
  for (std::uint64_t i = 0; i < targets; ++i) {
    HeaderTarget target;
    target.stream = fields.id();
    target.sequence = fields.number(8);
    target.part = fields.number(2);
    header.targets.push_back(target);
  }
  const bool is_class = header.event_class >= 1 && header.event_class <= last_class;
  return fields.are_used_up() && is_class;
}

}  // namespace openmash::verifier
