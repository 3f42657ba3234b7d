#include "web/pages/referral_summary.h"

#include <algorithm>

#include "base/contains.h"
#include "govuk/summary_list.h"
#include "web/pages/prose.h"
#include "web/pages/refer_questions.h"
#include "web/say.h"

namespace openmash::web {

using refer::Asked;
using refer::FormPage;

namespace {

govuk::SummaryRow row(const std::string& key, const Html& words) {
  return {.key = {.content = key}, .value = {.content = words}};
}

/// The page of the draft on which this person or worry is written.
std::optional<FormPage> page_of(const SummaryOf& of, Id128 id) {
  if (of.draft != nullptr) {
    for (const Entry& entry : entries(*of.draft)) {
      if (entry.id == id) {
        return refer::form_page(*of.draft, entry.name());
      }
    }
  }
  return std::nullopt;
}

std::optional<Problem> problem_on(const SummaryOf& of, const std::optional<FormPage>& page,
                                  const FormQuestion& question) {
  if (page) {
    for (const Asked& asked : page->asked) {
      if (asked.question == &question) {
        return refer::problem_in(asked, *of.draft, of.referral.asks, of.today);
      }
    }
  }
  return std::nullopt;
}

/// The rows of a section's questions that were answered; how many were left blank is counted.
std::vector<govuk::SummaryRow> rows_of(const SummaryOf& of, const FormSection& section,
                                       const Answers& answers, const std::optional<FormPage>& page,
                                       int& blank) {
  std::vector<govuk::SummaryRow> rows;
  for (const FormQuestion& question : section.questions) {
    const std::string shown = say::shown(question, answers);
    if (shown.empty()) {
      ++blank;
      continue;
    }
    Html words = prose::lines(shown);
    if (const auto problem = problem_on(of, page, question)) {
      words += element("p", {{"class", "govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0"}},
                       element("strong", "We cannot read this. "), problem->words,
                       ". It will be sent as you typed it.");
    }
    rows.push_back(row(refer::wording(of.referral.asks, section.subject, question).label, words));
  }
  return rows;
}

Html part(const SummaryOf& of, const std::string& title, std::vector<govuk::SummaryRow> rows,
          const std::optional<FormPage>& page, int blank) {
  if (rows.empty() && of.draft == nullptr) {
    return {};
  }
  Html all = prose::heading(title);
  if (!rows.empty()) {
    all += govuk::summary_list({.rows = std::move(rows)});
  }
  if (page) {
    const std::string left = blank == 0   ? ""
                             : blank == 1 ? "1 question left blank. "
                                          : std::to_string(blank) + " questions left blank. ";
    all += prose::paragraph(
        left, element("a", {href(page->address), {"class", "govuk-link"}}, "Change this part",
                      element("span", {{"class", "govuk-visually-hidden"}}, ": ", title)));
  }
  return all;
}

std::string name_in(const SummaryOf& of, PersonId id) {
  const auto& people = of.referral.people;
  const auto found = std::ranges::find(people, id, &PersonDescribed::person);
  return found == people.end() ? "" : say::person_with_age(*found, of.today);
}

Html worry(const SummaryOf& of, const ConcernRaised& concern, std::size_t number) {
  const FormSection& section = *find_section("worry");
  const auto page = page_of(of, concern.concern.value);
  int blank = 0;
  std::vector<govuk::SummaryRow> rows = rows_of(of, section, concern.answers, page, blank);
  std::vector<std::string> about;
  for (const PersonId& id : concern.about) {
    about.push_back(name_in(of, id));
  }
  if (!about.empty()) {
    rows.push_back(row("Whom it is about", escape(say::listed(about))));
  }
  std::string title =
      of.referral.asks == Asks::help ? "What you need help with" : "What worries you";
  title += of.referral.concerns.size() > 1 ? ", " + std::to_string(number) : "";
  return part(of, title, std::move(rows), page, blank);
}

Html person(const SummaryOf& of, const PersonDescribed& described, std::size_t number) {
  const bool adult = described.kind == PersonKind::adult;
  const FormSection& section = *find_section(adult ? "adult" : "child");
  const auto page = page_of(of, described.person.value);
  int blank = 0;
  std::vector<govuk::SummaryRow> rows;
  if (described.kind == PersonKind::unborn_child) {
    rows.push_back(row("Born", "Not yet"_html));
  }
  if (described.at_risk || described.source_of_harm) {
    std::vector<std::string> roles;
    if (described.at_risk) {
      roles.emplace_back("may be at risk of harm");
    }
    if (described.source_of_harm) {
      roles.emplace_back("may be a source of harm to somebody");
    }
    rows.push_back(row("As far as you know", escape(say::listed(roles))));
  }
  for (govuk::SummaryRow& one : rows_of(of, section, described.answers, page, blank)) {
    rows.push_back(std::move(one));
  }
  if (rows.empty()) {
    rows.push_back(row("What is known", "Nothing was written"_html));
  }
  const std::string title =
      page ? page->caption : (adult ? "Adult " : "Child ") + std::to_string(number);
  return part(of, title, std::move(rows), page, blank);
}

Html contact_section(const SummaryOf& of, std::string_view key) {
  const FormSection& section = *find_section(key);
  const auto page = of.draft == nullptr ? std::nullopt : refer::form_page(*of.draft, key);
  int blank = 0;
  auto rows = rows_of(of, section, of.referral.answers, page, blank);
  return part(of, refer::section_title(of.referral.asks, section), std::move(rows), page, blank);
}

}  // namespace

WrittenReferral referral_of(const Intake& intake) {
  return {.channel = intake.contact.channel,
          .source = intake.contact.source,
          .asks = intake.contact.asks,
          .received_at = intake.contact.received_at,
          .original_kept_at = intake.contact.original_kept_at,
          .answers = intake.contact.answers,
          .people = intake.people,
          .concerns = intake.concerns};
}

Html referral_summary(const SummaryOf& of) {
  Html all;
  std::size_t number = 0;
  for (const ConcernRaised& concern : of.referral.concerns) {
    all += worry(of, concern, ++number);
  }
  std::size_t children = 0;
  std::size_t adults = 0;
  for (const PersonDescribed& one : of.referral.people) {
    all += person(of, one, one.kind == PersonKind::adult ? ++adults : ++children);
  }
  all += contact_section(of, "situation");
  all += contact_section(of, "openness");
  const bool chosen = of.draft == nullptr || !value(*of.draft, "source").empty();
  const auto who_page = of.draft == nullptr ? std::nullopt : refer::form_page(*of.draft, "who");
  all += part(
      of, "Who you are",
      chosen ? std::vector{row("Who you are", escape(say::label(of.referral.source, of.profile)))}
             : std::vector<govuk::SummaryRow>{},
      who_page, chosen ? 0 : 1);
  all += contact_section(of, "about-you");
  return all;
}

}  // namespace openmash::web
