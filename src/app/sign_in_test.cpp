#include "app/sign_in.h"

#include <filesystem>
#include <fstream>
#include <functional>

#include "app/fixture_test.h"
#include "factors/base64url.h"
#include "factors/signer_test.h"
#include "seal/hash.h"
#include "seal/totp.h"

namespace openmash::app {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr std::string_view password = "correct horse battery";

/// Somebody at a browser.
struct Person {
  TestHub& hub;
  std::string name;
  Caller caller{.peer = "192.0.2.7", .device = "Firefox on Linux"};
  std::string token{};

  [[nodiscard]] SignIn& people() const { return hub.hub->people(); }
  SignInOutcome sign_in(std::string_view typed = password) {
    const SignInOutcome outcome = people().sign_in(name, typed, caller);
    if (const auto* opened = std::get_if<SessionOpened>(&outcome)) {
      token = opened->token;
    }
    return outcome;
  }
  [[nodiscard]] bool is_in() const { return people().session(token).has_value(); }
  [[nodiscard]] Owes owes() const {
    const auto half = people().halfway(token);
    return half ? half->owes : Owes::nothing;
  }
  bool prove(const Proof& proof) {
    const ProofOutcome outcome = people().prove(token, proof, caller);
    if (const auto* opened = std::get_if<SessionOpened>(&outcome)) {
      token = opened->token;
    }
    return std::holds_alternative<SessionOpened>(outcome);
  }
};

/// The secret as an app reads it from the address.
Bytes secret_in(const AppOffer& offer) {
  static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  Bytes bytes;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : offer.secret) {
    if (c == ' ') {
      continue;
    }
    held = (held << 5) | static_cast<unsigned>(letters.find(c));
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push_back(static_cast<Byte>(held >> bits));
    }
  }
  return bytes;
}

/// An app on a phone.
struct Phone {
  Bytes secret;
  [[nodiscard]] std::string code(Instant now) const {
    const auto since = std::chrono::floor<seconds>(now.time_since_epoch()).count();
    return seal::totp_code(secret, static_cast<std::uint64_t>(since / 30));
  }
};

/// Enrols an app for somebody signed in; their recovery codes are kept.
Phone enrol(Person& person, StaffId id, std::vector<std::string>* codes = nullptr) {
  const AppOffer offer = person.people().offer_app(id);
  const Phone phone{secret_in(offer)};
  const auto enrolled = person.people().enrol_app(person.token, offer.sealed,
                                                  phone.code(person.hub.now), person.caller);
  REQUIRE(enrolled);
  person.token = enrolled->token;
  if (codes != nullptr) {
    *codes = enrolled->recovery_codes;
  }
  person.hub.now += minutes{2};
  return phone;
}

/// A device that holds a passkey.
struct Device {
  factors::Signer signer{factors::Signer::Kind::p256};
  Bytes credential = Bytes(16, 5);
  std::uint32_t counter = 0;

  [[nodiscard]] static std::string client(const char* type, const std::string& challenge) {
    const std::string json = std::string{R"({"type":")"} + type + R"(","challenge":")" + challenge +
                             R"(","origin":"https://hub.example","crossOrigin":false})";
    return json;
  }
  [[nodiscard]] Bytes data(Byte flags) const {
    const seal::Hash hash = seal::sha256(as_bytes("hub.example"));
    Bytes bytes{hash.begin(), hash.end()};
    bytes.push_back(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.push_back(static_cast<Byte>(counter >> shift));
    }
    return bytes;
  }
  [[nodiscard]] PasskeyMade make(const PasskeyRequest& request) const {
    Bytes all = data(0x45);
    all.insert(all.end(), 16, 0);
    all.push_back(0);
    all.push_back(static_cast<Byte>(credential.size()));
    all.insert(all.end(), credential.begin(), credential.end());
    const Bytes key = signer.cose();
    all.insert(all.end(), key.begin(), key.end());
    Bytes map;
    for (const std::string_view part : {"\xa3\x63"
                                        "fmt\x64none\x67"
                                        "attStmt\xa0\x68"
                                        "authData\x58"}) {
      map.insert(map.end(), part.begin(), part.end());
    }
    map.push_back(static_cast<Byte>(all.size()));
    map.insert(map.end(), all.begin(), all.end());
    return {.client_data =
                factors::to_base64url(as_bytes(client("webauthn.create", request.challenge))),
            .attestation = factors::to_base64url(map),
            .name = "Work laptop"};
  }
  [[nodiscard]] PasskeyAnswer use(const PasskeyRequest& request) const {
    const std::string said = client("webauthn.get", request.challenge);
    Bytes message = data(0x05);
    const seal::Hash hash = seal::sha256(as_bytes(said));
    message.insert(message.end(), hash.begin(), hash.end());
    return {.credential = factors::to_base64url(credential),
            .client_data = factors::to_base64url(as_bytes(said)),
            .authenticator_data = factors::to_base64url(data(0x05)),
            .signature = factors::to_base64url(signer.sign(message))};
  }
};

