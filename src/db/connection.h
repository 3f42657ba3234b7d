// One SQLite connection, used by one thread at a time.
// Statements are prepared once and found again by their text, so write them with ?1, ?2 and never
// with a value inside. What fails is thrown (db/faults.h, base/faults.h), with SQLite's code and
// never with the values. Readers share connections through db/readers.h; the one that writes
// belongs to db/writer.h.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "db/value.h"

namespace openmash::db {

class Connection;

/// A statement under way. Bind every value in order, then step() to each row in turn; views into a
/// row last until the next step. Only one at a time may run for one SQL text.
class Cursor {
 public:
  ~Cursor();
  Cursor(Cursor&& other) noexcept;
  Cursor& operator=(Cursor&&) = delete;

  Cursor& bind(std::nullptr_t);
  Cursor& bind(std::int64_t number);
  /// Bytes and text are borrowed: they must outlive the cursor.
  Cursor& bind(BytesView bytes);
  Cursor& bind(std::string_view text);
  Cursor& bind(const Id128& id) { return bind(id.view()); }
  Cursor& bind(Instant at) { return bind(to_micros(at)); }
  Cursor& bind(const Value& value);

  [[nodiscard]] bool step();
  /// Runs a statement that gives no rows.
  void run();

  [[nodiscard]] int columns() const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] BytesView bytes(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] Id128 id(int column) const;
  [[nodiscard]] Instant instant(int column) const { return from_micros(integer(column)); }
  [[nodiscard]] Row row() const;

 private:
  friend class Connection;
  struct Prepared;
  Cursor(Connection& connection, Prepared& prepared);
  Connection* connection_;
  Prepared* prepared_;
  int bound_ = 0;
};

class Connection {
 public:
  enum class Mode { read_write, read_only };

  Connection(const std::filesystem::path& path, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// The statement with this text, ready to bind.
  [[nodiscard]] Cursor prepare(std::string_view sql);

  Rows query(const Statement& statement);
  Rows query(std::string_view sql, const std::vector<Value>& values = {});

  /// Runs a statement that gives no rows; how many rows it changed.
  std::int64_t execute(const Statement& statement);
  std::int64_t execute(std::string_view sql, const std::vector<Value>& values = {});

  /// Several statements one after another, without values: migrations and pragmas.
  void script(const std::string& sql);

  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] std::int64_t last_insert_rowid() const;

 private:
  friend class Cursor;
  friend class Writer;
  struct Handle;
  std::unique_ptr<Handle> handle_;
};

}  // namespace openmash::db
