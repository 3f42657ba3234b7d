#include "web/pages/contact.h"

#include <algorithm>

#include "govuk/details.h"
#include "govuk/inset_text.h"
#include "govuk/summary_list.h"
#include "govuk/tag.h"
#include "web/clock.h"
#include "web/pages/case_parts.h"
#include "web/pages/earlier_contacts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/retention_parts.h"
#include "words/full_stop.h"
#include "words/rights.h"

namespace openmash::web {

namespace {

std::string heading_of(const OpenCase& open) {
  std::vector<std::string> names;
  for (const PersonDescribed* child : open.file().children()) {
    names.push_back(child_name(open, *child));
  }
  return names.empty() ? "No child described" : say::listed(names);
}

Html clock(const OpenCase& open) {
  const CaseFile& file = open.file();
  if (open.page().stage >= Stage::to_look_again) {
    return govuk::tag({.content = say::label(open.page().stage, open.profile())});
  }
  Html html;
  if (const ContactRated* rating = file.rating()) {
    html += govuk::tag({.content = rating->level_name});
  }
  if (const auto due = file.decision_due()) {
    html += clock_large("decide", *due, open.visit.now);
  }
  if (const ContactRated* rating = file.rating();
      rating != nullptr && rating->decision_due && rating->decision_due != file.decision_due()) {
    html +=
        quiet_line("as it was rated: decide ", near_time(*rating->decision_due, open.visit.now));
  }
  if (const auto& timescale = file.enquiry.timescale;
      timescale && timescale->what.due_for == DueFor::agency_return) {
    html += quiet_line("answers due ", near_time(timescale->what.due, open.visit.now));
  }
  if (open.profile().shows_statutory_day) {
    html += quiet_line("1 working day from receipt: ",
                       near_time(file.intake.contact.statutory_due, open.visit.now));
  }
  return html;
}

Html identity(const OpenCase& open) {
  const ContactReceived& contact = open.file().intake.contact;
  const auto& worker = open.file().enquiry.worker;
  const auto cover =
      worker ? cover_of(*open.visit.hub().duty().at_work().rota, *worker, open.visit.now)
             : std::nullopt;
  const Html with =
      worker
          ? join(" · with ", open.visit.hub().people().name_of(*worker),
                 cover ? ", who is away: " + open.visit.hub().people().name_of(*cover) + " covers"
                       : "")
          : Html{};
  return element("div", {{"class", "om-identity"}},
                 element("div",
                         element("p", element("span", {{"class", "om-ref"}}, contact.reference),
                                 " · ", say::label(open.page().stage, open.profile()), with),
                         element("h1", {{"class", "govuk-heading-l"}}, heading_of(open)),
                         element("p", say::label(contact.source, open.profile()), ", by ",
                                 say::label(contact.channel, open.profile()), ", received ",
                                 short_time_element(contact.received_at),
                                 contact.original_kept_at.empty()
                                     ? ""
                                     : ". The original is kept: " + contact.original_kept_at)),
                 element("div", {{"class", "om-clock"}}, clock(open)));
}

/// That it is kept from others, or open to this reader for a while only.
Html how_it_is_open(const OpenCase& open) {
  Html html;
  if (const auto& listed = open.page().listed) {
    html += govuk::inset_text(
        {.content = join(element("strong", "This case is restricted."), " It is open to the ",
                         listed->size(),
                         " people on its list, and for everybody else it is not there. Speak of it "
                         "to nobody else. ",
                         prose::link(Url{open.address("/protect")}, "Who is on the list"))});
  }
  if (const auto& glass = open.page().glass) {
    html += govuk::inset_text({.content = join(element("strong", "This case is not yours."),
                                               " You broke the glass: it is open to you until ",
                                               near_time(glass->broken.what.until, open.visit.now),
                                               ", because: ", glass->broken.what.reason)});
  }
  return html;
}

struct Step {
  Permission needs;
  std::string_view path;
  std::string_view words;
};

/// What this reader can do now, most likely first.
std::vector<Step> steps_at(const OpenCase& open) {
  using P = Permission;
  const bool asked = !open.file().enquiry.requests.empty();
  switch (open.page().stage) {
    case Stage::to_screen:
      return {{P::screen, "/screen", "Screen it"}, {P::rate, "/rate", "Rate how urgent it is"}};
    case Stage::to_gate:
      return {{P::sign_gate, "/gate", "Sign the gate"},
              {P::rate, "/rate", "Rate how urgent it is"},
              {P::screen, "/screen", "Screen it again"}};
    case Stage::to_assign:
      return {{P::assign, "/assign", "Assign it"},
              {P::set_timescale, "/timescale", "Set the timescale"},
              {P::rate, "/rate", "Rate it again"}};
    case Stage::to_ask:
    case Stage::gathering:
      return {{P::gather, "/ask", asked ? "Ask more agencies" : "Ask the agencies"},
              {P::write_record, "/record", "Write the record"},
              {P::recommend, "/recommend", "Recommend"},
              {P::set_timescale, "/timescale", "Set the timescale"},
              {P::assign, "/assign", "Give it to somebody else"},
              {P::rate, "/rate", "Rate it again"},
              {P::decide, "/decide", "Decide now"}};
    case Stage::to_decide:
      return {{P::decide, "/decide", "Decide"},
              {P::decide, "/send-back", "Send it back"},
              {P::write_record, "/record", "Change the record"},
              {P::recommend, "/recommend", "Recommend again"}};
    case Stage::to_look_again:
      return {{P::decide, "/confirm", "Look again at the decision"},
              {P::decide, "/decide", "Decide anew"},
              {P::decide, "/send-back", "Send it back to its worker"},
              {P::write_record, "/record", "Change the record"},
              {P::recommend, "/recommend", "Recommend again"}};
    case Stage::to_tell:
      return {{P::write_feedback, "/feedback", "Answer the referrer"},
              {P::close, "/close", "Close it"}};
    case Stage::closed:
      return {};
  }
  return {};
}

/// Gathering, where the hub may begin it before the gate is signed.
std::vector<Step> steps_before_gate(const OpenCase& open) {
  using P = Permission;
  if (open.page().stage > Stage::to_gate || !open.profile().check.may_gather_before_gate) {
    return {};
  }
  if (!open.file().enquiry.worker) {
    return {{P::assign, "/assign", "Assign it"}};
  }
  return {{P::gather, "/ask", "Ask the agencies"},
          {P::write_record, "/record", "Write the record"},
          {P::assign, "/assign", "Give it to somebody else"}};
}

Html what_you_can_do(const OpenCase& open) {
  std::vector<Step> steps = steps_at(open);
  for (const Step& step : steps_before_gate(open)) {
    steps.push_back(step);
  }
  Html items;
  for (const Step& step : steps) {
    if (open.page().may(step.needs)) {
      items += element("li", prose::link(Url{open.address(step.path)}, step.words));
    }
  }
  if (items.empty()) {
    return {};
  }
  return element(
      "section", {{"class", "om-panel om-no-print"}, {"aria-labelledby", "next"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "next"}}, "What you can do now"),
      element("ul", {{"class", "om-rows"}}, items));
}

/// What is missing here was destroyed, and by whom: nobody takes a gap for an oversight.
Html tombstone(const OpenCase& open) {
  Html html;
  for (const Signed<ContentDestroyed>& one : open.file().destroyed) {
    html += govuk::inset_text(
        {.content = join(
             one.what.child ? "What was written about one child here was destroyed. "
                            : "Every word written here was destroyed. ",
             signature(open.visit, one.by, one.at), ". ",
             keeps_records(open.visit)
                 ? prose::link(Url{record_address(open.reference())}, "Why, and the certificate")
                 : Html())});
  }
  return html;
}

Html answers_list(const Answers& answers, FormSubject subject) {
  govuk::SummaryListOptions list;
  const auto add = [&](std::span<const FormQuestion> questions) {
    for (const FormQuestion& question : questions) {
      const std::string words = say::shown(question, answers);
      if (!words.empty()) {
        list.rows.push_back({.key = {.content = std::string{question.label}},
                             .value = {.content = prose::lines(words)}});
      }
    }
  };
  for (const FormSection& section : referral_form()) {
    if (section.subject == subject) {
      add(section.questions);
    }
  }
  if (subject == FormSubject::contact) {
    add(notification_questions());
  }
  return list.rows.empty() ? prose::paragraph("Nothing more was said.") : govuk::summary_list(list);
}

Html worries(const OpenCase& open) {
  Html html = prose::heading("The worry");
  for (const ConcernRaised& concern : open.file().intake.concerns) {
    std::vector<std::string> about;
    for (const PersonId person : concern.about) {
      if (const PersonDescribed* described = open.file().person(person)) {
        about.push_back(say::person_label(*described));
      }
    }
    html += words_block(concern.answers.words("words"),
                        join(about.empty() ? "" : "About " + say::listed(about) + ". ",
                             say::date_words(concern.answers.words("when"))));
  }
  for (const PersonDescribed* child : open.file().children()) {
    if (const auto said = child->answers.words("own_words"); !said.empty()) {
      html += prose::small_heading(say::person_label(*child) + " said");
      const std::string to = std::string{child->answers.words("told_whom")};
      html += words_block(said, join(to.empty() ? "" : "To " + words::with_full_stop(to) + " ",
                                     say::date_words(child->answers.words("told_when"))));
    }
  }
  for (const Signed<ContactAddedTo>& added : open.file().intake.additions) {
    html += prose::small_heading("Added later");
    html += words_block(added.what.words, signature(open.visit, added.by, added.at));
  }
  html += govuk::details(
      {.summary = "Everything the referral says",
       .content = answers_list(open.file().intake.contact.answers, FormSubject::contact)});
  return html;
}

Html family(const OpenCase& open) {
  Html html = prose::heading("Family and household");
  for (const PersonDescribed& person : open.file().intake.people) {
    const bool adult = person.kind == PersonKind::adult;
    std::string roles;
    if (person.at_risk) {
      roles += "may be at risk";
    }
    if (person.source_of_harm) {
      roles += roles.empty() ? "may be a source of harm" : ", and may be a source of harm";
    }
    const std::string relation{person.answers.words("relationship")};
    html += element(
        "div",
        element("p", {{"class", "govuk-body"}}, element("strong", child_name(open, person)),
                relation.empty() ? "" : ", " + relation, roles.empty() ? "" : ": " + roles),
        govuk::details({.summary = "More about " + say::person_label(person),
                        .content = answers_list(person.answers,
                                                adult ? FormSubject::adult : FormSubject::child)}));
  }
  for (const IssuesNoted& noted : open.file().triage.issues) {
    const PersonDescribed* child = open.file().person(noted.child);
    std::vector<std::string> issues;
    for (const IssueCode& code : noted.issues) {
      const hub::Issue* issue = open.profile().issue(code);
      issues.push_back((issue == nullptr ? code.value : issue->words) +
                       (code == noted.main ? " (main)" : ""));
    }
    html +=
        prose::paragraph("Issues for ", child == nullptr ? "a child" : say::person_label(*child),
                         ": ", say::listed(issues), ".");
  }
  for (const AllocatedWorkerFound& found : open.file().triage.with_a_worker) {
    const PersonDescribed* child = open.file().person(found.child);
    html += prose::paragraph(child == nullptr ? "A child" : say::person_label(*child),
                             " has a social worker already: ", words::with_full_stop(found.worker));
  }
  return html;
}

/// What the screener proposed and whoever signed said, with why: the next one reads it.
Html on_the_way_in(const OpenCase& open) {
  const Triage& triage = open.file().triage;
  Html html;
  if (triage.screened) {
    const ContactScreened& screened = triage.screened->what;
    html += prose::paragraph("Proposed: ",
                             element("strong", say::label(screened.proposed, open.profile())));
    html +=
        words_block(screened.note, signature(open.visit, triage.screened->by, triage.screened->at));
  }
  if (triage.gate) {
    html += prose::paragraph(
        "Signed: ", element("strong", say::label(triage.gate->what.route, open.profile())));
    html += words_block(triage.gate->what.reason,
                        signature(open.visit, triage.gate->by, triage.gate->at));
  }
  return html.empty() ? html : join(prose::heading("Screening and the gate"), html);
}

Html before_this(const OpenCase& open) {
  return join(prose::heading("Before this"),
              earlier_contacts(open.page().earlier, open.file(), open.profile()));
}

Html missing(const OpenCase& open) {
  if (open.page().gaps.empty()) {
    return {};
  }
  // What is said of several items in the same words is said once, with how many they are.
  std::vector<std::pair<std::string, int>> lines;
  for (const Gap& gap : open.page().gaps) {
    const std::string words = say::gap_words(gap, open.file());
    const auto known = std::ranges::find(lines, words, &std::pair<std::string, int>::first);
    if (known == lines.end()) {
      lines.emplace_back(words, 1);
    } else {
      ++known->second;
    }
  }
  Html items;
  for (const auto& [words, times] : lines) {
    items += element("li", words, times == 1 ? Html() : join(" (", times, " times)"));
  }
  return join(prose::heading("What is missing: " + std::to_string(open.page().gaps.size())),
              element("ul", {{"class", "om-rows om-rows--gaps"}}, items));
}

}  // namespace

