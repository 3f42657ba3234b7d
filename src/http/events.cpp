#include "http/events.h"

#include <algorithm>
#include <charconv>
#include <random>

#include "base/bytes.h"

namespace openmash::http {
namespace {

std::string on_one_line(std::string text) {
  std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

std::string place(const std::string& run, std::uint64_t number) {
  return run + "-" + std::to_string(number);
}

std::optional<std::uint64_t> number_in(std::string_view place, std::string_view run) {
  if (!place.starts_with(run) || place.size() <= run.size() || place[run.size()] != '-') {
    return std::nullopt;
  }
  place.remove_prefix(run.size() + 1);
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(place.data(), place.data() + place.size(), number);
  if (problem != std::errc{} || end != place.data() + place.size()) return std::nullopt;
  return number;
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
  if (!opened_) {
    opened_ = true;
    text = "retry: 5000\nid: " + place(run_, last_) + "\n\n";
  }
  if (missed_) {
    text += "id: " + place(run_, last_) + "\nevent: resync\ndata: resync\n\n";
  }
  for (const Notice& notice : waiting_) {
    text += "id: " + place(run_, notice.number) + "\nevent: notice\ndata: " + notice.topic +
            "\ndata: " + notice.text + "\n\n";
  }
  missed_ = false;
  waiting_.clear();
  return text;
}

void Subscription::offer(const Notice& notice) {
  const std::scoped_lock lock(mutex_);
  last_ = notice.number;
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

EventHub::EventHub() : run_(fresh_run()) {}

void EventHub::publish(std::string topic, std::string text) {
  // Offered under the lock, so that every stream sees notices in the order of their numbers.
  const std::scoped_lock lock(mutex_);
  const Notice notice{.number = ++last_,
                      .topic = on_one_line(std::move(topic)),
                      .text = on_one_line(std::move(text))};
  if (const auto listeners = by_topic_.find(notice.topic); listeners != by_topic_.end()) {
    for (const auto& listener : listeners->second) listener->offer(notice);
  }
  remembered_.push_back(notice);
  if (remembered_.size() > most_remembered_notices) remembered_.pop_front();
}

std::string EventHub::position() const {
  const std::scoped_lock lock(mutex_);
  return place(run_, last_);
}

std::size_t EventHub::open_streams() const {
  const std::scoped_lock lock(mutex_);
  return open_.size();
}

std::shared_ptr<Subscription> EventHub::subscribe(std::vector<std::string> topics,
                                                  std::string_view since,
                                                  std::function<void()> wake) {
  for (std::string& topic : topics) topic = on_one_line(std::move(topic));
  std::ranges::sort(topics);
  const auto repeated = std::ranges::unique(topics);
  topics.erase(repeated.begin(), repeated.end());

  auto subscription = std::make_shared<Subscription>();
  subscription->topics_ = std::move(topics);

  const std::scoped_lock lock(mutex_);
  subscription->run_ = run_;
  subscription->last_ = last_;
  if (!since.empty()) catch_up(*subscription, since);
  subscription->wake_ = std::move(wake);
  for (const std::string& topic : subscription->topics_) by_topic_[topic].push_back(subscription);
  open_.insert(subscription);
  return subscription;
}

void EventHub::catch_up(Subscription& subscription, std::string_view since) const {
  const auto seen = number_in(since, run_);
  const std::uint64_t oldest = remembered_.empty() ? last_ + 1 : remembered_.front().number;
  if (!seen || *seen > last_ || *seen + 1 < oldest) {
    subscription.missed_ = true;
    return;
  }
  for (const Notice& notice : remembered_) {
    if (notice.number > *seen && std::ranges::binary_search(subscription.topics_, notice.topic)) {
      subscription.offer(notice);
    }
  }
  subscription.last_ = last_;
}

void EventHub::unsubscribe(const std::shared_ptr<Subscription>& subscription) {
  const std::scoped_lock lock(mutex_);
  open_.erase(subscription);
  for (const std::string& topic : subscription->topics_) {
    const auto listeners = by_topic_.find(topic);
    if (listeners == by_topic_.end()) continue;
    std::erase(listeners->second, subscription);
    if (listeners->second.empty()) by_topic_.erase(listeners);
  }
}

}  // namespace openmash::http
