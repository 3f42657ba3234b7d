// Reading a form through before it is sent, and sending it. Nothing blocks sending; pressing twice,
// or again after a crash, stores one referral and leads to the same answer.
#include "base/match.h"
#include "govuk/button.h"
#include "govuk/inset_text.h"
#include "london/london_time.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/refer_questions.h"
#include "web/pages/referral_summary.h"

namespace openmash::web {

namespace refer {

namespace {

http::Response nothing_said(const Visit& visit) {
  const std::string title = "Nothing is written yet";
  const std::string& telephone = visit.profile().contact.telephone;
  const Problems problems{
      {.field = "write", .words = "Write at least one sentence before you send it"}};
  return public_page(
      visit, {.title = title, .has_errors = true, .status = 422, .exit_this_page = true},
      join(prose::call_999(),
           prose::two_thirds(join(
               error_summary(problems), prose::title(title),
               prose::paragraph("We could not send an empty form. One sentence is enough."),
               element("p", {{"class", "govuk-body"}, {"id", "write"}},
                       prose::link("/refer/now", "Tell us now, on one page"), " or ",
                       prose::link("/refer/tasks", "go back to your form"), "."),
               telephone.empty()
                   ? Html()
                   : prose::paragraph("Rather talk? Call ",
                                      prose::link(prose::telephone_address(telephone), telephone),
                                      ".")))));
}

http::Response not_sure(const Visit& visit) {
  const std::string title = "We cannot tell whether it arrived";
  return public_page(
      visit, {.title = title, .status = 503, .exit_this_page = true},
      join(prose::call_999(),
           prose::two_thirds(
               join(prose::title(title),
                    prose::paragraph(
                        "Press the button again. If it arrived the first time, it is not sent "
                        "twice. Everything you wrote is saved."),
                    prose::button_form(visit, {.to = "/refer/send", .button = "Send it again"})))));
}

}  // namespace

http::Response send(const Visit& visit, const OpenDraft& draft) {
  const app::SendOutcome outcome =
      visit.hub().referrals().send(draft.code, read_referral(draft.fields));
  return match(
      outcome, [](const app::Sent&) { return http::see_other("/refer/sent"); },
      [&](const Refusal& refusal) {
        return std::holds_alternative<NothingSaid>(refusal) ? nothing_said(visit)
                                                            : refused(visit, refusal);
      },
      [&](const app::NotSure&) { return not_sure(visit); });
}

}  // namespace refer

using namespace refer;

namespace {

Html what_is_missing(const WrittenReferral& referral, const Fields& fields) {
  std::vector<Html> missing;
  const auto to = [&](EntryKind kind) {
    const auto all = entries(fields, kind);
    const auto page = all.empty() ? std::nullopt : form_page(fields, all.front().name());
    return page ? page->address : std::string("/refer/tasks");
  };
  if (!tells_a_worry(referral)) {
    missing.push_back(prose::link(to(EntryKind::worry), referral.asks == Asks::help
                                                            ? "What you need help with"
                                                            : "What worries you"));
  }
  if (!tells_which_child(referral)) {
    missing.push_back(prose::link(to(EntryKind::child), "Which child it is about"));
  }
  if (missing.empty()) {
    return {};
  }
  return govuk::inset_text({.content = join("You can send it as it is. These would help us most:",
                                            prose::bullets(missing))});
}

}  // namespace

http::Response refer_check(Visit& visit) {
  const DraftOr open = draft_or_elsewhere(visit);
  if (!open) {
    return open.error();
  }
  const OpenDraft& draft = *open;
  const WrittenReferral referral = read_referral(draft.fields);
  const std::string title = "Read it through before you send it";
  const Html main =
      join(prose::title(title), what_is_missing(referral, draft.fields),
           referral_summary({.referral = referral,
                             .profile = visit.profile(),
                             .today = london::date_of(visit.now),
                             .draft = &draft.fields}),
           prose::heading("Send it"),
           prose::paragraph(
               "What you wrote is kept exactly as you wrote it, and cannot be changed once it is "
               "sent. You can add to it later with your code."),
           prose::button_form(visit, {.to = "/refer/send", .button = "Send it"}));
  return public_page(visit,
                     {.title = title,
                      .before_main = prose::back("/refer/tasks", "Back to your form"),
                      .exit_this_page = true},
                     join(prose::call_999(), prose::beside(main, code_aside(visit, draft))));
}

namespace {

/// Whether everything typed here is in what was sent: then it is a second press, and no correction.
bool says_nothing_new(const Visit& visit, ContactId contact) {
  std::vector<std::string> typed;
  for (const http::Field& one : visit.request.fields.fields()) {
    const bool ours =
        is_hidden(one.name) || one.name == "then" || one.name == "page" || one.name == "base";
    if (std::string words = field(visit, one.name); !ours && !words.empty()) {
      typed.push_back(std::move(words));
    }
  }
  return visit.hub().referrals().holds(contact, typed);
}

}  // namespace

http::Response refer_send(Visit& visit) {
  if (auto unknown = unknown_field(visit, {})) {
    return *std::move(unknown);
  }
  const DraftOr open = draft_or_elsewhere(visit);
  if (open) {
    return send(visit, *open);
  }
  const Opened opened = open_draft(visit);
  return std::holds_alternative<AlreadySent>(opened) ? http::see_other("/refer/sent")
                                                     : open.error();
}

http::Response refer_now(Visit& visit) {
  DraftOr open = draft_or_elsewhere(visit);
  if (!open) {
    const Opened opened = open_draft(visit);
    const bool pressed_twice = std::holds_alternative<AlreadySent>(opened) && visit.is_post() &&
                               field(visit, "then") == "send";
    const auto* sent = std::get_if<AlreadySent>(&opened);
    return pressed_twice && sent != nullptr && says_nothing_new(visit, sent->contact)
               ? http::see_other("/refer/sent")
               : open.error();
  }
  OpenDraft& draft = *open;
  const auto page = form_page(draft.fields, "now");
  if (!page) {
    return http::see_other("/refer/tasks");  // the first child or worry was taken out
  }
  Problems problems;
  if (visit.is_post()) {
    if (auto unknown = unknown_to_form(visit)) {
      return *std::move(unknown);
    }
    const Fields said = posted(visit, *page, draft.fields);
    switch (save(visit, draft, *page, said, How::finished)) {
      case Save::gone:
        return not_open(visit, open_draft(visit));
      case Save::changed_elsewhere:
        return conflict_page(visit, draft, *page, said);
      case Save::saved:
        break;
    }
    if (field(visit, "then") == "send") {
      return send(visit, draft);
    }
    problems = problems_in(*page, draft.fields, london::date_of(visit.now));
    if (problems.empty()) {
      return http::see_other(field(visit, "then") == "tasks" ? "/refer/tasks" : "/refer/now");
    }
  }
  const Html main = join(
      error_summary(problems), prose::title(page->title),
      prose::paragraph("One page, sent at once. Leave out what you do not know; you can add to it "
                       "later. ",
                       saved_slot(draft)),
      element("form",
              {action(page->address),
               {"method", "post"},
               flag("novalidate"),
               {"data-autosave", "/refer/autosave"}},
              hidden_fields(visit), prose::hidden("page", page->key),
              prose::hidden("base", base_of(draft.fields, *page)),
              // Enter in a field saves. Only the button sends.
              prose::default_button("Save"), questions(*page, draft.fields, problems),
              element("div", {{"class", "govuk-button-group"}},
                      govuk::button({.content = "Send it now",
                                     .name = "then",
                                     .value = "send",
                                     .prevent_double_click = true}),
                      govuk::button({.content = "Save, and go on with the whole form",
                                     .classes = "govuk-button--secondary",
                                     .name = "then",
                                     .value = "tasks",
                                     .prevent_double_click = true}))));
  return public_page(visit,
                     {.title = page->title,
                      .has_errors = !problems.empty(),
                      .status = problems.empty() ? 200u : 422u,
                      .before_main = prose::back("/refer/tasks", "Back to your form"),
                      .exit_this_page = true},
                     join(prose::call_999(), prose::beside(main, code_aside(visit, draft))));
}

}  // namespace openmash::web
