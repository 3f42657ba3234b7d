// Writes the rows of one referral again and again, with nothing between it and SQLite.
// It invents only what must differ from row to row: the columns of keys and indexes. Settings and
// checkpoints are the product's. Used by intake.cpp as the limit.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace openmash::bench {

using Cell = std::variant<std::monostate, std::int64_t, std::string, std::vector<std::uint8_t>>;

struct TablePattern {
  enum class Column : std::uint8_t { as_it_is, counted, random };

  std::string name;
  std::vector<Column> columns;
  std::int64_t stride = 1;  ///< what is added to counted columns from one referral to the next
  std::vector<std::vector<Cell>> rows;
};

struct Pattern {
  std::vector<std::string> schema;  ///< CREATE statements, tables first
  std::vector<TablePattern> tables;
};

/// Every row of every table now.
class Snapshot {
 public:
  explicit Snapshot(const std::filesystem::path& database);
  /// What is here and was not there before.
  [[nodiscard]] Pattern since(const Snapshot& before) const;

 private:
  Pattern all_;
};

class BareSqlite {
 public:
  BareSqlite(const std::filesystem::path& database, Pattern pattern);
  ~BareSqlite();
  BareSqlite(const BareSqlite&) = delete;
  BareSqlite& operator=(const BareSqlite&) = delete;

  /// So many referrals in one durable commit.
  void commit(std::size_t referrals);

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

}  // namespace openmash::bench
