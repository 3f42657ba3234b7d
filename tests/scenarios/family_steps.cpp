#include <algorithm>
#include <array>

#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"

namespace openmash::scenarios {

namespace {

struct PurposeName {
  std::string_view name;
  hub::Purpose purpose;
};

constexpr auto purpose_names = std::to_array<PurposeName>({
    {"advice and support", hub::Purpose::advice_and_support},
    {"a social work assessment", hub::Purpose::social_work_assessment},
    {"child protection", hub::Purpose::child_protection},
    {"asking the agencies", hub::Purpose::check},
});

hub::Purpose purpose_named(std::string_view name) {
  const auto found = std::ranges::find(purpose_names, name, &PurposeName::name);
  if (found == purpose_names.end()) {
    cannot("there is no purpose \"" + std::string{name} + "\"");
  }
  return found->purpose;
}

/// The code of the ground these words begin; the words themselves where the hub has none such.
std::string ground_named(const std::vector<hub::Ground>& grounds, std::string_view words) {
  for (const hub::Ground& ground : grounds) {
    if (ground.words.starts_with(words)) {
      return ground.code;
    }
  }
  return std::string{words};
}

constexpr auto steps = std::to_array<Step>({
    {"{who} records that the family agreed to {purpose}",
     [](World& world, const Holes& h) {
       world.press(h[0],
                   RecordAgreement{.purpose = purpose_named(h[1]), .state = AgreementState::given});
     }},
    {"{who} records that the family declined {purpose}, because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], RecordAgreement{.purpose = purpose_named(h[1]),
                                         .state = AgreementState::declined,
                                         .reason = h[2]});
     }},
    {"{who} goes on with {purpose} on the ground \"{ground}\", because {reason}",
     [](World& world, const Holes& h) {
       const hub::Purpose purpose = purpose_named(h[1]);
       const hub::ConsentRule* rule = world.hub().profile().consent_for(purpose);
       if (rule == nullptr) {
         cannot("this hub has no rule for " + h[1]);
       }
       world.press(h[0], RecordAgreement{.purpose = purpose,
                                         .ground = ground_named(rule->may_go_on_without, h[2]),
                                         .reason = h[3]});
     }},
    {"{who} is sure it is safe, and tells the family of {purpose}, because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], RecordAgreement{.purpose = purpose_named(h[1]),
                                         .telling = TellingRisk::sure_it_is_safe,
                                         .told = true,
                                         .reason = h[2]});
     }},
    {"{who} is sure that telling the family of {purpose} is safe, because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], RecordAgreement{.purpose = purpose_named(h[1]),
                                         .telling = TellingRisk::sure_it_is_safe,
                                         .reason = h[2]});
     }},
    {"{who} is not sure it is safe, and tells the family of {purpose}, because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], RecordAgreement{.purpose = purpose_named(h[1]),
                                         .telling = TellingRisk::not_sure,
                                         .told = true,
                                         .reason = h[2]});
     }},
    {"{who} does not tell the family of {purpose}: it would raise the risk, because {reason}",
     [](World& world, const Holes& h) {
       world.press(h[0], RecordAgreement{.purpose = purpose_named(h[1]),
                                         .telling = TellingRisk::it_would_raise_the_risk,
                                         .reason = h[2]});
     }},
    {"{who} writes down what {people} said: {words}",
     [](World& world, const Holes& h) {
       world.press(h[0], HearFamily{.who = world.people(h[1]), .words = h[2]});
     }},
    {"{who} names another adult, {name}: {relationship}",
     [](World& world, const Holes& h) {
       const PersonId person{seal::fresh_id()};
       world.described[h[1]] = person;
       world.press(
           h[0],
           DescribePerson{.person = {.person = person,
                                     .kind = PersonKind::adult,
                                     .answers = {{{.question = "name", .words = h[1]},
                                                  {.question = "relationship", .words = h[2]}}}}});
     }},
    {"{who} finds that there is {name}: {words}",
     [](World& world, const Holes& h) {
       const PersonId person{seal::fresh_id()};
       world.described[h[1]] = person;
       world.press(
           h[0],
           DescribePerson{.person = {.person = person,
                                     .kind = PersonKind::unborn_child,
                                     .at_risk = true,
                                     .answers = {{{.question = "name", .words = h[1]},
                                                  {.question = "relationship", .words = h[2]}}}}});
     }},
    {"{who} adds what came since: {words}",
     [](World& world, const Holes& h) {
       world.press(h[0], AddToContact{.addition = AdditionId{seal::fresh_id()}, .words = h[1]});
     }},
    {"{who} names {person} to contact the family by {time}",
     [](World& world, const Holes& h) {
       std::string_view time = h[2];
       world.family_contact = FamilyContactPlanned{.who = h[1], .by = take_time(time)};
     }},
    {"{who} confirms that the family was contacted: {words}",
     [](World& world, const Holes& h) { world.press(h[0], ConfirmFamilyContact{.words = h[1]}); }},
    {"{who} writes to the family: {words}",
     [](World& world, const Holes& h) {
       world.letter = LetterId{seal::fresh_id()};
       world.letter_text = h[1];
       world.press(h[0], WriteFamilyLetter{.letter = *world.letter, .text = h[1]});
     }},
    {"{who} writes no letter to the family, because {reason}",
     [](World& world, const Holes& h) { world.press(h[0], WithholdFamilyLetter{.reason = h[1]}); }},
    {"{who} tells {recipient} outside the hub, on the ground \"{ground}\": {what}",
     [](World& world, const Holes& h) {
       world.press(h[0],
                   ShareOutside{.recipient = h[1],
                                .ground = ground_named(world.hub().profile().outside_sharing, h[2]),
                                .what = h[3],
                                .why = "it keeps the child safe"});
     }},
});

}  // namespace

std::span<const Step> family_steps() {
  return steps;
}

}  // namespace openmash::scenarios
