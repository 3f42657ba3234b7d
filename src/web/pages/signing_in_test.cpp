#include <doctest/doctest.h>

#include "web/device_words.h"
#include "web/fixture_test.h"
#include "web/qr.h"
#include "web/step_up.h"

namespace openmash::web {

using namespace std::chrono_literals;

namespace {

std::string location(const http::Response& response) {
  return std::string(response.headers.first("Location").value_or(""));
}

/// The session's cookies as a thief would hold them, in another browser.
TestBrowser copy_of(const TestBrowser& browser) {
  return browser;
}

}  // namespace

TEST_CASE("somebody sees where they are signed in, and ends the one that is not them") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  browser.extra.set("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/128.0");
  browser.sign_in("screening");
  world.now += 5min;
  TestBrowser elsewhere(world);
  elsewhere.extra.set("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Safari/604.1");
  elsewhere.sign_in("screening");
  browser.get("/me");
  CHECK(browser.shows("Firefox on Windows"));
  CHECK(browser.shows("Safari on an iPhone"));
  CHECK(browser.shows("This one"));
  const std::string session = browser.hidden("session");
  REQUIRE(session.size() == 32);
  CHECK(location(browser.post("/me", {{"do", "end"}, {"session", session}})) == "/me?done=ended");
  CHECK(location(elsewhere.get("/queue")).starts_with("/sign-in"));
  CHECK(browser.get("/queue").status == 200);
}

TEST_CASE("whoever finds a screen unlocked cannot end its person's other sessions") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser found(world);
  found.sign_in("screening");
  world.now += 5min;
  TestBrowser elsewhere(world);
  elsewhere.sign_in("screening");
  world.now += 6min;
  found.get("/me");
  CHECK(location(found.post("/me", {{"do", "end-others"}})).starts_with("/prove"));
  CHECK(elsewhere.get("/queue").status == 200);
}

TEST_CASE("all sessions but one's own are ended at once") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  TestBrowser one(world);
  TestBrowser two(world);
  for (TestBrowser* each : {&one, &two, &browser}) {
    each->sign_in("screening");
  }
  browser.get("/me");
  CHECK(location(browser.post("/me", {{"do", "end-others"}})) == "/me?done=others");
  CHECK(one.get("/queue").status == 303);
  CHECK(two.get("/queue").status == 303);
  CHECK(browser.get("/queue").status == 200);
}

TEST_CASE("nothing typed is lost when a session ends by either limit or is ended by somebody") {
  HubOnAFolder world;
  const Staff admin = world.account("admin", "administrator");
  const Staff staff = world.account("screening", "screening_team");
  const auto lose = [&](const char* how, const auto& happens) {
    CAPTURE(how);
    TestBrowser browser(world);
    browser.sign_in("screening");
    browser.get("/find");
    happens(browser);
    CHECK(location(browser.post("/find", {{"reference", how}})) ==
          "/sign-in?next=%2Fparked&why=kept");
    CHECK(location(browser.sign_in("screening")) == "/parked");
    browser.get("/parked");
    CHECK(browser.shows(how));
    TestBrowser other(world);
    other.sign_in("admin");
    other.get("/parked");
    CHECK(!other.shows(how));
  };
  lose("unused", [&](TestBrowser&) { world.now += 31min; });
  lose("too long", [&](TestBrowser& browser) {
    for (int i = 0; i < 12 * 60 / 25 + 1; ++i) {
      world.now += 25min;
      browser.get("/queue");
    }
  });
  lose("ended by its own person", [&](TestBrowser&) {
    for (const keep::ListedSession& one : world.hub().people().sessions_of(staff.id)) {
      world.hub().people().end_session(staff.id, one.id);
    }
  });
  lose("ended by who keeps the account",
       [&](TestBrowser&) { REQUIRE(world.hub().people().end_sessions(admin, staff.id)); });
}

TEST_CASE("every page of staff says when it signs out, and that what is written is kept") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  browser.sign_in("screening");
  browser.get("/queue");
  CHECK(browser.shows("Unused, this page signs you out at"));
  CHECK(browser.shows("9:11am"));
  CHECK(browser.shows("data-session-left=\"1800\""));
  world.now += 20min;
  const auto stayed = browser.post("/stay", {});
  CHECK(stayed.status == 204);
  CHECK(stayed.headers.first("X-Session-Left") == "1800");
  world.now += 20min;
  CHECK(browser.get("/queue").status == 200);
}

TEST_CASE("signing out clears what the browser kept of the site") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  browser.sign_in("screening");
  browser.get("/queue");
  const auto out = browser.post("/sign-out", {});
  CHECK(out.headers.first("Clear-Site-Data") == "\"cache\", \"storage\"");
}

TEST_CASE("signing in again ends the session of before") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  world.account("admin", "administrator");
  TestBrowser browser(world);
  browser.sign_in("screening");
  TestBrowser thief = copy_of(browser);
  CHECK(thief.get("/queue").status == 200);
  browser.post("/sign-in", {{"form-token", browser.hidden("form-token")}});
  TestBrowser again = copy_of(browser);
  again.get("/queue");
  again.post("/sign-in",
             {{"name", "admin"}, {"password", std::string(HubOnAFolder::password)}, {"next", ""}});
  CHECK(thief.get("/queue").status == 303);
}

