#include "web/clock.h"

#include <algorithm>

#include "london/london_time.h"
#include "london/time_text.h"

namespace openmash::web {

namespace {

constexpr int nearly_all = 80;  ///< of a hundred: the bar turns amber

int share_gone(Instant from, Instant due, Instant now) {
  if (now >= due || due <= from) {
    return 100;
  }
  return static_cast<int>(std::clamp<std::int64_t>((now - from) * 100 / (due - from), 0, 100));
}

Html bar(int gone, bool over) {
  const char* colour = over ? "om-pic-red" : gone >= nearly_all ? "om-pic-amber" : "om-pic-brand";
  return element(
      "svg",
      {{"class", "om-bar om-pic"},
       {"viewBox", "0 0 100 6"},
       {"preserveAspectRatio", "none"},
       {"aria-hidden", "true"},
       {"focusable", "false"}},
      element("rect", {{"class", "om-pic-pale"}, {"width", "100"}, {"height", "6"}}),
      element("rect", {{"class", colour}, {"width", std::to_string(gone)}, {"height", "6"}}));
}

/// "Midnight on Tuesday" is heard as Monday's or as Tuesday's: a day's end is not.
std::string near_words(Instant at, Instant now) {
  if (london::wall_time(at).since_midnight != std::chrono::minutes{0}) {
    return london::near_text(at, now);
  }
  const Date ended = london::date_of(at - std::chrono::microseconds{1});
  const Date today = london::date_of(now);
  if (ended == today) {
    return "the end of today";
  }
  if (ended == london::next_day(today)) {
    return "the end of tomorrow";
  }
  return "the end of " + std::string(london::weekday_name(ended)) + " " + london::date_text(ended);
}

}  // namespace

std::string left_or_over(Instant due, Instant now) {
  return due < now ? london::length_text(now - due) + " over"
                   : london::length_text(due - now) + " left";
}

Html near_time(Instant at, Instant now) {
  return element("time", {{"datetime", iso8601(at)}}, near_words(at, now));
}

Html clock_cell(std::optional<Instant> from, Instant due, Instant now) {
  const bool over = due < now;
  return join(
      element("span", {{"class", over ? "om-due om-red" : "om-due"}}, left_or_over(due, now)),
      element("p", {{"class", "om-caption"}}, over ? "was " : "by ", near_time(due, now)),
      from ? bar(share_gone(*from, due, now), over) : Html());
}

Html clock_large(Text deed, Instant due, Instant now) {
  const bool over = due < now;
  return element("div", {{"class", over ? "om-clock om-clock--over" : "om-clock"}},
                 element("p", {{"class", "om-clock__left"}}, left_or_over(due, now)),
                 element("p", deed, over ? " was due by " : " by ", near_time(due, now)));
}

}  // namespace openmash::web
