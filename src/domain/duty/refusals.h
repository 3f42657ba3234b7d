// Every reason something asked of the rota is refused: states of the world, not faults.
// They carry nothing about anybody. The words people see are in words/duty.cpp, one for each. What
// is refused of a contact is in domain/casefile/refusals.h; one of those is used here.
#pragma once

#include "base/result.h"
#include "domain/casefile/refusals.h"
#include "domain/duty/events.h"

namespace openmash {

struct NoSuchShift {};
struct NoSuchAbsence {};
struct NoSuchHandover {};
struct NoDeskOfTheirs {};  ///< an administrator takes no step
struct EndsTooSoon {};     ///< before it begins
struct LastsTooLong {};    ///< a shift of more than a day
struct IsPast {};          ///< it is over already: what was is not planned
struct OnDutyThen {};      ///< they have a shift in that time
struct TakenOffAlready {};
struct AwayThen {};     ///< an absence is noted for that time
struct CoverMayNot {};  ///< their role does not do this work
struct CoverIsAway {};  ///< for some of that time
struct CameBack {};     ///< that absence has ended
struct NoReasonGiven {};
struct NothingHandedOver {};  ///< a note without a word
struct NotOnDutyThere {};     ///< the note is for whoever is on duty at its desk
struct ReadAlready {};

using DutyRefusal = std::variant<NotPermitted, NoSuchShift, NoSuchAbsence, NoSuchHandover,
                                 NoDeskOfTheirs, EndsTooSoon, LastsTooLong, IsPast, OnDutyThen,
                                 TakenOffAlready, AwayThen, CoverMayNot, CoverIsAway, CameBack,
                                 NoReasonGiven, NothingHandedOver, NotOnDutyThere, ReadAlready>;

using DutyDecided = Result<DutyEvents, DutyRefusal>;

}  // namespace openmash
