// One item of an agency's own answer: what became of it so far, what the hub asks for, and the
// decision that can be made, that it goes to somebody or does not. For the agency that gave it;
// everybody else has the case.
#include <algorithm>

#include "domain/release/ask_for_release.h"
#include "domain/release/held.h"
#include "domain/release/outward.h"
#include "govuk/back_link.h"
#include "govuk/button.h"
#include "web/agreement_parts.h"
#include "web/clock.h"
#include "web/pages/notice.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/release_form.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

const Signed<ItemReturned>* item_of(const app::RequestPage& page, const Visit& visit) {
  return item_in(page.request, ItemId{id_from_hex(visit.parts.at(1)).value_or(Id128{})});
}

bool is_sealed(const app::RequestPage& page, ItemId item) {
  return seal_on(page.request, item) != nullptr;
}

/// What the hub asked for and nobody has decided since.
std::vector<Wish> open_wishes(const app::RequestPage& page, ItemId item) {
  std::vector<Wish> wishes;
  for (std::size_t i = 0; i < page.request.asked_for.size(); ++i) {
    const Signed<ReleaseAsked>& one = page.request.asked_for[i];
    if (one.what.item == item && is_open(page.request, one)) {
      wishes.push_back({.code = "asked-" + std::to_string(i), .what = one.what});
    }
  }
  return wishes;
}

/// Into the case it is let where it is held; from under a seal it goes there by opening that.
ReleaseForm form_for(const app::RequestPage& page, ItemId item, Instant now) {
  const bool may_enter_case = is_held(page.request, item, now) && !is_sealed(page, item);
  ReleaseForm form{.to = {},
                   .decisions = {{.value = std::string{goes}, .label = "It goes"},
                                 {.value = std::string{goes_not}, .label = "It does not go"}},
                   .owner = page.request.asked.what.agency,
                   .wishes = open_wishes(page, item)};
  for (const ReleaseTo to : {ReleaseTo::the_case, ReleaseTo::an_agency, ReleaseTo::the_family,
                             ReleaseTo::the_referrer, ReleaseTo::outside}) {
    if (to != ReleaseTo::the_case || may_enter_case) {
      form.to.push_back(recipient_choice(to));
    }
  }
  return form;
}

Html take_back(const Visit& visit, const ItemReleased& release) {
  const std::string id = release.release.value.hex();
  return element("form", {action(visit.request.path), {"method", "post"}}, hidden_fields(visit),
                 prose::hidden("release", id),
                 text_line({.visit = visit, .problems = {}},
                           {.name = "back-" + id,
                            .label = "To take it back: why?",
                            .hint = "What was seen stays seen, and who saw it stays recorded"}),
                 govuk::button({.content = "Take it back",
                                .classes = "govuk-button--secondary",
                                .name = "do",
                                .value = "end"}));
}

/// Each decision with whether it is in force, whom it was told, and the way to take it back.
Html let_out(const Visit& visit, const app::RequestPage& page, ItemId item) {
  Html rows;
  for (const Signed<ItemReleased>& one : page.request.released) {
    if (one.what.item != item) {
      continue;
    }
    const bool in_force = is_in_force(page.request, one.what, visit.now);
    const bool into_case = one.what.to == ReleaseTo::the_case;
    Html row = join(element("strong", into_case ? std::string{"Let into the case"}
                                                : "Let out to " + one.what.recipient),
                    ", ", signature(visit, one.by, one.at),
                    in_force ? Html() : quiet_line("No longer in force"), release_words(one.what),
                    told_lines(visit, page.request, one.what.release));
    if (in_force && page.may_answer) {
      if (!into_case) {
        row += prose::paragraph(prose::link(
            Url{"/requests/" + visit.parts.at(0) + "/notices/" + one.what.release.value.hex()},
            "What " + one.what.recipient + " may read, and that they were told"));
      }
      row += take_back(visit, one.what);
    }
    rows += element("li", row);
  }
  for (const Signed<ReleaseProposed>& one : page.request.proposed) {
    if (one.what.item == item) {
      rows += element("li", element("strong", "Proposed to let out to " + one.what.recipient), ", ",
                      signature(visit, one.by, one.at),
                      prose::paragraph("It waits for a second person, or was not agreed to. ",
                                       prose::link("/second", "What waits for a second person")),
                      release_words(one.what));
    }
  }
  for (const Signed<ItemKept>& one : page.request.kept) {
    if (one.what.item == item) {
      rows += element("li",
                      element("strong", "Not let out to ",
                              one.what.recipient.empty() ? "the case" : one.what.recipient),
                      ", ", signature(visit, one.by, one.at), kept_words(one.what));
    }
  }
  return rows.empty() ? prose::paragraph("Nothing has been decided about it yet.")
                      : element("ul", {{"class", "om-rows"}}, rows);
}

/// What the hub asked for and nobody has decided since.
Html asked_for(const Visit& visit, const app::RequestPage& page, ItemId item) {
  Html rows;
  for (const Signed<ReleaseAsked>& one : page.request.asked_for) {
    if (one.what.item == item && is_open(page.request, one)) {
      rows += element("li", "May ", element("strong", one.what.recipient), " be told this? ",
                      signature(visit, one.by, one.at), asked_words(one.what));
    }
  }
  return rows.empty() ? rows
                      : element("section", {{"class", "om-panel"}, {"aria-labelledby", "asked"}},
                                element("h2", {{"class", "govuk-heading-m"}, {"id", "asked"}},
                                        "The hub asks you to agree"),
                                element("ul", {{"class", "om-rows"}}, rows));
}

