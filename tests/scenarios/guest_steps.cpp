#include <array>

#include "base/match.h"
#include "london/time_text.h"
#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"

namespace openmash::scenarios {

namespace {

const app::LinkGiven& link_for(World& world, const std::string& person) {
  const auto found = world.guest_links.find(person);
  if (found == world.guest_links.end()) {
    cannot("no link was made for \"" + person + "\"");
  }
  return found->second;
}

EnquiryId enquiry_of(World& world, const std::string& person) {
  const auto found = world.asked_people.find(person);
  if (found == world.asked_people.end()) {
    cannot("nobody asked \"" + person + "\"");
  }
  return found->second;
}

RequestId own_request(World& world, const std::string& who) {
  return world.request_to(world.staff(who).agency.value_or(AgencyCode{"no agency"}));
}

/// Opens the link as a guest does; what is said to a guest who is not let in is told.
std::optional<app::OpenLink> opened(World& world, const std::string& person,
                                    const std::string& code) {
  const std::string link = link_for(world, person).link;
  return match(
      world.hub().guests().enter(link, code, "192.0.2.7"),
      [&](const app::SessionOpened& session) {
        return world.hub().guests().open(link, session.token);
      },
      [&](const app::WrongCode&) -> std::optional<app::OpenLink> {
        world.tell("A guest", "The code does not fit this link");
        return std::nullopt;
      },
      [&](const app::WaitUntil&) -> std::optional<app::OpenLink> {
        world.tell("A guest", "There have been too many wrong codes");
        return std::nullopt;
      },
      [&](const app::LinkIsOver&) -> std::optional<app::OpenLink> {
        world.tell("A guest", "This link is over");
        return std::nullopt;
      });
}

constexpr auto steps = std::to_array<Step>({
    {"{who} lists {setting} in the directory, led by {lead}",
     [](World& world, const Holes& h) {
       const EntryId id{seal::fresh_id()};
       world.entries[h[1]] = id;
       const auto kept = world.hub().directory().handle(
           world.staff(h[0]),
           {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true},
           ListEntry{id, {.name = h[1], .telephone = "020 7946 0001", .lead_name = h[2]}});
       if (!std::holds_alternative<app::EntryKept>(kept)) {
         world.tell(h[0], "This was not listed");
       }
     }},
    {"{who} asks whoever leads on safeguarding at {setting}",
     [](World& world, const Holes& h) {
       const auto entry = world.hub().look().entry(world.reader(h[0]), world.entries[h[1]]);
       if (!entry) {
         cannot(h[0] + " cannot find \"" + h[1] + "\" in the directory");
       }
       const EnquiryId enquiry{seal::fresh_id()};
       world.asked_people[h[1]] = enquiry;
       world.press(h[0], AskPerson{.request = own_request(world, h[0]),
                                   .enquiry = enquiry,
                                   .whom = (*entry)->setting.lead_name + ", " + h[1],
                                   .entry = (*entry)->id,
                                   .setting = h[1]});
     }},
    {"{who} makes a guest link for {person} that names {people}, for {days} days",
     [](World& world, const Holes& h) {
       const auto made = world.hub().guests().make(
           world.staff(h[0]),
           {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true},
           *world.contact,
           MakeGuestLink{.request = own_request(world, h[0]),
                         .enquiry = enquiry_of(world, h[1]),
                         .named = world.people(h[2]),
                         .days = std::stoi(h[3])});
       if (const auto* given = std::get_if<app::LinkGiven>(&made)) {
         world.guest_links[h[1]] = *given;
       } else if (const auto* refusal = std::get_if<Refusal>(&made)) {
         world.tell(h[0], app::Handled{*refusal});
       }
     }},
    {"{who} takes back the link for {person}, because {reason}",
     [](World& world, const Holes& h) {
       const auto open = opened(world, h[1], link_for(world, h[1]).code);
       world.press(h[0], EndGuestLink{.request = own_request(world, h[0]),
                                      .enquiry = enquiry_of(world, h[1]),
                                      .link = open ? open->link : LinkId{},
                                      .reason = h[2]});
     }},
    {"by the link for {person} the wrong code is given",
     [](World& world, const Holes& h) { opened(world, h[0], "3333-3333"); }},
    {"by the link for {person}, {name} as {post} writes: {words}",
     [](World& world, const Holes& h) {
       if (const auto open = opened(world, h[0], link_for(world, h[0]).code)) {
         world.tell("A guest",
                    world.hub().guests().send(*open, {.name = h[1], .post = h[2], .words = h[3]}));
       }
     }},
    {"{who} lets {person} be told: {words}; because {why}",
     [](World& world, const Holes& h) {
       const auto page = world.shown_to(h[0], ReadPurpose::form);
       TellOfOutcome tell{.enquiry = enquiry_of(world, h[1]), .words = h[2], .why = h[3]};
       for (const auto& [agency, request] : world.requests) {
         const Request* found = page ? (*page)->file->enquiry.find(request) : nullptr;
         if (found != nullptr && found->find(tell.enquiry) != nullptr) {
           tell.request = request;
         }
       }
       world.press(h[0], tell);
     }},
});

}  // namespace

std::span<const Step> guest_steps() {
  return steps;
}

/// Everything a guest is shown, as one text; nothing where they are not let in.
std::string shown_to_guest(World& world, const std::string& person) {
  const auto open = opened(world, person, link_for(world, person).code);
  const auto page = open ? world.hub().look().guest(*open) : No<Refusal>{LinkEnded{}};
  if (!page) {
    return "";
  }
  std::string all = (*page)->agency_name + "\n" + (*page)->why + "\n" + (*page)->without_because;
  for (const std::string& wanted : (*page)->wanted) {
    all += "\n" + wanted;
  }
  for (const PersonDescribed& described : (*page)->people) {
    for (const Answer& answer : described.answers.all) {
      all += "\n" + answer.words;
    }
  }
  for (const question::Question& question : (*page)->questions) {
    all += "\n" + question.words;
  }
  if ((*page)->sent) {
    all += "\n" + (*page)->sent->what.words;
  }
  for (const app::Told& told : (*page)->told) {
    all += "\n" + told.words;
  }
  return all;
}

}  // namespace openmash::scenarios
