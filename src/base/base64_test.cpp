#include "base/base64.h"

#include <doctest/doctest.h>

namespace openmash {

TEST_CASE("what is written in base 64 is read again, whatever its length") {
  Bytes bytes;
  for (int length = 0; length < 70; ++length) {
    const std::string text = to_base64(bytes);
    CHECK(text.size() == (bytes.size() + 2) / 3 * 4);
    CHECK(from_base64(text) == bytes);
    bytes.push_back(static_cast<Byte>(length * 37 + 200));
  }
  CHECK(to_base64(as_bytes("foob")) == "Zm9vYg==");
  CHECK(to_base64(as_bytes("fooba")) == "Zm9vYmE=");
  CHECK(to_base64(as_bytes("foobar")) == "Zm9vYmFy");
}

TEST_CASE("base 64 written in any other way is refused") {
  for (const char* text : {"Zm9vYh==", "Zm9vYmF=", "Zm9vYg=", "Zm9vYg",
                           "Zm9v\nYg==", "Zm9-Yg==", "====", "Z===", "Zm9vYg==Zm9v"}) {
    CAPTURE(text);
    CHECK_FALSE(from_base64(text));
  }
}

}  // namespace openmash
