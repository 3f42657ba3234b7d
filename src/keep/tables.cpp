// Every column here is a keyed hash, a time, a number or ciphertext.
#include "keep/tables.h"

#include <array>

#include "db/migrations.h"

namespace openmash::keep {

namespace {

constexpr std::array migrations{
    db::Migration{1, "drafts, copies, sessions, lock-outs and parked forms", R"(
CREATE TABLE draft (
  id BLOB PRIMARY KEY,
  revision INTEGER NOT NULL,
  sent BLOB,
  saved_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX draft_saved ON draft (saved_at);
CREATE TABLE draft_version (
  draft BLOB NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  fields BLOB NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (draft, revision)
) WITHOUT ROWID;
CREATE TABLE draft_copy (
  id BLOB PRIMARY KEY,
  content BLOB NOT NULL,
  made_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE session (
  id BLOB PRIMARY KEY,
  staff BLOB NOT NULL,
  started_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  content BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_staff ON session (staff);
CREATE TABLE lockout (
  id BLOB PRIMARY KEY,
  failures INTEGER NOT NULL,
  failed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE parked (
  id BLOB PRIMARY KEY,
  staff BLOB NOT NULL,
  parked_at INTEGER NOT NULL,
  content BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX parked_staff ON parked (staff, parked_at);
)"},
    // Sessions are made anew by signing in: those of before do not say what was proved.
    db::Migration{2, "sessions say what was proved and where; things used once", R"(
DROP TABLE session;
CREATE TABLE session (
  id BLOB PRIMARY KEY,
  staff BLOB NOT NULL,
  started_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  content BLOB NOT NULL,
  about BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_staff ON session (staff);
CREATE TABLE spent (
  id BLOB PRIMARY KEY,
  until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE counter (
  id BLOB PRIMARY KEY,
  number INTEGER NOT NULL
) WITHOUT ROWID;
)"},
};

}  // namespace

void prepare_tables(db::Writer& writer) {
  db::migrate(writer, "keep", migrations);
}

}  // namespace openmash::keep
