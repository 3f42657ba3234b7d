// One matter, and each thing that can be done with it as a page of its own: every end is a choice
// somebody makes, and none is made beforehand.
#include <algorithm>
#include <array>

#include "domain/reference.h"
#include "govuk/button.h"
#include "govuk/details.h"
#include "govuk/inset_text.h"
#include "govuk/summary_list.h"
#include "govuk/tag.h"
#include "london/time_text.h"
#include "web/case_form.h"
#include "web/clock.h"
#include "web/matter_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/retention_parts.h"
#include "web/say.h"

namespace openmash::web {

namespace {

enum class Deed { note, chase, settle, take_up, take_further };

/// One thing to do with a matter: its link, its page and what it asks.
struct Act {
  std::string_view key;  ///< in the address
  Deed deed;
  std::string_view link;
  std::string_view button;
  std::string_view label{};  ///< of the words; empty: none are asked
  std::string_view hint{};
  std::string_view contact_label{};  ///< of a contact's reference; empty: none is asked
  Became became = Became::noted;
};

constexpr auto acts = std::to_array<Act>({
    {"chase", Deed::chase, "Chase it", "Record the reminder", "Whom did you remind, and how?",
     "What they said, too"},
    {"came", Deed::settle, "The form came: name its contact", "It came", "", "",
     "Reference of the contact the form made", Became::contact},
    {"contact", Deed::settle, "It is a contact that is logged already", "It is that contact", "",
     "", "Reference of the contact", Became::contact},
    {"addition", Deed::settle, "Add it to a contact", "Add it", "", "",
     "Reference of the contact it belongs to", Became::addition},
    {"advice", Deed::settle, "Advice was given", "Record the advice", "What was advised?", "", "",
     Became::advice},
    {"reply", Deed::settle, "It is answered", "Record the answer", "What was answered, and how?",
     "", "", Became::reply},
    {"refused", Deed::settle, "What is asked is refused", "Record the refusal",
     "Why is it refused, and how were they told?", "", "", Became::refused},
    {"not_for_us", Deed::settle, "It is not for us", "Record that it was sent on",
     "To whom was it sent, and how?", "", "", Became::not_for_us},
    {"nothing_came", Deed::settle, "No form will come", "Close it", "Why will none come?",
     "If a child may be at risk, log a contact without the form", "", Became::nothing_came},
    {"noted", Deed::settle, "It was read, and wants no answer", "Record that it was read",
     "What did the hub take from it?", "", "", Became::noted},
    {"note", Deed::note, "Make a note", "Keep the note", "What should be known about it?"},
    {"further", Deed::take_further, "They are not satisfied: take it further", "Take it further",
     "Why is it taken further?"},
    {"again", Deed::take_up, "It was settled by mistake: take it up again", "Take it up again",
     "Why is it taken up again?"},
});

bool is_form(const Matter& matter) {
  return matter.opened.kind == MatterKind::form_expected;
}

const hub::MatterRule* rule_of(const Matter& matter, const hub::Profile& profile) {
  return profile.matter(matter.opened.kind);
}

bool is_open_to(const Act& act, const Matter& matter, const hub::Profile& profile) {
  if (matter.destroyed) {
    return false;
  }
  switch (act.deed) {
    case Deed::note:
      return true;
    case Deed::chase:
      return !matter.is_settled && is_form(matter);
    case Deed::settle:
      return !matter.is_settled && may_become(matter.opened.kind, act.became) &&
             (act.became != Became::contact || (act.key == "came") == is_form(matter));
    case Deed::take_up:
      return matter.is_settled;
    case Deed::take_further: {
      const hub::MatterRule* rule = rule_of(matter, profile);
      return matter.is_settled && matter.stage == 1 && rule != nullptr && !rule->next_stage.empty();
    }
  }
  return false;
}

MatterCommand command_of(const Act& act, const std::string& words, const std::string& contact) {
  switch (act.deed) {
    case Deed::note:
      return NoteMatter{.words = words};
    case Deed::chase:
      return ChaseMatter{.words = words};
    case Deed::settle:
      return SettleMatter{.became = act.became, .where = contact, .words = words};
    case Deed::take_up:
      return TakeUpMatter{.reason = words};
    case Deed::take_further:
      return TakeUpMatter{.next_stage = true, .reason = words};
  }
  return NoteMatter{};
}

std::string address_of(const Matter& matter, std::string_view rest = {}) {
  return "/inbox/" + matter.opened.reference + std::string{rest};
}

Html clock_of(const Visit& visit, const Matter& matter) {
  if (matter.is_settled) {
    return govuk::tag({.content = "Settled"});
  }
  return matter.due ? clock_large("deal with it", *matter.due, visit.now)
                    : quiet_line("No time is promised for this");
}

Html identity(const Visit& visit, const Matter& matter) {
  const MatterOpened& opened = matter.opened;
  const hub::MatterRule* rule = rule_of(matter, visit.profile());
  const std::string with = matter.stage > 1 && rule != nullptr ? " · with " + rule->next_stage : "";
  Html links;
  if (!opened.contact.empty()) {
    links += join(" About the contact ", prose::link("/contacts/" + opened.contact, opened.contact),
                  ".");
  }
  if (!opened.grew_from.empty()) {
    links += join(" Out of ", prose::link("/inbox/" + opened.grew_from, opened.grew_from), ".");
  }
  return element(
      "div", {{"class", "om-identity"}},
      element(
          "div", element("p", element("span", {{"class", "om-ref"}}, opened.reference), with),
          element("h1", {{"class", "govuk-heading-l"}}, say::label(opened.kind, visit.profile())),
          element("p", "By ", say::label(opened.channel, visit.profile()), ", received ",
                  short_time_element(opened.received_at), ".", links)),
      element("div", {{"class", "om-clock"}}, clock_of(visit, matter)));
}

/// What is missing here was destroyed, and by whom: nobody takes a gap for an oversight.
Html tombstone(const Visit& visit, const Matter& matter) {
  if (!matter.destroyed) {
    return {};
  }
  return govuk::inset_text(
      {.content =
           join("Every word written here was destroyed. ",
                signature(visit, matter.destroyed->by, matter.destroyed->at), ". ",
                keeps_records(visit) ? prose::link(Url{record_address(matter.opened.reference)},
                                                   "Why, and the certificate")
                                     : Html())});
}

Html what_it_says(const Matter& matter) {
  govuk::SummaryListOptions list;
  for (const MatterQuestion& question : matter_questions(matter.opened.kind)) {
    const std::string_view words = matter.opened.answers.words(question.key);
    const auto option = std::ranges::find(question.options, words, &MatterOption::value);
    const std::string_view shown = option == question.options.end() ? words : option->label;
    if (!shown.empty()) {
      list.rows.push_back({.key = {.content = std::string{question.label}},
                           .value = {.content = prose::lines(shown)}});
    }
  }
  return list.rows.empty() ? prose::paragraph("Its words were destroyed.")
                           : govuk::summary_list(list);
}

/// What was written down later, with who and when beneath.
Html since_then(const Visit& visit, const Matter& matter) {
  Html html;
  const auto add = [&](const std::string& heading, std::string_view words, const auto& one) {
    html += prose::small_heading(heading);
    html += words_block(words, signature(visit, one.by, one.at));
  };
  for (const auto& one : matter.notes) {
    add("Note", one.what.words, one);
  }
  for (const auto& one : matter.chased) {
    add("Chased", one.what.words, one);
  }
  for (const auto& one : matter.settled) {
    const std::string words = say::became_words(one.what, matter.opened.kind);
    const std::string& where = one.what.where;
    const std::string to = (one.what.became == Became::matter ? "/inbox/" : "/contacts/") + where;
    html += prose::small_heading(words);
    html += words_block(one.what.words,
                        join(where.empty() ? Html() : join(prose::link(to, "Open " + where), ". "),
                             signature(visit, one.by, one.at)));
  }
  int stage = 1;
  for (const auto& one : matter.taken_up) {
    add(one.what.stage > stage ? "Taken further" : "Taken up again", one.what.reason, one);
    stage = one.what.stage;
  }
  return html.empty() ? html : join(prose::heading("What was done"), html);
}

Html what_you_can_do(const Visit& visit, const Matter& matter) {
  if (matter.destroyed) {
    return {};
  }
  Html items;
  const auto add = [&items](const std::string& to, const std::string& words) {
    items += element("li", prose::link(Url{to}, words));
  };
  const MatterKind kind = matter.opened.kind;
  if (!matter.is_settled && may_become(kind, Became::contact) &&
      permits(visit.who->staff, Permission::log_contact, {}, visit.profile())) {
    add("/log?matter=" + matter.opened.reference, kind == MatterKind::advice_call
                                                      ? "It needs action now: log a contact"
                                                      : "Log it as a contact");
  }
  for (const MatterKind into : kinds_taken(visit.profile())) {
    if (!matter.is_settled && may_turn_into(kind, into)) {
      const std::string to =
          "/inbox/new/" + std::string{code_of(into)} + "?from_matter=" + matter.opened.reference;
      add(to, kind == MatterKind::advice_call ? "Ask for the form: " + visit.profile().words.form
                                              : "Make it: " + say::label(into, visit.profile()));
    }
  }
  for (const Act& act : acts) {
    if (is_open_to(act, matter, visit.profile())) {
      add(address_of(matter, "/" + std::string{act.key}), std::string{act.link});
    }
  }
  if (keeps_records(visit)) {
    add(record_address(matter.opened.reference), "How long it is kept");
  }
  return element(
      "section", {{"class", "om-panel"}, {"aria-labelledby", "next"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "next"}}, "What you can do now"),
      element("ul", {{"class", "om-rows"}}, items));
}

Html timeline(const Visit& visit, const app::MatterPage& page) {
  const say::Telling telling{
      .profile = visit.profile(),
      .name_of = [&visit](const Actor& actor) { return visit.hub().people().name_of(actor); },
      .time_of = [](Instant at) { return london::long_text(at); }};
  Html items;
  for (auto one = page.history.rbegin(); one != page.history.rend(); ++one) {
    items +=
        element("li", short_time_element(one->at), " ", say::sentence(*one, page.matter, telling));
  }
  return govuk::details({.summary = "Everything that happened here, newest first",
                         .content = element("ul", {{"class", "om-rows"}}, items)});
}

http::Response show_act(const Visit& visit, const Matter& matter, const Act& act,
                        const Problems& problems, unsigned status = 200, bool anew = false) {
  Html fields = hidden_fields(visit, {}, anew);
  if (!act.contact_label.empty()) {
    fields += contact_field(visit, act.contact_label, "Such as 7K4Q-PDX9", problems,
                            matter.opened.contact);
  }
  if (!act.label.empty()) {
    fields += matter_field(visit,
                           {.key = matter_words,
                            .label = act.label,
                            .hint = act.hint,
                            .needed = true,
                            .long_answer = true},
                           problems);
  }
  fields += govuk::button({.content = std::string{act.button}, .prevent_double_click = true});
  const std::string& reference = matter.opened.reference;
  return staff_page(visit,
                    {.title = std::string{act.link} + " – " + reference,
                     .has_errors = !problems.empty(),
                     .status = status,
                     .before_main = prose::back(Url{address_of(matter)}, "Back to " + reference),
                     .recorded = true,
                     .active = "inbox"},
                    join(error_summary(problems), prose::title(reference, std::string{act.link}),
                         words_block(matter.opened.answers.words(matter_words), {}),
                         element("form",
                                 {{"method", "post"},
                                  action(Url{visit.request.path}),
                                  {"id", "form"},
                                  flag("novalidate")},
                                 fields)));
}

}  // namespace

