// How one contact or matter is kept: when it is due, the holds on it, what was proposed and what
// was destroyed; and the forms for each of these. Nothing here says a word that stands in it: what
// is proposed about one child is retention_child.cpp's.
#include "base/contains.h"
#include "govuk/warning_text.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/retention_parts.h"
#include "web/step_up.h"
#include "words/full_stop.h"
#include "words/retention.h"

namespace openmash::web {

namespace {

std::string_view kind_words(hub::Retained kind) {
  switch (kind) {
    case hub::Retained::case_no_action:
      return "A contact with no further action";
    case hub::Retained::case_outcome:
      return "A case in which something was done";
    case hub::Retained::case_protection:
      return "A case with a strategy discussion";
    case hub::Retained::advice:
      return "Advice given to a professional";
    case hub::Retained::complaint:
      return "A complaint";
    case hub::Retained::other_matter:
      return "Something else that came to the inbox";
    default:
      return "";
  }
}

Html due_words(const Visit& visit, const app::RecordPage& page) {
  if (page.facts.erased) {
    return escape("Every word of it was destroyed");
  }
  if (!page.facts.closed) {
    return escape("It is open, and never due while it is");
  }
  if (!page.due) {
    return escape("No rule of the schedule speaks of it");
  }
  return join(time_element(page.due->at), page.due->at <= visit.now ? ": it is due" : "",
              element("p", {{"class", "om-quiet"}}, page.due->rule->name, ": ",
                      words::period(*page.due->rule)));
}

Html facts(const Visit& visit, const app::RecordPage& page) {
  const auto again = page.retention.look_again(page.contact);
  return fact_list(
      {{"Kind",
        escape(page.facts.closed ? kind_words(page.facts.kind) : "Known when it is closed")},
       {"Received", time_element(page.facts.received)},
       {page.is_matter ? "Settled" : "Closed",
        page.facts.closed ? time_element(*page.facts.closed) : escape("Not yet")},
       {"Due for review", due_words(visit, page)},
       {"Kept after a review until", again ? time_element(*again) : Html()},
       {"Texts destroyed", page.destroyed == 0 ? Html() : escape(std::to_string(page.destroyed))}});
}

Html history(const Visit& visit, const app::RecordPage& page) {
  Html items;
  for (const Hold& hold : page.retention.holds) {
    if (hold.set.what.contact == page.contact) {
      items += element("li", element("strong", "Hold"), ": ",
                       words::with_full_stop(hold.set.what.reason), " ",
                       signature(visit, hold.set.by, hold.set.at), ". Look again by ",
                       short_time_element(hold.set.what.review_by), ".",
                       hold.lifted ? join(" ", element("strong", "Lifted"), ": ",
                                          words::with_full_stop(hold.lifted->what.reason), " ",
                                          signature(visit, hold.lifted->by, hold.lifted->at), ".")
                                   : Html());
    }
  }
  for (const Signed<KeptAfterReview>& kept : page.retention.kept) {
    if (kept.what.contact == page.contact) {
      items +=
          element("li", element("strong", "Kept"), ": ", words::with_full_stop(kept.what.reason),
                  " ", signature(visit, kept.by, kept.at), ".");
    }
  }
  for (const Destruction& one : page.retention.destructions) {
    const DestructionProposed& what = one.proposed.what;
    if (what.contact != page.contact) {
      continue;
    }
    Html end;
    if (one.turned_down) {
      end = join(" ", element("strong", "Turned down"), ": ",
                 words::with_full_stop(one.turned_down->what.reason), " ",
                 signature(visit, one.turned_down->by, one.turned_down->at), ".");
    } else if (one.approved) {
      end = join(" ", element("strong", "Destroyed"), ". ",
                 signature(visit, one.approved->by, one.approved->at), ". ",
                 prose::link(Url{"/retention/certificates/" + what.destruction.value.hex()},
                             "Certificate"));
    }
    items += element("li", element("strong", "Destruction proposed"), " of ",
                     what.child ? "one child" : "all of it", ": ", words::label(what.ground), ". ",
                     words::with_full_stop(what.reason), " ",
                     signature(visit, one.proposed.by, one.proposed.at), ".", end);
  }
  return items.empty() ? Html()
                       : join(prose::heading("What was decided about keeping it"),
                              element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items));
}

/// Whoever proposed it takes it back, and never approves it.
bool is_own(const Visit& visit, const Destruction& destruction) {
  return is_staff(destruction.proposed.by, visit.who->staff.id);
}

Html ways_on(const Visit& visit, const app::RecordPage& page) {
  Html items;
  const auto add = [&](std::string_view act, std::string_view text) {
    items += element("li", prose::link(Url{record_address(page.reference, act)}, text));
  };
  const Destruction* waits = page.retention.waiting(page.contact);
  if (waits != nullptr) {
    add("decide", is_own(visit, *waits) ? "Take back what you proposed"
                                        : "Approve or turn down what was proposed");
  }
  if (!page.facts.erased) {
    add("hold", "Set a hold");
  }
  if (page.retention.is_held(page.contact)) {
    add("lift", "Lift a hold");
  }
  if (!page.facts.erased) {
    add("keep", "Keep it for longer");
    if (waits == nullptr && !page.retention.is_held(page.contact)) {
      add("propose", "Propose that all of it be destroyed");
      if (page.children > 1) {
        add("child", "Propose that one child be taken out of it");
      }
    }
  }
  if (items.empty()) {
    return items;
  }
  return element(
      "section", {{"class", "om-panel om-no-print"}, {"aria-labelledby", "next"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "next"}}, "What you can do now"),
      element("ul", {{"class", "om-rows"}}, items));
}

