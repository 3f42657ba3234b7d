#include "web/layout.h"

#include <algorithm>

#include "base/match.h"
#include "domain/access/may.h"
#include "domain/agreement/agreement.h"
#include "govuk/button.h"
#include "govuk/exit_this_page.h"
#include "govuk/page.h"
#include "london/time_text.h"
#include "web/form.h"
#include "web/matter_parts.h"
#include "web/notifications.h"
#include "web/retention_parts.h"
#include "web/rights_parts.h"
#include "web/say.h"

namespace openmash::web {

namespace {

Html body(Text words) {
  return element("p", {{"class", "govuk-body"}}, words);
}

Html heading(Text words) {
  return element("h1", {{"class", "govuk-heading-l"}}, words);
}

bool is_permitted(const Visit& visit, Permission permission) {
  return permits(visit.who->staff, permission, {}, visit.profile());
}

std::vector<govuk::NavigationItem> navigation(const Visit& visit, const std::string& active) {
  std::vector<govuk::NavigationItem> items;
  const auto add = [&](const char* name, const char* words, const char* to) {
    items.push_back({.content = words, .href = to, .active = active == name});
  };
  const hub::Role* role = visit.profile().role(visit.who->staff.role);
  if (role != nullptr && role->has(hub::Power::answer_requests)) {
    add("requests", "Requests", "/requests");
  }
  if (is_permitted(visit, Permission::see_queue)) {
    add("queue", "Queue", "/queue");
    add("search", "Search", "/search");
  }
  if (const std::size_t waiting = visit.hub().look().open_alerts(visit.reader()); waiting > 0) {
    add("alerts", ("Alerts (" + std::to_string(waiting) + ")").c_str(), "/alerts");
  }
  if (!tray_desks(visit).empty()) {
    add("notifications", "Police notifications", "/notifications");
  }
  if (is_permitted(visit, Permission::log_contact)) {
    add("log", "Log a contact", "/log");
  }
  if (has_inbox(visit)) {
    add("inbox", "Inbox", "/inbox");
  }
  if (may(visit.who->staff, Permission::keep_directory, {}, visit.profile()) >= Level::read) {
    add("directory", "Directory", "/directory");
  }
  if (keeps_records(visit)) {
    add("retention", "Retention", "/retention");
  }
  if (keeps_agreements(visit.actor(), visit.profile())) {
    add("agreements", "Agreements", "/agreements");
  }
  if (is_permitted(visit, Permission::inspect)) {
    add("inspections", "Cases opened to you", "/inspections");
  }
  if (role != nullptr && role->has(hub::Power::count)) {
    add("analyst", "What you may do", "/analyst");
  }
  if (is_permitted(visit, Permission::see_access_record)) {
    const std::size_t overdue = visit.hub().look().overdue_glasses(visit.reader());
    const std::string words =
        overdue == 0 ? "Who looked" : "Who looked (" + std::to_string(overdue) + ")";
    add("accesses", words.c_str(), "/accesses");
  }
  if (permits(visit.who->staff, Permission::keep_people, {.asked = visit.who->staff.agency},
              visit.profile())) {
    add("accounts", "Accounts", "/accounts");
  }
  if (has_exercise(visit)) {
    add("exercise", "Exercise", "/exercise");
  }
  add("duty", "On duty", "/duty");
  if (!is_permitted(visit, Permission::administer) &&
      (role == nullptr || !role->has(hub::Power::count))) {
    add("access", access_words(visit).c_str(), "/access");
  }
  add("profile", "About this hub", "/profile");
  return items;
}

Html who_is_here(const Visit& visit) {
  return element("form", {action("/sign-out"), {"method", "post"}, {"class", "om-sign-out"}},
                 element("a", {href("/me")}, visit.who->display_name), " · ", hidden_fields(visit),
                 element("button", {{"class", "om-link-button"}, {"type", "submit"}}, "Sign out"));
}

Html footer_item(const hub::Link* link, const char* words) {
  if (link == nullptr || link->address.empty() || !Url::allows(link->address)) {
    return {};
  }
  return element("li", element("a", {href(link->address), {"class", "govuk-footer__link"}}, words));
}

/// When nobody touches it. Said on every page, so that it is known without JavaScript; the script
/// says it again, aloud, shortly before.
Html session_end(const Visit& visit) {
  const app::SignedIn& who = *visit.who;
  const bool is_last = who.ends == who.ends_at_latest;
  const auto seconds = [](auto left) {
    return std::to_string(std::chrono::floor<std::chrono::seconds>(left).count());
  };
  return element(
      "li",
      {{"data-session-left", seconds(who.ends - visit.now)},
       {"data-session-latest", seconds(who.ends_at_latest - visit.now)}},
      is_last ? "You will be signed out at " : "Unused, this page signs you out at ",
      element("time", {{"datetime", iso8601(who.ends)}}, london::near_text(who.ends, visit.now)),
      ". What you write is kept.");
}

Html footer(const Visit& visit, bool recorded) {
  const hub::Profile& profile = visit.profile();
  const auto own = [](const char* to, const char* words) {
    return element("li", element("a", {href(to), {"class", "govuk-footer__link"}}, words));
  };
  Html items = own("/about", "About us");
  items += own("/privacy", "Privacy");
  items += footer_item(profile.link(hub::LinkUse::complaints), "Complaints");
  if (visit.who) {
    items += footer_item(profile.link(hub::LinkUse::procedures), "Procedures");
  } else {
    items += own("/sign-in", "Sign in for staff and partners");
  }
  if (recorded) {
    items += element("li", "This page is recorded as read by you");
  }
  if (visit.who) {
    items += session_end(visit);
  }
  return element("ul", items);
}

/// From where the page was drawn, so that nothing between drawing and opening the stream is missed.
std::string since_now(const Visit& visit, std::string_view events) {
  std::string address(events);
  address += events.find('?') == std::string_view::npos ? "?since=" : "&since=";
  return address + visit.site.events.position();
}

/// First on every page of a training hub, on paper too: nobody is to take it for a real one.
Html training_banner() {
  return element("section", {{"class", "om-training"}, {"aria-label", "Training"}},
                 element("p", element("strong", "Training."),
                         " Nothing here is about a real child, and nothing is counted."));
}

/// Somebody came in by the reader's name where it had never been used.
Html stranger_notice(const Visit& visit) {
  return !visit.who || !visit.who->stranger
             ? Html()
             : element("p", {{"class", "om-slot"}, {"role", "status"}},
                       "Your name was used to sign in at ", time_element(*visit.who->stranger),
                       ", in a browser you had not used before. ",
                       element("a", {href("/me"), {"class", "govuk-link"}},
                               "See where you are signed in"),
                       ".");
}

/// Paper is left lying about: it says whose it is and of when. The screen knows both already.
Html printed_by(const Visit& visit) {
  return !visit.who
             ? Html()
             : element("aside", {{"class", "om-print-only"}, {"aria-label", "Who printed this"}},
                       element("p", {{"class", "govuk-body-s"}}, "Printed by ",
                               visit.who->display_name, ", as it stood ", time_element(visit.now)));
}

http::Response page(const Visit& visit, const Frame& frame, govuk::PageOptions options) {
  options.title = frame.title;
  if (visit.hub().is_training()) {
    options.training = true;
    options.notice = training_banner();
  }
  options.notice += printed_by(visit);
  options.notice += stranger_notice(visit);
  options.has_errors = frame.has_errors;
  options.hub_name = visit.profile().name;
  options.footer = footer(visit, frame.recorded);
  if (!frame.events.empty()) {
    options.events = since_now(visit, frame.events);
  }
  const unsigned status = frame.has_errors && frame.status == 200 ? 422u : frame.status;
  return http::html(status, std::move(govuk::page(options)).str());
}

http::Response in_words(const Visit& visit, unsigned status, const std::string& title, Html rest) {
  return visit.who
             ? staff_page(visit, {.title = title, .status = status}, join(heading(title), rest))
             : public_page(visit, {.title = title, .status = status}, join(heading(title), rest));
}

std::vector<http::Field> without(const Visit& visit,
                                 std::initializer_list<std::string_view> names) {
  std::vector<http::Field> fields;
  for (const http::Field& field : visit.request.fields.fields()) {
    if (std::ranges::find(names, field.name) == names.end()) {
      fields.push_back(field);
    }
  }
  return fields;
}

Html way_on(std::string_view next) {
  return element("p", {{"class", "govuk-body"}},
                 element("a", {href(next), {"class", "govuk-link"}}, "See how it stands now"));
}

}  // namespace

bool has_exercise(const Visit& visit) {
  return visit.hub().is_training() && !visit.profile().exercise.empty();
}

http::Response public_page(const Visit& visit, const Frame& frame, Html main) {
  Html before = frame.before_main;
  if (frame.exit_this_page) {
    before = join(element("div", {{"class", "om-exit"}}, govuk::exit_this_page({})), before);
  }
  return page(
      visit, frame,
      {.audience = govuk::Audience::everybody, .content = std::move(main), .before_main = before});
}

http::Response staff_page(const Visit& visit, const Frame& frame, Html main) {
  return page(visit, frame,
              {.audience = govuk::Audience::staff,
               .content = std::move(main),
               .before_main = frame.before_main,
               .navigation = navigation(visit, frame.active),
               .header_end = who_is_here(visit)});
}

http::Response refused(const Visit& visit, const Refusal& refusal) {
  if (std::holds_alternative<NotPermitted>(refusal) ||
      std::holds_alternative<NoSuchContact>(refusal)) {
    return not_found(visit);
  }
  const say::Words said = say::words_for(refusal, visit.profile());
  Html rest = body(said.what_to_do);
  if (visit.is_post()) {
    rest += body("Nothing was stored. Here is what you wrote.");
    rest += form_again(visit, visit.request.path, without(visit, {"submission"}), "Send it again");
  }
  return in_words(visit, 409, said.heading, std::move(rest));
}

http::Response not_found(const Visit& visit) {
  return in_words(
      visit, 404, "There is nothing at this address",
      body("Check the address, or start again from the front page. If somebody gave you a "
           "reference, type it into the search for a reference."));
}

http::Response after(const Visit& visit, const app::Handled& handled, std::string_view next) {
  return match(
      handled, [&](const app::Done&) { return http::see_other(next); },
      [&](const Refusal& refusal) { return refused(visit, refusal); },
      [&](const app::ChangedMeanwhile&) {
        return in_words(
            visit, 409, "Somebody changed this while you were writing",
            join(body("Nothing of yours was stored yet, and nothing is lost: what you wrote is "
                      "below. "
                      "Read what changed first; then send yours if it still holds."),
                 way_on(next),
                 form_again(visit, visit.request.path, without(visit, {"submission", "seen"}),
                            "It still holds: send mine")));
      },
      [&](const app::SentDifferently&) {
        return in_words(
            visit, 409, "You have sent this form before",
            join(
                body(
                    "What you sent first is stored. What you have written now is different, and is "
                    "not stored yet."),
                way_on(next),
                form_again(visit, visit.request.path, without(visit, {"submission"}),
                           "Send this as well")));
      },
      [&](const app::NotSure&) {
        return in_words(
            visit, 503, "We cannot tell whether that was stored",
            join(
                body(
                    "Send it again: if it was stored the first time, it will not be stored twice."),
                form_again(visit, visit.request.path, without(visit, {}), "Send it again")));
      });
}

Html notice_slot(const Visit& visit, std::string_view events, std::string_view words) {
  return element("div", {{"class", "om-slot"},
                         {"role", "status"},
                         flag("data-slot"),
                         {"data-events", since_now(visit, events)},
                         {"data-words", words},
                         {"data-link-words", "Show them"}});
}

Html time_element(Instant at) {
  return element("time", {{"datetime", iso8601(at)}}, london::long_text(at));
}

Html short_time_element(Instant at) {
  return element("time", {{"datetime", iso8601(at)}}, london::short_text(at));
}

}  // namespace openmash::web
