// What goes into a statement and what comes out of a row.
// A value is never turned into another kind behind your back: asking for the wrong kind is our own
// mistake and stops the process. Text and bytes are different things here as in SQLite. Statements
// run on a Connection (db/connection.h); those that write are handed to the Writer (db/writer.h).
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/id128.h"
#include "base/instant.h"

namespace openmash::db {

using Value = std::variant<std::nullptr_t, std::int64_t, std::string, Bytes>;

[[nodiscard]] inline Value value(BytesView bytes) {
  return Bytes{bytes.begin(), bytes.end()};
}
[[nodiscard]] inline Value value(const Id128& id) {
  return value(id.view());
}
[[nodiscard]] inline Value value(Instant at) {
  return to_micros(at);
}

/// SQL with ?1, ?2 … and what stands for them.
struct Statement {
  std::string sql;
  std::vector<Value> values;
};

class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}

  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] const Value& at(std::size_t column) const;
  [[nodiscard]] bool is_null(std::size_t column) const;
  [[nodiscard]] std::int64_t integer(std::size_t column) const;
  [[nodiscard]] const std::string& text(std::size_t column) const;
  [[nodiscard]] const Bytes& bytes(std::size_t column) const;
  /// Throws CorruptRecord when the bytes are not 16.
  [[nodiscard]] Id128 id(std::size_t column) const;
  [[nodiscard]] Instant instant(std::size_t column) const { return from_micros(integer(column)); }

 private:
  std::vector<Value> values_;
};

using Rows = std::vector<Row>;

}  // namespace openmash::db
