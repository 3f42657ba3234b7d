#include "web/pages/notification_rows.h"

#include "base/contains.h"
#include "govuk/checkboxes.h"
#include "govuk/details.h"
#include "london/london_time.h"
#include "web/case_form.h"
#include "web/clock.h"
#include "web/pages/earlier_contacts.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

constexpr std::size_t short_words = 280;

/// The beginning, cut at a word; the whole where it is short.
std::string_view beginning(std::string_view words) {
  if (words.size() <= short_words) {
    return words;
  }
  const std::size_t space = words.substr(0, short_words).find_last_of(" \n");
  // Without a space the cut could fall inside a letter: then nothing is cut.
  return space == std::string_view::npos ? words : words.substr(0, space);
}

Html incident(std::string_view words) {
  const std::string_view first = beginning(words);
  if (first.size() == words.size()) {
    return words_block(words, {});
  }
  return join(words_block(std::string{first} + " …", {}),
              govuk::details({.summary = "All of it", .content = words_block(words, {})}));
}

Html clock(const CaseFile& file, Instant now) {
  const ContactReceived& contact = file.intake.contact;
  if (const auto due = file.decision_due()) {
    return clock_cell(contact.received_at, *due, now);
  }
  return join(element("span", {{"class", "om-due"}}, "Not rated yet"),
              element("p", {{"class", "om-caption"}},
                      contact.statutory_due < now ? "1 working day was " : "1 working day: ",
                      near_time(contact.statutory_due, now)));
}

Html people(const CaseFile& file, Date today) {
  std::vector<Html> items;
  for (const PersonDescribed& person : file.intake.people) {
    std::string more;
    const auto add = [&more](std::string_view words) {
      more += words.empty() ? "" : ", " + std::string{words};
    };
    if (person.kind == PersonKind::unborn_child) {
      add("not born yet");
    }
    add(person.answers.words("relationship"));
    if (person.kind == PersonKind::adult) {
      add(person.at_risk ? "may be at risk" : "");
      add(person.source_of_harm ? "may be a source of harm" : "");
    }
    items.push_back(join(element("strong", say::person_with_age(person, today)), more));
  }
  return items.empty() ? prose::paragraph("Nobody is described.") : prose::bullets(items);
}

Html places(const CaseFile& file) {
  std::vector<std::string> all;
  const auto add = [&all](std::string_view words) {
    if (!words.empty() && !contains(all, words)) {
      all.emplace_back(words);
    }
  };
  for (const PersonDescribed& person : file.intake.people) {
    add(person.answers.words("address"));
  }
  for (const ConcernRaised& concern : file.intake.concerns) {
    add(concern.answers.words("where"));
  }
  Html html;
  for (const std::string& one : all) {
    html += element("p", {{"class", "govuk-body"}}, one);
  }
  return html.empty() ? prose::paragraph("No address was given.") : html;
}

Html graded(const Answers& answers) {
  const std::string_view grade = answers.words("police_grade");
  const std::string_view own = answers.words("own_reference");
  return prose::paragraph(grade.empty() ? Html("The police gave no grade."_html)
                                        : join("Graded by the police: ", element("strong", grade)),
                          own.empty() ? Html() : join(quiet_line("their reference ", own)));
}

/// What the other desk found, where this is the one that signs.
Html screening(const Visit& visit, const app::WaitingContact& waiting) {
  const CaseFile& file = *waiting.file;
  if (!file.triage.screened) {
    return {};
  }
  const Signed<ContactScreened>& screened = *file.triage.screened;
  std::vector<Html> said{
      join("Proposed: ", element("strong", say::label(screened.what.proposed, *waiting.profile)))};
  if (file.together.need) {
    said.push_back(escape(file.together.need->what.level_name));
  }
  if (const ContactRated* rating = file.rating()) {
    said.push_back(escape("Rated " + rating->level_name));
  }
  for (const CriterionCode& code : screened.what.criteria_met) {
    const hub::Criterion* criterion = waiting.profile->criterion(code);
    said.push_back(escape(criterion == nullptr ? code.value : criterion->words));
  }
  return join(prose::small_heading("As it was screened"), prose::bullets(said),
              words_block(screened.what.note, signature(visit, screened.by, screened.at)));
}

Html told(const Visit& visit, const CaseFile& file) {
  Html html;
  for (const ConcernRaised& concern : file.intake.concerns) {
    html += incident(concern.answers.words("words"));
    if (const auto when = say::date_words(concern.answers.words("when")); !when.empty()) {
      html += element("p", {{"class", "om-by"}}, "It happened ", when);
    }
  }
  for (const Signed<ContactAddedTo>& added : file.intake.additions) {
    html += prose::small_heading("Added later");
    html += words_block(added.what.words, signature(visit, added.by, added.at));
  }
  return html.empty() ? prose::paragraph("Nothing was said of what happened.") : html;
}

Html box(const TrayRow& row, const Html& label) {
  const std::string id = "pick-" + row.waiting.reference;
  return govuk::checkboxes(
      {.name = "pick",
       .id_prefix = id,
       .error_message = {row.problem.empty() ? Content() : Content(row.problem)},
       .items = {{.value = row.waiting.reference, .content = label, .checked = row.ticked}},
       .classes = "govuk-checkboxes--small"});
}

}  // namespace

std::string seen_name(Permission form, std::string_view reference) {
  return (form == Permission::rate ? "rated." : "seen.") + std::string{reference};
}

Html tray_row(const Visit& visit, const TrayDesk& desk, const TrayRow& row) {
  const std::string& reference = row.waiting.reference;
  const Html named = element("span", {{"class", "om-ref"}}, reference);
  const std::string contact = "/contacts/" + reference;
  if (row.waiting.file == nullptr) {
    return element("section", {{"class", "om-item"}}, prose::paragraph(named),
                   prose::paragraph(say::damaged_row));
  }
  const CaseFile& file = *row.waiting.file;
  const auto carried = [&](Permission form) {
    return prose::hidden(seen_name(form, reference), visit.hub().token(file, form));
  };
  const bool screens = desk.needs == Permission::screen;
  const Html left = join(clock(file, visit.now),
                         element("p", {{"class", "om-caption"}}, "came ",
                                 near_time(file.intake.contact.received_at, visit.now)),
                         graded(file.intake.contact.answers),
                         people(file, london::date_of(visit.now)), places(file));
  const Html middle =
      join(told(visit, file), screens ? Html() : screening(visit, row.waiting),
           element("p", {{"class", "om-actions"}}, prose::link(Url{contact}, "Open " + reference),
                   prose::link(Url{contact + (screens ? "/screen" : "/gate")},
                               (screens ? "Screen " : "Sign ") + reference + " alone")));
  return element(
      "section",
      {{"class", "om-item"}, {"id", "notification-" + reference}, {"aria-label", reference}},
      carried(desk.needs), screens ? carried(Permission::rate) : Html(),
      box(row, join("With the others: ", named)),
      element("div", {{"class", "om-cols om-cols--4-4-4"}}, element("div", left),
              element("div", middle),
              element("div", prose::small_heading("Before this"),
                      earlier_contacts(row.waiting.earlier, file, *row.waiting.profile))));
}

}  // namespace openmash::web
