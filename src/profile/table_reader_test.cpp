#include "profile/table_reader.h"

#include <doctest/doctest.h>

#include "profile/mistake.h"

using openmash::hub::Clock;
using openmash::hub::ClockUnit;
using openmash::profile::clock_from;

TEST_CASE("a clock is written in words") {
  CHECK(clock_from("4 elapsed hours") == Clock{4, ClockUnit::elapsed_hours});
  CHECK(clock_from("1 working hour") == Clock{1, ClockUnit::working_hours});
  CHECK(clock_from("8 working hours past close") == Clock{8, ClockUnit::working_hours, true});
  CHECK(clock_from("1 working day") == Clock{1, ClockUnit::working_days});
  CHECK(clock_from("as soon as possible") == Clock{});
}

TEST_CASE("words that only look like a clock are none") {
  for (const char* words :
       {"", "4", "4 hours", "0 working days", "-1 working day", "1 working days", "2 working day",
        "4 elapsed hours past close", "61 working days", "1001 elapsed hours", "4  working hours",
        "soon", "4 working hourss", "99999999999 working days"}) {
    CAPTURE(words);
    CHECK_FALSE(clock_from(words).has_value());
  }
}

TEST_CASE("a mistake is printed as a compiler would") {
  const openmash::profile::Mistake with_line{"a/profile.toml", 12, "a number", "a text"};
  const openmash::profile::Mistake whole_file{"a/law.toml", 0, "no such file", "the law"};
  CHECK(printed(with_line) == "a/profile.toml:12: found a number; expected a text");
  CHECK(openmash::profile::printed({with_line, whole_file}) ==
        "a/profile.toml:12: found a number; expected a text\n"
        "a/law.toml: found no such file; expected the law\n"
        "2 mistakes\n");
}
