#include "base/contains.h"
#include "base/match.h"
#include "govuk/button.h"
#include "govuk/textarea.h"
#include "london/time_text.h"
#include "web/pages/prose.h"
#include "web/pages/refer.h"

namespace openmash::web::refer {

namespace {

constexpr std::string_view code_cookie = "draft";
constexpr std::string_view code_symbols = "346789CDFGHJKMNPQRTVWXY";
constexpr std::size_t code_length = 20;
constexpr int most_tries = 8;

std::vector<http::Field> typed_fields(const Visit& visit) {
  std::vector<http::Field> fields;
  for (const http::Field& field : visit.request.fields.fields()) {
    if (field.name != "submission") {
      fields.push_back(field);
    }
  }
  return fields;
}

/// What was typed, as one text that can be added to what was sent.
std::string as_one_text(const Visit& visit) {
  std::string text;
  for (const http::Field& field : visit.request.fields.fields()) {
    const bool ours = field.name == "form-token" || field.name == "submission" ||
                      field.name == "base" || field.name == "page";
    if (!ours && !field.value.empty() && field.value != "yes") {
      text += (text.empty() ? "" : "\n\n") + field.value;
    }
  }
  return text;
}

http::Response typed_after_sending(const Visit& visit) {
  const std::string words = as_one_text(visit);
  Html main = join(
      prose::title("This form has been sent already"),
      prose::paragraph("It was sent from another window or device, so what you wrote on this page "
                       "is not in it. Nothing is lost: you can add it to what was sent."));
  if (!words.empty()) {
    main += element("form", {action("/copy/add"), {"method", "post"}, flag("novalidate")},
                    hidden_fields(visit),
                    govuk::textarea({.name = "words",
                                     .id = "words",
                                     .label = {.content = "What you wrote on this page"},
                                     .value = words,
                                     .rows = 8}),
                    govuk::button({.content = "Add it to what was sent"}));
  }
  main += prose::paragraph(prose::link("/refer/sent", "See what was sent"));
  return public_page(visit, {.title = "This form has been sent already", .status = 409},
                     prose::two_thirds(main));
}

http::Response typed_without_draft(const Visit& visit) {
  Html main = join(
      prose::title("Your form is not open in this browser"),
      prose::paragraph("We could not save this page yet. Nothing you wrote on it is lost: it is "
                       "below."),
      prose::bullets({join("Open ", prose::link("/refer/resume", "your form with its code"),
                           " in another tab, then come back here and press the button."),
                      join("If you never saw a code, ", prose::link("/refer", "start a new form"),
                           " in another tab and copy your words into it.")}),
      form_again(visit, visit.request.path, typed_fields(visit), "Save this to the open form"));
  return public_page(visit, {.title = "Your form is not open in this browser", .status = 409},
                     prose::two_thirds(main));
}

}  // namespace

std::string tidy_code(std::string_view typed) {
  std::string code;
  std::size_t symbols = 0;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (code_symbols.find(upper) != std::string_view::npos) {
      code += symbols != 0 && symbols % 4 == 0 ? "-" : "";
      code += upper;
      ++symbols;
    } else if ((c >= '0' && c <= '9') || (upper >= 'A' && upper <= 'Z')) {
      return {};  // a letter or digit that no code has: mistyped, and not to be guessed at
    }
  }
  return symbols == code_length ? code : std::string{};
}

Opened open_with(const Visit& visit, std::string_view code) {
  if (code.empty()) {
    return NothingOpen{};
  }
  return match(
      visit.hub().referrals().load(code),
      [&](const app::Draft& draft) -> Opened {
        return OpenDraft{.code = std::string(code),
                         .fields = draft.fields,
                         .revision = draft.revision,
                         .saved_at = draft.saved_at};
      },
      [](const app::NoSuchDraft&) -> Opened { return NothingOpen{}; },
      [&](const app::AlreadySent& sent) -> Opened {
        return AlreadySent{.code = std::string(code), .contact = ContactId{sent.contact}};
      });
}

