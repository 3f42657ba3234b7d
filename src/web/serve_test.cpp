#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "govuk/assets.h"
#include "web/fixture_test.h"
#include "web/form.h"
#include "web/routes.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

http::Response one(Visit&) {
  return {};
}
http::Response other(Visit&) {
  return {};
}

std::string location(const http::Response& response) {
  return std::string(response.headers.first("Location").value_or(""));
}

/// An address of this pattern, whose parts are nobody's.
std::string filled_in(std::string_view pattern) {
  std::string address(pattern);
  std::ranges::replace_if(address, [](char c) { return c == '{' || c == '}'; }, 'x');
  return address;
}

/// What a page says, without what is fresh in each.
std::string without_tokens(const http::Response& response) {
  std::string text = response.body;
  for (const char* name : {"form-token", "submission"}) {
    const std::string before = "name=\"" + std::string(name) + "\" value=\"";
    for (std::size_t at = text.find(before); at != std::string::npos;
         at = text.find(before, at + 1)) {
      text.erase(at + before.size(), text.find('"', at + before.size()) - at - before.size());
    }
  }
  return text;
}

}  // namespace

TEST_CASE("the most literal address wins, whatever the order of the table") {
  const web::Route table[] = {{"/contacts/{ref}", one},
                              {"/contacts/new", other},
                              {"/contacts/{ref}/rate", other},
                              {"/", one}};
  CHECK(find_route(table, "/contacts/7K4Q-PDX9").parts == std::vector<std::string>{"7K4Q-PDX9"});
  CHECK(find_route(table, "/contacts/7K4Q-PDX9").route == &table[0]);
  CHECK(find_route(table, "/contacts/new").route == &table[1]);
  CHECK(find_route(table, "/contacts/new/rate").route == &table[2]);
  CHECK(find_route(table, "/").route == &table[3]);
  for (const char* nowhere :
       {"/contacts", "/contacts/", "/contacts//rate", "/contacts/a/rate/", "/CONTACTS/a", "//"}) {
    CAPTURE(nowhere);
    CHECK(find_route(table, nowhere).route == nullptr);
  }
}

TEST_CASE("no address is listed twice") {
  std::set<std::string_view> seen;
  for (const web::Route& route : routes()) {
    CAPTURE(route.pattern);
    CHECK(seen.insert(route.pattern).second);
  }
}