TEST_CASE("a page that wants a fresh proof asks for it, keeps what was typed and comes back") {
  HubOnAFolder world;
  world.account("admin", "administrator");
  TestBrowser browser(world);
  browser.sign_in("admin");
  CHECK(browser.get("/accounts").status == 200);  // signing in proves as much
  world.now += 9min;
  CHECK(browser.get("/accounts").status == 200);
  TestBrowser thief = copy_of(browser);
  world.now += 2min;
  const auto late = browser.post("/accounts", {{"display", "Screening officer 9"},
                                               {"name", "nine"},
                                               {"role", "screening_team"},
                                               {"agency", ""},
                                               {"password", "not to be kept"}});
  CHECK(location(late) == "/prove?next=%2Fparked");
  browser.get(location(late));
  CHECK(browser.shows("Show that it is still you"));
  CHECK(browser.post("/prove", {{"next", "/parked"}, {"password", "wrong"}}).status == 422);
  CHECK(location(browser.post(
            "/prove", {{"next", "/parked"}, {"password", std::string(HubOnAFolder::password)}})) ==
        "/parked");
  browser.get("/parked");
  CHECK(browser.shows("Screening officer 9"));
  CHECK(!browser.shows("not to be kept"));
  CHECK(browser.get("/accounts").status == 200);
  CHECK(thief.get("/queue").status == 303);  // the token of before opens nothing
  world.now += 10min;
  CHECK(location(browser.get("/accounts?x=1")) == "/prove?next=%2Faccounts%3Fx%3D1");
  CHECK(browser.get("/me").status == 200);  // what does not ask is open
}

TEST_CASE("a proof does not lead to another site") {
  HubOnAFolder world;
  world.account("admin", "administrator");
  TestBrowser browser(world);
  browser.sign_in("admin");
  browser.get("/prove?next=https://thief.example/");
  const auto proved = browser.post("/prove", {{"next", "https://thief.example/"},
                                              {"password", std::string(HubOnAFolder::password)}});
  CHECK(location(proved) == "/sign-in");
}

TEST_CASE("an app is added with a picture and words, and asked for from then on") {
  HubOnAFolder world;
  world.account("screening", "screening_team");
  TestBrowser browser(world);
  browser.sign_in("screening");
  browser.get("/me/app");
  CHECK(browser.shows("<svg class=\"om-qr\""));
  const std::string secret = browser.hidden("secret");
  CHECK(browser.post("/me/app", {{"do", "app"}, {"secret", secret}, {"code", "000000"}}).status ==
        422);
  CHECK(browser.hidden("secret") == secret);  // the same one: the phone has it already
  CHECK(browser.shows("This is not the code of this moment"));
}

TEST_CASE("a browser is told as its person knows it") {
  CHECK(device_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
                     "Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0") == "Edge on Windows");
  CHECK(device_words("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36") ==
        "Chrome on Android");
  CHECK(device_words("curl/8.0") == "A browser");
  CHECK(device_words("") == "A browser");
}

TEST_CASE("a QR code has a quiet edge, a label, and nothing where the words are too many") {
  const std::string code = qr_code("otpauth://totp/a:b?secret=JBSW", "The key").str();
  CHECK(code.find("aria-label=\"The key\"") != std::string::npos);
  CHECK(code.find("viewBox=\"0 0 ") != std::string::npos);
  CHECK(qr_code(std::string(5000, 'x'), "too long").empty());
}

TEST_CASE("what an administrator opened waits on a page of those who guard, and lets nobody in") {
  HubOnAFolder world;
  world.account("admin", "administrator");
  world.account("head", "head_of_mash");
  world.account("screening", "screening_team");
  TestBrowser admin(world);
  admin.sign_in("admin");
  admin.get("/accounts");
  const auto opened = admin.post("/accounts", {{"display", "Second Me"},
                                               {"name", "second.me"},
                                               {"role", "social_worker"},
                                               {"agency", ""},
                                               {"password", std::string(HubOnAFolder::password)}});
  CHECK(opened.status == 303);
  admin.get(std::string{opened.headers.first("Location").value_or("")});
  CHECK(admin.shows("It waits for a second person."));
  CHECK(admin.get("/access/accounts").status == 404);

  TestBrowser second(world);
  const auto in = second.sign_in("second.me");
  CHECK(in.headers.first("Location").value_or("").starts_with("/sign-in/step"));
  second.get("/sign-in/step");
  CHECK(second.shows("Your account waits for a second person"));
  const auto typed = second.post(
      "/sign-in/step",
      {{"password-now", std::string(HubOnAFolder::password)}, {"password", "four words of snow"}});
  CHECK(typed.status == 200);
  CHECK(second.shows("Your account waits for a second person"));
  CHECK(second.get("/queue").status == 303);

  TestBrowser screening(world);
  screening.sign_in("screening");
  CHECK(screening.get("/access/accounts").status == 404);

  TestBrowser head(world);
  head.sign_in("head");
  head.get("/access");
  CHECK(head.shows("Access (1)"));
  head.get("/access/accounts");
  CHECK(head.shows("Second Me"));
  CHECK(head.shows("Opened the account"));
  const std::vector<http::Field> agreed{{"account", head.hidden("account")}, {"seen", "1"}};
  CHECK(
      head.post("/access/accounts", {{"account", head.hidden("account")}, {"seen", "2"}}).status ==
      409);
  head.get("/access/accounts");
  CHECK(head.post("/access/accounts", agreed).status == 303);
  head.get("/access/accounts?done=1");
  CHECK(head.shows("Nothing waits here."));
  CHECK(head.post("/access/accounts", agreed).status == 409);
  CHECK(second.get("/sign-in/step").status == 303);  // whoever sat waiting begins again
  second.sign_in("second.me");
  second.get("/sign-in/step");
  CHECK(second.shows("Choose your own password"));

  world.now += 11min;
  CHECK(head.get("/access/accounts").headers.first("Location").value_or("").starts_with("/prove"));
}

}  // namespace openmash::web
