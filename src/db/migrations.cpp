#include "db/migrations.h"

#include <string>

#include "base/ensure.h"

namespace openmash::db {

void migrate(Writer& writer, std::string_view room, std::span<const Migration> migrations) {
  writer.write([&](Connection& connection) {
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migration (room TEXT NOT NULL, number INTEGER NOT NULL,"
        " name TEXT NOT NULL, PRIMARY KEY (room, number)) WITHOUT ROWID");
    const std::int64_t done =
        connection
            .query("SELECT coalesce(max(number), 0) FROM migration WHERE room = ?1",
                   {std::string{room}})
            .front()
            .integer(0);
    if (done > static_cast<std::int64_t>(migrations.size())) {
      throw ConfigurationFault("the database was written by a newer program (its " +
                               std::string{room} + " tables are at number " + std::to_string(done) +
                               "): use that one");
    }
    int number = 0;
    for (const Migration& migration : migrations) {
      ensure(migration.number == ++number, "migrations are numbered 1, 2, 3 and so on");
      if (number > done) {
        connection.script(std::string{migration.sql});
        connection.execute("INSERT INTO migration VALUES (?1, ?2, ?3)",
                           {std::string{room}, number, std::string{migration.name}});
      }
    }
  });
}

}  // namespace openmash::db
