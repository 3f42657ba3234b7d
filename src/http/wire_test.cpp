#include "http/wire.h"

#include <doctest/doctest.h>

#include <boost/beast/zlib/inflate_stream.hpp>

#include "http/cookies.h"
#include "http/gzip.h"

using namespace std::string_view_literals;
using openmash::http::Afterwards;
using openmash::http::Headers;
using openmash::http::Method;
using openmash::http::Request;
using openmash::http::RequestHead;
using openmash::http::Response;

namespace {

RequestHead head(std::string method, std::vector<openmash::http::Header> fields) {
  RequestHead made{.method = std::move(method), .target = "/"};
  made.headers.add("Host", "hub.example");
  for (const auto& field : fields) made.headers.add(field.name, field.value);
  return made;
}

unsigned refusal(const RequestHead& of, std::vector<std::string> raw_types = {}) {
  return openmash::http::refusal_of(of, raw_types).value_or(0);
}

std::string inflated(std::string_view bytes, std::size_t size) {
  namespace zlib = boost::beast::zlib;
  std::string text(size, '\0');
  zlib::inflate_stream inflate;
  zlib::z_params work;
  work.next_in = bytes.data();
  work.avail_in = bytes.size();
  work.next_out = text.data();
  work.avail_out = text.size();
  boost::system::error_code ec;
  inflate.write(work, zlib::Flush::sync, ec);
  text.resize(work.total_out);
  return text;
}

}  // namespace

TEST_CASE("headers are found whatever their case, and hold no line break") {
  Headers headers;
  headers.add("X-One", "a");
  headers.add("x-one", "b\r\nSet-Cookie: c");
  CHECK(headers.first("X-ONE") == "a"sv);
  CHECK(headers.all("x-One") == std::vector<std::string_view>{"a", "b  Set-Cookie: c"});
  headers.set("X-one", "d");
  CHECK(headers.all("X-One") == std::vector<std::string_view>{"d"});
  headers.remove("x-ONE");
  CHECK_FALSE(headers.has("X-One"));
}

TEST_CASE("a head is refused for one reason, with the status that says which") {
  const std::string form = "application/x-www-form-urlencoded";
  CHECK(refusal(head("GET", {})) == 0);
  CHECK(refusal(head("HEAD", {{"Content-Length", "0"}})) == 0);
  CHECK(refusal(head("POST", {})) == 0);
  CHECK(refusal(head("POST", {{"Content-Length", "3"}, {"Content-Type", form}})) == 0);
  CHECK(refusal(head("POST", {{"Transfer-Encoding", "Chunked"},
                              {"Content-Type", form + "; charset=UTF-8"}})) == 0);

  CHECK(refusal(head("PUT", {})) == 405);
  CHECK(refusal(head("get", {})) == 405);
  CHECK(refusal(head("GET", {{"Content-Length", "3"}})) == 400);
  CHECK(refusal(head("GET", {{"Transfer-Encoding", "chunked"}})) == 400);
  CHECK(refusal(head("GET", {{"Host", "other.example"}})) == 400);
  CHECK(refusal(head("GET", {{"Expect", "200-ok"}})) == 417);
  CHECK(refusal(head("POST", {{"Content-Length", "3"}})) == 415);
  CHECK(refusal(head("POST", {{"Content-Length", "3"}, {"Content-Type", "text/plain"}})) == 415);
  CHECK(refusal(head("POST", {{"Content-Length", "3"},
                              {"Content-Type", "multipart/form-data; boundary=x"}})) == 415);
  CHECK(refusal(head("POST", {{"Content-Length", "3"},
                              {"Content-Type", form + "; charset=latin1"}})) == 415);
  CHECK(refusal(head("POST", {{"Content-Length", "3"},
                              {"Content-Type", form},
                              {"Content-Encoding", "gzip"}})) == 415);
  const auto json = head("POST", {{"Content-Length", "3"}, {"Content-Type", "application/json"}});
  CHECK(refusal(json) == 415);
  CHECK(refusal(json, {"application/json"}) == 0);

  auto versioned = head("GET", {});
  versioned.version = 12;
  CHECK(refusal(versioned) == 400);
  RequestHead hostless{.method = "GET", .target = "/"};
  CHECK(refusal(hostless) == 400);
  hostless.version = 10;
  CHECK(refusal(hostless) == 0);
  hostless.headers.add("Host", "a@b/c");
  CHECK(refusal(hostless) == 400);
  auto climbing = head("GET", {});
  climbing.target = "/a/..";
  CHECK(refusal(climbing) == 400);
}

