#include <algorithm>
#include <array>

#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"

namespace openmash::scenarios {

namespace {

template <class Meaning>
struct Named {
  std::string_view words;
  Meaning meaning;
};

constexpr auto kinds = std::to_array<Named<MatterKind>>({
    {"a message", MatterKind::unsorted},
    {"an information request", MatterKind::information_request},
    {"a question about how information is held", MatterKind::information_question},
    {"a complaint", MatterKind::complaint},
    {"feedback about the leaflet", MatterKind::leaflet_feedback},
});

constexpr auto agreements = std::to_array<Named<std::string_view>>({
    {"whose family agreed", "yes"},
    {"whose family did not agree", "no"},
    {"whose family was not asked", "not_asked"},
    {"about their own family", "not_needed"},
});

constexpr auto ends = std::to_array<Named<Became>>({
    {"answered", Became::reply},
    {"refused", Became::refused},
    {"advice given", Became::advice},
    {"not for us, and sent on", Became::not_for_us},
    {"no form to come", Became::nothing_came},
    {"read", Became::noted},
});

template <class Meaning, std::size_t N>
Meaning meaning_of(const std::array<Named<Meaning>, N>& all, std::string_view words) {
  const auto found = std::ranges::find(all, words, &Named<Meaning>::words);
  if (found == all.end()) {
    cannot("nobody knows what \"" + std::string{words} + "\" is");
  }
  return found->meaning;
}

app::Submission press() {
  return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
}

using Said = std::vector<std::pair<std::string_view, std::string>>;

void open(World& world, const std::string& who, const std::string& name, OpenMatter command,
          const Said& said) {
  for (const auto& [question, words] : said) {
    command.answers.all.push_back({.question = std::string{question}, .words = words});
  }
  command.received_at = world.now();
  world.keep_matter(who, name,
                    world.hub().matters().open(world.staff(who), press(), std::move(command)));
}

void arrive(World& world, const Holes& h) {
  const MatterKind kind = meaning_of(kinds, h[1]);
  Said said{{"from", h[3]}, {"words", h[4]}};
  if (kind == MatterKind::information_request) {
    said.emplace_back("basis", "the order they name");
  }
  open(world, h[0], h[2], {.kind = kind, .channel = Channel::email}, said);
}

void grow(World& world, const Holes& h) {
  const MatterKind kind = meaning_of(kinds, h[2]);
  Said said{{"from", "whoever sent it"}, {"words", "as it was sent"}};
  if (kind == MatterKind::information_request) {
    said.emplace_back("basis", "the order they name");
  }
  open(world, h[0], h[3], {.kind = kind, .grew_from = world.reference_of(h[1])}, said);
}

void act_on(World& world, const std::string& who, const std::string& name,
            const MatterCommand& command) {
  world.keep_matter(
      who, name,
      world.hub().matters().handle(world.staff(who), press(), world.matter(name), command));
}

constexpr auto steps = std::to_array<Step>({
    {"{who} takes an advice call, {name}, from {from}, {agreement}: {words}",
     [](World& world, const Holes& h) {
       open(world, h[0], h[1], {.kind = MatterKind::advice_call},
            {{"from", h[2]},
             {"agreed", std::string{meaning_of(agreements, h[3])}},
             {"words", h[4]}});
     }},
    {"{who} takes a family's call, {name}, from {from}, checked by {checked}, to be told {told}: "
     "{words}",
     [](World& world, const Holes& h) {
       open(world, h[0], h[1], {.kind = MatterKind::family_call, .contact = world.reference},
            {{"from", h[2]}, {"checked", h[3]}, {"may_be_told", h[4]}, {"words", h[5]}});
     }},
    {"{who} expects a form, {name}, from {from} about {child}: {words}",
     [](World& world, const Holes& h) {
       open(world, h[0], h[1], {.kind = MatterKind::form_expected, .contact = world.reference},
            {{"from", h[2]}, {"child", h[3]}, {"words", h[4]}});
     }},
    {"{who} asks after {name} for a form, {form}, from {from} about {child}",
     [](World& world, const Holes& h) {
       open(world, h[0], h[2],
            {.kind = MatterKind::form_expected, .grew_from = world.reference_of(h[1])},
            {{"from", h[3]}, {"child", h[4]}, {"words", "asked for on the telephone"}});
     }},
    {"{who} writes down {kind}, {name}, from {from}: {words}", arrive},
    {"{who} turns {name} into {kind}, {new name}", grow},
    {"{who} finds that {name} came",
     [](World& world, const Holes& h) {
       act_on(world, h[0], h[1], SettleMatter{.became = Became::contact, .where = world.reference});
     }},
    {"{who} says that {name} is the contact",
     [](World& world, const Holes& h) {
       act_on(world, h[0], h[1], SettleMatter{.became = Became::contact, .where = world.reference});
     }},
    {"{who} adds {name} to the contact",
     [](World& world, const Holes& h) {
       world.keep_matter(h[0], h[1],
                         world.hub().matters().add_to_contact(world.staff(h[0]), press(),
                                                              world.matter(h[1]), world.reference));
     }},
    {"{who} settles {name} as {end}: {words}",
     [](World& world, const Holes& h) {
       act_on(world, h[0], h[1],
              SettleMatter{.became = meaning_of(ends, h[2]), .where = "", .words = h[3]});
     }},
    {"{who} reminds them of {name}: {words}",
     [](World& world, const Holes& h) { act_on(world, h[0], h[1], ChaseMatter{.words = h[2]}); }},
    {"{who} notes on {name}: {words}",
     [](World& world, const Holes& h) { act_on(world, h[0], h[1], NoteMatter{.words = h[2]}); }},
    {"{who} takes {name} further, because {reason}",
     [](World& world, const Holes& h) {
       act_on(world, h[0], h[1], TakeUpMatter{.next_stage = true, .reason = h[2]});
     }},
    {"{who} takes {name} up again, because {reason}",
     [](World& world, const Holes& h) { act_on(world, h[0], h[1], TakeUpMatter{.reason = h[2]}); }},
});

}  // namespace

std::span<const Step> matter_steps() {
  return steps;
}

}  // namespace openmash::scenarios
