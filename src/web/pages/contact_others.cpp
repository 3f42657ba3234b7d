#include "london/time_text.h"
#include "web/clock.h"
#include "web/pages/contact.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

Html signed_words(const OpenCase& open, std::string_view words, const Actor& by, Instant at) {
  return words_block(words, signature(open.visit, by, at));
}

std::string_view agreement_words(AgreementState state) {
  switch (state) {
    case AgreementState::given:
      return "They agreed";
    case AgreementState::declined:
      return "They declined";
    case AgreementState::not_asked:
      return "They were not asked";
  }
  return "";
}

Html agreements(const OpenCase& open) {
  Html html;
  for (const Signed<AgreementRecorded>& one : open.file().family.agreements) {
    const hub::ConsentRule* rule = open.profile().consent_for(one.what.purpose);
    html += prose::paragraph(
        element("strong", agreement_words(one.what.state)), ": ",
        rule == nullptr ? "" : rule->words,
        one.what.ground_words.empty() ? "" : " Gone on without, because: " + one.what.ground_words,
        one.what.told ? " They were told beforehand." : "");
    html += signed_words(open, one.what.reason, one.by, one.at);
  }
  return html;
}

Html family_contact(const OpenCase& open) {
  const Family& family = open.file().family;
  Html html;
  if (family.planned) {
    html += prose::paragraph(
        element("strong", family.planned->what.who),
        family.contacted ? " was to contact the family by " : " is to contact the family by ",
        short_time_element(family.planned->what.by), ".");
    if (!family.contacted && open.page().may(Permission::talk_with_family)) {
      html +=
          prose::paragraph(prose::link(Url{open.address("/contacted")}, "Confirm that they have"));
    }
  }
  if (family.contacted) {
    html += signed_words(open, family.contacted->what.words, family.contacted->by,
                         family.contacted->at);
  }
  if (family.letter_withheld) {
    html += prose::paragraph("No letter goes to the family.");
    html += signed_words(open, family.letter_withheld->what.reason, family.letter_withheld->by,
                         family.letter_withheld->at);
  }
  return html;
}

Html views(const OpenCase& open) {
  Html html;
  for (const Signed<ViewGiven>& one : open.file().together.views) {
    html +=
        prose::paragraph(element("strong", one.what.on == ViewOn::threshold ? "On the level of need"
                                                                            : "On the decision"),
                         one.what.dissents ? ", dissenting" : "");
    html += signed_words(open, one.what.view, one.by, one.at);
  }
  return html;
}

Html discussions(const OpenCase& open) {
  Html html;
  for (const StrategyDiscussion& one : open.file().together.discussions) {
    const StrategyDiscussionCalled& called = one.called.what;
    html += prose::paragraph(element("strong", "Strategy discussion"), ", ",
                             short_time_element(called.when), ". ", called.why);
    if (!one.held) {
      html += prose::paragraph(
          prose::link(Url{open.address("/strategy/" + called.discussion.value.hex())},
                      "Record what it came to"));
      continue;
    }
    Html actions;
    for (const AgreedAction& action : one.held->what.actions) {
      actions += element("li", action.what, ": ", action.owner,
                         action.by ? join(", by ", short_time_element(*action.by)) : Html());
    }
    html += signed_words(open, one.held->what.decided, one.held->by, one.held->at);
    html += actions.empty() ? Html() : element("ul", {{"class", "om-rows"}}, actions);
  }
  return html;
}

Html disagreements(const OpenCase& open) {
  Html html;
  for (const Disagreement& one : open.file().together.disagreements) {
    html += prose::paragraph(
        element("strong", one.settled ? "Settled disagreement" : "Disagreement"), ": ", one.stage(),
        one.due() && !one.settled ? ", " + london::deadline_text(*one.due(), open.visit.now) : "");
    html += signed_words(open, one.raised.what.words, one.raised.by, one.raised.at);
    if (one.settled) {
      html += signed_words(open, one.settled->what.words, one.settled->by, one.settled->at);
    } else {
      html += prose::paragraph(prose::link(
          Url{open.address("/disagreements/" + one.raised.what.disagreement.value.hex())},
          "Settle it, or take it on"));
    }
  }
  return html;
}

Html pathways(const OpenCase& open) {
  Html items;
  for (const FollowedPathway& one : open.file().pathways) {
    if (one.ended) {
      continue;
    }
    const hub::Pathway* pathway = open.profile().pathway(one.opened.what.pathway);
    const std::size_t steps = pathway == nullptr ? 0 : pathway->steps.size();
    items +=
        element("li",
                prose::link(Url{open.address("/pathways/" + one.opened.what.pathway.value)},
                            one.opened.what.name),
                quiet_line(one.done.size(), " of ", steps, " steps recorded",
                           one.opened.what.due
                               ? ", " + london::deadline_text(*one.opened.what.due, open.visit.now)
                               : ""));
  }
  return items.empty() ? items : element("ul", {{"class", "om-rows"}}, items);
}

