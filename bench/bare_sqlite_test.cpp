#include "bench/bare_sqlite.h"

#include <doctest/doctest.h>

#include "bench/ledger_intake.h"
#include "db/connection.h"
#include "db/temporary_folder.h"

namespace openmash::bench {

namespace {

std::int64_t count(db::Connection& connection, const std::string& table) {
  return connection.query("SELECT count(*) FROM " + table).front().integer(0);
}

}  // namespace

TEST_CASE("the limit writes the very rows of one referral, as often as it is asked") {
  const db::TemporaryFolder folder;
  const auto product = make_ledger_intake(folder.path());
  product->submit();
  const Snapshot before{product->database()};
  product->submit();
  const Pattern pattern = Snapshot{product->database()}.since(before);
  const auto limit_path = folder.path() / "limit.db";
  {
    BareSqlite limit{limit_path, pattern};
    limit.commit(2);
    limit.commit(3);
  }
  db::Connection limit{limit_path, db::Connection::Mode::read_only};
  const std::vector<std::pair<std::string, std::int64_t>> rows_of_one{
      {"head", 1}, {"event", 10}, {"payload", 20}, {"wrapped_key", 4}, {"submission", 1}};
  CHECK(pattern.tables.size() == rows_of_one.size());
  for (const auto& [table, rows] : rows_of_one) {
    INFO(table);
    CHECK(count(limit, table) == 5 * rows);
  }
  db::Connection written{product->database(), db::Connection::Mode::read_only};
  for (const char* sql : {"SELECT sum(length(envelope)) FROM payload",
                          "SELECT sum(length(header) + length(hash)) FROM event"}) {
    CHECK(limit.query(sql).front().integer(0) * 2 == written.query(sql).front().integer(0) * 5);
  }
}

TEST_CASE("a report holds both sides for each number of writers") {
  const IntakeReport report = bench_intake(
      {.writers = {1, 2}, .turn = std::chrono::milliseconds{20}, .turns = 1}, make_ledger_intake);
  CHECK(report.rows == 36);
  REQUIRE(report.comparisons.size() == 2);
  for (const IntakeComparison& comparison : report.comparisons) {
    CHECK(comparison.product.per_second > 0);
    CHECK(comparison.limit.per_second > 0);
    CHECK(comparison.product.in_a_commit <= static_cast<double>(comparison.writers));
  }
}

}  // namespace openmash::bench
