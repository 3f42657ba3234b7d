#include <algorithm>

#include "web/pages/pages.h"

namespace openmash::web {

namespace {

constexpr std::size_t most_topics = 8;

bool may_follow(const Visit& visit, const std::string& topic) {
  const Staff& staff = visit.who->staff;
  if (topic == "queue") {
    return permits(staff, Permission::see_queue, {}, visit.profile());
  }
  if (topic == "duty") {
    return true;
  }
  if (topic == "inbox") {
    return permits(staff, Permission::deal_with_matters, {}, visit.profile());
  }
  if (topic.starts_with("requests:")) {
    return staff.agency && topic.substr(topic.find(':') + 1) == staff.agency->value;
  }
  if (topic.starts_with("alerts:")) {
    return topic.substr(topic.find(':') + 1) == staff.id.value.hex();
  }
  if (topic.starts_with("contact:")) {
    const auto id = id_from_hex(std::string_view(topic).substr(topic.find(':') + 1));
    return id && visit.hub().look().is_open_to(visit.reader(), ContactId{*id});
  }
  return false;
}

}  // namespace

http::Response events(Visit& visit) {
  std::vector<std::string> topics;
  for (const std::string_view asked : visit.request.query.all("topic")) {
    const std::string topic(asked);
    if (topics.size() < most_topics && may_follow(visit, topic)) {
      topics.push_back(topic);
      if (topic == "queue") {
        topics.push_back("queue:" + visit.who->staff.id.value.hex());
      }
    }
  }
  return http::event_stream(std::move(topics),
                            std::string(visit.request.query.first("since").value_or("")));
}

}  // namespace openmash::web
