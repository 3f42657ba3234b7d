#include <algorithm>

#include "domain/decision/decide_outcomes.h"
#include "domain/decision/gaps.h"
#include "domain/together/give_view.h"
#include "govuk/inset_text.h"
#include "web/case_form.h"
#include "web/pages/case_parts.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "words/full_stop.h"

namespace openmash::web {

namespace {

/// A gap's name in a form: its kind and what it is about.
std::string gap_key(const Gap& gap) {
  return std::to_string(static_cast<int>(gap.kind)) + "." + gap.subject.hex();
}

Html gap_fields(const OpenCase& open) {
  Html items;
  const auto ask = [&](const Gap& gap, const std::string& words) {
    items += element("li", element("p", {{"class", "govuk-body"}}, element("strong", words)),
                     text_line(open, {.name = "gap." + gap_key(gap),
                                      .label = "Accepted, because",
                                      .hint = "Or send the case back"}));
  };
  for (const Gap& gap : open.page().gaps) {
    ask(gap, say::gap_words(gap, open.file()));
  }
  // What only the choice of outcomes makes a gap is asked for once that choice was sent.
  for (const PersonDescribed* child : open.file().children()) {
    for (const GapKind kind : {GapKind::child_not_considered, GapKind::assessment_not_completed}) {
      const Gap gap{.kind = kind, .subject = child->person.value};
      const std::string name = "gap." + gap_key(gap);
      if (open.visit.is_post() &&
          (!problem_of(open.problems, name).empty() || !field(open.visit, name).empty())) {
        ask(gap, say::gap_words(gap, open.file()));
      }
    }
  }
  if (items.empty()) {
    return prose::paragraph("Nothing is missing that the record knows of.");
  }
  return element("ul", {{"class", "om-rows om-rows--gaps"}}, items);
}

/// Who will contact the family, where the hub's decisions name it.
Html family_contact_fields(const OpenCase& open) {
  if (!open.profile().feedback.names_family_contact) {
    return {};
  }
  return element(
      "section", {{"class", "om-section"}}, prose::heading("Contact with the family"),
      text_line(open, {.name = "family_who", .label = "Who will contact the family?"}),
      moment_boxes(
          open, {.name = "family_by", .label = "By when?", .hint = "For example 17 11 2026, 5pm"}));
}

/// Where it is decided by several: how many have spoken, who has not, and where to speak.
Html views_still_missing(const OpenCase& open) {
  const hub::Who& who = who_decides(open.file(), open.profile());
  const auto missing = views_missing(open.file(), ViewOn::decision, who);
  if (!missing) {
    return {};
  }
  std::vector<std::string> silent;
  for (const RoleCode& role : who.roles) {
    const bool spoke =
        std::ranges::any_of(open.file().together.views, [&](const Signed<ViewGiven>& view) {
          const Staff* by = as_staff(view.by);
          return by != nullptr && by->role == role && view.what.on == ViewOn::decision;
        });
    if (!spoke) {
      silent.push_back(open.profile().role(role)->name);
    }
  }
  return govuk::inset_text(
      {.content = join(prose::paragraph(
                           element("strong", "It is decided together. "), missing->given, " of ",
                           missing->needed, " people have given their view on the decision.",
                           silent.empty() ? "" : " No view yet from: " + say::listed(silent) + "."),
                       prose::paragraph(prose::link(Url{open.address("/view")}, "Give your view"),
                                        ". The others find the same on this contact’s page."))});
}

Html decide_body(const OpenCase& open) {
  Html html = safety_strip(open);
  html += views_still_missing(open);
  html += worry_in_short(open);
  html += record_and_recommendation(open);
  html += agencies(open);
  html += with_the_family(open);
  html += sharing(open);
  html += with_others(open);
  html += everything_told(open);
  if (open.file().intake.people.empty() || open.file().children().empty()) {
    html +=
        prose::paragraph("No child is described in this contact. ",
                         prose::link(Url{open.address("/person")}, "Name the child"),
                         " first, as well as anybody knows: “a child, name not known” will do.");
  }
  html += element("section", {{"class", "om-section"}},
                  prose::heading("What is missing: " + std::to_string(open.page().gaps.size())),
                  gap_fields(open));
  html += assessment_state(open);
  html +=
      prose::document(open.profile(), hub::LinkUse::thresholds, "The level of need is judged by ");
  html += element("div", {{"class", "om-panel"}}, prose::heading("Decide"), outcome_fields(open));
  html += family_contact_fields(open);
  if (open.page().may(Permission::decide) && open.file().enquiry.worker) {
    html += prose::paragraph("Not enough? ",
                             prose::link(Url{open.address("/send-back")}, "Send the case back"));
  }
  return html;
}

std::optional<CaseCommand> decide_command(const OpenCase& open, Problems& problems) {
  DecideOutcomes decide{.children = read_outcomes(open, problems)};
  if (open.profile().feedback.names_family_contact) {
    FamilyContactPlanned planned{.who = field(open.visit, "family_who")};
    if (planned.who.empty()) {
      problems.push_back({"family_who", "Write who will contact the family"});
    }
    const std::size_t before = problems.size();
    const std::optional<Instant> by = read_moment(open.visit, "family_by", problems);
    if (!by && problems.size() == before) {
      problems.push_back({"family_by", "Enter by when they contact the family"});
    }
    planned.by = by.value_or(Instant{});
    decide.family_contact = std::move(planned);
  }
  std::vector<Gap> gaps = open.page().gaps;
  for (const Gap& gap : gaps_in_outcomes(open.file(), open.profile(), decide.children)) {
    gaps.push_back(gap);
  }
  for (const Gap& gap : gaps) {
    const std::string name = "gap." + gap_key(gap);
    const std::string reason = field(open.visit, name);
    if (reason.empty()) {
      const std::string child = gap.kind == GapKind::child_not_considered
                                    ? "Choose an outcome, or say why not: "
                                    : "Say why you accept it, or send the case back: ";
      problems.push_back({name, child + say::gap_words(gap, open.file())});
    }
    decide.gaps.push_back({.gap = gap, .reason = reason});
  }
  return decide;
}

std::optional<std::string> reason_in(const OpenCase& open, Problems& problems,
                                     std::string_view words) {
  std::string reason = field(open.visit, "reason");
  if (reason.empty()) {
    problems.push_back({"reason", std::string{words}});
    return std::nullopt;
  }
  return reason;
}

Html late_answers(const OpenCase& open) {
  Html html;
  for (const Signed<ContactAddedTo>& added : open.file().intake.additions) {
    if (open.file().decision.made && added.at > open.file().decision.made->at) {
      html += prose::heading("Added after the decision");
      html += words_block(added.what.words, signature(open.visit, added.by, added.at));
    }
  }
  for (const Signed<DecisionReopened>& late : open.file().decision.reopened) {
    const Request* request = open.file().enquiry.find(late.what.request);
    if (request == nullptr) {
      continue;
    }
    html += prose::heading(request->asked.what.agency_name + " answered after the decision");
    for (const Signed<InformationReturned>& answer : request->answers) {
      if (answer.what.answer == late.what.answer) {
        html += prose::paragraph(element("strong", say::label(answer.what.kind)),
                                 answer.what.more_to_come ? ", and more will follow" : "",
                                 answer.what.reason.empty()
                                     ? "."
                                     : ", because: " + words::with_full_stop(answer.what.reason),
                                 " ", signature(open.visit, answer.by, answer.at));
      }
    }
    for (const Signed<ItemReturned>& item : request->items) {
      if (item.what.answer == late.what.answer) {
        html += words_block(say::item_text(*request, item.what),
                            signature(open.visit, item.by, item.at));
      }
    }
  }
  return html;
}

}  // namespace

http::Response contact_decide(Visit& visit) {
  return case_form(visit, {.title = "Decide",
                           .button = "Record the decision",
                           .needs = Permission::decide,
                           .fields = {"outcome.*", "receiver.*", "reason.*", "gap.*", "family_who",
                                      "family_by-*"},
                           .body = decide_body,
                           .command = decide_command,
                           .purpose = ReadPurpose::decide});
}

http::Response contact_send_back(Visit& visit) {
  return case_form(
      visit,
      {.title = "Send the case back",
       .button = "Send it back",
       .needs = Permission::decide,
       .fields = {"reason"},
       .body =
           [](const OpenCase& open) {
             return text_area(
                 open, {.name = "reason", .label = "What do you need before you can decide?"});
           },
       .command = [](const OpenCase& open, Problems& problems) -> std::optional<CaseCommand> {
         auto reason = reason_in(open, problems, "Say what you need");
         return reason ? std::optional<CaseCommand>{SendBack{.reason = *reason}} : std::nullopt;
       },
       .purpose = ReadPurpose::form});
}

http::Response contact_confirm(Visit& visit) {
  return case_form(
      visit,
      {.title = "Look again at the decision",
       .button = "The decision stands",
       .needs = Permission::decide,
       .fields = {"reason"},
       .body =
           [](const OpenCase& open) {
             return join(
                 open.file().is_decided() ? decision_made(open)
                                          : prose::paragraph("Nothing has been decided yet."),
                 late_answers(open),
                 prose::paragraph("If it changes what should happen, ",
                                  prose::link(Url{open.address("/decide")}, "decide anew"), "."),
                 text_area(open, {.name = "reason", .label = "Why does the decision stand?"}),
                 everything_told(open));
           },
       .command = [](const OpenCase& open, Problems& problems) -> std::optional<CaseCommand> {
         auto reason = reason_in(open, problems, "Say why the decision stands");
         return reason ? std::optional<CaseCommand>{ConfirmDecision{.reason = *reason}}
                       : std::nullopt;
       },
       .purpose = ReadPurpose::decide});
}

}  // namespace openmash::web
