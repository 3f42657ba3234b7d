#include <algorithm>

#include "base/contains.h"
#include "govuk/details.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/agreement_parts.h"
#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/release_form.h"
#include "words/full_stop.h"

namespace openmash::web {

namespace {

/// Agencies neither asked nor left out yet, those asked by default first.
std::vector<const hub::Agency*> agencies_left(const OpenCase& open) {
  std::vector<const hub::Agency*> left;
  for (const bool by_default : {true, false}) {
    for (const hub::Agency& agency : open.profile().agencies) {
      if (agency.asked_by_default == by_default &&
          open.file().enquiry.find(agency.code) == nullptr) {
        left.push_back(&agency);
      }
    }
  }
  return left;
}

Html for_agency(const OpenCase& open, const hub::Agency& agency) {
  const std::string code = agency.code.value;
  Html inside = one_of(
      open, {.name = "ask." + code, .label = agency.name},
      {{.value = "ask", .label = "Ask " + agency.name},
       {.value = "leave", .label = agency.asked_by_default ? "Leave out, because" : "Do not ask"}});
  inside += text_area(open, {.name = "wanted." + code,
                             .label = "If asked: what in particular from " + agency.name + "?",
                             .hint = "Leave blank for their usual questions",
                             .rows = 2});
  if (const auto questions = open.profile().questions_for(agency.code).questions;
      !questions.empty()) {
    std::vector<Choice> skips;
    for (const question::Question& one : questions) {
      skips.push_back({.value = one.code.value, .label = one.words});
    }
    inside +=
        govuk::details({.summary = "Its " + std::to_string(questions.size()) + " usual questions",
                        .content = join(several_of(open,
                                                   {.name = "skip." + code,
                                                    .label = "Leave out, this time",
                                                    .hint = "What is not ticked is asked"},
                                                   skips),
                                        text_area(open, {.name = "add." + code,
                                                         .label = "Ask besides, a line a question",
                                                         .rows = 2}))});
  }
  if (agency.asked_by_default && open.profile().check.leaving_out_needs_reason) {
    inside += text_line(open, {.name = "because." + code, .label = "If left out: why?"});
  }
  return element("section", {{"class", "om-section"}}, inside);
}

/// Whether the family must agree first, and whether they have: a request says nothing untrue of it.
Html agreement_note(const OpenCase& open) {
  const hub::ConsentRule* rule = open.profile().consent_for(hub::Purpose::check);
  if (rule == nullptr || rule->agreement == hub::Agreement::not_needed) {
    return {};
  }
  const AgreementRecorded* found = open.file().family.agreement(hub::Purpose::check);
  const Html way = prose::link(Url{open.address("/agreement")}, "Record the family’s agreement");
  if (found == nullptr) {
    return prose::paragraph(rule->words, " Nothing is recorded yet. ", way);
  }
  return prose::paragraph(found->state == AgreementState::given ? "The family agreed. "
                          : found->ground_words.empty()
                              ? "The family has not agreed. "
                              : "Gone on without agreement, because: " +
                                    words::with_full_stop(found->ground_words) + " ",
                          way);
}

Html agreements_missing(const OpenCase& open) {
  std::vector<hub::Agency> agencies;
  for (const hub::Agency* agency : agencies_left(open)) {
    agencies.push_back(*agency);
  }
  return without_agreement(open.visit, agencies);
}

Html body(const OpenCase& open) {
  Html html = worry_in_short(open);
  const auto& timescale = open.file().enquiry.timescale;
  if (timescale) {
    html += prose::paragraph(
        "Timescale: ",
        element("strong", london::deadline_text(timescale->what.due, open.visit.now)));
  }
  html += agreement_note(open);
  html += text_area(open, {.name = "why",
                           .label = "Why are you asking?",
                           .hint = "The agencies read this. Say what is true, whether the family "
                                   "knows, and no more than they need"});
  html += one_of(open, {.name = "basis", .label = "On what basis?"},
                 bases_on(open.profile(), open.visit.now));
  std::vector<Choice> people;
  for (const PersonDescribed& person : open.file().intake.people) {
    people.push_back({.value = person.person.value.hex(),
                      .label = child_name(open, person),
                      .hint = say::label(person.kind)});
  }
  html += several_of(open, {.name = "about", .label = "Who should they search for?"}, people);
  html += prose::heading("Agencies");
  html += agreements_missing(open);
  for (const hub::Agency* agency : agencies_left(open)) {
    html += for_agency(open, *agency);
  }
  return html;
}

std::vector<ParticularCode> skipped(const OpenCase& open, const std::string& code) {
  std::vector<ParticularCode> codes;
  for (const std::string_view one : open.visit.request.form_all("skip." + code)) {
    codes.push_back(ParticularCode{std::string{one}});
  }
  return codes;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = text.substr(0, end); !is_blank(line)) {
      lines.emplace_back(line);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::optional<CaseCommand> command(const OpenCase& open, Problems& problems) {
  const app::Submission press = submission(open.visit);
  RequestInformation ask{.basis = BasisCode{field(open.visit, "basis")},
                         .why = field(open.visit, "why")};
  if (ask.why.empty()) {
    problems.push_back({"why", "Say why you are asking"});
  }
  if (open.profile().basis(ask.basis) == nullptr) {
    problems.push_back({"basis", "Choose the basis you ask on"});
  }
  for (const PersonDescribed& person : open.file().intake.people) {
    if (contains(open.visit.request.form_all("about"),
                 std::string_view{person.person.value.hex()})) {
      ask.about.push_back(person.person);
    }
  }
  if (ask.about.empty() && !open.file().intake.people.empty()) {
    problems.push_back({"about", "Tick who they should search for"});
  }
  for (const hub::Agency* agency : agencies_left(open)) {
    const std::string code = agency->code.value;
    const std::string choice = field(open.visit, "ask." + code);
    const std::string because = field(open.visit, "because." + code);
    if (choice == "ask") {
      ask.ask.push_back({.request = RequestId{created_id(press, "request " + code)},
                         .agency = agency->code,
                         .particulars = field(open.visit, "wanted." + code),
                         .left_out = skipped(open, code),
                         .added = lines_of(field(open.visit, "add." + code))});
    } else if (choice.empty() && agency->asked_by_default) {
      problems.push_back({"ask." + code, "Say whether " + agency->name + " is asked or left out"});
    } else if (choice == "leave" && agency->asked_by_default) {
      if (open.profile().check.leaving_out_needs_reason && because.empty()) {
        problems.push_back({"because." + code, "Say why " + agency->name + " is left out"});
      }
      ask.leave_out.push_back({.agency = agency->code, .reason = because});
    }
  }
  return ask;
}

Html more_body(const OpenCase& open) {
  return text_area(open, {.name = "wanted",
                          .label = "What more do you need to know?",
                          .hint = "The clock does not start again"});
}

}  // namespace

http::Response contact_ask(Visit& visit) {
  return case_form(visit, {.title = "Ask the agencies",
                           .button = "Send the requests",
                           .needs = Permission::gather,
                           .fields = {"why", "basis", "about", "ask.*", "wanted.*", "because.*",
                                      "skip.*", "add.*"},
                           .body = body,
                           .command = command});
}

http::Response contact_more(Visit& visit) {
  const auto request = id_from_hex(visit.parts.at(1));
  return case_form(visit, {.title = "Ask for more",
                           .button = "Ask",
                           .needs = Permission::gather,
                           .fields = {"wanted"},
                           .body = more_body,
                           .command = [request](const OpenCase& open,
                                                Problems& problems) -> std::optional<CaseCommand> {
                             AskForMore ask{.request = RequestId{request.value_or(Id128{})},
                                            .particulars = field(open.visit, "wanted")};
                             if (ask.particulars.empty()) {
                               problems.push_back({"wanted", "Say what more you need to know"});
                             }
                             return ask;
                           }});
}

}  // namespace openmash::web
