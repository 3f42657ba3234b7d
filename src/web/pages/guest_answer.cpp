// A guest's answer: what is asked, the form, the check, and afterwards what was sent and what they
// may be told of the outcome.
#include <algorithm>
#include <charconv>

#include "base/match.h"
#include "domain/casefile/verb.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "govuk/inset_text.h"
#include "govuk/summary_list.h"
#include "govuk/textarea.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/layout.h"
#include "web/pages/guest.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/say.h"
#include "words/full_stop.h"

namespace openmash::web {

namespace {

using namespace guest;

/// An answer being written, with the revision it was made from.
struct Writing {
  keep::Fields fields;
  std::uint64_t base = 0;

  [[nodiscard]] std::string value(std::string_view name) const {
    const auto found = std::ranges::find(fields, name, &std::pair<std::string, std::string>::first);
    return found == fields.end() ? "" : found->second;
  }
  [[nodiscard]] TypedQuestions questions() const {
    std::vector<http::Field> all;
    for (const auto& [name, words] : fields) {
      all.push_back({.name = name, .value = words});
    }
    return read_questions(all);
  }
};

Writing writing_of(const Visit& visit) {
  Writing writing;
  for (auto& [name, value] : typed_fields(visit)) {
    if (name == "base") {
      std::from_chars(value.data(), value.data() + value.size(), writing.base);
    } else if (!is_blank(value)) {
      writing.fields.emplace_back(name, value);
    }
  }
  return writing;
}

Writing stored_writing(const Visit& visit, const app::OpenLink& open) {
  const auto loaded = visit.hub().guests().typed(open);
  const auto* draft = std::get_if<keep::Draft>(&loaded);
  return draft == nullptr ? Writing{} : Writing{.fields = draft->fields, .base = draft->revision};
}

Html section(const char* id, const char* words, const Html& content) {
  return element("section", {{"class", "om-section"}, {"aria-labelledby", id}},
                 element("h2", {{"class", "govuk-heading-m"}, {"id", id}}, words), content);
}

/// A ground that the case goes on from with its own reason ends where the reason would begin.
std::string without_reason(std::string ground) {
  for (const std::string_view end : {":", " because"}) {
    if (ground.ends_with(end)) {
      ground.resize(ground.size() - end.size());
    }
  }
  return words::with_full_stop(ground);
}

/// Truthfully, and without the reasons of the case.
std::string agreement_words(const app::GuestPage& page) {
  if (!page.agreement) {
    return "No agreement of the family to this is recorded.";
  }
  if (*page.agreement == AgreementState::given) {
    return "The family agreed that others are asked.";
  }
  return std::string(*page.agreement == AgreementState::declined ? "The family declined."
                                                                 : "The family was not asked.") +
         (page.without_because.empty()
              ? ""
              : " We ask without agreement: " + without_reason(page.without_because));
}

Html about_people(const app::GuestPage& page, Instant now) {
  std::vector<Html> people;
  for (const PersonDescribed& person : page.people) {
    std::string line = say::person_with_age(person, london::date_of(now));
    const auto more = [&](const char* key, const std::string& before, const std::string& words) {
      if (!person.answers.words(key).empty()) {
        line += before + words;
      }
    };
    more("known_as", ", known as ", std::string{person.answers.words("known_as")});
    more("born", ", born ", say::date_words(person.answers.words("born")));
    more("upn", ", pupil number ", std::string{person.answers.words("upn")});
    if (person.kind == PersonKind::adult) {
      more("relationship", ", ", std::string{person.answers.words("relationship")});
    }
    people.push_back(escape(line));
  }
  return prose::bullets(people);
}

Html what_we_ask(const Visit& visit, const app::GuestPage& page) {
  Html wanted;
  for (const std::string& words : page.wanted) {
    wanted += element("div", {{"class", "om-words"}}, prose::lines(words));
  }
  Html asked = section("why", "Why we ask",
                       join(element("div", {{"class", "om-words"}}, prose::lines(page.why)),
                            prose::paragraph(agreement_words(page),
                                             " Do not tell the family or the child that you were "
                                             "asked unless we say that they know.")));
  asked += section("who", "About whom", about_people(page, visit.now));
  if (!wanted.empty()) {
    asked += section("wanted", "What we would like to know", wanted);
  }
  return asked;
}

Html told(const app::GuestPage& page) {
  if (page.told.empty()) {
    return section("told", "What came of it", prose::paragraph("Nothing can be told yet."));
  }
  Html all;
  for (const app::Told& one : page.told) {
    all += join(element("div", {{"class", "om-words"}}, prose::lines(one.words)),
                element("p", {{"class", "om-by"}}, "Written ", time_element(one.at)));
  }
  return section("told", "What came of it", all);
}

Html foot(const Visit& visit, const app::GuestPage& page) {
  return join(prose::paragraph("This link can be used until ", time_element(page.until),
                               ". Each time you open it is recorded."),
              prose::button_form(visit, {.to = address(visit, "/leave"),
                                         .button = "Close the enquiry here",
                                         .classes = "govuk-button--secondary"}));
}

http::Response page_of(const Visit& visit, const char* title, const Problems& problems,
                       const Html& main, unsigned status = 200) {
  return public_page(visit,
                     {.title = std::string(title) + " – " + visit.profile().name,
                      .has_errors = !problems.empty(),
                      .status = status},
                     prose::two_thirds(main));
}

Html summary_of(const std::string& name, const std::string& post,
                const std::vector<QuestionAnswered>& answers, const std::string& words) {
  govuk::SummaryListOptions list;
  const auto row = [&](const std::string& key, const std::string& value) {
    if (!value.empty()) {
      list.rows.push_back({.key = {.content = key}, .value = {.content = prose::lines(value)}});
    }
  };
  row("Your name", name);
  row("Your post", post);
  for (const QuestionAnswered& one : answers) {
    row(one.question, one.answer);
  }
  row("In your own words", words);
  return summary_list(list);
}

/// Read-only, until the link ends: what this very link sent, and what may be told.
http::Response answered_page(const Visit& visit, const app::GuestPage& page) {
  Html main;
  if (page.sent) {
    const GuestAnswered& sent = page.sent->what;
    std::vector<QuestionAnswered> answers;
    for (const GuestAnswer& one : sent.answers) {
      answers.push_back(one.in_words);
    }
    main = join(
        visit.request.query.first("sent") ? prose::done("Your answer has been sent. Thank you.")
                                          : Html(),
        prose::title("Your answer"),
        prose::paragraph("Sent ", time_element(page.sent->at), " to ", page.agency_name,
                         ". It cannot be changed. To add something, call whoever asked you."),
        summary_of(sent.claimed_name, sent.claimed_post, answers, sent.words));
  } else {
    main = join(prose::title("We have an answer already"),
                prose::paragraph("Nothing more is needed from you. If you know something new, call "
                                 "whoever asked you."));
  }
  if (const Html words = typed_words(typed_fields(visit)); !words.empty()) {
    main += join(prose::heading("What you wrote just now has not been sent"), words);
  }
  return page_of(visit, page.sent ? "Your answer" : "Answered", {},
                 join(main, told(page), foot(visit, page)));
}

http::Response form_page(const Visit& visit, const app::GuestPage& page, const Writing& writing,
                         const Problems& problems, const Html& notice = {}, unsigned status = 200) {
  Html questions;
  const TypedQuestions typed = writing.questions();
  for (const question::Question& one : page.questions) {
    questions += question_field(one, typed);
  }
  const auto line = [&](const char* name, const char* label, const char* hint,
                        const char* autocomplete) {
    return govuk::input({.name = name,
                         .label = {.content = label},
                         .hint = {.content = hint},
                         .error_message = {.content = problem_of(problems, name)},
                         .value = writing.value(name),
                         .autocomplete = autocomplete});
  };
  const Html form = element(
      "form",
      {action(address(visit, "/answer")), {"method", "post"}, {"id", "answer"}, flag("novalidate")},
      hidden_fields(visit), prose::hidden("base", std::to_string(writing.base)),
      prose::default_button("Check before you send"),
      line("name", "Your name", "We cannot check it. It is kept as what you say.", "name"),
      line("post", "Your post, and where", "For example class teacher, and the school",
           "organization-title"),
      prose::heading("What do you know?"),
      prose::paragraph("No question has to be answered. “Nothing known” is an answer too."),
      questions,
      govuk::textarea({.name = "words",
                       .id = "words",
                       .label = {.content = "In your own words"},
                       .hint = {.content = "Say what you saw or heard yourself, and what others "
                                           "told you. Strengths matter as well as worries."},
                       .error_message = {.content = problem_of(problems, "words")},
                       .value = writing.value("words"),
                       .rows = 6}),
      element("div", {{"class", "govuk-button-group"}},
              govuk::button({.content = "Check before you send", .name = "do", .value = "check"}),
              govuk::button({.content = "Save and come back later",
                             .classes = "govuk-button--secondary",
                             .name = "do",
                             .value = "save"})));
  const bool saved = visit.request.query.first("saved") && !visit.is_post();
  return page_of(visit, "Your answer", problems,
                 join(error_summary(problems), notice,
                      saved ? prose::done("Saved. Nothing has been sent yet: the link and the "
                                          "code open it again.")
                            : Html(),
                      prose::title(visit.profile().name, "Your help is asked for"),
                      prose::paragraph(page.agency_name, " asks you, for ", visit.profile().name,
                                       ". What you answer goes to ", page.agency_name,
                                       ", who weigh it and pass on what matters."),
                      what_we_ask(visit, page), section("your-answer", "Your answer", form),
                      told(page), foot(visit, page)),
                 status);
}

/// Stores it; or the page to send instead.
std::optional<http::Response> not_kept(const Visit& visit, const app::OpenLink& open,
                                       Writing& writing) {
  const auto outcome = visit.hub().guests().keep_typed(open, writing.fields, writing.base);
  if (const auto* saved = std::get_if<keep::Saved>(&outcome)) {
    writing.base = saved->revision;
    return std::nullopt;
  }
  if (const auto* other = std::get_if<keep::DraftConflict>(&outcome)) {
    return changed_elsewhere(visit, open, writing.fields, other->stored);
  }
  return std::holds_alternative<keep::AlreadySent>(outcome)
             ? http::see_other(address(visit, "/answer"))  // what was sent is what is shown
             : link_is_over(visit, writing.fields);
}

void check(const Writing& writing, Problems& problems) {
  if (is_blank(writing.value("name"))) {
    problems.push_back({"name", "Enter your name"});
  }
  if (is_blank(writing.value("post"))) {
    problems.push_back({"post", "Enter your post, and where you work"});
  }
  if (is_blank(writing.value("words")) && writing.questions().empty()) {
    problems.push_back({"words",
                        "Answer a question, or write in your own words what you know. If "
                        "you know nothing, write that"});
  }
}

AnswerAsGuest answer_of(const Writing& writing, const app::GuestPage& page) {
  AnswerAsGuest answer{.name = writing.value("name"),
                       .post = writing.value("post"),
                       .answers = {},
                       .words = writing.value("words")};
  const TypedQuestions typed = writing.questions();
  for (const question::Question& one : page.questions) {
    if (auto values = typed_values(one, typed); !values.empty()) {
      answer.answers.push_back(
          {.code = one.code,
           .values = std::move(values),
           .in_words = {.question = one.words, .answer = answer_words(one, typed)}});
    }
  }
  return answer;
}

http::Response check_page(const Visit& visit, const app::GuestPage& page, const Writing& writing,
                          const Html& notice = {}, unsigned status = 200) {
  return page_of(
      visit, "Check your answer", {},
      join(notice, prose::title("Check your answer"),
           prose::paragraph("It is sent once, and cannot be changed afterwards. You will be shown "
                            "as “claimed to be” this person, for we cannot check it."),
           summary_of(writing.value("name"), writing.value("post"),
                      answered_questions(writing.questions(), page.questions),
                      writing.value("words")),
           element("form", {action(address(visit, "/check")), {"method", "post"}},
                   hidden_fields(visit), prose::hidden("base", std::to_string(writing.base)),
                   element("div", {{"class", "govuk-button-group"}},
                           govuk::button({.content = "Send it", .prevent_double_click = true}),
                           prose::link(address(visit, "/answer"), "Change it")))),
      status);
}

/// The page an open link leads to, or why it does not.
struct Opened {
  app::OpenLink open;
  Visible<app::GuestPage> page;
};

Result<Opened, http::Response> opened(const Visit& visit) {
  auto open = open_or_ask(visit);
  if (!open) {
    return No<http::Response>{std::move(open.error())};
  }
  const auto page = visit.hub().look().guest(*open);
  if (!page) {
    return No<http::Response>{link_is_over(visit, typed_fields(visit))};
  }
  return Opened{.open = std::move(*open), .page = *page};
}

}  // namespace

namespace guest {

http::Response changed_elsewhere(const Visit& visit, const app::OpenLink& open,
                                 const keep::Fields& typed, const keep::Draft& stored) {
  const auto page = visit.hub().look().guest(open);
  if (!page) {
    return link_is_over(visit, typed);
  }
  const Writing theirs{.fields = stored.fields, .base = stored.revision};
  const Html notice = govuk::inset_text(
      {.content = join(
           prose::paragraph("This answer was also saved from another window or device. Your own "
                            "words are in the form; what was saved there is here. Put together "
                            "what you mean, and save or send it."),
           summary_of(theirs.value("name"), theirs.value("post"),
                      answered_questions(theirs.questions(), (*page)->questions),
                      theirs.value("words")))});
  return form_page(visit, **page, {.fields = typed, .base = stored.revision}, {}, notice, 409);
}

}  // namespace guest

http::Response guest_answer(Visit& visit) {
  const auto found = opened(visit);
  if (!found) {
    return found.error();
  }
  const app::GuestPage& page = *found->page;
  if (page.answered) {
    return answered_page(visit, page);
  }
  if (!visit.is_post()) {
    return form_page(visit, page, stored_writing(visit, found->open), {});
  }
  if (auto refusal = unknown_field(visit, {"name", "post", "words", "base", "do", "question-*"})) {
    return std::move(*refusal);
  }
  Writing writing = writing_of(visit);
  if (auto instead = not_kept(visit, found->open, writing)) {
    return std::move(*instead);
  }
  if (field(visit, "do") == "save") {
    return http::see_other(address(visit, "/answer?saved=1"));
  }
  Problems problems;
  check(writing, problems);
  return problems.empty() ? http::see_other(address(visit, "/check"))
                          : form_page(visit, page, writing, problems);
}

http::Response guest_check(Visit& visit) {
  const auto found = opened(visit);
  if (!found) {
    return found.error();
  }
  const app::GuestPage& page = *found->page;
  const Writing writing = stored_writing(visit, found->open);
  Problems problems;
  check(writing, problems);
  if (page.answered || !problems.empty()) {
    return http::see_other(address(visit, page.answered ? "/answer?sent=1" : "/answer"));
  }
  if (!visit.is_post()) {
    return check_page(visit, page, writing);
  }
  if (auto refusal = unknown_field(visit, {"base"})) {
    return std::move(*refusal);
  }
  if (field(visit, "base") != std::to_string(writing.base)) {
    return check_page(visit, page, writing,
                      govuk::inset_text({.content = "This answer was saved again from another "
                                                    "window. Nothing has been sent: read it as it "
                                                    "stands now."}),
                      409);
  }
  return match(
      visit.hub().guests().send(found->open, answer_of(writing, page)),
      [&](const app::Done&) { return http::see_other(address(visit, "/answer?sent=1")); },
      [&](const app::SentDifferently&) {
        return http::see_other(address(visit, "/answer?sent=1"));
      },
      [&](const app::ChangedMeanwhile&) { return http::see_other(address(visit, "/answer")); },
      [&](const Refusal& refusal) {
        return std::holds_alternative<LinkEnded>(refusal)
                   ? link_is_over(visit, writing.fields)
                   : http::see_other(address(visit, "/answer"));
      },
      [&](const app::NotSure&) {
        return check_page(visit, page, writing,
                          govuk::inset_text({.content = "We are not sure this was stored. Send it "
                                                        "again: it is stored only once."}),
                          503);
      });
}

}  // namespace openmash::web
