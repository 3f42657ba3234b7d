// Every reason a command on a case file can be refused: states of the world, not faults.
// They carry ids and codes only. The words people see are in words/refusals.cpp, one for each; a
// test walks them all. Forms that cannot be understood are problems (web/), and never get this far.
#pragma once

#include <variant>
#include <vector>

#include "domain/casefile/events.h"

namespace openmash {

struct NotPermitted {};  ///< this person may not do this to this contact
struct NoSuchContact {};
struct NothingSaid {};  ///< a referral without a single word
struct AlreadyReceived {};
struct AlreadyClosed {};
struct NotYetScreened {};
struct GateAlreadySigned {};
struct GateNotSigned {};
struct NotThroughMash {};  ///< the contact went another way, so nobody is asked and nothing weighed
struct NoCheckHere {};     ///< this hub makes no multi-agency check
struct NoAllocatedWorker {};  ///< no child here is known to have a social worker already
struct UnknownCode {
  std::string code;
};  ///< the profile lists no such thing
struct MainIssueNotChosen {
  PersonId child;
};
struct NotAChildHere {
  PersonId person;
};
struct ReasonMissing {};
struct AlreadySo {};  ///< it was rated or assigned so before
struct WorkerMayNotGather {};
struct NoWorkerYet {};
struct DueInThePast {};
struct TimescaleNotSet {};
struct AgencyNotDealtWith {
  AgencyCode agency;
};  ///< neither asked nor left out with a reason
struct AlreadyAsked {
  AgencyCode agency;
};
struct NotAsked {};
struct AlreadyAnswered {
  AgencyCode agency;
};  ///< in full: there is nothing to wait for
struct EmptyAnswer {};  ///< items were promised and none has words
struct RecordNotWritten {};
struct NothingRecommended {};
struct OutcomeMissing {
  PersonId child;
};
struct ReceiverMissing {
  OutcomeCode outcome;
};
struct NothingAndSomething {
  PersonId child;
};  ///< no further action beside an action
struct GapsNotAccepted {
  std::vector<Gap> gaps;
};
struct RecommenderMayNotDecide {};
struct NotYetToDecide {};  ///< sent back, or still being weighed
struct AlreadyDecided {};
struct NotDecided {};
struct NothingNewToLookAt {};
struct NoSuchLetter {};
struct LetterNotApproved {};
struct LetterAlreadyApproved {};
struct FeedbackNotGiven {};  ///< closing without it needs a reason

using Refusal =
    std::variant<NotPermitted, NoSuchContact, NothingSaid, AlreadyReceived, AlreadyClosed,
                 NotYetScreened, GateAlreadySigned, GateNotSigned, NotThroughMash, NoCheckHere,
                 NoAllocatedWorker, UnknownCode, MainIssueNotChosen, NotAChildHere, ReasonMissing,
                 AlreadySo, WorkerMayNotGather, NoWorkerYet, DueInThePast, TimescaleNotSet,
                 AgencyNotDealtWith, AlreadyAsked, NotAsked, AlreadyAnswered, EmptyAnswer,
                 RecordNotWritten, NothingRecommended, OutcomeMissing, ReceiverMissing,
                 NothingAndSomething, GapsNotAccepted, RecommenderMayNotDecide, NotYetToDecide,
                 AlreadyDecided, NotDecided, NothingNewToLookAt, NoSuchLetter, LetterNotApproved,
                 LetterAlreadyApproved, FeedbackNotGiven>;

}  // namespace openmash
