#include "domain/family/record_agreement.h"
#include "domain/feedback/letters.h"
#include "govuk/button.h"
#include "letters/compose.h"
#include "web/case_form.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

letters::Signature signed_by(const Visit& visit) {
  return {.name = visit.who->display_name, .role = visit.who->role_name};
}

/// In a training hub the letter says so itself, wherever it is copied to.
std::string draft_text(const OpenCase& open,
                       const Result<letters::Draft, letters::CannotCompose>& draft) {
  if (!draft) {
    return "";
  }
  return open.visit.hub().is_training()
             ? "TRAINING. Nothing in this letter is about a real child.\n\n" + draft->text
             : draft->text;
}

Html write_body(const OpenCase& open) {
  const auto draft = letters::compose(letters::LetterFacts{open.shown}, open.profile(),
                                      signed_by(open.visit), open.visit.now);
  Html html = prose::paragraph(
      "Read it as the person who gets it. It must not say where anybody lives, what an agency told "
      "us, "
      "or anything the family should hear from us first.");
  if (!draft) {
    for (const std::string& why : draft.error().why) {
      html += prose::paragraph(why);
    }
  }
  html += text_area(
      open, {.name = "text", .label = "The letter", .before = draft_text(open, draft), .rows = 24});
  return html;
}

std::optional<CaseCommand> write_command(const OpenCase& open, Problems& problems) {
  WriteFeedback letter{.letter = LetterId{created_id(submission(open.visit), "letter")},
                       .template_name = open.profile().feedback.referrer_letter,
                       .text = raw_field(open.visit, "text")};
  if (is_blank(letter.text)) {
    problems.push_back({"text", "Write the letter"});
  }
  return letter;
}

Html family_letter_body(const OpenCase& open) {
  const auto& name = open.profile().feedback.family_letter;
  if (!name) {
    return prose::paragraph("This hub’s profile promises families no letter.");
  }
  if (!may_be_written_to(open.file(), open.profile())) {
    return join(
        prose::paragraph(
            "It is not settled that a letter is safe, so none can be written "
            "yet. Weigh first whether telling them raises the risk to the "
            "child: ",
            prose::link(Url{open.address("/agreement")}, "record the family’s agreement"),
            ". If it does, or if you cannot be sure, ",
            prose::link(Url{open.address("/no-family-letter")}, "record why no letter goes"), "."),
        text_area(open, {.name = "text", .label = "The letter", .rows = 6}));
  }
  const auto draft = letters::compose_for_family(
      letters::LetterFacts{open.shown, Outward::referrer(open.file(), {.to = ReleaseTo::the_family},
                                                         open.visit.now)},
      open.profile(), signed_by(open.visit), open.visit.now);
  return join(
      prose::paragraph(
          "Read it as the family will. It must not say who told us, where anybody "
          "lives, or what an agency said. If it is not safe to send, do not write it: ",
          prose::link(Url{open.address("/no-family-letter")}, "say why not"), "."),
      text_area(
          open,
          {.name = "text", .label = "The letter", .before = draft_text(open, draft), .rows = 24}));
}

std::optional<CaseCommand> family_letter_command(const OpenCase& open, Problems& problems) {
  WriteFamilyLetter letter{.letter = LetterId{created_id(submission(open.visit), "family letter")},
                           .text = raw_field(open.visit, "text")};
  if (is_blank(letter.text)) {
    problems.push_back({"text", "Write the letter"});
  }
  return letter;
}

Html no_family_letter_body(const OpenCase& open) {
  return text_area(open, {.name = "reason", .label = "Why must the family not be written to?"});
}

std::optional<CaseCommand> no_family_letter_command(const OpenCase& open, Problems& problems) {
  WithholdFamilyLetter command{.reason = field(open.visit, "reason")};
  if (command.reason.empty()) {
    problems.push_back({"reason", "Write why the family must not be written to"});
  }
  return command;
}

Html close_body(const OpenCase& open) {
  const bool given = referrer_answered(open.file());
  Html html =
      given ? prose::paragraph("The referrer was answered.")
            : prose::paragraph(
                  "The referrer was not answered in writing. Closing without it needs a reason.");
  if (family_is_waiting(open.file(), open.profile())) {
    html += prose::paragraph(
        "The family was not written to. Before it closes, ",
        prose::link(Url{open.address("/family-letter")}, "write to them"), ", or ",
        prose::link(Url{open.address("/no-family-letter")}, "record why no letter goes"), ".");
  }
  return html +
         text_area(open, {.name = "reason",
                          .label = given ? "Anything to note?" : "Why was no answer given?"});
}

std::optional<CaseCommand> close_command(const OpenCase& open, Problems&) {
  return CloseContact{.reason = field(open.visit, "reason")};
}

const Letter* find_letter(const CaseFile& file, const std::string& hex) {
  for (const Letter& letter : file.feedback.letters) {
    if (letter.written.what.letter.value.hex() == hex) {
      return &letter;
    }
  }
  return nullptr;
}

/// Nothing where the letter may go, as far as its time is concerned.
std::optional<Instant> still_waits_until(const Visit& visit, const app::CasePage& page) {
  const auto until = waits_until(*page.file, *page.profile);
  return until && visit.now < *until ? until : std::nullopt;
}