http::Response inbox_matter(Visit& visit) {
  const auto shown = visit.hub().look().matter(visit.reader(), visit.parts.at(0));
  if (!shown) {
    return not_found(visit);
  }
  const app::MatterPage& page = **shown;
  return staff_page(
      visit,
      {.title = page.matter.opened.reference + ", inbox",
       .before_main = prose::back("/inbox", "Back to the inbox"),
       .recorded = true,
       .events = "/events?topic=inbox",
       .active = "inbox"},
      join(identity(visit, page.matter), tombstone(visit, page.matter),
           element("div", {{"class", "om-cols om-cols--8-4"}},
                   element("div", what_it_says(page.matter), since_then(visit, page.matter)),
                   element("div", what_you_can_do(visit, page.matter))),
           timeline(visit, page)));
}

http::Response inbox_act(Visit& visit) {
  const auto act = std::ranges::find(acts, visit.parts.at(1), &Act::key);
  const auto shown = visit.hub().look().matter(visit.reader(), visit.parts.at(0));
  if (act == acts.end() || !shown) {
    return not_found(visit);
  }
  const Matter& matter = (*shown)->matter;
  // A form sent again finds its matter settled by its own first press: the ledger says so.
  if (!visit.is_post()) {
    return is_open_to(*act, matter, visit.profile()) ? show_act(visit, matter, *act, {})
                                                     : not_found(visit);
  }
  if (auto unknown = unknown_field(visit, {"words", "contact"})) {
    return *std::move(unknown);
  }
  Problems problems;
  std::string contact;
  if (!act->contact_label.empty()) {
    contact = read_contact_field(visit, problems);
    if (contact.empty() && problems.empty()) {
      problems.push_back({.field = "contact", .words = "Enter the reference of the contact"});
    }
  }
  const std::string words = act->label.empty() ? "" : field(visit, matter_words);
  if (!act->label.empty() && words.empty()) {
    problems.push_back(
        {.field = std::string{matter_words}, .words = "Answer: " + std::string{act->label}});
  }
  if (!problems.empty()) {
    return show_act(visit, matter, *act, problems);
  }
  app::Matters& matters = visit.hub().matters();
  const app::MatterHandled handled =
      act->became == Became::addition
          ? matters.add_to_contact(visit.actor(), submission(visit), matter.id, contact)
          : matters.handle(visit.actor(), submission(visit), matter.id,
                           command_of(*act, words, contact));
  return after_matter(visit, handled, [&](const Problems& said, unsigned status, bool anew) {
    return show_act(visit, matter, *act, said, status, anew);
  });
}

}  // namespace openmash::web