/// The example hub, in which each agency has somebody who keeps its people.
std::string hub_with_agency_managers(const db::TemporaryFolder& folder) {
  const std::filesystem::path hub =
      folder.path() / std::filesystem::path{EXAMPLE_HUB}.filename();  // the slug's name
  const std::filesystem::path example{EXAMPLE_HUB};
  std::filesystem::copy(example, hub, std::filesystem::copy_options::recursive);
  std::filesystem::copy_file(example.parent_path() / "law.toml", folder.path() / "law.toml");
  std::ofstream profile{hub / "profile.toml", std::ios::app};
  profile << "\n[[roles]]\ncode = \"agency_manager\"\nname = \"Agency manager\"\n"
             "for_an_agency = true\npowers = [\"answer_requests\", \"keep_people\"]\n";
  return hub.string();
}

}  // namespace

TEST_CASE("a token opens nothing after any of eight changes") {
  TestHub hub;
  const Staff admin = hub.staff("admin", "administrator");
  struct Change {
    const char* what;
    std::function<void(Person&, StaffId)> happens;
  };
  SignIn& people = hub.hub->people();
  const std::vector<Change> changes{
      {"signing out", [&](Person& p, StaffId) { people.sign_out(p.token); }},
      {"a changed password",
       [&](Person& p, StaffId) {
         REQUIRE(people.change_own_password(p.token, password, "four words of snow", p.caller));
       }},
      {"a closed account",
       [&](Person&, StaffId id) { REQUIRE(people.close_account(admin, id, "left")); }},
      {"another role",
       [&](Person&, StaffId id) {
         REQUIRE(people.change_role(admin, id, RoleCode{"social_worker"}, std::nullopt));
       }},
      {"sessions ended by who keeps the account",
       [&](Person&, StaffId id) { REQUIRE(people.end_sessions(admin, id)); }},
      {"a fresh proof",
       [&](Person& p, StaffId) {
         CHECK(std::holds_alternative<SessionOpened>(
             people.prove(p.token, PasswordAgain{std::string{password}}, p.caller)));
       }},
      {"a second factor",
       [&](Person& p, StaffId id) {
         const AppOffer offer = people.offer_app(id);
         REQUIRE(people.enrol_app(p.token, offer.sealed, Phone{secret_in(offer)}.code(hub.now),
                                  p.caller));
       }},
      {"time", [&](Person&, StaffId) { hub.now += minutes{31}; }},
  };
  REQUIRE(changes.size() == 8);
  int number = 0;
  for (const Change& change : changes) {
    CAPTURE(change.what);
    Person person{hub, "person" + std::to_string(++number)};
    const Staff staff = hub.staff(person.name, "screening_team");
    person.sign_in();
    const std::string before = person.token;
    REQUIRE(people.session(before));  // the control
    change.happens(person, staff.id);
    CHECK_FALSE(people.session(before));
    CHECK_FALSE(people.halfway(before));
    CHECK_FALSE(std::holds_alternative<SessionOpened>(
        people.prove(before, PasswordAgain{std::string{password}}, person.caller)));
  }
}

TEST_CASE("a session ended by its own person ends, and nobody ends another's by its number") {
  TestHub hub;
  const Staff staff = hub.staff("screening", "screening_team");
  const Staff other = hub.staff("other", "screening_team");
  Person here{hub, "screening"};
  Person there{hub, "screening", {.peer = "192.0.2.8", .device = "Safari on an iPhone"}};
  here.sign_in();
  there.sign_in();
  const auto all = here.people().sessions_of(staff.id);
  REQUIRE(all.size() == 2);
  const Id128 theirs = there.people().session(there.token)->session;
  here.people().end_session(other.id, theirs);
  CHECK(there.is_in());
  here.people().end_session(staff.id, theirs);
  CHECK_FALSE(there.is_in());
  CHECK(here.is_in());
}

