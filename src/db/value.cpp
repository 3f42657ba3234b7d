#include "db/value.h"

#include "base/ensure.h"
#include "base/faults.h"

namespace openmash::db {

namespace {

template <class Kind>
const Kind& as(const Value& value, const char* otherwise) {
  const Kind* const found = std::get_if<Kind>(&value);
  if (found == nullptr) {
    throw CorruptRecord(otherwise);  // a damaged file, for nothing else was ever written there
  }
  return *found;
}

}  // namespace

const Value& Row::at(std::size_t column) const {
  ensure(column < values_.size(), "a row has no such column");
  return values_[column];
}

bool Row::is_null(std::size_t column) const {
  return std::holds_alternative<std::nullptr_t>(at(column));
}

std::int64_t Row::integer(std::size_t column) const {
  return as<std::int64_t>(at(column), "a column that holds integers holds something else");
}

const std::string& Row::text(std::size_t column) const {
  return as<std::string>(at(column), "a column that holds text holds something else");
}

const Bytes& Row::bytes(std::size_t column) const {
  return as<Bytes>(at(column), "a column that holds bytes holds something else");
}

Id128 Row::id(std::size_t column) const {
  const auto id = id_from_bytes(bytes(column));
  if (!id) {
    throw CorruptRecord("a column that holds ids holds something else");
  }
  return *id;
}

}  // namespace openmash::db
