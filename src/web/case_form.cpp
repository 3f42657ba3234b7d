#include "web/case_form.h"

#include <algorithm>

#include "base/match.h"
#include "govuk/back_link.h"
#include "govuk/button.h"
#include "govuk/checkboxes.h"
#include "govuk/date_input.h"
#include "govuk/input.h"
#include "govuk/radios.h"
#include "govuk/select.h"
#include "govuk/textarea.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

constexpr std::string_view form_id = "form";

Html changed_note(const OpenCase& open) {
  if (!open.changed_meanwhile) {
    return {};
  }
  return element(
      "div", {{"class", "om-changes"}},
      element("p", {{"class", "govuk-body"}}, element("strong", "Nothing you typed is lost. "),
              "Somebody changed this while you were writing. What is stored now is shown here "
              "beside what you "
              "typed; send it again if it still holds."));
}

/// Whether the form keeps the submission it came with, so that a repeat is one, or is a new press.
enum class Press { same, anew };

http::Response render(const Visit& visit, const CaseForm& form, const Visible<app::CasePage>& shown,
                      const Problems& problems, unsigned status, bool changed,
                      Press press = Press::same) {
  const OpenCase open{
      .visit = visit, .shown = shown, .problems = problems, .changed_meanwhile = changed};
  const std::string token = visit.hub().token(open.file(), form.needs);
  const std::string reference = open.reference();
  Html main = error_summary(problems);
  main += prose::title(reference, form.title);
  main += changed_note(open);
  main += element(
      "form",
      {{"method", "post"}, action(Url{visit.request.path}), {"id", form_id}, flag("novalidate")},
      hidden_fields(visit, token, press == Press::anew), form.body(open),
      govuk::button({.content = form.button}));
  return staff_page(visit,
                    {.title = form.title + " – " + reference,
                     .has_errors = !problems.empty(),
                     .status = status,
                     .before_main = govuk::back_link(
                         {.content = "Back to the contact", .href = "/contacts/" + reference}),
                     .recorded = true,
                     .active = "queue"},
                    std::move(main));
}

/// The page again, with a refusal said in words above what was typed.
http::Response refused_form(const Visit& visit, const CaseForm& form,
                            const Visible<app::CasePage>& shown, const Refusal& refusal) {
  const say::Words why = say::words_for(refusal, *shown->profile);
  const Problems problems{
      {.field = std::string{form_id}, .words = why.heading + ". " + why.what_to_do}};
  return render(visit, form, shown, problems, 409, false);
}

http::Response answer_to(const Visit& visit, const CaseForm& form,
                         const Visible<app::CasePage>& shown, const app::Handled& handled) {
  const std::string contact = "/contacts/" + shown->file->intake.contact.reference;
  return match(
      handled, [&](const app::Done&) { return http::see_other(contact + form.after); },
      [&](const app::SentDifferently&) {
        const Problems problems{
            {.field = std::string{form_id},
             .words =
                 "What you sent first from this form is stored; what stands here now is not yet. "
                 "Send it again if you mean it"}};
        return render(visit, form, shown, problems, 409, false, Press::anew);
      },
      [&](const Refusal& refusal) { return refused_form(visit, form, shown, refusal); },
      [&](const app::ChangedMeanwhile&) {
        const auto again = open_contact(visit, form.purpose);
        return again ? render(visit, form, *again, {}, 409, true) : not_found(visit);
      },
      [&](const app::NotSure&) {
        const Problems problems{
            {.field = std::string{form_id},
             .words = "We are not sure this was stored. Send it again: it is stored only once."}};
        return render(visit, form, shown, problems, 503, false);
      });
}

bool is_chosen(const FormState& typed, const std::string& name, const std::string& value) {
  const auto all = typed.visit.request.form_all(name);
  return std::ranges::find(all, std::string_view{value}) != all.end();
}

std::string typed_or_before(const FormState& typed, const Field& one) {
  return typed.visit.is_post() ? raw_field(typed.visit, one.name) : one.before;
}

}  // namespace

std::string OpenCase::address(std::string_view rest) const {
  return "/contacts/" + reference() + std::string{rest};
}

Result<Visible<app::CasePage>, Refusal> open_contact(const Visit& visit, ReadPurpose purpose) {
  return visit.hub().look().contact(visit.reader(), visit.parts.at(0), purpose);
}

http::Response case_form(Visit& visit, const CaseForm& form) {
  const auto shown = open_contact(visit, form.purpose);
  if (!shown || !(*shown)->may(form.needs)) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return render(visit, form, *shown, {}, 200, false);
  }
  for (const http::Field& sent : visit.request.fields.fields()) {
    const bool known = std::ranges::any_of(form.fields, [&](std::string_view name) {
      return name.ends_with('*') ? sent.name.starts_with(name.substr(0, name.size() - 1))
                                 : sent.name == name;
    });
    const bool hidden = is_hidden(sent.name);
    if (!known && !hidden) {
      return render(visit, form, *shown,
                    {{.field = std::string{form_id},
                      .words = "This form does not know a field that was sent with it. "
                               "Open the page again and send it from there"}},
                    422, false);
    }
  }
  Problems problems;
  const OpenCase open{.visit = visit, .shown = *shown, .problems = problems};
  const auto command = form.command(open, problems);
  if (!problems.empty() || !command) {
    return render(visit, form, *shown, problems, 422, false);
  }
  app::Submission sent = submission(visit);
  if (sent.seen_token.empty()) {
    sent.seen_token = "none";  // a form that does not say what it rests on rests on nothing
  }
  const app::Handled handled =
      form.handle ? form.handle(sent, (*shown)->file->id, *command)
                  : visit.hub().handle(visit.actor(), sent, (*shown)->file->id, *command);
  return answer_to(visit, form, *shown, handled);
}

