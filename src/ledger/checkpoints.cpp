#include "ledger/checkpoints.h"

#include <algorithm>

#include "base/base64.h"
#include "base/faults.h"
#include "ledger/reading.h"

namespace openmash::ledger {

namespace {

constexpr std::uint64_t nodes_below = 1U << kept_every;

std::int64_t as_integer(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}
std::uint64_t as_number(std::int64_t integer) {
  return static_cast<std::uint64_t>(integer);
}

std::uint64_t number_from(db::Connection& connection, std::string_view sql) {
  auto cursor = connection.prepare(sql);
  return cursor.step() ? as_number(cursor.integer(0)) : 0;
}

std::uint64_t leaves_in(db::Connection& connection) {
  return number_from(connection, "SELECT coalesce(max(leaf) + 1, 0) FROM event");
}

std::uint64_t last_size(db::Connection& connection) {
  return number_from(connection, "SELECT coalesce(max(size), 0) FROM checkpoint");
}

Hashes hashes_from(db::Cursor& cursor) {
  Hashes hashes;
  while (cursor.step()) {
    seal::Hash& hash = hashes.emplace_back();
    const BytesView bytes = cursor.bytes(0);
    if (bytes.size() != hash.size()) {
      throw CorruptRecord("a hash of the ledger's tree is not a hash");
    }
    std::ranges::copy(bytes, hash.begin());
  }
  return hashes;
}

/// Nodes not kept yet are made from those below: they are kept with the next checkpoint.
Hashes read_hashes(db::Connection& connection, unsigned level, std::uint64_t first,
                   std::uint64_t count) {
  Hashes hashes;
  {
    auto cursor = connection.prepare(
        level == 0 ? "SELECT hash FROM event WHERE leaf >= ?1 AND leaf < ?2 ORDER BY leaf"
                   : "SELECT hash FROM node WHERE number >= ?1 AND number < ?2 AND level = ?3"
                     " ORDER BY number");
    cursor.bind(as_integer(first)).bind(as_integer(first + count));
    if (level != 0) {
      cursor.bind(std::int64_t{level});
    }
    hashes = hashes_from(cursor);
  }
  if (level == 0 && hashes.size() != count) {
    throw CorruptRecord("the ledger's tree has lost a leaf");
  }
  for (std::uint64_t i = hashes.size(); i < count; ++i) {
    hashes.push_back(root_over(
        read_hashes(connection, level - kept_every, (first + i) * nodes_below, nodes_below)));
  }
  return hashes;
}

Tree tree_in(db::Connection& connection, std::uint64_t size) {
  return Tree{[&connection](unsigned level, std::uint64_t first, std::uint64_t count) {
                return read_hashes(connection, level, first, count);
              },
              size};
}

/// Keeps every node that is complete when the tree has so many leaves.
void keep_nodes(db::Connection& connection, std::uint64_t size) {
  for (unsigned level = kept_every; (size >> level) != 0; level += kept_every) {
    auto found =
        connection.prepare("SELECT coalesce(max(number) + 1, 0) FROM node WHERE level = ?1");
    found.bind(std::int64_t{level});
    std::uint64_t next = found.step() ? as_number(found.integer(0)) : 0;
    for (; next < size >> level; ++next) {
      const seal::Hash hash =
          root_over(read_hashes(connection, level - kept_every, next * nodes_below, nodes_below));
      connection.prepare("INSERT INTO node (level, number, hash) VALUES (?1, ?2, ?3)")
          .bind(std::int64_t{level})
          .bind(as_integer(next))
          .bind(BytesView{hash})
          .run();
    }
  }
}

std::string lines_of(const Hashes& proof) {
  std::string lines;
  for (const seal::Hash& hash : proof) {
    lines += to_base64(hash) + "\n";
  }
  return lines;
}

std::optional<Checkpoint> latest_in(db::Connection& connection) {
  auto cursor = connection.prepare("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1");
  if (!cursor.step()) {
    return std::nullopt;
  }
  return Checkpoint{as_number(cursor.integer(0)), std::string{cursor.text(1)}};
}

}  // namespace

std::string origin_of(Id128 ledger) {
  return "openmash-ledger/" + ledger.hex();
}

std::string verifier_key_of(Id128 ledger, const seal::SigningKey& key) {
  return seal::verifier_key_text(origin_of(ledger), seal::SignsAs::ledger, key.public_key());
}

Checkpoints::Checkpoints(db::Writer& writer, db::Readers& readers, Id128 ledger,
                         seal::SigningKey key)
    : writer_(writer), readers_(readers), origin_(origin_of(ledger)), key_(std::move(key)) {}

std::string Checkpoints::verifier_key() const {
  return seal::verifier_key_text(origin_, seal::SignsAs::ledger, key_.public_key());
}

bool Checkpoints::make() {
  const bool nothing_new = readers_.read(
      [](db::Connection& connection) { return leaves_in(connection) == last_size(connection); });
  if (nothing_new) {
    return false;
  }
  return writer_.write([this](db::Connection& connection) {
    sign_due(connection);
    const std::uint64_t size = leaves_in(connection);
    if (size == last_size(connection)) {
      return false;
    }
    sign(connection, size);
    return true;
  });
}

void Checkpoints::sign_due(db::Connection& connection) const {
  const std::uint64_t leaves = leaves_in(connection);
  std::uint64_t last = last_size(connection);
  while (leaves - last >= checkpoint_every) {
    last += checkpoint_every;
    sign(connection, last);
  }
}

void Checkpoints::sign(db::Connection& connection, std::uint64_t size) const {
  keep_nodes(connection, size);
  // One that lies between two others less than a thousand leaves apart says nothing that they do
  // not say: it goes, so that a quiet hub does not gather a signature every ten seconds for ever.
  connection
      .prepare(
          "DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)"
          " AND ?1 - coalesce((SELECT size FROM checkpoint ORDER BY size DESC LIMIT 1 OFFSET 1), 0)"
          " <= ?2 AND NOT EXISTS (SELECT 1 FROM cosignature WHERE cosignature.size ="
          " checkpoint.size)")
      .bind(as_integer(size))
      .bind(as_integer(checkpoint_every))
      .run();
  const seal::Hash root = tree_in(connection, size).root();
  const std::string text = origin_ + "\n" + std::to_string(size) + "\n" + to_base64(root) + "\n";
  const std::string note = seal::signed_note(text, origin_, key_);
  connection.prepare("INSERT INTO checkpoint (size, note) VALUES (?1, ?2)")
      .bind(as_integer(size))
      .bind(std::string_view{note})
      .run();
  // For whoever has the file and was told the key: that both mean the same.
  connection.execute("UPDATE ledger SET signing_key = ?1 WHERE signing_key IS NULL",
                     {verifier_key()});
}

std::uint64_t Checkpoints::leaves() {
  return readers_.read([](db::Connection& connection) { return leaves_in(connection); });
}

std::vector<Tail> tails_in(db::Readers& readers) {
  return readers.read([](db::Connection& connection) {
    std::vector<Tail> tails;
    auto cursor = connection.prepare(
        "SELECT head.stream, min(event.sequence) FROM event JOIN head ON head.number ="
        " event.stream WHERE event.leaf >= ?1 GROUP BY head.number");
    cursor.bind(as_integer(last_size(connection)));
    while (cursor.step()) {
      tails.push_back({cursor.id(0), as_number(cursor.integer(1))});
    }
    return tails;
  });
}

std::optional<Checkpoint> Checkpoints::latest() {
  return readers_.read([](db::Connection& connection) { return latest_in(connection); });
}

seal::Hash Checkpoints::root_at(std::uint64_t size) {
  return readers_.read(
      [size](db::Connection& connection) { return tree_in(connection, size).root(); });
}

std::optional<std::string> Checkpoints::since(std::uint64_t size) {
  return readers_.read([size](db::Connection& connection) -> std::optional<std::string> {
    const auto latest = latest_in(connection);
    if (!latest) {
      return std::nullopt;
    }
    std::string request = "old " + std::to_string(size) + "\n";
    if (size < latest->size) {
      request += lines_of(tree_in(connection, latest->size).consistency(size));
    }
    return request + "\n" + latest->note;
  });
}

std::optional<std::string> Checkpoints::receipt(StreamId stream, std::uint64_t sequence) {
  return readers_.read([&](db::Connection& connection) -> std::optional<std::string> {
    auto cursor = connection.prepare(
        "SELECT leaf, header FROM event"
        " WHERE stream = (SELECT number FROM head WHERE stream = ?1) AND sequence = ?2");
    cursor.bind(stream).bind(as_integer(sequence));
    const auto latest = latest_in(connection);
    if (!cursor.step() || !latest || latest->size <= as_number(cursor.integer(0))) {
      return std::nullopt;
    }
    const std::uint64_t leaf = as_number(cursor.integer(0));
    return "c2sp.org/tlog-proof@v1\nextra " + to_base64(cursor.bytes(1)) + "\nindex " +
           std::to_string(leaf) + "\n" +
           lines_of(tree_in(connection, latest->size).inclusion(leaf)) + "\n" + latest->note;
  });
}

std::vector<std::string> Checkpoints::witnesses() {
  return readers_.read([](db::Connection& connection) {
    std::vector<std::string> keys;
    auto cursor = connection.prepare("SELECT key FROM witness ORDER BY key");
    while (cursor.step()) {
      keys.emplace_back(cursor.text(0));
    }
    return keys;
  });
}

void Checkpoints::add_witness(const std::string& verifier_key) {
  writer_.write([&](db::Connection& connection) {
    connection.execute("INSERT OR IGNORE INTO witness (key) VALUES (?1)", {verifier_key});
  });
}

void Checkpoints::keep_cosignature(const Checkpoint& checkpoint, const std::string& line) {
  writer_.write([&](db::Connection& connection) {
    connection.execute("INSERT OR IGNORE INTO checkpoint (size, note) VALUES (?1, ?2)",
                       {as_integer(checkpoint.size), checkpoint.note});
    connection.execute("INSERT OR IGNORE INTO cosignature (size, line) VALUES (?1, ?2)",
                       {as_integer(checkpoint.size), line});
  });
}

std::uint64_t Checkpoints::witnessed_size() {
  return readers_.read([](db::Connection& connection) {
    return number_from(connection, "SELECT coalesce(max(size), 0) FROM cosignature");
  });
}

}  // namespace openmash::ledger
