#include <doctest/doctest.h>

#include <set>
#include <tuple>

#include "base/faults.h"
#include "codec/event_types.h"
#include "upgrades/samples.h"

using namespace openmash;
using upgrades::Example;

namespace {

/// Of which stream, which kind, which version.
using Version = std::tuple<std::size_t, std::size_t, std::uint16_t>;

/// Accounts share a stream, so their events are spelled with whose they are.
template <class Event>
constexpr codec::Spelling spelling_of() {
  if constexpr (codec::spelling<Event>.type != 0) {
    return codec::spelling<Event>;
  } else {
    return codec::spelling<codec::AboutAccount<Event>>;
  }
}

/// Every kind of event with every version of it there has been.
template <class Events, std::size_t I = 0>
void every_version(std::size_t stream, std::set<Version>& all) {
  if constexpr (I < std::variant_size_v<Events>) {
    using Event = std::variant_alternative_t<I, Events>;
    for (std::uint16_t schema = 1; schema <= spelling_of<Event>().schema; ++schema) {
      all.emplace(stream, I, schema);
    }
    every_version<Events, I + 1>(stream, all);
  }
}

std::size_t kind_of(const upgrades::AnyEvent& event) {
  return std::visit([](const auto& one) { return one.index(); }, event);
}

std::uint16_t newest(const upgrades::AnyEvent& event) {
  return std::visit(
      [](const auto& of_stream) {
        return std::visit(
            []<class Event>(const Event&) { return spelling_of<std::decay_t<Event>>().schema; },
            of_stream);
      },
      event);
}

}  // namespace

TEST_CASE("every event in every version it was ever written has its sample") {
  std::set<Version> missing;
  every_version<CaseEvent>(0, missing);
  every_version<MatterEvent>(1, missing);
  every_version<DutyEvent>(2, missing);
  every_version<DirectoryEvent>(3, missing);
  every_version<upgrades::ShowingEvent>(4, missing);
  every_version<RecordEvent>(5, missing);
  every_version<AccountEvent>(6, missing);
  every_version<RightsEvent>(7, missing);
  every_version<PersonEvent>(8, missing);
  every_version<SharingAgreementEvent>(9, missing);
  every_version<RetentionEvent>(10, missing);
  const std::size_t versions = missing.size();
  CHECK(versions >= std::variant_size_v<CaseEvent> + std::variant_size_v<MatterEvent> +
                        std::variant_size_v<DutyEvent> + std::variant_size_v<DirectoryEvent> +
                        std::variant_size_v<RightsEvent> + std::variant_size_v<PersonEvent> +
                        std::variant_size_v<SharingAgreementEvent>);
  for (const Example& example : upgrades::examples()) {
    CAPTURE(example.name);
    CHECK(missing.erase({example.event.index(), kind_of(example.event), example.schema}) == 1);
    CHECK_MESSAGE(std::filesystem::exists(upgrades::file_of(example)),
                  "no sample: tests/upgrades/README.md says how one is written");
  }
  for (const auto& [stream, kind, schema] : missing) {
    FAIL_CHECK("no example of kind ", kind, " of stream ", stream, " in version ", schema);
  }
}

TEST_CASE(
    "every sample ever stored loads as what it was, and the newest are spelled the same again") {
  for (const Example& example : upgrades::examples()) {
    CAPTURE(example.name);
    const auto stored = upgrades::read_sample(upgrades::file_of(example));
    REQUIRE(stored.has_value());
    CHECK(stored->schema == example.schema);
    const auto [event, by] = upgrades::read_back_like(example.event, *stored);
    CHECK((event == example.event));
    CHECK(by == upgrades::signer());
    if (example.schema == newest(example.event)) {
      CHECK((upgrades::spelled(event, by) == *stored));
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
    const upgrades::AnyEvent first = upgrades::examples().front().event;
    found_out = upgrades::read_back_like(first, damaged).first != first;
  } catch (const CorruptRecord&) {
    found_out = true;
  }
  CHECK(found_out);
}