Html letter_actions(const Visit& visit, const app::CasePage& page, const Letter& letter,
                    const std::string& at) {
  Html html;
  if (!letter.approved && page.may(Permission::approve_feedback)) {
    html += prose::button_form(
        visit, {.to = at, .button = "Approve this letter", .fields = {{"do", "approve"}}});
  }
  if (is_overtaken(*page.file, letter)) {
    return prose::paragraph("The decision was made anew since: this letter is not to be sent.");
  }
  if (const auto until = still_waits_until(visit, page); until && !letter.given) {
    return html +
           element("div", {{"class", "govuk-inset-text"}},
                   prose::paragraph(
                       element("strong", "It waits until ", time_element(*until), ". "),
                       "Every letter that says that nothing follows waits as long after the "
                       "decision, whoever it is to. Do not send or read it out before; until "
                       "then it is not printed either."));
  }
  if (letter.approved && !letter.given && page.may(Permission::close)) {
    html += prose::heading("How was it given?");
    html += prose::button_form(
        visit, {.to = at, .button = "Printed and posted", .fields = {{"do", "printed"}}});
    html += prose::button_form(visit, {.to = at,
                                       .button = "Read out by telephone",
                                       .classes = "govuk-button--secondary",
                                       .fields = {{"do", "by_telephone"}}});
    html += prose::button_form(visit, {.to = at,
                                       .button = "Sent by secure e-mail",
                                       .classes = "govuk-button--secondary",
                                       .fields = {{"do", "by_secure_email"}}});
  }
  return html;
}

std::optional<CaseCommand> letter_command(const std::string& what, LetterId letter) {
  if (what == "approve") {
    return ApproveFeedback{.letter = letter};
  }
  if (what == "printed") {
    return GiveFeedback{.letter = letter, .way = FeedbackWay::printed};
  }
  if (what == "by_telephone") {
    return GiveFeedback{.letter = letter, .way = FeedbackWay::by_telephone};
  }
  if (what == "by_secure_email") {
    return GiveFeedback{.letter = letter, .way = FeedbackWay::by_secure_email};
  }
  return std::nullopt;
}

}  // namespace

http::Response contact_feedback(Visit& visit) {
  return case_form(visit, {.title = "Answer the referrer",
                           .button = "Keep this letter for approval",
                           .needs = Permission::write_feedback,
                           .fields = {"text"},
                           .body = write_body,
                           .command = write_command,
                           .purpose = ReadPurpose::feedback});
}

http::Response contact_family_letter(Visit& visit) {
  return case_form(visit, {.title = "Write to the family",
                           .button = "Keep this letter for approval",
                           .needs = Permission::write_feedback,
                           .fields = {"text"},
                           .body = family_letter_body,
                           .command = family_letter_command,
                           .purpose = ReadPurpose::feedback});
}

http::Response contact_no_family_letter(Visit& visit) {
  return case_form(visit, {.title = "No letter to the family",
                           .button = "Record why",
                           .needs = Permission::write_feedback,
                           .fields = {"reason"},
                           .body = no_family_letter_body,
                           .command = no_family_letter_command,
                           .purpose = ReadPurpose::feedback});
}

http::Response contact_close(Visit& visit) {
  return case_form(visit, {.title = "Close this contact",
                           .button = "Close it",
                           .needs = Permission::close,
                           .fields = {"reason"},
                           .body = close_body,
                           .command = close_command,
                           .purpose = ReadPurpose::feedback});
}

http::Response contact_letter(Visit& visit) {
  const auto shown =
      open_contact(visit, visit.is_post() ? ReadPurpose::feedback : ReadPurpose::print);
  const Letter* letter = shown ? find_letter(*(*shown)->file, visit.parts.at(1)) : nullptr;
  if (letter == nullptr) {
    return not_found(visit);
  }
  if (letter->to_family) {  // it leaves the hub: the referrer's ordinary letter asks no proof
    if (auto first = needs_proof(visit)) {
      return *std::move(first);
    }
  }
  const std::string contact = "/contacts/" + (*shown)->file->intake.contact.reference;
  const std::string here = contact + "/letters/" + visit.parts.at(1);
  if (visit.is_post()) {
    if (auto unknown = unknown_field(visit, {"do"})) {
      return *std::move(unknown);
    }
    const auto command = letter_command(field(visit, "do"), letter->written.what.letter);
    return command ? after(visit,
                           visit.hub().handle(visit.actor(), submission(visit), (*shown)->file->id,
                                              *command),
                           here)
                   : not_found(visit);
  }
  const bool waits = !letter->given && still_waits_until(visit, **shown).has_value();
  Html main =
      element("div", {{"class", waits ? "om-letter om-no-print" : "om-letter"}},
              visit.hub().is_training() ? prose::paragraph(element("strong", "TRAINING")) : Html(),
              prose::lines(letter->written.what.text));
  Html office = prose::paragraph("Written by ",
                                 signature(visit, letter->written.by, letter->written.at), ".");
  if (!letter->approved && as_staff((*shown)->file->intake.received_from) == nullptr) {
    office += prose::paragraph(
        "Who sent the form is what its sender said: check it before this goes out.");
  }
  if (letter->approved) {
    office += prose::paragraph("Approved by ",
                               signature(visit, letter->approved->by, letter->approved->at), ".");
  }
  if (letter->given) {
    office += prose::paragraph(say::label(letter->given->what.way), ", ",
                               signature(visit, letter->given->by, letter->given->at), ".");
  }
  office += letter_actions(visit, **shown, *letter, here);
  office += prose::paragraph(prose::link(Url{contact}, "Back to the contact"));
  // The printed page is the letter and nothing of the office around it.
  main += element("div", {{"class", "om-no-print"}}, office);
  return staff_page(visit,
                    {.title = "Letter – " + (*shown)->file->intake.contact.reference,
                     .recorded = true,
                     .active = "queue"},
                    join(element("div", {{"class", "om-no-print"}},
                                 prose::title((*shown)->file->intake.contact.reference,
                                              letter->to_family ? "Letter to the family"
                                                                : "Letter to the referrer")),
                         main));
}

}  // namespace openmash::web
