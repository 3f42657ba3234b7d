#include "bench/bare_sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <limits>
#include <random>
#include <set>
#include <stdexcept>
#include <utility>

namespace openmash::bench {

namespace {

constexpr int checkpoint_pages = 1000;

void check(sqlite3* database, int code) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
    throw std::runtime_error(std::string{"bench: "} + sqlite3_errmsg(database));
  }
}

sqlite3* open_database(const std::filesystem::path& path, int flags) {
  sqlite3* database = nullptr;
  check(database, sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr));
  return database;
}

Cell cell_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, column);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return std::string{text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
    }
    case SQLITE_BLOB: {
      const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
      return std::vector<std::uint8_t>(data, data + sqlite3_column_bytes(statement, column));
    }
    default:
      return std::monostate{};
  }
}

std::vector<std::vector<Cell>> rows_of(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  check(database, sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr));
  std::vector<std::vector<Cell>> rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::vector<Cell> row;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
      row.push_back(cell_of(statement, column));
    }
    rows.push_back(std::move(row));
  }
  check(database, sqlite3_finalize(statement));
  return rows;
}

const std::string& text_in(const Cell& cell) {
  return std::get<std::string>(cell);
}

/// The columns that are in the primary key or an index, by name; the first of the primary key, and
/// what may be there once only, is told apart.
std::vector<TablePattern::Column> columns_of(sqlite3* database, const std::string& table) {
  std::set<std::string> indexed;
  std::set<std::string> alone;  // in an index that allows each value once
  for (const auto& index : rows_of(database, "PRAGMA index_list(" + table + ")")) {
    const auto in_index = rows_of(database, "PRAGMA index_info(" + text_in(index[1]) + ")");
    for (const auto& column : in_index) {
      if (const auto* name = std::get_if<std::string>(&column[2])) {
        indexed.insert(*name);
        if (in_index.size() == 1 && std::get<std::int64_t>(index[2]) == 1) {
          alone.insert(*name);
        }
      }
    }
  }
  std::vector<TablePattern::Column> columns;
  for (const auto& column : rows_of(database, "PRAGMA table_info(" + table + ")")) {
    const bool is_first_of_key = std::get<std::int64_t>(column[5]) == 1;
    const bool is_keyed = is_first_of_key || indexed.contains(text_in(column[1]));
    const bool is_integer = text_in(column[2]) == "INTEGER";
    columns.push_back(!is_keyed     ? TablePattern::Column::as_it_is
                      : !is_integer ? TablePattern::Column::random
                      : is_first_of_key || alone.contains(text_in(column[1]))
                          ? TablePattern::Column::counted
                          : TablePattern::Column::as_it_is);
  }
  return columns;
}

std::int64_t stride_of(const TablePattern& table) {
  std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
  std::int64_t highest = std::numeric_limits<std::int64_t>::min();
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (table.columns[i] == TablePattern::Column::counted) {
        lowest = std::min(lowest, std::get<std::int64_t>(row[i]));
        highest = std::max(highest, std::get<std::int64_t>(row[i]));
      }
    }
  }
  return lowest > highest ? 1 : highest - lowest + 1;
}

}  // namespace

