#include <algorithm>
#include <array>

#include "base/contains.h"
#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"
#include "words/retention.h"

namespace openmash::scenarios {

namespace {

void ask_about(World& world, const std::string& who, ContactId record,
               const RetentionCommand& command) {
  const app::Submission press{
      .id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
  const auto handled = world.hub().records().handle(world.reader(who), press, record, command);
  if (const auto* refusal = std::get_if<RetentionRefusal>(&handled)) {
    world.tell(who, words::words_for(*refusal).heading);
  }
}

void ask(World& world, const std::string& who, const RetentionCommand& command) {
  if (!world.contact) {
    cannot("there is no contact yet");
  }
  ask_about(world, who, *world.contact, command);
}

/// A matter is named by its stream, as the rules name a contact.
ContactId record_of(World& world, const std::string& matter) {
  return ContactId{world.matter(matter).value};
}

DestructionGround ground_in(const std::string& name) {
  constexpr std::array names{"its time is over", "somebody asked for it", "it is wrongly here"};
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    cannot("\"" + name + "\" is no ground");
  }
  return static_cast<DestructionGround>(found - names.begin());
}

void propose(World& world, const Holes& h) {
  const DestructionId id{seal::fresh_id()};
  ask(world, h[0],
      ProposeDestruction{.destruction = id,
                         .ground = ground_in(h[1]),
                         .child = {},
                         .left = {},
                         .shared = {},
                         .renditions = {},
                         .reason = h[2]});
  world.destruction = id;
}

/// Words about several become these, wherever they stand.
void take_out(World& world, const Holes& h) {
  const auto shown = world.shown_to(h[0], ReadPurpose::form);
  if (!shown) {
    cannot(h[0] + " is not shown the case");
  }
  const DestructionId id{seal::fresh_id()};
  ProposeDestruction proposal{.destruction = id,
                              .ground = DestructionGround::wrongly_there,
                              .child = world.person(h[1]),
                              .left = {},
                              .shared = {},
                              .renditions = {},
                              .reason = "wrongly here"};
  const std::vector<std::uint64_t> to_answer =
      world.hub().records().texts_shown_to(world.reader(h[0]), *world.contact);
  for (const RecordedEvent& recorded : (*shown)->history) {
    if (!std::holds_alternative<ConcernRaised>(recorded.event)) {
      if (contains(to_answer, recorded.sequence) &&
          app::may_tell_of(recorded.event, *proposal.child)) {
        proposal.left.push_back(recorded.sequence);
      }
      continue;
    }
    std::vector<std::string> words;
    for (const app::EventText& text : app::texts_in(recorded.event)) {
      words.push_back(text.words.empty() ? "" : h[2]);
    }
    proposal.renditions.push_back(app::rendition_of(recorded, words));
  }
  ask(world, h[0], proposal);
  world.destruction = id;
}

void propose_of_matter(World& world, const Holes& h) {
  const DestructionId id{seal::fresh_id()};
  ask_about(world, h[0], record_of(world, h[1]),
            ProposeDestruction{.destruction = id,
                               .ground = ground_in(h[2]),
                               .child = {},
                               .shared = {},
                               .renditions = {},
                               .reason = h[3]});
  world.destruction = id;
}

constexpr auto steps = std::to_array<Step>({
    {"{who} proposes that {name} be destroyed, because {ground}: {reason}", propose_of_matter},
    {"{who} approves that {name} be destroyed",
     [](World& world, const Holes& h) {
       ask_about(world, h[0], record_of(world, h[1]),
                 ApproveDestruction{.destruction = world.destruction.value_or(DestructionId{})});
     }},
    {"{who} sets a hold on {name}: {reason}",
     [](World& world, const Holes& h) {
       world.hold = HoldId{seal::fresh_id()};
       ask_about(world, h[0], record_of(world, h[1]),
                 SetHold{.hold = *world.hold,
                         .review_by = world.now() + std::chrono::days{365},
                         .reason = h[2]});
     }},
    {"{who} lifts the hold on {name}: {reason}",
     [](World& world, const Holes& h) {
       ask_about(world, h[0], record_of(world, h[1]),
                 LiftHold{.hold = world.hold.value_or(HoldId{}), .reason = h[2]});
     }},
    {"{who} proposes to destroy it, because {ground}: {reason}", propose},
    {"{who} proposes to take {child} out, with the worry written anew: {words}", take_out},
    {"{who} approves the destruction",
     [](World& world, const Holes& h) {
       ask(world, h[0],
           ApproveDestruction{.destruction = world.destruction.value_or(DestructionId{})});
     }},
    {"{who} turns the destruction down: {reason}",
     [](World& world, const Holes& h) {
       ask(world, h[0],
           TurnDestructionDown{.destruction = world.destruction.value_or(DestructionId{}),
                               .reason = h[1]});
     }},
    {"{who} sets a hold: {reason}",
     [](World& world, const Holes& h) {
       world.hold = HoldId{seal::fresh_id()};
       ask(world, h[0],
           SetHold{.hold = *world.hold,
                   .review_by = world.now() + std::chrono::days{365},
                   .reason = h[1]});
     }},
    {"{who} lifts the hold: {reason}",
     [](World& world, const Holes& h) {
       ask(world, h[0], LiftHold{.hold = world.hold.value_or(HoldId{}), .reason = h[1]});
     }},
});

}  // namespace

std::span<const Step> retention_steps() {
  return steps;
}

}  // namespace openmash::scenarios