TEST_CASE("being watched by an event stream keeps no session alive") {
  TestHub hub;
  hub.staff("screening", "screening_team");
  Person person{hub, "screening"};
  person.sign_in();
  for (int i = 0; i < 2; ++i) {
    hub.now += minutes{14};
    CHECK(person.people().session(person.token, false));
  }
  hub.now += minutes{3};
  CHECK_FALSE(person.is_in());
  person.sign_in();
  for (int i = 0; i < 3; ++i) {  // the control: a page does
    hub.now += minutes{14};
    CHECK(person.is_in());
  }
}

TEST_CASE("a stranger's wrong passwords keep nobody out for long, and not at all at home") {
  TestHub hub;
  const Staff staff = hub.staff("screening", "screening_team");
  Person person{hub, "screening"};
  Person home{hub, "screening"};
  home.caller.home = home.people().home_mark(staff.id);
  home.caller.peer = "192.0.2.9";
  // A crowd of strangers, each from an address of its own, for a whole day.
  int tried = 0;
  const Instant end = hub.now + hours{24};
  while (hub.now < end) {
    const std::string peer = "198.51.100." + std::to_string(tried++ % 250);
    const auto outcome = person.people().sign_in("screening", "wrong", {.peer = peer});
    if (const auto* wait = std::get_if<WaitUntil>(&outcome)) {
      hub.now = std::min(wait->when, hub.now + minutes{5});
    }
  }
  CHECK(tried > 50);
  CHECK(tried < 1000);
  const auto outcome = person.sign_in();
  if (const auto* wait = std::get_if<WaitUntil>(&outcome)) {
    CHECK(wait->when <= hub.now + minutes{5});
    hub.now = wait->when;
    CHECK(std::holds_alternative<SessionOpened>(person.sign_in()));
  }
  CHECK(std::holds_alternative<SessionOpened>(home.sign_in()));
  // At home one's own mistakes count, and a home mark of somebody else's is none.
  for (int i = 0; i < 5; ++i) {
    CHECK(std::holds_alternative<WrongNameOrPassword>(home.sign_in("wrong")));
  }
  CHECK(std::holds_alternative<WaitUntil>(home.sign_in()));
}

TEST_CASE("who has an app is nobody until its code is right, and a code is right once") {
  TestHub hub;
  const Staff staff = hub.staff("screening", "screening_team");
  Person person{hub, "screening"};
  person.sign_in();
  std::vector<std::string> codes;
  const Phone phone = enrol(person, staff.id, &codes);
  CHECK(person.is_in());
  CHECK(codes.size() == 8);

  Person again{hub, "screening"};
  again.sign_in();
  CHECK_FALSE(again.is_in());
  CHECK(again.owes() == Owes::code);
  CHECK_FALSE(again.prove(PasswordAgain{std::string{password}}));
  CHECK_FALSE(again.prove(TypedCode{"000000"}));
  const std::string code = phone.code(hub.now);
  CHECK(again.prove(TypedCode{code}));
  CHECK(again.is_in());
  CHECK(again.people().session(again.token)->proved == hub.now);

  Person thief{hub, "screening", {.peer = "198.51.100.1"}};
  thief.sign_in();
  CHECK_FALSE(thief.prove(TypedCode{code}));  // looked at over a shoulder: it was used
  hub.now += seconds{30};
  CHECK_FALSE(thief.prove(TypedCode{code}));
  CHECK(thief.prove(TypedCode{phone.code(hub.now)}));  // the control

  Person lost{hub, "screening", {.peer = "192.0.2.10"}};
  lost.sign_in();
  CHECK(lost.prove(TypedCode{codes.front()}));
  Person second{hub, "screening", {.peer = "192.0.2.11"}};
  second.sign_in();
  CHECK_FALSE(second.prove(TypedCode{codes.front()}));
  CHECK(second.prove(TypedCode{codes.back()}));
  CHECK(second.people().factors(staff.id).recovery_codes_left == 6);
}

