#include "web/following.h"

#include <algorithm>

#include "http/events.h"
#include "web/visit.h"

namespace openmash::web {

namespace {

/// What stands behind the colon.
std::string_view what_of(std::string_view topic) {
  return topic.substr(topic.find(':') + 1);
}

constexpr std::string_view own_queue = "queue:";

/// Whose stream it is as they stand now; nothing once the account is closed or the session over.
std::optional<app::Reader> owner_in(app::Hub& hub, std::string_view owner) {
  const auto id = id_from_hex(owner.substr(0, owner.find(':')));
  const auto session = id_from_hex(what_of(owner));
  const auto account = id ? hub.people().find(StaffId{*id}) : std::nullopt;
  if (!session || !account || account->closed) {
    return std::nullopt;
  }
  const auto open = hub.people().sessions_of(account->id);
  return std::ranges::find(open, *session, &keep::ListedSession::id) != open.end()
             ? std::optional{app::Reader{.actor = account->staff(), .session = *session}}
             : std::nullopt;
}

}  // namespace

bool may_follow(app::Hub& hub, const app::Reader& reader, std::string_view topic) {
  const Staff& staff = *as_staff(reader.actor);
  if (topic == "queue") {
    return permits(staff, Permission::see_queue, {}, hub.profile());
  }
  if (topic == "duty") {
    return true;
  }
  if (topic == "inbox") {
    return permits(staff, Permission::deal_with_matters, {}, hub.profile());
  }
  if (topic.starts_with("requests:")) {
    return staff.agency && what_of(topic) == staff.agency->value;
  }
  if (topic.starts_with("alerts:")) {
    return what_of(topic) == staff.id.value.hex();
  }
  if (topic.starts_with("contact:")) {
    const auto id = id_from_hex(what_of(topic));
    return id && hub.look().is_open_to(reader, ContactId{*id});
  }
  return false;
}

std::string own_queue_of(StaffId id) {
  return std::string{own_queue} + id.value.hex();
}

std::string owner_of_stream(const app::Reader& reader) {
  return as_staff(reader.actor)->id.value.hex() + ":" + reader.session.hex();
}

namespace {

/// Ends every open stream that may no longer be followed, now that this topic was pinned. Nothing
/// where the topic moves nobody's rights.
void judge_streams(app::Hub& hub, http::EventHub& events, std::string_view topic) {
  const bool of_all = topic == "guard" || topic == "duty";
  const bool of_a_contact = topic.starts_with("contact:");
  const bool of_a_person = topic.starts_with("person:");
  if (!of_all && !of_a_contact && !of_a_person) {
    return;
  }
  events.judge([&](const http::Following& one) {
    if (of_a_contact && std::ranges::find(one.topics, topic) == one.topics.end()) {
      return true;
    }
    if (of_a_person && !one.owner.starts_with(what_of(topic))) {
      return true;
    }
    const auto reader = owner_in(hub, one.owner);
    return reader && std::ranges::all_of(one.topics, [&](const std::string& followed) {
             // Their own queue goes with the queue they were judged by.
             return followed.starts_with(own_queue) || may_follow(hub, *reader, followed);
           });
  });
}

/// The queues have something new, for those who may know of it: where a contact is kept from
/// anybody, each of the others is told by themselves.
void tell_queues(Site& site, ContactId contact) {
  if (!site.hub.look().is_kept_from_somebody(contact)) {
    site.events.publish("queue", "look");
    return;
  }
  for (const OnStaff& one : site.hub.people().on_staff()) {
    if (!one.until && site.hub.look().is_open_to({.actor = one.staff, .session = {}}, contact)) {
      site.events.publish(own_queue_of(one.staff.id), "look");
    }
  }
}

}  // namespace

void bridge_notices(Site& site) {
  site.hub.notices().listen([&site](const std::string& topic) {
    constexpr std::string_view about_contact = "contact:";
    // First who may hear of it still, and then the notice.
    judge_streams(site.hub, site.events, topic);
    site.events.publish(topic, "look");
    if (topic.starts_with(about_contact)) {
      if (const auto id = id_from_hex(std::string_view{topic}.substr(about_contact.size()))) {
        tell_queues(site, ContactId{*id});
      }
    }
  });
}

void end_streams_of_ended_sessions(Site& site) {
  site.events.judge(
      [&](const http::Following& one) { return owner_in(site.hub, one.owner).has_value(); });
}

}  // namespace openmash::web
