#include "keep/searches.h"

#include <doctest/doctest.h>

#include "seal/random.h"

using namespace openmash;
using namespace std::chrono_literals;

TEST_CASE("a search is found again by its own session, for an hour, and by nobody else") {
  keep::Searches searches;
  const Id128 mine = seal::fresh_id();
  const Instant now{1'000h};
  const Id128 id = searches.keep(mine, {{"name", "Childa"}}, now);
  CHECK(searches.find(mine, id, now + 59min) == keep::Fields{{"name", "Childa"}});
  CHECK_FALSE(searches.find(seal::fresh_id(), id, now));
  CHECK_FALSE(searches.find(mine, seal::fresh_id(), now));
  CHECK_FALSE(searches.find(mine, id, now + 60min));
  searches.sweep(now + 60min);
  CHECK_FALSE(searches.find(mine, id, now));
}

TEST_CASE("of many searches of one session the oldest goes, and nobody else's") {
  keep::Searches searches;
  const Id128 mine = seal::fresh_id();
  const Id128 other = seal::fresh_id();
  const Instant now{1'000h};
  const Id128 theirs = searches.keep(other, {}, now);
  const Id128 first = searches.keep(mine, {}, now);
  Id128 last{};
  for (std::size_t i = 0; i < keep::Searches::most_for_one; ++i) {
    last = searches.keep(mine, {}, now);
  }
  CHECK_FALSE(searches.find(mine, first, now));
  CHECK(searches.find(mine, last, now));
  CHECK(searches.find(other, theirs, now));
}
