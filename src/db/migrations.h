// Numbered changes to the tables of one room, each made once and in order.
// A database that is newer than the program is refused, never guessed at. A migration is never
// edited once released: the next number puts it right. Views have none: they are rebuilt
// (docs/architecture). See ledger/sqlite_ledger.cpp for a list of them.
#pragma once

#include <span>
#include <string_view>

#include "db/writer.h"

namespace openmash::db {

struct Migration {
  int number;  ///< 1, 2, 3 … without gaps
  std::string_view name;
  std::string_view sql;
};

/// Brings the room's tables to the last of these. Throws ConfigurationFault when they are beyond
/// it.
void migrate(Writer& writer, std::string_view room, std::span<const Migration> migrations);

}  // namespace openmash::db
