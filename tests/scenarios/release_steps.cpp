#include <algorithm>
#include <array>

#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"

namespace openmash::scenarios {

namespace {

/// The request to an agency, as it stands, whoever may see it.
Request request_of(World& world, const AgencyCode& agency) {
  for (const hub::Agency& one : world.hub().profile().agencies) {
    if (one.code == agency) {
      const RequestId id = world.request_to(agency);
      for (const auto& [name, staff] : world.everybody()) {
        if (staff.agency == agency) {
          if (auto page = world.hub().look().request(world.reader(name), id)) {
            return (*page)->request;
          }
        }
      }
    }
  }
  cannot("nobody speaks for this agency, so its items are seen by nobody");
}

AgencyCode own_agency(World& world, const std::string& who) {
  return world.staff(who).agency.value_or(AgencyCode{"no agency"});
}

/// The item given last.
ItemId last_item(const Request& request) {
  if (request.items.empty()) {
    cannot("this agency has given no item");
  }
  return request.items.back().what.item;
}

ItemReleased release_of(World& world, const Request& request, ReleaseTo to,
                        const std::string& recipient, const std::string& reason) {
  return {.item = last_item(request),
          .release = ReleaseId{seal::fresh_id()},
          .to = to,
          .recipient = recipient,
          .purpose = reason,
          .basis = world.hub().profile().bases.front().code,
          .relevance = reason,
          .risk = "none that outweighs it"};
}

ItemKept kept_from(ItemId item, const std::string& recipient, const std::string& reason) {
  const bool from_case = recipient == "the case";
  return {.item = item,
          .recipient = from_case ? "" : recipient,
          .reason = reason,
          .to = from_case ? ReleaseTo::the_case : ReleaseTo::outside,
          .purpose = "they asked for it",
          .relevance = "little",
          .risk = reason};
}

void let_out(World& world, const std::string& who, ReleaseTo to, const std::string& recipient,
             const std::string& reason) {
  const Request request = request_of(world, own_agency(world, who));
  world.press(who, ReleaseItem{.request = request.asked.what.request,
                               .what = release_of(world, request, to, recipient, reason)});
}

/// Every release of this agency's last item to somebody of this name, in force or not.
std::vector<ReleaseId> releases_to(const Request& request, const std::string& recipient) {
  std::vector<ReleaseId> all;
  for (const Signed<ItemReleased>& one : request.released) {
    if (one.what.recipient == recipient) {
      all.push_back(one.what.release);
    }
  }
  return all;
}

void on_referrer(World& world, const std::string& who, bool goes, const std::string& reason) {
  world.press(who, DecideOnReferrer{.what = {.release = ReleaseId{seal::fresh_id()},
                                             .goes = goes,
                                             .to = ReleaseTo::the_family,
                                             .purpose = reason,
                                             .basis = world.hub().profile().bases.front().code,
                                             .relevance = reason,
                                             .risk = reason,
                                             .reason = goes ? "" : reason}});
}

constexpr auto steps = std::to_array<Step>({
    {"{who} asks for the item of {agency} to go to {recipient}, because {reason}",
     [](World& world, const Holes& h) {
       const Request request = request_of(world, world.agency(h[1]).code);
       world.press(h[0], AskForRelease{.what = {.item = last_item(request),
                                                .recipient = h[2],
                                                .purpose = h[3],
                                                .relevance = h[3],
                                                .risk = "none that we see"}});
     }},
    {"{who} keeps from {recipient} what {agency} gave, because {reason}",
     [](World& world, const Holes& h) {
       const Request request = request_of(world, world.agency(h[2]).code);
       world.press(h[0], DoNotPassOn{.what = kept_from(last_item(request), h[1], h[3])});
     }},
    {"{who} writes down that {consent} agreed by telephone that {recipient} is told of the item of "
     "{agency}: {words}",
     [](World& world, const Holes& h) {
       const Request request = request_of(world, world.agency(h[3]).code);
       ItemReleased what =
           release_of(world, request, ReleaseTo::outside, h[2], "it cannot wait until morning");
       what.extent = HowMuch::part;
       what.words = h[4];
       what.consent = h[1];
       world.press(h[0], PassItemOn{.what = std::move(what)});
     }},
    {"{who} lets only these words of the item out to {recipient}: {words}",
     [](World& world, const Holes& h) {
       const Request request = request_of(world, own_agency(world, h[0]));
       ItemReleased what =
           release_of(world, request, ReleaseTo::outside, h[1], "it is all they need");
       what.extent = HowMuch::part;
       what.words = h[2];
       world.press(h[0],
                   ReleaseItem{.request = request.asked.what.request, .what = std::move(what)});
     }},
    {"{who} tells {recipient} what {agency} let out",
     [](World& world, const Holes& h) {
       const Request request = request_of(world, world.agency(h[2]).code);
       world.press(h[0], GiveNotice{.notice = LetterId{seal::fresh_id()},
                                    .releases = releases_to(request, h[1]),
                                    .way = ToldHow::by_telephone});
     }},
    {"{who} lets the family be told who told the hub, because {reason}",
     [](World& world, const Holes& h) { on_referrer(world, h[0], true, h[1]); }},
    {"{who} keeps from the family who told the hub, because {reason}",
     [](World& world, const Holes& h) { on_referrer(world, h[0], false, h[1]); }},
    {"{who} lets the item into the case, because {reason}",
     [](World& world, const Holes& h) { let_out(world, h[0], ReleaseTo::the_case, "", h[1]); }},
    {"{who} lets the item out to {recipient}, because {reason}",
     [](World& world, const Holes& h) { let_out(world, h[0], ReleaseTo::outside, h[1], h[2]); }},
    {"{who} keeps the item from {recipient}, because {reason}",
     [](World& world, const Holes& h) {
       const Request request = request_of(world, own_agency(world, h[0]));
       world.press(h[0], KeepItem{.request = request.asked.what.request,
                                  .what = kept_from(last_item(request), h[1], h[2])});
     }},
    {"{who} takes the item back, because {reason}",
     [](World& world, const Holes& h) {
       const Request request = request_of(world, own_agency(world, h[0]));
       if (request.released.empty()) {
         cannot("no item was let out");
       }
       world.press(h[0], EndRelease{.request = request.asked.what.request,
                                    .release = request.released.back().what.release,
                                    .reason = h[1]});
     }},
    {"{who} passes the item of {agency} on to {recipient}, because {reason}",
     [](World& world, const Holes& h) {
       const Request request = request_of(world, world.agency(h[1]).code);
       world.press(h[0],
                   PassItemOn{.what = release_of(world, request, ReleaseTo::outside, h[2], h[3])});
     }},
});

}  // namespace

std::span<const Step> release_steps() {
  return steps;
}

}  // namespace openmash::scenarios
