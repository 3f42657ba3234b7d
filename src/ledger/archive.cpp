#include "ledger/archive.h"

#include <algorithm>
#include <map>
#include <memory>

#include "seal/hash.h"

namespace openmash::ledger {

namespace {

/// A part as it lies in the database: its stream by number, as the tables have it.
struct Moved {
  std::int64_t stream = 0;
  std::int64_t sequence = 0;
  std::int64_t part = 0;
};

struct Month {
  std::unique_ptr<db::Connection> file;
  std::vector<Moved> moved;
};

std::unique_ptr<db::Connection> open_archive(const std::filesystem::path& file, Id128 ledger) {
  auto archive = std::make_unique<db::Connection>(file, db::Connection::Mode::read_write);
  // One file and nothing beside it: it is copied by hand.
  archive->script("PRAGMA journal_mode = DELETE;");
  archive->script(
      "CREATE TABLE IF NOT EXISTS archive (ledger BLOB NOT NULL);"
      "CREATE TABLE IF NOT EXISTS payload (stream BLOB NOT NULL, sequence INTEGER NOT NULL,"
      " part INTEGER NOT NULL, envelope BLOB NOT NULL, PRIMARY KEY (stream, sequence, part))"
      " WITHOUT ROWID;");
  const db::Rows whose = archive->query("SELECT ledger FROM archive");
  if (whose.empty()) {
    archive->execute("INSERT INTO archive (ledger) VALUES (?1)", {db::value(ledger)});
  } else if (whose.front().id(0) != ledger) {
    throw ConfigurationFault("the archive " + file.string() + " is another hub's");
  }
  archive->script("BEGIN;");
  return archive;
}

/// Reads again what was written, against the hash in each event's header.
void check_archived(db::Connection& archive, StreamId stream, std::int64_t sequence,
                    const SealedPart& part) {
  auto cursor = archive.prepare(
      "SELECT envelope FROM payload WHERE stream = ?1 AND sequence = ?2 AND part = ?3");
  cursor.bind(stream).bind(sequence).bind(std::int64_t{part.part});
  if (!cursor.step() || seal::sha256(cursor.bytes(0)) != part.ciphertext_hash) {
    throw CorruptRecord("event " + std::to_string(sequence) + " in stream " + stream.hex() +
                        " is not what was sealed: nothing was archived");
  }
}

/// Copies what is older into the months' files.
std::map<std::string, Month> copy_out(db::Connection& connection,
                                      const std::filesystem::path& folder,
                                      std::string_view before) {
  std::map<std::string, Month> months;
  const Id128 ledger = connection.query("SELECT id FROM ledger").front().id(0);
  auto cursor = connection.prepare(
      "SELECT payload.stream, payload.sequence, payload.part, payload.envelope, event.header"
      " FROM payload JOIN event USING (stream, sequence)");
  while (cursor.step()) {
    const StoredEvent event = parse_header(cursor.bytes(4));
    const std::string month = month_of(event.recorded_at);
    if (event.event_class != EventClass::access || month >= before) {
      continue;
    }
    Month& into = months[month];
    if (into.file == nullptr) {
      into.file = open_archive(archive_of(folder, month), ledger);
    }
    const std::int64_t part = cursor.integer(2);
    into.file
        ->prepare(
            "INSERT OR REPLACE INTO payload (stream, sequence, part, envelope)"
            " VALUES (?1, ?2, ?3, ?4)")
        .bind(event.stream)
        .bind(cursor.integer(1))
        .bind(part)
        .bind(cursor.bytes(3))
        .run();
    check_archived(*into.file, event.stream, cursor.integer(1),
                   event.parts.at(static_cast<std::size_t>(part)));
    into.moved.push_back(
        {.stream = cursor.integer(0), .sequence = cursor.integer(1), .part = part});
  }
  return months;
}

}  // namespace

ArchiveNotAtHand::ArchiveNotAtHand(std::string_view month_missing,
                                   const std::filesystem::path& file)
    : DatabaseFault("the record of reading of " + std::string{month_missing} +
                    " is archived, and its file is not at hand: put " + file.filename().string() +
                    " back into the data folder"),
      month(month_missing) {}

std::string month_of(Instant at) {
  return iso8601(at).substr(0, 7);
}

std::filesystem::path archive_of(const std::filesystem::path& folder, std::string_view month) {
  return folder / ("access-" + std::string{month} + ".db");
}

std::vector<ArchivedMonth> archived_months(db::Connection& connection,
                                           const std::filesystem::path& folder) {
  std::vector<ArchivedMonth> months;
  for (const db::Row& row : connection.query("SELECT month, parts FROM archived ORDER BY month")) {
    const std::string month{row.text(0)};
    months.push_back({.month = month,
                      .parts = static_cast<std::uint64_t>(row.integer(1)),
                      .is_at_hand = std::filesystem::exists(archive_of(folder, month))});
  }
  return months;
}

void read_archived(db::Connection& connection, const std::filesystem::path& folder, StreamId stream,
                   std::vector<StoredEvent>& events) {
  std::map<std::string, std::unique_ptr<db::Connection>> files;
  for (StoredEvent& event : events) {
    if (event.event_class != EventClass::access || event.parts.empty() ||
        !event.parts.front().is_destroyed()) {
      continue;
    }
    const std::string month = month_of(event.recorded_at);
    auto found = files.find(month);
    if (found == files.end()) {
      if (connection.query("SELECT 1 FROM archived WHERE month = ?1", {month}).empty()) {
        continue;  // it was never archived: whoever opens it says that it is lost
      }
      const std::filesystem::path file = archive_of(folder, month);
      if (!std::filesystem::exists(file)) {
        throw ArchiveNotAtHand(month, file);
      }
      found = files
                  .emplace(month,
                           std::make_unique<db::Connection>(file, db::Connection::Mode::read_only))
                  .first;
    }
    auto cursor = found->second->prepare(
        "SELECT part, envelope FROM payload WHERE stream = ?1 AND sequence = ?2");
    cursor.bind(stream).bind(static_cast<std::int64_t>(event.sequence));
    while (cursor.step()) {
      const BytesView envelope = cursor.bytes(1);
      event.parts.at(static_cast<std::size_t>(cursor.integer(0)))
          .envelope.assign(envelope.begin(), envelope.end());
    }
  }
}

std::vector<ArchivedMonth> archive_before(db::Writer& writer, const std::filesystem::path& folder,
                                          std::string_view month) {
  return writer.write([&](db::Connection& connection) {
    std::map<std::string, Month> months = copy_out(connection, folder, month);
    std::vector<ArchivedMonth> done;
    for (auto& [name, one] : months) {
      one.file->script("COMMIT;");  // durable before the first row goes
      for (const Moved& part : one.moved) {
        connection.prepare("DELETE FROM payload WHERE stream = ?1 AND sequence = ?2 AND part = ?3")
            .bind(part.stream)
            .bind(part.sequence)
            .bind(part.part)
            .run();
      }
      const auto parts = static_cast<std::int64_t>(one.moved.size());
      connection.execute(
          "INSERT INTO archived (month, parts) VALUES (?1, ?2)"
          " ON CONFLICT (month) DO UPDATE SET parts = parts + ?2",
          {name, parts});
      done.push_back({.month = name, .parts = one.moved.size()});
    }
    return done;
  });
}

}  // namespace openmash::ledger
