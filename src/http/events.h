// Notices to open pages: "look again at this topic", and never what changed.
// Publishing never waits for a reader; one too slow for its queue is told "resync", once. A place
// in a stream is a time, so that nothing in it counts what happens elsewhere, and a stream ends
// when whoever follows may no longer. A page opens one with event_stream (response.h); server.cpp
// carries it, holding no thread.
#pragma once

#include <chrono>
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
/// For whoever comes back: of each topic the last notice, for so long.
inline constexpr std::chrono::hours remembered_for{12};

/// Since the hub began; no two notices have the same.
using NoticeTime = std::chrono::microseconds;

struct Notice {
  NoticeTime at{};
  std::string topic;
  std::string text;
};

/// One open stream's end of the hub. It is made and emptied by the server; pages never see it.
class Subscription {
 public:
  /// All that waits, as the text of a stream; empty when nothing does. A queue that overflowed is
  /// told as one "resync".
  [[nodiscard]] std::string take();
  /// Whoever follows may no longer: nothing comes of it any more, and the server closes it.
  [[nodiscard]] bool has_ended();

 private:
  friend class EventHub;
  void offer(const Notice& notice);
  void end();

  std::mutex mutex_;
  std::deque<Notice> waiting_;
  bool opened_ = false;
  bool missed_ = false;
  bool ended_ = false;
  NoticeTime last_{};
  std::string run_;
  Following following_;
  std::function<void()> wake_;
};

/// Thread-safe throughout. It must outlive the server that carries its streams.
class EventHub {
 public:
  using Clock = std::function<NoticeTime()>;

  /// @param clock  how long the process has been running, by any count that never goes back
  explicit EventHub(Clock clock = {});

  /// Tells every stream on the topic. The text is a version or a word; line breaks in it become
  /// spaces.
  void publish(std::string topic, std::string text);

  /// The place of now, to be kept with a page as it is drawn.
  [[nodiscard]] std::string position() const;

  /// Ends every stream of which this is not true any more. It is asked outside all locks of the
  /// hub, and also of what was judged by whoever opens a stream at this moment.
  void judge(const std::function<bool(const Following&)>& may_follow);

  [[nodiscard]] std::size_t open_streams() const;

  /// For the server. `wake` is called from any thread, under locks, when there is something to
  /// take: it may only post. It is never called once unsubscribe has returned. `since` is a
  /// position; one that is too old, or from before a restart, begins with "resync".
  [[nodiscard]] std::shared_ptr<Subscription> subscribe(Following following,
                                                        std::function<void()> wake);
  void unsubscribe(const std::shared_ptr<Subscription>& subscription);

 private:
  void catch_up(Subscription& subscription) const;
  void forget_old();
  [[nodiscard]] NoticeTime now() const;

  Clock clock_;
  mutable std::mutex mutex_;  // guards what follows
  std::string run_;  ///< differs at every start, so that an old place is known for what it is
  mutable NoticeTime last_{};
  NoticeTime judged_{};                                 ///< when judge() last began
  NoticeTime forgotten_{};                              ///< until when forget_old() has looked
  std::unordered_map<std::string, Notice> remembered_;  ///< by topic
  std::unordered_map<std::string, std::vector<std::shared_ptr<Subscription>>> by_topic_;
  std::unordered_set<std::shared_ptr<Subscription>> open_;
};

}  // namespace openmash::http
