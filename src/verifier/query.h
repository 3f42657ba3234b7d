// A statement on a file that is only read, with nothing of the program's own database layer in
// between. Values of the wrong kind are not faults here but damage: ask kind first. Used by
// verify.cpp.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/bytes.h"
#include "base/faults.h"

namespace openmash::verifier {

class ReadOnlyFile {
 public:
  explicit ReadOnlyFile(const std::filesystem::path& path) {
    const int code = sqlite3_open_v2(path.c_str(), &database_,
                                     SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) {
      sqlite3_close(database_);
      throw DatabaseFault("the ledger " + path.string() + " cannot be opened");
    }
    sqlite3_busy_timeout(database_, 5000);
  }
  ~ReadOnlyFile() { sqlite3_close(database_); }
  ReadOnlyFile(const ReadOnlyFile&) = delete;
  ReadOnlyFile& operator=(const ReadOnlyFile&) = delete;
  [[nodiscard]] sqlite3* handle() const { return database_; }

 private:
  sqlite3* database_ = nullptr;
};

class Query {
 public:
  Query(const ReadOnlyFile& file, const char* sql) : database_(file.handle()) {
    if (sqlite3_prepare_v2(database_, sql, -1, &statement_, nullptr) != SQLITE_OK) {
      fail();
    }
  }
  ~Query() { sqlite3_finalize(statement_); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// Borrowed: the bytes must outlive the statement.
  void bind(int hole, BytesView bytes) {
    sqlite3_bind_blob(statement_, hole, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
  }
  void bind(int hole, std::int64_t number) { sqlite3_bind_int64(statement_, hole, number); }

  [[nodiscard]] bool next() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
      fail();
    }
    return code == SQLITE_ROW;
  }
  [[nodiscard]] std::int64_t integer(int column) const {
    return sqlite3_column_int64(statement_, column);
  }
  [[nodiscard]] std::uint64_t number(int column) const {
    return static_cast<std::uint64_t>(integer(column));
  }
  [[nodiscard]] bool is_integer(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_INTEGER;
  }
  [[nodiscard]] std::string text(int column) const {
    if (sqlite3_column_type(statement_, column) != SQLITE_TEXT) {
      return {};
    }
    const void* const data = sqlite3_column_text(statement_, column);
    return {static_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  [[nodiscard]] BytesView bytes(int column) const {
    if (sqlite3_column_type(statement_, column) != SQLITE_BLOB) {
      return {};
    }
    const void* const data = sqlite3_column_blob(statement_, column);
    return {static_cast<const Byte*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  [[noreturn]] void fail() const {
    const int code = sqlite3_extended_errcode(database_);
    const std::string what = sqlite3_errstr(code) + (" (SQLite " + std::to_string(code) + ")");
    if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB) {
      throw CorruptRecord("the file itself is damaged: " + what);
    }
    throw DatabaseFault("the ledger cannot be read: " + what);
  }

  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace openmash::verifier
