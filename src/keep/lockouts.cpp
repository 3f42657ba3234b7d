#include "keep/lockouts.h"

#include <algorithm>
#include <utility>

#include "seal/envelope.h"
#include "seal/hash.h"

namespace openmash::keep {

namespace {

/// How long after the last of so many.
std::chrono::seconds wait_after(std::int64_t attempts, const Throttle& by) {
  if (attempts < by.free) {
    return std::chrono::seconds{0};
  }
  constexpr std::int64_t most_doublings = 20;
  const std::int64_t doublings = std::min(attempts - by.free, most_doublings);
  return std::min(by.first_wait * (std::int64_t{1} << doublings), by.longest_wait);
}

}  // namespace

Lockouts::Lockouts(db::Writer& writer, db::Readers&, seal::Key key)
    : writer_(writer), key_(std::move(key)) {}

Bytes Lockouts::mark(const Counted& counted) const {
  const seal::Hash mark = seal::hmac_sha256(
      key_.view(), seal::Associated{counted.by.kind}.add(as_bytes(counted.name)).view());
  return {mark.begin(), mark.end()};
}

std::optional<Instant> Lockouts::attempt(std::initializer_list<Counted> counted, Instant now) {
  return writer_.write(
      [&](db::Connection& connection) -> std::optional<Instant> {
        std::optional<Instant> until;
        for (const Counted& one : counted) {
          auto cursor = connection.prepare(
              "SELECT failures, failed_at FROM lockout WHERE id = ?1 AND failed_at > ?2");
          const Bytes row = mark(one);
          cursor.bind(BytesView{row}).bind(now - one.by.forgotten_after);
          if (cursor.step()) {
            const Instant end = cursor.instant(1) + wait_after(cursor.integer(0), one.by);
            if (end > now) {
              until = std::max(until.value_or(end), end);
            }
          }
        }
        if (until) {
          return until;
        }
        for (const Counted& one : counted) {
          connection.execute(
              "INSERT INTO lockout (id, failures, failed_at) VALUES (?1, 1, ?2)"
              " ON CONFLICT (id) DO UPDATE SET failed_at = excluded.failed_at,"
              " failures = CASE WHEN failed_at > ?3 THEN failures + 1 ELSE 1 END",
              {mark(one), db::value(now), db::value(now - one.by.forgotten_after)});
        }
        return std::nullopt;
      },
      db::Draws::on_the_reserve);
}

void Lockouts::succeeded(std::initializer_list<Counted> counted) {
  writer_.write(
      [&](db::Connection& connection) {
        for (const Counted& one : counted) {
          if (one.by.shared) {
            connection.execute("UPDATE lockout SET failures = max(failures - 1, 0) WHERE id = ?1",
                               {mark(one)});
          } else {
            connection.execute("DELETE FROM lockout WHERE id = ?1", {mark(one)});
          }
        }
      },
      db::Draws::on_the_reserve);
}

std::size_t Lockouts::sweep(Instant now) {
  return writer_.write(
      [&](db::Connection& connection) {
        return static_cast<std::size_t>(connection.execute(
            "DELETE FROM lockout WHERE failed_at <= ?1", {db::value(now - longest_kept)}));
      },
      db::Draws::on_the_reserve);
}

}  // namespace openmash::keep