Html safety_strip(const OpenCase& open) {
  const Answers& answers = open.file().intake.contact.answers;
  Html notes;
  for (const char* key : {"keep_from_family", "staff_safety", "safe_contact", "why_not_told"}) {
    if (const auto words = answers.words(key); !words.empty()) {
      const FormQuestion* question = find_question(FormSubject::contact, key);
      notes += element("p", element("strong", question->label, " "), words);
    }
  }
  return notes.empty()
             ? notes
             : element("div", {{"class", "om-strip"}, {"role", "note"}},
                       element("p", element("strong", "Before you call or visit")), notes);
}

Html decision_made(const OpenCase& open) {
  const Decision& decision = open.file().decision;
  Html html;
  for (const Signed<OutcomeDecided>& one : decision.outcomes) {
    const PersonDescribed* child = open.file().person(one.what.child);
    html += prose::heading("Decided for " +
                           (child == nullptr ? std::string{"a child"} : child_name(open, *child)));
    html += outcome_list(one.what.outcomes);
    html += words_block(one.what.reason, signature(open.visit, one.by, one.at));
  }
  if (decision.made && !decision.made->what.gaps.empty()) {
    Html items;
    for (const GapAccepted& gap : decision.made->what.gaps) {
      items +=
          element("li", say::gap_words(gap.gap, open.file()), ". Accepted, because: ", gap.reason);
    }
    html += join(prose::heading("What was missing then"),
                 element("ul", {{"class", "om-rows om-rows--gaps"}}, items));
  }
  if (decision.confirmed) {
    html += prose::heading("Looked at again: it stands");
    html += words_block(decision.confirmed->what.reason,
                        signature(open.visit, decision.confirmed->by, decision.confirmed->at));
  }
  return html;
}

