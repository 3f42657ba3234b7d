// The worked example of docs/formats/ledger.md, made again and compared with what is written there.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "base/faults.h"
#include "ledger/stored_event.h"

namespace openmash::ledger {

namespace {

/// The example's lines: "name: hexadecimal", the hexadecimal going on over indented lines.
std::map<std::string, Bytes> worked_example() {
  std::ifstream in{"docs/formats/ledger.md"};
  std::map<std::string, Bytes> example;
  std::string name;
  std::string line;
  bool inside = false;
  const auto add = [&](const std::string& text) {
    unsigned high = 16;
    for (const char c : text) {
      const std::size_t digit = std::string_view{"0123456789abcdef"}.find(c);
      if (digit == std::string_view::npos) continue;
      if (high == 16) {
        high = static_cast<unsigned>(digit);
      } else {
        example[name].push_back(static_cast<Byte>(high * 16 + digit));
        high = 16;
      }
    }
  };
  while (std::getline(in, line)) {
    if (line.starts_with("```")) {
      inside = line == "```example";
    } else if (inside && line.starts_with("  ")) {
      add(line);
    } else if (inside) {
      name = line.substr(0, line.find(':'));
      add(line.substr(line.find(':') + 1));
    }
  }
  return example;
}

Id128 id_of(Byte b) {
  Id128 id;
  id.bytes.fill(b);
  return id;
}

seal::Hash hash_of(const Bytes& bytes) {
  seal::Hash hash{};
  REQUIRE(bytes.size() == hash.size());
  std::ranges::copy(bytes, hash.begin());
  return hash;
}

}  // namespace

TEST_CASE("the worked example in docs/formats/ledger.md is what this program reads and writes") {
  auto example = worked_example();
  const seal::Key key{example["key"]};
  const Place place{
      .hub = id_of(0x11), .stream = id_of(0x22), .sequence = 1, .type = 0, .schema = 0, .part = 0};
  SealedPart part{.part = 0, .key = id_of(0x33), .envelope = example["envelope"]};
  part.ciphertext_hash = seal::sha256(part.envelope);
  part.commitment = hash_of(example["commitment"]);
  CHECK(part.ciphertext_hash == hash_of(example["ciphertext hash"]));
  CHECK(as_text(open_part(key, place, part)) == "Child A");

  StoredEvent event{.ledger = place.hub,
                    .stream = place.stream,
                    .sequence = 1,
                    .event_class = EventClass::ordinary,
                    .recorded_at = from_micros(1'795'077'660'000'000),
                    .submission = id_of(0x44),
                    .parts = {part}};
  const Bytes header = header_bytes(event);
  CHECK(to_hex(header) == to_hex(example["header"]));
  event.hash = event_hash(header);
  CHECK(to_hex(event.hash) == to_hex(example["event hash"]));
  event.parts[0].envelope.clear();  // a header does not hold it
  CHECK(parse_header(header) == event);

  StoredEvent second{.ledger = place.hub,
                     .stream = place.stream,
                     .sequence = 2,
                     .event_class = EventClass::destruction,
                     .recorded_at = from_micros(1'795'077'660'000'001),
                     .submission = id_of(0x55),
                     .previous = event.hash,
                     .targets = {{place.stream, 1, 0}}};
  second.parts = event.parts;
  CHECK(to_hex(header_bytes(second)) == to_hex(example["second header"]));
  CHECK(to_hex(event_hash(header_bytes(second))) == to_hex(example["second event hash"]));
}

TEST_CASE("a header that is cut, longer, or of another version is refused") {
  auto example = worked_example();
  for (const Bytes& whole : {example["header"], example["second header"]}) {
    for (std::size_t length = 0; length < whole.size(); ++length) {
      CHECK_THROWS_AS(static_cast<void>(parse_header(BytesView{whole}.first(length))),
                      CorruptRecord);
    }
    Bytes longer = whole;
    longer.push_back(0);
    CHECK_THROWS_AS(static_cast<void>(parse_header(longer)), CorruptRecord);
    Bytes newer = whole;
    newer[15] = 2;
    CHECK_THROWS_AS(static_cast<void>(parse_header(newer)), CorruptRecord);
  }
}

}  // namespace openmash::ledger
