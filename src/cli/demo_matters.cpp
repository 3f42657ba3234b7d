#include <memory>

#include "cli/demo_stories.h"
#include "seal/random.h"

namespace openmash::cli {

using std::chrono::minutes;

namespace {

struct Later {
  Instant at;
  MatterCommand command;
};

app::Submission press() {
  return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
}

/// Written down at its time, and what was done about it since. A hub that does no such work has
/// none of it.
void arrived(Desk& desk, Instant at, OpenMatter open, std::vector<Later> later = {}) {
  const DemoPerson* person =
      desk.people.who_may(Permission::deal_with_matters, {}, {"support", "contact"});
  if (person == nullptr || !desk.hub.profile().takes(open.kind)) {
    return;
  }
  open.received_at = at;
  const auto matter = std::make_shared<std::optional<MatterId>>();
  const auto keep = [&desk, matter](const app::MatterHandled& handled) {
    if (const auto* done = std::get_if<app::MatterDone>(&handled)) {
      *matter = done->matter;
    } else {
      desk.refused.push_back("something for the inbox");
    }
  };
  desk.agenda.add(at, [&desk, person, open, keep] {
    keep(desk.hub.matters().open(person->staff(), press(), open));
  });
  for (const Later& one : later) {
    desk.agenda.add(one.at, [&desk, person, command = one.command, matter, keep] {
      if (*matter) {
        keep(desk.hub.matters().handle(person->staff(), press(), **matter, command));
      }
    });
  }
}

Answers said(std::initializer_list<std::pair<const char*, const char*>> pairs) {
  Answers answers;
  for (const auto& [question, words] : pairs) {
    answers.all.push_back({.question = question, .words = words});
  }
  return answers;
}

void calls(Desk& desk) {
  const Days& days = desk.days;
  arrived(desk, days.worked(minutes{50}),
          {.kind = MatterKind::advice_call,
           .answers = said({{"from", "A school nurse"},
                            {"agreed", "not_asked"},
                            {"words",
                             "A girl of eight eats nothing at lunch and says she is not "
                             "hungry. Her mother has not been asked yet."}})});
  arrived(desk, days.worked(day + minutes{200}),
          {.kind = MatterKind::advice_call,
           .answers = said({{"from", "A parent"},
                            {"agreed", "not_needed"},
                            {"words", "Their boy of fourteen stays out until late."}})},
          {{days.worked(day + minutes{180}),
            SettleMatter{.became = Became::advice,
                         .where = "",
                         .words = "The youth service in their part of town; to ring again if he "
                                  "does not come home at all."}}});
  arrived(desk, days.worked(day + minutes{120}),
          {.kind = MatterKind::form_expected,
           .answers = said({{"from", "Head teacher at School 4, to be rung at the office"},
                            {"child", "Child Q"},
                            {"words",
                             "Marks on an arm, seen twice. The form was promised for the "
                             "same day."}})},
          {{days.worked(minutes{30}),
            ChaseMatter{.words = "Rang the office: it will be sent after lunch."}}});
  arrived(desk, days.worked(minutes{90}),
          {.kind = MatterKind::family_call,
           .answers = said({{"from", "Adult 40, the mother"},
                            {"checked", "Rang back the number on the referral"},
                            {"may_be_told", "That it was received, and that a worker will ring."},
                            {"words", "Wants to know who reads it, and when somebody rings."}})});
}

void post(Desk& desk) {
  const Days& days = desk.days;
  arrived(desk, days.worked(minutes{40}),
          {.kind = MatterKind::unsorted,
           .channel = Channel::email,
           .answers = said({{"from", "A housing officer"},
                            {"words", "The family at the address below moved on Friday."},
                            {"original", "The shared mailbox"}})});
  arrived(
      desk, days.worked(day + minutes{60}),
      {.kind = MatterKind::unsorted,
       .channel = Channel::email,
       .answers = said({{"from", "A landlord"}, {"words", "The rent is two months late."}})},
      {{days.worked(day + minutes{40}), SettleMatter{.became = Became::not_for_us,
                                                     .where = "",
                                                     .words = "Sent on to housing, by e-mail."}}});
  arrived(desk, days.worked(2 * day),
          {.kind = MatterKind::information_request,
           .channel = Channel::email,
           .answers = said({{"from", "A family court adviser"},
                            {"basis", "A court's direction, attached"},
                            {"words", "What is known here of two children since last spring."}})});
  arrived(desk, days.worked(3 * day),
          {.kind = MatterKind::information_question,
           .channel = Channel::letter,
           .answers = said({{"from", "Adult 41, by letter"},
                            {"words", "How long is what I told you kept, and who can read it?"}})});
  arrived(
      desk, days.worked(2 * day),
      {.kind = MatterKind::complaint,
       .channel = Channel::letter,
       .answers =
           said({{"from", "Adult 42, by letter"}, {"words", "Nobody rang back for three days."}})},
      {{days.worked(day), NoteMatter{.words = "The worker was away; a colleague rings today."}}});
  arrived(desk, days.worked(day),
          {.kind = MatterKind::leaflet_feedback,
           .channel = Channel::email,
           .answers = said({{"from", "A parent"},
                            {"words", "The leaflet does not say what happens after I call."}})});
}

}  // namespace

void tell_of_matters(Desk& desk) {
  calls(desk);
  post(desk);
}

}  // namespace openmash::cli