TEST_CASE("whoever guesses codes waits, and with them only those who know the password") {
  TestHub hub;
  const Staff staff = hub.staff("screening", "screening_team");
  Person person{hub, "screening"};
  person.sign_in();
  const Phone phone = enrol(person, staff.id);
  Person thief{hub, "screening", {.peer = "198.51.100.1"}};
  thief.sign_in();
  for (int i = 0; i < 5; ++i) {
    CHECK_FALSE(thief.prove(TypedCode{"000000"}));
  }
  CHECK(std::holds_alternative<WaitUntil>(
      thief.people().prove(thief.token, TypedCode{phone.code(hub.now)}, thief.caller)));
  // In a browser where its person was signed in before, they go on.
  Person home{hub, "screening"};
  home.caller.home = home.people().home_mark(staff.id);
  home.sign_in();
  CHECK(home.prove(TypedCode{phone.code(hub.now)}));
}

TEST_CASE("in earnest nobody works with a password alone, nor with one that was given them") {
  TestHub hub;
  const Staff admin = hub.staff("admin", "administrator");
  SignIn& people = hub.hub->people();
  people.set_rules({.in_earnest = true, .origin = "https://hub.example"});
  const auto opened = people.open_account(admin,
                                          {.user_name = "new",
                                           .display_name = "Screening officer 9",
                                           .role = RoleCode{"screening_team"},
                                           .agency = {},
                                           .password_hash = ""},
                                          password);
  REQUIRE(opened);
  Person person{hub, "new"};
  person.sign_in();
  CHECK_FALSE(person.is_in());
  CHECK(person.owes() == Owes::own_password);
  const auto changed =
      people.change_own_password(person.token, password, "four words of snow", person.caller);
  REQUIRE(changed);
  person.token = changed->token;
  CHECK(person.owes() == Owes::enrolment);
  CHECK_FALSE(person.is_in());
  const Phone phone = enrol(person, *opened);
  CHECK(person.is_in());

  // Lost: who keeps the account takes it away, somebody who guards says whose it is, and they
  // enrol anew.
  REQUIRE(people.reset_factors(admin, *opened));
  person.sign_in("four words of snow");
  CHECK(person.owes() == Owes::second);
  REQUIRE(people.agree(hub.staff("head", "head_of_mash"), *opened, 1));
  CHECK(person.owes() == Owes::nothing);  // that session has ended
  person.sign_in("four words of snow");
  CHECK(person.owes() == Owes::enrolment);

  const Staff demo = hub.staff("demo", "screening_team");
  Person shown{hub, "demo"};
  shown.sign_in();
  CHECK(shown.owes() == Owes::own_password);
  people.open_for_demonstration(demo.id);
  CHECK(shown.is_in());

  hub.open();  // all of it was stored
  hub.hub->people().set_rules({.in_earnest = true});
  person.sign_in("four words of snow");
  CHECK(person.owes() == Owes::enrolment);
  shown.sign_in();
  CHECK(shown.is_in());
}

TEST_CASE("one's own password is changed only by who knows it, and to none that is tried first") {
  TestHub hub;
  hub.staff("screening", "screening_team");
  Person person{hub, "screening"};
  person.sign_in();
  SignIn& people = person.people();
  const auto refused = [&](std::string_view now, std::string_view wanted) {
    const auto changed = people.change_own_password(person.token, now, wanted, person.caller);
    return changed ? AccountRefusal{NotPermitted{}} : changed.error();
  };
  CHECK(std::holds_alternative<WrongPassword>(refused("wrong", "four words of snow")));
  CHECK(std::holds_alternative<PasswordTooShort>(refused(password, "short")));
  CHECK(std::holds_alternative<PasswordGuessedEarly>(refused(password, "Password12345")));
  CHECK(std::holds_alternative<PasswordGuessedEarly>(refused(password, "screening2026")));
  CHECK(std::holds_alternative<PasswordUnchanged>(refused(password, password)));
  CHECK(person.is_in());
  for (int i = 0; i < 5; ++i) {
    static_cast<void>(refused("wrong", "four words of snow"));
  }
  CHECK(std::holds_alternative<WaitUntil>(refused(password, "four words of snow")));
}

