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

void let_out(World& world, const std::string& who, ReleaseTo to, const std::string& recipient,
             const std::string& reason) {
  const Request request = request_of(world, own_agency(world, who));
  world.press(who, ReleaseItem{.request = request.asked.what.request,
                               .what = release_of(world, request, to, recipient, reason)});
}

constexpr auto steps = std::to_array<Step>({
    {"{who} lets the item into the case, because {reason}",
     [](World& world, const Holes& h) { let_out(world, h[0], ReleaseTo::the_case, "", h[1]); }},
    {"{who} lets the item out to {recipient}, because {reason}",
     [](World& world, const Holes& h) { let_out(world, h[0], ReleaseTo::outside, h[1], h[2]); }},
    {"{who} keeps the item from {recipient}, because {reason}",
     [](World& world, const Holes& h) {
       const Request request = request_of(world, own_agency(world, h[0]));
       world.press(h[0], KeepItem{.request = request.asked.what.request,
                                  .item = last_item(request),
                                  .recipient = h[1] == "the case" ? "" : h[1],
                                  .reason = h[2]});
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