Html text_area(const FormState& typed, const Field& one) {
  return govuk::textarea({.name = one.name,
                          .id = one.name,
                          .label = {.content = one.label, .classes = "govuk-label--s"},
                          .hint = {one.hint},
                          .error_message = {problem_of(typed.problems, one.name)},
                          .value = typed_or_before(typed, one),
                          .rows = one.rows,
                          .spellcheck = true});
}

Html text_line(const FormState& typed, const Field& one) {
  return govuk::input({.name = one.name,
                       .id = one.name,
                       .label = {.content = one.label, .classes = "govuk-label--s"},
                       .hint = {one.hint},
                       .error_message = {problem_of(typed.problems, one.name)},
                       .value = typed_or_before(typed, one)});
}

Html one_of(const FormState& typed, const Field& one, const std::vector<Choice>& choices) {
  std::vector<govuk::RadioItem> items;
  for (const Choice& choice : choices) {
    items.push_back({.value = choice.value,
                     .content = choice.label,
                     .hint = {choice.hint},
                     .checked = is_chosen(typed, one.name, choice.value)});
  }
  return govuk::radios(
      {.name = one.name,
       .id_prefix = one.name,
       .fieldset = {.legend = {.content = one.label, .classes = "govuk-fieldset__legend--s"}},
       .hint = {one.hint},
       .error_message = {problem_of(typed.problems, one.name)},
       .items = items,
       .classes = "govuk-radios--small"});
}

Html several_of(const FormState& typed, const Field& one, const std::vector<Choice>& choices) {
  std::vector<govuk::CheckboxItem> items;
  for (const Choice& choice : choices) {
    items.push_back({.value = choice.value,
                     .content = choice.label,
                     .hint = {choice.hint},
                     .checked = is_chosen(typed, one.name, choice.value)});
  }
  return govuk::checkboxes(
      {.name = one.name,
       .id_prefix = one.name,
       .fieldset = {.legend = {.content = one.label, .classes = "govuk-fieldset__legend--s"}},
       .hint = {one.hint},
       .error_message = {problem_of(typed.problems, one.name)},
       .items = items,
       .classes = "govuk-checkboxes--small"});
}

Html drop_down(const FormState& typed, const Field& one, const std::vector<Choice>& choices) {
  std::vector<govuk::SelectItem> items{{.value = "", .text = "Choose"}};
  for (const Choice& choice : choices) {
    items.push_back({.value = choice.value,
                     .text = choice.label,
                     .selected = is_chosen(typed, one.name, choice.value)});
  }
  return govuk::select({.name = one.name,
                        .id = one.name,
                        .label = {.content = one.label, .classes = "govuk-label--s"},
                        .hint = {one.hint},
                        .error_message = {problem_of(typed.problems, one.name)},
                        .items = items});
}

Html moment_boxes(const FormState& typed, const Field& one, bool with_time) {
  const auto box = [&](const char* name, const char* label, const char* width) {
    const std::string id = one.name + "-" + name;
    return govuk::DatePart{.name = name,
                           .label = label,
                           .value = raw_field(typed.visit, id),
                           .error = !problem_of(typed.problems, id).empty(),
                           .classes = width,
                           .inputmode = std::string_view{name} == "time" ? "text" : "numeric"};
  };
  std::string wrong;
  for (const Problem& problem : typed.problems) {
    if (problem.field.starts_with(one.name)) {
      wrong += (wrong.empty() ? "" : ". ") + problem.words;
    }
  }
  std::vector<govuk::DatePart> boxes{box("day", "Day", "govuk-input--width-2"),
                                     box("month", "Month", "govuk-input--width-2"),
                                     box("year", "Year", "govuk-input--width-4")};
  if (with_time) {
    boxes.push_back(box("time", "Time", "govuk-input--width-5"));
  }
  return govuk::date_input(
      {.id = one.name,
       .name_prefix = one.name,
       .fieldset = {.legend = {.content = one.label, .classes = "govuk-fieldset__legend--s"}},
       .hint = {one.hint},
       .error_message = {wrong},
       .items = std::move(boxes)});
}

Html words_block(std::string_view words, const Html& by) {
  if (words.empty()) {  // destroyed: nobody is quoted as having said nothing
    return by.empty() ? Html() : element("p", {{"class", "om-by"}}, by);
  }
  Html block = element("div", {{"class", "om-words"}}, prose::lines(words));
  if (!by.empty()) {
    block += element("p", {{"class", "om-by"}}, by);
  }
  return block;
}

Html signature(const Visit& visit, const Actor& by, Instant at) {
  return join(visit.hub().people().name_of(by), ", ", short_time_element(at));
}

}  // namespace openmash::web
