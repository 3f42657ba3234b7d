// An agency keeps an item of its answer to people it names, or proposes that the seal is opened.
#include "domain/release/held.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/rights_parts.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

Html seal_fields(const FormState& typed) {
  return join(
      prose::paragraph("An item under seal is read by those you name and by nobody else, your own "
                       "agency’s people included. Only two people together open a seal again."),
      colleague_boxes(typed,
                      {.name = "listed",
                       .label = "Who may read it?",
                       .hint = "Two of the hub’s own at least, one of them somebody who decides. "
                               "Yourself, if you are to read it again"},
                      who_takes_part(typed.visit)),
      one_of(typed, {.name = "marker", .label = "May others know that something is held?"},
             {{.value = "shown", .label = "Yes: that it is held, and to ask you"},
              {.value = "silent", .label = "No: not even that there is something"}}),
      text_area(typed, {.name = "reason", .label = "Why is it sealed?", .rows = 3}));
}

http::Response seal(const Visit& visit, const app::RequestPage& page, const RightsForm& form,
                    ItemId item) {
  Problems problems;
  const std::vector<Staff> listed = chosen_colleagues(visit, "listed", who_takes_part(visit));
  const std::string marker = field(visit, "marker");
  if (listed.empty()) {
    problems.push_back({"listed", "Choose who may read it"});
  }
  if (marker != "shown" && marker != "silent") {
    problems.push_back({"marker", "Choose whether others may know that something is held"});
  }
  if (field(visit, "reason").empty()) {
    problems.push_back({"reason", "Say why it is sealed"});
  }
  if (!problems.empty()) {
    return render(visit, form, problems);
  }
  const auto handled = visit.hub().handle(visit.actor(), submission(visit), page.contact,
                                          SealItem{.request = page.request.asked.what.request,
                                                   .item = item,
                                                   .listed = listed,
                                                   .silent = marker == "silent",
                                                   .reason = field(visit, "reason")});
  if (const auto* refusal = std::get_if<Refusal>(&handled)) {
    const say::Words why = say::words_for(*refusal, *page.profile);
    return render(visit, form, {{"form", why.heading + ". " + why.what_to_do}}, 409);
  }
  return after(visit, handled, form.next);
}

http::Response unseal(const Visit& visit, const app::RequestPage& page, const RightsForm& form,
                      ItemId item) {
  if (field(visit, "reason").empty()) {
    return render(visit, form, {{"reason", "Say why it is opened"}});
  }
  return carry_out(visit, form,
                   AskSecond{.proposal = ProposalId{created_id(submission(visit), "proposal")},
                             .step = TwoPersonStep::unseal_item,
                             .contact = page.contact,
                             .request = page.request.asked.what.request,
                             .item = item,
                             .listed = {},
                             .reason = field(visit, "reason")});
}

}  // namespace

http::Response request_seal(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  const auto request = id_from_hex(visit.parts.at(0));
  const auto id = id_from_hex(visit.parts.at(1));
  const auto found = request ? visit.hub().look().request(visit.reader(), RequestId{*request})
                             : Result<Visible<app::RequestPage>, Refusal>{No<Refusal>{NotAsked{}}};
  if (!found || !id) {
    return not_found(visit);
  }
  const app::RequestPage& page = **found;
  const ItemId item{*id};
  const Signed<ItemReturned>* given = item_in(page.request, item);
  if (given == nullptr || hidden(page.request, given->what) != nullptr) {
    return not_found(visit);
  }
  const bool is_sealed = seal_on(page.request, item) != nullptr;
  if (!is_sealed && !page.may_answer) {
    return not_found(visit);
  }
  const std::string back = "/requests/" + visit.parts.at(0);
  const RightsForm form{
      .title = is_sealed ? "Propose that a seal is opened" : "Put an item under seal",
      .button = is_sealed ? "Propose it" : "Seal it",
      .back = back,
      .next = is_sealed ? "/second" : back,
      .body = [&](const FormState& typed) {
        return is_sealed
                   ? join(prose::paragraph("It is opened when another person agrees: of your "
                                           "agency, or on the list and one who decides."),
                          text_area(typed,
                                    {.name = "reason", .label = "Why is it opened?", .rows = 3}))
                   : seal_fields(typed);
      }};
  if (!visit.is_post()) {
    return render(visit, form, {});
  }
  if (auto unknown = unknown_field(visit, {"listed", "marker", "reason"})) {
    return std::move(*unknown);
  }
  return is_sealed ? unseal(visit, page, form, item) : seal(visit, page, form, item);
}

}  // namespace openmash::web
