#include "keep/sessions.h"

#include <array>
#include <utility>

#include "keep/sealed_row.h"
#include "seal/random.h"

namespace openmash::keep {

namespace {

constexpr std::size_t secret_size = 32;
constexpr std::size_t content_size = 16 + 16 + secret_size;

std::string random_token() {
  // Base64 as it may stand in a cookie and an address.
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::array<Byte, secret_size> bytes{};
  seal::fill_random(bytes);
  std::string token;
  unsigned held = 0;
  unsigned bits = 0;
  for (const Byte b : bytes) {
    held = (held << 8) | b;
    for (bits += 8; bits >= 6; bits -= 6) {
      token += letters[(held >> (bits - 6)) & 63];
    }
  }
  token += letters[(held << (6 - bits)) & 63];
  return token;
}

Bytes row_of(std::string_view token) {
  const seal::Hash hash = seal::sha256(as_bytes("openmash session 1"), as_bytes(token));
  return {hash.begin(), hash.end()};
}

seal::Key key_of(const seal::Key& key, std::string_view token) {
  return seal::Key{seal::hmac_sha256(key.view(), as_bytes(token))};
}

Bytes encode(const Session& session, BytesView secret) {
  Bytes bytes{session.id.bytes.begin(), session.id.bytes.end()};
  bytes.insert(bytes.end(), session.staff.bytes.begin(), session.staff.bytes.end());
  bytes.insert(bytes.end(), secret.begin(), secret.end());
  return bytes;
}

Session decode(BytesView content) {
  if (content.size() != content_size) {
    throw CorruptRecord("a session is not as long as a session");
  }
  Session session;
  session.id = *id_from_bytes(content.first(16));
  session.staff = *id_from_bytes(content.subspan(16, 16));
  session.form_secret = as_text(content.subspan(32));
  return session;
}

}  // namespace

Sessions::Sessions(db::Writer& writer, db::Readers& readers, seal::Key key, SessionLimits limits)
    : writer_(writer), readers_(readers), key_(std::move(key)), limits_(limits) {}

Bytes Sessions::staff_mark(Id128 staff) const {
  const seal::Key marks = seal::derive(key_, "whose session");
  const seal::Hash mark = seal::hmac_sha256(marks.view(), staff.view());
  return {mark.begin(), mark.end()};
}

OpenedSession Sessions::open(Id128 staff, Instant now) {
  OpenedSession opened{random_token(), {seal::fresh_id(), staff, {}, now, now}};
  std::array<Byte, secret_size> secret{};
  seal::fill_random(secret);
  opened.session.form_secret = as_text(secret);
  const Bytes row = row_of(opened.token);
  const Bytes content = seal_row(key_of(key_, opened.token), {"session.content", row},
                                 encode(opened.session, secret));
  writer_.write(
      [&](db::Connection& connection) {
        connection.execute(
            "INSERT INTO session (id, staff, started_at, seen_at, content)"
            " VALUES (?1, ?2, ?3, ?3, ?4)",
            {row, staff_mark(staff), db::value(now), content});
      },
      db::Draws::on_the_reserve);
  return opened;
}

std::optional<Session> Sessions::find(std::string_view token, Instant now) {
  const Bytes row = row_of(token);
  return readers_.read([&](db::Connection& connection) -> std::optional<Session> {
    auto cursor =
        connection.prepare("SELECT content, started_at, seen_at FROM session WHERE id = ?1");
    cursor.bind(BytesView{row});
    if (!cursor.step()) {
      return std::nullopt;
    }
    const Instant started = cursor.instant(1);
    const Instant last_seen = cursor.instant(2);
    if (now - last_seen >= limits_.idle || now - started >= limits_.absolute) {
      return std::nullopt;
    }
    Session session =
        decode(open_row(key_of(key_, token), {"session.content", row}, cursor.bytes(0)));
    session.started = started;
    session.last_seen = last_seen;
    return session;
  });
}

void Sessions::touch(std::string_view token, Instant now) {
  const auto session = find(token, now);
  if (!session || now - session->last_seen < touch_every) {
    return;
  }
  const Bytes row = row_of(token);
  writer_.write(
      [&](db::Connection& connection) {
        connection.execute("UPDATE session SET seen_at = max(seen_at, ?2) WHERE id = ?1",
                           {row, db::value(now)});
      },
      db::Draws::on_the_reserve);
}

void Sessions::close(std::string_view token) {
  const Bytes row = row_of(token);
  writer_.write(
      [&](db::Connection& connection) {
        connection.execute("DELETE FROM session WHERE id = ?1", {row});
      },
      db::Draws::on_the_reserve);
}

void Sessions::close_all(Id128 staff) {
  writer_.write(
      [&](db::Connection& connection) {
        connection.execute("DELETE FROM session WHERE staff = ?1", {staff_mark(staff)});
      },
      db::Draws::on_the_reserve);
}

std::size_t Sessions::sweep(Instant now) {
  return writer_.write(
      [&](db::Connection& connection) {
        return static_cast<std::size_t>(
            connection.execute("DELETE FROM session WHERE seen_at <= ?1 OR started_at <= ?2",
                               {db::value(now - limits_.idle), db::value(now - limits_.absolute)}));
      },
      db::Draws::on_the_reserve);
}

}  // namespace openmash::keep
