#include "db/connection.h"

#include <limits>

#include "base/ensure.h"
#include "db/faults.h"
#include "db/handle.h"

namespace openmash::db {

namespace {

constexpr int wait_for_lock_ms = 5000;

template <class Number>
int as_int(Number size) {
  ensure(size <= static_cast<Number>(std::numeric_limits<int>::max()), "too large for SQLite");
  return static_cast<int>(size);
}

/// What a file holds is not ours to be sure of: a flipped bit makes bytes of text.
void expect(bool as_written, const char* otherwise) {
  if (!as_written) {
    throw CorruptRecord(otherwise);
  }
}

}  // namespace

void Connection::Handle::fail(int code, std::string_view doing) const {
  std::string text{doing};
  text += ": ";
  // SQLite's own sentence names tables and columns for these two kinds; for the others it says no
  // more than the code.
  const int kind = code & 0xff;
  text += (kind == SQLITE_ERROR || kind == SQLITE_CONSTRAINT) && database != nullptr
              ? sqlite3_errmsg(database)
              : sqlite3_errstr(code);
  text += " (SQLite " + std::to_string(code) + ")";
  if (kind == SQLITE_FULL) {
    throw DiskFull(text + ": nothing was stored, make room on the disk that holds the database");
  }
  if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB) {
    throw CorruptRecord(text);
  }
  throw DatabaseFault(text);
}

Cursor::Cursor(Connection& connection, Prepared& prepared)
    : connection_(&connection), prepared_(&prepared) {
  ensure(!prepared.in_use, "a statement was begun again before it had ended");
  prepared.in_use = true;
}

Cursor::Cursor(Cursor&& other) noexcept
    : connection_(other.connection_),
      prepared_(std::exchange(other.prepared_, nullptr)),
      bound_(other.bound_) {}

Cursor::~Cursor() {
  if (prepared_ != nullptr) {
    sqlite3_reset(prepared_->statement);  // a fault of the last step was thrown by that step
    sqlite3_clear_bindings(prepared_->statement);
    prepared_->in_use = false;
  }
}

Cursor& Cursor::bind(std::nullptr_t) {
  const int code = sqlite3_bind_null(prepared_->statement, ++bound_);
  ensure(code == SQLITE_OK, "a value was bound that the statement has no place for");
  return *this;
}

Cursor& Cursor::bind(std::int64_t number) {
  const int code = sqlite3_bind_int64(prepared_->statement, ++bound_, number);
  ensure(code == SQLITE_OK, "a value was bound that the statement has no place for");
  return *this;
}

Cursor& Cursor::bind(BytesView bytes) {
  // A null pointer would bind NULL: no bytes are still bytes.
  const void* const data = bytes.empty() ? static_cast<const void*>("") : bytes.data();
  const int code =
      sqlite3_bind_blob64(prepared_->statement, ++bound_, data, bytes.size(), SQLITE_STATIC);
  ensure(code == SQLITE_OK, "a value was bound that the statement has no place for");
  return *this;
}

Cursor& Cursor::bind(std::string_view text) {
  const char* const data = text.empty() ? "" : text.data();
  const int code = sqlite3_bind_text64(prepared_->statement, ++bound_, data, text.size(),
                                       SQLITE_STATIC, SQLITE_UTF8);
  ensure(code == SQLITE_OK, "a value was bound that the statement has no place for");
  return *this;
}

