// What left the hands of whoever gave it, decision by decision: one page part for the case, and the
// form by which the hub passes an item on. Sharing is many decisions, at different times, by
// different people; here they stand in the order they were made.
#include <algorithm>

#include "domain/release/held.h"
#include "govuk/details.h"
#include "web/clock.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/release_form.h"
#include "web/step_up.h"

namespace openmash::web {

namespace {

/// One decision about what leaves, and to whom.
struct Turn {
  Instant at{};
  Html what;
  Html why;
  Html by;
};

/// Why something that is held goes nowhere, or elsewhere, is its owner's too.
Html reason_words(std::string_view reason) {
  return reason.empty() ? Html("The agency keeps its reasons while it holds the item."_html)
                        : prose::lines(reason);
}

std::vector<Turn> turns_of(const OpenCase& open) {
  const CaseFile& file = open.file();
  std::vector<Turn> turns;
  const auto by = [&](const auto& one) { return signature(open.visit, one.by, one.at); };
  for (const Request& request : file.enquiry.requests) {
    const std::string& agency = request.asked.what.agency_name;
    for (const Signed<ItemReleased>& one : request.released) {
      const std::string to = one.what.to == ReleaseTo::the_case ? "the case" : one.what.recipient;
      const bool over = !is_in_force(request, one.what, open.visit.now);
      turns.push_back(
          {.at = one.at,
           .what = join("One item of ", agency, " went to ", element("strong", to),
                        over ? quiet_line("No longer in force") : Html()),
           .why = one.what.relevance.empty() ? reason_words("") : release_words(one.what),
           .by = by(one)});
    }
    for (const Signed<ItemKept>& one : request.kept) {
      turns.push_back(
          {.at = one.at,
           .what = join(
               "One item of ", agency, " does not go to ",
               element("strong", one.what.recipient.empty() ? "the case" : one.what.recipient)),
           .why = reason_words(one.what.reason),
           .by = by(one)});
    }
    for (const Signed<ReleaseEnded>& one : request.ended) {
      turns.push_back({.at = one.at,
                       .what = join("One item of ", agency, " was taken back"),
                       .why = reason_words(one.what.reason),
                       .by = by(one)});
    }
  }
  for (const Signed<SharedOutside>& one : file.family.shared_outside) {
    turns.push_back({.at = one.at,
                     .what = join(element("strong", one.what.recipient),
                                  " was told: ", prose::lines(one.what.what)),
                     .why = join(prose::paragraph("On the ground: ", one.what.ground_words),
                                 prose::lines(one.what.why)),
                     .by = by(one)});
  }
  std::ranges::sort(turns, {}, &Turn::at);
  return turns;
}

/// What its owner lets go onward, and the way to pass it on.
Html may_go_on(const OpenCase& open) {
  if (!open.page().may(Permission::share_outside)) {
    return {};
  }
  Html items;
  for (const Request& request : open.file().enquiry.requests) {
    int number = 0;
    for (const Signed<ItemReturned>& item : request.items) {
      if (item.what.handling >= Handling::onward && hidden(request, item.what) == nullptr) {
        items += element(
            "li", request.asked.what.agency_name, ": ", prose::lines(item.what.text), " ",
            element("a",
                    {href(Url{open.address("/items/" + item.what.item.value.hex() + "/pass-on")}),
                     {"class", "govuk-link"}},
                    "Pass it on",
                    element("span", {{"class", "govuk-visually-hidden"}}, ": item ", ++number,
                            " of ", request.asked.what.agency_name)));
      }
    }
  }
  return items.empty() ? items
                       : govuk::details({.summary = "What may be passed on",
                                         .content = element("ul", {{"class", "om-rows"}}, items)});
}

/// The item named in the address; nothing if this case has none such, or its words are held.
const ItemReturned* item_named(const OpenCase& open) {
  const ItemId id{id_from_hex(open.visit.parts.at(1)).value_or(Id128{})};
  for (const Request& request : open.file().enquiry.requests) {
    const Signed<ItemReturned>* item = item_in(request, id);
    if (item != nullptr && hidden(request, item->what) == nullptr) {
      return &item->what;
    }
  }
  return nullptr;
}

Html pass_on_body(const OpenCase& open) {
  const ItemReturned* item = item_named(open);
  return join(item == nullptr ? prose::paragraph("There is no such item here.")
                              : words_block(item->text, escape(say::label(item->handling))),
              text_line(open, {.name = "recipient", .label = "Who receives it?"}),
              release_fields(open, open.profile()), everything_told(open));
}

std::optional<CaseCommand> pass_on_command(const OpenCase& open, Problems& problems) {
  ItemReleased what = read_release(open.visit, problems);
  what.recipient = field(open.visit, "recipient");
  if (what.recipient.empty()) {
    problems.push_back({"recipient", "Say who receives it"});
  }
  what.item = ItemId{id_from_hex(open.visit.parts.at(1)).value_or(Id128{})};
  what.release = ReleaseId{created_id(submission(open.visit), "release")};
  return PassItemOn{.what = std::move(what)};
}

}  // namespace

Html sharing(const OpenCase& open) {
  const std::vector<Turn> turns = turns_of(open);
  Html rows;
  for (const Turn& turn : turns) {
    rows += element("li", turn.what, element("p", {{"class", "om-by"}}, turn.by), turn.why);
  }
  const Html list = rows.empty() ? rows : element("ul", {{"class", "om-rows"}}, rows);
  const Html onward = may_go_on(open);
  return list.empty() && onward.empty()
             ? Html()
             : join(prose::heading("Decisions on sharing"), list, onward);
}

http::Response contact_pass_on(Visit& visit) {
  if (auto first = needs_proof(visit)) {
    return *std::move(first);
  }
  return case_form(visit, {.title = "Pass an item on",
                           .button = "Record that it goes",
                           .needs = Permission::share_outside,
                           .fields = {"recipient", "purpose", "basis", "relevance", "risk",
                                      "conditions", "until-*"},
                           .body = pass_on_body,
                           .command = pass_on_command,
                           .purpose = ReadPurpose::work});
}

}  // namespace openmash::web