namespace {

Html letters(const OpenCase& open) {
  if (open.file().feedback.letters.empty()) {
    return {};
  }
  Html items;
  for (const Letter& letter : open.file().feedback.letters) {
    const std::string state = letter.given      ? say::label(letter.given->what.way)
                              : letter.approved ? "approved"
                                                : "waits for approval";
    items += element(
        "li",
        prose::link(Url{open.address("/letters/" + letter.written.what.letter.value.hex())},
                    letter.to_family ? "Letter to the family" : "Letter to the referrer"),
        quiet_line(state, ", ", signature(open.visit, letter.written.by, letter.written.at)));
  }
  return join(prose::heading("Letters"), element("ul", {{"class", "om-rows"}}, items));
}

Html timeline(const OpenCase& open) {
  const say::Telling telling{
      .profile = open.profile(),
      .name_of = [&open](const Actor& actor) { return open.visit.hub().people().name_of(actor); },
      .time_of = [](Instant at) { return london::long_text(at); }};
  struct Line {
    Instant at;
    std::string words;
  };
  std::vector<Line> lines;
  for (auto one = open.page().history.rbegin(); one != open.page().history.rend(); ++one) {
    lines.push_back({one->at, say::sentence(*one, open.file(), telling)});
  }
  const auto add = [&lines](Instant at, std::string words) {
    const auto older = std::ranges::find_if(lines, [&](const Line& one) { return one.at <= at; });
    lines.insert(older, {at, std::move(words)});
  };
  for (const BrokenGlass& glass : open.page().glasses) {
    add(glass.broken.at, say::opened_sentence(glass, telling));
    if (glass.reviewed) {
      add(glass.reviewed->at, say::reviewed_sentence(glass, telling));
    }
  }
  Html items;
  for (const Line& one : lines) {
    items += element("li", short_time_element(one.at), " ", one.words);
  }
  return govuk::details({.summary = "Everything that happened here, newest first",
                         .content = element("ul", {{"class", "om-rows"}}, items)});
}

/// Where every word was destroyed: that there was a contact, who did what and when, and no parts
/// with nothing in them.
http::Response what_is_left(const OpenCase& open) {
  return staff_page(open.visit, {.title = open.reference(), .recorded = true, .active = "queue"},
                    join(identity(open), how_it_is_open(open), tombstone(open), timeline(open),
                         who_looked(open)));
}

}  // namespace

