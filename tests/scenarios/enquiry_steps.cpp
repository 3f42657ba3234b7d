#include <array>

#include "base/contains.h"
#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"

namespace openmash::scenarios {

namespace {

void ask(World& world, const std::string& who, const std::vector<std::string>& agencies,
         const std::vector<std::string>& left_out, const std::string& why) {
  const hub::Profile& profile = world.hub().profile();
  RequestInformation command{.basis = profile.bases.front().code, .why = why};
  for (const auto& [name, person] : world.described) {
    command.about.push_back(person);
  }
  for (const std::string& name : agencies) {
    const AgencyCode code = world.agency(name).code;
    world.requests[code] = RequestId{seal::fresh_id()};
    AskAgency one{.request = world.requests[code], .agency = code};
    if (world.agency(name).question_set) {
      one.left_out = world.questions_left_out;
      one.added = world.questions_added;
    }
    command.ask.push_back(std::move(one));
  }
  for (const std::string& name : left_out) {
    command.leave_out.push_back({world.agency(name).code, "it would not know this family"});
  }
  world.press(who, command);
}

std::vector<std::string> every_agency(World& world) {
  std::vector<std::string> all;
  for (const hub::Agency& agency : world.hub().profile().agencies) {
    all.push_back(agency.name);
  }
  return all;
}

std::vector<std::string> all_but(World& world, const std::vector<std::string>& some) {
  std::vector<std::string> others;
  for (const std::string& name : every_agency(world)) {
    if (!contains(some, name)) {
      others.push_back(name);
    }
  }
  return others;
}

/// The answer of this person's own agency.
ReturnInformation answer_of(World& world, const std::string& who, ReturnKind kind) {
  const Staff& staff = world.staff(who);
  return {.request = world.request_to(staff.agency.value_or(AgencyCode{"no agency"})),
          .answer = ReturnId{seal::fresh_id()},
          .kind = kind};
}

ReturnInformation answer_with(World& world, const std::string& who, const std::string& words) {
  ReturnInformation command = answer_of(world, who, ReturnKind::items);
  command.items.push_back({.item = ItemId{seal::fresh_id()}, .text = words});
  return command;
}

/// The question of the agency's own set, by its words or by the beginning of them.
std::string question_words(World& world, const AgencyCode& agency, std::string_view begins) {
  for (const question::Question& one : world.hub().profile().questions_for(agency).questions) {
    if (one.words.starts_with(begins)) {
      return one.words;
    }
  }
  cannot("no question begins \"" + std::string{begins} + "\"");
}

/// One answer to every question that was put, in order: "answer; answer; answer".
std::vector<QuestionAnswered> every_answer(World& world, const AgencyCode& agency,
                                           std::string_view answers) {
  std::vector<QuestionAnswered> all;
  for (const question::Question& one : world.hub().profile().questions_for(agency).questions) {
    if (contains(world.questions_left_out, one.code)) {
      continue;
    }
    const std::size_t end = std::min(answers.find("; "), answers.size());
    all.push_back({.question = one.words, .answer = std::string{answers.substr(0, end)}});
    answers.remove_prefix(std::min(end + 2, answers.size()));
    if (all.back().answer.empty()) {
      cannot("there is no answer to \"" + one.words + "\"");
    }
  }
  if (!answers.empty()) {
    cannot("there are more answers than questions: \"" + std::string{answers} + "\"");
  }
  return all;
}

constexpr auto steps = std::to_array<Step>({
    {"{who} hands the case to {worker}: {note}",
     [](World& world, const Holes& h) {
       const Staff& worker = world.staff(h[1]);
       world.press(h[0], AssignCase{.worker = worker.id, .worker_role = worker.role, .note = h[2]});
     }},
    {"{who} leaves out the question \"{question}\" to {agency}",
     [](World& world, const Holes& h) {
       const AgencyCode code = world.agency(h[2]).code;
       const std::string words = question_words(world, code, h[1]);
       for (const question::Question& one : world.hub().profile().questions_for(code).questions) {
         if (one.words == words) {
           world.questions_left_out.push_back(one.code);
         }
       }
     }},
    {"{who} adds the question \"{question}\"",
     [](World& world, const Holes& h) { world.questions_added.push_back(h[1]); }},
    {"{who} answers each question: {answers}",
     [](World& world, const Holes& h) {
       ReturnInformation command = answer_of(world, h[0], ReturnKind::items);
       command.questions =
           every_answer(world, world.staff(h[0]).agency.value_or(AgencyCode{}), h[1]);
       world.press(h[0], command);
     }},
    {"{who} asks the agency's {person}",
     [](World& world, const Holes& h) {
       const EnquiryId enquiry{seal::fresh_id()};
       world.asked_people[h[1]] = enquiry;
       world.press(h[0], AskPerson{.request = world.request_to(*world.staff(h[0]).agency),
                                   .enquiry = enquiry,
                                   .whom = h[1]});
     }},
    {"{who} notes from the {person}: {words}",
     [](World& world, const Holes& h) {
       world.press(h[0], RecordPersonAnswer{.request = world.request_to(*world.staff(h[0]).agency),
                                            .enquiry = world.asked_people[h[1]],
                                            .words = h[2]});
     }},
    {"{who} gives the case to {worker}",
     [](World& world, const Holes& h) {
       const Staff& worker = world.staff(h[1]);
       world.press(h[0], AssignCase{.worker = worker.id, .worker_role = worker.role});
     }},
    {"{who} sets the timescale to {time}",
     [](World& world, const Holes& h) {
       std::string_view time = h[1];
       world.press(h[0], SetTimescale{.due = take_time(time), .reason = "as it needs"});
     }},
    {"{who} asks every agency, because {why}",
     [](World& world, const Holes& h) { ask(world, h[0], every_agency(world), {}, h[1]); }},
    {"{who} asks only {agencies}, because {why}",
     [](World& world, const Holes& h) {
       const auto asked = names_in(h[1]);
       ask(world, h[0], asked, all_but(world, asked), h[2]);
     }},
    {"{who} asks {agency} for more: {particulars}",
     [](World& world, const Holes& h) {
       world.press(h[0], AskForMore{.request = world.request_to(world.agency(h[1]).code),
                                    .particulars = h[2]});
     }},
    {"{who} chases {agency}: {note}",
     [](World& world, const Holes& h) {
       world.press(
           h[0], ChaseRequest{.request = world.request_to(world.agency(h[1]).code), .note = h[2]});
     }},
    {"{who} answers: {words}",
     [](World& world, const Holes& h) { world.press(h[0], answer_with(world, h[0], h[1])); }},
    {"{who} answers in part: {words}",
     [](World& world, const Holes& h) {
       ReturnInformation command = answer_with(world, h[0], h[1]);
       command.more_to_come = true;
       world.press(h[0], command);
     }},
    {"{who} answers that nothing is held",
     [](World& world, const Holes& h) {
       world.press(h[0], answer_of(world, h[0], ReturnKind::nothing_held));
     }},
    {"{who} answers that something is held and not shared, because {reason}",
     [](World& world, const Holes& h) {
       ReturnInformation command = answer_of(world, h[0], ReturnKind::held_not_shared);
       command.reason = h[1];
       world.press(h[0], command);
     }},
    {"{who} refuses to answer, because {reason}",
     [](World& world, const Holes& h) {
       ReturnInformation command = answer_of(world, h[0], ReturnKind::refused);
       command.reason = h[1];
       world.press(h[0], command);
     }},
    {"{who} reads the case",
     [](World& world, const Holes& h) {
       if (!world.shown_to(h[0], ReadPurpose::work)) {
         world.tell(h[0], "There is no such contact");
       }
     }},
});

}  // namespace

std::span<const Step> enquiry_steps() {
  return steps;
}

}  // namespace openmash::scenarios
