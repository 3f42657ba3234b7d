// Notices to open pages: "look again at this topic", and never what changed.
// Publishing never waits for a reader; one too slow for its queue is told "resync", once.
// A page opens a stream with event_stream (response.h); server.cpp carries it, holding no thread.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "http/response.h"

namespace openmash::http {

inline constexpr std::size_t most_waiting_notices = 64;
inline constexpr std::size_t most_remembered_notices = 256;

struct Notice {
  std::uint64_t number = 0;
  std::string topic;
  std::string text;
};

/// One open stream's end of the hub. It is made and emptied by the server; pages never see it.
class Subscription {
 public:
  /// All that waits, as the text of a stream; empty when nothing does. A queue that overflowed is
  /// told as one "resync".
  [[nodiscard]] std::string take();

 private:
  friend class EventHub;
  void offer(const Notice& notice);

  std::mutex mutex_;
  std::deque<Notice> waiting_;
  bool opened_ = false;
  bool missed_ = false;
  std::uint64_t last_ = 0;
  std::string run_;
  std::vector<std::string> topics_;
  std::function<void()> wake_;
};

/// Thread-safe throughout. It must outlive the server that carries its streams.
class EventHub {
 public:
  EventHub();

  /// Tells every stream on the topic. The text is a version or a word; line breaks in it become
  /// spaces.
  void publish(std::string topic, std::string text);

  /// The place in the sequence of notices now, to be kept with a page as it is drawn.
  [[nodiscard]] std::string position() const;

  [[nodiscard]] std::size_t open_streams() const;

  /// For the server. `wake` is called from any thread, under locks, when there is something to
  /// take: it may only post. It is never called once unsubscribe has returned. `since` is a
  /// position; one that is too old, or from before a restart, begins with "resync".
  [[nodiscard]] std::shared_ptr<Subscription> subscribe(std::vector<std::string> topics,
                                                        std::string_view since,
                                                        std::function<void()> wake);
  void unsubscribe(const std::shared_ptr<Subscription>& subscription);

 private:
  void catch_up(Subscription& subscription, std::string_view since) const;

  mutable std::mutex mutex_;
  std::string run_;  ///< differs at every start, so that an old place is known for what it is
  std::uint64_t last_ = 0;
  std::deque<Notice> remembered_;
  std::unordered_map<std::string, std::vector<std::shared_ptr<Subscription>>> by_topic_;
  std::unordered_set<std::shared_ptr<Subscription>> open_;
};

}  // namespace openmash::http
