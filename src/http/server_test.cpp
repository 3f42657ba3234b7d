#include "http/server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <future>
#include <latch>
#include <mutex>
#include <semaphore>
#include <thread>
#include <utility>

#include "base/faults.h"

using namespace std::chrono_literals;
using openmash::http::Answer;
using openmash::http::EventHub;
using openmash::http::Options;
using openmash::http::Request;
using openmash::http::Response;
using openmash::http::Server;

namespace {

/// The other end: a plain blocking socket. Its time-out only turns a hang into a failure.
class Browser {
 public:
  explicit Browser(unsigned short port, int receive_buffer = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{.tv_sec = 60, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (receive_buffer > 0) {
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  ~Browser() { ::close(socket_); }
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  void send(std::string_view text) {
    while (!text.empty()) {
      const ssize_t sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;  // the server may have had enough
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  /// Reads until this text has come; gives all up to its end.
  std::string until(std::string_view text) {
    while (!came_.contains(text)) {
      if (!receive()) break;
    }
    CAPTURE(came_);
    REQUIRE(came_.contains(text));
    const std::size_t end = came_.find(text) + text.size();
    std::string part = came_.substr(0, end);
    came_.erase(0, end);
    return part;
  }

  /// One answer, head and body.
  std::string answer(bool has_body = true) {
    std::string head = until("\r\n\r\n");
    const std::size_t at = head.find("Content-Length: ");
    if (!has_body || at == std::string::npos) return head;
    const std::size_t length = std::stoul(head.substr(at + 16));
    while (came_.size() < length) REQUIRE(receive());
    head += came_.substr(0, length);
    came_.erase(0, length);
    return head;
  }

  /// Everything up to the end of the connection.
  std::string rest() {
    while (receive()) {
    }
    CHECK(ended_);
    return std::exchange(came_, "");
  }

  std::string ask(std::string_view text) {
    send(text);
    return answer();
  }

  /// Whether the connection was cut off rather than ended: an answer could be lost on the way.
  bool was_cut() const { return cut_; }

  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

 private:
  bool receive() {
    char bytes[4096];
    const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count > 0) {
      came_.append(bytes, static_cast<std::size_t>(count));
      return true;
    }
    cut_ = count < 0 && errno == ECONNRESET;
    ended_ = count == 0 || cut_;
    return false;
  }

  int socket_;
  std::string came_;
  bool ended_ = false;
  bool cut_ = false;
};

Response echo(const Request& request) {
  if (request.path == "/fault") throw openmash::DatabaseFault("disk full at page 7");
  if (request.path == "/odd") throw 42;
  if (request.path == "/torn") {
    throw openmash::DatabaseFault("no table \"a\r\n2026-11-17 incident f-1: b\x1b[2J\"");
  }
  if (request.path == "/events") {
    std::vector<std::string> topics;
    for (const auto topic : request.query.all("topic")) topics.emplace_back(topic);
    return openmash::http::event_stream({.topics = std::move(topics)});
  }
  if (request.path == "/big") return openmash::http::text(200, std::string(300'000, 'x'));
  std::string said = request.method == openmash::http::Method::post ? "post " : "get ";
  said += request.path;
  for (const auto& field : request.query.fields()) said += " ?" + field.name + "=" + field.value;
  for (const auto& field : request.fields.fields()) said += " " + field.name + "=" + field.value;
  return openmash::http::text(200, said + " from " + request.peer);
}

/// A server on a port of its own, running until the end of the test.
struct Running {
  explicit Running(Options options = {}, Answer answer = echo)
      : server(few(std::move(options)), std::move(answer), hub,
               [this](std::string_view incident, std::string_view what) {
                 const std::scoped_lock lock(mutex);
                 faults.push_back(std::string(incident) + ": " + std::string(what));
               }),
        thread([this] { server.run(); }) {}
  ~Running() { server.stop(); }

  static Options few(Options options) {
    options.workers = std::min(options.workers, 4U);
    options.contexts = 2;
    return options;
  }

  std::vector<std::string> logged() {
    const std::scoped_lock lock(mutex);
    return faults;
  }

  EventHub hub;
  std::mutex mutex;
  std::vector<std::string> faults;
  Server server;
  std::jthread thread;
};

std::string get(std::string_view target) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: hub.example\r\n\r\n";
}

std::string post(std::string_view body, std::string_view more = "") {
  return "POST /form HTTP/1.1\r\nHost: hub.example\r\nContent-Type: "
         "application/x-www-form-urlencoded\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n" + std::string(more) + "\r\n" + std::string(body);
}

bool lives(Running& running) {
  Browser browser(running.server.port());
  return browser.ask(get("/alive")).contains("get /alive from 127.0.0.1");
}

std::size_t threads_now() {
  std::size_t threads = 0;
  for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator("/proc/self/task")) {
    ++threads;
  }
  return threads;
}

}  // namespace

TEST_CASE("one connection carries many requests") {
  Running running;
  Browser browser(running.server.port());
  CHECK(browser.ask(get("/a%20b?c=d")).contains("get /a b ?c=d from 127.0.0.1"));
  CHECK(browser.ask(post("x=1&x=2")).contains("post /form x=1 x=2 from"));
  browser.send("HEAD /head HTTP/1.1\r\nHost: hub.example\r\n\r\n");
  const std::string head = browser.answer(false);
  CHECK(head.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(head.contains("Content-Length: 24\r\n"));
  CHECK(browser.ask(get("/big")).size() > 300'000);
  CHECK(browser.ask(get("/last")).contains("get /last"));
  browser.send("GET /bye HTTP/1.1\r\nHost: hub.example\r\nConnection: close\r\n\r\n");
  CHECK(browser.rest().contains("Connection: close\r\n"));
}

TEST_CASE("requests sent together are answered apart and in order") {
  Running running;
  Browser browser(running.server.port());
  browser.send(get("/1") + post("n=2") + get("/3") + post("n=4") + get("/5"));
  CHECK(browser.answer().contains("get /1 "));
  CHECK(browser.answer().contains("n=2 "));
  CHECK(browser.answer().contains("get /3 "));
  CHECK(browser.answer().contains("n=4 "));
  CHECK(browser.answer().contains("get /5 "));
}

TEST_CASE("a request that comes byte by byte is a request") {
  Running running;
  Browser browser(running.server.port());
  for (const char c : post("slow=1")) browser.send({&c, 1});
  CHECK(browser.answer().contains("slow=1"));
}

TEST_CASE("a chunked body is read, and its trailers are not believed") {
  Running running;
  Browser browser(running.server.port());
  const std::string head =
      "POST /form HTTP/1.1\r\nHost: hub.example\r\nTransfer-Encoding: chunked\r\n"
      "Content-Type: application/x-www-form-urlencoded\r\n\r\n";
  CHECK(browser.ask(head + "3\r\na=1\r\n4;x=y\r\n&b=2\r\n0\r\nTrailer-Field: 1\r\n\r\n")
            .contains("a=1 b=2"));
  CHECK(browser.ask(get("/next")).contains("get /next"));
}

TEST_CASE("a sender that asks before sending is told to go on, or not to") {
  Running running({.body_max = 100});
  Browser browser(running.server.port());
  const std::string body = "a=1";
  const std::string whole = post(body, "Expect: 100-continue\r\n");
  browser.send(whole.substr(0, whole.size() - body.size()));
  CHECK(browser.until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  CHECK(browser.ask(body).contains("a=1"));

  Browser greedy(running.server.port());
  greedy.send(
      "POST /form HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      "Content-Length: 101\r\nExpect: 100-continue\r\n\r\n");
  const std::string refusal = greedy.answer();
  CHECK(refusal.starts_with("HTTP/1.1 413 "));
  greedy.finish_sending();
  CHECK(greedy.rest().empty());
}

TEST_CASE(
    "what is malformed, doubtful or too much is refused with its status, and the rest goes on") {
  Running running({.body_max = 10'000, .header_max = 4096});
  struct Row {
    std::string sent;
    std::string_view status;
  };
  const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
  const std::string start = "POST /form HTTP/1.1\r\nHost: h\r\n" + form;
  const Row rows[] = {
      {"nonsense\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost : a\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", "400"},
      {"GET / HTTP/1.1\r\nHost: a\r\nB\x01"
       "c: d\r\n\r\n",
       "400"},
      {"GET / HTTP/1.1\r\nHost: a\r\nB: \x01\r\n\r\n", "400"},
      {"GET / HTTP/1.1\nHost: a\n\n", "400"},
      {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", "400"},
      {"GET / HTTP/1.9\r\nHost: a\r\n\r\n", "400"},
      {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"},
      {"GET http://elsewhere/ HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
      {"GET /../etc HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
      {"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
      {"GET /?a=%GG HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
      {"GET /\x80 HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
      {"DELETE / HTTP/1.1\r\nHost: a\r\n\r\n", "405"},
      {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "405"},
      {"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "405"},
      {"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "405"},
      {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nGET ", "400"},
      {start + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {start + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", "400"},
      {start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {start + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "400"},
      {start + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "400"},
      {start + "Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n", "400"},
      {start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", "400"},
      {start + "Transfer-Encoding: chunked\r\n\r\n3\r\na=1XX0\r\n\r\n", "400"},
      {start + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", "400"},
      {start + "Content-Length: 3\r\nContent-Length: 4\r\n\r\na=1", "400"},
      {start + "Content-Length: 3, 3\r\n\r\na=1", "400"},
      {start + "Content-Length: +3\r\n\r\na=1", "400"},
      {start + "Content-Length: -1\r\n\r\n", "400"},
      {start + "Content-Length: 99999999999999999999999\r\n\r\n", "400"},
      {start + "Content-Length: 10001\r\n\r\n", "413"},
      {start + "Content-Length: 18446744073709551615\r\n\r\n", "413"},
      {start + "Transfer-Encoding: chunked\r\n\r\n2712\r\n" + std::string(10'002, 'a'), "413"},
      {start + "Content-Length: 3\r\n\r\na=%", "400"},
      {start + "Content-Length: 5\r\n\r\na=%00", "400"},
      {start + "Content-Length: 3\r\nContent-Encoding: gzip\r\n\r\na=1", "415"},
      {"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n"
       "Content-Length: 3\r\n\r\nabc",
       "415"},
      {"GET /" + std::string(5'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", "431"},
      {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(200'000, 'a') + "\r\n\r\n", "431"},
      {std::string(200'000, 'A'), "431"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sent.substr(0, 120));
    Browser browser(running.server.port());
    browser.send(row.sent);
    browser.finish_sending();
    const std::string answer = browser.rest();
    CHECK(answer.substr(0, 12) == "HTTP/1.1 " + std::string(row.status));
    CHECK_FALSE(browser.was_cut());
    // One answer only: nothing of what was refused is taken for another request.
    CHECK(answer.find("HTTP/1.1 ", 1) == std::string::npos);
  }
  CHECK(lives(running));
  CHECK(running.logged().empty());
}

TEST_CASE("a byte that no header's name may hold is refused, each of the 256") {
  Running running;
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    Browser browser(running.server.port());
    browser.send(std::string("GET / HTTP/1.1\r\nHost: a\r\nX") + c +
                 "Y: z\r\nConnection: close\r\n\r\n");
    browser.finish_sending();
    const std::string answer = browser.rest();
    CAPTURE(i);
    const bool fine = letter || (c != '\0' && marks.contains(c)) || c == ':';
    CHECK(answer.substr(0, 12) == (fine ? "HTTP/1.1 200" : "HTTP/1.1 400"));
  }
}

TEST_CASE("a body far over the limit is refused before it has been sent") {
  Running running;
  Browser browser(running.server.port());
  browser.send(
      "POST /form HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      "Content-Length: 1000000000\r\n\r\n");
  CHECK(browser.answer().starts_with("HTTP/1.1 413 Content Too Large\r\n"));
}

TEST_CASE("a page that throws costs its own request a 500, and says nothing of the request") {
  Running running;
  Browser browser(running.server.port());
  const std::string first = browser.ask(get("/fault?name=Child+A"));
  CHECK(first.starts_with("HTTP/1.1 500 "));
  CHECK(first.contains("Incident "));
  CHECK_FALSE(first.contains("disk"));
  CHECK(browser.ask(get("/odd")).starts_with("HTTP/1.1 500 "));
  CHECK(browser.ask(get("/next")).contains("get /next"));
  const auto logged = running.logged();
  REQUIRE(logged.size() == 2);
  CHECK(logged[0].ends_with(": disk full at page 7"));
  CHECK_FALSE(logged[0].contains("Child"));
  CHECK(first.contains(logged[0].substr(0, logged[0].find(':'))));
}

TEST_CASE("a fault is one line of the log, whatever its words hold") {
  Running running;
  CHECK(Browser(running.server.port()).ask(get("/torn")).starts_with("HTTP/1.1 500 "));
  const auto logged = running.logged();
  REQUIRE(logged.size() == 1);
  CHECK(logged[0].ends_with(": no table \"a  2026-11-17 incident f-1: b [2J\""));
}

TEST_CASE("nobody is given another protocol, and what was asked is sent back to nobody") {
  Running running;
  const std::string upgraded = Browser(running.server.port())
                                   .ask(
                                       "GET /a HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n"
                                       "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  CHECK(upgraded.starts_with("HTTP/1.1 200 "));
  CHECK_FALSE(upgraded.contains("Upgrade"));
  for (const std::string method : {"TRACE", "TRACK", "CONNECT", "OPTIONS", "DEBUG"}) {
    CAPTURE(method);
    const std::string answer =
        Browser(running.server.port()).ask(method + " / HTTP/1.1\r\nHost: a\r\nX: told\r\n\r\n");
    CHECK_FALSE(answer.starts_with("HTTP/1.1 2"));
    CHECK_FALSE(answer.contains("told"));
  }
}

TEST_CASE("the site's own pages are shown for refusals and faults, and a broken one does no harm") {
  Options options;
  options.pages.refused = [](unsigned status) {
    if (status == 405) throw std::runtime_error("broken page");
    return openmash::http::html(200, "<h1>Sorry</h1>").header("X-Page", "ours");
  };
  options.pages.fault = [](const openmash::http::Request&, const std::string& incident) {
    return openmash::http::html(200, "<h1>Incident " + incident + "</h1>");
  };
  Running running(std::move(options));
  const std::string refused = Browser(running.server.port()).ask(get("/.."));
  CHECK(refused.starts_with("HTTP/1.1 400 "));
  CHECK(refused.contains("X-Page: ours\r\n"));
  const std::string broken =
      Browser(running.server.port()).ask("PUT / HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(broken.starts_with("HTTP/1.1 405 "));
  CHECK(broken.contains("Allow: GET, HEAD, POST\r\n"));
  for (const char* closed :
       {"Cache-Control: no-store\r\n", "Content-Security-Policy: default-src 'none'",
        "X-Content-Type-Options: nosniff\r\n"}) {
    CHECK(broken.contains(closed));
    CHECK_FALSE(refused.contains(closed));
  }
  CHECK(Browser(running.server.port()).ask(get("/fault")).contains("<h1>Incident "));
}

TEST_CASE("behind a proxy the peer is the one the proxy names, and otherwise nobody may name one") {
  const std::string asks =
      "GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.9, 192.0.2.7\r\n\r\n";
  Running behind({.behind_proxy = true});
  CHECK(Browser(behind.server.port()).ask(asks).contains("from 192.0.2.7"));
  Running open;
  CHECK(Browser(open.server.port()).ask(asks).contains("from 127.0.0.1"));
}

TEST_CASE("one who dawdles over a request is let go, and others are served") {
  Running running({.read_timeout = 50ms, .idle_timeout = 50ms});
  for (const std::string_view sent : {"", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\nX: "}) {
    Browser browser(running.server.port());
    browser.send(sent);
    CHECK(browser.rest().empty());
  }
  Browser browser(running.server.port());
  const std::string whole = post("a=12345678");
  browser.send(whole.substr(0, whole.size() - 3));
  CHECK(browser.rest().empty());
  CHECK(lives(running));
}

TEST_CASE("more connections than the limit are told so") {
  Running running({.connections_max = 2});
  Browser one(running.server.port());
  Browser two(running.server.port());
  CHECK(one.ask(get("/1")).contains("get /1"));
  CHECK(two.ask(get("/2")).contains("get /2"));
  Browser three(running.server.port());
  CHECK(three.rest().starts_with("HTTP/1.1 503 "));
  CHECK(one.ask(get("/1")).contains("get /1"));
}

TEST_CASE("a busy port is a configuration fault that says what to do") {
  Running running;
  EventHub hub;
  try {
    const Server second({.port = running.server.port()}, echo, hub, {});
    FAIL("the port was taken twice");
  } catch (const openmash::ConfigurationFault& fault) {
    const std::string what = fault.what();
    CHECK(what.contains(std::to_string(running.server.port())));
    CHECK(what.contains("choose another port"));
  }
  CHECK_THROWS_AS(Server({.address = "nowhere"}, echo, hub, {}), openmash::ConfigurationFault);
}

TEST_CASE("stopping answers the request in flight and lets the idle go") {
  std::latch inside(1);
  std::binary_semaphore go_on(0);
  auto running = std::make_unique<Running>(Options{}, [&](const Request& request) {
    if (request.path == "/slow") {
      inside.count_down();
      go_on.acquire();
    }
    return openmash::http::text(200, "answered");
  });
  Browser idle(running->server.port());
  CHECK(idle.ask(get("/")).contains("answered"));
  Browser silent(running->server.port());
  Browser busy(running->server.port());
  busy.send(get("/slow"));
  inside.wait();
  running->server.stop();
  CHECK(idle.rest().empty());
  go_on.release();
  const std::string answer = busy.rest();
  CHECK(answer.contains("answered"));
  CHECK(answer.contains("Connection: close\r\n"));
  running->thread.join();  // run() has returned
  CHECK(silent.rest().empty());
}

TEST_CASE("a server stopped before it runs does not run") {
  EventHub hub;
  Server server({.workers = 1}, echo, hub, {});
  server.stop();
  server.stop();
  server.run();
  const Server next({.port = server.port(), .workers = 1}, echo, hub, {});
  CHECK(next.port() == server.port());
}

TEST_CASE("a stream is sent what is published on its topics") {
  Running running;
  Browser browser(running.server.port());
  browser.send(get("/events?topic=queue&topic=case"));
  const std::string head = browser.until("\r\n\r\n");
  CHECK(head.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(head.contains("Content-Type: text/event-stream\r\n"));
  CHECK_FALSE(head.contains("Content-Length"));
  browser.until("retry: 5000\n");
  browser.until("\n\n");
  running.hub.publish("other", "1");
  running.hub.publish("queue", "2");
  CHECK(browser.until("data: queue\ndata: 2\n\n").find("other") == std::string::npos);
  running.hub.publish("case", "3");
  browser.until("data: case\ndata: 3\n\n");
}

TEST_CASE("a browser that comes back is told what it missed") {
  Running running;
  const std::string place = running.hub.position();
  running.hub.publish("queue", "2");
  Browser browser(running.server.port());
  browser.send("GET /events?topic=queue HTTP/1.1\r\nHost: h\r\nLast-Event-ID: " + place +
               "\r\n\r\n");
  browser.until("data: queue\ndata: 2\n\n");
  Browser lost(running.server.port());
  lost.send("GET /events?topic=queue HTTP/1.1\r\nHost: h\r\nLast-Event-ID: old-1\r\n\r\n");
  lost.until("event: resync\n");
}

TEST_CASE("two hundred idle streams cost no thread, and all hear a notice") {
  Running running;
  CHECK(lives(running));
  const std::size_t before = threads_now();
  std::vector<std::unique_ptr<Browser>> browsers;
  for (int i = 0; i < 200; ++i) {
    browsers.push_back(std::make_unique<Browser>(running.server.port()));
    browsers.back()->send(get("/events?topic=queue"));
  }
  for (const auto& browser : browsers) browser->until("retry: 5000\n");
  CHECK(threads_now() == before);
  CHECK(running.hub.open_streams() == 200);
  CHECK(lives(running));
  running.hub.publish("queue", "7");
  for (const auto& browser : browsers) browser->until("data: queue\ndata: 7\n\n");
}

TEST_CASE("one who does not read holds up neither publishing nor other readers") {
  Running running;
  Browser sleeper(running.server.port(), 1024);
  sleeper.send(get("/events?topic=flood"));
  sleeper.until("retry: 5000\n");
  Browser reader(running.server.port());
  reader.send(get("/events?topic=news"));
  reader.until("retry: 5000\n");
  const std::string text(1000, 'x');
  for (int i = 0; i < 20'000; ++i) running.hub.publish("flood", text);
  running.hub.publish("news", "after the flood");
  reader.until("data: after the flood\n\n");
}

TEST_CASE(
    "a stream beats while nothing happens, ends with its life, and is given up when its browser "
    "goes") {
  SUBCASE("beats") {
    Running running({.heartbeat = 5ms});
    Browser browser(running.server.port());
    browser.send(get("/events?topic=a"));
    browser.until(":\n\n:\n\n");
  }
  SUBCASE("ends with its life") {
    Running running({.stream_life = 20ms});
    Browser browser(running.server.port());
    browser.send(get("/events?topic=a"));
    CHECK(browser.rest().contains("retry: 5000\n"));
  }
  SUBCASE("is given up") {
    Running running({.heartbeat = 1h, .stream_life = 1h});  // so that neither is what finds out
    {
      Browser browser(running.server.port());
      browser.send(get("/events?topic=a"));
      browser.until("retry: 5000\n");
      CHECK(running.hub.open_streams() == 1);
    }
    while (running.hub.open_streams() > 0) std::this_thread::yield();
    CHECK(lives(running));
  }
  SUBCASE("ends when the server stops, though its browser does not read") {
    Running running;
    Browser browser(running.server.port(), 1024);
    browser.send(get("/events?topic=a"));
    browser.until("retry: 5000\n");
    const std::string text(100'000, 'x');
    for (int i = 0; i < 500; ++i) running.hub.publish("a", text);
    running.server.stop();
    running.thread.join();
  }
  SUBCASE("ends when the server stops") {
    Running running;
    Browser browser(running.server.port());
    browser.send(get("/events?topic=a"));
    browser.until("retry: 5000\n");
    running.server.stop();
    browser.rest();
  }
}

TEST_CASE("more streams than the limit are refused, and pages are still served") {
  Running running({.streams_max = 1});
  Browser first(running.server.port());
  first.send(get("/events?topic=a"));
  first.until("retry: 5000\n");
  Browser second(running.server.port());
  CHECK(second.ask(get("/events?topic=a")).starts_with("HTTP/1.1 503 "));
  CHECK(lives(running));
}
