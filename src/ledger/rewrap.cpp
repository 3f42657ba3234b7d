#include "ledger/rewrap.h"

#include <algorithm>
#include <vector>

#include "base/faults.h"

namespace openmash::ledger {

namespace {

constexpr std::int64_t piece = 4000;  // rows looked at while nobody else can write

struct Found {
  std::int64_t stream = 0;
  Id128 stream_id;
  seal::WrappedKey wrapped;
};

/// The next few after this place, in the table's own order.
std::vector<Found> next_keys(db::Connection& connection, std::int64_t stream, const Id128& id) {
  auto cursor = connection.prepare(
      "SELECT w.stream, h.stream, w.id, w.epoch, w.commitment, w.envelope FROM wrapped_key w"
      " JOIN head h ON h.number = w.stream"
      " WHERE (w.stream, w.id) > (?1, ?2) ORDER BY w.stream, w.id LIMIT ?3");
  cursor.bind(stream).bind(id).bind(piece);
  std::vector<Found> found;
  while (cursor.step()) {
    Found one{.stream = cursor.integer(0), .stream_id = cursor.id(1), .wrapped = {}};
    one.wrapped.id = cursor.id(2);
    one.wrapped.epoch = static_cast<seal::Epoch>(cursor.integer(3));
    const BytesView commitment = cursor.bytes(4);
    if (commitment.size() != one.wrapped.commitment.size()) {
      throw CorruptRecord("a column that holds hashes holds something else");
    }
    std::ranges::copy(commitment, one.wrapped.commitment.begin());
    const BytesView envelope = cursor.bytes(5);
    one.wrapped.envelope.assign(envelope.begin(), envelope.end());
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace

std::uint64_t rewrap_keys(db::Writer& writer, const seal::KeyRing& ring,
                          const std::function<void(std::uint64_t)>& so_far) {
  const seal::Epoch newest = ring.current_epoch();
  std::uint64_t done = 0;
  std::int64_t stream = 0;
  Id128 id{};
  for (bool more = true; more;) {
    more = writer.write([&](db::Connection& connection) {
      const std::vector<Found> found = next_keys(connection, stream, id);
      for (const Found& one : found) {
        if (one.wrapped.epoch >= newest) {
          continue;
        }
        const seal::WrappedKey anew = ring.wrap(
            one.wrapped.id, ring.unwrap(one.wrapped, one.stream_id.view()), one.stream_id.view());
        connection
            .prepare(
                "UPDATE wrapped_key SET epoch = ?3, envelope = ?4 WHERE stream = ?1 AND id = ?2")
            .bind(one.stream)
            .bind(one.wrapped.id)
            .bind(std::int64_t{anew.epoch})
            .bind(BytesView{anew.envelope})
            .run();
        ++done;
      }
      if (!found.empty()) {
        stream = found.back().stream;
        id = found.back().wrapped.id;
      }
      return found.size() == static_cast<std::size_t>(piece);
    });
    if (so_far) {
      so_far(done);
    }
  }
  return done;
}

std::uint64_t keys_wrapped_by(db::Writer& writer, seal::Epoch epoch) {
  return writer.write([&](db::Connection& connection) {
    return static_cast<std::uint64_t>(
        connection.query("SELECT count(*) FROM wrapped_key WHERE epoch = ?1", {std::int64_t{epoch}})
            .front()
            .integer(0));
  });
}

db::Statement key_in_its_place(const WrappedKeyRow& key) {
  return {.sql =
              "INSERT OR REPLACE INTO wrapped_key (stream, id, epoch, commitment, envelope)"
              " SELECT number, ?2, ?3, ?4, ?5 FROM head WHERE stream = ?1",
          .values = {db::value(key.stream), db::value(key.key), std::int64_t{key.wrapped.epoch},
                     Bytes{key.wrapped.commitment.begin(), key.wrapped.commitment.end()},
                     key.wrapped.envelope}};
}

}  // namespace openmash::ledger
