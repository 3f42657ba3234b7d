// One item of an agency's own answer: what became of it so far, and the two decisions that can be
// made, to let it out or not. For the agency that gave it; everybody else has the case.
#include <algorithm>

#include "domain/release/held.h"
#include "govuk/back_link.h"
#include "govuk/button.h"
#include "web/clock.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/release_form.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

const Signed<ItemReturned>* item_of(const app::RequestPage& page, const Visit& visit) {
  return item_in(page.request, ItemId{id_from_hex(visit.parts.at(1)).value_or(Id128{})});
}

/// Each release with whether it is in force, and the way to take it back.
Html let_out(const Visit& visit, const app::RequestPage& page, ItemId item) {
  Html rows;
  for (const Signed<ItemReleased>& one : page.request.released) {
    if (one.what.item != item) {
      continue;
    }
    const bool in_force = is_in_force(page.request, one.what, visit.now);
    Html row = join(
        element("strong", one.what.to == ReleaseTo::the_case ? std::string{"Let into the case"}
                                                             : "Let out to " + one.what.recipient),
        ", ", signature(visit, one.by, one.at),
        in_force ? Html() : quiet_line("No longer in force"), release_words(one.what));
    if (in_force && page.may_answer) {
      row += element("form", {action(visit.request.path), {"method", "post"}}, hidden_fields(visit),
                     prose::hidden("release", one.what.release.value.hex()),
                     text_line({.visit = visit, .problems = {}},
                               {.name = "back-" + one.what.release.value.hex(),
                                .label = "To take it back: why?",
                                .hint = "What was seen stays seen, and who saw it stays recorded"}),
                     govuk::button({.content = "Take it back",
                                    .classes = "govuk-button--secondary",
                                    .name = "do",
                                    .value = "end"}));
    }
    rows += element("li", row);
  }
  for (const Signed<ItemKept>& one : page.request.kept) {
    if (one.what.item == item) {
      rows += element("li",
                      element("strong", "Not let out to ",
                              one.what.recipient.empty() ? "the case" : one.what.recipient),
                      ", ", signature(visit, one.by, one.at),
                      element("div", {{"class", "om-words"}}, prose::lines(one.what.reason)));
    }
  }
  return rows.empty() ? prose::paragraph("Nothing has been decided about it yet.")
                      : element("ul", {{"class", "om-rows"}}, rows);
}

Html let_out_form(const Visit& visit, const app::RequestPage& page, const Problems& problems,
                  bool held) {
  const FormState typed{.visit = visit, .problems = problems};
  std::vector<Choice> where;
  if (held) {
    where.push_back({.value = "the_case",
                     .label = "To those who work on the case",
                     .hint = "They read its words, and weigh it"});
  }
  where.push_back({.value = "outside", .label = "To somebody else"});
  return element(
      "form",
      {action(visit.request.path), {"method", "post"}, {"id", "let-out"}, flag("novalidate")},
      hidden_fields(visit), one_of(typed, {.name = "to", .label = "Where does it go?"}, where),
      text_line(typed, {.name = "recipient", .label = "If to somebody else: who receives it?"}),
      release_fields(typed, *page.profile),
      govuk::button({.content = "Let it out", .name = "do", .value = "release"}));
}

Html keep_form(const Visit& visit, const Problems& problems) {
  const FormState typed{.visit = visit, .problems = problems};
  return element(
      "form", {action(visit.request.path), {"method", "post"}, {"id", "keep"}, flag("novalidate")},
      hidden_fields(visit),
      text_line(typed, {.name = "keep-from",
                        .label = "Who does not get it?",
                        .hint = "Leave blank if it does not go into the case"}),
      text_area(typed, {.name = "keep-because", .label = "Why is it not let out?", .rows = 3}),
      govuk::button({.content = "Record that it is not let out",
                     .classes = "govuk-button--secondary",
                     .name = "do",
                     .value = "keep"}));
}

http::Response show(const Visit& visit, const app::RequestPage& page,
                    const Signed<ItemReturned>& item, const Problems& problems, unsigned status) {
  const bool held = is_held(page.request, item.what.item, visit.now);
  Html main = error_summary(problems);
  main += prose::title(page.reference, "One item of your answer");
  main += words_block(item.what.text, signature(visit, item.by, item.at));
  main += prose::paragraph(
      element("strong", held ? "Held. " : "Open to the case. "),
      held ? "Those who work on the case see that there is something, and not what it says."
           : "Those who work on the case read it. " + say::label(item.what.handling) + ".");
  main += join(prose::heading("Decided so far"), let_out(visit, page, item.what.item));
  if (page.may_answer) {
    main += join(prose::heading("Let it out"), let_out_form(visit, page, problems, held),
                 prose::heading("Or keep it"), keep_form(visit, problems));
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

std::optional<CaseCommand> release_in(const Visit& visit, const app::RequestPage& page, ItemId item,
                                      Problems& problems) {
  ItemReleased what = read_release(visit, problems);
  const std::string to = field(visit, "to");
  what.to = to == "the_case" ? ReleaseTo::the_case : ReleaseTo::outside;
  what.recipient = what.to == ReleaseTo::outside ? field(visit, "recipient") : "";
  if (to != "the_case" && to != "outside") {
    problems.push_back({"to", "Choose where it goes"});
  } else if (what.to == ReleaseTo::outside && what.recipient.empty()) {
    problems.push_back({"recipient", "Say who receives it"});
  }
  what.item = item;
  what.release = ReleaseId{created_id(submission(visit), "release")};
  return ReleaseItem{.request = page.request.asked.what.request, .what = std::move(what)};
}

std::optional<CaseCommand> command_in(const Visit& visit, const app::RequestPage& page, ItemId item,
                                      Problems& problems) {
  const RequestId request = page.request.asked.what.request;
  const std::string deed = field(visit, "do");
  if (deed == "end") {
    const std::string release = field(visit, "release");
    const std::string reason = field(visit, "back-" + release);
    if (reason.empty()) {
      problems.push_back({"back-" + release, "Say why it is taken back"});
    }
    return EndRelease{.request = request,
                      .release = ReleaseId{id_from_hex(release).value_or(Id128{})},
                      .reason = reason};
  }
  if (deed == "keep") {
    const std::string reason = field(visit, "keep-because");
    if (reason.empty()) {
      problems.push_back({"keep-because", "Say why it is not let out"});
    }
    return KeepItem{
        .request = request, .item = item, .recipient = field(visit, "keep-from"), .reason = reason};
  }
  return release_in(visit, page, item, problems);
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
  if (auto unknown = unknown_field(
          visit, {"do", "to", "recipient", "purpose", "basis", "relevance", "risk", "conditions",
                  "until-*", "release", "back-*", "keep-from", "keep-because"})) {
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
  return after(visit, visit.hub().handle(visit.actor(), submission(visit), page.contact, *command),
               visit.request.path);
}

}  // namespace openmash::web
