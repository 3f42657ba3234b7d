// What an open stream of notices is told, and when it ends.
// The page answers what may be followed; the hub's end of the stream is emptied here as the server
// does it (http/server_test.cpp has the sockets).
#include "web/following.h"

#include <doctest/doctest.h>

#include "http/target.h"
#include "web/fixture_test.h"
#include "web/pages/pages.h"

namespace openmash::web {

namespace {

using namespace std::chrono_literals;

/// A hub with a case, its worker's browser, and what that follows.
struct Followed : HubOnAFolder {
  Followed() {
    bridge_notices(site());
    REQUIRE(asked(sent, screening, head, worker).value != Id128{});
    token = signed_in("worker");
  }

  std::string signed_in(const std::string& name) {
    const app::SignInOutcome outcome =
        hub().people().sign_in(name, password, {.peer = "192.0.2.7"});
    REQUIRE(std::holds_alternative<app::SessionOpened>(outcome));
    return std::get<app::SessionOpened>(outcome).token;
  }
  /// As their browser opens it; nothing where they are not signed in.
  std::shared_ptr<http::Subscription> follow(const std::string& topic, const std::string& by) {
    http::Request request;
    request.path = "/events";
    request.query = http::read_target("/events?topic=" + topic)->query;
    Visit visit{.site = site(),
                .request = request,
                .who = hub().people().session(by, false),
                .parts = {},
                .now = now};
    if (!visit.who) {
      return nullptr;
    }
    const http::Response response = events(visit);
    REQUIRE(response.following);
    auto stream = site().events.subscribe(*response.following, [] {});
    (void)stream->take();
    return stream;
  }
  std::shared_ptr<http::Subscription> follow(const std::string& topic) {
    return follow(topic, token);
  }
  [[nodiscard]] std::string of_the_case() const { return "contact:" + sent.contact.value.hex(); }
  void happens_there() {
    must(head, sent.contact,
         RateContact{.level = hub().profile().levels.back().code, .reason = "r"});
    must(head, sent.contact,
         RateContact{.level = hub().profile().levels.front().code, .reason = "r"});
  }
  /// With this case; without one, with somebody who is in none.
  void declares(std::optional<ContactId> contact) {
    now += 1min;
    EnterConflict conflict{
        .conflict = ConflictId{fresh()}, .whose = worker, .contact = contact, .why = "w"};
    conflict.names_a_case = contact.has_value();
    if (!contact) {
      conflict.with = {.name = "Somebody Else", .born = "1980-03-09"};
    }
    REQUIRE(std::holds_alternative<app::RightsDone>(
        hub().protections().handle({.actor = worker, .session = fresh()}, pressed(), conflict)));
  }
  void restricts_to(std::vector<Staff> listed) {
    const ProposalId proposal{fresh()};
    REQUIRE(std::holds_alternative<app::RightsDone>(
        hub().protections().handle({.actor = head, .session = fresh()}, pressed(),
                                   AskSecond{.proposal = proposal,
                                             .step = TwoPersonStep::restrict_case,
                                             .contact = sent.contact,
                                             .listed = std::move(listed),
                                             .reason = "r"})));
    REQUIRE(std::holds_alternative<app::RightsDone>(hub().protections().handle(
        {.actor = other_head, .session = fresh()}, pressed(), GiveSecond{.proposal = proposal})));
  }

  static Id128 fresh() { return seal::fresh_id(); }
  static app::Submission pressed() {
    return {.id = SubmissionId{fresh()}, .content = {}, .seen_token = {}};
  }

  Staff screening = account("screening", "screening_team");
  Staff head = account("head", "head_of_mash");
  Staff other_head = account("head2", "head_of_mash");
  Staff worker = account("worker", "social_worker");
  Staff it = account("it", "administrator");
  app::Sent sent = worry();
  std::string token;
};

bool hears(http::Subscription& stream) {
  return stream.take().find("event: notice") != std::string::npos;
}

}  // namespace

TEST_CASE("a stream hears of its case for as long as it is open to whoever follows") {
  Followed world;
  const auto stream = world.follow(world.of_the_case());
  world.happens_there();
  CHECK(hears(*stream));
  world.declares(std::nullopt);
  CHECK_FALSE(stream->has_ended());
  world.happens_there();
  CHECK(hears(*stream));
}

TEST_CASE(
    "a stream ends with a conflict, hears nothing more, and is judged anew when opened again") {
  Followed world;
  const auto stream = world.follow(world.of_the_case());
  const auto queue = world.follow("queue");
  world.declares(world.sent.contact);
  CHECK(stream->has_ended());
  CHECK_FALSE(queue->has_ended());
  world.happens_there();
  CHECK_FALSE(hears(*stream));
  const auto again = world.follow(world.of_the_case());
  world.happens_there();
  CHECK_FALSE(hears(*again));
}

TEST_CASE("a restriction ends the streams of those who are not on the list, and no others") {
  Followed world;
  const auto of_worker = world.follow(world.of_the_case());
  const auto of_screening = world.follow(world.of_the_case(), world.signed_in("screening"));
  world.happens_there();
  REQUIRE(hears(*of_worker));
  REQUIRE(hears(*of_screening));
  world.restricts_to({world.head, world.worker});
  CHECK(of_screening->has_ended());
  CHECK_FALSE(of_worker->has_ended());
  world.happens_there();
  CHECK(hears(*of_worker));
  CHECK_FALSE(hears(*of_screening));
}

TEST_CASE("a stream ends with its session, its account, and another role") {
  SUBCASE("signed out") {
    Followed world;
    const auto stream = world.follow("queue");
    const auto stays = world.follow("queue", world.signed_in("worker"));
    world.hub().people().sign_out(world.token);
    CHECK(stream->has_ended());
    CHECK_FALSE(stays->has_ended());
    world.happens_there();
    CHECK_FALSE(hears(*stream));
    CHECK(hears(*stays));
    CHECK(world.follow("queue") == nullptr);
  }
  SUBCASE("left alone for too long") {
    Followed world;
    const auto stream = world.follow("queue");
    end_streams_of_ended_sessions(world.site());
    CHECK_FALSE(stream->has_ended());
    world.now += 24h;
    end_streams_of_ended_sessions(world.site());
    CHECK(stream->has_ended());
    CHECK(world.follow("queue") == nullptr);
  }
  SUBCASE("closed") {
    Followed world;
    const auto stream = world.follow("duty");
    REQUIRE(world.hub().people().close_account(world.it, world.worker.id, "left"));
    CHECK(stream->has_ended());
    CHECK(world.follow("duty") == nullptr);
  }
  SUBCASE("moved to a role that has no queue") {
    Followed world;
    const auto stream = world.follow("queue");
    REQUIRE(world.hub().people().change_role(world.it, world.worker.id, RoleCode{"administrator"},
                                             std::nullopt));
    CHECK(stream->has_ended());
  }
}

}  // namespace openmash::web