Html decision_form(const Visit& visit, const app::RequestPage& page, const Problems& problems,
                   ItemId item) {
  const FormState typed{.visit = visit, .problems = problems};
  return element(
      "form",
      {action(visit.request.path), {"method", "post"}, {"id", "decide"}, flag("novalidate")},
      hidden_fields(visit), release_fields(typed, *page.profile, form_for(page, item, visit.now)),
      govuk::button({.content = "Record this decision", .name = "do", .value = "decide"}));
}

http::Response show(const Visit& visit, const app::RequestPage& page,
                    const Signed<ItemReturned>& item, const Problems& problems, unsigned status) {
  const bool held = is_held(page.request, item.what.item, visit.now);
  Html main = error_summary(problems);
  main += prose::title(page.reference, "One item of your answer");
  main += words_block(item.what.text, signature(visit, item.by, item.at));
  const bool sealed = is_sealed(page, item.what.item);
  main += prose::paragraph(
      element("strong", sealed ? "Under seal. "
                        : held ? "Held. "
                               : "Open to the case. "),
      sealed ? "It is read by those on its list. It goes to nobody else before a second person "
               "agrees, in another session."
      : held ? "Those who work on the case see that there is something, and not what it says."
             : "Those who work on the case read it. " + say::label(item.what.handling) + ".");
  main += asked_for(visit, page, item.what.item);
  main += join(prose::heading("Where this item has gone"), let_out(visit, page, item.what.item));
  if (page.may_answer) {
    std::vector<hub::Agency> others = page.profile->agencies;
    std::erase_if(
        others, [&](const hub::Agency& one) { return one.code == page.request.asked.what.agency; });
    main += join(prose::heading("Should somebody be told this?"),
                 prose::paragraph("One decision for one recipient. The questions are the same "
                                  "whether it goes or not."),
                 without_agreement(visit, others),
                 decision_form(visit, page, problems, item.what.item));
  }
  return staff_page(visit,
                    {.title = "One item, request " + page.reference,
                     .has_errors = !problems.empty(),
                     .status = status,
                     .before_main = govuk::back_link(
                         {.content = "Back to the request",
                          .href = "/requests/" + page.request.asked.what.request.value.hex()}),
                     .recorded = true,
                     .active = "requests"},
                    main);
}

std::optional<CaseCommand> command_in(const Visit& visit, const app::RequestPage& page, ItemId item,
                                      Problems& problems) {
  const RequestId request = page.request.asked.what.request;
  if (field(visit, "do") == "end") {
    const std::string release = field(visit, "release");
    const std::string reason = field(visit, "back-" + release);
    if (reason.empty()) {
      problems.push_back({"back-" + release, "Say why it is taken back"});
    }
    return EndRelease{.request = request,
                      .release = ReleaseId{id_from_hex(release).value_or(Id128{})},
                      .reason = reason};
  }
  TypedRelease typed = read_release(visit, form_for(page, item, visit.now), problems);
  typed.what.item = item;
  typed.what.release = ReleaseId{created_id(submission(visit), "release")};
  if (typed.decision == goes_not) {
    return KeepItem{.request = request, .what = typed.kept()};
  }
  if (is_sealed(page, item)) {
    return ProposeRelease{.request = request, .what = std::move(typed.what)};
  }
  return ReleaseItem{.request = request, .what = std::move(typed.what)};
}

}  // namespace

http::Response request_item(Visit& visit) {
  const auto id = id_from_hex(visit.parts.front());
  if (!id) {
    return not_found(visit);
  }
  const auto found = visit.hub().look().request(visit.reader(), RequestId{*id});
  if (!found) {
    return refused(visit, found.error());
  }
  const app::RequestPage& page = **found;
  const Signed<ItemReturned>* item = item_of(page, visit);
  if (item == nullptr || hidden(page.request, item->what) != nullptr) {
    return not_found(visit);
  }
  if (!visit.is_post()) {
    return show(visit, page, *item, {}, 200);
  }
  if (auto unknown =
          unknown_field(visit, {"do", "to", "agency", "recipient", "purpose", "basis", "extent",
                                "part", "risk", "relevance", "decided", "because", "conditions",
                                "until-*", "release", "back-*"})) {
    return std::move(*unknown);
  }
  if (!page.may_answer) {
    return not_found(visit);
  }
  if (auto first = needs_proof(visit)) {
    return *std::move(first);  // what leaves an agency leaves by somebody who is there
  }
  Problems problems;
  const auto command = command_in(visit, page, item->what.item, problems);
  if (!problems.empty()) {
    return show(visit, page, *item, problems, 422);
  }
  if (std::holds_alternative<ProposeRelease>(*command)) {
    return after(visit,
                 visit.hub().protections().propose_release(visit.reader(), submission(visit),
                                                           page.contact, *command),
                 "/second");
  }
  return after(visit, visit.hub().handle(visit.actor(), submission(visit), page.contact, *command),
               visit.request.path);
}

}  // namespace openmash::web
