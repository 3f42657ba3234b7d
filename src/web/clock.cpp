#include "web/clock.h"

#include <algorithm>

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

}  // namespace

std::string left_or_over(Instant due, Instant now) {
  return due < now ? london::length_text(now - due) + " over"
                   : london::length_text(due - now) + " left";
}

Html near_time(Instant at, Instant now) {
  return element("time", {{"datetime", iso8601(at)}}, london::near_text(at, now));
}

Html clock_cell(std::optional<Instant> from, Instant due, Instant now) {
  const bool over = due < now;
  return join(
      element("span", {{"class", over ? "om-due om-red" : "om-due"}}, left_or_over(due, now)),
      quiet_line(over ? "was " : "by ", near_time(due, now)),
      from ? bar(share_gone(*from, due, now), over) : Html());
}

Html clock_large(Text deed, Instant due, Instant now) {
  const bool over = due < now;
  return element("div", {{"class", over ? "om-clock om-clock--over" : "om-clock"}},
                 element("p", {{"class", "om-clock__left"}}, left_or_over(due, now)),
                 element("p", deed, over ? " was due by " : " by ", near_time(due, now)));
}

}  // namespace openmash::web
