#include "bench/lookup.h"

#include <doctest/doctest.h>

using namespace openmash::bench;

TEST_CASE("of 100,000 people, as a worker types what is known of them, 98 in 100 are among ten") {
  const LookupReport report = bench_lookup({.people = 100'000, .questions = 500});
  REQUIRE(report.sets.size() == 1);
  const LookupFigures& figures = report.sets.front();
  CHECK(figures.questions > 400);
  CHECK(figures.recall_at_10 >= 0.98);
  CHECK(figures.recall_at_1 >= 0.95);
  CHECK(figures.lost == 0);
}
