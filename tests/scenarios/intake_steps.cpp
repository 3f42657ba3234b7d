#include <algorithm>
#include <array>

#include "app/core_of.h"
#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"

namespace openmash::scenarios {

namespace {

struct SourceName {
  std::string_view name;
  Source source;
};

constexpr auto source_names = std::to_array<SourceName>({
    {"a parent", Source::self},
    {"a relative", Source::family},
    {"a child", Source::child},
    {"a neighbour", Source::member_of_public},
    {"a professional", Source::professional},
    {"the police", Source::police},
    {"another local authority", Source::other_local_authority},
    {"somebody unnamed", Source::anonymous},
});

struct ChannelName {
  std::string_view name;
  Channel channel;
};

constexpr auto channel_names = std::to_array<ChannelName>({
    {"by telephone", Channel::telephone},
    {"by e-mail", Channel::email},
    {"by letter", Channel::letter},
    {"by fax", Channel::fax},
    {"in person", Channel::walk_in},
    {"by police notification", Channel::police_notification},
});

template <class Names>
const auto& named(const Names& names, std::string_view name) {
  const auto found = std::ranges::find(names, name, [](const auto& one) { return one.name; });
  if (found == names.end()) {
    cannot("nobody tells the hub as \"" + std::string{name} + "\"");
  }
  return *found;
}

PersonDescribed describe(World& world, const std::string& name) {
  const PersonId id{seal::fresh_id()};
  world.described[name] = id;
  return {.person = id, .answers = {{{.question = "name", .words = name}}}};
}

void write_down(World& world, std::string_view source, std::string_view children,
                std::string_view words) {
  world.referral.source = named(source_names, source).source;
  ConcernRaised concern{.concern = ConcernId{seal::fresh_id()},
                        .answers = {{{.question = "words", .words = std::string{words}}}}};
  for (const std::string& name : names_in(children)) {
    if (name.starts_with("born ")) {  // said of the child before
      world.referral.people.back().answers.all.push_back(
          {.question = "born", .words = name.substr(5)});
      continue;
    }
    PersonDescribed child = describe(world, name);
    child.at_risk = true;
    if (name.starts_with("Unborn")) {
      child.kind = PersonKind::unborn_child;
    }
    concern.about.push_back(child.person);
    world.referral.people.push_back(std::move(child));
  }
  world.referral.concerns.push_back(std::move(concern));
}

void note_adult(World& world, std::string_view who) {
  const std::size_t comma = who.find(", ");
  PersonDescribed adult = describe(world, std::string{who.substr(0, comma)});
  adult.kind = PersonKind::adult;
  adult.source_of_harm = true;
  if (comma != std::string_view::npos) {
    adult.answers.all.push_back(
        {.question = "relationship", .words = std::string{who.substr(comma + 2)}});
  }
  world.referral.people.push_back(std::move(adult));
}

void keep(World& world, const app::SendOutcome& outcome, const std::string& who) {
  if (const auto* sent = std::get_if<app::Sent>(&outcome)) {
    const bool again = world.contact.has_value();
    if (again) {
      world.tell(who, sent->reference == world.reference ? "the same reference as before"
                                                         : "another reference");
    }
    world.contact = sent->contact;
    world.reference = sent->reference;
  } else if (const auto* refusal = std::get_if<Refusal>(&outcome)) {
    world.tell(who, app::Handled{*refusal});
  } else {
    world.tell(who, app::Handled{app::NotSure{}});
  }
}

void send(World& world) {
  if (world.code.empty()) {
    world.code = world.hub().referrals().start();
  }
  keep(world, world.hub().referrals().send(world.code, world.referral), "The referrer");
}

/// The scenario of this title comes to the training hub; its children are known by their names.
void bring_in(World& world, const std::string& who, const std::string& title) {
  const auto& exercise = world.hub().profile().exercise;
  const auto found = std::ranges::find(exercise, title, &hub::ExerciseScenario::title);
  if (found == exercise.end()) {
    cannot("this hub has no scenario \"" + title + "\"");
  }
  keep(world,
       world.hub().referrals().bring_in(world.staff(who), {.id = SubmissionId{seal::fresh_id()}},
                                        *found),
       who);
  if (world.contact) {
    const auto file = app::core_of(world.hub()).load(*world.contact);
    for (const PersonDescribed* child : file->children()) {
      world.described[std::string{child->answers.words("name")}] = child->person;
    }
  }
}

constexpr auto steps = std::to_array<Step>({
    {"{who} brings in the scenario \"{title}\"",
     [](World& world, const Holes& h) { bring_in(world, h[0], h[1]); }},
    {"the form is begun by {name}, who gives that name",
     [](World& world, const Holes& h) {
       world.referral.answers.all.push_back({.question = "name", .words = h[0]});
     }},
    {"the same form arrives again", [](World& world, const Holes&) { send(world); }},
    {"the hub is stopped and started again", [](World& world, const Holes&) { world.restart(); }},
    {"{source} sends the form about {children}, and about {adult} as one who may cause harm: "
     "{words}",
     [](World& world, const Holes& h) {
       write_down(world, h[0], h[1], h[3]);
       note_adult(world, h[2]);
       send(world);
     }},
    {"{source} sends the form about {children}: {words}",
     [](World& world, const Holes& h) {
       write_down(world, h[0], h[1], h[2]);
       send(world);
     }},
    {"{who} writes down what {source} says {channel} about {children}: {words}",
     [](World& world, const Holes& h) {
       write_down(world, h[1], h[3], h[4]);
       world.referral.channel = named(channel_names, h[2]).channel;
       world.logged = {.id = SubmissionId{seal::fresh_id()}};
       keep(world, world.hub().referrals().log(world.staff(h[0]), world.logged, world.referral),
            h[0]);
     }},
    {"{who} presses send again",
     [](World& world, const Holes& h) {
       keep(world, world.hub().referrals().log(world.staff(h[0]), world.logged, world.referral),
            h[0]);
     }},
    {"the referrer adds: {words}",
     [](World& world, const Holes& h) {
       world.tell("The referrer", world.hub().referrals().add(
                                      world.code, {.id = SubmissionId{seal::fresh_id()}}, h[0]));
     }},
});

}  // namespace

std::span<const Step> intake_steps() {
  return steps;
}

}  // namespace openmash::scenarios