using Shown = Visible<app::RecordPage>;

RetentionForm form_about(const app::RecordPage& page) {
  return {.title = {},
          .button = {},
          .contact = page.contact,
          .reference = page.reference,
          .after = record_address(page.reference),
          .body = {},
          .command = {}};
}

constexpr const char* outlives_it = "It stays when the record is gone, so name nobody";

std::string reason_in(const Visit& visit, Problems& problems, const char* words) {
  std::string reason = field(visit, "reason");
  if (reason.empty()) {
    problems.push_back({"reason", words});
  }
  return reason;
}

http::Response hold_form(const Visit& visit, const app::RecordPage& page) {
  RetentionForm form = form_about(page);
  form.title = "Set a hold";
  form.button = "Set the hold";
  form.body = [&](const Problems& problems) {
    const FormState state{.visit = visit, .problems = problems};
    return join(
        prose::paragraph("While it stands nothing of this record is destroyed, whatever the "
                         "schedule says and whoever asks. It does not end by itself."),
        text_area(state, {.name = "reason",
                          .label = "Why?",
                          .hint = "An inquiry, a claim, a court, a request for information. No "
                                  "names of children: this stays when the record is gone"}),
        moment_boxes(state, {.name = "review", .label = "Look at it again by"}, false));
  };
  form.command = [&](Problems& problems) -> std::optional<RetentionCommand> {
    std::string reason = reason_in(visit, problems, "Say why nothing of it may be destroyed");
    const auto by = read_day(visit, "review", problems);
    if (!problems.empty()) {
      return std::nullopt;
    }
    return SetHold{.hold = HoldId{created_id(submission(visit), "hold")},
                   .review_by = *by,
                   .reason = std::move(reason)};
  };
  return retention_form(visit, form);
}

http::Response lift_form(const Visit& visit, const app::RecordPage& page) {
  RetentionForm form = form_about(page);
  std::vector<Choice> standing;
  for (const Hold& hold : page.retention.holds) {
    if (hold.set.what.contact == page.contact && hold.stands()) {
      standing.push_back({.value = hold.set.what.hold.value.hex(), .label = hold.set.what.reason});
    }
  }
  form.title = "Lift a hold";
  form.button = "Lift it";
  form.body = [&](const Problems& problems) {
    const FormState state{.visit = visit, .problems = problems};
    return join(
        one_of(state, {.name = "hold", .label = "Which?"}, standing),
        text_area(state,
                  {.name = "reason", .label = "Why is it no longer needed?", .hint = outlives_it}));
  };
  form.command = [&](Problems& problems) -> std::optional<RetentionCommand> {
    const auto id = id_from_hex(field(visit, "hold"));
    if (!id) {
      problems.push_back({"hold", "Choose a hold"});
    }
    std::string reason = reason_in(visit, problems, "Say why it is no longer needed");
    if (!problems.empty()) {
      return std::nullopt;
    }
    return LiftHold{.hold = HoldId{*id}, .reason = std::move(reason)};
  };
  return retention_form(visit, form);
}

