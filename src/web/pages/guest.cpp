// The way in for a guest: the code, and what to do when a link is over.
// A wrong code, a wrong link and no link look the same.
#include "web/pages/guest.h"

#include <charconv>

#include "base/match.h"
#include "govuk/button.h"
#include "govuk/details.h"
#include "govuk/input.h"
#include "london/time_text.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace guest {

namespace {

constexpr std::string_view cookie = "guest";
constexpr std::size_t link_digits = 32;

bool is_answer(std::string_view name) {
  return name == "name" || name == "post" || name == "words" || name == "base" ||
         name.starts_with(question_prefix);
}

}  // namespace

Html typed_words(const keep::Fields& typed) {
  Html words;
  for (const auto& [name, value] : typed) {
    if (name != "base" && !value.empty()) {
      words += element("div", {{"class", "om-words"}}, prose::lines(value));
    }
  }
  return words;
}

namespace {

Html reach(const Visit& visit) {
  const std::string& telephone = visit.profile().contact.telephone;
  return telephone.empty()
             ? prose::paragraph("Ask whoever gave you the link for another one. ",
                                prose::link("/help", "Other ways to reach us"))
             : prose::paragraph("Ask whoever gave you the link for another one, or call us on ",
                                prose::link(prose::telephone_address(telephone), telephone), ".");
}

}  // namespace

std::string address(const Visit& visit, std::string_view rest) {
  return "/guest/" + link_of(visit) + std::string{rest};
}

std::string token_of(const Visit& visit) {
  return visit.request.cookie(cookie).value_or("");
}

keep::Fields typed_fields(const Visit& visit) {
  keep::Fields typed;
  for (const http::Field& one : visit.request.fields.fields()) {
    if (is_answer(one.name)) {
      typed.emplace_back(one.name, one.value);
    }
  }
  return typed;
}

http::Response ask_for_code(const Visit& visit, const Problems& problems,
                            const keep::Fields& typed) {
  Html carried;
  for (const auto& [name, value] : typed) {
    carried += prose::hidden(name, value);
  }
  Html before = prose::paragraph(
      "You were asked for help about a child. Somebody from ", visit.profile().name,
      " or a service it works with told you a code by telephone. Enter it here.");
  if (const Html words = typed_words(typed); !words.empty()) {
    before = join(
        prose::paragraph("You have not sent anything yet. What you wrote is on this page and comes "
                         "with you when the code is right."),
        govuk::details({.summary = "What you wrote", .content = words}));
  }
  const Html main = join(
      error_summary(problems), prose::title("Enter your code"), before,
      element("form", {action(address(visit)), {"method", "post"}, flag("novalidate")},
              hidden_fields(visit), carried,
              govuk::input({.name = "code",
                            .label = {.content = "Code"},
                            .hint = {.content = "Eight letters and digits. Small letters, spaces "
                                                "and dashes do not matter."},
                            .error_message = {.content = problem_of(problems, "code")},
                            .classes = "govuk-input--width-10",
                            .autocomplete = "off",
                            .spellcheck = false}),
              govuk::button({.content = "Continue", .prevent_double_click = true})),
      govuk::details(
          {.summary = "No code, or it does not work",
           .content =
               join(prose::paragraph("After five wrong codes you have to wait before the next one. "
                                     "A link also ends after some days, or when it is taken back."),
                    reach(visit))}));
  return public_page(visit, {.title = "Enter your code", .has_errors = !problems.empty()},
                     prose::two_thirds(main));
}

http::Response link_is_over(const Visit& visit, const keep::Fields& typed) {
  Html main = join(prose::title("This link is over"),
                   prose::paragraph("It has run out, or whoever made it took it back. Nothing more "
                                    "can be read or sent with it."),
                   reach(visit));
  if (const Html words = typed_words(typed); !words.empty()) {
    main += join(prose::heading("What you wrote has not been sent"),
                 prose::paragraph("Copy it before you close this page. You can put it into the "
                                  "form of a new link, or read it out on the telephone."),
                 words);
  }
  return public_page(visit, {.title = "This link is over", .status = 410}, prose::two_thirds(main));
}

Result<app::OpenLink, http::Response> open_or_ask(const Visit& visit) {
  app::Guests& guests = visit.hub().guests();
  if (auto open = guests.open(link_of(visit), token_of(visit))) {
    return std::move(*open);
  }
  if (guests.is_over(link_of(visit), token_of(visit))) {
    return No<http::Response>{link_is_over(visit, typed_fields(visit))};
  }
  if (!visit.is_post()) {
    return No<http::Response>{http::see_other(address(visit))};
  }
  return No<http::Response>{ask_for_code(
      visit, {{"code", "Enter your code again: it was given too long ago, or in another browser"}},
      typed_fields(visit))};
}

namespace {

/// What was typed before the code was asked again is kept, and stands in the form.
http::Response let_in(Visit& visit, const std::string& token, const keep::Fields& typed) {
  http::Response response = http::see_other(address(visit, "/answer"));
  const auto open = visit.hub().guests().open(link_of(visit), token);
  if (open && !typed.empty()) {
    std::uint64_t base = 0;
    keep::Fields fields;
    for (const auto& [name, value] : typed) {
      if (name == "base") {
        std::from_chars(value.data(), value.data() + value.size(), base);
      } else {
        fields.emplace_back(name, value);
      }
    }
    const auto outcome = visit.hub().guests().keep_typed(*open, fields, base);
    if (const auto* other = std::get_if<keep::DraftConflict>(&outcome)) {
      response = changed_elsewhere(visit, *open, fields, other->stored);
    }
  }
  response.set_cookie({.name = std::string(cookie), .value = token});
  return response;
}

}  // namespace

}  // namespace guest

http::Response guest_code(Visit& visit) {
  using namespace guest;
  if (link_of(visit).size() != link_digits || !id_from_hex(link_of(visit))) {
    return not_found(visit);
  }
  app::Guests& guests = visit.hub().guests();
  if (!visit.is_post()) {
    return guests.open(link_of(visit), token_of(visit)) ? http::see_other(address(visit, "/answer"))
                                                        : ask_for_code(visit, {}, {});
  }
  if (auto refusal =
          unknown_field(visit, {"code", "name", "post", "words", "base", "do", "question-*"})) {
    return std::move(*refusal);
  }
  const keep::Fields typed = typed_fields(visit);
  const std::string code = field(visit, "code");
  if (code.empty()) {
    return ask_for_code(visit, {{"code", "Enter the code you were told"}}, typed);
  }
  return match(
      guests.enter(link_of(visit), code, visit.request.peer),
      [&](const app::SessionOpened& opened) { return let_in(visit, opened.token, typed); },
      [&](const app::WrongCode&) {
        return ask_for_code(
            visit, {{"code", "The code does not fit this link. Check both and try again"}}, typed);
      },
      [&](const app::WaitUntil& wait) {
        return ask_for_code(
            visit,
            {{"code", "There have been too many wrong codes. Try again at " +
                          london::near_text(wait.when + std::chrono::seconds{59}, visit.now)}},
            typed);
      },
      [&](const app::LinkIsOver&) { return link_is_over(visit, typed); });
}

http::Response guest_leave(Visit& visit) {
  visit.hub().guests().leave(guest::token_of(visit));
  http::Response response = public_page(
      visit, {.title = "You have left"},
      prose::two_thirds(join(
          prose::title("You have left"),
          prose::paragraph("This browser can no longer open the enquiry. What you saved is "
                           "kept: the link and the code open it again until the link ends."))));
  response.clear_cookie(guest::cookie);
  return response;
}

}  // namespace openmash::web
