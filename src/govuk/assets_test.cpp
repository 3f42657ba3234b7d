#include "govuk/assets.h"

#include <doctest/doctest.h>

#include <string>

#include "base/bytes.h"

using namespace openmash::govuk;

namespace {

std::string text_of(const char* name) {
  const Asset* found = asset_at(asset_url(name).view());
  REQUIRE(found != nullptr);
  return openmash::as_text(found->bytes);
}

}  // namespace

TEST_CASE(
    "the stylesheet, the scripts and the icon are in the binary, each with its compressed twin") {
  CHECK(assets().size() == 4);
  for (const Asset& one : assets()) {
    CAPTURE(one.name);
    CHECK(one.path.starts_with("/assets/"));
    CHECK(one.bytes.size() > 100);
    REQUIRE(one.gzip.size() > 20);
    CHECK(one.gzip[0] == 0x1f);
    CHECK(one.gzip[1] == 0x8b);
  }
  CHECK(asset_at("/assets/openmash.css") == nullptr);
  CHECK(asset_at("/assets/../secret") == nullptr);
}

TEST_CASE("no typeface, crest or crown of GOV.UK is shipped, and its brand colour is overridden") {
  const std::string css = text_of("openmash.css");
  for (const char* refused : {"@font-face", "GDS Transport", "url(", "govuk-crest"}) {
    CHECK(css.find(refused) == std::string::npos);
  }
  REQUIRE(css.find("--govuk-brand-colour:#1d70b8") != std::string::npos);
  const auto last = css.rfind("--govuk-brand-colour:");
  CHECK(css.substr(last, 40).find("#1d70b8") == std::string::npos);
  CHECK(css.find(".om-staff") != std::string::npos);
  CHECK(css.find("MIT licence") != std::string::npos);
}

TEST_CASE("our script imports the other by the name it is served under, and writes no markup") {
  const std::string script = text_of("openmash.js");
  const auto other = asset_url("govuk-frontend.js");
  CHECK(script.find("\"./" + std::string(other.view().substr(8)) + "\"") != std::string::npos);
  for (const char* refused : {"innerHTML", "insertAdjacentHTML", "document.write", ".style",
                              "eval(", "localStorage", "sessionStorage"}) {
    CHECK(script.find(refused) == std::string::npos);
  }
}
