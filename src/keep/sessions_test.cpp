#include "keep/sessions.h"

#include <doctest/doctest.h>

#include "keep/keep_world.h"
#include "keep/lockouts.h"
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

TEST_CASE("five failures are free, then each one doubles the wait, up to half an hour") {
  KeepWorld world;
  Lockouts lockouts{world.writer, world.readers, KeepWorld::key()};
  for (int i = 0; i < 4; ++i) {
    lockouts.failed("adult.1", "192.0.2.1", world.now);
    CHECK_FALSE(lockouts.locked_until("adult.1", "192.0.2.1", world.now));
  }
  std::vector<Instant> until;
  for (int i = 0; i < 12; ++i) {
    lockouts.failed("adult.1", "192.0.2.1", world.now);
    until.push_back(lockouts.locked_until("adult.1", "192.0.2.1", world.now).value());
  }
  CHECK(until[0] == world.now + seconds{30});
  CHECK(until[1] == world.now + seconds{60});
  CHECK(until[2] == world.now + seconds{120});
  CHECK(until.back() == world.now + minutes{30});
  CHECK_FALSE(lockouts.locked_until("adult.1", "192.0.2.1", world.now + minutes{30}));
  CHECK_FALSE(lockouts.locked_until("adult.2", "192.0.2.1", world.now));
  CHECK(lockouts.locked_until("adult.1", "192.0.2.99", world.now));
}

TEST_CASE("an address that tries many names is made to wait, whoever it says it is") {
  KeepWorld world;
  Lockouts lockouts{world.writer, world.readers, KeepWorld::key()};
  for (int i = 0; i < Lockouts::free_peer_failures; ++i) {
    CHECK_FALSE(lockouts.locked_until("nobody yet", "192.0.2.1", world.now));
    lockouts.failed("adult." + std::to_string(i), "192.0.2.1", world.now);
  }
  CHECK(lockouts.locked_until("nobody yet", "192.0.2.1", world.now) == world.now + seconds{30});
}

TEST_CASE("signing in forgets the account's failures, and so does a quiet day") {
  KeepWorld world;
  Lockouts lockouts{world.writer, world.readers, KeepWorld::key()};
  const auto fail_often = [&](Instant now) {
    for (int i = 0; i < 6; ++i) {
      lockouts.failed("adult.1", "192.0.2.1", now);
    }
  };
  fail_often(world.now);
  CHECK(lockouts.locked_until("adult.1", "192.0.2.1", world.now));
  lockouts.succeeded("adult.1");
  CHECK_FALSE(lockouts.locked_until("adult.1", "192.0.2.1", world.now));
  lockouts.succeeded("adult.1");

  fail_often(world.now);
  world.now += Lockouts::forgotten_after;
  lockouts.failed("adult.1", "192.0.2.1", world.now);
  CHECK_FALSE(lockouts.locked_until("adult.1", "192.0.2.1", world.now));
  world.now += Lockouts::forgotten_after;
  CHECK(lockouts.sweep(world.now) == 2);
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
