// Opening a case that is not one's own, and the review of whoever did.
#include <algorithm>

#include "domain/reference.h"
#include "govuk/inset_text.h"
#include "govuk/tag.h"
#include "govuk/warning_text.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/rights_parts.h"
#include "web/step_up.h"
#include "words/full_stop.h"
#include "words/rights.h"

namespace openmash::web {

namespace {

Html glass_fields(const FormState& typed) {
  return join(
      govuk::warning_text({.content = "It is recorded, and somebody is told at once. You will be "
                                      "asked why, by a person.",
                           .icon_fallback_text = "Warning"}),
      prose::paragraph("If it is there and may be opened in this way, it is open to you for an "
                       "hour. What an agency keeps under seal stays closed."),
      text_line(typed, {.name = "reference",
                        .label = "The reference of the case",
                        .hint = "Exactly, such as 7K4Q-PDX9"}),
      text_area(typed, {.name = "reason",
                        .label = "Why do you need it now?",
                        .hint = "Without the names of children",
                        .rows = 3}));
}

Html nothing_there() {
  return join(prose::title("Nothing is open to you by this reference"),
              prose::paragraph("Perhaps there is no such case, perhaps it cannot be opened in this "
                               "way. What you tried is recorded, and somebody will look at it."),
              prose::paragraph("If a child cannot wait, speak to whoever decides here."));
}

std::string outcome_of(const app::GlassRow& row) {
  if (row.glass.broken.what.opened) {
    return "opened for an hour";
  }
  return row.there_is_one ? "not opened: it is kept from them" : "not opened: there is none";
}

/// In their words; with the record that was destroyed these went too.
Html why_broken(const Visit& visit, const BrokenGlass& glass) {
  return join(
      glass.broken.what.reason.empty()
          ? prose::paragraph("The record was destroyed, and with it why they opened it.")
          : Html(),
      words_block(glass.broken.what.reason, signature(visit, glass.broken.by, glass.broken.at)));
}

Html section(const Visit& visit, const app::GlassRow& row) {
  const GlassBroken& what = row.glass.broken.what;
  const std::string id = what.glass.value.hex();
  Html html = element("h2", {{"class", "govuk-heading-s"}, {"id", id}},
                      reference_of(visit, row.glass), ", ", outcome_of(row));
  if (row.overdue) {
    html += prose::paragraph(
        govuk::tag({.content = "Not reviewed in a working day", .classes = "govuk-tag--red"}),
        " Those who see who looked are told of it too.");
  }
  html += why_broken(visit, row.glass);
  if (row.glass.reviewed) {
    html += prose::paragraph(element("strong", say::label(row.glass.reviewed->what.judged), ". "),
                             words::with_full_stop(row.glass.reviewed->what.note), " ",
                             signature(visit, row.glass.reviewed->by, row.glass.reviewed->at));
  } else if (is_staff(row.glass.broken.by, visit.who->staff.id)) {
    html += prose::paragraph("Somebody else reviews this.");
  } else {
    html += prose::paragraph(
        prose::link(Url{"/broken-glass/" + id}, "Review this: " + reference_of(visit, row.glass)));
  }
  return element("section", {{"class", "om-section"}, {"aria-labelledby", id}}, html);
}

}  // namespace

http::Response break_glass(Visit& visit) {
  if (!permits(visit.who->staff, Permission::break_glass, {}, visit.profile())) {
    return not_found(visit);
  }
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  const std::string reference = field(visit, "reference");
  const RightsForm form{.title = "Open a case that is not yours",
                        .button = "Open it for an hour",
                        .back = "/access",
                        .next = "/break-glass/opened",
                        .body = glass_fields,
                        .warns = true};
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  if (auto unknown = unknown_field(visit, {"reference", "reason"})) {
    return std::move(*unknown);
  }
  Problems problems;
  if (reference.empty()) {
    problems.push_back({"reference", "Enter the reference"});
  } else if (!read_reference(reference)) {
    // Its own letters say so, whatever there is: nobody is told of a slip of the finger.
    problems.push_back({"reference",
                        "This is no reference: its letters do not fit together. Check it and type "
                        "it again"});
  }
  if (field(visit, "reason").empty()) {
    problems.push_back({"reason", "Say why you need it now"});
  }
  if (!problems.empty()) {
    return render(visit, form, problems);
  }
  const auto contact = visit.hub().look().find(reference);
  const http::Response done =
      carry_out(visit, form,
                BreakGlass{.glass = GlassId{created_id(submission(visit), "glass")},
                           .reference = reference,
                           .contact = contact,
                           .reason = field(visit, "reason")});
  if (done.status != 303) {
    return done;
  }
  if (contact && visit.hub().look().is_open_to(visit.reader(), *contact)) {
    return http::see_other("/contacts/" + visit.hub().look().written(*contact));
  }
  return http::see_other("/break-glass/nothing");
}

http::Response break_glass_nothing(Visit& visit) {
  return staff_page(visit,
                    {.title = "Nothing is open to you by this reference",
                     .before_main = prose::back("/access", "Back"),
                     .active = "access"},
                    prose::two_thirds(nothing_there()));
}

http::Response broken_glass(Visit& visit) {
  const auto rows = visit.hub().look().broken_glass(visit.reader());
  if (!rows) {
    return not_found(visit);
  }
  Html sections;
  for (const app::GlassRow& row : **rows) {
    sections += section(visit, row);
  }
  return staff_page(
      visit,
      {.title = "Who opened a case that was not theirs",
       .before_main = prose::back("/access", "Back"),
       .recorded = true,
       .active = "access"},
      prose::two_thirds(join(prose::title("Who opened a case that was not theirs"),
                             (*rows)->empty() ? prose::paragraph("Nobody has.") : sections)));
}

http::Response broken_glass_review(Visit& visit) {
  const auto rows = visit.hub().look().broken_glass(visit.reader());
  if (!rows) {
    return not_found(visit);
  }
  const auto found = std::ranges::find_if((*rows)->begin(), (*rows)->end(), [&](const auto& row) {
    return row.glass.broken.what.glass.value.hex() == visit.parts.at(0);
  });
  if (found == (*rows)->end()) {
    return not_found(visit);
  }
  const app::GlassRow& row = *found;
  const RightsForm form{
      .title = "Review why a case was opened",
      .button = "Keep the review",
      .back = "/broken-glass",
      .next = "/broken-glass",
      .body = [&](const FormState& typed) {
        std::vector<Choice> choices;
        for (const GlassJudged judged :
             {GlassJudged::needed, GlassJudged::not_needed, GlassJudged::taken_further}) {
          choices.push_back(
              {.value = std::to_string(static_cast<int>(judged)), .label = say::label(judged)});
        }
        return join(prose::paragraph(reference_of(visit, row.glass), ", ", outcome_of(row)),
                    why_broken(visit, row.glass),
                    one_of(typed, {.name = "judged", .label = "What do you make of it?"}, choices),
                    text_area(typed, {.name = "note",
                                      .label = "On what does that rest?",
                                      .hint = "Whom you asked, and what they said",
                                      .rows = 3}));
      }};
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  if (auto unknown = unknown_field(visit, {"judged", "note"})) {
    return std::move(*unknown);
  }
  Problems problems;
  const std::string judged = field(visit, "judged");
  if (judged != "0" && judged != "1" && judged != "2") {
    problems.push_back({"judged", "Choose what you make of it"});
  }
  if (field(visit, "note").empty()) {
    problems.push_back({"note", "Say on what that rests"});
  }
  if (!problems.empty()) {
    return render(visit, form, problems);
  }
  return carry_out(visit, form,
                   ReviewGlass{.glass = row.glass.broken.what.glass,
                               .judged = static_cast<GlassJudged>(judged.front() - '0'),
                               .note = field(visit, "note")});
}

}  // namespace openmash::web