TEST_CASE("a head on whose end two programs could differ is refused") {
  using Fields = std::vector<openmash::http::Header>;
  const Fields unclear[] = {
      {{"Content-Length", "3"}, {"Transfer-Encoding", "chunked"}},
      {{"Transfer-Encoding", "chunked"}, {"Content-Length", "3"}},
      {{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "chunked"}},
      {{"Transfer-Encoding", "gzip, chunked"}},
      {{"Transfer-Encoding", "chunked, identity"}},
      {{"Transfer-Encoding", "xchunked"}},
      {{"Transfer-Encoding", "identity"}},
      {{"Transfer-Encoding", ""}},
      {{"Content-Length", "3"}, {"Content-Length", "3"}},
      {{"Content-Length", "3, 3"}},
      {{"Content-Length", "+3"}},
      {{"Content-Length", "-3"}},
      {{"Content-Length", "0x3"}},
      {{"Content-Length", ""}},
  };
  for (Fields fields : unclear) {
    fields.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    CHECK(refusal(head("POST", fields)) == 400);
  }
  auto old = head("POST", {{"Transfer-Encoding", "chunked"}});
  old.version = 10;
  CHECK(refusal(old) == 400);
}

TEST_CASE("a body is a form only when it says so, and an unreadable one is refused") {
  auto request = openmash::http::request_of(
      head("POST", {{"Content-Type", "Application/X-WWW-Form-Urlencoded ; a=b"}}));
  REQUIRE(request.has_value());
  CHECK(request->method == Method::post);
  CHECK(openmash::http::take_body(*request, "child=A&tick=1&tick=2"));
  CHECK(request->form("child") == "A"sv);
  CHECK(request->form_all("tick").size() == 2);
  CHECK(request->host() == "hub.example");
  CHECK_FALSE(openmash::http::take_body(*request, "child=%"));
  request->headers.set("Content-Type", "application/json");
  request->fields = {};
  CHECK(openmash::http::take_body(*request, "{\"a\":\"%\"}"));
  CHECK(request->fields.empty());
}

TEST_CASE("a cookie of ours is read back as it was written, and no other is seen") {
  Response response;
  response.set_cookie({.name = "session", .value = "a b;c\u00e9%"});
  const auto line = response.headers.first("Set-Cookie").value_or("");
  CHECK(line == "__Host-session=a%20b%3Bc%C3%A9%25; Path=/; Secure; HttpOnly; SameSite=Lax");

  const auto cookie = [](std::string_view header) {
    Request request;
    request.headers.add("Cookie", header);
    return request.cookie("session");
  };
  CHECK(cookie("x=1; __Host-session=a%20b%3Bc%C3%A9%25; y=2") == "a b;c\u00e9%");
  CHECK(cookie("__Host-session=") == "");
  CHECK_FALSE(cookie("session=1").has_value());
  CHECK_FALSE(cookie("x__Host-session=1").has_value());
  CHECK_FALSE(cookie("__host-session=1").has_value());
  CHECK_FALSE(cookie("__Host-session").has_value());
  CHECK_FALSE(cookie("__Host-session=1; __Host-session=2").has_value());
  CHECK_FALSE(cookie("__Host-session=%").has_value());
  CHECK_FALSE(cookie("__Host-session=%FF").has_value());
  CHECK_FALSE(Request{}.cookie("session").has_value());
}

TEST_CASE("a cookie ends when it is told to") {
  Response response;
  response.set_cookie({.name = "__Host-a",
                       .value = "1",
                       .max_age = std::chrono::minutes(2),
                       .same_site = openmash::http::SameSite::strict});
  response.clear_cookie("b");
  CHECK(response.headers.all("Set-Cookie") ==
        std::vector<std::string_view>{
            "__Host-a=1; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=120",
            "__Host-b=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"});
}

