#include "web/pages/answer_form.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/contains.h"
#include "domain/enquiry/questions_put.h"
#include "govuk/button.h"
#include "govuk/checkboxes.h"
#include "govuk/date_input.h"
#include "govuk/details.h"
#include "govuk/input.h"
#include "govuk/radios.h"
#include "govuk/textarea.h"
#include "web/pages/prose.h"
#include "web/rights_parts.h"
#include "web/say.h"

namespace openmash::web {

namespace {

template <class Kind>
struct Named {
  std::string_view code;
  Kind kind;
};

constexpr std::array kinds{
    Named<ReturnKind>{"items", ReturnKind::items},
    Named<ReturnKind>{"nothing_held", ReturnKind::nothing_held},
    Named<ReturnKind>{"held_not_shared", ReturnKind::held_not_shared},
    Named<ReturnKind>{"refused", ReturnKind::refused},
};
constexpr std::array relevances{
    Named<Relevance>{"relevant", Relevance::relevant},
    Named<Relevance>{"background", Relevance::background},
    Named<Relevance>{"not_sure", Relevance::not_sure},
};
constexpr std::array handlings{
    Named<Handling>{"hub_only", Handling::hub_only},
    Named<Handling>{"onward_with_permission", Handling::onward_with_permission},
    Named<Handling>{"onward", Handling::onward},
    Named<Handling>{"family_safe", Handling::family_safe},
};

template <class List>
auto named(const List& list, std::string_view code) -> std::optional<decltype(list.front().kind)> {
  const auto found = std::ranges::find(list, code, [](const auto& one) { return one.code; });
  return found == list.end() ? std::nullopt : std::optional(found->kind);
}

template <class List>
std::vector<govuk::RadioItem> choices(const List& list) {
  std::vector<govuk::RadioItem> items;
  for (const auto& one : list) {
    items.push_back({.value = std::string(one.code), .content = say::label(one.kind)});
  }
  return items;
}

std::string item_field(std::size_t number, std::string_view what) {
  return "item-" + std::to_string(number) + "-" + std::string(what);
}

/// How many items the form had, as it says itself and as its fields show.
std::size_t items_sent(const Visit& visit) {
  std::size_t count = 1;
  for (const http::Field& one : visit.request.fields.fields()) {
    std::size_t number = 0;
    if (one.name.starts_with("item-")) {
      std::from_chars(one.name.data() + 5, one.name.data() + one.name.size(), number);
      count = std::max(count, number + 1);
    }
  }
  // A number nobody could have filled in names no item.
  return std::min(count, visit.request.fields.fields().size());
}

TypedItem read_item(const Visit& visit, std::size_t number) {
  const auto read = [&](const char* what) { return field(visit, item_field(number, what)); };
  TypedItem item{.text = read("text"),
                 .day = read("when-day"),
                 .month = read("when-month"),
                 .year = read("when-year"),
                 .source = read("source"),
                 .relevance = read("relevance"),
                 .handling = read("handling"),
                 .own_reference = read("reference"),
                 .flag = read("flag"),
                 .about = {},
                 .seal = {.wanted = read("seal") == "yes",
                          .marker = read("marker"),
                          .reason = read("seal-reason")}};
  for (const std::string_view one : visit.request.form_all(item_field(number, "about"))) {
    item.about.emplace_back(one);
  }
  for (const std::string_view one : visit.request.form_all(item_field(number, "listed"))) {
    item.seal.listed.emplace_back(one);
  }
  return item;
}

std::vector<PersonId> people_named(const TypedItem& item, const app::RequestPage& page) {
  std::vector<PersonId> people;
  for (const PersonDescribed& person : page.about) {
    if (page.about.size() == 1 || contains(item.about, person.person.value.hex())) {
      people.push_back(person.person);
    }
  }
  return people;
}

std::string item_name(std::size_t number, std::size_t of) {
  return of == 1 ? "what you hold" : "item " + std::to_string(number + 1);
}

/// The seal that goes on with the item; nothing where none is wanted, or something is wrong with
/// it.
std::optional<SealItem> seal_command(const TypedSeal& typed, std::size_t number,
                                     const std::string& name, ItemId item,
                                     const std::vector<app::Colleague>& people,
                                     Problems& problems) {
  const auto problem = [&](const char* what, std::string words) {
    problems.push_back({item_field(number, what), std::move(words)});
  };
  if (!typed.wanted) {
    if (!typed.is_blank()) {
      problem("seal", "You wrote how " + name +
                          " is kept under seal and did not tick that it is. Tick it, or clear it");
    }
    return std::nullopt;
  }
  SealItem seal{.request = {},
                .item = item,
                .listed = {},
                .silent = typed.marker == "silent",
                .reason = typed.reason};
  for (const app::Colleague& one : people) {
    if (contains(typed.listed, one.id.value.hex())) {
      seal.listed.push_back({.id = one.id, .role = one.role, .agency = one.agency});
    }
  }
  const std::size_t before = problems.size();
  if (seal.listed.empty()) {
    problem("listed", "Choose who may read " + name);
  }
  if (typed.marker != "shown" && typed.marker != "silent") {
    problem("marker", "Choose whether others may know that " + name + " is held");
  }
  if (typed.reason.empty()) {
    problem("seal-reason", "Say why " + name + " is sealed");
  }
  return problems.size() == before ? std::optional(std::move(seal)) : std::nullopt;
}

std::optional<ItemReturned> item_command(const TypedItem& typed, std::size_t number,
                                         std::size_t count, const app::RequestPage& page,
                                         const app::Submission& submission, Problems& problems) {
  const std::string name = item_name(number, count);
  const std::size_t before = problems.size();
  const auto problem = [&](const char* what, std::string words) {
    problems.push_back({item_field(number, what), std::move(words)});
  };
  ItemReturned item{.item = ItemId{created_id(submission, "item", static_cast<unsigned>(number))},
                    .about = people_named(typed, page),
                    .text = typed.text,
                    .source = typed.source,
                    .own_reference = typed.own_reference};
  if (typed.text.empty()) {
    problem("text", "Write " + (count == 1 ? "what you hold" : "the text of " + name));
  }
  if (const auto date = read_partial_date(typed.day, typed.month, typed.year)) {
    item.concerned = *date;
  } else {
    problem("when-day", say::problem(date.error(), "The date of " + name));
  }
  if (const auto relevance = named(relevances, typed.relevance)) {
    item.relevance = *relevance;
  } else {
    problem("relevance", "Choose whether " + name + " matters to this");
  }
  if (const auto handling = named(handlings, typed.handling)) {
    item.handling = *handling;
  } else {
    problem("handling", "Choose what may be done with " + name);
  }
  if (item.about.empty() && !page.about.empty()) {
    problem("about", "Choose whom " + name + " is about");
  }
  return problems.size() == before ? std::optional(std::move(item)) : std::nullopt;
}

void check_reason(const TypedAnswer& typed, ReturnKind kind, Problems& problems) {
  if (kind == ReturnKind::held_not_shared && typed.why_held.empty()) {
    problems.push_back({"why-held", "Say why you hold something and do not share it"});
  }
  if (kind == ReturnKind::refused && typed.why_refused.empty()) {
    problems.push_back({"why-refused", "Say why you refuse"});
  }
}

Html people_choice(const TypedItem& typed, std::size_t number, const app::RequestPage& page,
                   const Problems& problems) {
  if (page.about.size() < 2) {
    return {};
  }
  const std::string name = item_field(number, "about");
  govuk::CheckboxesOptions options{
      .name = name,
      .fieldset = {.legend = {.content = "About whom", .classes = "govuk-fieldset__legend--s"}},
      .error_message = {.content = problem_of(problems, name)},
      .values = typed.about,
      .classes = "govuk-checkboxes--small"};
  for (const PersonDescribed& person : page.about) {
    options.items.push_back(
        {.value = person.person.value.hex(), .content = say::person_label(person)});
  }
  return govuk::checkboxes(options);
}

Html when_input(const TypedItem& typed, std::size_t number, const Problems& problems) {
  const std::string name = item_field(number, "when");
  return govuk::date_input(
      {.id = name,
       .name_prefix = name,
       .fieldset = {.legend = {.content = "When it happened",
                               .classes = "govuk-fieldset__legend--s"}},
       .hint = {.content = "A year alone is enough. Leave it blank if you do not know."},
       .error_message = {.content = problem_of(problems, name + "-day")},
       .values = {.day = typed.day, .month = typed.month, .year = typed.year}});
}

/// Sealed in the same press as it is given: at no moment is it open to more.
Html seal_fields(const Visit& visit, const TypedSeal& typed, std::size_t number,
                 const Problems& problems) {
  const auto name = [&](const char* what) { return item_field(number, what); };
  const auto error = [&](const char* what) -> govuk::ErrorMessageOptions {
    return {.content = problem_of(problems, name(what))};
  };
  govuk::CheckboxesOptions listed{
      .name = name("listed"),
      .fieldset = {.legend = {.content = "Who may read it?",
                              .classes = "govuk-fieldset__legend--s"}},
      .hint = {.content = "Two of the hub’s own at least, one of them somebody who decides. "
                          "Yourself, if you are to read it again"},
      .error_message = error("listed"),
      .values = typed.listed,
      .classes = "govuk-checkboxes--small"};
  for (const app::Colleague& one : who_takes_part(visit)) {
    const hub::Role* role = visit.profile().role(one.role);
    listed.items.push_back({.value = one.id.value.hex(),
                            .content = one.display_name,
                            .hint = {.content = role == nullptr ? "" : role->name}});
  }
  const Html how =
      join(govuk::checkboxes(listed),
           govuk::radios(
               {.name = name("marker"),
                .fieldset = {.legend = {.content = "May others know that something is held?",
                                        .classes = "govuk-fieldset__legend--s"}},
                .error_message = error("marker"),
                .items = {{.value = "shown", .content = "Yes: that it is held, and to ask you"},
                          {.value = "silent", .content = "No: not even that there is something"}},
                .value = typed.marker,
                .classes = "govuk-radios--small"}),
           govuk::textarea({.name = name("seal-reason"),
                            .label = {.content = "Why is it sealed?"},
                            .error_message = error("seal-reason"),
                            .value = typed.reason,
                            .rows = 2}));
  return govuk::checkboxes(
      {.name = name("seal"),
       .hint = {.content = "Then it is read by those you name and by nobody else, your own "
                           "agency’s people included, from the moment you send it. Only two "
                           "people together open a seal again."},
       .error_message = error("seal"),
       .items = {{.value = "yes",
                  .content = "Put it under seal: keep it to people you name",
                  .checked = typed.wanted,
                  .conditional = how}},
       .classes = "govuk-checkboxes--small"});
}

Html item_fields(const Visit& visit, const TypedItem& typed, std::size_t number, std::size_t count,
                 const app::RequestPage& page, const Problems& problems) {
  const auto name = [&](const char* what) { return item_field(number, what); };
  const auto error = [&](const char* what) -> govuk::ErrorMessageOptions {
    return {.content = problem_of(problems, name(what))};
  };
  const auto choice = [&](const char* what, const char* legend, std::vector<govuk::RadioItem> items,
                          const std::string& value) {
    return govuk::radios(
        {.name = name(what),
         .fieldset = {.legend = {.content = legend, .classes = "govuk-fieldset__legend--s"}},
         .error_message = error(what),
         .items = std::move(items),
         .value = value,
         .classes = "govuk-radios--small"});
  };
  const std::string legend =
      count == 1 ? "What you hold"
                 : "Item " + std::to_string(number + 1) + " of " + std::to_string(count);
  return element(
      "fieldset", {{"class", "govuk-fieldset om-answer-item"}},
      element("legend", {{"class", "govuk-fieldset__legend govuk-fieldset__legend--m"}}, legend),
      govuk::textarea(
          {.name = name("text"),
           .label = {.content = "In words"},
           .hint = {.content = "One thing at a time: each item can be passed on, or held "
                               "back, by itself."},
           .error_message = error("text"),
           .value = typed.text,
           .rows = 4}),
      people_choice(typed, number, page, problems), when_input(typed, number, problems),
      govuk::input({.name = name("source"),
                    .label = {.content = "Where it comes from"},
                    .hint = {.content = "For example a crime report, a class teacher, a visit"},
                    .value = typed.source}),
      choice("relevance", "Does it matter to this?", choices(relevances), typed.relevance),
      choice("handling", "What may be done with it", choices(handlings), typed.handling),
      page.profile->check.holds_answers
          ? govuk::input({.name = name("flag"),
                          .label = {.content = "What the others may see of it while it is held"},
                          .hint = {.content = "For example whom to ask. Not what it says. Leave "
                                              "blank, and they see only that there is something"},
                          .value = typed.flag})
          : Html(),
      govuk::input({.name = name("reference"),
                    .label = {.content = "Your reference for this item"},
                    .value = typed.own_reference,
                    .classes = "govuk-input--width-20"}),
      seal_fields(visit, typed.seal, number, problems));
}

Html question_fields(const std::vector<question::Question>& questions, const TypedAnswer& typed) {
  Html fields;
  for (const question::Question& one : questions) {
    fields += question_field(one, typed.questions);
  }
  return govuk::details({.summary = "Our " + std::to_string(questions.size()) + " questions",
                         .content = fields,
                         .open = true});
}

/// The same where each piece is held by itself: then they are answered in items.
Html question_list(const std::vector<question::Question>& questions) {
  std::vector<Html> words;
  for (const question::Question& one : questions) {
    words.push_back(escape(one.words));
  }
  return govuk::details(
      {.summary = "What may help: our " + std::to_string(questions.size()) + " questions",
       .content = prose::bullets(words),
       .open = true});
}

Html kind_choice(const Visit& visit, const app::RequestPage& page, const TypedAnswer& typed,
                 const Problems& problems) {
  const hub::Profile& profile = *page.profile;
  const auto questions = questions_put(page.request, profile);
  Html items =
      profile.check.holds_answers ? question_list(questions) : question_fields(questions, typed);
  for (std::size_t i = 0; i < typed.items.size(); ++i) {
    const Html item = item_fields(visit, typed.items[i], i, typed.items.size(), page, problems);
    items += i == 0 ? item : element("div", {{"class", "om-section"}}, item);
  }
  items += element("p", {{"class", "om-actions"}},
                   govuk::button({.content = "Add another item",
                                  .classes = "govuk-button--secondary",
                                  .name = "do",
                                  .value = "add"}));
  const auto why = [&](const char* name, const char* label, const char* hint,
                       const std::string& value) {
    return govuk::textarea({.name = name,
                            .label = {.content = label},
                            .hint = {.content = hint},
                            .error_message = {.content = problem_of(problems, name)},
                            .value = value,
                            .rows = 3});
  };
  const std::string seen = page.request.asked.what.agency_name +
                           " holds something and has not shared it. Speak to them.";
  auto radios = choices(kinds);
  radios[0].conditional = items;
  radios[1].hint = {.content =
                        "You looked, and found nothing. This is an answer, and not silence."};
  radios[2].conditional =
      join(element("div", {{"class", "om-seal"}},
                   prose::paragraph(element("strong", "The hub will see: "), "“", seen,
                                    "” and your reason. Do not write what it is.")),
           why("why-held", "Why it is not shared", "For example: it would put somebody at risk",
               typed.why_held));
  radios[3].conditional = why("why-refused", "Why you refuse",
                              "The hub reads this, and may ask again", typed.why_refused);
  return govuk::radios({.name = "kind",
                        .fieldset = {.legend = {.content = "What do you hold?",
                                                .classes = "govuk-fieldset__legend--m"}},
                        .error_message = {.content = problem_of(problems, "kind")},
                        .items = std::move(radios),
                        .value = typed.kind,
                        .classes = "govuk-radios--small"});
}

}  // namespace

bool TypedSeal::is_blank() const {
  return !wanted && listed.empty() && marker.empty() && reason.empty();
}

bool TypedItem::is_blank() const {
  return text.empty() && day.empty() && month.empty() && year.empty() && source.empty() &&
         relevance.empty() && handling.empty() && own_reference.empty() && flag.empty() &&
         about.empty() && seal.is_blank();
}

TypedAnswer read_answer(const Visit& visit) {
  TypedAnswer typed{.kind = field(visit, "kind"),
                    .why_held = field(visit, "why-held"),
                    .why_refused = field(visit, "why-refused"),
                    .more_to_come = field(visit, "more-to-come") == "yes",
                    .own_reference = field(visit, "own-reference"),
                    .items = {}};
  for (std::size_t i = 0; i < items_sent(visit); ++i) {
    typed.items.push_back(read_item(visit, i));
  }
  typed.questions = read_questions(visit.request.fields.fields());
  return typed;
}

std::optional<ReturnInformation> answer_command(const TypedAnswer& typed,
                                                const app::RequestPage& page,
                                                const std::vector<app::Colleague>& people,
                                                const app::Submission& submission,
                                                Problems& problems) {
  const hub::Profile& profile = *page.profile;
  const auto kind = named(kinds, typed.kind);
  if (!kind) {
    problems.push_back({"kind", "Choose what your answer is"});
    return std::nullopt;
  }
  ReturnInformation command{.request = page.request.asked.what.request,
                            .answer = ReturnId{created_id(submission, "answer")},
                            .kind = *kind,
                            .more_to_come = typed.more_to_come,
                            .own_reference = typed.own_reference,
                            .reason = *kind == ReturnKind::held_not_shared ? typed.why_held
                                      : *kind == ReturnKind::refused       ? typed.why_refused
                                                                           : "",
                            .items = {}};
  check_reason(typed, *kind, problems);
  const auto written =
      std::ranges::count_if(typed.items, [](const TypedItem& one) { return !one.is_blank(); });
  if (*kind != ReturnKind::items && written > 0) {
    problems.push_back(
        {"kind", "You wrote items below “" + say::label(ReturnKind::items) +
                     "” and chose another answer. Choose that one, or clear the items"});
  }
  if (*kind == ReturnKind::items && !profile.check.holds_answers) {
    command.questions = answered_questions(typed.questions, questions_put(page.request, profile));
  }
  if (*kind == ReturnKind::items && (written != 0 || command.questions.empty())) {
    for (std::size_t i = 0; i < typed.items.size(); ++i) {
      if (written == 0 ? i == 0 : !typed.items[i].is_blank()) {
        if (auto item =
                item_command(typed.items[i], i, typed.items.size(), page, submission, problems)) {
          command.flags.push_back({.item = item->item, .words = typed.items[i].flag});
          const std::string name = item_name(i, typed.items.size());
          if (auto seal =
                  seal_command(typed.items[i].seal, i, name, item->item, people, problems)) {
            command.seals.push_back(*std::move(seal));
          }
          command.items.push_back(std::move(*item));
        }
      }
    }
  }
  return problems.empty() ? std::optional(std::move(command)) : std::nullopt;
}

bool add_seal_problem(const TypedAnswer& typed, const hub::Profile& profile, const Refusal& refusal,
                      Problems& problems) {
  if (!std::holds_alternative<NamedListTooShort>(refusal)) {
    return false;
  }
  const say::Words why = say::words_for(refusal, profile);
  for (std::size_t i = 0; i < typed.items.size(); ++i) {
    if (typed.items[i].seal.wanted) {
      problems.push_back({item_field(i, "listed"), why.heading + ". " + why.what_to_do});
    }
  }
  return true;
}

Html answer_form(const Visit& visit, const app::RequestPage& page, const TypedAnswer& typed,
                 const Problems& problems) {
  return element(
      "form",
      {action(visit.request.path), {"method", "post"}, {"id", "answer"}, flag("novalidate")},
      hidden_fields(visit), kind_choice(visit, page, typed, problems),
      govuk::checkboxes({.name = "more-to-come",
                         .items = {{.value = "yes",
                                    .content = "This is part of our answer: more will follow",
                                    .checked = typed.more_to_come}},
                         .classes = "govuk-checkboxes--small"}),
      govuk::input({.name = "own-reference",
                    .label = {.content = "Your own reference for this request"},
                    .value = typed.own_reference,
                    .classes = "govuk-input--width-20"}),
      govuk::button({.content = "Send this answer",
                     .name = "do",
                     .value = "send",
                     .prevent_double_click = true}));
}

std::optional<http::Response> unknown_in_answer(const Visit& visit) {
  return unknown_field(
      visit, {"do", "kind", "why-held", "why-refused", "more-to-come", "own-reference", "item-*",
              "question-*", "whom", "said", "enquiry", "entry"});
}

}  // namespace openmash::web
