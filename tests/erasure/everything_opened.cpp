#include "erasure/everything_opened.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "base/faults.h"
#include "codec/binary.h"
#include "db/connection.h"
#include "keep/sealed_row.h"
#include "ledger/stored_event.h"
#include "seal/envelope.h"
#include "seal/hash.h"
#include "views/row_words.h"

namespace openmash::erasure {

namespace {

using Keys = std::map<std::pair<Id128, Id128>, std::vector<seal::Key>>;  // by stream and key id

void take_keys(const std::filesystem::path& database, const seal::KeyRing& ring, Keys& keys) {
  db::Connection connection{database, db::Connection::Mode::read_only};
  for (const db::Row& row : connection.query(
           "SELECT h.stream, w.id, w.epoch, w.commitment, w.envelope FROM wrapped_key w"
           " JOIN head h ON h.number = w.stream")) {
    seal::WrappedKey wrapped{row.id(1), static_cast<seal::Epoch>(row.integer(2)), {}, {}};
    std::ranges::copy(row.bytes(3), wrapped.commitment.begin());
    const BytesView envelope = row.bytes(4);
    wrapped.envelope.assign(envelope.begin(), envelope.end());
    try {
      keys[{row.id(0), row.id(1)}].push_back(ring.unwrap(wrapped, row.id(0).view()));
    } catch (const ConfigurationFault&) {
      // its epoch is gone
    } catch (const CorruptRecord&) {
    }
  }
}

struct Words {
  std::string all;

  void add(BytesView bytes) { all += as_text(bytes) + "\n"; }
};

void open_events(db::Connection& connection, const Keys& keys, Words& words) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::map<std::uint16_t, Bytes>> envelopes;
  for (const db::Row& row :
       connection.query("SELECT stream, sequence, part, envelope FROM payload")) {
    const BytesView envelope = row.bytes(3);
    envelopes[{row.integer(0), row.integer(1)}][static_cast<std::uint16_t>(row.integer(2))] = {
        envelope.begin(), envelope.end()};
  }
  for (const db::Row& row : connection.query("SELECT stream, sequence, header FROM event")) {
    ledger::StoredEvent event = ledger::parse_header(row.bytes(2));
    ledger::Place place{.hub = event.ledger, .stream = event.stream, .sequence = event.sequence};
    for (ledger::SealedPart& part : event.parts) {
      part.envelope = envelopes[{row.integer(0), row.integer(1)}][part.part];
      const auto found = keys.find({event.stream, part.key});
      if (part.is_destroyed() || found == keys.end()) {
        continue;
      }
      place.part = part.part;
      for (const seal::Key& key : found->second) {
        try {
          const Bytes opened = ledger::open_part(key, place, part);
          words.add(opened);
          if (part.part == 0) {
            codec::BinaryReader reader{opened};
            reader(place.type, place.schema);
          }
          break;
        } catch (const CorruptRecord&) {
        }
      }
    }
  }
}

void open_rows(db::Connection& connection, const Keys& keys, Words& words) {
  const auto try_row = [&](Id128 stream, std::string_view table, Id128 row, std::int64_t version,
                           BytesView envelope) {
    for (auto at = keys.lower_bound({stream, Id128{}});
         at != keys.end() && at->first.first == stream; ++at) {
      for (const seal::Key& key : at->second) {
        if (const auto plain = seal::open(
                key, views::place(table, row, static_cast<std::uint64_t>(version)), envelope)) {
          words.add(*plain);
        }
      }
    }
  };
  for (const db::Row& row : connection.query("SELECT contact, version, sealed FROM view_contact")) {
    try_row(row.id(0), "contact", row.id(0), row.integer(1), row.bytes(2));
  }
  for (const db::Row& row : connection.query("SELECT matter, version, sealed FROM view_matter")) {
    try_row(row.id(0), "matter", row.id(0), row.integer(1), row.bytes(2));
  }
  for (const db::Row& row :
       connection.query("SELECT contact, request, version, sealed FROM view_request")) {
    try_row(row.id(0), "request", row.id(1), row.integer(2), row.bytes(3));
  }
}

void open_parked(db::Connection& connection, const Thief& thief, Words& words) {
  for (const db::Row& row : connection.query("SELECT id, content FROM parked")) {
    const BytesView content = row.bytes(1);
    for (const StaffId staff : thief.staff) {
      for (seal::Epoch epoch = 1; epoch < 10; ++epoch) {
        const auto of_epoch = thief.ring.derived_in(epoch, "parked");
        const keep::RowPlace place{"parked.content", row.id(0).view()};
        const auto plain =
            of_epoch
                ? seal::open(seal::Key{seal::hmac_sha256(of_epoch->view(), staff.value.view())},
                             place.associated().view(), content.subspan(5))
                : std::nullopt;
        if (plain) {
          words.add(*plain);
        }
      }
    }
  }
}

std::string beginning_of(BytesView bytes) {
  return as_text(bytes.first(std::min<std::size_t>(bytes.size(), 40)));
}

}  // namespace

std::string everything_opened(const std::filesystem::path& database, const Thief& thief) {
  Keys keys;
  for (const std::filesystem::path& from : thief.keys_from) {
    take_keys(from, thief.ring, keys);
  }
  Words words;
  db::Connection connection{database, db::Connection::Mode::read_only};
  open_events(connection, keys, words);
  open_rows(connection, keys, words);
  open_parked(connection, thief, words);
  return words.all;
}

std::vector<std::string> ciphertext_in(const std::filesystem::path& database, Id128 stream) {
  db::Connection connection{database, db::Connection::Mode::read_only};
  const db::Rows rows =
      connection.query("SELECT number FROM head WHERE stream = ?1", {db::value(stream)});
  std::vector<std::string> pieces;
  for (const db::Row& row :
       connection.query("SELECT envelope FROM payload WHERE stream = ?1 AND part > 0",
                        {rows.front().integer(0)})) {
    pieces.push_back(beginning_of(row.bytes(0)));
  }
  for (const db::Row& row :
       connection.query("SELECT envelope FROM wrapped_key WHERE stream = ?1 AND id != ?2",
                        {rows.front().integer(0), db::value(stream)})) {
    pieces.push_back(beginning_of(row.bytes(0)));
  }
  return pieces;
}

std::size_t standing_in(const std::filesystem::path& file, const std::vector<std::string>& pieces) {
  std::ifstream in{file, std::ios::binary};
  const std::string content{std::istreambuf_iterator<char>{in}, {}};
  return static_cast<std::size_t>(std::ranges::count_if(
      pieces, [&](const std::string& piece) { return content.find(piece) != std::string::npos; }));
}

}  // namespace openmash::erasure
