// The beginning of the public form: the two doors, a new draft, and coming back with a code.
// A code never stands in an address: it is typed into a form, and stays in a cookie until the
// browser is closed or the writer closes the form.
#include "base/match.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "govuk/inset_text.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/refer.h"

namespace openmash::web {

using namespace refer;

namespace {

Html start_button(const Visit& visit, const char* door, const char* words) {
  return element(
      "form", {action("/refer/start"), {"method", "post"}, flag("novalidate")},
      hidden_fields(visit), prose::hidden("door", door),
      govuk::button({.content = words, .is_start_button = true, .prevent_double_click = true}));
}

Html quick_way(const Visit& visit, const char* door) {
  return join(
      prose::heading("Only a minute?"),
      prose::paragraph("One page asks the worry, the child, where, and how to reach you. It can "
                       "be sent at once, and added to afterwards."),
      prose::button_form(visit, {.to = "/refer/start",
                                 .button = "Tell us now, on one page",
                                 .classes = "govuk-button--secondary",
                                 .fields = {{"door", door}, {"then", "now"}}}));
}

Html open_already(const Visit& visit) {
  if (!std::holds_alternative<OpenDraft>(open_draft(visit))) {
    return {};
  }
  return govuk::inset_text(
      {.content = join("A form is open in this browser and not sent yet. ",
                       prose::link("/refer/tasks", "Go on with it"),
                       ". If you start a new one, the code of the old one still opens it.")});
}

http::Response door_page(const Visit& visit, const char* door, const char* title,
                         const Html& words) {
  return public_page(
      visit, {.title = title, .exit_this_page = true},
      join(prose::call_999(),
           prose::beside(
               join(prose::title(title), open_already(visit), words,
                    start_button(visit, door, "Start"),
                    prose::paragraph(prose::link("/refer/resume", "Go on with a form you saved")),
                    quick_way(visit, door)),
               prose::talk_instead(visit.profile()))));
}

http::Response code_form(const Visit& visit, const Problems& problems) {
  const std::string title = "Open what you saved or sent";
  const std::string problem = problem_of(problems, "code");
  return public_page(
      visit,
      {.title = title,
       .has_errors = !problems.empty(),
       .status = problems.empty() ? 200u : 422u,
       .exit_this_page = true},
      prose::two_thirds(join(
          error_summary(problems), prose::title(title),
          element("form", {action("/refer/resume"), {"method", "post"}, flag("novalidate")},
                  hidden_fields(visit),
                  govuk::input(
                      {.name = "code",
                       .id = "code",
                       .label = {.content = "Your code", .classes = "govuk-label--m"},
                       .hint = {.content = "Five groups of four letters and numbers, such as "
                                           "H7KM-3QXT-9DPW-C4RJ-6YVK. Small letters and spaces are "
                                           "fine. It is not the reference."},
                       .error_message = {.content = problem.empty() ? Content() : Content(problem)},
                       .value = field(visit, "code"),
                       .classes = "govuk-input--width-20",
                       .autocomplete = "off",
                       .autocapitalize = "characters",
                       .spellcheck = false}),
                  govuk::button({.content = "Open it", .prevent_double_click = true})),
          prose::heading("If you do not have the code"),
          prose::paragraph(
              "Nobody can find a form without its code, not even we. If you have sent it, "
              "call us and say its reference. If you had not sent it, ",
              prose::link("/refer", "start a new one"), "."))));
}

}  // namespace

http::Response choose_refer(Visit& visit) {
  const char* title = "I am worried about a child";
  return door_page(
      visit, "worry", title,
      join(element("p", {{"class", "govuk-body-l"}},
                   "You do not have to be sure. You do not have to give your name."),
           prose::paragraph(
               "Answer in any order and leave out what you do not know. What you write is "
               "saved as you go, and you can come back to it on any phone or computer."),
           prose::paragraph("People who work with children use this form too: it is the ",
                            visit.profile().words.form, "."),
           prose::document(visit.profile(), hub::LinkUse::thresholds,
                           "How much help a child may need: "),
           prose::document(visit.profile(), hub::LinkUse::top_tips, "What helps us most: ")));
}

http::Response help_for_my_family(Visit& visit) {
  const char* title = "I want help for my family";
  return door_page(
      visit, "help", title,
      join(element("p", {{"class", "govuk-body-l"}}, "Asking for help is a good thing to do."),
           prose::paragraph(
               "Tell us what is hard and what would help, in your own words. Leave out what "
               "you do not want to answer. We talk to you before we do anything, unless a "
               "child could be hurt if we waited."),
           prose::paragraph(
               "Parents, carers and young people can ask for themselves. Somebody who works "
               "with you can ask together with you.")));
}

http::Response refer_start(Visit& visit) {
  if (auto unknown = unknown_field(visit, {"door", "then"})) {
    return *std::move(unknown);
  }
  const app::Submission pressed = submission(visit);
  const Asks asks = field(visit, "door") == "help" ? Asks::help : Asks::worry;
  const std::string code = visit.hub().referrals().start();
  // The first child and the first worry are there to be filled in.
  const Fields fields = new_draft(asks, created_id(pressed, "child"), created_id(pressed, "worry"));
  static_cast<void>(visit.hub().referrals().save(code, fields, 0));
  http::Response response =
      http::see_other(field(visit, "then") == "now" ? "/refer/now" : "/refer/tasks");
  remember_code(response, code);
  return response;
}

http::Response refer_resume(Visit& visit) {
  if (!visit.is_post()) {
    return code_form(visit, {});
  }
  if (auto unknown = unknown_field(visit, {"code"})) {
    return *std::move(unknown);
  }
  const std::string typed = field(visit, "code");
  const std::string code = tidy_code(typed);
  if (typed.empty()) {
    return code_form(visit, {{.field = "code", .words = "Enter your code"}});
  }
  if (code.empty()) {
    return code_form(visit,
                     {{.field = "code",
                       .words = "A code has 20 letters and numbers, without vowels and without "
                                "0, 1, 2 and 5. Check it against what you wrote down"}});
  }
  const Opened opened = open_with(visit, code);
  const bool sent = visit.hub().referrals().sent_with(code).has_value();
  if (std::holds_alternative<NothingOpen>(opened) && !sent) {
    return code_form(visit,
                     {{.field = "code",
                       .words = "No form opens with this code. Check each letter and number. A "
                                "form that was not sent is kept for 30 days"}});
  }
  http::Response response = http::see_other(sent ? "/copy" : "/refer/tasks");
  remember_code(response, code);
  return response;
}

http::Response refer_close(Visit&) {
  http::Response response = http::see_other("/");
  forget_code(response);
  return response;
}

}  // namespace openmash::web