http::Response keep_form(const Visit& visit, const app::RecordPage& page) {
  RetentionForm form = form_about(page);
  form.title = "Keep it for longer";
  form.button = "Keep it";
  form.body = [&](const Problems& problems) {
    const FormState state{.visit = visit, .problems = problems};
    return join(text_area(state, {.name = "reason", .label = "Why?", .hint = outlives_it}),
                moment_boxes(state, {.name = "again", .label = "Look at it again on"}, false));
  };
  form.command = [&](Problems& problems) -> std::optional<RetentionCommand> {
    std::string reason = reason_in(visit, problems, "Say why it is kept for longer");
    const auto again = read_day(visit, "again", problems);
    if (!problems.empty()) {
      return std::nullopt;
    }
    return KeepLonger{.again = *again, .reason = std::move(reason)};
  };
  return retention_form(visit, form);
}

http::Response propose_form(const Visit& visit, const app::RecordPage& page) {
  RetentionForm form = form_about(page);
  form.title = "Propose that all of it be destroyed";
  form.button = "Propose it";
  form.body = [&](const Problems& problems) {
    const FormState state{.visit = visit, .problems = problems};
    return join(
        prose::paragraph("Somebody else decides, signed in on their own. Until then nothing "
                         "happens. What is destroyed: every text of it, with its keys. What stays: "
                         "that there was one, its reference, times, codes, and who did what."),
        one_of(state, {.name = "ground", .label = "On which ground?"}, ground_choices()),
        text_area(state, {.name = "reason", .label = "Why?", .hint = outlives_it}));
  };
  form.command = [&](Problems& problems) -> std::optional<RetentionCommand> {
    const auto ground = read_ground(visit, problems);
    std::string reason = reason_in(visit, problems, "Say why it is to be destroyed");
    if (!problems.empty()) {
      return std::nullopt;
    }
    return ProposeDestruction{
        .destruction = DestructionId{created_id(submission(visit), "destruction")},
        .ground = *ground,
        .child = {},
        .left = {},
        .shared = {},
        .renditions = {},
        .reason = std::move(reason)};
  };
  return retention_form(visit, form);
}

/// What would stand in the place of words about several, for whoever may open the contact.
Html renditions_to_read(const Visit& visit, const app::RecordPage& page,
                        const DestructionProposed& what) {
  if (what.rewritten.empty() && what.shared.empty()) {
    return {};
  }
  const auto open = visit.hub().look().contact(visit.reader(), page.reference, ReadPurpose::form);
  if (!open) {
    return prose::paragraph(
        "Words about several children go with it or are written anew. They are shown to whoever "
        "may open the contact: let such a person decide.");
  }
  Html html = prose::heading("Words about several children");
  for (const std::uint64_t sequence : what.shared) {
    if (!contains((*open)->history, sequence, &RecordedEvent::sequence)) {
      continue;  // kept from this reader too: not even that there is something
    }
    html += prose::paragraph(element("strong", "Goes, with nothing in its place: "),
                             words::with_full_stop(sentence_of(visit, **open, sequence)));
  }
  for (const std::uint64_t sequence : what.rewritten) {
    html += prose::paragraph(element("strong", "Written anew: "),
                             words::with_full_stop(sentence_of(visit, **open, sequence)));
    for (const app::EventText& text : app::rendition_in((*open)->history, sequence)) {
      html += words_block(text.words, Html());
    }
  }
  return html;
}