Opened open_draft(const Visit& visit) {
  const std::string code = tidy_code(visit.request.cookie(code_cookie).value_or(""));
  const Opened opened = open_with(visit, code);
  if (std::holds_alternative<NothingOpen>(opened) && !code.empty()) {
    // A draft is forgotten in time; the copy of what was sent is not.
    if (const auto contact = visit.hub().referrals().sent_with(code)) {
      return AlreadySent{.code = code, .contact = *contact};
    }
  }
  return opened;
}

void remember_code(http::Response& response, const std::string& code) {
  response.set_cookie({.name = std::string(code_cookie), .value = code});
}

void forget_code(http::Response& response) {
  response.clear_cookie(code_cookie);
}

http::Response not_open(const Visit& visit, const Opened& opened) {
  const bool sent = std::holds_alternative<AlreadySent>(opened);
  if (!visit.is_post()) {
    return http::see_other(sent ? "/refer/sent" : "/refer/resume");
  }
  return sent ? typed_after_sending(visit) : typed_without_draft(visit);
}

DraftOr draft_or_elsewhere(const Visit& visit) {
  Opened opened = open_draft(visit);
  if (OpenDraft* draft = std::get_if<OpenDraft>(&opened)) {
    return std::move(*draft);
  }
  return No<http::Response>{not_open(visit, opened)};
}

bool change(const Visit& visit, OpenDraft& draft, const std::function<void(Fields&)>& how) {
  for (int tries = 0; tries < most_tries; ++tries) {
    Fields changed = draft.fields;
    how(changed);
    const app::SaveOutcome outcome =
        visit.hub().referrals().save(draft.code, changed, draft.revision);
    if (const auto* saved = std::get_if<app::Saved>(&outcome)) {
      draft.fields = std::move(changed);
      draft.revision = saved->revision;
      draft.saved_at = visit.now;
      return true;
    }
    const auto* other = std::get_if<app::DraftConflict>(&outcome);
    if (other == nullptr) {
      return false;
    }
    draft.fields = other->stored.fields;
    draft.revision = other->stored.revision;
    draft.saved_at = other->stored.saved_at;
  }
  return false;
}

Html saved_slot(const OpenDraft& draft) {
  if (draft.saved_at == Instant{}) {
    return element("span", {{"class", "om-saved"}, flag("data-saved")});
  }
  return element(
      "span", {{"class", "om-saved"}, flag("data-saved")}, "Saved at ",
      element("time", {{"datetime", iso8601(draft.saved_at)}}, london::time_text(draft.saved_at)));
}

Html code_aside(const Visit& visit, const OpenDraft& draft) {
  Html words = join(
      prose::small_heading("To come back later"),
      prose::paragraph("Write down this code. It opens your form on any phone or computer, and "
                       "nothing else does. Keep it where only you can see it."),
      element("p", {{"class", "om-code"}, {"id", "return-code"}}, draft.code),
      prose::paragraph("We keep an unsent form for 30 days after you last saved it."));
  // It advises, and blocks nothing: what is not known can be left out.
  if (const auto& guide = visit.profile().good_referral; !guide.empty()) {
    std::vector<Html> points;
    for (const std::string& point : guide) {
      points.push_back(escape(point));
    }
    words += join(prose::small_heading("What helps most"), prose::bullets(points));
  }
  const hub::ContactDetails& contact = visit.profile().contact;
  if (!contact.telephone.empty()) {
    words += join(prose::small_heading("Rather talk?"),
                  prose::paragraph(
                      prose::link(prose::telephone_address(contact.telephone), contact.telephone)));
  }
  words += join(prose::small_heading("On a shared phone or computer?"),
                prose::paragraph("Close the form when you stop. The code opens it again."),
                prose::button_form(visit, {.to = "/refer/close",
                                           .button = "Close the form here",
                                           .classes = "govuk-button--secondary"}));
  return words;
}

}  // namespace openmash::web::refer
