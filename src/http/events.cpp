#include "http/events.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <random>
#include <utility>

#include "base/bytes.h"

namespace openmash::http {
namespace {

std::string on_one_line(std::string text) {
  std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

std::string place(const std::string& run, NoticeTime at) {
  return run + "-" + std::to_string(at.count());
}

std::optional<NoticeTime> time_in(std::string_view place, std::string_view run) {
  if (!place.starts_with(run) || place.size() <= run.size() || place[run.size()] != '-') {
    return std::nullopt;
  }
  place.remove_prefix(run.size() + 1);
  NoticeTime::rep count = 0;
  const auto [end, problem] = std::from_chars(place.data(), place.data() + place.size(), count);
  if (problem != std::errc{} || end != place.data() + place.size() || count < 0) {
    return std::nullopt;
  }
  return NoticeTime{count};
}

NoticeTime since_begun() {
  using Steady = std::chrono::steady_clock;
  static const Steady::time_point begun = Steady::now();
  return std::chrono::floor<NoticeTime>(Steady::now() - begun);
}

std::string fresh_run() {
  std::random_device device;
  Bytes bytes;
  for (int i = 0; i < 8; ++i) bytes.push_back(static_cast<Byte>(device()));
  return to_hex(bytes);
}

}  // namespace

std::string Subscription::take() {
  const std::scoped_lock lock(mutex_);
  std::string text;
  if (ended_) return text;
  if (!opened_) {
    opened_ = true;
    text = "retry: 5000\nid: " + place(run_, last_) + "\n\n";
  }
  if (missed_) {
    text += "id: " + place(run_, last_) + "\nevent: resync\ndata: resync\n\n";
  }
  for (const Notice& notice : waiting_) {
    text += "id: " + place(run_, notice.at) + "\nevent: notice\ndata: " + notice.topic +
            "\ndata: " + notice.text + "\n\n";
  }
  missed_ = false;
  waiting_.clear();
  return text;
}

void Subscription::offer(const Notice& notice) {
  const std::scoped_lock lock(mutex_);
  if (ended_) return;
  last_ = notice.at;
  if (missed_) return;  // "read everything again" already says it
  const bool was_quiet = waiting_.empty();
  if (waiting_.size() == most_waiting_notices) {
    waiting_.clear();
    missed_ = true;
  } else {
    waiting_.push_back(notice);
  }
  if (was_quiet && wake_) wake_();
}

void Subscription::end() {
  const std::scoped_lock lock(mutex_);
  ended_ = true;
  waiting_.clear();
  if (wake_) wake_();
}

bool Subscription::has_ended() {
  const std::scoped_lock lock(mutex_);
  return ended_;
}

EventHub::EventHub(Clock clock)
    : clock_(clock ? std::move(clock) : Clock(since_begun)), run_(fresh_run()) {}

NoticeTime EventHub::now() const {
  last_ = std::max(last_, clock_());
  return last_;
}

void EventHub::publish(std::string topic, std::string text) {
  // Offered under the lock, so that every stream sees notices in their order.
  const std::scoped_lock lock(mutex_);
  last_ = now() + NoticeTime{1};
  const Notice notice{
      .at = last_, .topic = on_one_line(std::move(topic)), .text = on_one_line(std::move(text))};
  if (const auto listeners = by_topic_.find(notice.topic); listeners != by_topic_.end()) {
    for (const auto& listener : listeners->second) listener->offer(notice);
  }
  remembered_.insert_or_assign(notice.topic, notice);
  forget_old();
}

void EventHub::forget_old() {
  if (last_ - forgotten_ < 2 * NoticeTime{remembered_for}) return;
  forgotten_ = last_ - NoticeTime{remembered_for};
  std::erase_if(remembered_, [&](const auto& one) { return one.second.at <= forgotten_; });
}

std::string EventHub::position() const {
  const std::scoped_lock lock(mutex_);
  return place(run_, now());
}

void EventHub::judge(const std::function<bool(const Following&)>& may_follow) {
  std::vector<std::shared_ptr<Subscription>> open;
  {
    const std::scoped_lock lock(mutex_);
    judged_ = last_ = now() + NoticeTime{1};
    open.assign(open_.begin(), open_.end());
  }
  for (const auto& one : open) {
    if (may_follow(one->following_)) continue;
    // Under the lock, so that nobody is woken who has left meanwhile.
    const std::scoped_lock lock(mutex_);
    if (open_.contains(one)) one->end();
  }
}

std::size_t EventHub::open_streams() const {
  const std::scoped_lock lock(mutex_);
  return open_.size();
}

std::shared_ptr<Subscription> EventHub::subscribe(Following following, std::function<void()> wake) {
  for (std::string& topic : following.topics) topic = on_one_line(std::move(topic));
  std::ranges::sort(following.topics);
  const auto repeated = std::ranges::unique(following.topics);
  following.topics.erase(repeated.begin(), repeated.end());

  auto subscription = std::make_shared<Subscription>();
  subscription->following_ = std::move(following);

  const std::scoped_lock lock(mutex_);
  subscription->run_ = run_;
  subscription->last_ = now();
  if (!subscription->following_.judged.empty()) {
    const auto judged = time_in(subscription->following_.judged, run_);
    subscription->ended_ = !judged || *judged < judged_;
  }
  if (!subscription->following_.since.empty()) catch_up(*subscription);
  subscription->wake_ = std::move(wake);
  for (const std::string& topic : subscription->following_.topics) {
    by_topic_[topic].push_back(subscription);
  }
  open_.insert(subscription);
  return subscription;
}

void EventHub::catch_up(Subscription& subscription) const {
  const NoticeTime here = subscription.last_;
  const auto seen = time_in(subscription.following_.since, run_);
  if (!seen || *seen > here || here - *seen > remembered_for) {
    subscription.missed_ = true;
    return;
  }
  std::vector<Notice> missed;
  for (const std::string& topic : subscription.following_.topics) {
    const auto last = remembered_.find(topic);
    if (last != remembered_.end() && last->second.at > *seen) missed.push_back(last->second);
  }
  std::ranges::sort(missed, {}, &Notice::at);
  for (const Notice& notice : missed) subscription.offer(notice);
  subscription.last_ = here;
}

void EventHub::unsubscribe(const std::shared_ptr<Subscription>& subscription) {
  const std::scoped_lock lock(mutex_);
  open_.erase(subscription);
  for (const std::string& topic : subscription->following_.topics) {
    const auto listeners = by_topic_.find(topic);
    if (listeners == by_topic_.end()) continue;
    std::erase(listeners->second, subscription);
    if (listeners->second.empty()) by_topic_.erase(listeners);
  }
}

}  // namespace openmash::http
