#include <array>

#include "letters/compose.h"
#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"

namespace openmash::scenarios {

namespace {

void write_letter(World& world, const std::string& who) {
  const auto page = world.shown_to(who, ReadPurpose::feedback);
  if (!page) {
    world.tell(who, "There is no such contact");
    return;
  }
  const hub::Profile& profile = world.hub().profile();
  const auto draft = letters::compose(
      letters::LetterFacts{*page}, profile,
      {.name = who, .role = profile.role(world.staff(who).role)->name}, world.now());
  if (!draft) {
    world.tell(who, draft.error().why.front());
    return;
  }
  world.letter = LetterId{seal::fresh_id()};
  world.letter_text = draft->text;
  world.press(who, WriteFeedback{.letter = *world.letter,
                                 .template_name = draft->template_name,
                                 .text = draft->text});
}

void give(World& world, const std::string& who, FeedbackWay way) {
  world.press(who, GiveFeedback{.letter = world.letter.value_or(LetterId{}), .way = way});
}

constexpr auto steps = std::to_array<Step>({
    {"{who} writes to the referrer",
     [](World& world, const Holes& h) { write_letter(world, h[0]); }},
    {"{who} approves the letter",
     [](World& world, const Holes& h) {
       world.press(h[0], ApproveFeedback{.letter = world.letter.value_or(LetterId{})});
     }},
    {"{who} gives the letter, printed",
     [](World& world, const Holes& h) { give(world, h[0], FeedbackWay::printed); }},
    {"{who} reads the letter out by telephone",
     [](World& world, const Holes& h) { give(world, h[0], FeedbackWay::by_telephone); }},
    {"{who} sends the letter by secure e-mail",
     [](World& world, const Holes& h) { give(world, h[0], FeedbackWay::by_secure_email); }},
    {"{who} closes the contact, because {reason}",
     [](World& world, const Holes& h) { world.press(h[0], CloseContact{.reason = h[1]}); }},
    {"{who} closes the contact",
     [](World& world, const Holes& h) { world.press(h[0], CloseContact{}); }},
});

}  // namespace

std::span<const Step> feedback_steps() {
  return steps;
}

}  // namespace openmash::scenarios
