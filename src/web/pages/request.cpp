#include <algorithm>
#include <array>

#include "base/contains.h"
#include "domain/enquiry/questions_put.h"
#include "domain/intake/referral_form.h"
#include "domain/release/ask_for_release.h"
#include "domain/release/held.h"
#include "govuk/button.h"
#include "govuk/summary_list.h"
#include "govuk/tag.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/clock.h"
#include "web/duty_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/answer_form.h"
#include "web/pages/notice.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/request_disagree.h"
#include "web/pages/request_people.h"
#include "web/rights_parts.h"
#include "web/say.h"
#include "web/step_up.h"
#include "words/full_stop.h"

namespace openmash::web {

namespace {

/// What somebody needs in order to search, and no more.
constexpr std::array<std::string_view, 14> search_keys{
    "known_as", "born",   "about_age", "sex",    "relationship", "lives_with_child", "address_kind",
    "address",  "now_at", "phone",     "school", "gp",           "nhs_number",       "upn"};

std::string subject_words(const app::RequestPage& page) {
  std::vector<std::string> names;
  for (const PersonDescribed& person : page.about) {
    names.push_back(say::person_label(person));
  }
  return names.empty()       ? "this family"
         : names.size() <= 4 ? say::listed(names)
                             : "these " + std::to_string(names.size()) + " people";
}

bool is_answered(const app::RequestPage& page) {
  const AnswerState state = page.request.state();
  return state != AnswerState::silent && state != AnswerState::part &&
         !page.request.waits_for_more();
}

Html identity(const Visit& visit, const app::RequestPage& page) {
  const InformationRequested& asked = page.request.asked.what;
  const std::string by = visit.hub().people().name_of(page.request.asked.by);
  Html clock;
  if (!page.level_name.empty()) {
    clock += govuk::tag({.content = page.level_name, .classes = "govuk-tag--grey"});
  }
  if (is_answered(page)) {
    clock += element("div", {{"class", "om-clock"}},
                     element("p", {{"class", "om-clock__left"}}, "Answered"));
  } else if (page.due) {
    clock += clock_large("answer", *page.due, visit.now);
  }
  return element(
      "div", {{"class", "om-identity"}},
      element("div",
              element("p", element("span", {{"class", "om-ref"}}, page.reference), " · asked by ",
                      by, " at ", near_time(page.request.asked.at, visit.now)),
              element("h1", {{"class", "govuk-heading-l"}}, "What does ", asked.agency_name,
                      " hold about ", subject_words(page), "?")),
      element("div", clock));
}

/// Every role whose holders may open the case, told as the rules tell it.
std::string who_reads(const hub::Profile& profile) {
  std::vector<std::string> names;
  for (const hub::Role& role : profile.roles) {
    // Of an agency that is not the one asked: what it may see as a member is said apart.
    const Staff anyone{
        .id = {},
        .role = role.code,
        .agency = role.for_an_agency ? std::optional{AgencyCode{"another"}} : std::nullopt};
    const Subject case_of_another{
        .worker = StaffId{id_from_hex("00000000000000000000000000000001").value_or(Id128{})}};
    Subject once_decided = case_of_another;
    once_decided.decided = true;
    const bool reads = permits(anyone, Permission::see_contact, case_of_another, profile) ||
                       permits(anyone, Permission::see_contact, once_decided, profile);
    if (reads) {
      names.push_back(role.name);
    }
  }
  std::string text = "Whoever is given the case";
  return names.empty() ? text : text + "; also these roles: " + say::listed(names);
}

std::string what_others_see(hub::MembersSee see) {
  switch (see) {
    case hub::MembersSee::own_answer_only:
      return "Other agencies do not see it.";
    case hub::MembersSee::record_during_check:
      return "The other agencies of this check see it too.";
    case hub::MembersSee::record_at_decision:
      return "The other agencies of this check see it when the case is decided, and those who "
             "decide it when it has come to that.";
  }
  return "";
}

/// Truthfully what was recorded, for that decides what an agency may give.
std::string agreement_words(const app::RequestPage& page) {
  if (!page.agreement) {
    return "The hub has recorded no agreement of the family to this.";
  }
  switch (page.agreement->state) {
    case AgreementState::given:
      return "The family agreed that agencies are asked.";
    case AgreementState::declined:
    case AgreementState::not_asked: {
      const std::string said = page.agreement->state == AgreementState::declined
                                   ? "The family declined."
                                   : "The family was not asked.";
      return page.agreement->ground_words.empty()
                 ? said
                 : said + " The hub goes on without agreement. " +
                       words::with_full_stop(page.agreement->ground_words) + " " +
                       words::with_full_stop(page.agreement->reason);
    }
  }
  return "";
}

Html why_panel(const Visit& visit, const app::RequestPage& page) {
  const hub::Profile& profile = *page.profile;
  const InformationRequested& asked = page.request.asked.what;
  const hub::Basis* basis = profile.basis(asked.basis);
  const auto part = [](const char* heading, Html words) {
    return join(element("h3", {{"class", "govuk-heading-s"}}, heading), words);
  };
  Html basis_words = prose::paragraph(asked.basis_name, ".");
  if (basis != nullptr) {
    basis_words += element("p", {{"class", "govuk-body om-quiet"}}, basis->words);
  }
  return element(
      "aside", {{"class", "om-panel"}, {"id", "why"}, {"aria-labelledby", "why-heading"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "why-heading"}}, "Why we ask"),
      prose::lines(asked.why), part("On what basis", basis_words),
      part("Agreement, and who knows",
           prose::paragraph(agreement_words(page),
                            " If “Why we ask” does not say that the family "
                            "knows, do not tell them that we asked.")),
      part("Who will read your answer",
           join(prose::paragraph(who_reads(visit.profile()), ". ",
                                 what_others_see(profile.check.members_see)),
                prose::paragraph("An item you put under seal is read by those you name on its list "
                                 "and by nobody else, your own agency’s people included."))),
      part("What happens to it",
           prose::paragraph(
               "It is kept in the ", profile.words.record,
               " as your words, with your name and the time. It goes further only as you say of "
               "each item. You can add to it; nothing sent is ever changed.",
               profile.check.holds_answers
                   ? " Each item is held until you let it out: the others see that it is there, "
                     "and the words you give them for it."
                   : "")));
}

Html about_people(const app::RequestPage& page, Instant now) {
  Html people;
  for (const PersonDescribed& person : page.about) {
    const FormSubject subject =
        person.kind == PersonKind::adult ? FormSubject::adult : FormSubject::child;
    govuk::SummaryListOptions list{.classes = "om-search-facts"};
    for (const std::string_view key : search_keys) {
      const FormQuestion* question = find_question(subject, key);
      const std::string words = question == nullptr ? "" : say::shown(*question, person.answers);
      if (!words.empty()) {
        list.rows.push_back({.key = {.content = question->label}, .value = {.content = words}});
      }
    }
    people += element("h3", {{"class", "govuk-heading-s"}},
                      say::person_with_age(person, london::date_of(now)));
    people += list.rows.empty() ? prose::paragraph("Nothing more is known.") : summary_list(list);
  }
  return element("section", {{"aria-labelledby", "about"}},
                 element("h2", {{"class", "govuk-heading-m"}, {"id", "about"}}, "Search for"),
                 people);
}

Html wanted(const Visit& visit, const app::RequestPage& page) {
  const InformationRequested& asked = page.request.asked.what;
  Html words;
  if (!asked.particulars.empty()) {
    words += element("div", {{"class", "om-words"}}, prose::lines(asked.particulars));
  }
  for (const Signed<MoreAsked>& more : page.request.more) {
    words += element("h3", {{"class", "govuk-heading-s"}}, "Asked since, ",
                     near_time(more.at, visit.now));
    words += element("div", {{"class", "om-words"}}, prose::lines(more.what.particulars));
  }
  for (const Signed<RequestChased>& chased : page.request.chased) {
    words += prose::paragraph("The hub is waiting for your answer, and said so ",
                              near_time(chased.at, visit.now),
                              chased.what.note.empty() ? "." : ": ", chased.what.note);
  }
  return element(
      "section", {{"class", "om-section"}, {"aria-labelledby", "wanted"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "wanted"}}, "What we would like to know"),
      words,
      prose::paragraph("The questions are in the form below. None of them has to be answered: send "
                       "what you have, and the rest later."));
}

