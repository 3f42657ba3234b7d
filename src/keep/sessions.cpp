#include "keep/sessions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "keep/sealed_row.h"
#include "seal/random.h"

namespace openmash::keep {

namespace {

constexpr std::size_t secret_size = 32;
constexpr std::size_t content_size = 16 + 16 + secret_size + 1 + 8;

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

Bytes encode(const Session& session) {
  Bytes bytes{session.id.bytes.begin(), session.id.bytes.end()};
  const auto add = [&bytes](BytesView more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
  };
  add(session.staff.view());
  add(as_bytes(session.form_secret));
  bytes.push_back(session.proved.second ? 1 : 0);
  const std::int64_t at = session.proved.at ? to_micros(*session.proved.at) : 0;
  for (int shift = 56; shift >= 0; shift -= 8) {
    bytes.push_back(static_cast<Byte>(static_cast<std::uint64_t>(at) >> shift));
  }
  return bytes;
}

Session decode(BytesView content) {
  if (content.size() != content_size) {
    throw CorruptRecord("a session is not as long as a session");
  }
  Session session;
  session.id = *id_from_bytes(content.first(16));
  session.staff = *id_from_bytes(content.subspan(16, 16));
  session.form_secret = as_text(content.subspan(32, secret_size));
  session.proved.second = content[64] == 1;
  std::uint64_t at = 0;
  for (const Byte byte : content.subspan(65)) {
    at = (at << 8) | byte;
  }
  if (at != 0) {
    session.proved.at = from_micros(static_cast<std::int64_t>(at));
  }
  return session;
}

/// What its person is told of it: readable without its token.
Bytes about(const Session& session, std::string_view device) {
  Bytes bytes{session.id.bytes.begin(), session.id.bytes.end()};
  bytes.insert(bytes.end(), device.begin(), device.end());
  return bytes;
}

}  // namespace

Sessions::Sessions(db::Writer& writer, db::Readers& readers, seal::Key key, SessionLimits limits)
    : writer_(writer), readers_(readers), key_(std::move(key)), limits_(limits) {}

Bytes Sessions::staff_mark(Id128 staff) const {
  const seal::Key marks = seal::derive(key_, "whose session");
  const seal::Hash mark = seal::hmac_sha256(marks.view(), staff.view());
  return {mark.begin(), mark.end()};
}

seal::Key Sessions::list_key(Id128 staff) const {
  const seal::Key lists = seal::derive(key_, "list of sessions");
  return seal::Key{seal::hmac_sha256(lists.view(), staff.view())};
}

bool Sessions::write(const OpenedSession& opened, std::string_view device, BytesView instead_of) {
  const Session& session = opened.session;
  const Bytes row = row_of(opened.token);
  const Bytes content =
      seal_row(key_of(key_, opened.token), {"session.content", row}, encode(session));
  const Bytes listed =
      seal_row(list_key(session.staff), {"session.about", row}, about(session, device));
  const Bytes old{instead_of.begin(), instead_of.end()};
  return writer_.write(
      [&](db::Connection& connection) {
        if (!old.empty() && connection.execute("DELETE FROM session WHERE id = ?1", {old}) == 0) {
          return false;
        }
        connection.execute(
            "INSERT INTO session (id, staff, started_at, seen_at, content, about)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            {row, staff_mark(session.staff), db::value(session.started),
             db::value(session.last_seen), content, listed});
        return true;
      },
      db::Draws::on_the_reserve);
}

OpenedSession Sessions::open(Id128 staff, Instant now, const Proved& proved,
                             std::string_view device) {
  OpenedSession opened{random_token(), {seal::fresh_id(), staff, {}, proved, now, now}};
  std::array<Byte, secret_size> secret{};
  seal::fill_random(secret);
  opened.session.form_secret = as_text(secret);
  write(opened, device, {});
  return opened;
}

std::optional<OpenedSession> Sessions::rotate(std::string_view token, Instant now,
                                              const Proved& proved) {
  const auto session = find(token, now);
  if (!session) {
    return std::nullopt;
  }
  const auto all = list(session->staff, now);
  const auto listed = std::ranges::find(all, session->id, &ListedSession::id);
  OpenedSession opened{random_token(), *session};
  opened.session.proved = proved;
  opened.session.last_seen = now;
  const bool lives = write(opened, listed == all.end() ? "" : listed->device, row_of(token));
  return lives ? std::optional(std::move(opened)) : std::nullopt;
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

Instant Sessions::ends(const Session& session) const {
  return std::min(session.last_seen + limits_.idle, ends_at_latest(session));
}

std::vector<ListedSession> Sessions::list(Id128 staff, Instant now) {
  const Bytes whose = staff_mark(staff);
  const seal::Key key = list_key(staff);
  return readers_.read([&](db::Connection& connection) {
    std::vector<ListedSession> all;
    auto cursor = connection.prepare(
        "SELECT id, about, started_at, seen_at FROM session"
        " WHERE staff = ?1 AND seen_at > ?2 AND started_at > ?3 ORDER BY seen_at DESC, id");
    cursor.bind(BytesView{whose}).bind(now - limits_.idle).bind(now - limits_.absolute);
    while (cursor.step()) {
      const BytesView stored = cursor.bytes(0);
      const Bytes row{stored.begin(), stored.end()};
      const Bytes told = open_row(key, {"session.about", row}, cursor.bytes(1));
      if (told.size() < 16) {
        throw CorruptRecord("a session does not say which it is");
      }
      all.push_back({.id = *id_from_bytes(BytesView{told}.first(16)),
                     .device = as_text(BytesView{told}.subspan(16)),
                     .started = cursor.instant(2),
                     .last_seen = cursor.instant(3)});
    }
    return all;
  });
}

void Sessions::close_where(Id128 staff, Id128 session, bool this_one) {
  const Bytes whose = staff_mark(staff);
  const seal::Key key = list_key(staff);
  writer_.write(
      [&](db::Connection& connection) {
        std::vector<Bytes> going;
        {
          auto cursor = connection.prepare("SELECT id, about FROM session WHERE staff = ?1");
          cursor.bind(BytesView{whose});
          while (cursor.step()) {
            const BytesView stored = cursor.bytes(0);
            Bytes row{stored.begin(), stored.end()};
            const Bytes told = open_row(key, {"session.about", row}, cursor.bytes(1));
            if ((id_from_bytes(BytesView{told}.first(16)) == session) == this_one) {
              going.push_back(std::move(row));
            }
          }
        }
        for (const Bytes& row : going) {
          connection.execute("DELETE FROM session WHERE id = ?1", {row});
        }
      },
      db::Draws::on_the_reserve);
}

void Sessions::close_one(Id128 staff, Id128 session) {
  close_where(staff, session, true);
}

void Sessions::close_others(Id128 staff, Id128 but) {
  close_where(staff, but, false);
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
