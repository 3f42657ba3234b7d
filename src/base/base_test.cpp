#include <doctest/doctest.h>

#include "base/id128.h"
#include "base/instant.h"

using namespace std::chrono_literals;

TEST_CASE("an id is read back from the digits it was written in, and from nothing else") {
  openmash::Id128 id;
  id.bytes[0] = 0xab;
  id.bytes[15] = 0x01;
  CHECK(openmash::id_from_hex(id.hex()) == id);
  CHECK_FALSE(openmash::id_from_hex("ab"));
  CHECK_FALSE(openmash::id_from_hex(std::string(32, 'G')));
}

TEST_CASE("a moment is written in UTC to the microsecond, before 1970 too") {
  CHECK(openmash::iso8601(openmash::from_micros(0)) == "1970-01-01T00:00:00.000000Z");
  CHECK(openmash::iso8601(openmash::Instant{-1us}) == "1969-12-31T23:59:59.999999Z");
}
