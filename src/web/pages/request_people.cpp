#include "web/pages/request_people.h"

#include <algorithm>

#include "govuk/button.h"
#include "govuk/details.h"
#include "govuk/input.h"
#include "govuk/summary_list.h"
#include "govuk/textarea.h"
#include "london/time_text.h"
#include "web/clock.h"
#include "web/layout.h"
#include "web/pages/directory.h"
#include "web/pages/prose.h"
#include "web/say.h"
#include "words/directory.h"

namespace openmash::web {

namespace {

constexpr std::string_view take_prefix = "take-";

Html answer_of_guest(const GuestAnswered& guest) {
  govuk::SummaryListOptions list;
  for (const GuestAnswer& one : guest.answers) {
    list.rows.push_back({.key = {.content = one.in_words.question},
                         .value = {.content = prose::lines(one.in_words.answer)}});
  }
  return join(list.rows.empty() ? Html() : govuk::summary_list(list),
              guest.words.empty()
                  ? Html()
                  : element("div", {{"class", "om-words"}}, prose::lines(guest.words)));
}

Html note_form(const Visit& visit, const NamedEnquiry& one) {
  const std::string id = one.asked.what.enquiry.value.hex();
  return element(
      "form", {action(visit.request.path), {"method", "post"}}, hidden_fields(visit),
      prose::hidden("enquiry", id),
      govuk::textarea(
          {.name = "said", .id = "said-" + id, .label = {.content = "What they said"}, .rows = 2}),
      govuk::button({.content = "Keep what they said",
                     .classes = "govuk-button--secondary",
                     .name = "do",
                     .value = "said"}));
}

}  // namespace

std::string person_address(const Visit& visit, const NamedEnquiry& one, std::string_view rest) {
  return "/requests/" + visit.parts.front() + "/people/" + one.asked.what.enquiry.value.hex() +
         std::string{rest};
}

Html said_by(const NamedEnquiry& one) {
  if (one.answered) {
    return element("div", {{"class", "om-words"}}, prose::lines(one.answered->what.words));
  }
  return join(
      element("p", {{"class", "govuk-body"}}, "Answered by guest link by somebody claiming to be ",
              element("strong", claimed_words(one.by_guest->what)), ", ",
              time_element(one.by_guest->at)),
      answer_of_guest(one.by_guest->what));
}

std::string claimed_words(const GuestAnswered& guest) {
  return guest.claimed_name + ", " + guest.claimed_post + " (claimed, not checked)";
}

Html people_asked(const Visit& visit, const Request& request) {
  Html rows;
  for (const NamedEnquiry& one : request.enquiries) {
    Html said = one.has_answered() ? said_by(one) : note_form(visit, one);
    if (one.by_guest) {
      said += govuk::button({.content = "Take this over into our answer",
                             .classes = "govuk-button--secondary",
                             .name = "do",
                             .value = std::string{take_prefix} + one.asked.what.enquiry.value.hex(),
                             .attributes = {{"form", "answer"}}});
    }
    rows += element("li", element("strong", one.asked.what.whom), ", asked ",
                    near_time(one.asked.at, visit.now), ". ",
                    element("a", {href(person_address(visit, one)), {"class", "govuk-link"}},
                            "Guest link and outcome",
                            element("span", {{"class", "govuk-visually-hidden"}}, " for ",
                                    one.asked.what.whom)),
                    said);
  }
  const Html list = rows.empty() ? Html() : element("ul", {{"class", "om-rows"}}, rows);
  const Html from_directory = may_look_up(visit)
                                  ? prose::paragraph(prose::link(visit.request.path + "/choose",
                                                                 "Choose from the directory"))
                                  : Html();
  return govuk::details(
      {.summary = "People you ask for this: " + std::to_string(request.enquiries.size()),
       .content = join(
           prose::paragraph("A teacher, the GP, a health visitor, an officer. Send what you have "
                            "typed below before you "
                            "note somebody here. What they say is your "
                            "note until you send it as your answer."),
           list, from_directory,
           element("form", {action(visit.request.path), {"method", "post"}}, hidden_fields(visit),
                   govuk::input({.name = "whom", .label = {.content = "Who is asked?"}}),
                   govuk::button({.content = "Note that they are asked",
                                  .classes = "govuk-button--secondary",
                                  .name = "do",
                                  .value = "whom"}))),
       .open = !request.enquiries.empty()});
}

std::optional<CaseCommand> ask_from_directory(const Visit& visit, RequestId request,
                                              EnquiryId enquiry) {
  const EntryId id{id_from_hex(field(visit, "entry")).value_or(Id128{})};
  const auto entry = visit.hub().look().entry(visit.reader(), id);
  if (!entry || (*entry)->closed) {
    return AskPerson{.request = request, .enquiry = enquiry};  // nobody: refused in words
  }
  return AskPerson{.request = request,
                   .enquiry = enquiry,
                   .whom = say::lead_words((*entry)->setting),
                   .entry = id,
                   .setting = (*entry)->setting.name};
}

std::optional<GuestAnswered> answer_to_take_over(const Request& request, std::string_view deed) {
  if (!deed.starts_with(take_prefix)) {
    return std::nullopt;
  }
  const auto id = id_from_hex(deed.substr(take_prefix.size()));
  const NamedEnquiry* one = id ? request.find(EnquiryId{*id}) : nullptr;
  return one == nullptr || !one->by_guest ? std::nullopt : std::optional(one->by_guest->what);
}

namespace {

/// One thing they said, as an item of its own beside what is typed.
void add_item(TypedAnswer& typed, const GuestAnswered& guest, const std::string& text) {
  const auto blank = std::ranges::find_if(typed.items, &TypedItem::is_blank);
  TypedItem& item = blank == typed.items.end() ? typed.items.emplace_back() : *blank;
  item.text = text;
  item.source = claimed_words(guest) + ", by guest link";
}

}  // namespace

void take_over(TypedAnswer& typed, const GuestAnswered& guest,
               const std::vector<question::Question>& questions, bool in_items) {
  typed.kind = "items";
  for (const GuestAnswer& one : guest.answers) {
    if (in_items) {
      add_item(typed, guest, one.in_words.question + "\n" + one.in_words.answer);
      continue;
    }
    const auto question = std::ranges::find(questions, one.code, &question::Question::code);
    std::vector<std::string>& values = typed.questions[one.code.value];
    if (question == questions.end()) {
      typed.questions.erase(one.code.value);
    } else if (values.empty()) {
      values = one.values;
    } else if (question->kind == question::AnswerKind::text && values != one.values) {
      values.front() += "\n" + claimed_words(guest) + ": " + one.in_words.answer;
    }
  }
  if (!guest.words.empty()) {
    add_item(typed, guest, guest.words);
  }
}

}  // namespace openmash::web
