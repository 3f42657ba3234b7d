#include <algorithm>

#include "web/following.h"
#include "web/pages/pages.h"

namespace openmash::web {

namespace {

constexpr std::size_t most_topics = 8;

}  // namespace

http::Response events(Visit& visit) {
  http::Following following{
      .topics = {},
      .since = std::string(visit.request.query.first("since").value_or("")),
      .owner = owner_of_stream(visit.reader()),
      // From before they are asked for their rights: what moves those meanwhile is not missed.
      .judged = visit.site.events.position()};
  const app::Reader reader = visit.reader();
  for (const std::string_view asked : visit.request.query.all("topic")) {
    const std::string topic(asked);
    if (following.topics.size() < most_topics && may_follow(visit.hub(), reader, topic)) {
      following.topics.push_back(topic);
      if (topic == "queue") {
        following.topics.push_back(own_queue_of(visit.who->staff.id));
      }
    }
  }
  return http::event_stream(std::move(following));
}

}  // namespace openmash::web
