// Content of a row, sealed for that row and that column alone.
// A row that does not open is a corrupt record, told by its table and never by its content.
// For this room's .cpp files.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/faults.h"
#include "seal/envelope.h"
#include "seal/key.h"

namespace openmash::keep {

/// Where in the database: table and column, the row's id, and a revision where a row has several.
struct RowPlace {
  std::string_view column;  ///< "table.column"
  BytesView row;
  std::uint64_t revision = 0;

  [[nodiscard]] seal::Associated associated() const {
    seal::Associated bytes{"openmash keep 1"};
    bytes.add(as_bytes(column)).add(row).add(revision);
    return bytes;
  }
};

[[nodiscard]] inline Bytes seal_row(const seal::Key& key, const RowPlace& place,
                                    BytesView content) {
  return seal::seal(key, place.associated().view(), content);
}

[[nodiscard]] inline Bytes open_row(const seal::Key& key, const RowPlace& place,
                                    BytesView envelope) {
  auto content = seal::open(key, place.associated().view(), envelope);
  if (!content) {
    throw CorruptRecord("a row does not open: " + std::string{place.column});
  }
  return std::move(*content);
}

}  // namespace openmash::keep
