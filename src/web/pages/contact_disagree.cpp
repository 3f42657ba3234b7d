#include "domain/together/take_disagreement_on.h"
#include "web/case_form.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

Html policy(const OpenCase& open) {
  return prose::document(open.profile(), hub::LinkUse::escalation, "The policy: ");
}

Html raise_body(const OpenCase& open) {
  if (open.profile().disagreement.empty()) {
    return prose::paragraph("This hub’s profile names no stages for settling a disagreement.");
  }
  return join(prose::paragraph("It begins at “", open.profile().disagreement.front().name,
                               "”. The child’s own clock does not wait for it."),
              policy(open),
              text_area(open, {.name = "words",
                               .label = "Who disagrees, with what, and what should happen?",
                               .rows = 6}));
}

std::optional<CaseCommand> raise_command(const OpenCase& open, Problems& problems) {
  RaiseDisagreement command{
      .disagreement = DisagreementId{created_id(submission(open.visit), "disagreement")},
      .words = field(open.visit, "words")};
  if (command.words.empty()) {
    problems.push_back({"words", "Write who disagrees, and with what"});
  }
  return command;
}

Html go_on_body(const OpenCase& open, DisagreementId id) {
  const Disagreement* found = open_disagreement(open.file(), id);
  if (found == nullptr) {
    return prose::paragraph("There is no such disagreement here.");
  }
  Html html = prose::paragraph("It stands at “", found->stage(), "”.");
  html += words_block(found->raised.what.words,
                      signature(open.visit, found->raised.by, found->raised.at));
  for (const Signed<DisagreementTakenOn>& one : found->taken_on) {
    html += words_block(one.what.words, signature(open.visit, one.by, one.at));
  }
  html += policy(open);
  html += one_of(open, {.name = "do", .label = "What happens now?"},
                 {{.value = "settled", .label = "It is settled"},
                  {.value = "on", .label = "It is not: take it to the next stage"}});
  html += text_area(open, {.name = "words", .label = "In words", .rows = 5});
  return html;
}

std::optional<CaseCommand> go_on_command(const OpenCase& open, DisagreementId id,
                                         Problems& problems) {
  const std::string what = field(open.visit, "do");
  const std::string words = field(open.visit, "words");
  if (words.empty()) {
    problems.push_back({"words", "Write how it was settled, or why it goes on"});
  }
  if (what == "settled") {
    return SettleDisagreement{.disagreement = id, .words = words};
  }
  if (what == "on") {
    return TakeDisagreementOn{.disagreement = id, .words = words};
  }
  problems.push_back({"do", "Choose what happens now"});
  return std::nullopt;
}

}  // namespace

http::Response contact_disagree(Visit& visit) {
  return case_form(visit, {.title = "Professional disagreement",
                           .button = "Raise it",
                           .needs = Permission::disagree,
                           .fields = {"words"},
                           .body = raise_body,
                           .command = raise_command});
}

http::Response contact_disagreement(Visit& visit) {
  const DisagreementId id{id_from_hex(visit.parts.at(1)).value_or(Id128{})};
  return case_form(
      visit, {.title = "Professional disagreement",
              .button = "Record it",
              .needs = Permission::disagree,
              .fields = {"do", "words"},
              .body = [id](const OpenCase& open) { return go_on_body(open, id); },
              .command = [id](const OpenCase& open,
                              Problems& problems) { return go_on_command(open, id, problems); }});
}

}  // namespace openmash::web