TEST_CASE("a passkey signs in by itself, in the browser it was asked in, once") {
  TestHub hub;
  const Staff staff = hub.staff("screening", "screening_team");
  SignIn& people = hub.hub->people();
  people.set_rules({.in_earnest = false, .origin = "https://hub.example"});
  Person person{hub, "screening"};
  person.sign_in();
  Device device;
  const std::string session = people.session(person.token)->session.hex();
  const PasskeyRequest request = people.ask_passkey(session, staff.id);
  CHECK(request.relying_party == "hub.example");
  CHECK_FALSE(people.add_passkey(person.token, device.make(people.ask_passkey("other", staff.id))));
  const auto enrolled = people.add_passkey(person.token, device.make(request));
  REQUIRE(enrolled);
  CHECK(enrolled->recovery_codes.size() == 8);
  CHECK_FALSE(people.add_passkey(enrolled->token, device.make(request)));  // asked for once

  const auto sign_in = [&](const PasskeyAnswer& answer, const char* browser) {
    return std::holds_alternative<SessionOpened>(
        people.sign_in_with_passkey(answer, browser, person.caller));
  };
  const PasskeyAnswer answer = device.use(people.ask_passkey("browser", std::nullopt));
  CHECK_FALSE(sign_in(answer, "another browser"));
  CHECK(sign_in(answer, "browser"));
  CHECK_FALSE(sign_in(answer, "browser"));
  const PasskeyAnswer late = device.use(people.ask_passkey("browser", std::nullopt));
  hub.now += minutes{11};
  CHECK_FALSE(sign_in(late, "browser"));

  device.counter = 7;
  CHECK(sign_in(device.use(people.ask_passkey("browser", std::nullopt)), "browser"));
  device.counter = 6;  // a copy of it
  CHECK_FALSE(sign_in(device.use(people.ask_passkey("browser", std::nullopt)), "browser"));

  // Beside the password it is the second factor.
  device.counter = 8;
  Person again{hub, "screening"};
  again.sign_in();
  CHECK(again.owes() == Owes::code);
  const auto half = people.halfway(again.token);
  CHECK(again.prove(device.use(people.ask_passkey(half->session.hex(), staff.id))));
  CHECK(again.is_in());

  people.remove_passkey(staff.id, device.credential);
  device.counter = 9;
  CHECK_FALSE(sign_in(device.use(people.ask_passkey("browser", std::nullopt)), "browser"));
}

TEST_CASE("an agency adds and ends its own people, and nobody else's") {
  const db::TemporaryFolder folder;
  const std::string with_managers = hub_with_agency_managers(folder);
  TestHub hub{with_managers.c_str()};
  const Staff admin = hub.staff("admin", "administrator");
  const Staff manager = hub.staff("manager", "agency_manager", AgencyCode{"police"});
  const Staff nurse = hub.staff("nurse", "agency_representative", AgencyCode{"health"});
  SignIn& people = hub.hub->people();
  const auto open = [&](const char* user, const char* role, std::optional<AgencyCode> agency) {
    return people.open_account(manager,
                               {.user_name = user,
                                .display_name = user,
                                .role = RoleCode{role},
                                .agency = std::move(agency),
                                .password_hash = ""},
                               password);
  };
  const auto officer = open("officer", "agency_representative", AgencyCode{"police"});
  REQUIRE(officer);
  CHECK_FALSE(open("spy", "agency_representative", AgencyCode{"health"}));
  CHECK_FALSE(open("head", "head_of_mash", AgencyCode{"police"}));
  CHECK_FALSE(open("boss", "administrator", std::nullopt));
  CHECK_FALSE(people.close_account(manager, nurse.id, "no"));
  CHECK_FALSE(people.end_sessions(manager, nurse.id));
  CHECK_FALSE(people.set_password(manager, admin.id, "four words of snow"));
  CHECK_FALSE(people.change_role(manager, *officer, RoleCode{"head_of_mash"}, std::nullopt));
  CHECK_FALSE(people.change_role(manager, *officer, RoleCode{"agency_representative"},
                                 AgencyCode{"health"}));
  CHECK_FALSE(people.close_account(manager, manager.id, "me"));
  CHECK_FALSE(people.change_role(admin, admin.id, RoleCode{"head_of_mash"}, std::nullopt));
  CHECK_FALSE(people.end_sessions(nurse, *officer));
  CHECK(people.end_sessions(manager, *officer));
  CHECK(people.close_account(manager, *officer, "Left the force"));
  CHECK(people.close_account(admin, nurse.id, "Left the trust"));
}

