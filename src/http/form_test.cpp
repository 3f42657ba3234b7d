#include "http/form.h"

#include <doctest/doctest.h>

#include <random>

#include "http/percent.h"
#include "http/target.h"

using namespace std::string_view_literals;
using openmash::http::Field;
using openmash::http::FormProblem;
using openmash::http::parse_form;

namespace {

std::vector<Field> fields_of(std::string_view text) {
  const auto form = parse_form(text);
  REQUIRE(form.has_value());
  return {form->fields().begin(), form->fields().end()};
}

}  // namespace

TEST_CASE("a form is read in order, with its repeats and its empty fields") {
  struct Row {
    std::string_view text;
    std::vector<Field> fields;
  };
  const Row rows[] = {
      {"", {}},
      {"&&", {}},
      {"a=1", {{"a", "1"}}},
      {"a=1&a=2&b=&a=3", {{"a", "1"}, {"a", "2"}, {"b", ""}, {"a", "3"}}},
      {"a", {{"a", ""}}},
      {"=x", {{"", "x"}}},
      {"=", {{"", ""}}},
      {"a=b=c", {{"a", "b=c"}}},
      {"said=I+am+%2Bfine%26", {{"said", "I am +fine&"}}},
      {"n%61me=v%C3%A9", {{"name", "v\u00e9"}}},
      {"lines=one%0D%0Atwo", {{"lines", "one\r\ntwo"}}},
      {"plain=\xC3\xA9", {{"plain", "\u00e9"}}},
      {"a=1;b=2", {{"a", "1;b=2"}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(fields_of(row.text) == row.fields);
  }
}

TEST_CASE("a form that cannot be read exactly is a problem and never a shorter form") {
  struct Row {
    std::string_view text;
    FormProblem problem;
  };
  const Row rows[] = {
      {"a=%", FormProblem::bad_percent},         {"a=%4", FormProblem::bad_percent},
      {"a=%zz", FormProblem::bad_percent},       {"a=1&%g0=2", FormProblem::bad_percent},
      {"a=%2&b=1", FormProblem::bad_percent},    {"a=%00", FormProblem::nul_byte},
      {"a%00b=1", FormProblem::nul_byte},        {"a=\0"sv, FormProblem::nul_byte},
      {"a=%FF", FormProblem::not_utf8},          {"a=%C3", FormProblem::not_utf8},
      {"a=%C0%80", FormProblem::not_utf8},       {"a=%E0%9F%BF", FormProblem::not_utf8},
      {"a=%ED%A0%80", FormProblem::not_utf8},    {"a=%F4%90%80%80", FormProblem::not_utf8},
      {"a=%F0%8F%BF%BF", FormProblem::not_utf8}, {"a=%80", FormProblem::not_utf8},
      {"%C3=%A9", FormProblem::not_utf8},        {"a=\xE9", FormProblem::not_utf8},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto form = parse_form(row.text);
    REQUIRE_FALSE(form.has_value());
    CHECK(form.error() == row.problem);
  }
}

TEST_CASE("as many fields as the limit are read, and one more is refused") {
  std::string text;
  for (std::size_t i = 0; i < openmash::http::most_form_fields; ++i) text += "a=1&";
  CHECK(fields_of(text).size() == openmash::http::most_form_fields);
  const auto form = parse_form(text + "a=1");
  REQUIRE_FALSE(form.has_value());
  CHECK(form.error() == FormProblem::too_many_fields);
}

TEST_CASE("a field that was not sent is not an empty one") {
  const auto form = parse_form("seen=&tick=a&tick=b");
  REQUIRE(form.has_value());
  CHECK(form->first("seen") == ""sv);
  CHECK_FALSE(form->first("other").has_value());
  CHECK(form->first("tick") == "a"sv);
  CHECK(form->all("tick") == std::vector<std::string_view>{"a", "b"});
  CHECK(form->all("other").empty());
}

TEST_CASE("what is written is read back, whatever it is") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<std::string> pieces = {"a",  "=",  "&",      "%",      "+",          " ",
                                           "\n", "\"", "\u00e9", "\u4e2d", "\U0001F600", "<>"};
  const auto some_text = [&] {
    std::string text;
    for (auto left = random() % 6; left > 0; --left) text += pieces[random() % pieces.size()];
    return text;
  };
  for (int round = 0; round < 500; ++round) {
    std::vector<Field> fields(random() % 5);
    for (Field& field : fields) field = {.name = some_text(), .value = some_text()};
    CHECK(fields_of(openmash::http::write_form(fields)) == fields);
  }
}

TEST_CASE("any bytes at all are a form or a problem, and a form's text is always text") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view likely = "%%%&=+09afAF\x80\xC3\xE2\xED\xF0\xFF\0"sv;
  int read = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text(random() % 12, '\0');
    for (char& c : text) c = likely[random() % likely.size()];
    const auto form = parse_form(text);
    if (!form) continue;
    ++read;
    for (const Field& field : form->fields()) {
      REQUIRE(openmash::http::is_utf8(field.name));
      REQUIRE(openmash::http::is_utf8(field.value));
      REQUIRE_FALSE(field.value.contains('\0'));
    }
  }
  CHECK(read > 0);
}

TEST_CASE("a target is a path and a query") {
  const auto target = openmash::http::read_target("/refer/Child%20A/%C3%A9+?step=2&step=3");
  REQUIRE(target.has_value());
  CHECK(target->path == "/refer/Child A/\u00e9+");
  CHECK(target->query.all("step") == std::vector<std::string_view>{"2", "3"});
  CHECK(openmash::http::read_target("/")->path == "/");
  CHECK(openmash::http::read_target("/a/")->path == "/a/");
  CHECK(openmash::http::read_target("/?")->query.empty());
  CHECK(openmash::http::read_target("/...")->path == "/...");
}

TEST_CASE("a target that could be read in two ways is refused") {
  const std::string_view targets[] = {
      "",
      "*",
      "a",
      "http://elsewhere/",
      "/..",
      "/a/../b",
      "/%2e%2e/b",
      "/.%2E",
      "/./a",
      "/%2e",
      "/a%2Fb",
      "/a%5Cb",
      "/a\\b",
      "/a%00",
      "/a%0d%0aX",
      "/a%7F",
      "/a b",
      "/a%",
      "/a%4",
      "/a%zz",
      "/%FF",
      "/\xC3\xA9",
      "/a#b",
      "/a?b=%",
      "/a?b=%00",
      "/a?b=%FF",
      "/%C0%AE%C0%AE/",
      "/a\0b"sv,
      "?a=1",
  };
  for (const auto target : targets) {
    CAPTURE(target);
    CHECK_FALSE(openmash::http::read_target(target).has_value());
  }
}
