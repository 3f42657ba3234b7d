// A list from the police is pasted in and becomes contacts, one for each reference of theirs. The
// whole list is read before anything is stored; with one problem nothing is, and the list stays as
// it was pasted. The same press again stores nothing twice, and a reference that is here already is
// said. How it is read: notification_list.h.
#include "web/notification_list.h"

#include "base/match.h"
#include "govuk/button.h"
#include "govuk/textarea.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/notifications.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/say.h"
#include "web/stored_now.h"

namespace openmash::web {

namespace {

constexpr std::string_view stored_purpose = "notifications stored";
constexpr std::string_view example =
    "reference,received,grade,incident,child,child born,adult,part,address\n"
    "PN 4411,16/11/2026 23:40,medium,\"Shouting, and a door kicked in.\",Child A,4/3/2019,Adult "
    "1,at risk,\"Flat 2, 8 Mill Lane, AB1 2CD\"\n"
    "PN 4411,,,,Child B,2023,Adult 2,source of harm,\"Flat 2, 8 Mill Lane, AB1 2CD\"\n";

/// One notification is one press, whatever else the list holds.
app::Submission press_for(const app::Submission& press, const ListedNotification& one) {
  return {.id = SubmissionId{created_id(press, app::PersonIndex::plain(one.police_reference))},
          .content = one.written,
          .seen_token = ""};
}

std::string at_line(const ListedNotification& one) {
  return "Line " + std::to_string(one.line) + ", “" + one.police_reference + "”: ";
}

/// What is here already, unless this very list was stored before.
std::vector<std::string> already_here(const Visit& visit, const app::Submission& press,
                                      const NotificationList& list) {
  std::vector<std::string> problems;
  for (const ListedNotification& one : list.all) {
    if (visit.hub().referrals().has_stored(press_for(press, one))) {
      continue;
    }
    const auto found = visit.hub().look().notified_as(visit.reader(), one.police_reference);
    if (!found) {
      return {"What is here already is not searched yet: press again in a moment"};
    }
    if (!found->empty()) {
      problems.push_back(at_line(one) + "it is here already, as " + say::listed(*found) +
                         ". Take it out of the list; what is new in it can be added there");
    }
  }
  return problems;
}

struct Stored {
  std::vector<std::string> references;
  std::vector<std::string> problems;
  bool unsure = false;
};

Stored store(const Visit& visit, const app::Submission& press, const NotificationList& list) {
  Stored stored;
  for (const ListedNotification& one : list.all) {
    match(
        visit.hub().referrals().log(visit.actor(), press_for(press, one), one.referral,
                                    app::PersonIndex::plain(one.police_reference)),
        [&](const app::Sent& sent) { stored.references.push_back(sent.reference); },
        [&](const Refusal& refusal) {
          const say::Words why = say::words_for(refusal, visit.profile());
          stored.problems.push_back(at_line(one) + why.heading + ". " + why.what_to_do);
        },
        [&](const app::NotSure&) {
          stored.unsure = true;
          stored.problems.push_back(
              at_line(one) +
              "we are not sure this was stored. Press again: nothing is stored twice");
        });
  }
  return stored;
}

Html columns() {
  Html rows;
  for (const ListColumn& column : list_columns()) {
    rows += element("tr", element("th", {{"scope", "row"}}, element("strong", column.name)),
                    element("td", column.meaning));
  }
  return join(
      element("table", {{"class", "om-table om-table--stack"}},
              element("caption", "The columns, in any order; only the first two must be there"),
              element("tbody", rows)),
      prose::paragraph(
          "Several children or adults: a further line for each pair, with the same reference. What "
          "is said once may be blank there."),
      element("h2", {{"class", "govuk-heading-s"}}, "For example"),
      element("div", {{"class", "om-words"}}, prose::lines(example)));
}

Problems as_problems(const std::vector<std::string>& words) {
  Problems problems;
  for (const std::string& one : words) {
    problems.push_back({.field = "list", .words = one});
  }
  return problems;
}

Html stored_note(const Visit& visit, const std::vector<std::string>& references) {
  if (references.empty()) {
    return {};
  }
  const std::string count = references.size() == 1
                                ? "One notification is stored"
                                : std::to_string(references.size()) + " notifications are stored";
  return element(
      "div", {{"class", "om-changes"}, {"role", "status"}},
      element("p", {{"class", "govuk-body"}},
              element("strong", count + ", each as a contact, in the order of the list."),
              tray_desks(visit).empty()
                  ? Html()
                  : join(" ", prose::link("/notifications", "See what waits"))),
      reference_list(references));
}

http::Response show(const Visit& visit, const Problems& problems,
                    const std::vector<std::string>& stored, unsigned status) {
  const std::string words = problems.empty() ? "" : "Mend what is said above, and bring it again";
  return staff_page(
      visit,
      {.title = "Bring a list from the police",
       .has_errors = !problems.empty(),
       .status = status,
       .active = tray_desks(visit).empty() ? "log" : "notifications"},
      join(error_summary(problems), prose::title("Bring a list from the police"),
           stored_note(visit, stored),
           element("p", {{"class", "om-lead"}},
                   "Paste a table from a spreadsheet, or the text of a CSV file. All of it is read "
                   "before anything is stored."),
           element("form", {action("/notifications/list"), {"method", "post"}, flag("novalidate")},
                   hidden_fields(visit),
                   govuk::textarea({.name = "list",
                                    .id = "list",
                                    .label = {.content = "The list", .classes = "govuk-label--s"},
                                    .hint = {.content = "Its first line holds the names of the "
                                                        "columns. Up to 100 notifications"},
                                    .error_message = {words.empty() ? Content() : Content(words)},
                                    .value = raw_field(visit, "list"),
                                    .rows = 12,
                                    .spellcheck = false}),
                   govuk::button({.content = "Bring it in", .prevent_double_click = true})),
           columns()));
}

}  // namespace

http::Response notification_list(Visit& visit) {
  if (!brings_lists(visit)) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return show(visit, {}, stored_now(visit, stored_purpose), 200);
  }
  if (auto unknown = unknown_field(visit, {"list"})) {
    return *std::move(unknown);
  }
  const app::Submission press = submission(visit);
  const NotificationList list = read_notification_list(raw_field(visit, "list"), press, visit.now);
  if (!list.problems.empty()) {
    return show(visit, as_problems(list.problems), {}, 422);
  }
  if (const auto here = already_here(visit, press, list); !here.empty()) {
    return show(visit, as_problems(here), {}, 422);
  }
  const Stored stored = store(visit, press, list);
  if (!stored.problems.empty()) {
    return show(visit, as_problems(stored.problems), stored.references, stored.unsure ? 503 : 409);
  }
  return stored_then(visit, "/notifications/list?", stored_purpose, stored.references);
}

}  // namespace openmash::web
