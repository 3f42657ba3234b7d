// What no reading may do: change something.
#include <doctest/doctest.h>

#include "app/core_of.h"
#include "web/fixture_test.h"
#include "web/routes.h"

using namespace openmash;
using namespace openmash::web;

namespace {

/// How far each stream has come; those in which readings are recorded apart.
struct Ledgers {
  std::map<ledger::StreamId, std::uint64_t> facts;
  std::uint64_t readings = 0;
};

Ledgers now_in(HubOnAFolder& world) {
  ledger::Ledger& ledger = app::core_of(world.hub()).ledger();
  std::vector<std::pair<ledger::StreamId, std::uint64_t>> streams;
  ledger.for_each_stream([&](ledger::StreamId stream, std::uint64_t version) {
    streams.emplace_back(stream, version);
  });
  Ledgers found;
  for (const auto& [stream, version] : streams) {
    const auto slice = ledger.read(stream);
    if (slice.events.front().event_class == ledger::EventClass::access) {
      found.readings += version;
    } else {
      found.facts.emplace(stream, version);
    }
  }
  return found;
}

std::string filled_in(std::string_view pattern, const std::string& reference,
                      const std::string& request) {
  std::string address(pattern);
  const auto put = [&address](std::string_view part, const std::string& value) {
    const std::size_t at = address.find(part);
    if (at != std::string::npos) {
      address.replace(at, part.size(), value);
    }
  };
  put("{ref}", reference);
  put("/requests/{id}", "/requests/" + request);
  return address;
}

}  // namespace

TEST_CASE("a page that is opened changes nothing, whoever opens it: only that it was read is new") {
  HubOnAFolder world;
  const Staff screening = world.account("screening", "screening_team");
  const Staff head = world.account("head", "head_of_mash");
  const Staff worker = world.account("worker", "social_worker");
  world.account("police", "agency_representative", AgencyCode{"police"});
  world.account("admin", "administrator");
  const app::Sent sent = world.worry();
  const std::string request = world.asked(sent, screening, head, worker).value.hex();

  std::size_t pages = 0;
  for (const std::string who : {"", "screening", "head", "worker", "police", "admin"}) {
    TestBrowser browser(world);
    if (!who.empty()) {
      browser.sign_in(who);
    }
    const Ledgers before = now_in(world);
    for (const web::Route& route : routes()) {
      const std::string address = filled_in(route.pattern, sent.reference, request);
      // A draft is begun by opening the form; it is its writer's, and no fact of the hub's.
      pages += browser.get(address).status == 200 ? 1 : 0;
    }
    const Ledgers after = now_in(world);
    CAPTURE(who);
    CHECK(after.facts == before.facts);
    // What an administrator is refused is recorded as much as what others read.
    CHECK((after.readings > before.readings) == !who.empty());
  }
  CHECK(pages > 100);

  const Ledgers before = now_in(world);
  world.must(screening, sent.contact,
             RateContact{.level = world.hub().profile().levels.back().code, .reason = "r"});
  CHECK(now_in(world).facts != before.facts);
}
