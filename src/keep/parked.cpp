#include "keep/parked.h"

#include <utility>

#include "keep/sealed_row.h"
#include "seal/hash.h"
#include "seal/random.h"

namespace openmash::keep {

Parked::Parked(db::Writer& writer, db::Readers& readers, seal::Key key)
    : writer_(writer), readers_(readers), key_(std::move(key)) {}

Bytes Parked::mark(Id128 staff) const {
  const seal::Key marks = seal::derive(key_, "whose form");
  const seal::Hash mark = seal::hmac_sha256(marks.view(), staff.view());
  return {mark.begin(), mark.end()};
}

seal::Key Parked::key_of(Id128 staff) const {
  return seal::Key{seal::hmac_sha256(key_.view(), staff.view())};
}

Id128 Parked::park(Id128 staff, std::string_view path, const Fields& fields, Instant now) {
  const Id128 id = seal::fresh_id();
  Fields content{{std::string{}, std::string{path}}};  // the path is the first, and has no name
  content.insert(content.end(), fields.begin(), fields.end());
  const Bytes sealed = seal_row(key_of(staff), {"parked.content", id.view()}, encode(content));
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
      Fields content =
          decode_fields(open_row(key_of(staff), {"parked.content", id.view()}, cursor.bytes(2)));
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