Html item_words(const Request& request, const ItemReturned& item, const app::RequestPage& page) {
  std::vector<std::string> about;
  for (const PersonDescribed& person : page.about) {
    if (contains(item.about, person.person)) {
      about.push_back(say::person_label(person));
    }
  }
  std::string facts = say::label(item.relevance) + ". " + say::handling_words(request, item) + ".";
  if (!about.empty()) {
    facts = "About " + say::listed(about) + ". " + facts;
  }
  if (item.concerned) {
    facts = say::date_words(*item.concerned) + ". " + facts;
  }
  if (!item.source.empty()) {
    facts += " Source: " + words::with_full_stop(item.source);
  }
  if (!item.own_reference.empty()) {
    facts += " Reference " + words::with_full_stop(item.own_reference);
  }
  return join(element("div", {{"class", "om-words"}}, prose::lines(item.text)),
              element("p", {{"class", "om-by"}}, facts));
}

/// To what became of it and may yet: for the agency whose item it is.
Html to_item(const Visit& visit, const Request& request, const ItemReturned& item) {
  const Actor reader = visit.actor();
  const Staff* staff = as_staff(reader);
  if (staff == nullptr || staff->agency != request.asked.what.agency ||
      hidden(request, item) != nullptr) {
    return {};
  }
  const std::string address =
      "/requests/" + request.asked.what.request.value.hex() + "/items/" + item.item.value.hex();
  const Url to_seal{address + "/seal"};
  if (seal_on(request, item.item) != nullptr) {
    return join(
        prose::paragraph(element("strong", "Under seal. "),
                         prose::link(to_seal, "Propose that it is opened")),
        prose::paragraph(prose::link(Url{address}, "Who it went to, and propose that it goes")));
  }
  for (const Signed<ReleaseAsked>& wish : request.asked_for) {
    if (wish.what.item == item.item && is_open(request, wish)) {
      return prose::paragraph(
          element("strong", "The hub asks whether ", wish.what.recipient, " may be told this. "),
          prose::link(Url{address}, "Decide"));
    }
  }
  return join(is_held(request, item.item, visit.now)
                  ? prose::paragraph(element("strong", "Held. "),
                                     prose::link(Url{address}, "Let it out, or decide not to"))
                  : prose::paragraph(prose::link(Url{address}, "Who it went to, and may go to")),
              prose::paragraph(prose::link(to_seal, "Keep it to people you name")));
}

