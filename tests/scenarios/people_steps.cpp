#include <algorithm>
#include <array>
#include <thread>

#include "base/match.h"
#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"
#include "words/who_is_who.h"

namespace openmash::scenarios {

namespace {

std::string counted(std::size_t count, const char* one, const char* several) {
  return count == 0 ? std::string{"nobody"} : std::to_string(count) + (count == 1 ? one : several);
}

/// A contact of its own, beside the one the story is about.
void write_down_another(World& world, const Holes& h) {
  const auto people = std::to_array<PersonDescribed>(
      {{.person = PersonId{seal::fresh_id()},
        .at_risk = true,
        .answers = {{{.question = "name", .words = h[1]}, {.question = "born", .words = h[2]}}}}});
  app::WrittenReferral other{.source = Source::member_of_public,
                             .answers = {},
                             .people = {people.begin(), people.end()},
                             .concerns = {{.concern = ConcernId{seal::fresh_id()},
                                           .about = {people[0].person},
                                           .answers = {{{.question = "words", .words = h[3]}}}}}};
  other.channel = Channel::telephone;
  static_cast<void>(world.hub().referrals().log(
      world.staff(h[0]),
      {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true},
      other));
}

Visible<app::SamePeoplePage> known_to(World& world, const std::string& who) {
  while (true) {
    auto page = world.hub().look().same_people(world.reader(who), world.reference);
    if (!page) {
      cannot(who + " may not read the contact");
    }
    if (std::ranges::all_of((*page)->people,
                            [](const app::PerhapsKnown& one) { return one.found.is_ready; })) {
      return *std::move(page);
    }
    std::this_thread::yield();
  }
}

const app::PerhapsKnown& person_in(const Visible<app::SamePeoplePage>& page, World& world,
                                   const std::string& name) {
  const PersonId id = world.person(name);
  const auto found = std::ranges::find(
      page->people, id, [](const app::PerhapsKnown& one) { return one.person.person; });
  if (found == page->people.end()) {
    cannot(name + " is not in the contact");
  }
  return *found;
}

/// A name is all a story says of a child, and by a name alone nobody is more than a near miss.
std::vector<app::PersonSeen> proposed(const app::PerhapsKnown& known) {
  std::vector<app::PersonSeen> all = known.found.candidates;
  all.insert(all.end(), known.found.near_misses.begin(), known.found.near_misses.end());
  return all;
}

void tell_of(World& world, const std::string& who, const app::JudgementHandled& handled) {
  if (const auto* refusal = std::get_if<JudgementRefusal>(&handled)) {
    world.tell(who, words::words_for(*refusal));
  }
}

void judge(World& world, const Holes& h, Judgement says) {
  const auto page = known_to(world, h[0]);
  const app::PerhapsKnown& known = person_in(page, world, h[1]);
  const auto candidates = proposed(known);
  if (candidates.empty()) {
    cannot("nobody is proposed for " + h[1]);
  }
  tell_of(
      world, h[0],
      world.hub().who_is_who().judge(
          world.reader(h[0]),
          {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true},
          {.contact = page->file->id, .person = known.person.person}, candidates.front().record,
          says, h[2]));
}

JudgementId judged_of(World& world, const Holes& h) {
  const auto page = known_to(world, h[0]);
  const app::PerhapsKnown& known = person_in(page, world, h[1]);
  if (known.judged.empty()) {
    cannot("nothing was judged of " + h[1]);
  }
  return known.judged.front().given.made.what.judgement;
}

void undo(World& world, const Holes& h) {
  tell_of(
      world, h[0],
      world.hub().who_is_who().undo(
          world.reader(h[0]),
          {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true},
          judged_of(world, h), h[2]));
}

void second(World& world, const Holes& h, bool agrees) {
  tell_of(
      world, h[0],
      world.hub().who_is_who().second(
          world.reader(h[0]),
          {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true},
          judged_of(world, h), agrees, h[2]));
}

/// Who was shown or recorded something in either case since it was judged.
void ask_what_rested_on(World& world, const Holes& h) {
  std::vector<StaffId> everybody;
  for (const app::Colleague& one : world.hub().people().colleagues()) {
    everybody.push_back(one.id);
  }
  const auto page =
      world.hub().look().judgement(world.reader(h[0]), judged_of(world, h), everybody);
  if (!page) {
    cannot(h[0] + " may not read the judgement");
  }
  const auto count = [&](bool done) {
    return std::to_string(std::ranges::count((*page)->rested, done, &app::RestedOnLink::done));
  };
  world.tell(h[0], "on its strength a case was read " + count(false) +
                       " times and something recorded " + count(true) + " times");
}

void describe_in_household(World& world, const Holes& h) {
  world.press(
      h[0],
      DescribePerson{.person = {.person = PersonId{seal::fresh_id()},
                                .kind = PersonKind::adult,
                                .answers = {{{.question = "name", .words = h[1]},
                                             {.question = "lives_with_child", .words = "yes"}}}}});
}

void look_for_new_adults(World& world, const Holes& h) {
  const auto page = world.hub().look().linked(world.reader(h[0]), world.reference);
  if (!page) {
    cannot(h[0] + " may not read the contact");
  }
  std::string names;
  for (const PersonDescribed& one : (*page)->new_adults) {
    names += (names.empty() ? "" : ", ") + std::string{one.answers.words("name")};
  }
  world.tell(h[0], names.empty() ? "no adult in the household is new"
                                 : "new in the household, and nobody asked about: " + names);
}

void ask(World& world, const Holes& h) {
  const auto page = known_to(world, h[0]);
  const std::size_t found = proposed(person_in(page, world, h[1])).size();
  world.tell(h[0], counted(found, " record is perhaps of the same child",
                           " records are perhaps of the same child"));
}

void open_links(World& world, const Holes& h) {
  const auto page = world.hub().look().linked(world.reader(h[0]), world.reference);
  if (!page) {
    cannot(h[0] + " may not read the contact");
  }
  world.tell(h[0], (*page)->contacts.empty()
                       ? "no other contact is about these people"
                       : counted((*page)->contacts.size(), " other contact is about these people",
                                 " other contacts are about these people"));
}

void search(World& world, const Holes& h) {
  while (true) {
    const auto found = world.hub().look().search(world.reader(h[0]), {.name = h[1]});
    if (!found) {
      world.tell(h[0], "there is no search here");
      return;
    }
    if ((*found)->is_ready) {
      const std::size_t all = (*found)->candidates.size() + (*found)->near_misses.size();
      world.tell(h[0], counted(all, " record", " records") + " found" +
                           ((*found)->one_fact ? ", and the search was narrow" : ""));
      return;
    }
    std::this_thread::yield();
  }
}

/// The only one there is: it comes as soon as the index has heard of the new contact.
Alert only_alert(World& world) {
  constexpr int most = 30'000;
  for (int i = 0; i < most; ++i) {
    const auto links = world.hub().who_is_who().links();
    if (!links->alerts.empty()) {
      return links->alerts.begin()->second;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  cannot("nobody came up again");
}

void read_alerts(World& world, const Holes& h) {
  static_cast<void>(only_alert(world));
  const auto seen = world.hub().look().alerts(world.reader(h[0]));
  const auto waiting = static_cast<std::size_t>(std::ranges::count_if(
      seen->alerts, [](const app::AlertSeen& one) { return one.alert.answered.empty(); }));
  world.tell(h[0], waiting == 0 ? "nothing waits to be read"
                                : counted(waiting, " new contact is", " are") +
                                      " perhaps about a child of theirs");
}

void join_alert(World& world, const Holes& h) {
  const auto handled = world.hub().hidden_matches().answer(
      world.reader(h[0]),
      {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true},
      {.alert = only_alert(world).found.what.alert, .answer = AlertAnswer::joins, .words = h[1]},
      {});
  if (!std::holds_alternative<app::AlertKept>(handled)) {
    cannot(h[0] + " may not answer it");
  }
}

constexpr auto steps = std::to_array<Step>({
    {"{who} wrote another contact down about {child}, born {date}: {words}", write_down_another},
    {"{who} asks whether {child} is known", ask},
    {"{who} says that {child} is the same child, because {why}",
     [](World& world, const Holes& h) { judge(world, h, Judgement::same); }},
    {"{who} says that {child} is not the same child, because {why}",
     [](World& world, const Holes& h) { judge(world, h, Judgement::not_same); }},
    {"{who} is not sure whether {child} is the same child, because {why}",
     [](World& world, const Holes& h) { judge(world, h, Judgement::not_sure); }},
    {"{who} undoes what was judged of {child}, because {why}", undo},
    {"{who} agrees to what was judged of {child}, because {why}",
     [](World& world, const Holes& h) { second(world, h, true); }},
    {"{who} does not agree to what was judged of {child}, because {why}",
     [](World& world, const Holes& h) { second(world, h, false); }},
    {"{who} asks what rested on what was judged of {child}", ask_what_rested_on},
    {"{who} describes {person}, who lives with the child", describe_in_household},
    {"{who} asks who is new in the household", look_for_new_adults},
    {"{who} looks for other contacts about these people", open_links},
    {"{who} searches for {name}", search},
    {"{who} reads where children of theirs came up again", read_alerts},
    {"{who} takes part there, because {why}", join_alert},
});

}  // namespace

std::span<const Step> people_steps() {
  return steps;
}

}  // namespace openmash::scenarios
