#include "keep/parked.h"

#include <utility>

#include "keep/sealed_row.h"
#include "seal/hash.h"
#include "seal/random.h"

namespace openmash::keep {

namespace {

// Content is: this byte, the epoch's number in four, the envelope. An envelope by itself begins
// with a one: so they were kept before there were epochs here.
constexpr Byte by_epoch = 2;
constexpr std::size_t before_envelope = 5;

}  // namespace

Parked::Parked(db::Writer& writer, db::Readers& readers, const seal::KeyRing& ring)
    : writer_(writer), readers_(readers), ring_(ring), key_(ring.derived("parked")) {}

Bytes Parked::mark(Id128 staff) const {
  const seal::Key marks = seal::derive(key_, "whose form");
  const seal::Hash mark = seal::hmac_sha256(marks.view(), staff.view());
  return {mark.begin(), mark.end()};
}

std::optional<seal::Key> Parked::key_of(Id128 staff, seal::Epoch epoch) const {
  const auto of_epoch = ring_.derived_in(epoch, "parked");
  return of_epoch ? std::optional{seal::Key{seal::hmac_sha256(of_epoch->view(), staff.view())}}
                  : std::nullopt;
}

/// Nothing where its epoch is gone, which takes longer than any form is kept.
std::optional<Bytes> Parked::opened(Id128 staff, Id128 form, BytesView content) const {
  const RowPlace place{"parked.content", form.view()};
  if (content.empty() || content[0] != by_epoch) {
    return open_row(seal::Key{seal::hmac_sha256(key_.view(), staff.view())}, place, content);
  }
  if (content.size() < before_envelope) {
    throw CorruptRecord("a parked form is cut short");
  }
  seal::Epoch epoch = 0;
  for (const Byte b : content.subspan(1, 4)) {
    epoch = (epoch << 8) | b;
  }
  const auto key = key_of(staff, epoch);
  return key ? std::optional{open_row(*key, place, content.subspan(before_envelope))}
             : std::nullopt;
}

void Parked::forget_all() {
  writer_.write([](db::Connection& connection) { connection.execute("DELETE FROM parked"); });
}

Id128 Parked::park(Id128 staff, std::string_view path, const Fields& fields, Instant now) {
  const Id128 id = seal::fresh_id();
  Fields content{{std::string{}, std::string{path}}};  // the path is the first, and has no name
  content.insert(content.end(), fields.begin(), fields.end());
  const seal::Epoch epoch = ring_.current_epoch();
  Bytes sealed{by_epoch};
  for (int shift = 24; shift >= 0; shift -= 8) {
    sealed.push_back(static_cast<Byte>(epoch >> shift));
  }
  const Bytes envelope =
      seal_row(key_of(staff, epoch).value(), {"parked.content", id.view()}, encode(content));
  sealed.insert(sealed.end(), envelope.begin(), envelope.end());
  writer_.write([&](db::Connection& connection) {
    connection.execute("INSERT INTO parked (id, staff, parked_at, content) VALUES (?1, ?2, ?3, ?4)",
                       {db::value(id), mark(staff), db::value(now), sealed});
    connection.execute(
        "DELETE FROM parked WHERE id IN (SELECT id FROM parked WHERE staff = ?1"
        " ORDER BY parked_at DESC LIMIT -1 OFFSET ?2)",
        {mark(staff), static_cast<std::int64_t>(most_for_one)});
  });
  return id;
}

std::vector<ParkedForm> Parked::parked(Id128 staff, Instant now) {
  const Bytes whose = mark(staff);
  return readers_.read([&](db::Connection& connection) {
    std::vector<ParkedForm> forms;
    auto cursor = connection.prepare(
        "SELECT id, parked_at, content FROM parked WHERE staff = ?1 AND parked_at > ?2"
        " ORDER BY parked_at DESC, id");
    cursor.bind(BytesView{whose}).bind(now - kept);
    while (cursor.step()) {
      const Id128 id = cursor.id(0);
      const auto plain = opened(staff, id, cursor.bytes(2));
      if (!plain) {
        continue;
      }
      Fields content = decode_fields(*plain);
      if (content.empty()) {
        throw CorruptRecord("a parked form does not say where it was going");
      }
      std::string path = std::move(content.front().second);
      content.erase(content.begin());
      forms.push_back({id, std::move(path), std::move(content), cursor.instant(1)});
    }
    return forms;
  });
}

void Parked::forget(Id128 staff, Id128 form) {
  writer_.write([&](db::Connection& connection) {
    connection.execute("DELETE FROM parked WHERE id = ?1 AND staff = ?2",
                       {db::value(form), mark(staff)});
  });
}

std::size_t Parked::sweep(Instant now) {
  return writer_.write([&](db::Connection& connection) {
    return static_cast<std::size_t>(
        connection.execute("DELETE FROM parked WHERE parked_at <= ?1", {db::value(now - kept)}));
  });
}

}  // namespace openmash::keep