Html question_answers(const QuestionsAnswered& answered) {
  govuk::SummaryListOptions list;
  for (const QuestionAnswered& one : answered.answers) {
    list.rows.push_back(
        {.key = {.content = one.question}, .value = {.content = prose::lines(one.answer)}});
  }
  return summary_list(list);
}

Html answers_of(const Visit& visit, const Request& request, const app::RequestPage& page) {
  Html all;
  for (const Signed<InformationReturned>& answer : request.answers) {
    all += element("h3", {{"class", "govuk-heading-s"}}, say::label(answer.what.kind),
                   answer.what.more_to_come ? ", more to come" : "");
    std::string by = visit.hub().people().name_of(answer.by);
    all += element(
        "p", {{"class", "om-by"}}, by, ", ", time_element(answer.at),
        answer.what.own_reference.empty() ? "" : ", reference " + answer.what.own_reference);
    if (!answer.what.reason.empty()) {
      all += element("div", {{"class", "om-words"}}, prose::lines(answer.what.reason));
    }
    for (const Signed<QuestionsAnswered>& one : request.question_answers) {
      if (one.what.answer == answer.what.answer) {
        all += question_answers(one.what);
      }
    }
    for (const Signed<ItemReturned>& item : request.items) {
      if (item.what.answer == answer.what.answer) {
        const bool own = visit.who && visit.who->staff.agency == request.asked.what.agency;
        all += hidden(request, item.what) != nullptr
                   ? prose::paragraph(own && seal_on(request, item.what.item) != nullptr
                                          ? "Under seal: it is read by those on its list, and "
                                            "you are not one of them."
                                          : say::item_text(request, item.what))
                   : item_words(request, item.what, page);
        all += to_item(visit, request, item.what);
      }
    }
  }
  return all;
}