TEST_CASE("nobody comes in by what an administrator did before somebody who guards has agreed") {
  TestHub hub;
  const Staff admin = hub.staff("admin", "administrator");
  SignIn& people = hub.hub->people();
  const auto open = [&](const char* user, const char* role, std::optional<AgencyCode> agency = {}) {
    return people
        .open_account(admin,
                      {.user_name = user,
                       .display_name = user,
                       .role = RoleCode{role},
                       .agency = std::move(agency),
                       .password_hash = ""},
                      password)
        .value();
  };
  const auto owes = [&](const char* user) {
    Person person{hub, user};
    person.sign_in();
    return person.owes();
  };
  // A new hub has nobody who could agree; from the first one on it takes two.
  const StaffId head = open("head", "head_of_mash");
  CHECK(owes("head") == Owes::own_password);
  const StaffId worker = open("second me", "social_worker");
  CHECK(owes("second me") == Owes::second);
  CHECK(owes("second me") == Owes::second);
  open("other admin", "administrator");
  CHECK(owes("other admin") == Owes::own_password);
  open("nurse", "agency_representative", AgencyCode{"health"});
  CHECK(owes("nurse") == Owes::second);

  // Not whoever did it, not the person, nor anybody who does not guard.
  const Staff decides = people.find(head)->staff();
  const Staff screening = hub.staff("screening", "screening_team");
  for (const Staff& one : {admin, people.find(worker)->staff(), screening}) {
    CHECK(people.waiting_for(one).empty());
    CHECK_FALSE(people.agree(one, worker, 1));
  }
  CHECK(people.waiting_for(decides).size() == 2);
  CHECK_FALSE(people.agree(decides, worker, 2));  // not what was looked at
  Person person{hub, "second me"};
  person.sign_in();
  CHECK_FALSE(
      people.change_own_password(person.token, password, "four words of snow", person.caller));
  REQUIRE(people.agree(decides, worker, 1));
  CHECK_FALSE(people.agree(decides, worker, 1));
  CHECK_FALSE(people.halfway(person.token));
  CHECK(owes("second me") == Owes::own_password);

  // A password, factors, a role or a link given later waits too, through a restart.
  REQUIRE(people.set_password(admin, worker, "four words of snow"));
  REQUIRE(people.change_role(admin, worker, RoleCode{"head_of_mash"}, {}));
  REQUIRE(people.end_sessions(admin, worker));    // lets nobody in
  CHECK_FALSE(people.agree(decides, worker, 1));  // what was looked at then is not what it is now
  hub.open();
  SignIn& again = hub.hub->people();
  const auto waiting = again.waiting_for(decides);
  const auto one = std::ranges::find(waiting, worker, [](const auto& it) { return it.who.id; });
  REQUIRE(one != waiting.end());
  CHECK(one->ways.size() == 2);
  CHECK(one->ways.front().way == WayIn::password);
  CHECK(one->ways.back().way == WayIn::role);
  // The head's own waits for somebody else, even where nobody is left.
  REQUIRE(again.set_password(admin, head, "four words of snow"));
  CHECK(owes("head") == Owes::nothing);  // the old password opens nothing at all
  Person locked{hub, "head"};
  locked.sign_in("four words of snow");
  CHECK(locked.owes() == Owes::second);
  CHECK_FALSE(again.agree(decides, head, 1));
  // Nor is there a way round by taking the guards away first, or by way of an administrator's role.
  REQUIRE(again.change_role(admin, head, RoleCode{"contact_officer"}, {}));
  REQUIRE(again.change_role(admin, worker, RoleCode{"administrator"}, {}));
  const auto ways = again.find(worker)->ways_given;
  REQUIRE(again.set_password(admin, worker, "five words of hail"));
  CHECK(again.find(worker)->ways_given == ways + 1);
  const auto late = again.open_account(admin,
                                       {.user_name = "boss",
                                        .display_name = "boss",
                                        .role = RoleCode{"head_of_mash"},
                                        .agency = {},
                                        .password_hash = ""},
                                       password);
  REQUIRE(late);
  CHECK(owes("boss") == Owes::second);
}

