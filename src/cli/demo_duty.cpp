#include "cli/demo_stories.h"
#include "seal/random.h"

namespace openmash::cli {

namespace {

using std::chrono::days;
using std::chrono::hours;

app::Submission press() {
  return {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
}

void ask(Desk& desk, Instant at, const DemoPerson& by, DutyCommand command) {
  desk.agenda.add(at, [&desk, &by, command = std::move(command)] {
    const auto handled = desk.hub.duty().handle(by.staff(), press(), command);
    if (!std::holds_alternative<app::DutyDone>(handled)) {
      desk.refused.push_back("something on the rota");
    }
  });
}

const DemoPerson* planner_of(const Desk& desk, const Staff& person) {
  return desk.people.who_may(Permission::plan_duty, {.worker = person.id, .asked = person.agency},
                             {"support", "head"});
}

/// Who sits at the same desk, in the order of their accounts.
std::vector<const DemoPerson*> neighbours(const Desk& desk, const Staff& person) {
  std::vector<const DemoPerson*> all;
  for (const DemoPerson& one : desk.people.all()) {
    if (desk_of(one.staff()) == desk_of(person)) {
      all.push_back(&one);
    }
  }
  return all;
}

/// The first of two has the morning and the second the afternoon, with an hour together.
hub::Interval part_of(const hub::Interval& open, const Desk& desk, const Staff& person) {
  const auto both = neighbours(desk, person);
  if (both.size() < 2 || open.to - open.from < hours{6}) {
    return open;
  }
  const bool first = both.front()->staff() == person;
  return first ? hub::Interval{.from = open.from, .to = open.from + hours{5}}
               : hub::Interval{.from = open.from + hours{4}, .to = open.to};
}

void fill_shifts(Desk& desk, const hub::WorkingCalendar& calendar) {
  const Instant now = desk.days.now();
  for (const DemoPerson& one : desk.people.all()) {
    const DemoPerson* planner = planner_of(desk, one.staff());
    const hub::Role* role = desk.hub.profile().role(one.staff().role);
    if (planner == nullptr || role == nullptr ||
        (!role->for_an_agency && !is_of_the_hub(one.staff(), desk.hub.profile()))) {
      continue;  // nobody takes a step there
    }
    PlanShifts plan{.person = one.staff(), .shifts = {}};
    for (const hub::Interval& open : calendar.open) {
      // One agency has left this week open: a hole to be seen, and to be filled.
      const bool hole = one.user == "probation" && open.to > now && open.from < now + days{5};
      if (open.from >= now - days{28} && open.to <= now + days{15} && !hole) {
        plan.shifts.push_back(
            {.shift = ShiftId{seal::fresh_id()}, .during = part_of(open, desk, one.staff())});
      }
    }
    ask(desk, now - days{35}, *planner, plan);
  }
}

/// One worker will be away and another covers; the last shift left the next one a note.
void fill_absences(Desk& desk) {
  const Instant now = desk.days.now();
  const DemoPerson* worker = desk.people.find("worker");
  const DemoPerson* away = desk.people.find("worker2");
  if (worker == nullptr || away == nullptr ||
      !may_cover(away->staff(), worker->staff(), desk.hub.profile())) {
    return;
  }
  ask(desk, desk.days.worked(day), *away,
      NoteAbsence{.absence = AbsenceId{seal::fresh_id()},
                  .person = away->staff(),
                  .from = now + days{4},
                  .until = now + days{9},
                  .cover = worker->staff(),
                  .reason = "Leave"});
  desk.agenda.add(desk.days.worked(std::chrono::minutes{240}), [&desk, away] {
    const app::AtWork at_work = desk.hub.duty().at_work();
    const Shift* last = nullptr;
    for (const Shift& one : at_work.rota->shifts) {
      if (one.person.id == away->staff().id && one.planned.from < desk.hub.now()) {
        last = &one;
      }
    }
    if (last != nullptr) {
      static_cast<void>(desk.hub.duty().handle(
          away->staff(), press(),
          HandShiftOver{.handover = HandoverId{seal::fresh_id()},
                        .shift = last->id,
                        .note = "Health rang twice and will ring again after lunch. The school of "
                                "the oldest case has a meeting tomorrow."}));
    }
  });
}

}  // namespace

void tell_of_duty(Desk& desk) {
  const Moment moment = desk.hub.moment();
  fill_shifts(desk, *moment.calendar);
  fill_absences(desk);
}

}  // namespace openmash::cli
