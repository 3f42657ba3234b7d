#include <algorithm>
#include <array>

#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"

namespace openmash::scenarios {

namespace {

std::vector<AgencyCode> agencies_in(World& world, std::string_view names) {
  std::vector<AgencyCode> codes;
  for (const std::string& name : names_in(names)) {
    codes.push_back(world.agency(name).code);
  }
  return codes;
}

const hub::Pathway& pathway_named(World& world, std::string_view name) {
  const auto& pathways = world.hub().profile().pathways;
  const auto found = std::ranges::find(pathways, name, &hub::Pathway::name);
  if (found == pathways.end()) {
    cannot("there is no pathway \"" + std::string{name} + "\"");
  }
  return *found;
}

PathwayStepCode step_named(const hub::Pathway& pathway, std::string_view words) {
  for (const hub::PathwayStep& step : pathway.steps) {
    if (step.words.starts_with(words)) {
      return step.code;
    }
  }
  cannot("no step of this pathway begins \"" + std::string{words} + "\"");
}

RecordStrategyDiscussion discussed(World& world, std::string_view agencies, Section47 section_47) {
  return {.discussion = world.discussion.value_or(DiscussionId{}),
          .came = agencies_in(world, agencies),
          .decided = "what each does next",
          .actions = {{.what = "visit together", .owner = "the social worker"}},
          .section_47 = section_47};
}

constexpr auto steps = std::to_array<Step>({
    {"{who} thinks of the level of need: {view}",
     [](World& world, const Holes& h) {
       world.press(h[0], GiveView{.on = ViewOn::threshold, .view = h[1]});
     }},
    {"{who} thinks of the decision: {view}",
     [](World& world, const Holes& h) {
       world.press(h[0], GiveView{.on = ViewOn::decision, .view = h[1]});
     }},
    {"{who} dissents from the decision: {view}",
     [](World& world, const Holes& h) {
       world.press(h[0], GiveView{.on = ViewOn::decision, .dissents = true, .view = h[1]});
     }},
    {"{who} writes the risk assessment: {words}",
     [](World& world, const Holes& h) { world.press(h[0], AssessRisk{.text = h[1]}); }},
    {"{who} calls a strategy discussion for {time} with {agencies}, because {why}",
     [](World& world, const Holes& h) {
       std::string_view time = h[1];
       world.discussion = DiscussionId{seal::fresh_id()};
       world.press(h[0], CallStrategyDiscussion{.discussion = *world.discussion,
                                                .when = take_time(time),
                                                .invited = agencies_in(world, h[2]),
                                                .why = h[3]});
     }},
    {"{who} records that {agencies} came and a section 47 enquiry starts",
     [](World& world, const Holes& h) {
       world.press(h[0], discussed(world, h[1], Section47::enquiry_starts));
     }},
    {"{who} records that only {agencies} came, because {reason}, and no section 47 enquiry",
     [](World& world, const Holes& h) {
       RecordStrategyDiscussion command = discussed(world, h[1], Section47::no_enquiry);
       command.without_because = h[2];
       world.press(h[0], command);
     }},
    {"{who} disagrees: {words}",
     [](World& world, const Holes& h) {
       world.disagreement = DisagreementId{seal::fresh_id()};
       world.press(h[0], RaiseDisagreement{.disagreement = *world.disagreement, .words = h[1]});
     }},
    {"{who} disagrees from the request to {agency}: {words}",
     [](World& world, const Holes& h) {
       world.disagreement = DisagreementId{seal::fresh_id()};
       world.press(h[0], RaiseDisagreement{.disagreement = *world.disagreement,
                                           .words = h[2],
                                           .request = world.request_to(world.agency(h[1]).code)});
     }},
    {"{who} takes it on from the request to {agency}: {words}",
     [](World& world, const Holes& h) {
       world.press(h[0],
                   TakeDisagreementOn{.disagreement = world.disagreement.value_or(DisagreementId{}),
                                      .words = h[2],
                                      .request = world.request_to(world.agency(h[1]).code)});
     }},
    {"{who} settles it from the request to {agency}: {words}",
     [](World& world, const Holes& h) {
       world.press(h[0],
                   SettleDisagreement{.disagreement = world.disagreement.value_or(DisagreementId{}),
                                      .words = h[2],
                                      .request = world.request_to(world.agency(h[1]).code)});
     }},
    {"{who} takes the disagreement on: {words}",
     [](World& world, const Holes& h) {
       world.press(h[0],
                   TakeDisagreementOn{.disagreement = world.disagreement.value_or(DisagreementId{}),
                                      .words = h[1]});
     }},
    {"{who} settles the disagreement: {words}",
     [](World& world, const Holes& h) {
       world.press(h[0],
                   SettleDisagreement{.disagreement = world.disagreement.value_or(DisagreementId{}),
                                      .words = h[1]});
     }},
    {"{who} opens the pathway \"{pathway}\", because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], OpenPathway{.pathway = pathway_named(world, h[1]).code, .reason = h[2]});
     }},
    {"{who} does \"{step}\" of \"{pathway}\"",
     [](World& world, const Holes& h) {
       const hub::Pathway& pathway = pathway_named(world, h[2]);
       world.press(h[0], DoPathwayStep{.pathway = pathway.code, .step = step_named(pathway, h[1])});
     }},
    {"{who} leaves out \"{step}\" of \"{pathway}\", because {reason}",
     [](World& world, const Holes& h) {
       const hub::Pathway& pathway = pathway_named(world, h[2]);
       world.press(h[0], DoPathwayStep{.pathway = pathway.code,
                                       .step = step_named(pathway, h[1]),
                                       .not_needed = true,
                                       .note = h[3]});
     }},
    {"{who} ends the pathway \"{pathway}\", because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], EndPathway{.pathway = pathway_named(world, h[1]).code, .reason = h[2]});
     }},
});

}  // namespace

std::span<const Step> together_steps() {
  return steps;
}

}  // namespace openmash::scenarios