Snapshot::Snapshot(const std::filesystem::path& path) {
  sqlite3* const database = open_database(path, SQLITE_OPEN_READONLY);
  for (const auto& row : rows_of(database,
                                 "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                 " AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index'")) {
    all_.schema.push_back(text_in(row[2]));
    if (text_in(row[0]) == "table") {
      const std::string& name = text_in(row[1]);
      all_.tables.push_back({.name = name,
                             .columns = columns_of(database, name),
                             .rows = rows_of(database, "SELECT * FROM " + name)});
    }
  }
  sqlite3_close(database);
}

Pattern Snapshot::since(const Snapshot& before) const {
  Pattern pattern{all_.schema, {}};
  for (TablePattern table : all_.tables) {
    const auto earlier = std::ranges::find(before.all_.tables, table.name, &TablePattern::name);
    if (earlier != before.all_.tables.end()) {
      const std::set<std::vector<Cell>> old(earlier->rows.begin(), earlier->rows.end());
      std::erase_if(table.rows, [&](const auto& row) { return old.contains(row); });
    }
    table.stride = stride_of(table);
    if (!table.rows.empty()) {
      pattern.tables.push_back(std::move(table));
    }
  }
  return pattern;
}

struct BareSqlite::Open {
  sqlite3* database = nullptr;
  Pattern pattern;
  std::vector<sqlite3_stmt*> inserts;  // one for each table of the pattern
  sqlite3_stmt* begin = nullptr;
  sqlite3_stmt* commit = nullptr;
  std::mt19937_64 random{1};
  std::int64_t written = 0;
  int pages_in_log = 0;
  int pages_at_checkpoint = 0;

  sqlite3_stmt* prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    check(database, sqlite3_prepare_v3(database, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                                       &statement, nullptr));
    return statement;
  }

  void run(sqlite3_stmt* statement) const {
    check(database, sqlite3_step(statement));
    check(database, sqlite3_reset(statement));
  }

  template <class Container>
  void shuffle(Container& bytes) {
    for (std::size_t i = 0; i < bytes.size(); i += sizeof(std::uint64_t)) {
      const std::uint64_t fresh = random();
      for (std::size_t k = i; k < std::min(bytes.size(), i + sizeof(fresh)); ++k) {
        bytes[k] =
            static_cast<typename Container::value_type>('A' + ((fresh >> (8 * (k - i))) & 31));
      }
    }
  }

  void bind(sqlite3_stmt* statement, int place, const Cell& cell, std::int64_t added) const {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      sqlite3_bind_int64(statement, place, *number + added);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
      sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* blob = std::get_if<std::vector<std::uint8_t>>(&cell)) {
      // A null pointer would bind NULL: no bytes are still bytes.
      const void* const data = blob->empty() ? static_cast<const void*>("") : blob->data();
      sqlite3_bind_blob64(statement, place, data, blob->size(), SQLITE_STATIC);
    } else {
      sqlite3_bind_null(statement, place);
    }
  }

  void write_one() {
    ++written;
    for (std::size_t t = 0; t < pattern.tables.size(); ++t) {
      TablePattern& table = pattern.tables[t];
      for (auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
          const bool is_counted = table.columns[i] == TablePattern::Column::counted;
          if (table.columns[i] == TablePattern::Column::random) {
            if (auto* text = std::get_if<std::string>(&row[i])) shuffle(*text);
            if (auto* blob = std::get_if<std::vector<std::uint8_t>>(&row[i])) shuffle(*blob);
          }
          bind(inserts[t], static_cast<int>(i) + 1, row[i],
               is_counted ? written * table.stride : 0);
        }
        run(inserts[t]);
      }
    }
  }

  ~Open() {
    for (sqlite3_stmt* insert : inserts) {
      sqlite3_finalize(insert);
    }
    sqlite3_finalize(begin);
    sqlite3_finalize(commit);
    sqlite3_close(database);
  }
};

BareSqlite::BareSqlite(const std::filesystem::path& path, Pattern pattern)
    : open_(std::make_unique<Open>()) {
  open_->database = open_database(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  open_->pattern = std::move(pattern);
  std::string script =
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
      "PRAGMA wal_autocheckpoint = 0;";
  for (const std::string& create : open_->pattern.schema) {
    script += create + ";";
  }
  check(open_->database, sqlite3_exec(open_->database, script.c_str(), nullptr, nullptr, nullptr));
  sqlite3_wal_hook(
      open_->database,
      [](void* pages, sqlite3*, const char*, int in_log) {
        *static_cast<int*>(pages) = in_log;
        return SQLITE_OK;
      },
      &open_->pages_in_log);
  open_->begin = open_->prepare("BEGIN IMMEDIATE");
  open_->commit = open_->prepare("COMMIT");
  for (const TablePattern& table : open_->pattern.tables) {
    std::string places = "?1";
    for (std::size_t i = 2; i <= table.columns.size(); ++i) {
      places += ", ?" + std::to_string(i);
    }
    open_->inserts.push_back(
        open_->prepare("INSERT INTO " + table.name + " VALUES (" + places + ")"));
  }
}

BareSqlite::~BareSqlite() = default;

void BareSqlite::commit(std::size_t referrals) {
  open_->run(open_->begin);
  for (std::size_t i = 0; i < referrals; ++i) {
    open_->write_one();
  }
  open_->run(open_->commit);
  if (open_->pages_in_log < open_->pages_at_checkpoint) {
    open_->pages_at_checkpoint = 0;
  }
  if (open_->pages_in_log - open_->pages_at_checkpoint >= checkpoint_pages) {
    sqlite3_wal_checkpoint_v2(open_->database, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                              nullptr);
    open_->pages_at_checkpoint = open_->pages_in_log;
  }
}

}  // namespace openmash::bench
