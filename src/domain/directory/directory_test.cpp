#include "domain/directory/directory.h"

#include <doctest/doctest.h>

#include "domain/casefile/given_test.h"

using namespace openmash;
using namespace openmash::given;

namespace {

const EntryId hill{id(81)};
const EntryId dale{id(82)};

hub::Profile with_keeper() {
  hub::Profile profile = small_profile();
  profile.roles.front().powers.push_back(hub::Power::keep_directory);
  return profile;
}

Setting school(std::string name) {
  return {.name = std::move(name), .kind = SettingKind::primary_school, .telephone = "1"};
}

Directory after(const std::vector<DirectoryEvent>& events) {
  std::vector<RecordedEntry> recorded;
  for (const DirectoryEvent& event : events) {
    recorded.push_back({.event = event, .by = System{}, .sequence = recorded.size() + 1});
  }
  return fold_directory(recorded);
}

template <class Why>
bool is(const DirectoryDecided& decided) {
  return !decided && std::holds_alternative<Why>(decided.error());
}

DirectoryDecided decide_as_system(const Directory& directory, const DirectoryCommand& command) {
  return decide_directory(directory, command, System{}, with_keeper());
}

}  // namespace

TEST_CASE("an entry is listed, changed and closed, and keeps everything it was") {
  const Directory directory =
      after({EntryListed{hill, school("Hill School")}, EntryChanged{hill, school("Hill Academy")},
             EntryClosed{hill, "it moved away"}});
  const Entry* entry = directory.find(hill);
  REQUIRE(entry != nullptr);
  CHECK(entry->setting.name == "Hill Academy");
  CHECK(entry->versions.size() == 2);
  CHECK(entry->versions.front().what.name == "Hill School");
  REQUIRE(entry->closed);
  CHECK(entry->closed->what.reason == "it moved away");
  CHECK(directory.version == 3);
}

TEST_CASE("a part of a name finds a setting, whatever the case of its letters") {
  const Directory directory =
      after({EntryListed{hill, school("Hill School")}, EntryListed{dale, school("Dale Nursery")}});
  CHECK(named_like(directory, "").size() == 2);
  CHECK(named_like(directory, "").front().setting.name == "Dale Nursery");
  REQUIRE(named_like(directory, "hILL").size() == 1);
  CHECK(named_like(directory, "hILL").front().id == hill);
  CHECK(named_like(directory, "valley").empty());
}

TEST_CASE("a setting has a name and a way to be reached, and nothing is closed without a reason") {
  const Directory directory = after({EntryListed{hill, school("Hill School")}});
  CHECK(is<NoNameGiven>(decide_as_system(directory, ListEntry{dale, school(" ")})));
  CHECK(is<NoWayGiven>(decide_as_system(directory, ListEntry{dale, {.name = "Dale"}})));
  CHECK(is<NoSuchEntry>(decide_as_system(directory, ChangeEntry{dale, school("Dale")})));
  CHECK(is<NoSuchEntry>(decide_as_system(directory, CloseEntry{dale, "r"})));
  CHECK(is<ReasonNotGiven>(decide_as_system(directory, CloseEntry{hill, ""})));
  CHECK(is<NoNameGiven>(decide_as_system(directory, ChangeEntry{hill, school("")})));
  const Directory closed =
      after({EntryListed{hill, school("Hill School")}, EntryClosed{hill, "r"}});
  CHECK(is<EntryNotOpen>(decide_as_system(closed, ChangeEntry{hill, school("Hill")})));
  CHECK(is<EntryNotOpen>(decide_as_system(closed, CloseEntry{hill, "r"})));
}

TEST_CASE("the same press again, or a change that changes nothing, is no event") {
  const Directory directory = after({EntryListed{hill, school("Hill School")}});
  const auto again = decide_as_system(directory, ListEntry{hill, school("Hill School")});
  REQUIRE(again);
  CHECK(again->empty());
  const auto same = decide_as_system(directory, ChangeEntry{hill, school("Hill School")});
  REQUIRE(same);
  CHECK(same->empty());
}

TEST_CASE("only who keeps the directory changes it; other staff look things up; nobody else does") {
  const hub::Profile profile = with_keeper();
  const Staff keeper{.id = StaffId{id(1)}, .role = profile.roles.front().code};
  const ListEntry list{hill, school("Hill School")};
  CHECK(decide_directory({}, list, keeper, profile).has_value());
  CHECK(is<NotPermitted>(decide_directory({}, list, worker, profile)));
  CHECK(is<NotPermitted>(decide_directory({}, list, Referrer{}, profile)));
  CHECK(is<NotPermitted>(decide_directory({}, list, Guest{}, profile)));
  const auto level = [&](const Actor& who, const hub::Profile& of) {
    return may(who, Permission::keep_directory, {}, of);
  };
  CHECK(level(worker, profile) == Level::read);
  CHECK(level(police, profile) == Level::read);
  CHECK(level(administrator, profile) == Level::absent);
  CHECK(level(Guest{}, profile) == Level::absent);
  CHECK(level(worker, small_profile()) == Level::absent);
}