TEST_CASE("who looks after accounts may open, read or do nothing of a child's, of all there is") {
  const TestHub hub;
  const hub::Profile& profile = hub.hub->profile();
  const Staff admin{.id = StaffId{seal::fresh_id()}, .role = RoleCode{"administrator"}};
  const Staff head{.id = StaffId{seal::fresh_id()}, .role = RoleCode{"head_of_mash"}};
  int of_head = 0;
  for (int i = 0; i <= static_cast<int>(Permission::hand_out_letter); ++i) {
    const auto permission = static_cast<Permission>(i);
    const bool is_of_accounts = permission == Permission::administer ||
                                permission == Permission::keep_people ||
                                permission == Permission::refer;
    CAPTURE(i);
    for (const bool decided : {false, true}) {
      for (const char* asked : {"police", "health", ""}) {
        Subject subject{.worker = head.id, .decided = decided, .weighed = decided};
        if (*asked != '\0') {
          subject.asked = AgencyCode{asked};
        }
        CHECK((may(admin, permission, subject, profile) > Level::absent) == is_of_accounts);
      }
    }
    of_head += permits(head, permission, {.worker = head.id, .weighed = true}, profile) ? 1 : 0;
  }
  CHECK(of_head > 10);  // the control
}

TEST_CASE("a link to the organisation's sign-in takes the password away, and one subject is one") {
  TestHub hub;
  const Staff admin = hub.staff("admin", "administrator");
  const Staff staff = hub.staff("screening", "screening_team");
  const Staff other = hub.staff("other", "screening_team");
  SignIn& people = hub.hub->people();
  CHECK_FALSE(people.link(admin, staff.id, "worker-4"));  // there is no provider
  people.set_rules(
      {.in_earnest = false,
       .origin = "https://hub.example",
       .provider = Provider{
           .name = "account", .issuer = "https://id.example", .client = "openmash", .secret = ""}});
  Person person{hub, "screening"};
  CHECK(std::holds_alternative<SessionOpened>(person.sign_in()));
  REQUIRE(people.link(admin, staff.id, "worker-4"));
  CHECK_FALSE(person.is_in());
  CHECK(std::holds_alternative<WrongNameOrPassword>(person.sign_in()));
  const auto twice = people.link(admin, other.id, "worker-4");
  REQUIRE_FALSE(twice);
  CHECK(std::holds_alternative<SubjectTaken>(twice.error()));
  REQUIRE(people.unlink(admin, staff.id));
  CHECK(std::holds_alternative<SessionOpened>(person.sign_in()));
}

TEST_CASE("who came in and by what is recorded, and what was tried in vain, never what was typed") {
  TestHub hub;
  const Staff staff = hub.staff("worker", "social_worker");
  Person person{.hub = hub, .name = "worker"};
  const Instant began = hub.now;
  static_cast<void>(person.sign_in("a wrong password"));
  static_cast<void>(person.sign_in("another wrong one"));  // within the same second: counted
  hub.now += seconds{2};
  static_cast<void>(person.sign_in("a wrong password"));
  hub.now += seconds{2};
  static_cast<void>(person.sign_in());
  const std::vector<CameIn> all = person.people().came_in(staff.id, began);
  REQUIRE(all.size() == 3);  // newest first
  CHECK(all[0].met.passed);
  CHECK(all[0].met.guard == Guard::password);
  CHECK(all[0].met.is_strange);
  CHECK_FALSE(all[1].met.passed);
  CHECK(all[1].met.more == 1);
  CHECK(all[1].met.name == staff.id);
  CHECK(all[2].met.more == 0);

  // A session that was there before is told; at home nobody is a stranger.
  hub.now += seconds{2};
  Person elsewhere{.hub = hub, .name = "worker", .caller = {.peer = "192.0.2.8"}};
  static_cast<void>(elsewhere.sign_in());
  CHECK(person.people().session(person.token)->stranger == hub.now);
  CHECK_FALSE(elsewhere.people().session(elsewhere.token)->stranger);
  person.people().knows_of_strangers(staff.id);
  CHECK_FALSE(person.people().session(person.token)->stranger);
  hub.now += seconds{2};
  Person home{.hub = hub,
              .name = "worker",
              .caller = {.peer = "192.0.2.7", .home = person.people().home_mark(staff.id)}};
  static_cast<void>(home.sign_in());
  CHECK_FALSE(person.people().session(person.token)->stranger);
}

}  // namespace openmash::app
