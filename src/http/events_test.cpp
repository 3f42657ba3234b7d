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

}  // namespace

TEST_CASE("a stream is told of its own topics and no other, in order") {
  EventHub hub;
  int woken = 0;
  const auto stream = hub.subscribe({"a", "b", "a"}, "", [&] { ++woken; });
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
  const auto stream = hub.subscribe({"a"}, "", [] {});
  (void)stream->take();
  for (std::size_t i = 0; i < openmash::http::most_waiting_notices; ++i) hub.publish("a", "x");
  CHECK(count(stream->take(), "event: notice\n") == openmash::http::most_waiting_notices);
  for (std::size_t i = 0; i < 10'000; ++i) hub.publish("a", "x");
  const std::string text = stream->take();
  CHECK(count(text, "event: resync\n") == 1);
  CHECK(count(text, "event: notice\n") == 0);
  CHECK(text.contains("id: " + hub.position() + "\n"));
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
  const auto stream = hub.subscribe({"a"}, drawn, [] {});
  const std::string text = stream->take();
  CHECK(count(text, "event: notice\n") == 1);
  CHECK(text.contains("data: a\ndata: 3\n"));
  hub.unsubscribe(stream);
}

TEST_CASE("a place that is too old, from another run or no place at all begins with resync") {
  EventHub hub;
  const std::string old = hub.position();
  const std::string other_run = EventHub().position();
  for (std::size_t i = 0; i <= openmash::http::most_remembered_notices; ++i) hub.publish("z", "x");
  for (const std::string& since : {old, other_run, std::string("nonsense"), hub.position() + "9",
                                   hub.position() + "x", std::string("-")}) {
    CAPTURE(since);
    const auto stream = hub.subscribe({"a"}, since, [] {});
    CHECK(count(stream->take(), "event: resync\n") == 1);
    hub.unsubscribe(stream);
  }
  const auto current = hub.subscribe({"a"}, hub.position(), [] {});
  CHECK_FALSE(current->take().contains("event:"));
  hub.unsubscribe(current);
}

TEST_CASE("many may publish, subscribe and leave at once") {
  EventHub hub;
  const auto listener = hub.subscribe({"a"}, "", [] {});
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) {
          const auto brief = hub.subscribe({"a", "b"}, hub.position(), [] {});
          hub.publish("a", "x");
          CHECK(brief->take().contains("event: "));  // a notice, or resync if the others were many
          hub.unsubscribe(brief);
        }
      });
    }
  }
  CHECK(hub.open_streams() == 1);
  CHECK(listener->take().contains("id: " + hub.position() + "\n"));
  hub.unsubscribe(listener);
}
