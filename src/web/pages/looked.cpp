// Who looked, for those it is about: the last viewers on a case's page, the week's digest for
// whoever has cases or people, and the street one lives in, told by oneself.
// Nothing here shows a word of a case. The digest of a week waits as a notice until it is opened;
// there is no mail. What searches the whole record is accesses.cpp.
#include <algorithm>

#include "domain/access/purpose.h"
#include "govuk/button.h"
#include "govuk/details.h"
#include "govuk/input.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/clock.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/case_parts.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "words/looked.h"

namespace openmash::web {

namespace {

Html viewer_row(const app::Viewer& viewer) {
  const std::string post =
      viewer.agency_name.empty() ? viewer.role_name : viewer.role_name + ", " + viewer.agency_name;
  const PurposeOfLooking* chosen = viewer.chosen ? purpose_of_looking(*viewer.chosen) : nullptr;
  const std::string said = viewer.through_glass ? *viewer.through_glass
                           : chosen != nullptr  ? std::string{chosen->words}
                                                : "";
  return element("li", element("strong", viewer.name), post.empty() ? "" : ", " + post, ", ",
                 words::what_for(viewer.purpose, viewer.through_glass.has_value()), ", ",
                 short_time_element(viewer.last),
                 said.empty() ? Html() : quiet_line("They said: ", said));
}

Html viewer_list(const std::vector<app::Viewer>& viewers) {
  Html items;
  for (const app::Viewer& one : viewers) {
    items += viewer_row(one);
  }
  return element("ul", {{"class", "om-rows"}}, items);
}

Date last_monday(Instant now) {
  const Date today = london::date_of(now);
  const std::chrono::weekday weekday = london::weekday_of(today);
  return Date{std::chrono::sys_days{today} - (weekday - std::chrono::Monday) -
              std::chrono::days{7}};
}

Html cases_part(const app::Digest& digest) {
  if (digest.cases.empty()) {
    return {};
  }
  Html html = prose::heading("Your cases");
  for (const app::Digest::Case& one : digest.cases) {
    html += prose::small_heading(one.reference);
    html += viewer_list(one.viewers);
  }
  return html;
}

Html people_part(const app::Digest& digest) {
  if (digest.people.empty()) {
    return {};
  }
  Html rows;
  for (const app::Digest::Person& one : digest.people) {
    std::string unworked;
    for (const std::string& reference : one.unworked) {
      unworked += (unworked.empty() ? "" : ", ") + reference;
    }
    rows += element(
        "tr",
        element("td", {{"data-label", "Who"}}, element("div", one.name, quiet_line(one.role_name))),
        element("td", {{"data-label", "Opened"}}, std::to_string(one.opened)),
        element("td", {{"data-label", "In lists"}}, std::to_string(one.listed)),
        element("td", {{"data-label", "No work of theirs"}},
                one.unworked.empty() ? "none" : unworked));
  }
  Html head;
  for (const char* words : {"Who", "Opened", "In lists", "No work of theirs"}) {
    head += element("th", {{"scope", "col"}}, words);
  }
  return join(
      prose::heading("The people whose duty you plan"),
      prose::paragraph("A case is somebody’s work if it was given to them or to their agency, or "
                       "they signed something on it within three days. Looking at another can "
                       "have a good reason: ask."),
      element("table", {{"class", "om-table om-table--stack om-table--tight"}},
              element("caption", {{"class", "govuk-visually-hidden"}},
                      "How many cases each opened, and which were no work of theirs"),
              element("thead", element("tr", head)), element("tbody", rows)));
}

}  // namespace

Html who_looked(const OpenCase& open) {
  if (!open.page().viewers) {
    return {};
  }
  const std::vector<app::Viewer>& viewers = *open.page().viewers;
  const std::string count = std::to_string(viewers.size());
  return govuk::details(
      {.summary = "Who looked at this: the last " + count,
       .content =
           join(viewers.empty() ? prose::paragraph("Nobody before you.") : viewer_list(viewers),
                open.page().may(Permission::see_access_record)
                    ? join(prose::paragraph(prose::link(Url{"/accesses?case=" + open.reference()},
                                                        "Every look at it")),
                           prose::paragraph(prose::link(Url{"/knew/" + open.reference()},
                                                        "Who knew what, when")))
                    : Html())});
}

Html digest_notice(const Visit& visit) {
  Html notices;
  if (visit.hub().look().digest_waits(visit.reader())) {
    notices +=
        prose::paragraph(prose::link("/looked", "Read who looked last week at what is yours"));
  }
  if (const std::size_t waiting = visit.hub().look().patterns_waiting(visit.reader())) {
    notices += prose::paragraph(
        prose::link("/accesses/patterns", "Review what stands out: " + std::to_string(waiting)));
  }
  return notices.empty()
             ? notices
             : element(
                   "section", {{"class", "om-panel"}, {"aria-labelledby", "digest"}},
                   element("h2", {{"class", "govuk-heading-m"}, {"id", "digest"}}, "Who looked"),
                   notices);
}

http::Response looked(Visit& visit) {
  const auto found = visit.hub().look().digest(visit.reader(), last_monday(visit.now));
  if (!found) {
    return refused(visit, found.error());
  }
  const app::Digest& digest = **found;
  const Date sunday{std::chrono::sys_days{digest.week} + std::chrono::days{6}};
  const Html main =
      join(prose::title("Who looked last week"),
           prose::paragraph("Monday ", london::date_text(digest.week), " to Sunday ",
                            london::date_text(sunday), "."),
           digest.is_empty() ? prose::paragraph("Nobody but yourself looked at a case of yours.")
                             : join(cases_part(digest), people_part(digest)),
           prose::paragraph(prose::link("/my-street", "Tell us which street you live in")));
  return staff_page(visit, {.title = "Who looked last week", .recorded = true, .active = "looked"},
                    main);
}

http::Response my_street(Visit& visit) {
  if (visit.is_post()) {
    if (auto unknown = unknown_field(visit, {"street"})) {
      return *std::move(unknown);
    }
    if (!visit.hub().people().give_home_street(visit.actor(), field(visit, "street"))) {
      return not_found(visit);
    }
    return http::see_other("/my-street");
  }
  const auto account = visit.hub().people().find(visit.who->staff.id);
  const Html main = join(
      prose::title("The street you live in"),
      prose::paragraph("If you tell us, a case in your street stands out when you open it, and "
                       "whoever reviews asks you why. That protects you as well as the family. "
                       "You need not tell us."),
      prose::paragraph("It is kept sealed, used for nothing else, and shown to nobody but you."),
      element("form", {action("/my-street"), {"method", "post"}, flag("novalidate")},
              hidden_fields(visit),
              govuk::input({.name = "street",
                            .label = {.content = "Street", .classes = "govuk-label--s"},
                            .hint = {.content = "Without the number of your house. Empty it to "
                                                "take it back."},
                            .value = account ? account->home_street : "",
                            .classes = "govuk-input--width-20",
                            .autocomplete = "off",
                            .spellcheck = false}),
              govuk::button({.content = "Keep it"})));
  return staff_page(visit, {.title = "The street you live in", .active = "looked"}, main);
}

}  // namespace openmash::web
