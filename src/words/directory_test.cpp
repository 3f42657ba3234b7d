#include "words/directory.h"

#include <doctest/doctest.h>

#include <set>

using namespace openmash;

TEST_CASE("each kind of setting and each refusal of the directory has words of its own") {
  std::set<std::string> kinds;
  for (int i = 0; i < setting_kinds; ++i) {
    CHECK(kinds.insert(words::label(static_cast<SettingKind>(i))).second);
  }
  std::set<std::string> headings;
  for (const DirectoryRefusal& refusal :
       {DirectoryRefusal{NotPermitted{}}, DirectoryRefusal{NoSuchEntry{}},
        DirectoryRefusal{EntryNotOpen{}}, DirectoryRefusal{NoNameGiven{}},
        DirectoryRefusal{NoWayGiven{}}, DirectoryRefusal{ReasonNotGiven{}}}) {
    CHECK(headings.insert(words::words_for(refusal).heading).second);
    CHECK_FALSE(words::words_for(refusal).what_to_do.empty());
  }
  CHECK(headings.size() == std::variant_size_v<DirectoryRefusal>);
}

TEST_CASE("what changed in an entry is named field by field") {
  const Setting before{.name = "Hill School", .telephone = "1"};
  Setting after = before;
  CHECK(words::changed_words(before, after).empty());
  after.telephone = "2";
  after.lead_name = "Adult 1";
  CHECK(words::changed_words(before, after) == "the telephone and the safeguarding lead");
}

TEST_CASE("whom one asks at a setting is named as well as it is known") {
  CHECK(words::lead_words({.name = "Hill School"}) == "safeguarding lead, Hill School");
  CHECK(words::lead_words({.name = "Hill School", .lead_name = "Adult 1", .lead_post = "Head"}) ==
        "Adult 1, Head, Hill School");
}
