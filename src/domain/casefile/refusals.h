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

struct AgreementMissing {
  hub::Purpose purpose;
};  ///< neither given nor a ground of the hub to go on without it
struct GroundMissing {};   ///< nothing goes outside without one of the hub's grounds
struct TellingNotSafe {};  ///< they may be told beforehand only where it is sure to be safe
struct CriterionNotMet {
  CriterionCode criterion;
};  ///< the hub makes no check without it
struct ViewsMissing {
  int given = 0;
  int needed = 0;
  RoleCode role;  ///< a role that must have its say and has not; empty: more people are wanted
};
struct NeedNotJudged {};
struct FamilyContactMissing {};  ///< who will contact the family, and by when
struct FamilyLetterMissing {};   ///< neither sent nor withheld with a reason
struct NoSuchDiscussion {};
struct AlreadyHeld {};
struct QuorumMissing {
  std::vector<AgencyCode> absent;
};  ///< social care, police and health, or the reason why not
struct NoSuchDisagreement {};
struct DisagreementOver {};
struct NoFurtherStage {};
struct NoSuchPathway {};
struct AlreadyFollowed {};
struct NoSuchEnquiry {};
struct LinkEnded {};        ///< the guest's link is over, was taken back, or never was
struct LinkTooLong {};      ///< or too short: a link lives some days and no longer
struct LetterWaits {};      ///< it says that nothing follows, and all such letters wait as long
struct LetterOvertaken {};  ///< it tells of a decision that was made anew since
struct NobodyDescribed {};  ///< no child is named here, so nothing can be decided for one
struct NotPlanned {};
struct NoSuchItem {};
struct ItemHeldBack {};    ///< its owner has not let it into the case, so nobody passes it on
struct OwnerMustAgree {};  ///< its owner lets it out, because it may go onward only with permission
struct NoSuchRelease {};
struct AnswerAsItems {};  ///< each piece is held by itself here, so each is written as an item
struct NotDoneHere {
  hub::Work work;
};  ///< this hub does no such work
struct AssessmentNotStarted {};
struct ChildNotAssessed {
  PersonId child;
};  ///< the assessment says nothing of what it means for this child
struct NotAvailable {};         ///< somebody who cannot take this on now; why is not said
struct NamedListTooShort {};    ///< two people at least, one who decides, one who can be called on
struct SecondMissing {};        ///< it takes two people, and the other has not agreed
struct FamilyLetterNotSafe {};  ///< nobody is sure, as the hub's rule asks, that a letter is safe
struct NotTheirWords {};  ///< what is to go on is said to be a part of an item, and is not in it
struct MoreThanAsked {};  ///< its owner would let more go to them than the hub asked for
/// A text for somebody outside holds what was not released to them.
struct UnreleasedWords {
  std::vector<ItemId> items;  ///< whose agencies have not let them go there
  bool whereabouts = false;   ///< where somebody lives
  bool referrer = false;      ///< who told the hub
};
struct NothingReleased {};  ///< to this recipient, so there is nothing to tell them
struct NotInForce {};       ///< the release is over, was taken back, or is another recipient's

using Refusal = std::variant<
    NotPermitted, NoSuchContact, NothingSaid, AlreadyReceived, AlreadyClosed, NotYetScreened,
    GateAlreadySigned, GateNotSigned, NotThroughMash, NoCheckHere, NoAllocatedWorker, UnknownCode,
    MainIssueNotChosen, NotAChildHere, ReasonMissing, AlreadySo, WorkerMayNotGather, NoWorkerYet,
    DueInThePast, TimescaleNotSet, AgencyNotDealtWith, AlreadyAsked, NotAsked, AlreadyAnswered,
    EmptyAnswer, RecordNotWritten, NothingRecommended, OutcomeMissing, ReceiverMissing,
    NothingAndSomething, GapsNotAccepted, RecommenderMayNotDecide, NotYetToDecide, AlreadyDecided,
    NotDecided, NothingNewToLookAt, NoSuchLetter, LetterNotApproved, LetterAlreadyApproved,
    FeedbackNotGiven, AgreementMissing, GroundMissing, TellingNotSafe, CriterionNotMet,
    ViewsMissing, NeedNotJudged, FamilyContactMissing, FamilyLetterMissing, NoSuchDiscussion,
    AlreadyHeld, QuorumMissing, NoSuchDisagreement, DisagreementOver, NoFurtherStage, NoSuchPathway,
    AlreadyFollowed, NoSuchEnquiry, LetterOvertaken, NobodyDescribed, NotPlanned, NotDoneHere,
    NoSuchItem, ItemHeldBack, OwnerMustAgree, NoSuchRelease, AnswerAsItems, AssessmentNotStarted,
    ChildNotAssessed, FamilyLetterNotSafe, LinkEnded, LinkTooLong, LetterWaits, NotAvailable,
    NamedListTooShort, SecondMissing, NotTheirWords, MoreThanAsked, UnreleasedWords,
    NothingReleased, NotInForce>;

}  // namespace openmash
