#include "http/events.h"

#include <doctest/doctest.h>

#include <thread>

using openmash::http::EventHub;

namespace {

std::size_t count(std::string_view text, std::string_view piece) {
  std::size_t found = 0;
  for (auto at = text.find(piece); at != text.npos; at = text.find(piece, at + 1)) ++found;
  return found;
}

std::string last_id(std::string_view text) {
  const auto begins = text.rfind("id: ") + 4;
  return std::string(text.substr(begins, text.find('\n', begins) - begins));
}

}  // namespace

TEST_CASE("a stream is told of its own topics and no other, in order") {
  EventHub hub;
  int woken = 0;
  const auto stream = hub.subscribe({.topics = {"a", "b", "a"}}, [&] { ++woken; });
  CHECK(stream->take().starts_with("retry: 5000\nid: "));
  CHECK(stream->take().empty());
  hub.publish("a", "7");
  hub.publish("c", "8");
  hub.publish("b", "9\nevent: forged");
  CHECK(woken == 1);
  const std::string text = stream->take();
  CHECK(count(text, "event: notice\n") == 2);
  CHECK(text.find("data: a\ndata: 7\n\n") < text.find("data: b\ndata: 9 event: forged\n\n"));
  CHECK_FALSE(text.contains("data: c"));
  hub.publish("a", "10");
  CHECK(woken == 2);
  hub.unsubscribe(stream);
  hub.publish("a", "11");
  CHECK(woken == 2);
  CHECK(hub.open_streams() == 0);
}

