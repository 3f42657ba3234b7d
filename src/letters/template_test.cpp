#include <doctest/doctest.h>

#include "letters/template.h"

using openmash::letters::fill;
using openmash::letters::LetterWords;

namespace {

const LetterWords words = {
    {"date", "17 November 2026"}, {"referrer_name", "Ms <Teacher> & “friends”"}, {"children", ""}};

std::string filled(std::string_view letter) {
  const auto text = fill(letter, words);
  REQUIRE(text.has_value());
  return *text;
}

}  // namespace

TEST_CASE("words are put into a letter as they are, in plain text") {
  CHECK(filled("{{date}}\nDear {{ referrer_name }}") ==
        "17 November 2026\nDear Ms <Teacher> & “friends”");
}

TEST_CASE("a section is for words that are there, its opposite for those that are not") {
  CHECK(
      filled("{{#children}}for {{children}}{{/children}}{{^children}}for the child{{/children}}") ==
      "for the child");
  CHECK(filled("{{#date}}on {{date}}{{/date}}{{^date}}some day{{/date}}") == "on 17 November 2026");
  CHECK(filled("[{{children}}]") == "[]");
}

TEST_CASE("words that look like a template are not read as one") {
  const auto text = fill("Dear {{name}}", {{"name", "{{secret}} {{{secret}}}"}, {"secret", "no"}});
  CHECK(text.value() == "Dear {{secret}} {{{secret}}}");
}

TEST_CASE("whatever would go round the check is refused, each by itself") {
  for (const std::string_view letter :
       {"{{{date}}}", "{{&date}}", "{{& date}}", "{{ & date }}", "{{>date}}", "{{=<% %>=}}<%date%>",
        "{{!date}}", "{{", "{{date", "{{}}", "{{#date}}never closed", "{{/date}}",
        "{{#date}}{{^children}}{{/date}}{{/children}}"}) {
    CAPTURE(letter);
    CHECK_FALSE(fill(letter, words).has_value());
  }
}

TEST_CASE("every name that means nothing is listed at once") {
  const auto text = fill("{{date}} {{adress}} {{#childs}}{{date}}{{/childs}}", words);
  REQUIRE_FALSE(text.has_value());
  CHECK(text.error().size() == 3);
  CHECK(text.error().front() == "There is nothing called {{adress}} to put in a letter.");
}
