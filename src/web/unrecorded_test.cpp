// What is shown without being recorded as read: the table of routes says so, the published list
// says the same, and what the pages really show is held against both.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "app/core_of.h"
#include "web/fixture_test.h"
#include "web/routes.h"

using namespace openmash;
using namespace openmash::web;

namespace {

constexpr const char* list = "docs/security/unrecorded-reads.md";

std::set<std::string> published() {
  std::ifstream in{list};
  REQUIRE(in);
  std::set<std::string> addresses;
  for (std::string line; std::getline(in, line);) {
    // A row begins with its addresses, each between backticks: | `/refer`, `/refer/start` | why |
    if (!line.starts_with("| `/")) {
      continue;
    }
    const std::string cell = line.substr(1, line.find('|', 1) - 1);
    for (std::size_t at = cell.find('`'); at != std::string::npos; at = cell.find('`', at + 1)) {
      const std::size_t end = cell.find('`', at + 1);
      addresses.insert(cell.substr(at + 1, end - at - 1));
      at = end;
    }
  }
  return addresses;
}

std::uint64_t records(HubOnAFolder& world) {
  std::uint64_t count = 0;
  app::Core& core = app::core_of(world.hub());
  core.ledger().for_each_stream([&](ledger::StreamId stream, std::uint64_t) {
    for (const ledger::StoredEvent& stored : core.ledger().read(stream).events) {
      count += stored.event_class == ledger::EventClass::access ? 1 : 0;
    }
  });
  return count;
}

/// The address with what stands in the case for {ref} and {id}; empty where there is no such thing.
std::string filled(std::string pattern, const std::string& reference, RequestId request) {
  const auto put = [&](const std::string& hole, const std::string& with) {
    if (const std::size_t at = pattern.find(hole); at != std::string::npos) {
      pattern.replace(at, hole.size(), with);
    }
  };
  if (pattern.starts_with("/requests/") || pattern.find("/requests/{id}") != std::string::npos) {
    put("{id}", request.value.hex());
  }
  put("{ref}", reference);
  return pattern.find('{') == std::string::npos ? pattern : "";
}

}  // namespace

TEST_CASE("what is not recorded as read is on the published list, and nothing else is") {
  std::set<std::string> in_table;
  for (const web::Route& route : routes()) {
    if (route.reads == Reads::nothing) {
      in_table.insert(std::string{route.pattern});
    }
  }
  const std::set<std::string> on_list = published();
  for (const std::string& one : in_table) {
    CHECK_MESSAGE(on_list.contains(one), one, " is not on the list in ", list);
  }
  for (const std::string& one : on_list) {
    CHECK_MESSAGE(in_table.contains(one), one, " is on the list and not in the table");
  }
}

TEST_CASE("every page with a word of a case has left a record, and no unrecorded page has one") {
  HubOnAFolder world;
  const Staff screening = world.account("screening", "screening_team");
  const Staff head = world.account("head", "head_of_mash");
  const Staff worker = world.account("worker", "social_worker");
  world.account("police", "agency_representative", AgencyCode{"police"});
  world.account("auditor", "auditor");
  const app::Sent sent = world.worry();
  const RequestId request = world.asked(sent, screening, head, worker);
  const auto holds_words = [](const http::Response& response) {
    return response.body.find("Child A") != std::string::npos ||
           response.body.find("shouting most nights") != std::string::npos ||
           response.body.find("Any call-outs") != std::string::npos;
  };
  int pages = 0;
  int with_words = 0;
  int unrecorded = 0;
  for (const char* who : {"screening", "head", "worker", "police", "auditor"}) {
    for (const web::Route& route : routes()) {
      const std::string address = filled(std::string{route.pattern}, sent.reference, request);
      if (route.does == Does::acts || address.empty() || address == "/events") {
        continue;
      }
      CAPTURE(who);
      CAPTURE(address);
      TestBrowser browser{world};
      browser.sign_in(who);
      const std::uint64_t before = records(world);
      const http::Response response = browser.get(address);
      ++pages;
      if (holds_words(response)) {
        ++with_words;
        const bool recorded = records(world) > before;
        unrecorded += recorded ? 0 : 1;
        CHECK(recorded);
        CHECK(route.reads == Reads::recorded);
      }
    }
  }
  MESSAGE(pages << " pages, " << with_words << " with words of the case, " << unrecorded
                << " of them without a record");
  CHECK(with_words > 30);  // the others ask for a fresh proof first, or are others' to see
  CHECK(unrecorded == 0);
}
