#include "cli/demo_stories.h"
#include "seal/random.h"

namespace openmash::cli {

using std::chrono::minutes;

void tell_of_exercise(Desk& desk) {
  const DemoPerson* person =
      desk.people.who_may(Permission::see_contact, {}, {"contact", "screening", "worker"});
  if (!desk.hub.is_training() || person == nullptr) {
    return;
  }
  Instant at = desk.days.worked(minutes{28});
  for (const hub::ExerciseScenario& one : desk.hub.profile().exercise) {
    if (one.comes_as != hub::ExerciseComesAs::contact) {
      continue;
    }
    desk.agenda.add(at, [&desk, person, &one] {
      const app::Submission press{
          .id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
      if (std::holds_alternative<app::Sent>(
              desk.hub.referrals().bring_in(person->staff(), press, one))) {
        ++desk.contacts;
      } else {
        desk.refused.push_back("a scenario of the exercise");
      }
    });
    at += minutes{3};
  }
}

}  // namespace openmash::cli
