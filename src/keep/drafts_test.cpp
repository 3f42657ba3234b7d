#include "keep/drafts.h"

#include <doctest/doctest.h>

#include "base/faults.h"
#include "keep/keep_world.h"
#include "seal/random.h"

namespace openmash::keep {

using std::chrono::days;
using std::chrono::minutes;

namespace {

struct World : KeepWorld {
  Drafts drafts{writer, readers, key()};

  [[nodiscard]] Draft loaded(std::string_view code) {
    return std::get<Draft>(drafts.load(code, now));
  }
  std::uint64_t saved(std::string_view code, const Fields& fields, std::uint64_t revision) {
    return std::get<Saved>(drafts.save(code, fields, revision, now)).revision;
  }
};

const Fields first{{"name", "Child A"}, {"concern", "one\r\ntwo"}, {"concern", ""}};
const Fields second{{"name", "Child B"}};

}  // namespace

TEST_CASE("what was typed comes back exactly, with its code and no other") {
  World world;
  const std::string code = world.drafts.create(world.now);
  CHECK(world.loaded(code).revision == 0);
  CHECK(world.loaded(code).fields.empty());
  CHECK(world.saved(code, first, 0) == 1);
  CHECK(world.loaded(code).fields == first);
  CHECK(world.loaded(code).revision == 1);
  CHECK(std::holds_alternative<NoSuchDraft>(world.drafts.load(seal::fresh_code(), world.now)));
  CHECK(std::holds_alternative<NoSuchDraft>(world.drafts.load("nonsense", world.now)));
  CHECK(std::holds_alternative<NoSuchDraft>(
      world.drafts.save(seal::fresh_code(), first, 0, world.now)));
}

TEST_CASE("the code opens the draft however it is typed") {
  World world;
  const std::string code = world.drafts.create(world.now);
  world.saved(code, first, 0);
  std::string typed;
  for (const char c : code) {
    typed += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
  }
  CHECK(world.loaded(typed).fields == first);
}

TEST_CASE("an old page does not write over a newer one, and is shown what is stored") {
  World world;
  const std::string code = world.drafts.create(world.now);
  world.saved(code, first, 0);
  const SaveOutcome outcome = world.drafts.save(code, second, 0, world.now);
  REQUIRE(std::holds_alternative<DraftConflict>(outcome));
  CHECK(std::get<DraftConflict>(outcome).stored.fields == first);
  CHECK(std::get<DraftConflict>(outcome).stored.revision == 1);
  CHECK(world.loaded(code).fields == first);
  CHECK(world.saved(code, second, 1) == 2);
}

TEST_CASE("saving the same twice is one saving") {
  World world;
  const std::string code = world.drafts.create(world.now);
  CHECK(world.saved(code, first, 0) == 1);
  CHECK(world.saved(code, first, 0) == 1);
  CHECK(world.saved(code, first, 1) == 1);
  CHECK(world.drafts.versions(code, world.now).size() == 1);
}

TEST_CASE("earlier versions are kept, but only so many") {
  World world;
  const std::string code = world.drafts.create(world.now);
  std::uint64_t revision = 0;
  for (int i = 0; i < 30; ++i) {
    revision = world.saved(code, {{"n", std::to_string(i)}}, revision);
  }
  const std::vector<Draft> versions = world.drafts.versions(code, world.now);
  REQUIRE(versions.size() == Drafts::versions_kept);
  CHECK(versions.front().fields[0].second == "29");
  CHECK(versions.back().fields[0].second == "10");
}

TEST_CASE("a draft that was sent is closed, says as what, and keeps nothing of what was typed") {
  World world;
  const std::string code = world.drafts.create(world.now);
  world.saved(code, first, 0);
  const Id128 contact = seal::fresh_id();
  CHECK(world.drafts.mark_sent(code, contact, world.now));
  CHECK(std::get<AlreadySent>(world.drafts.load(code, world.now)).contact == contact);
  CHECK(std::get<AlreadySent>(world.drafts.save(code, second, 1, world.now)).contact == contact);
  CHECK(world.drafts.versions(code, world.now).empty());
  CHECK_FALSE(world.drafts.mark_sent(seal::fresh_code(), contact, world.now));
  CHECK_FALSE(world.drafts.mark_sent("nonsense", contact, world.now));
}

TEST_CASE("a copy is opened by its code, also after the draft has been swept away") {
  World world;
  const std::string code = world.drafts.create(world.now);
  const Id128 contact = seal::fresh_id();
  CHECK_FALSE(world.drafts.open_copy(code));
  world.drafts.mark_sent(code, contact, world.now);
  world.drafts.put_copy(code, contact.view(), world.now);
  world.now += days{365};
  CHECK(world.drafts.sweep(world.now) == 1);
  CHECK(id_from_bytes(world.drafts.open_copy(code).value()) == contact);
  CHECK_FALSE(world.drafts.open_copy(seal::fresh_code()));
  CHECK_FALSE(world.drafts.open_copy("nonsense"));
}

TEST_CASE("a draft is kept 30 days from its last saving and then it is gone") {
  World world;
  const std::string code = world.drafts.create(world.now);
  world.now += days{29};
  world.saved(code, first, 0);
  world.now += days{30};
  CHECK(world.loaded(code).fields == first);
  CHECK(world.drafts.sweep(world.now) == 0);
  world.now += minutes{1};
  CHECK(std::holds_alternative<NoSuchDraft>(world.drafts.load(code, world.now)));
  CHECK(world.drafts.sweep(world.now) == 1);
  CHECK(world.readers.read([](db::Connection& c) { return c.query("SELECT * FROM draft_version"); })
            .empty());
}

TEST_CASE("another hub's key finds nothing by the same code, and a damaged row says so") {
  World world;
  const std::string code = world.drafts.create(world.now);
  world.saved(code, first, 0);
  Drafts other{world.writer, world.readers, KeepWorld::key(2)};
  CHECK(std::holds_alternative<NoSuchDraft>(other.load(code, world.now)));
  world.writer.write([](db::Connection& connection) {
    Bytes fields = connection.query("SELECT fields FROM draft_version")[0].bytes(0);
    fields.back() ^= 1;
    connection.execute("UPDATE draft_version SET fields = ?1", {fields});
  });
  CHECK_THROWS_AS(static_cast<void>(world.drafts.load(code, world.now)), CorruptRecord);
}

TEST_CASE("fields are read back, and bytes that are not fields are refused") {
  CHECK(decode_fields(encode(first)) == first);
  CHECK(decode_fields(encode({})).empty());
  const Bytes whole = encode(second);
  for (std::size_t length = 1; length < whole.size(); ++length) {
    CHECK_THROWS_AS(static_cast<void>(decode_fields(BytesView{whole}.first(length))),
                    CorruptRecord);
  }
}

}  // namespace openmash::keep
