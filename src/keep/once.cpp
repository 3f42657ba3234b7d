#include "keep/once.h"

#include <utility>

#include "seal/envelope.h"
#include "seal/hash.h"

namespace openmash::keep {

Once::Once(db::Writer& writer, seal::Key key) : writer_(writer), key_(std::move(key)) {}

Bytes Once::mark(std::string_view kind, std::string_view what) const {
  const seal::Hash mark =
      seal::hmac_sha256(key_.view(), seal::Associated{kind}.add(as_bytes(what)).view());
  return {mark.begin(), mark.end()};
}

bool Once::spend(std::string_view kind, std::string_view what, Instant until) {
  const Bytes row = mark(kind, what);
  return writer_.write([&](db::Connection& connection) {
    return connection.execute(
               "INSERT INTO spent (id, until) VALUES (?1, ?2)"
               " ON CONFLICT (id) DO NOTHING",
               {row, db::value(until)}) == 1;
  });
}

bool Once::rises(std::string_view kind, std::string_view what, std::uint32_t number) {
  const Bytes row = mark(kind, what);
  return writer_.write([&](db::Connection& connection) {
    return connection.execute(
               "INSERT INTO counter (id, number) VALUES (?1, ?2)"
               " ON CONFLICT (id) DO UPDATE SET number = excluded.number"
               " WHERE excluded.number > number OR"
               " (excluded.number = 0 AND number = 0)",
               {row, static_cast<std::int64_t>(number)}) == 1;
  });
}

std::size_t Once::sweep(Instant now) {
  return writer_.write([&](db::Connection& connection) {
    return static_cast<std::size_t>(
        connection.execute("DELETE FROM spent WHERE until <= ?1", {db::value(now)}));
  });
}

}  // namespace openmash::keep
