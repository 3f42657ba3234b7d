#include <doctest/doctest.h>

#include <boost/json/src.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "govuk/button.h"
#include "govuk/conformance/fixtures_test.h"

using namespace openmash::govuk::conformance;
using openmash::Html;

namespace {

boost::json::array fixtures_of(const std::string& component) {
  const auto path = std::filesystem::path(OPENMASH_GOVUK_COMPONENTS) / component / "fixtures.json";
  std::ifstream file(path);
  REQUIRE_MESSAGE(file, "no fixtures: ", path.string(), " (has npm ci been run?)");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto whole = boost::json::parse(text);
  return whole.at("fixtures").as_array();
}

struct Tally {
  int all = 0;
  int equal = 0;
  int byte_equal = 0;
};

void compare(Tally& tally, const std::string& component, Renderer render, bool report) {
  const auto fixtures = fixtures_of(component);
  REQUIRE(!fixtures.empty());
  for (const auto& fixture : fixtures) {
    const std::string expected(fixture.at("html").as_string());
    const std::string rendered = with_markup(render(Given(&fixture.at("options"))));
    const bool equal = normalised(rendered) == normalised(expected);
    ++tally.all;
    tally.equal += equal ? 1 : 0;
    tally.byte_equal += trimmed(rendered) == trimmed(expected) ? 1 : 0;
    if (report) {
      INFO(component, ": ", std::string(fixture.at("name").as_string()));
      CHECK(normalised(rendered) == normalised(expected));
    }
  }
}

}  // namespace

TEST_CASE("every component renders every fixture of the package, the hidden ones included") {
  Tally total;
  const auto components = forms().size() + pages().size() + more().size();
  for (const Renderers* group : {&forms(), &pages(), &more()}) {
    for (const auto& [component, render] : *group) {
      compare(total, component, render, true);
    }
  }
  std::cout << "components " << components << ", fixtures " << total.all << ", equal "
            << total.equal << ", byte for byte after trimming " << total.byte_equal << "\n";
  // The package has 39; its own header and footer carry the crown, which councils may not use.
  CHECK(components == 37);
  CHECK(total.all == 694);
}

TEST_CASE("a component that renders another's markup is found out") {
  Tally wrong;
  compare(wrong, "hint", pages().at("tag"), false);
  CHECK(wrong.all > 0);
  CHECK(wrong.equal == 0);
}

TEST_CASE("one altered class, attribute, escape or space that shows is reported") {
  const std::string right =
      "<p id=\"a\" class=\"govuk-error-message\">\n  <span class=\"x\">Error:</span> Tom &amp; "
      "Ann\n</p>";
  CHECK(normalised(right) ==
        normalised("<p id=\"a\" class=\"govuk-error-message\"><span class=\"x\">Error:</span> Tom "
                   "&amp; Ann</p>"));
  for (
      const char* altered :
      {"<p id=\"a\" class=\"govuk-error-messag\"><span class=\"x\">Error:</span> Tom &amp; Ann</p>",
       "<p class=\"govuk-error-message\"><span class=\"x\">Error:</span> Tom &amp; Ann</p>",
       "<p id=\"a\" class=\"govuk-error-message\"><span class=\"x\">Error:</span> Tom & Ann</p>",
       "<p id=\"a\" class=\"govuk-error-message\"><span class=\"x\">Error:</span>Tom &amp; Ann</p>",
       "<p id=\"a\" class=\"govuk-error-message\"><span class=\"x\">Error:</span> Tom &amp; Ann"}) {
    CHECK(normalised(right) != normalised(altered));
  }
  CHECK(normalised("<textarea>\n a </textarea>") != normalised("<textarea>a</textarea>"));
}
