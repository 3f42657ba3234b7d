#include <doctest/doctest.h>

#include <set>

#include "base/faults.h"
#include "codec/event_types.h"
#include "upgrades/samples.h"

using namespace openmash;
using upgrades::Example;

namespace {

/// Every kind of event with every version of it there has been.
template <std::size_t I = 0>
void every_version(std::set<std::pair<std::size_t, std::uint16_t>>& all) {
  if constexpr (I < std::variant_size_v<CaseEvent>) {
    using Event = std::variant_alternative_t<I, CaseEvent>;
    for (std::uint16_t schema = 1; schema <= codec::spelling<Event>.schema; ++schema) {
      all.emplace(I, schema);
    }
    every_version<I + 1>(all);
  }
}

std::uint16_t newest(const CaseEvent& event) {
  return std::visit(
      []<class Event>(const Event&) { return codec::spelling<std::decay_t<Event>>.schema; }, event);
}

}  // namespace

TEST_CASE("every event in every version it was ever written has its sample") {
  std::set<std::pair<std::size_t, std::uint16_t>> missing;
  every_version(missing);
  const std::size_t versions = missing.size();
  CHECK(versions >= std::variant_size_v<CaseEvent>);
  for (const Example& example : upgrades::examples()) {
    CAPTURE(example.name);
    CHECK(missing.erase({example.event.index(), example.schema}) == 1);
    CHECK_MESSAGE(std::filesystem::exists(upgrades::file_of(example)),
                  "no sample: tests/upgrades/README.md says how one is written");
  }
  for (const auto& [kind, schema] : missing) {
    FAIL_CHECK("no example of kind ", kind, " of CaseEvent in version ", schema);
  }
}

TEST_CASE(
    "every sample ever stored loads as what it was, and the newest are spelled the same again") {
  for (const Example& example : upgrades::examples()) {
    CAPTURE(example.name);
    const auto stored = upgrades::read_sample(upgrades::file_of(example));
    REQUIRE(stored.has_value());
    CHECK(stored->schema == example.schema);
    const auto [event, by] = codec::read_back(*stored);
    CHECK((event == example.event));
    CHECK(by == upgrades::signer());
    if (example.schema == newest(example.event)) {
      CHECK((codec::spell(event, by) == *stored));
    }
  }
}

TEST_CASE("no sample lies about that no example speaks of") {
  std::set<std::filesystem::path> known;
  for (const Example& example : upgrades::examples()) {
    known.insert(upgrades::file_of(example));
  }
  for (const auto& entry : std::filesystem::directory_iterator{upgrades::samples_folder}) {
    CHECK_MESSAGE(known.contains(entry.path()), entry.path().string());
  }
}

TEST_CASE("a damaged sample is found out") {
  const auto stored = upgrades::read_sample(upgrades::file_of(upgrades::examples().front()));
  REQUIRE(stored.has_value());
  codec::Plain damaged = *stored;
  damaged.control.back() ^= 1;
  bool found_out = false;
  try {
    found_out = codec::read_back(damaged).first != upgrades::examples().front().event;
  } catch (const CorruptRecord&) {
    found_out = true;
  }
  CHECK(found_out);
}