http::Response contact(Visit& visit) {
  const auto shown = open_contact(visit, ReadPurpose::work);
  if (!shown) {
    return not_found(visit);
  }
  const Problems none;
  const OpenCase open{.visit = visit, .shown = *shown, .problems = none};
  if (open.file().is_erased()) {
    return what_is_left(open);
  }
  // What was made of it stands beside the agencies and not under them: it is what people come for.
  const Html left =
      join(worries(open), family(open), on_the_way_in(open), record_and_recommendation(open),
           decision_made(open), with_the_family(open), sharing(open), with_others(open));
  const Html right =
      join(what_you_can_do(open), other_ways(open), who_answers(open), pathways_followed(open),
           agencies(open), missing(open), linked_contacts(open), before_this(open),
           matters_about(open), letters(open));
  Html main = identity(open);
  main += how_it_is_open(open);
  main += tombstone(open);
  main += safety_strip(open);
  if (!what_you_can_do(open).empty()) {
    main += element("p", {{"class", "govuk-body om-only-narrow om-no-print"}},
                    prose::link("#next", "What you can do now"));
  }
  main += element("div", {{"class", "om-cols om-cols--8-4"}}, element("div", left),
                  element("div", right));
  main += element("section", {{"class", "om-section"}}, chronology(open));
  main += timeline(open);
  main += who_looked(open);
  return staff_page(visit,
                    {.title = open.reference(),
                     .recorded = true,
                     .events = "/events?topic=contact:" + open.file().id.value.hex(),
                     .active = "queue"},
                    std::move(main));
}

}  // namespace openmash::web