http::Response decide_form(const Visit& visit, const app::RecordPage& page) {
  const Destruction* waiting = page.retention.waiting(page.contact);
  if (waiting == nullptr) {
    return http::see_other(record_address(page.reference));
  }
  const DestructionProposed& what = waiting->proposed.what;
  RetentionForm form = form_about(page);
  const bool own = is_own(visit, *waiting);
  form.title = own ? "Take back what you proposed" : "Approve or turn down";
  form.button = "Record the decision";
  form.warns = !own;
  form.body = [&](const Problems& problems) {
    const FormState state{.visit = visit, .problems = problems};
    std::vector<Choice> choices;
    if (!own) {
      choices.push_back({.value = "approve", .label = "Destroy it now"});
    }
    choices.push_back({.value = "turn_down", .label = own ? "Take it back" : "Turn it down"});
    return join(
        fact_list(
            {{"What", escape(what.child ? "What is about one child, and what is kept from whoever "
                                          "proposed it and may tell of the child"
                                        : "All of it")},
             {"Texts", escape(std::to_string(page.would_go))},
             {"Ground", escape(words::label(what.ground))},
             {"Why", escape(what.reason)},
             {"Proposed by", signature(visit, waiting->proposed.by, waiting->proposed.at)}}),
        renditions_to_read(visit, page, what),
        own ? prose::paragraph("Somebody else decides whether it is destroyed.")
            : govuk::warning_text({.content = "What is destroyed cannot be brought back by "
                                              "anybody.",
                                   .icon_fallback_text = "Warning"}),
        one_of(state, {.name = "decision", .label = "What do you decide?"}, choices),
        text_area(state, {.name = "reason",
                          .label = own ? "Why you take it back" : "Why it is turned down",
                          .hint = own ? outlives_it
                                      : "Only if you turn it down. It stays when the record is "
                                        "gone, so name nobody",
                          .rows = 3}));
  };
  form.command = [&](Problems& problems) -> std::optional<RetentionCommand> {
    const std::string decision = field(visit, "decision");
    if (decision == "approve") {
      return ApproveDestruction{.destruction = what.destruction};
    }
    if (decision != "turn_down") {
      problems.push_back({"decision", "Choose what you decide"});
      return std::nullopt;
    }
    std::string reason = reason_in(visit, problems, "Say why it is turned down");
    if (!problems.empty()) {
      return std::nullopt;
    }
    return TurnDestructionDown{.destruction = what.destruction, .reason = std::move(reason)};
  };
  return retention_form(visit, form);
}

}  // namespace

http::Response retention_record(Visit& visit) {
  const auto shown = visit.hub().look().kept_record(visit.reader(), visit.parts.at(0));
  if (!shown) {
    return not_found(visit);
  }
  const app::RecordPage& page = **shown;
  return staff_page(visit,
                    {.title = "How it is kept – " + page.reference,
                     .before_main = prose::back("/retention", "Back to how long records are kept"),
                     .recorded = true,
                     .active = "retention"},
                    join(prose::title(page.reference, "How it is kept"), facts(visit, page),
                         ways_on(visit, page), history(visit, page)));
}

http::Response retention_act(Visit& visit) {
  const auto shown = visit.hub().look().kept_record(visit.reader(), visit.parts.at(0));
  if (!shown) {
    return not_found(visit);
  }
  const std::string& act = visit.parts.at(1);
  if (act == "child" || act == "propose" || act == "decide") {
    if (auto first = needs_proof(visit)) {
      return *std::move(first);
    }
  }
  if (act == "child") {
    return retention_child(visit, *shown);
  }
  if (auto unknown =
          unknown_field(visit, {"reason", "review-*", "again-*", "hold", "ground", "decision"})) {
    return *std::move(unknown);
  }
  const app::RecordPage& page = **shown;
  if (page.facts.erased && !visit.is_post() && act != "lift") {
    return http::see_other(record_address(page.reference));  // nothing is left to decide about
  }
  if (act == "hold") {
    return hold_form(visit, page);
  }
  if (act == "lift" && page.retention.is_held(page.contact)) {
    return lift_form(visit, page);
  }
  if (act == "keep") {
    return keep_form(visit, page);
  }
  if (act == "propose") {
    return propose_form(visit, page);
  }
  if (act == "decide") {
    return decide_form(visit, page);
  }
  return not_found(visit);
}

}  // namespace openmash::web