Cursor& Cursor::bind(const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return bind(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return bind(std::string_view{*text});
  if (const auto* bytes = std::get_if<Bytes>(&value)) return bind(BytesView{*bytes});
  return bind(nullptr);
}

bool Cursor::step() {
  ensure(bound_ == sqlite3_bind_parameter_count(prepared_->statement),
         "a statement was run with values missing");
  const int code = sqlite3_step(prepared_->statement);
  if (code == SQLITE_ROW) {
    return true;
  }
  if (code != SQLITE_DONE) {
    connection_->handle_->fail(sqlite3_extended_errcode(connection_->handle_->database),
                               "running a statement");
  }
  return false;
}

void Cursor::run() {
  const bool has_row = step();
  ensure(!has_row, "a statement that should give no rows gave one");
}

int Cursor::columns() const {
  return sqlite3_column_count(prepared_->statement);
}

bool Cursor::is_null(int column) const {
  return sqlite3_column_type(prepared_->statement, column) == SQLITE_NULL;
}

std::int64_t Cursor::integer(int column) const {
  expect(sqlite3_column_type(prepared_->statement, column) == SQLITE_INTEGER,
         "a column that holds integers holds something else");
  return sqlite3_column_int64(prepared_->statement, column);
}

BytesView Cursor::bytes(int column) const {
  expect(sqlite3_column_type(prepared_->statement, column) == SQLITE_BLOB,
         "a column that holds bytes holds something else");
  const void* const data = sqlite3_column_blob(prepared_->statement, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(prepared_->statement, column));
  return {static_cast<const Byte*>(data), size};
}

std::string_view Cursor::text(int column) const {
  expect(sqlite3_column_type(prepared_->statement, column) == SQLITE_TEXT,
         "a column that holds text holds something else");
  const void* const data = sqlite3_column_text(prepared_->statement, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(prepared_->statement, column));
  return {static_cast<const char*>(data), size};
}

Id128 Cursor::id(int column) const {
  const auto id = id_from_bytes(bytes(column));
  if (!id) {
    throw CorruptRecord("a column that holds ids holds something else");
  }
  return *id;
}

Row Cursor::row() const {
  std::vector<Value> values;
  values.reserve(static_cast<std::size_t>(columns()));
  for (int column = 0; column < columns(); ++column) {
    switch (sqlite3_column_type(prepared_->statement, column)) {
      case SQLITE_INTEGER:
        values.emplace_back(integer(column));
        break;
      case SQLITE_TEXT:
        values.emplace_back(std::string{text(column)});
        break;
      case SQLITE_BLOB: {
        const BytesView found = bytes(column);
        values.emplace_back(Bytes{found.begin(), found.end()});
        break;
      }
      case SQLITE_NULL:
        values.emplace_back(nullptr);
        break;
      default:
        throw CorruptRecord("a column holds a floating-point number, which nothing here stores");
    }
  }
  return Row{std::move(values)};
}

Connection::Connection(const std::filesystem::path& path, Mode mode)
    : handle_(std::make_unique<Handle>()) {
  const bool writes = mode == Mode::read_write;
  const int access = writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const int code = sqlite3_open_v2(path.c_str(), &handle_->database,
                                   access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  if (code != SQLITE_OK) {
    handle_->fail(code, "opening the database " + path.string());
  }
  sqlite3_busy_timeout(handle_->database, wait_for_lock_ms);
  sqlite3_wal_autocheckpoint(handle_->database, 0);
  script(
      "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;"
      "PRAGMA cell_size_check = ON;");
  if (writes) {
    script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
  }
}

Connection::~Connection() = default;

Cursor Connection::prepare(std::string_view sql) {
  auto found = handle_->statements.find(sql);
  if (found == handle_->statements.end()) {
    auto prepared = std::make_unique<Cursor::Prepared>();
    const int code = sqlite3_prepare_v3(handle_->database, sql.data(), as_int(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared->statement, nullptr);
    if (code != SQLITE_OK) {
      handle_->fail(code, "preparing a statement");
    }
    found = handle_->statements.emplace(std::string{sql}, std::move(prepared)).first;
  }
  return Cursor{*this, *found->second};
}

Rows Connection::query(const Statement& statement) {
  return query(statement.sql, statement.values);
}

Rows Connection::query(std::string_view sql, const std::vector<Value>& values) {
  Cursor cursor = prepare(sql);
  for (const Value& value : values) {
    cursor.bind(value);
  }
  Rows rows;
  while (cursor.step()) {
    rows.push_back(cursor.row());
  }
  return rows;
}

std::int64_t Connection::execute(const Statement& statement) {
  return execute(statement.sql, statement.values);
}

std::int64_t Connection::execute(std::string_view sql, const std::vector<Value>& values) {
  Cursor cursor = prepare(sql);
  for (const Value& value : values) {
    cursor.bind(value);
  }
  cursor.run();
  return sqlite3_changes64(handle_->database);
}

void Connection::script(const std::string& sql) {
  const int code = sqlite3_exec(handle_->database, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    handle_->fail(code, "running a script");
  }
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle_->database) == 0;
}

std::int64_t Connection::last_insert_rowid() const {
  return sqlite3_last_insert_rowid(handle_->database);
}

}  // namespace openmash::db
