// What a Connection is made of, for connection.cpp and writer.cpp.
// Nothing outside this room sees sqlite3.h.
// See db/connection.h.
#pragma once

#include <sqlite3.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "db/connection.h"

namespace openmash::db {

struct Cursor::Prepared {
  sqlite3_stmt* statement = nullptr;
  bool in_use = false;

  Prepared() = default;
  ~Prepared() { sqlite3_finalize(statement); }
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;
};

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

struct Connection::Handle {
  sqlite3* database = nullptr;
  std::unordered_map<std::string, std::unique_ptr<Cursor::Prepared>, TextHash, std::equal_to<>>
      statements;

  Handle() = default;
  ~Handle() {
    statements.clear();
    sqlite3_close(database);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;

  /// Throws what SQLite's code means, naming what was being done and never with what.
  [[noreturn]] void fail(int code, std::string_view doing) const;
};

}  // namespace openmash::db
