#include <algorithm>
#include <array>

#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"
#include "words/rights.h"

namespace openmash::scenarios {

namespace {

void ask(World& world, const std::string& who, const RightsCommand& command) {
  const app::Submission press{
      .id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
  const auto handled = world.hub().protections().handle(world.reader(who), press, command);
  if (const auto* refusal = std::get_if<RightsRefusal>(&handled)) {
    world.tell(who, words::words_for(*refusal).heading);
  }
}

void enter(World& world, const std::string& who, const std::string& whose, KnownPerson with,
           const std::string& why) {
  ask(world, who,
      EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                    .whose = world.staff(whose),
                    .with = std::move(with),
                    .why = why});
}

std::vector<Staff> staff_in(World& world, std::string_view names) {
  std::vector<Staff> all;
  for (const std::string& name : names_in(names)) {
    all.push_back(world.staff(name));
  }
  return all;
}

ContactId the_case(World& world) {
  if (!world.contact) {
    cannot("there is no contact yet");
  }
  return *world.contact;
}

/// What this person may be the second of, the newest first.
ProposalId waiting_for(World& world, const std::string& who) {
  const auto rows = world.hub().look().waiting_for_second(world.reader(who));
  if (!rows || (*rows)->empty()) {
    cannot("nothing that " + who + " may see waits for a second person");
  }
  return (*rows)->front().proposal.asked.what.proposal;
}

void propose(World& world, const std::string& who, TwoPersonStep step, std::vector<Staff> listed,
             const std::string& reason) {
  ask(world, who,
      AskSecond{.proposal = ProposalId{seal::fresh_id()},
                .step = step,
                .contact = the_case(world),
                .listed = std::move(listed),
                .reason = reason});
}

/// The request of their own agency, with the item given last.
std::pair<RequestId, ItemId> own_item(World& world, const std::string& who) {
  const auto agency = world.staff(who).agency;
  if (!agency) {
    cannot(who + " is of no agency");
  }
  const RequestId id = world.request_to(*agency);
  const auto page = world.hub().look().request(world.reader(who), id);
  if (!page || (*page)->request.items.empty()) {
    cannot("this agency has given no item that " + who + " may see");
  }
  return {id, (*page)->request.items.back().what.item};
}

void seal(World& world, const Holes& h, bool silent) {
  const auto [request, item] = own_item(world, h[0]);
  world.press(h[0], SealItem{.request = request,
                             .item = item,
                             .listed = staff_in(world, h[1]),
                             .silent = silent,
                             .reason = h[2]});
}

void break_glass(World& world, const std::string& who, std::optional<ContactId> contact,
                 const std::string& reason) {
  ask(world, who,
      BreakGlass{.glass = GlassId{seal::fresh_id()},
                 .reference = contact ? world.reference : "2222-2222",
                 .contact = contact,
                 .reason = reason});
}

constexpr auto steps = std::to_array<Step>({
    {"{who} declares a conflict of interest with {person}, born {day}, because {why}",
     [](World& world, const Holes& h) {
       enter(world, h[0], h[0], {.name = h[1], .born = h[2]}, h[3]);
     }},
    {"{who} declares a conflict of interest with whoever lives at {address}, because {why}",
     [](World& world, const Holes& h) { enter(world, h[0], h[0], {.address = h[1]}, h[2]); }},
    {"{who} suspects a conflict of interest of {whom} with {person}, born {day}, because {why}",
     [](World& world, const Holes& h) {
       enter(world, h[0], h[1], {.name = h[2], .born = h[3]}, h[4]);
     }},
    {"{who} proposes that the conflict of {whom} ends, because {why}",
     [](World& world, const Holes& h) {
       const auto all = world.hub().look().conflicts(world.reader(h[0]));
       const auto found = std::ranges::find_if(**all, [&](const ConflictEntry& one) {
         return one.entered.what.whose == world.staff(h[1]).id && !one.ended;
       });
       if (found == (*all)->end()) {
         cannot(h[1] + " has no entry that " + h[0] + " may see");
       }
       ask(world, h[0],
           AskSecond{.proposal = ProposalId{seal::fresh_id()},
                     .step = TwoPersonStep::end_conflict,
                     .contact = {},
                     .conflict = found->entered.what.conflict,
                     .reason = h[2]});
     }},
    {"{who} proposes that the case is for {names} alone, because {why}",
     [](World& world, const Holes& h) {
       propose(world, h[0], TwoPersonStep::restrict_case, staff_in(world, h[1]), h[2]);
     }},
    {"{who} proposes to lift the restriction, because {why}",
     [](World& world, const Holes& h) {
       propose(world, h[0], TwoPersonStep::lift_restriction, {}, h[1]);
     }},
    {"{who} agrees to what waits for a second person",
     [](World& world, const Holes& h) {
       ask(world, h[0], GiveSecond{.proposal = waiting_for(world, h[0])});
     }},
    {"{who} does not agree to what waits for a second person, because {why}",
     [](World& world, const Holes& h) {
       ask(world, h[0], RefuseSecond{.proposal = waiting_for(world, h[0]), .reason = h[1]});
     }},
    {"{who} seals the item for {names}, because {why}",
     [](World& world, const Holes& h) { seal(world, h, false); }},
    {"{who} seals the item in silence for {names}, because {why}",
     [](World& world, const Holes& h) { seal(world, h, true); }},
    {"{who} gives an item under seal for {names}: {words}",
     [](World& world, const Holes& h) {
       const ItemId item{seal::fresh_id()};
       const RequestId request = world.request_to(world.staff(h[0]).agency.value_or(AgencyCode{}));
       world.press(h[0], ReturnInformation{.request = request,
                                           .answer = ReturnId{seal::fresh_id()},
                                           .items = {{.item = item, .text = h[2]}},
                                           .seals = {{.item = item,
                                                      .listed = staff_in(world, h[1]),
                                                      .silent = true,
                                                      .reason = "it would show who told us"}}});
     }},
    {"{who} proposes to let the sealed item out to {recipient}, because {why}",
     [](World& world, const Holes& h) {
       const auto [request, item] = own_item(world, h[0]);
       const auto handled = world.hub().protections().propose_release(
           world.reader(h[0]), {.id = SubmissionId{seal::fresh_id()}}, the_case(world),
           ProposeRelease{.request = request,
                          .what = {.item = item,
                                   .release = ReleaseId{seal::fresh_id()},
                                   .to = ReleaseTo::outside,
                                   .recipient = h[1],
                                   .purpose = h[2],
                                   .basis = world.hub().profile().bases.front().code,
                                   .relevance = h[2],
                                   .risk = "none that we see"}});
       world.tell(h[0], handled);
     }},
    {"{who} proposes that the seal is opened, because {why}",
     [](World& world, const Holes& h) {
       const auto [request, item] = own_item(world, h[0]);
       ask(world, h[0],
           AskSecond{.proposal = ProposalId{seal::fresh_id()},
                     .step = TwoPersonStep::unseal_item,
                     .contact = the_case(world),
                     .request = request,
                     .item = item,
                     .reason = h[1]});
     }},
    {"{who} describes an adult, {person}, born {day}",
     [](World& world, const Holes& h) {
       world.press(h[0],
                   DescribePerson{.person = {.person = PersonId{seal::fresh_id()},
                                             .kind = PersonKind::adult,
                                             .answers = {{{.question = "name", .words = h[1]},
                                                          {.question = "born", .words = h[2]}}}}});
     }},
    {"{who} breaks the glass, because {why}",
     [](World& world, const Holes& h) { break_glass(world, h[0], the_case(world), h[1]); }},
    {"{who} breaks the glass for a reference that leads nowhere, because {why}",
     [](World& world, const Holes& h) { break_glass(world, h[0], std::nullopt, h[1]); }},
    {"{who} reviews the broken glass: {note}",
     [](World& world, const Holes& h) {
       const auto rows = world.hub().look().broken_glass(world.reader(h[0]));
       if (!rows || (*rows)->empty()) {
         cannot("there is no broken glass that " + h[0] + " may see");
       }
       ask(world, h[0],
           ReviewGlass{.glass = (*rows)->front().glass.broken.what.glass,
                       .judged = GlassJudged::needed,
                       .note = h[1]});
     }},
});

}  // namespace

std::span<const Step> access_steps() {
  return steps;
}

}  // namespace openmash::scenarios