Html earlier(const Visit& visit, const app::RequestPage& page) {
  Html sections;
  if (!page.request.answers.empty()) {
    sections += element(
        "section", {{"class", "om-section"}, {"aria-labelledby", "earlier"}},
        element("h2", {{"class", "govuk-heading-m"}, {"id", "earlier"}}, "What you have answered"),
        answers_of(visit, page.request, page));
  }
  for (const Request& other : page.others) {
    const std::string id = "of-" + other.asked.what.agency.value;
    sections += element("section", {{"class", "om-section"}, {"aria-labelledby", id}},
                        element("h2", {{"class", "govuk-heading-m"}, {"id", id}},
                                other.asked.what.agency_name, ": ", say::label(other.state())),
                        answers_of(visit, other, page));
  }
  return sections;
}

/// What another agency decided that this one may be told, as it may read it.
Html told_to_you(const app::RequestPage& page) {
  Html items;
  for (const Released<OutwardItem>& one : page.told) {
    items += released_item(one);
  }
  return items.empty()
             ? items
             : element("section", {{"class", "om-section"}, {"aria-labelledby", "told"}},
                       element("h2", {{"class", "govuk-heading-m"}, {"id", "told"}},
                               "What you are told"),
                       prose::paragraph("For what is said beside it and nothing else. Whose it is "
                                        "decides whether it goes further."),
                       items);
}

/// The note the agency keeps while it gathers; nothing where the form says something else.
std::optional<CaseCommand> note_of(const Visit& visit, const app::RequestPage& page,
                                   const app::Submission& sent) {
  const RequestId request = page.request.asked.what.request;
  if (const std::string deed = field(visit, "do"); deed == "whom") {
    return AskPerson{.request = request,
                     .enquiry = EnquiryId{created_id(sent, "enquiry")},
                     .whom = field(visit, "whom")};
  } else if (deed == "entry") {
    return ask_from_directory(visit, request, EnquiryId{created_id(sent, "enquiry")});
  } else if (deed == "said") {
    return RecordPersonAnswer{
        .request = request,
        .enquiry = EnquiryId{id_from_hex(field(visit, "enquiry")).value_or(Id128{})},
        .words = field(visit, "said")};
  }
  return std::nullopt;
}

Html nothing_held_button(const Visit& visit) {
  return element("form", {action(visit.request.path), {"method", "post"}}, hidden_fields(visit),
                 govuk::button({.content = "We hold nothing on any of them",
                                .classes = "govuk-button--secondary",
                                .name = "do",
                                .value = "nothing"}));
}

/// Whose it is to answer now, so that it never waits for one person who is not there.
Html who_answers(const Visit& visit, const app::RequestPage& page) {
  const app::AtWork at_work = visit.hub().duty().at_work();
  return prose::paragraph(
      "Answering for ", page.request.asked.what.agency_name, " now: ",
      answering(visit, answerable_for_request(at_work.staffing(), page.request, visit.now)), ". ",
      prose::link("/duty", "Who is on duty"));
}

