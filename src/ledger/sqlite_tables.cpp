// The ledger's tables. `stream` in event, payload and wrapped_key is head.number, a small integer,
// so that what belongs to one stream lies together; the 16-byte id is looked up once.
#include <array>
#include <string>

#include "db/migrations.h"
#include "ledger/sqlite_ledger.h"
#include "seal/random.h"

namespace openmash::ledger {

namespace {

constexpr std::array migrations{
    db::Migration{1, "events, payloads, keys, heads and submissions", R"(
CREATE TABLE ledger (
  id BLOB NOT NULL
);
CREATE TABLE head (
  number INTEGER PRIMARY KEY,
  stream BLOB NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  hash BLOB NOT NULL
);
CREATE TABLE event (
  stream INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  header BLOB NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (stream, sequence)
) WITHOUT ROWID;
CREATE TABLE payload (
  stream INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  part INTEGER NOT NULL,
  envelope BLOB NOT NULL,
  PRIMARY KEY (stream, sequence, part)
) WITHOUT ROWID;
CREATE TABLE wrapped_key (
  stream INTEGER NOT NULL,
  id BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  commitment BLOB NOT NULL,
  envelope BLOB NOT NULL,
  PRIMARY KEY (stream, id)
) WITHOUT ROWID;
CREATE TABLE submission (
  id BLOB PRIMARY KEY,
  digest BLOB NOT NULL,
  answer BLOB NOT NULL
) WITHOUT ROWID;
)"},
    // Events written before there was a tree take their leaves in the order of this table: any
    // order will do that rises in every stream.
    db::Migration{2, "a leaf for every event, nodes, checkpoints and witnesses", R"(
ALTER TABLE ledger ADD COLUMN signing_key TEXT;
ALTER TABLE event ADD COLUMN leaf INTEGER;
UPDATE event SET leaf = numbered.leaf FROM (
  SELECT stream AS s, sequence AS q, row_number() OVER (ORDER BY stream, sequence) - 1 AS leaf
  FROM event
) AS numbered WHERE numbered.s = event.stream AND numbered.q = event.sequence;
CREATE UNIQUE INDEX event_leaf ON event (leaf);
CREATE TABLE node (
  level INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (level, number)
) WITHOUT ROWID;
CREATE TABLE checkpoint (
  size INTEGER PRIMARY KEY,
  note TEXT NOT NULL
);
CREATE TABLE witness (
  key TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE cosignature (
  size INTEGER NOT NULL,
  line TEXT NOT NULL,
  PRIMARY KEY (size, line)
) WITHOUT ROWID;
)"},
    db::Migration{3, "which months of the record of reading lie in a file of their own", R"(
CREATE TABLE archived (
  month TEXT PRIMARY KEY,
  parts INTEGER NOT NULL
) WITHOUT ROWID;
)"},
};

}  // namespace

void prepare_tables(db::Writer& writer) {
  db::migrate(writer, "ledger", migrations);
  writer.write([](db::Connection& connection) {
    connection.execute("INSERT INTO ledger (id) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM ledger)",
                       {db::value(seal::fresh_id())});
  });
}

}  // namespace openmash::ledger
