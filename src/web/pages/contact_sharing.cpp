// What left the hands of whoever gave it, decision by decision: one page part for the case, and the
// form by which the hub passes an item on, or asks its owner to let it go. Sharing is many
// decisions, at different times, by different people; here they stand in the order they were made.
#include <algorithm>

#include "domain/release/held.h"
#include "domain/release/outward.h"
#include "domain/release/recipient.h"
#include "govuk/details.h"
#include "web/agreement_parts.h"
#include "web/clock.h"
#include "web/pages/contact.h"
#include "web/pages/notice.h"
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
Html the_agencys_own() {
  return prose::paragraph("The agency keeps its reasons while it holds the item.");
}

Html recipient_words(const std::string& recipient) {
  return element("strong", recipient.empty() ? "the case" : recipient);
}

/// What they may read, where this reader may tell it.
Html way_to_notice(const OpenCase& open, const ItemReleased& release) {
  const bool may = open.page().may(Permission::share_outside);
  return may && Outward::of(open.file(), release.release, open.visit.now)
             ? prose::paragraph(
                   prose::link(Url{open.address("/notices/" + release.release.value.hex())},
                               "What " + release.recipient + " may read, and that they were told"))
             : Html();
}

void add_turns(std::vector<Turn>& turns, const OpenCase& open, const Request& request) {
  const std::string& agency = request.asked.what.agency_name;
  const auto by = [&](const auto& one) { return signature(open.visit, one.by, one.at); };
  for (const Signed<ItemReleased>& one : request.released) {
    const bool over = !is_in_force(request, one.what, open.visit.now);
    turns.push_back(
        {.at = one.at,
         .what = join("One item of ", agency, " may go to ", recipient_words(one.what.recipient),
                      over ? quiet_line("No longer in force") : Html()),
         .why = one.what.relevance.empty() ? the_agencys_own()
                                           : join(release_words(one.what),
                                                  told_lines(open.visit, request, one.what.release),
                                                  way_to_notice(open, one.what)),
         .by = by(one)});
  }
  for (const Signed<ReleaseProposed>& one : request.proposed) {
    turns.push_back(
        {.at = one.at,
         .what = join("One item of ", agency, ", under seal, is proposed to go to ",
                      recipient_words(one.what.recipient),
                      quiet_line("It goes when a second person agrees")),
         .why = one.what.relevance.empty() ? the_agencys_own() : release_words(one.what),
         .by = by(one)});
  }
  for (const Signed<ItemKept>& one : request.kept) {
    turns.push_back({.at = one.at,
                     .what = join("One item of ", agency, " does not go to ",
                                  recipient_words(one.what.recipient)),
                     .why = one.what.reason.empty() ? the_agencys_own() : kept_words(one.what),
                     .by = by(one)});
  }
  for (const Signed<ReleaseAsked>& one : request.asked_for) {
    turns.push_back({.at = one.at,
                     .what = join(agency, " was asked to let one item go to ",
                                  recipient_words(one.what.recipient)),
                     .why = asked_words(one.what),
                     .by = by(one)});
  }
  for (const Signed<ReleaseEnded>& one : request.ended) {
    turns.push_back(
        {.at = one.at,
         .what = join("One item of ", agency, " was taken back"),
         .why = one.what.reason.empty() ? the_agencys_own() : prose::lines(one.what.reason),
         .by = by(one)});
  }
}

std::vector<Turn> turns_of(const OpenCase& open) {
  const CaseFile& file = open.file();
  std::vector<Turn> turns;
  const auto by = [&](const auto& one) { return signature(open.visit, one.by, one.at); };
  for (const Request& request : file.enquiry.requests) {
    add_turns(turns, open, request);
  }
  for (const Signed<SharedOutside>& one : file.family.shared_outside) {
    turns.push_back({.at = one.at,
                     .what = join(element("strong", one.what.recipient),
                                  " was told: ", prose::lines(one.what.what)),
                     .why = join(prose::paragraph("On the ground: ", one.what.ground_words),
                                 prose::lines(one.what.why)),
                     .by = by(one)});
  }
  for (const Signed<ReferrerSharingDecided>& one : file.family.on_referrer) {
    const auto* live = referrer_release(file, recipient_of(one.what), open.visit.now);
    const bool over = one.what.goes && (live == nullptr || live->what.release != one.what.release);
    turns.push_back(
        {.at = one.at,
         .what = join(element("strong", one.what.recipient),
                      one.what.goes ? " may be told" : " is not told", " who told the hub",
                      over ? quiet_line("No longer in force") : Html()),
         .why = referrer_words(one.what),
         .by = by(one)});
  }
  for (const Signed<ReferrerReleaseEnded>& one : file.family.on_referrer_ended) {
    turns.push_back({.at = one.at,
                     .what = escape("It was taken back that somebody may be told who told the hub"),
                     .why = prose::lines(one.what.reason),
                     .by = by(one)});
  }
  std::ranges::sort(turns, {}, &Turn::at);
  return turns;
}

