#include "keep/sessions.h"

#include <doctest/doctest.h>

#include "keep/keep_world.h"
#include "keep/lockouts.h"
#include "keep/once.h"
#include "keep/parked.h"
#include "seal/random.h"

namespace openmash::keep {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST_CASE("a session is found by its token alone") {
  KeepWorld world;
  Sessions sessions{world.writer, world.readers, KeepWorld::key()};
  const Id128 staff = seal::fresh_id();
  const OpenedSession opened = sessions.open(staff, world.now);
  CHECK(opened.token.size() == 43);
  CHECK(opened.token != sessions.open(staff, world.now).token);
  const auto found = sessions.find(opened.token, world.now);
  REQUIRE(found);
  CHECK(found->staff == staff);
  CHECK(found->id == opened.session.id);
  CHECK(found->form_secret == opened.session.form_secret);
  CHECK(found->form_secret.size() == 32);
  CHECK_FALSE(sessions.find("", world.now));
  CHECK_FALSE(sessions.find(opened.token + "A", world.now));
  CHECK_FALSE(Sessions{world.writer, world.readers, KeepWorld::key()}.find(std::string(43, 'A'),
                                                                           world.now));
}

TEST_CASE(
    "a session ends after half an hour without use, and after twelve hours whatever happens") {
  KeepWorld world;
  Sessions sessions{world.writer, world.readers, KeepWorld::key()};
  const Instant start = world.now;
  const std::string token = sessions.open(seal::fresh_id(), start).token;
  CHECK(sessions.find(token, start + minutes{29}));
  CHECK_FALSE(sessions.find(token, start + minutes{30}));
  Instant now = start;
  while (now < start + hours{12} - minutes{20}) {
    now += minutes{20};
    sessions.touch(token, now);
    REQUIRE(sessions.find(token, now));
  }
  CHECK_FALSE(sessions.find(token, start + hours{12}));
  sessions.touch(token, start + hours{12});
  CHECK_FALSE(sessions.find(token, start + hours{12}));
  CHECK(sessions.sweep(start + hours{12}) == 1);
}

TEST_CASE("a use is written down at most once a minute") {
  KeepWorld world;
  Sessions sessions{world.writer, world.readers, KeepWorld::key()};
  const std::string token = sessions.open(seal::fresh_id(), world.now).token;
  sessions.touch(token, world.now + seconds{59});
  CHECK(sessions.find(token, world.now + seconds{59})->last_seen == world.now);
  sessions.touch(token, world.now + seconds{60});
  CHECK(sessions.find(token, world.now + seconds{60})->last_seen == world.now + seconds{60});
}

TEST_CASE("closing ends one session, closing all ends every one of that person") {
  KeepWorld world;
  Sessions sessions{world.writer, world.readers, KeepWorld::key()};
  const Id128 staff = seal::fresh_id();
  const std::string one = sessions.open(staff, world.now).token;
  const std::string two = sessions.open(staff, world.now).token;
  const std::string three = sessions.open(staff, world.now).token;
  const std::string others = sessions.open(seal::fresh_id(), world.now).token;
  sessions.close(one);
  CHECK_FALSE(sessions.find(one, world.now));
  CHECK(sessions.find(two, world.now));
  sessions.close_all(staff);
  CHECK_FALSE(sessions.find(two, world.now));
  CHECK_FALSE(sessions.find(three, world.now));
  CHECK(sessions.find(others, world.now));
}

TEST_CASE("a session can be found after a restart") {
  const db::TemporaryFolder folder;
  const Instant now = from_micros(1);
  std::string token;
  for (const bool is_first : {true, false}) {
    db::Writer writer{folder.path() / "hub.db"};
    prepare_tables(writer);
    db::Readers readers{writer.path()};
    Sessions sessions{writer, readers, KeepWorld::key()};
    if (is_first) {
      token = sessions.open(seal::fresh_id(), now).token;
    } else {
      CHECK(sessions.find(token, now));
    }
  }
}

TEST_CASE("a session that proves more has another token, and the old one opens nothing") {
  KeepWorld world;
  Sessions sessions{world.writer, world.readers, KeepWorld::key()};
  const Id128 staff = seal::fresh_id();
  const OpenedSession first = sessions.open(staff, world.now, {}, "Firefox on Windows");
  CHECK_FALSE(sessions.find(first.token, world.now)->proved.second);
  const Instant later = world.now + minutes{2};
  const auto second = sessions.rotate(first.token, later, {.second = true, .at = later});
  REQUIRE(second);
  CHECK(second->token != first.token);
  CHECK_FALSE(sessions.find(first.token, later));
  CHECK_FALSE(sessions.rotate(first.token, later, {}));
  const auto found = sessions.find(second->token, later);
  REQUIRE(found);
  CHECK(found->id == first.session.id);
  CHECK(found->form_secret == first.session.form_secret);
  CHECK(found->started == world.now);
  CHECK(found->proved == Proved{.second = true, .at = later});
  REQUIRE(sessions.list(staff, later).size() == 1);
  CHECK(sessions.list(staff, later).front().device == "Firefox on Windows");
  CHECK(sessions.ends(*found) == later + minutes{30});
  CHECK(sessions.ends_at_latest(*found) == world.now + hours{12});
}

TEST_CASE("somebody sees their own sessions, and ends one of them or all the others") {
  KeepWorld world;
  Sessions sessions{world.writer, world.readers, KeepWorld::key()};
  const Id128 staff = seal::fresh_id();
  const OpenedSession here = sessions.open(staff, world.now, {}, "Chrome on Linux");
  const OpenedSession there = sessions.open(staff, world.now + minutes{1}, {}, "Safari on a phone");
  const OpenedSession third = sessions.open(staff, world.now + minutes{2}, {}, "Edge on Windows");
  const OpenedSession others = sessions.open(seal::fresh_id(), world.now, {}, "Somebody else's");
  const Instant now = world.now + minutes{3};
  const auto all = sessions.list(staff, now);
  REQUIRE(all.size() == 3);
  CHECK(all[0].device == "Edge on Windows");
  CHECK(all[2].id == here.session.id);
  CHECK(all[2].started == world.now);

  sessions.close_one(staff, others.session.id);
  CHECK(sessions.find(others.token, now));
  sessions.close_one(staff, there.session.id);
  CHECK_FALSE(sessions.find(there.token, now));
  CHECK(sessions.find(third.token, now));
  sessions.close_others(staff, here.session.id);
  CHECK(sessions.find(here.token, now));
  CHECK_FALSE(sessions.find(third.token, now));
  CHECK(sessions.find(others.token, now));
  CHECK(sessions.list(staff, now + minutes{40}).empty());
}

TEST_CASE("what is spent once is spent for whoever comes second, and a counter only rises") {
  KeepWorld world;
  Once once{world.writer, KeepWorld::key()};
  const Instant until = world.now + minutes{2};
  CHECK(once.spend("code", "adult.1 123456", until));
  CHECK_FALSE(once.spend("code", "adult.1 123456", until));
  CHECK(once.spend("code", "adult.2 123456", until));
  CHECK(once.spend("challenge", "adult.1 123456", until));
  CHECK(once.sweep(world.now) == 0);
  CHECK(once.sweep(until) == 3);

  CHECK(once.rises("passkey", "a", 0));
  CHECK(once.rises("passkey", "a", 0));
  CHECK(once.rises("passkey", "a", 7));
  CHECK_FALSE(once.rises("passkey", "a", 7));
  CHECK_FALSE(once.rises("passkey", "a", 0));
  CHECK(once.rises("passkey", "a", 8));
  CHECK(once.rises("passkey", "b", 3));
}

TEST_CASE("five attempts are free, then each one doubles the wait, up to half an hour") {
  KeepWorld world;
  Lockouts lockouts{world.writer, world.readers, KeepWorld::key()};
  const auto attempt = [&] { return lockouts.attempt({{account_here, "adult.1"}}, world.now); };
  for (int i = 0; i < 5; ++i) {
    CHECK_FALSE(attempt());
  }
  std::vector<seconds> waits;
  for (int i = 0; i < 10; ++i) {
    const Instant until = attempt().value();
    waits.push_back(std::chrono::duration_cast<seconds>(until - world.now));
    world.now = until;
    CHECK_FALSE(attempt());
  }
  CHECK(waits[0] == seconds{30});
  CHECK(waits[1] == seconds{60});
  CHECK(waits[2] == seconds{120});
  CHECK(waits.back() == minutes{30});
  CHECK(attempt());
  CHECK_FALSE(lockouts.attempt({{account_here, "adult.2"}}, world.now));
}

TEST_CASE("waiting attempts are not counted, and one that may not be looked at counts nowhere") {
  KeepWorld world;
  Lockouts lockouts{world.writer, world.readers, KeepWorld::key()};
  for (int i = 0; i < 5; ++i) {
    CHECK_FALSE(lockouts.attempt({{account_here, "adult.1"}}, world.now));
  }
  for (int i = 0; i < 100; ++i) {
    CHECK(lockouts.attempt({{account_here, "adult.1"}, {one_peer, "192.0.2.1"}}, world.now) ==
          world.now + seconds{30});
  }
  CHECK_FALSE(lockouts.attempt({{one_peer, "192.0.2.1"}}, world.now));
}

TEST_CASE("an address that tries many names is made to wait, whoever it says it is") {
  KeepWorld world;
  Lockouts lockouts{world.writer, world.readers, KeepWorld::key()};
  for (int i = 0; i < one_peer.free; ++i) {
    CHECK_FALSE(lockouts.attempt(
        {{account_here, "adult." + std::to_string(i)}, {one_peer, "192.0.2.1"}}, world.now));
  }
  CHECK(lockouts.attempt({{account_here, "nobody yet"}, {one_peer, "192.0.2.1"}}, world.now) ==
        world.now + seconds{30});
}

TEST_CASE("success forgets what was one's own, forgives nobody else, and so does a quiet day") {
  KeepWorld world;
  Lockouts lockouts{world.writer, world.readers, KeepWorld::key()};
  const std::initializer_list<Counted> own{{account_here, "adult.1"}, {one_peer, "192.0.2.1"}};
  for (int i = 0; i < 5; ++i) {
    CHECK_FALSE(lockouts.attempt(own, world.now));
  }
  lockouts.succeeded(own);
  // The peer has four left of those five: fifteen more are free, and the next waits.
  for (int i = 0; i < one_peer.free - 4; ++i) {
    CHECK_FALSE(lockouts.attempt({{one_peer, "192.0.2.1"}}, world.now));
  }
  CHECK(lockouts.attempt({{one_peer, "192.0.2.1"}}, world.now));
  CHECK_FALSE(lockouts.attempt({{account_here, "adult.1"}}, world.now));

  world.now += account_here.forgotten_after;
  for (int i = 0; i < 5; ++i) {
    CHECK_FALSE(lockouts.attempt({{account_here, "adult.1"}}, world.now));
  }
  CHECK(lockouts.attempt({{account_here, "adult.1"}}, world.now));
  CHECK(lockouts.sweep(world.now + Lockouts::longest_kept) == 2);
}

TEST_CASE("a million guesses of a code, one each second, are looked at too seldom to be right") {
  KeepWorld world;
  Lockouts lockouts{world.writer, world.readers, KeepWorld::key()};
  const Instant end = world.now + seconds{1'000'000};
  int looked_at = 0;
  while (world.now < end) {
    const auto until = lockouts.attempt({{one_code, "adult.1"}}, world.now);
    looked_at += until ? 0 : 1;
    // Every second before `until` is refused alike: they are skipped here, and not looked at.
    world.now = until ? *until : world.now + seconds{1};
  }
  // Three codes of a million are right at any moment.
  CHECK(looked_at * 3 < 100);
  CHECK(looked_at > 10);
}

TEST_CASE("a form that came too late is offered to its own person, latest first") {
  KeepWorld world;
  Parked parked{world.writer, world.readers, world.ring};
  const Id128 staff = seal::fresh_id();
  const Fields fields{{"words", "Child A said"}, {"words", ""}};
  parked.park(staff, "/cases/1", fields, world.now);
  const Id128 later = parked.park(staff, "/cases/2", {}, world.now + minutes{1});
  world.now += minutes{2};
  const auto forms = parked.parked(staff, world.now);
  REQUIRE(forms.size() == 2);
  CHECK(forms[0].id == later);
  CHECK(forms[0].path == "/cases/2");
  CHECK(forms[0].fields.empty());
  CHECK(forms[1].path == "/cases/1");
  CHECK(forms[1].fields == fields);
  CHECK(parked.parked(seal::fresh_id(), world.now).empty());

  parked.forget(seal::fresh_id(), later);
  CHECK(parked.parked(staff, world.now).size() == 2);
  parked.forget(staff, later);
  CHECK(parked.parked(staff, world.now).size() == 1);
  CHECK(parked.parked(staff, world.now + Parked::kept).empty());
  CHECK(parked.sweep(world.now + Parked::kept) == 1);
}

TEST_CASE("only so many forms are parked for one person, the latest of them") {
  KeepWorld world;
  Parked parked{world.writer, world.readers, world.ring};
  const Id128 staff = seal::fresh_id();
  for (int i = 0; i < 15; ++i) {
    parked.park(staff, std::to_string(i), {}, world.now + seconds{i});
  }
  const auto forms = parked.parked(staff, world.now + seconds{20});
  REQUIRE(forms.size() == Parked::most_for_one);
  CHECK(forms.front().path == "14");
  CHECK(forms.back().path == "5");
}

}  // namespace openmash::keep
