// The stories the demo tells, by where they stand when it is over.
// All of it is made up, but for the three case studies a real hub once printed, retold in our own
// words. Each puts its steps on the desk's agenda and nothing else.
// How a story is told is in demo_story.h.
#pragma once

#include "cli/demo_story.h"

namespace openmash::cli {

/// The three case studies: one decided, one to decide, and the third, the richest, being gathered.
void tell_case_studies(Desk& desk);

/// What came in today and lately: to screen, to sign, to assign.
void tell_of_today(Desk& desk);

/// Cases with a worker: to ask, being gathered, to decide.
void tell_of_cases(Desk& desk);

/// Decided: to look at again, to tell, passed on.
void tell_of_decisions(Desk& desk);

/// Police notifications waiting, some about the same people or address, where the hub takes them
/// together.
void tell_of_notifications(Desk& desk);

/// What lies in the inbox, where the hub does such work.
void tell_of_matters(Desk& desk);

/// The scenarios of the exercise, brought in: in a training hub.
void tell_of_exercise(Desk& desk);
/// Who is on duty, six weeks of it, where the hub has somebody to plan it.
void tell_of_duty(Desk& desk);

/// A few schools and a surgery, where the hub keeps a directory.
void tell_of_directory(Desk& desk);

/// One agreement between the bodies of the hub, about to lapse, which one of them has not signed.
void tell_of_agreements(Desk& desk);

/// Four weeks of what is closed.
void tell_of_bygones(Desk& desk);

}  // namespace openmash::cli