TEST_CASE("every answer carries the headers that keep it from others") {
  HubOnAFolder world;
  TestBrowser browser(world);
  const std::string asset(govuk::assets().front().path);
  for (const std::string& address :
       {std::string("/sign-in"), std::string("/queue"), std::string("/nothing-here"), asset}) {
    CAPTURE(address);
    const http::Response response = browser.get(address);
    const std::string policy(response.headers.first("Content-Security-Policy").value_or(""));
    CHECK(policy.find("default-src 'none'") != std::string::npos);
    CHECK(policy.find("require-trusted-types-for 'script'") != std::string::npos);
    CHECK(policy.find("object-src 'none'") != std::string::npos);
    CHECK(policy.find("base-uri 'none'") != std::string::npos);
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(response.headers.first("X-Content-Type-Options") == "nosniff");
    CHECK(response.headers.first("Referrer-Policy") == "no-referrer");
    CHECK(response.headers.first("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(response.headers.first("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(response.headers.first("Strict-Transport-Security") ==
          "max-age=31536000; includeSubDomains");
    CHECK((response.headers.first("Cache-Control") == "no-store") == (address != asset));
  }
  CHECK(browser.get("/nothing-here").status == 404);
}

TEST_CASE("no address for staff answers a stranger, whatever the method") {
  HubOnAFolder world;
  TestBrowser stranger(world);
  std::size_t sent_to_sign_in = 0;
  for (const web::Route& route : routes()) {
    if (route.whom != For::staff) {
      continue;
    }
    const std::string address = filled_in(route.pattern);
    CAPTURE(address);
    stranger.get("/sign-in");
    for (const http::Response& response : {stranger.get(address), stranger.post(address, {})}) {
      const bool to_sign_in =
          response.status == 303 && location(response).starts_with("/sign-in?next=");
      CHECK((to_sign_in || response.status == 204 || response.status == 405));
      sent_to_sign_in += to_sign_in ? 1 : 0;
    }
  }
  CHECK(sent_to_sign_in > 100);
  CHECK(stranger.get("/about").status == 200);
}

TEST_CASE(
    "every address says what it answers with, keeps it from caches, and invites no other site") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser stranger(world);
  TestBrowser staff(world);
  staff.sign_in("screening");
  std::vector<std::string> addresses{"/nothing-here"};
  for (const web::Route& route : routes()) {
    addresses.push_back(filled_in(route.pattern));
  }
  std::size_t with_body = 0;
  for (TestBrowser* browser : {&stranger, &staff}) {
    for (const std::string& address : addresses) {
      CAPTURE(address);
      const http::Response response = browser->get(address);
      const std::string type(response.headers.first("Content-Type").value_or(""));
      const bool says_it = type == "text/html; charset=utf-8" || type == "text/event-stream";
      CHECK((says_it || response.body.empty()));
      with_body += response.body.empty() ? 0 : 1;
      CHECK(response.headers.first("X-Content-Type-Options") == "nosniff");
      CHECK(response.headers.first("Cache-Control") == "no-store");
      CHECK(response.headers.has("Content-Security-Policy"));
      CHECK(response.headers.has("Strict-Transport-Security"));
      for (const http::Header& header : response.headers.fields()) {
        CHECK(!header.name.starts_with("Access-Control-"));
      }
    }
  }
  CHECK(with_body > addresses.size());
  for (const govuk::Asset& one : govuk::assets()) {
    const http::Response response = stranger.get(std::string(one.path));
    const std::string type(response.headers.first("Content-Type").value_or(""));
    CHECK(type.ends_with("; charset=utf-8"));
  }
}

TEST_CASE("no file, no list of files and no gauge answers at any address") {
  HubOnAFolder world;
  world.account("admin", "administrator");
  TestBrowser browser(world);
  browser.sign_in("admin");
  for (const char* address :
       {"/.git/HEAD", "/.env", "/hub.db", "/assets", "/assets/", "/assets/openmash.js", "/src",
        "/hubs/", "/metrics", "/health", "/status", "/debug", "/api", "/openapi.json", "/docs"}) {
    CAPTURE(address);
    CHECK(browser.get(address).status == 404);
  }
}

TEST_CASE("what stands in an address is no field of the form") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  browser.get("/sign-in");
  const std::string token = browser.hidden("form-token");
  const std::string password(HubOnAFolder::password);
  const auto sent = [&](const std::string& address, std::vector<http::Field> fields) {
    TestBrowser same_cookies = browser;
    return same_cookies.post(address, std::move(fields)).status;
  };
  const std::string query = "?form-token=" + token + "&name=screening&next=";
  CHECK(sent("/sign-in" + query, {{"form-token", ""}, {"password", password}}) == 403);
  CHECK(sent("/sign-in" + query, {{"form-token", token}, {"password", password}}) == 422);
  CHECK(sent("/sign-in", {{"form-token", token}, {"name", "screening"}, {"password", password}}) ==
        303);
}

TEST_CASE("a method an address does not take is refused in words") {
  HubOnAFolder world;
  TestBrowser browser(world);
  const http::Response response = browser.get("/sign-out");
  CHECK(response.status == 405);
  CHECK(response.headers.first("Allow") == "POST");
  CHECK(browser.shows("This address does not do that"));
}

TEST_CASE("the server's own refusals are pages in words") {
  HubOnAFolder world;
  for (const unsigned status : {400u, 405u, 408u, 413u, 415u, 431u, 503u}) {
    CAPTURE(status);
    const http::Response response = server_refused(world.site(), status);
    CHECK(response.status == status);
    CHECK(response.body.find("<h1") != std::string::npos);
    CHECK(response.headers.has("Content-Security-Policy"));
  }
  CHECK(server_fault(world.site(), {}, "af31").body.find("af31") != std::string::npos);
}

TEST_CASE("a page for staff sends a stranger to sign in, and back afterwards") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  CHECK(location(browser.get("/queue?show=all")) == "/sign-in?next=%2Fqueue%3Fshow%3Dall");
  browser.get("/sign-in?next=/queue%3Fshow%3Dall");
  CHECK(location(browser.post("/sign-in", {{"name", "screening"},
                                           {"password", std::string(HubOnAFolder::password)},
                                           {"next", browser.hidden("next")}})) ==
        "/queue?show=all");
  CHECK(browser.get("/queue?show=all").status == 200);
}

TEST_CASE("nobody is sent to another site after signing in") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  for (const char* elsewhere : {"https://example.org/", "//example.org", "/\\example.org"}) {
    CAPTURE(elsewhere);
    TestBrowser browser(world);
    browser.get("/sign-in");
    const auto response =
        browser.post("/sign-in", {{"name", "screening"},
                                  {"password", std::string(HubOnAFolder::password)},
                                  {"next", elsewhere}});
    CHECK(location(response) == "/queue");
  }
}

