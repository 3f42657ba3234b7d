// What is left of a form, and whether it can be sent: always. Any order, nothing required; open
// tasks stand out and finished ones are plain words.
#include <algorithm>

#include "base/ensure.h"
#include "govuk/button.h"
#include "govuk/task_list.h"
#include "london/london_time.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/refer_questions.h"
#include "web/say.h"

namespace openmash::web {

using namespace refer;

namespace {

bool says_anything(const FormPage& page, const Fields& fields) {
  for (const Asked& asked : page.asked) {
    if (read_answer(fields, *asked.question, asked.name)) {
      return true;
    }
  }
  for (const std::string& name : page.choices) {
    if (!values(fields, name).empty()) {
      return true;
    }
  }
  return false;
}

govuk::TaskStatus status_of(const FormPage& page, const Fields& fields, Date today) {
  const auto tag = [](const char* words) {
    return govuk::TaskStatus{.tag = {.content = words, .classes = "govuk-tag--blue"}};
  };
  if (!says_anything(page, fields)) {
    return tag("Not started");
  }
  if (!problems_in(page, fields, today).empty()) {
    return govuk::TaskStatus{.tag = {.content = "Check an answer", .classes = "govuk-tag--yellow"}};
  }
  if (value(fields, "done-" + page.parts.front()).empty()) {
    return tag("In progress");
  }
  return {.content = "Completed"};
}

struct Tasks {
  const Fields& fields;
  Date today;

  [[nodiscard]] govuk::Task task(std::string_view key, std::string words,
                                 const std::string& hint = {}) const {
    const auto page = form_page(fields, key);
    ensure(page.has_value(), "a task leads to a page of the form");
    return {.title = {.content = words},
            .hint = hint.empty() ? Content() : Content(hint),
            .href = page->address,
            .status = status_of(*page, fields, today)};
  }

  [[nodiscard]] Html of_entries(EntryKind kind, Asks asks, const char* id) const {
    govuk::TaskListOptions list{.id_prefix = id};
    const std::vector<Entry> all = entries(fields, kind);
    for (const Entry& entry : all) {
      std::string words = entry_title(asks, entry);
      std::string hint = entry_label(fields, entry);
      if (kind == EntryKind::worry) {
        words = asks == Asks::help ? "What you need help with" : "What worries you";
        words += entry.number > 1 ? ", " + std::to_string(entry.number) : "";
        hint.clear();
      } else if (hint.starts_with(words)) {
        hint.erase(0, std::min(hint.size(), words.size() + 2));  // "Child 2, not yet born"
      }
      list.items.push_back(task(entry.name(), words, hint));
    }
    return list.items.empty() ? Html() : govuk::task_list(list);
  }
};

Html add_button(const Visit& visit, const char* what, const char* words) {
  return prose::button_form(visit, {.to = "/refer/add",
                                    .button = words,
                                    .classes = "govuk-button--secondary",
                                    .fields = {{"what", what}}});
}

Html still_helps(const WrittenReferral& referral, Asks asks) {
  std::vector<Html> missing;
  if (!tells_a_worry(referral)) {
    missing.push_back(escape(asks == Asks::help ? "what you need help with, in your own words"
                                                : "what worries you, in your own words"));
  }
  if (!tells_which_child(referral)) {
    missing.push_back(
        "which child it is about: a name, an age, a school or a street, whatever you "
        "know"_html);
  }
  if (missing.empty()) {
    return prose::paragraph("You can send it now. What you do not know can stay blank.");
  }
  return join(prose::paragraph("You can send it now. What would help us most is still missing:"),
              prose::bullets(missing));
}

}  // namespace

http::Response refer_tasks(Visit& visit) {
  const DraftOr open = draft_or_elsewhere(visit);
  if (!open) {
    return open.error();
  }
  const OpenDraft& draft = *open;
  const Asks asks = draft.asks();
  const Tasks tasks{.fields = draft.fields, .today = london::date_of(visit.now)};
  const auto source = source_with(value(draft.fields, "source"));

  const Html lists = join(
      prose::heading(asks == Asks::help ? "What it is about" : "What you saw or heard"),
      tasks.of_entries(EntryKind::worry, asks, "worries"),
      add_button(visit, "worry", asks == Asks::help ? "Add something else" : "Add another worry"),
      prose::heading("The children and the family"),
      tasks.of_entries(EntryKind::child, asks, "children"),
      tasks.of_entries(EntryKind::adult, asks, "adults"),
      element("div", {{"class", "govuk-button-group"}}, add_button(visit, "child", "Add a child"),
              add_button(visit, "adult", "Add an adult")),
      prose::heading("The situation"),
      govuk::task_list({.items = {tasks.task("situation", "Now, and until now"),
                                  tasks.task("openness", "Who knows, and who agrees",
                                             "Also what a visitor should know to be safe")},
                        .id_prefix = "situation"}),
      prose::heading("You"),
      govuk::task_list(
          {.items = {tasks.task("who", "Who you are",
                                source ? say::label(*source, visit.profile()) : ""),
                     tasks.task("about-you", "About you", "You do not have to give your name")},
           .id_prefix = "you"}));

  const Html main = join(
      prose::title(asks == Asks::help ? "Tell us what would help" : "Tell us what you know"),
      prose::paragraph("Answer in any order. Leave out what you do not know. ", saved_slot(draft)),
      prose::paragraph("In a hurry? ", prose::link("/refer/now", "Tell us now, on one page"), "."),
      lists, govuk::button({.content = "Read it through and send", .href = "/refer/check"}),
      still_helps(read_referral(draft.fields), asks));
  return public_page(
      visit,
      {.title = asks == Asks::help ? "Tell us what would help" : "Tell us what you know",
       .exit_this_page = true},
      join(prose::call_999(), prose::beside(main, code_aside(visit, draft))));
}

}  // namespace openmash::web