TEST_CASE("a redirect never leaves this site") {
  const auto sent_to = [](std::string_view place) {
    return std::string(openmash::http::see_other(place).headers.first("Location").value_or(""));
  };
  CHECK(sent_to("/contacts/RB-1?tab=2#top") == "/contacts/RB-1?tab=2#top");
  for (const auto place :
       {"", "contacts", "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example",
        "/a\r\nSet-Cookie: b=c", "/a b", "/\xC3\xA9", "javascript:x"}) {
    CAPTURE(place);
    CHECK(sent_to(place) == "/");
  }
}

TEST_CASE("the lines that end an answer are the server's alone") {
  Response response = openmash::http::html(200, "<p>");
  response.header("Content-Length", "9").header("connection", "upgrade").header("X-A", "1");
  const auto lines = openmash::http::write_head(response, 3, Afterwards::close);
  CHECK(lines.starts_with("HTTP/1.1 200 OK\r\nDate: "));
  CHECK(
      lines.ends_with("\r\nContent-Type: text/html; charset=utf-8\r\nX-A: 1\r\n"
                      "Content-Length: 3\r\nConnection: close\r\n\r\n"));
  CHECK_FALSE(lines.contains("upgrade"));
  CHECK_FALSE(openmash::http::write_head(Response{.status = 204}, 0, Afterwards::keep_open)
                  .contains("Content-Length"));
}

TEST_CASE("a date is written as HTTP wants it") {
  using std::chrono::seconds;
  CHECK(openmash::http::http_date(std::chrono::sys_seconds(seconds(0))) ==
        "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(openmash::http::http_date(std::chrono::sys_seconds(seconds(1'794'904'860))) ==
        "Tue, 17 Nov 2026 08:41:00 GMT");
}

TEST_CASE("gzip is used where it is accepted, and q=0 is a refusal") {
  using openmash::http::accepts_gzip;
  CHECK(accepts_gzip("gzip"));
  CHECK(accepts_gzip("br, GZIP ;q=0.5"));
  CHECK(accepts_gzip("gzip;q=0.001"));
  CHECK_FALSE(accepts_gzip(""));
  CHECK_FALSE(accepts_gzip("br, deflate"));
  CHECK_FALSE(accepts_gzip("gzip;q=0"));
  CHECK_FALSE(accepts_gzip("gzip; q=0.00"));
  CHECK_FALSE(accepts_gzip("xgzip"));
}

TEST_CASE("only a body marked compressible is compressed, and it unfolds to itself") {
  std::string page;
  for (int i = 0; i < 2'000; ++i) page += "<li>row " + std::to_string(i * i) + "</li>\n";
  Response plain = openmash::http::html(200, page);
  openmash::http::compress(plain, "gzip");
  CHECK(plain.body == page);
  CHECK_FALSE(plain.headers.has("Vary"));

  Response marked = openmash::http::html(200, page);
  marked.compressible = true;
  Response unasked = marked;
  openmash::http::compress(marked, "gzip");
  CHECK(marked.headers.first("Content-Encoding") == "gzip"sv);
  CHECK(marked.headers.first("Vary") == "Accept-Encoding"sv);
  CHECK(marked.body.size() < page.size() / 3);
  const std::string_view deflated =
      std::string_view(marked.body).substr(10, marked.body.size() - 18);
  CHECK(inflated(deflated, page.size() + 1) == page);

  openmash::http::compress(unasked, "br");
  CHECK(unasked.body == page);
  CHECK(unasked.headers.first("Vary") == "Accept-Encoding"sv);
}

TEST_CASE("gzip ends in the checksum and the length other programs expect") {
  // The CRC-32 of "123456789" is the check value every table gives: cbf43926.
  const std::string bytes = openmash::http::gzip("123456789");
  CHECK(bytes.ends_with("\x26\x39\xf4\xcb\x09\x00\x00\x00"sv));
  CHECK(bytes.starts_with("\x1f\x8b\x08\x00"sv));
}