TEST_CASE("a reader too slow for its queue is told once to read everything again") {
  EventHub hub;
  const auto stream = hub.subscribe({.topics = {"a"}}, [] {});
  (void)stream->take();
  for (std::size_t i = 0; i < openmash::http::most_waiting_notices; ++i) hub.publish("a", "x");
  CHECK(count(stream->take(), "event: notice\n") == openmash::http::most_waiting_notices);
  for (std::size_t i = 0; i < 10'000; ++i) hub.publish("a", "x");
  const std::string text = stream->take();
  CHECK(count(text, "event: resync\n") == 1);
  CHECK(count(text, "event: notice\n") == 0);
  // Whoever comes back with the place beside it has missed nothing.
  const auto again = hub.subscribe({.topics = {"a"}, .since = last_id(text)}, [] {});
  CHECK_FALSE(again->take().contains("event:"));
  hub.unsubscribe(again);
  hub.publish("a", "y");
  CHECK(count(stream->take(), "event: notice\n") == 1);
  hub.unsubscribe(stream);
}

TEST_CASE("a page drawn before a notice is told of it when its stream opens") {
  EventHub hub;
  hub.publish("a", "1");
  const std::string drawn = hub.position();
  hub.publish("b", "2");
  hub.publish("a", "3");
  const auto stream = hub.subscribe({.topics = {"a"}, .since = drawn}, [] {});
  const std::string text = stream->take();
  CHECK(count(text, "event: notice\n") == 1);
  CHECK(text.contains("data: a\ndata: 3\n"));
  hub.unsubscribe(stream);
}

TEST_CASE("a place that is too old, from another run or no place at all begins with resync") {
  openmash::http::NoticeTime clock{};
  EventHub hub([&clock] { return clock; });
  const std::string old = hub.position();
  const std::string other_run = EventHub().position();
  clock += openmash::http::remembered_for + std::chrono::seconds{1};
  hub.publish("z", "x");
  for (const std::string& since : {old, other_run, std::string("nonsense"), hub.position() + "9",
                                   hub.position() + "x", std::string("-")}) {
    CAPTURE(since);
    const auto stream = hub.subscribe({.topics = {"a"}, .since = since}, [] {});
    CHECK(count(stream->take(), "event: resync\n") == 1);
    hub.unsubscribe(stream);
  }
  const auto current = hub.subscribe({.topics = {"a"}, .since = hub.position()}, [] {});
  CHECK_FALSE(current->take().contains("event:"));
  hub.unsubscribe(current);
}

TEST_CASE("what is kept for those who come back does not grow for ever") {
  openmash::http::NoticeTime clock{};
  EventHub hub([&clock] { return clock; });
  hub.publish("a", "1");
  const std::string drawn = hub.position();
  clock += std::chrono::hours{11};
  hub.publish("b", "2");
  const auto stream = hub.subscribe({.topics = {"b"}, .since = drawn}, [] {});
  CHECK(stream->take().contains("data: b\ndata: 2\n"));
  hub.unsubscribe(stream);
  clock += std::chrono::hours{20};
  hub.publish("c", "3");
  const auto late = hub.subscribe({.topics = {"b"}, .since = drawn}, [] {});
  CHECK(count(late->take(), "event: resync\n") == 1);
  hub.unsubscribe(late);
}

TEST_CASE("nothing in a stream or a page counts what happens elsewhere") {
  const auto told = [](int elsewhere) {
    openmash::http::NoticeTime clock{};
    EventHub hub([&clock] { return clock; });
    const auto stream = hub.subscribe({.topics = {"a"}}, [] {});
    std::string run = hub.position();
    run.resize(run.find('-'));
    std::string all;
    for (int i = 0; i < elsewhere; ++i) {
      hub.publish("b", "x");
    }
    clock += std::chrono::seconds{1};
    all += hub.position();
    hub.publish("a", "look");
    clock += std::chrono::seconds{1};
    all += hub.position() + stream->take();
    const auto again = hub.subscribe({.topics = {"a"}, .since = run + "-0"}, [] {});
    all += again->take();
    hub.unsubscribe(stream);
    hub.unsubscribe(again);
    for (std::size_t at = 0; (at = all.find(run)) != std::string::npos;) all.erase(at, run.size());
    return all;
  };
  CHECK(told(0) == told(1));
  CHECK(told(0) == told(3000));
  CHECK_FALSE(told(0).empty());
}

TEST_CASE("a stream ends when its owner may no longer follow, and hears nothing after that") {
  EventHub hub;
  int woken = 0;
  const auto theirs = hub.subscribe({.topics = {"a"}, .owner = "one"}, [&] { ++woken; });
  const auto others = hub.subscribe({.topics = {"a"}, .owner = "two"}, [] {});
  (void)theirs->take();
  (void)others->take();
  hub.judge([](const openmash::http::Following&) { return true; });
  CHECK_FALSE(theirs->has_ended());
  hub.publish("a", "waits");
  woken = 0;
  hub.judge([](const openmash::http::Following& one) { return one.owner != "one"; });
  CHECK(theirs->has_ended());
  CHECK(woken == 1);
  hub.publish("a", "later");
  CHECK(theirs->take().empty());
  CHECK_FALSE(others->has_ended());
  CHECK(count(others->take(), "event: notice\n") == 2);
  hub.unsubscribe(theirs);
  hub.unsubscribe(others);
}

TEST_CASE("a stream that was judged before everybody was judged anew does not begin") {
  EventHub hub;
  const std::string before = hub.position();
  hub.judge([](const openmash::http::Following&) { return true; });
  const auto late = hub.subscribe({.topics = {"a"}, .judged = before}, [] {});
  CHECK(late->has_ended());
  const auto again = hub.subscribe({.topics = {"a"}, .judged = hub.position()}, [] {});
  CHECK_FALSE(again->has_ended());
  hub.unsubscribe(late);
  hub.unsubscribe(again);
}

TEST_CASE("many may publish, subscribe and leave at once") {
  EventHub hub;
  const auto listener = hub.subscribe({.topics = {"a"}}, [] {});
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) {
          const auto brief = hub.subscribe({.topics = {"a", "b"}, .since = hub.position()}, [] {});
          hub.publish("a", "x");
          CHECK(brief->take().contains("event: "));  // a notice, or resync if the others were many
          hub.unsubscribe(brief);
        }
      });
    }
  }
  CHECK(hub.open_streams() == 1);
  CHECK(count(listener->take(), "event: resync\n") == 1);
  hub.unsubscribe(listener);
}