TEST_CASE("each role begins where its work is") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  world.account("police", "agency_representative", AgencyCode{"police"});
  world.account("admin", "administrator");
  CHECK(location(TestBrowser(world).sign_in("screening")) == "/queue");
  CHECK(location(TestBrowser(world).sign_in("police")) == "/requests");
  CHECK(location(TestBrowser(world).sign_in("admin")) == "/accounts");
}

TEST_CASE("a wrong name and a wrong password are told in the same words") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser one_person(world);
  one_person.get("/sign-in");
  const auto wrong_password =
      one_person.post("/sign-in", {{"name", "screening"}, {"password", "wrong"}, {"next", ""}});
  TestBrowser another(world);
  another.get("/sign-in");
  auto wrong_name =
      another.post("/sign-in", {{"name", "screenimg"}, {"password", "wrong"}, {"next", ""}});
  const std::size_t typed = wrong_name.body.find("screenimg");
  REQUIRE(typed != std::string::npos);
  wrong_name.body.replace(typed, 9, "screening");
  CHECK(without_tokens(wrong_password) == without_tokens(wrong_name));
  CHECK(another.shows("The name or the password is not right"));
}

TEST_CASE("after many wrong passwords the time to wait is told, and the right one waits too") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  for (int i = 0; i < 6; ++i) {
    browser.get("/sign-in");
    browser.post("/sign-in", {{"name", "screening"}, {"password", "wrong"}, {"next", ""}});
  }
  CHECK(browser.sign_in("screening").status == 422);
  CHECK(browser.shows("There have been too many attempts. Try again at 8:42am today"));
  world.now += 2min;
  CHECK(browser.sign_in("screening").status == 303);
}

TEST_CASE("a form with a forged or an old token does nothing and loses nothing") {
  HubOnAFolder world;
  world.account("admin", "administrator");
  TestBrowser browser(world);
  browser.sign_in("admin");
  browser.get("/accounts");
  const auto response = browser.post(
      "/accounts",
      {{"form-token", "forged"}, {"display", "Screening officer 9"}, {"name", "nine"}});
  CHECK(response.status == 403);
  CHECK(browser.shows("Nothing has been done yet"));
  CHECK(browser.shows("Screening officer 9"));
  CHECK(browser.hidden("name") == "nine");
  browser.get("/accounts");
  CHECK(!browser.shows("Screening officer 9"));
}

TEST_CASE("a password is not given back in a page that gives everything back") {
  HubOnAFolder world;
  TestBrowser browser(world);
  browser.get("/sign-in");
  const auto response = browser.post(
      "/sign-in",
      {{"form-token", "forged"}, {"name", "screening"}, {"password", "not for a page"}});
  CHECK(response.status == 403);
  CHECK(!browser.shows("not for a page"));
}

TEST_CASE("a form sent by another site is refused, whatever its token") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  const auto sent_with = [&](const char* header, const char* value) {
    TestBrowser browser(world);
    browser.get("/sign-in");
    browser.extra.set(header, value);
    return browser
        .post("/sign-in", {{"name", "screening"},
                           {"password", std::string(HubOnAFolder::password)},
                           {"next", ""}})
        .status;
  };
  CHECK(sent_with("Sec-Fetch-Site", "cross-site") == 403);
  CHECK(sent_with("Sec-Fetch-Site", "same-site") == 403);
  CHECK(sent_with("Origin", "https://example.org") == 403);
  CHECK(sent_with("Origin", "https://hub.example") == 303);
  CHECK(sent_with("Sec-Fetch-Site", "same-origin") == 303);
  // What browsers send from pages that give no referrer.
  CHECK(sent_with("Origin", "null") == 303);
}

TEST_CASE("a form without the cookie it was made for is not believed") {
  HubOnAFolder world;
  TestBrowser with_cookie(world);
  with_cookie.get("/sign-in");
  const std::string token = with_cookie.hidden("form-token");
  TestBrowser thief(world);
  CHECK(thief.post("/sign-in", {{"form-token", token}, {"name", "a"}, {"password", "b"}}).status ==
        403);
}

TEST_CASE("a field the page does not know is named, and nothing is done") {
  HubOnAFolder world;
  TestBrowser browser(world);
  browser.get("/sign-in");
  const auto response = browser.post(
      "/sign-in", {{"name", "a"}, {"password", "b"}, {"next", ""}, {"is-administrator", "yes"}});
  CHECK(response.status == 400);
  CHECK(browser.shows("is-administrator"));
}