/// The newest version whole, or that it was begun.
Html assessment(const OpenCase& open) {
  const auto& made = open.file().weighing.assessment;
  if (!made) {
    return {};
  }
  Html html =
      prose::paragraph("Started: ", signature(open.visit, made->started.by, made->started.at));
  if (!made->completed) {
    return html + prose::paragraph("It is not completed yet.");
  }
  const AssessmentCompleted& whole = made->completed->what;
  const auto part = [&](std::string_view heading, const auto& one, std::string_view words) {
    return join(prose::small_heading(heading), signed_words(open, words, one.by, one.at));
  };
  html += part("What we know", *made->completed, whole.known);
  for (const Signed<ChildAssessed>& one : made->children) {
    const PersonDescribed* child = open.file().person(one.what.child);
    html += part("What it means for " +
                     (child == nullptr ? std::string{"a child"} : say::person_label(*child)),
                 one, one.what.words);
  }
  html += part("What the family says", *made->completed, whole.family);
  return html + part("What is recommended", *made->completed, whole.recommended);
}

/// The hub's own word, where it begins a line.
std::string at_head(std::string word) {
  if (!word.empty() && word.front() >= 'a' && word.front() <= 'z') {
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
  }
  return word;
}

Html section(std::string_view heading, const Html& body) {
  return body.empty() ? Html() : join(prose::heading(heading), body);
}

struct Way {
  Permission needs;
  std::string_view path;
  std::string_view words;
  bool is_done_here = true;
};

Html ways(const OpenCase& open) {
  using P = Permission;
  const hub::Profile& profile = open.profile();
  const Stage stage = open.page().stage;
  const bool decided = open.file().is_decided();
  const bool assesses = profile.does(hub::Work::hub_assessment) && open.file().enquiry.worker;
  const std::string start = "Start the " + profile.words.assessment;
  const std::string complete =
      (open.file().is_assessed() ? "Complete again the " : "Complete the ") +
      profile.words.assessment;
  const Way all[] = {
      {P::talk_with_family, "/add", "Add what came since"},
      {P::talk_with_family, "/agreement", "Record the family’s agreement",
       !profile.consent.empty()},
      {P::talk_with_family, "/heard", "Write down what the family said"},
      {P::talk_with_family, "/person", "Name somebody else who matters"},
      {P::give_view, "/view", "Give your view",
       profile.stages.screens.manner == hub::Manner::jointly ||
           profile.stages.decides.manner == hub::Manner::jointly},
      {P::write_record, "/risk", "Write the risk assessment"},
      {P::write_record, "/start-assessment", start, assesses && !open.file().weighing.assessment},
      {P::write_record, "/assessment", complete,
       assesses && open.file().weighing.assessment.has_value()},
      {P::discuss, "/strategy", "Call a strategy discussion",
       profile.does(hub::Work::strategy_discussions)},
      {P::follow_pathway, "/pathways", "Open a pathway", !profile.pathways.empty()},
      {P::share_outside, "/share", "Share outside the hub", !profile.outside_sharing.empty()},
      {P::share_outside, "/referrer", "Decide whether somebody is told who told the hub"},
      {P::write_feedback, "/family-letter", "Write to the family",
       profile.feedback.family_letter.has_value() && decided},
      {P::disagree, "/disagree", "Raise a disagreement", !profile.disagreement.empty()},
  };
  Html items;
  for (const Way& way : all) {
    if (way.is_done_here && open.page().may(way.needs) && stage != Stage::closed) {
      items += element("li", prose::link(Url{open.address(way.path)}, way.words));
    }
  }
  return items.empty() ? items
                       : element("div", {{"class", "om-no-print"}}, prose::heading("You can also"),
                                 element("ul", {{"class", "om-rows"}}, items));
}

}  // namespace

Html with_the_family(const OpenCase& open) {
  Html said;
  for (const Signed<FamilyHeard>& one : open.file().family.heard) {
    said += signed_words(open, one.what.words, one.by, one.at);
  }
  return join(section("What the family said", said), section("Agreement", agreements(open)),
              section("Contact with the family", family_contact(open)));
}

Html with_others(const OpenCase& open) {
  Html need;
  if (const auto& judged = open.file().together.need) {
    need = join(prose::paragraph(element("strong", judged->what.level_name)),
                signed_words(open, judged->what.reason, judged->by, judged->at));
  }
  Html risk;
  if (const auto& assessed = open.file().together.risk) {
    risk = signed_words(open, assessed->what.text, assessed->by, assessed->at);
  }
  Html notes;
  for (const Signed<CaseHandedOver>& one : open.file().handed_over) {
    notes += signed_words(open, one.what.note, one.by, one.at);
  }
  return join(section("Level of need", need), section("Risk assessment", risk),
              section(at_head(open.profile().words.assessment), assessment(open)),
              section("Views", views(open)), section("Strategy discussions", discussions(open)),
              section("Professional disagreement", disagreements(open)),
              section("Handed over with", notes));
}

Html assessment_state(const OpenCase& open) {
  if (!open.profile().does(hub::Work::hub_assessment)) {
    return {};
  }
  const auto& made = open.file().weighing.assessment;
  const std::string& name = open.profile().words.assessment;
  if (!made) {
    return prose::paragraph("No ", name, " was started. It can be decided without one.");
  }
  const Html by = made->completed ? signature(open.visit, made->completed->by, made->completed->at)
                                  : signature(open.visit, made->started.by, made->started.at);
  return prose::paragraph(
      "The ", name, made->completed ? " is completed: " : " is started and not completed: ", by);
}

Html pathways_followed(const OpenCase& open) {
  return section("Pathways", pathways(open));
}

Html other_ways(const OpenCase& open) {
  return ways(open);
}

}  // namespace openmash::web