http::Response show(const Visit& visit, const app::RequestPage& page, const TypedAnswer& typed,
                    const Problems& problems) {
  const bool again = !page.request.answers.empty();
  Html answering;
  if (page.may_answer) {
    answering =
        element("section", {{"class", "om-section"}, {"aria-labelledby", "your-answer"}},
                element("h2", {{"class", "govuk-heading-m"}, {"id", "your-answer"}},
                        again ? "Add to your answer" : "Answer"),
                again ? Html() : nothing_held_button(visit), people_asked(visit, page.request),
                answer_form(visit, page, typed, problems));
  }
  Html banner;
  if (visit.request.query.first("sent") && problems.empty() && !visit.is_post() && again) {
    banner = prose::done("Your answer has reached the hub. Thank you.");
  }
  const Html main = join(
      error_summary(problems), banner, identity(visit, page), who_answers(visit, page),
      element(
          "div", {{"class", "om-cols om-cols--8-4"}},
          element("div",
                  element("p", {{"class", "govuk-body om-only-narrow"}},
                          prose::link("#why", "Why we ask, on what basis, and who will read it")),
                  about_people(page, visit.now), told_to_you(page), wanted(visit, page),
                  earlier(visit, page), answering, disagreements_raised(visit, page)),
          element("div", why_panel(visit, page))));
  return staff_page(
      visit,
      {.title = "Request " + page.reference + ", " + page.request.asked.what.agency_name,
       .has_errors = !problems.empty(),
       .recorded = true,
       .active = "requests"},
      main);
}

http::Response confirm_nothing(const Visit& visit, const app::RequestPage& page) {
  const Html main = join(
      prose::title("Tell the hub that " + page.request.asked.what.agency_name + " holds nothing?"),
      prose::paragraph(
          "You have looked for ", subject_words(page),
          " and found nothing. The hub will read this as an answer. You can still add to it "
          "later."),
      element("form", {action(visit.request.path), {"method", "post"}, {"class", "om-actions"}},
              hidden_fields(visit),
              element("input", {{"type", "hidden"}, {"name", "kind"}, {"value", "nothing_held"}}),
              govuk::button({.content = "We hold nothing: send it",
                             .name = "do",
                             .value = "send",
                             .prevent_double_click = true}),
              prose::link(visit.request.path, "Go back")));
  return staff_page(
      visit,
      {.title = "Nothing held, request " + page.reference, .recorded = true, .active = "requests"},
      main);
}

http::Response act(const Visit& visit, const app::RequestPage& page) {
  if (auto refusal = unknown_in_answer(visit)) {
    return std::move(*refusal);
  }
  const std::string deed = field(visit, "do");
  if (deed == "nothing") {
    return confirm_nothing(visit, page);
  }
  const app::Submission sent = submission(visit);
  if (const auto note = note_of(visit, page, sent)) {
    return after(visit, visit.hub().handle(visit.actor(), sent, page.contact, *note),
                 visit.request.path);
  }
  TypedAnswer typed = read_answer(visit);
  if (const auto taken = answer_to_take_over(page.request, deed)) {
    take_over(typed, *taken, questions_put(page.request, *page.profile),
              page.profile->check.holds_answers);
    return show(visit, page, typed, {});
  }
  if (deed == "add") {
    typed.kind = "items";
    typed.items.emplace_back();
    return show(visit, page, typed, {});
  }
  Problems problems;
  const auto command = answer_command(typed, page, who_takes_part(visit), sent, problems);
  if (!command) {
    return show(visit, page, typed, problems);
  }
  if (!command->seals.empty()) {
    if (auto first = needs_proof(visit)) {
      return *std::move(first);  // a seal is put on by somebody who is there
    }
  }
  const app::Handled handled = visit.hub().handle(visit.actor(), sent, page.contact, *command);
  const auto* refusal = std::get_if<Refusal>(&handled);
  if (refusal != nullptr && add_seal_problem(typed, *page.profile, *refusal, problems)) {
    return show(visit, page, typed, problems);
  }
  return after(visit, handled, visit.request.path + "?sent=1");
}

}  // namespace

http::Response request(Visit& visit) {
  const auto id = id_from_hex(visit.parts.front());
  if (!id) {
    return not_found(visit);
  }
  const auto found = visit.hub().look().request(visit.reader(), RequestId{*id});
  if (!found) {
    return refused(visit, found.error());
  }
  const app::RequestPage& page = **found;
  if (!visit.is_post()) {
    return show(visit, page, {.items = {TypedItem{}}}, {});
  }
  return page.may_answer ? act(visit, page) : not_found(visit);
}

}  // namespace openmash::web
