#include "govuk/page.h"

#include <doctest/doctest.h>

#include <string>

using namespace openmash::govuk;
using openmash::operator""_html;

namespace {

std::string a_page(PageOptions options) {
  return page(options).str();
}

bool holds(const std::string& whole, const char* part) {
  return whole.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a title names page, service and hub, and begins with Error when there is one") {
  const PageOptions options{
      .title = "How old is she?", .service = "Worried <about>", .hub_name = "A hub"};
  CHECK(page_title(options) == "How old is she? – Worried <about> – A hub");
  CHECK(holds(a_page(options), "<title>How old is she? – Worried &lt;about&gt; – A hub</title>"));
  PageOptions wrong = options;
  wrong.has_errors = true;
  CHECK(page_title(wrong).starts_with("Error: How"));
}

TEST_CASE("a page is a whole document with one main, a skip link to it and nothing inline") {
  const std::string html =
      a_page({.title = "T", .content = "<h1>T</h1>"_html, .scripts = {"/s.js"}});
  CHECK(html.starts_with("<!DOCTYPE html>"));
  CHECK(holds(html, "<a href=\"#main-content\" class=\"govuk-skip-link\""));
  CHECK(holds(html, "<main class=\"govuk-main-wrapper\" id=\"main-content\"><h1>T</h1></main>"));
  CHECK(holds(html, "<script type=\"module\" src=\"/s.js\"></script>"));
  CHECK_FALSE(holds(html, " style="));
  CHECK_FALSE(holds(html, "<style"));
}

TEST_CASE("staff and the public have their own density") {
  CHECK(holds(a_page({.audience = Audience::staff}), "govuk-template__body om-staff"));
  CHECK(holds(a_page({.audience = Audience::everybody}), "govuk-template__body om-public"));
}

TEST_CASE(
    "a page that follows events has a slot kept for notices, and others have none unless asked") {
  CHECK(holds(a_page({.events = "/events?topic=queue"}),
              "<div class=\"om-slot\" role=\"status\" data-slot "
              "data-events=\"/events?topic=queue\"></div>"));
  CHECK_FALSE(holds(a_page({}), "om-slot"));
  CHECK(holds(a_page({.notice_slot = true}), "om-slot"));
}
