// Who told the hub, as an item: whether the family or somebody else is told it.
// Nobody is told without a decision recorded here; the page shows what was decided, and takes it
// back.
#include "domain/release/recipient.h"
#include "web/case_form.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/release_form.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

constexpr std::string_view take_back{"end:"};

ReleaseForm form_for(const OpenCase& open) {
  ReleaseForm form{
      .to = {recipient_choice(ReleaseTo::the_family), recipient_choice(ReleaseTo::an_agency),
             recipient_choice(ReleaseTo::outside)},
      .decisions = {{.value = std::string{goes}, .label = "They may be told"},
                    {.value = std::string{goes_not}, .label = "They are not told"}},
      .may_be_part = false};
  (void)open;
  return form;
}

/// Those in force, each with the way to take it back.
std::vector<Choice> in_force(const OpenCase& open) {
  std::vector<Choice> choices;
  for (const Signed<ReferrerSharingDecided>& one : open.file().family.on_referrer) {
    const auto* live = referrer_release(open.file(), recipient_of(one.what), open.visit.now);
    if (live != nullptr && live->what.release == one.what.release) {
      choices.push_back({.value = std::string{take_back} + one.what.release.value.hex(),
                         .label = "Take back that " + one.what.recipient + " may be told"});
    }
  }
  return choices;
}

Html referrer_body(const OpenCase& open) {
  const Answers& answers = open.file().intake.contact.answers;
  Html html = prose::paragraph(
      "Who told the hub is not told to anybody without a decision for that one recipient. No "
      "letter "
      "to the family can name them before.");
  const std::string wish{answers.words("withhold_identity")};
  if (!wish.empty()) {
    html += prose::paragraph("They were asked whether the family should not be told who they are: ",
                             element("strong", wish == "yes"  ? "they asked not to be named"
                                               : wish == "no" ? "they may be named"
                                                              : wish),
                             ".");
  }
  ReleaseForm form = form_for(open);
  for (Choice& one : in_force(open)) {
    one.hint = "Only the reason below is needed";
    form.decisions.push_back(std::move(one));
  }
  return html + release_fields(open, open.profile(), form);
}

std::optional<CaseCommand> referrer_command(const OpenCase& open, Problems& problems) {
  const std::string decided = field(open.visit, "decided");
  if (decided.starts_with(take_back)) {
    EndReferrerRelease end{
        .release = ReleaseId{id_from_hex(decided.substr(take_back.size())).value_or(Id128{})},
        .reason = field(open.visit, "because")};
    if (end.reason.empty()) {
      problems.push_back({"because", "Say why it is taken back"});
    }
    return end;
  }
  const TypedRelease typed = read_release(open.visit, form_for(open), problems);
  const bool may = typed.decision == goes;
  return DecideOnReferrer{
      .what = {.release = ReleaseId{created_id(submission(open.visit), "release")},
               .goes = may,
               .to = typed.what.to,
               .agency = typed.what.agency,
               .recipient = typed.what.recipient,
               .purpose = typed.what.purpose,
               .basis = typed.what.basis,
               .relevance = typed.what.relevance,
               .risk = typed.what.risk,
               .conditions = typed.what.conditions,
               .reason = may ? "" : typed.reason,
               .until = typed.what.until}};
}

}  // namespace

http::Response contact_referrer(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  return case_form(visit, {.title = "May somebody be told who told the hub?",
                           .button = "Record this decision",
                           .needs = Permission::share_outside,
                           .fields = release_field_names(),
                           .body = referrer_body,
                           .command = referrer_command});
}

}  // namespace openmash::web
