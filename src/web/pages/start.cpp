// The public's front door: is this the place, and may I stay unnamed? Two doors, every way to reach
// the hub, and 999 above them all.
#include "govuk/button.h"
#include "govuk/summary_list.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

Html door(const char* to, const char* words) {
  return element("div", govuk::button({.content = words, .href = to, .is_start_button = true}));
}

/// Beside the doors on a wide screen; on a telephone it would be far below them.
Html call_on_a_small_screen(const hub::ContactDetails& contact) {
  return contact.telephone.empty()
             ? Html()
             : element("p", {{"class", "govuk-body om-only-narrow"}}, "Or call ",
                       prose::link(prose::telephone_address(contact.telephone), contact.telephone),
                       ".");
}

/// "within 4 hours", where the hub promises hours for the most urgent.
std::string most_urgent_promise(const hub::Profile& profile) {
  for (const hub::Level& level : profile.levels) {
    if (level.most_urgent && level.decision &&
        level.decision->unit == hub::ClockUnit::elapsed_hours) {
      return " The most urgent are decided within " + std::to_string(level.decision->amount) +
             (level.decision->amount == 1 ? " hour." : " hours.");
    }
  }
  return {};
}

Html what_happens_next(const hub::Profile& profile) {
  const auto step = [](const char* what, const Html& then) {
    return join(element("strong", Text(what)), "<br>"_html, then);
  };
  const Html read = join("The ", profile.words.hub, " reads what you wrote, the most urgent first.",
                         most_urgent_promise(profile));
  const Html ask =
      profile.check.exists
          ? "Schools, health, the police and others may know something that helps. We ask only what is needed."_html
          : "We may ask those who know the family, and only what is needed."_html;
  return join(
      prose::heading("What happens next"),
      prose::numbered_steps(
          {step("You tell us", "In your own words. We keep them exactly as you wrote them."_html),
           step("We read it", read), step("We may ask others", ask),
           step("We decide what to do",
                "And tell you what we can, if you leave us a safe way to reach you."_html)}));
}

Html row_of(const char* name, const Html& words) {
  return join(element("dt", element("strong", Text(name))),
              element("dd", {{"class", "govuk-!-margin-left-0 govuk-!-margin-bottom-3"}}, words));
}

Html ways_to_reach(const hub::ContactDetails& contact) {
  Html rows;
  if (!contact.email.empty()) {
    rows += row_of("E-mail", prose::mail_link(contact.email));
  }
  if (!contact.fax.empty()) {
    rows += row_of("Fax", escape(contact.fax));
  }
  if (!contact.postal.empty()) {
    Html address;
    for (const std::string& line : contact.postal) {
      address += join(line, "<br>"_html);
    }
    rows += row_of("Post", address);
  }
  if (!contact.website.empty()) {
    const std::string shown = contact.website.substr(
        contact.website.find("//") == std::string::npos ? 0 : contact.website.find("//") + 2);
    rows += row_of("Website", prose::link(contact.website, shown));
  }
  return rows.empty() ? Html()
                      : join(prose::heading("Other ways to reach us"),
                             element("dl", {{"class", "govuk-body"}}, rows));
}

/// Only in training: what somebody who came to learn is looking for.
Html exercise_door(const Visit& visit) {
  return has_exercise(visit)
             ? element("p", {{"class", "govuk-body-l"}},
                       prose::link("/exercise", "What would you do? Work through the exercise"))
             : Html();
}

}  // namespace

http::Response start_page(Visit& visit) {
  const hub::Profile& profile = visit.profile();
  const Html main = join(
      element("h1", {{"class", "govuk-heading-xl"}}, "Tell us if you are worried about a child"),
      element("p", {{"class", "govuk-body-l"}},
              "You do not have to be sure. You do not have to give your name."),
      prose::paragraph("You can stop at any time and come back later, on any phone or computer."),
      door("/refer", "I am worried about a child"),
      door("/help-for-my-family", "I want help for my family"),
      call_on_a_small_screen(profile.contact),
      element("ul", {{"class", "govuk-list"}},
              element("li", prose::link("/refer/resume", "Go on with a form you saved")),
              element("li", prose::link("/copy", "Read what you sent, or add to it"))),
      what_happens_next(profile), prose::heading("Who we are"),
      prose::paragraph(profile.name, profile.body.empty() ? "" : ", " + profile.body, "."),
      profile.about.empty() ? Html() : prose::paragraph(profile.about),
      element(
          "ul", {{"class", "govuk-list"}},
          element("li", prose::link("/about", "Who is in it, and what happens to what you say")),
          element("li", prose::link("/privacy", "What we do with what you tell us")),
          element("li", prose::link("/accessibility", "Who can use this service")),
          element("li", prose::link("/help", "Help, and other ways to tell us"))));
  const Html aside = join(
      prose::talk_instead(profile), prose::heading("If you work with children"),
      prose::paragraph(prose::link("/refer", "Fill in the " + profile.words.form),
                       ", or call for advice first. You need not name the family to get advice."),
      ways_to_reach(profile.contact));
  return public_page(visit,
                     {.title = "Tell us if you are worried about a child", .exit_this_page = true},
                     join(prose::call_999(), exercise_door(visit), prose::beside(main, aside)));
}

}  // namespace openmash::web
