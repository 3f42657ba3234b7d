// After sending: the confirmation, the copy that its code opens, and adding to it. What was sent is
// never changed; the reference is for talking and opens nothing.
#include "base/match.h"
#include "domain/reference.h"
#include "govuk/button.h"
#include "govuk/panel.h"
#include "govuk/textarea.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/refer_questions.h"
#include "web/pages/referral_summary.h"

namespace openmash::web {

using namespace refer;

namespace {

struct OpenCopy {
  std::string code;
  ContactId contact;
  Visible<app::SentCopy> copy;
};

/// The copy of what this browser's code sent, recorded as read.
std::optional<OpenCopy> open_copy(const Visit& visit) {
  const Opened opened = open_draft(visit);
  const auto* sent = std::get_if<AlreadySent>(&opened);
  if (sent == nullptr) {
    return std::nullopt;
  }
  // Whoever holds the code reads as the contact's referrer: the contact's own id names that reader.
  auto copy = visit.hub().look().copy(sent->contact, sent->contact.value);
  if (!copy) {
    return std::nullopt;
  }
  return OpenCopy{.code = sent->code, .contact = sent->contact, .copy = *std::move(copy)};
}

bool can_be_reached(const Intake& intake) {
  for (const char* key : {"phone", "email", "address"}) {
    if (!intake.contact.answers.words(key).empty()) {
      return true;
    }
  }
  return false;
}

Html step(const Html& what, const Html& then) {
  return join(element("strong", what), "<br>"_html, then);
}

/// "the end of Monday 23 November 2026": nobody knows which day midnight belongs to.
Html day_or_moment(Instant due, Instant now) {
  const london::WallTime wall = london::wall_time(due);
  if (wall.since_midnight != std::chrono::minutes{0}) {
    return element("time", {{"datetime", iso8601(due)}}, london::near_text(due, now));
  }
  const Date day{std::chrono::sys_days{wall.date} - std::chrono::days{1}};
  return element("time", {{"datetime", iso8601(day)}}, "the end of ", london::weekday_name(day),
                 " ", london::date_text(day));
}

Html what_happens_next(const Visit& visit, const Intake& intake) {
  const hub::Profile& profile = visit.profile();
  std::vector<Html> steps;
  steps.push_back(step("First"_html, join("Somebody at the ", profile.words.hub,
                                          " reads what you wrote. The most urgent comes first.")));
  if (profile.shows_statutory_day) {
    steps.push_back(
        step(join("By ", day_or_moment(intake.contact.statutory_due, visit.now)),
             "A social worker has decided what kind of help or protection is needed."_html));
  } else {
    steps.push_back(step("Then"_html, "A decision is made about what is needed."_html));
  }
  if (can_be_reached(intake)) {
    steps.push_back(
        step("After that"_html,
             "We write and tell you what we can. Some of it may be private to the family."_html));
  } else {
    steps.push_back(
        step("You left no way to reach you"_html,
             "so we cannot write to you. Come back with your code to read your copy or to add "
             "something."_html));
  }
  return join(prose::heading("What happens next"), prose::numbered_steps(steps));
}

Html identity_words(const Intake& intake) {
  if (intake.contact.answers.words("withhold_identity") == "yes") {
    return prose::paragraph(
        "You asked that the family is not told who you are. Your request is kept with what you "
        "sent, "
        "where everybody who works on it sees it.");
  }
  return {};
}

Html additions(const Intake& intake) {
  if (intake.additions.empty()) {
    return {};
  }
  Html all = prose::heading("Added since");
  for (const Signed<ContactAddedTo>& one : intake.additions) {
    all += element("div", {{"class", "om-words"}}, element("p", one.what.words));
    all += element("p", {{"class", "om-by"}}, "Added on ", time_element(one.at));
  }
  return all;
}

/// What somebody may write down who wants to be able to prove what they told us.
Html fingerprint(const Visit& visit, ContactId contact) {
  return prose::paragraph(
      "Fingerprint of what we stored: ",
      element("span", {{"id", "fingerprint"}, {"class", "govuk-!-font-weight-bold"}},
              visit.hub().witnessed().fingerprint(contact.value)),
      ". You need not keep it. With it anybody can check later that nothing was changed.");
}

Html copy_of(const Visit& visit, const OpenCopy& open) {
  const Intake& intake = open.copy->file->intake;
  const WrittenReferral referral = referral_of(intake);
  return join(
      additions(intake),
      referral_summary(
          {.referral = referral, .profile = visit.profile(), .today = london::date_of(visit.now)}),
      fingerprint(visit, open.contact));
}

Html copy_aside(const Visit& visit, const OpenCopy& open) {
  const std::string& telephone = visit.profile().contact.telephone;
  Html worse = "Call 999 if a child is in danger now."_html;
  if (!telephone.empty()) {
    worse += join(" Tell us on ", prose::link(prose::telephone_address(telephone), telephone), ".");
  }
  return join(prose::small_heading("Keep these two apart"),
              prose::paragraph("The reference is for talking to us. It opens nothing."),
              prose::paragraph("The code opens your copy. Write it down:"),
              element("p", {{"class", "om-code"}, {"id", "return-code"}}, open.code),
              prose::small_heading("If you remember something else"),
              prose::paragraph(prose::link("/copy/add", "Add to what you sent")),
              prose::small_heading("On a shared phone or computer?"),
              prose::paragraph("Close your copy when you have read it. ",
                               prose::link("/help#history", "How to clear your history")),
              prose::button_form(visit, {.to = "/refer/close",
                                         .button = "Close it here",
                                         .classes = "govuk-button--secondary"}),
              prose::small_heading("If it gets worse"), prose::paragraph(worse));
}

Html said_aloud(const std::string& reference, Instant received) {
  return prose::paragraph("Say it as: ", spoken(reference), ".", "<br>"_html, "Received on ",
                          time_element(received), ".");
}

}  // namespace

http::Response refer_sent(Visit& visit) {
  const auto open = open_copy(visit);
  if (!open) {
    return http::see_other("/refer/resume");
  }
  const Intake& intake = open->copy->file->intake;
  const std::string& reference = intake.contact.reference;
  const std::string telephone = visit.profile().contact.telephone;
  const Html main =
      join(govuk::panel({.title = "Thank you. We have it",
                         .content = join("Your reference", "<br>"_html,
                                         element("strong", {{"id", "reference"}}, reference))}),
           said_aloud(reference, intake.contact.received_at), what_happens_next(visit, intake),
           identity_words(intake), prose::heading("Your copy"),
           prose::paragraph("Exactly what we received. When this browser has been closed, it opens "
                            "only with your code."),
           copy_of(visit, *open));
  return public_page(visit, {.title = "Sent", .exit_this_page = true},
                     prose::beside(main, copy_aside(visit, *open)));
}

http::Response sent_copy(Visit& visit) {
  if (visit.is_post()) {
    return refer_resume(visit);
  }
  const auto open = open_copy(visit);
  if (!open) {
    return http::see_other("/refer/resume");
  }
  const Intake& intake = open->copy->file->intake;
  const std::string& reference = intake.contact.reference;
  const Html banner = visit.request.query.first("added")
                          ? prose::done("We have what you added. Somebody will read it.")
                          : Html();
  const Html main =
      join(banner, prose::title("Your copy"),
           prose::paragraph("Reference ", element("strong", {{"id", "reference"}}, reference)),
           said_aloud(reference, intake.contact.received_at), copy_of(visit, *open));
  return public_page(visit, {.title = "Your copy", .exit_this_page = true},
                     prose::beside(main, copy_aside(visit, *open)));
}

http::Response add_to_sent(Visit& visit) {
  if (auto unknown = unknown_field(visit, {"words"})) {
    return *std::move(unknown);
  }
  const auto open = open_copy(visit);
  if (!open) {
    return not_open(visit, NothingOpen{});
  }
  Problems problems;
  const std::string words = field(visit, "words");
  if (visit.is_post()) {
    if (words.empty()) {
      problems.push_back({.field = "words", .words = "Write what you want to add"});
    } else if (const std::size_t length = characters(words); length > most_characters) {
      problems.push_back({.field = "words",
                          .words = "What you add must be " + with_commas(most_characters) +
                                   " characters or fewer. You wrote " + with_commas(length) +
                                   ". Add the rest in a second piece"});
    } else {
      const app::Handled added = visit.hub().referrals().add(open->code, submission(visit), words);
      return after(visit, added, "/copy?added=1");
    }
  }
  const std::string title = "Add to what you sent";
  const std::string problem = problem_of(problems, "words");
  return public_page(
      visit,
      {.title = title,
       .has_errors = !problems.empty(),
       .status = problems.empty() ? 200u : 422u,
       .before_main = prose::back("/copy", "Back to your copy"),
       .exit_this_page = true},
      join(prose::call_999(),
           prose::two_thirds(join(
               error_summary(problems), prose::title(title),
               prose::paragraph(
                   "What you sent stays as it is. What you add stands beside it, with the "
                   "time it came."),
               element("form", {action("/copy/add"), {"method", "post"}, flag("novalidate")},
                       hidden_fields(visit),
                       govuk::textarea(
                           {.name = "words",
                            .id = "words",
                            .label = {.content = "What do you want to add?",
                                      .classes = "govuk-label--m"},
                            .hint = {.content =
                                         "Something new, something you remember, or a correction"},
                            .error_message = {.content =
                                                  problem.empty() ? Content() : Content(problem)},
                            .value = words,
                            .rows = 8}),
                       govuk::button({.content = "Add it", .prevent_double_click = true}))))));
}

}  // namespace openmash::web