TEST_CASE("a form that comes after its session is kept for its writer and sent when they say so") {
  HubOnAFolder world;
  world.account("admin", "administrator");
  world.account("other", "administrator");
  TestBrowser browser(world);
  browser.sign_in("admin");
  browser.get("/accounts");
  world.now += 31min;
  const auto late = browser.post("/accounts", {{"display", "Screening officer 9"},
                                               {"name", "nine"},
                                               {"role", "screening_team"},
                                               {"agency", ""}});
  CHECK(location(late) == "/sign-in?next=%2Fparked&why=kept");
  browser.get(location(late));
  CHECK(browser.shows("It is kept for you"));

  TestBrowser colleague(world);
  colleague.sign_in("other");
  colleague.get("/parked");
  CHECK(!colleague.shows("Screening officer 9"));

  CHECK(location(browser.sign_in("admin")) == "/parked");
  browser.get("/parked");
  CHECK(browser.shows("Screening officer 9"));
  const std::string parked = browser.hidden("parked");
  browser.get("/accounts");
  CHECK(!browser.shows("Screening officer 9"));

  const std::vector<http::Field> again{{"display", "Screening officer 9"},
                                       {"name", "nine"},
                                       {"role", "screening_team"},
                                       {"agency", ""},
                                       {"parked", parked}};
  CHECK(browser.post("/accounts", again).status == 422);
  CHECK(browser.hidden("parked") == parked);
  browser.get("/parked");
  CHECK(browser.shows("Screening officer 9"));
  auto whole = again;
  whole.push_back({"password", std::string(HubOnAFolder::password)});
  CHECK(browser.post("/accounts", whole).status == 303);
  browser.get("/parked");
  CHECK(browser.shows("Nothing of yours is waiting"));
}

TEST_CASE("a form from nobody known is not kept, and that is said") {
  HubOnAFolder world;
  TestBrowser browser(world);
  CHECK(location(browser.post("/accounts", {{"display", "x"}})) ==
        "/sign-in?next=%2Fparked&why=ended");
}

TEST_CASE("signing out ends the session and not only the cookie") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  browser.sign_in("screening");
  browser.get("/queue");
  TestBrowser same_cookies = browser;
  const http::Response out = browser.post("/sign-out", {});
  CHECK(location(out) == "/sign-in");
  CHECK(out.headers.first("Clear-Site-Data") == "\"cache\", \"storage\"");
  CHECK(same_cookies.get("/queue").status == 303);
}

TEST_CASE("an id made by a form is the same when the form comes again") {
  const app::Submission press{.id = SubmissionId{Id128{{1}}}, .content = {}, .seen_token = {}};
  const app::Submission next{.id = SubmissionId{Id128{{2}}}, .content = {}, .seen_token = {}};
  CHECK(created_id(press, "item", 1) == created_id(press, "item", 1));
  CHECK(created_id(press, "item", 1) != created_id(press, "item", 2));
  CHECK(created_id(press, "item", 1) != created_id(press, "answer", 1));
  CHECK(created_id(press, "item", 1) != created_id(next, "item", 1));
}

TEST_CASE("a moment is read as people write it, in London time") {
  HubOnAFolder world;
  const auto read = [&](const char* day, const char* month, const char* year, const char* time) {
    http::Request request{.method = http::Method::post};
    request.fields = http::Form{
        {{"came-day", day}, {"came-month", month}, {"came-year", year}, {"came-time", time}}};
    const Visit visit{.site = world.site(), .request = request};
    Problems problems;
    const auto moment = read_moment(visit, "came", problems);
    CHECK(moment.has_value() == problems.empty());
    return moment ? iso8601(*moment) : problems.front().words;
  };
  for (const char* nine : {"9:04", "9.04am", "9:04 AM", "09:04", "0904"}) {
    CAPTURE(nine);
    CHECK(read("17", "11", "2026", nine) == "2026-11-17T09:04:00.000000Z");
  }
  CHECK(read("17", "6", "2026", "21:04") == "2026-06-17T20:04:00.000000Z");
  CHECK(read("17", "6", "2026", "9pm") == "2026-06-17T20:00:00.000000Z");
  CHECK(read("17", "11", "2026", "12am") == "2026-11-17T00:00:00.000000Z");
  CHECK(read("17", "11", "2026", "midday") == "2026-11-17T12:00:00.000000Z");
  for (const char* wrong : {"25:00", "9:60", "13pm", "9", "soon", "9:04:05", "-9:04"}) {
    CAPTURE(wrong);
    CHECK(read("17", "11", "2026", wrong).find("Enter the time") == 0);
  }
  CHECK(read("17", "11", "2026", "") == "Enter a time, such as 9:04am");
  CHECK(read("", "", "", "9:04") == "Enter a date");
  CHECK(read("", "11", "2026", "9:04") == "Date must include a day, a month and a year");
}
