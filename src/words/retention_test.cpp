#include "words/retention.h"

#include <doctest/doctest.h>

#include <set>

using namespace openmash;

namespace {

template <std::size_t I = 0>
void every_refusal(std::vector<RetentionRefusal>& all) {
  if constexpr (I < std::variant_size_v<RetentionRefusal>) {
    all.emplace_back(std::variant_alternative_t<I, RetentionRefusal>{});
    every_refusal<I + 1>(all);
  }
}

}  // namespace

TEST_CASE("every reason why nothing is destroyed is told, unlike every other") {
  std::vector<RetentionRefusal> all;
  every_refusal(all);
  std::set<std::string> headings;
  for (const RetentionRefusal& refusal : all) {
    const words::Words said = words::words_for(refusal);
    CHECK_FALSE(said.heading.empty());
    CHECK_FALSE(said.what_to_do.empty());
    headings.insert(said.heading);
  }
  CHECK(headings.size() == all.size());
}

TEST_CASE("a period says how long and from when") {
  CHECK(words::period({.years = 6, .from = hub::RetainedFrom::closing}) ==
        "6 years from when it was closed");
  CHECK(words::period({.years = 1, .days = 30, .from = hub::RetainedFrom::receipt}) ==
        "1 year and 30 days from when it came");
  CHECK(words::period({.days = 1, .from = hub::RetainedFrom::last_saved}) ==
        "1 day from when it was last saved");
}

TEST_CASE("every kind a certificate counts has its name, and one of a newer program has none") {
  for (std::uint8_t kind = 1; kind <= 8; ++kind) {
    CHECK_FALSE(words::kind_of_text(kind).empty());
  }
  CHECK(words::kind_of_text(9).empty());
}
