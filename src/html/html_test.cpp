#include "html/html.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using openmash::Attribute;
using openmash::Attributes;
using openmash::Content;
using openmash::element;
using openmash::escape;
using openmash::flag;
using openmash::href;
using openmash::Html;
using openmash::join;
using openmash::spaced;
using openmash::TagName;
using openmash::Url;
using openmash::operator""_html;

TEST_CASE("text is escaped wherever it enters markup") {
  CHECK(escape("<b>&\"'").str() == "&lt;b&gt;&amp;&quot;&#39;");
  CHECK(element("p", {{"class", "a\"b"}}, "1 < 2", "<i>ours</i>"_html).str() ==
        "<p class=\"a&quot;b\">1 &lt; 2<i>ours</i></p>");
  CHECK(element("td", 42).str() == "<td>42</td>");
  CHECK(join("a<", Content("b<"), Content("<i></i>"_html)).str() == "a&lt;b&lt;<i></i>");
}

TEST_CASE("escaped text holds no character that means something, and reads back as it was") {
  const auto seed = std::random_device{}();
  INFO("seed ", seed);
  std::mt19937 random(seed);
  const std::string letters = "&<>\"'abc;#39 \xc3\xa9";
  for (int round = 0; round < 2000; ++round) {
    std::string original;
    for (std::size_t i = random() % 40; i > 0; --i) {
      original += letters[random() % letters.size()];
    }
    std::string markup = escape(original).str();
    REQUIRE(markup.find_first_of("<>\"'") == std::string::npos);
    for (auto [reference, meaning] : {std::pair{"&lt;", "<"},
                                      {"&gt;", ">"},
                                      {"&quot;", "\""},
                                      {"&#39;", "'"},
                                      {"&amp;", "&"}}) {
      for (std::size_t at = 0; (at = markup.find(reference, at)) != std::string::npos; ++at) {
        markup.replace(at, std::string(reference).size(), meaning);
      }
    }
    REQUIRE(markup == original);
  }
}

TEST_CASE("attributes may be bare, absent or kept for later") {
  const Attributes kept{{"data-one", "1"}, flag("hidden")};
  CHECK(element("div", {{"id", "x"}, kept, Attribute::if_any("class", ""), flag("open", false)})
            .str() == "<div id=\"x\" data-one=\"1\" hidden></div>");
  CHECK(element("input", {Attribute::if_set("value", std::optional<std::string>(""))}).str() ==
        "<input value=\"\">");
  CHECK(element("input", {Attribute::if_set("value", std::nullopt)}).str() == "<input>");
}

TEST_CASE("a link leads only where an address may lead") {
  for (const char* good : {"/cases/1", "#main", "?page=2", "https://example.org/",
                           "mailto:a@example.org", "tel:999"}) {
    CHECK(Url(good).view() == good);
  }
  for (const char* bad :
       {"javascript:alert(1)", "//elsewhere.example", "http://example.org", "/\t/elsewhere.example",
        "/\\elsewhere.example", "data:text/html,x", " /x", "HTTPS:evil"}) {
    CHECK_FALSE(Url::allows(bad));
    CHECK(element("a", {href(bad)}, "x").str() == "<a href=\"#\">x</a>");
  }
}

TEST_CASE("void elements are not closed, and heading levels stay within h1 to h6") {
  CHECK(element("br").str() == "<br>");
  CHECK(element(TagName::heading(3), "x").str() == "<h3>x</h3>");
  CHECK(element(TagName::heading(9), "x").str() == "<h6>x</h6>");
}

TEST_CASE("names that carry code are refused while running as they are while compiling") {
  using openmash::AttributeName;
  for (const char* bad :
       {"onclick", "ONLOAD", "style", "Style", "href", "xlink:href", "a b", "a=b", "x>", ""}) {
    CHECK_FALSE(AttributeName::checked(bad).has_value());
  }
  CHECK(AttributeName::checked("data-i18n.characters.one").has_value());
}

TEST_CASE("markup is joined with plus, and empty words leave no double space") {
  Html html = "<i></i>"_html + escape("<");
  html += element("b", "x");
  CHECK(html.str() == "<i></i>&lt;<b>x</b>");
  CHECK(spaced({"a", "", "b"}) == "a b");
}
