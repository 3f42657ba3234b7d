#include "views/worklist.h"

namespace openmash::views {

namespace {

/// Changes whenever the tables or what is written into them does: old tables are then dropped and
/// made again.
constexpr std::string_view stamp = "worklist 6";

constexpr const char* tables = R"sql(
DROP TABLE IF EXISTS view_contact;
DROP TABLE IF EXISTS view_request;
DROP TABLE IF EXISTS view_release;
DROP TABLE IF EXISTS view_shown;
DROP TABLE IF EXISTS view_matter;
DROP TABLE IF EXISTS view_looked;
CREATE TABLE view_contact (
  contact BLOB NOT NULL UNIQUE, version INTEGER NOT NULL, reference TEXT NOT NULL UNIQUE, stage INTEGER NOT NULL,
  received INTEGER NOT NULL, due INTEGER, statutory_due INTEGER NOT NULL, worker BLOB,
  level TEXT NOT NULL, channel INTEGER NOT NULL, source INTEGER NOT NULL, asks INTEGER NOT NULL,
  requests INTEGER NOT NULL, silent INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE INDEX view_contact_by_stage ON view_contact (stage, due);
CREATE INDEX view_contact_by_worker ON view_contact (worker, stage) WHERE worker IS NOT NULL;
CREATE TABLE view_request (
  request BLOB NOT NULL UNIQUE, contact BLOB NOT NULL, version INTEGER NOT NULL, reference TEXT NOT NULL,
  agency TEXT NOT NULL, state INTEGER NOT NULL, more INTEGER NOT NULL, due INTEGER,
  sealed BLOB NOT NULL) STRICT;
CREATE INDEX view_request_by_agency ON view_request (agency, state, due);
CREATE TABLE view_release (
  agency TEXT NOT NULL, contact BLOB NOT NULL, PRIMARY KEY (agency, contact)) STRICT, WITHOUT ROWID;
CREATE TABLE view_shown (
  contact BLOB NOT NULL, staff BLOB NOT NULL, item BLOB NOT NULL,
  PRIMARY KEY (contact, staff, item)) STRICT, WITHOUT ROWID;
CREATE TABLE view_matter (
  matter BLOB NOT NULL UNIQUE, version INTEGER NOT NULL, reference TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL,
  stage INTEGER NOT NULL, settled INTEGER NOT NULL, became INTEGER, received INTEGER NOT NULL, due INTEGER,
  chased INTEGER NOT NULL, contact TEXT NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE TABLE view_looked (
  contact BLOB NOT NULL, stream BLOB NOT NULL, kind INTEGER NOT NULL, last INTEGER NOT NULL,
  times INTEGER NOT NULL, sealed BLOB NOT NULL,
  PRIMARY KEY (contact, stream, kind)) STRICT, WITHOUT ROWID;
CREATE INDEX view_matter_by_kind ON view_matter (settled, kind, due);
CREATE INDEX view_matter_by_contact ON view_matter (contact) WHERE contact != '';
)sql";

}  // namespace

bool prepare_tables(db::Writer& writer) {
  return writer.write([](db::Connection& connection) {
    connection.script("CREATE TABLE IF NOT EXISTS view_stamp (stamp TEXT NOT NULL) STRICT;");
    const db::Rows rows = connection.query("SELECT stamp FROM view_stamp");
    if (!rows.empty() && rows[0].text(0) == stamp) {
      return false;
    }
    empty_tables(connection);
    connection.execute("DELETE FROM view_stamp");
    return true;
  });
}

void stamp_tables(db::Connection& connection) {
  connection.execute("DELETE FROM view_stamp");
  connection.execute("INSERT INTO view_stamp (stamp) VALUES (?1)", {std::string{stamp}});
}

void empty_tables(db::Connection& connection) {
  connection.script(tables);
}

}  // namespace openmash::views
