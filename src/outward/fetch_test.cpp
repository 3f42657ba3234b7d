#include "outward/fetch.h"

#include <doctest/doctest.h>

using openmash::outward::may_be_asked;

TEST_CASE("only HTTPS may be asked, or this very machine") {
  for (const char* good : {"https://id.example/keys", "https://id.example:8443/keys?a=b",
                           "http://127.0.0.1:3000/keys", "http://localhost/keys"}) {
    CAPTURE(good);
    CHECK(may_be_asked(good));
  }
  for (const char* bad :
       {"", "http://id.example/keys", "HTTP://id.example/keys", "//id.example/keys", "/keys",
        "file:///etc/passwd", "ftp://id.example/keys", "gopher://127.0.0.1:3000/",
        "http://127.0.0.1", "http://127.0.0.1.id.example/keys", "http://localhost.id.example/keys",
        "http://localhost:a@id.example/keys", "http://127.0.0.1:3000@id.example/keys",
        "http://localhost\\@id.example/", " https://id.example/keys", "javascript:alert(1)"}) {
    CAPTURE(bad);
    CHECK_FALSE(may_be_asked(bad));
    CHECK_FALSE(openmash::outward::get(bad).has_value());
  }
}

TEST_CASE("what is asked is escaped, and nobody there is nothing") {
  CHECK(openmash::outward::escaped("a b&c=\xc3\xa9/?") == "a%20b%26c%3D%C3%A9%2F%3F");
  CHECK_FALSE(openmash::outward::get("http://127.0.0.1:1/").has_value());
}
