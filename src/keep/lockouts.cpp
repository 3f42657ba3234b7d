#include "keep/lockouts.h"

#include <algorithm>
#include <utility>

#include "seal/envelope.h"
#include "seal/hash.h"

namespace openmash::keep {

namespace {

/// How long after the last of so many failures.
std::chrono::seconds wait_after(std::int64_t failures, std::int64_t free) {
  if (failures < free) {
    return std::chrono::seconds{0};
  }
  constexpr std::int64_t most_doublings = 10;
  const std::int64_t doublings = std::min(failures - free, most_doublings);
  return std::min<std::chrono::seconds>(Lockouts::first_wait * (std::int64_t{1} << doublings),
                                        Lockouts::longest_wait);
}

}  // namespace

Lockouts::Lockouts(db::Writer& writer, db::Readers& readers, seal::Key key)
    : writer_(writer), readers_(readers), key_(std::move(key)) {}

Bytes Lockouts::mark(std::string_view kind, std::string_view name) const {
  const seal::Hash mark =
      seal::hmac_sha256(key_.view(), seal::Associated{kind}.add(as_bytes(name)).view());
  return {mark.begin(), mark.end()};
}

std::optional<Instant> Lockouts::locked_until(std::string_view account, std::string_view peer,
                                              Instant now) {
  const Bytes by_account = mark("account", account);
  const Bytes by_peer = mark("peer", peer);
  return readers_.read([&](db::Connection& connection) {
    std::optional<Instant> until;
    auto cursor = connection.prepare(
        "SELECT failures, failed_at, id = ?2 FROM lockout WHERE id IN (?1, ?2) AND failed_at > ?3");
    cursor.bind(BytesView{by_account}).bind(BytesView{by_peer}).bind(now - forgotten_after);
    while (cursor.step()) {
      const int free = cursor.integer(2) == 1 ? free_peer_failures : free_failures;
      const Instant end = cursor.instant(1) + wait_after(cursor.integer(0), free);
      if (end > now) {
        until = std::max(until.value_or(end), end);
      }
    }
    return until;
  });
}

void Lockouts::failed(std::string_view account, std::string_view peer, Instant now) {
  const Bytes by_account = mark("account", account);
  const Bytes by_peer = mark("peer", peer);
  writer_.write(
      [&](db::Connection& connection) {
        for (const Bytes& row : {by_account, by_peer}) {
          connection.execute(
              "INSERT INTO lockout (id, failures, failed_at) VALUES (?1, 1, ?2)"
              " ON CONFLICT (id) DO UPDATE SET failed_at = excluded.failed_at,"
              " failures = CASE WHEN failed_at > ?3 THEN failures + 1 ELSE 1 END",
              {row, db::value(now), db::value(now - forgotten_after)});
        }
      },
      db::Draws::on_the_reserve);
}

void Lockouts::succeeded(std::string_view account) {
  const Bytes by_account = mark("account", account);
  const bool has_failed = readers_.read([&](db::Connection& connection) {
    return !connection.query("SELECT 1 FROM lockout WHERE id = ?1", {by_account}).empty();
  });
  if (has_failed) {
    writer_.write(
        [&](db::Connection& connection) {
          connection.execute("DELETE FROM lockout WHERE id = ?1", {by_account});
        },
        db::Draws::on_the_reserve);
  }
}

std::size_t Lockouts::sweep(Instant now) {
  return writer_.write(
      [&](db::Connection& connection) {
        return static_cast<std::size_t>(connection.execute(
            "DELETE FROM lockout WHERE failed_at <= ?1", {db::value(now - forgotten_after)}));
      },
      db::Draws::on_the_reserve);
}

}  // namespace openmash::keep