/// Every item, with the way to pass it on or to ask its owner.
Html may_go_on(const OpenCase& open) {
  if (!open.page().may(Permission::share_outside)) {
    return {};
  }
  Html items;
  for (const Request& request : open.file().enquiry.requests) {
    int number = 0;
    for (const Signed<ItemReturned>& item : request.items) {
      const bool asks = hidden(request, item.what) != nullptr ||
                        !owner_allows(item.what.handling, ReleaseTo::outside);
      items += element(
          "li", request.asked.what.agency_name, ": ",
          prose::lines(say::item_text(request, item.what)), " ",
          element("a",
                  {href(Url{open.address("/items/" + item.what.item.value.hex() + "/pass-on")}),
                   {"class", "govuk-link"}},
                  asks ? "Ask to pass it on" : "Pass it on",
                  element("span", {{"class", "govuk-visually-hidden"}}, ": item ", ++number, " of ",
                          request.asked.what.agency_name)));
    }
  }
  return items.empty() ? items
                       : govuk::details({.summary = "What may be passed on",
                                         .content = element("ul", {{"class", "om-rows"}}, items)});
}

/// The item named in the address, as this reader may see it.
struct Named {
  const Request* request = nullptr;
  const ItemReturned* item = nullptr;
  bool held = false;
  bool sealed = false;  ///< and this reader is on its list
};

Named item_named(const OpenCase& open) {
  const ItemId id{id_from_hex(open.visit.parts.at(1)).value_or(Id128{})};
  for (const Request& request : open.file().enquiry.requests) {
    if (const Signed<ItemReturned>* item = item_in(request, id)) {
      return {.request = &request,
              .item = &item->what,
              .held = hidden(request, item->what) != nullptr,
              .sealed = seal_on(request, id) != nullptr};
    }
  }
  return {};
}

ReleaseForm form_for(const Named& named) {
  ReleaseForm form{.to = {}, .decisions = {}, .by_telephone = true, .unread = named.held};
  for (const ReleaseTo to :
       {ReleaseTo::an_agency, ReleaseTo::the_family, ReleaseTo::the_referrer, ReleaseTo::outside}) {
    form.to.push_back(recipient_choice(to));
  }
  const std::string agency =
      named.request == nullptr ? "its agency" : named.request->asked.what.agency_name;
  const bool onward = named.item != nullptr && !named.held && !named.sealed &&
                      owner_allows(named.item->handling, ReleaseTo::outside);
  if (onward) {
    form.decisions.push_back(
        {.value = std::string{goes},
         .label = "It goes",
         .hint = agency + " lets it go onward" +
                 (named.item->handling == Handling::family_safe ? ", to the family too"
                                                                : "; not to the family")});
  }
  form.decisions.push_back({.value = std::string{goes_not}, .label = "It does not go"});
  form.decisions.push_back({.value = std::string{ask_owner},
                            .label = "Ask " + agency + " to agree",
                            .hint = "Nothing goes until they decide"});
  form.decisions.push_back({.value = std::string{owner_agreed},
                            .label = "It cannot wait, and " + agency + " agreed by telephone",
                            .hint = named.sealed ? "Write as the part what they said may be told. "
                                                   "It goes when a second person agrees"
                                    : named.held ? "Write as the part what they said may be told"
                                                 : "It goes now; they see that you recorded it"});
  if (named.request != nullptr) {
    form.owner = named.request->asked.what.agency;
  }
  return form;
}

Html agreed_with(const OpenCase& open) {
  Html lacking = without_agreement(open.visit, open.profile().agencies);
  return !lacking.empty()
             ? lacking
             : prose::paragraph("A sharing agreement is in force with every agency of this hub.");
}

Html pass_on_body(const OpenCase& open) {
  const Named named = item_named(open);
  if (named.item == nullptr) {
    return prose::paragraph("There is no such item here.");
  }
  const Html what =
      named.held
          ? prose::paragraph(say::item_text(*named.request, *named.item))
          : words_block(named.item->text, escape(say::handling_words(*named.request, *named.item)));
  return join(prose::paragraph(element("strong", named.request->asked.what.agency_name),
                               named.held ? " holds this." : " told the hub:"),
              what, agreed_with(open), release_fields(open, open.profile(), form_for(named)),
              everything_told(open));
}

std::optional<CaseCommand> pass_on_command(const OpenCase& open, Problems& problems) {
  TypedRelease typed = read_release(open.visit, form_for(item_named(open)), problems);
  typed.what.item = ItemId{id_from_hex(open.visit.parts.at(1)).value_or(Id128{})};
  typed.what.release = ReleaseId{created_id(submission(open.visit), "release")};
  if (typed.decision == goes_not) {
    return DoNotPassOn{.what = typed.kept()};
  }
  if (typed.decision == ask_owner) {
    return AskForRelease{.what = typed.asked()};
  }
  if (item_named(open).sealed) {
    return ProposePassingOn{.what = std::move(typed.what)};
  }
  return PassItemOn{.what = std::move(typed.what)};
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
  return case_form(visit, {.title = "Should somebody be told this?",
                           .button = "Record this decision",
                           .needs = Permission::share_outside,
                           .fields = release_field_names(),
                           .body = pass_on_body,
                           .command = pass_on_command,
                           .purpose = ReadPurpose::work,
                           .handle = [&](const app::Submission& sent, ContactId contact,
                                         const CaseCommand& command) {
                             return std::holds_alternative<ProposePassingOn>(command)
                                        ? visit.hub().protections().propose_release(
                                              visit.reader(), sent, contact, command)
                                        : visit.hub().handle(visit.actor(), sent, contact, command);
                           }});
}

}  // namespace openmash::web
