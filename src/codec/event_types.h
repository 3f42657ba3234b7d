// The number by which each event is known on disk. A number is never used again for anything else.
// Sealed inside the control part, so the database shows that something happened and not what.
// The fields are in casefile_fields.h and the other *_fields.h.
#pragma once

#include <cstdint>

#include "domain/access/content_shown.h"
#include "domain/access/record_events.h"
#include "domain/access/rights_events.h"
#include "domain/account/account.h"
#include "domain/agreement/agreement.h"
#include "domain/casefile/events.h"
#include "domain/directory/directory.h"
#include "domain/duty/events.h"
#include "domain/hub/profile_adopted.h"
#include "domain/hub/restore_declared.h"
#include "domain/matter/events.h"
#include "domain/person/events.h"
#include "domain/retention/events.h"

namespace openmash::codec {

/// All accounts are in one stream, so their events say whose they are.
template <class Event>
struct AboutAccount {
  StaffId account;
  Event event;
};

struct Spelling {
  std::uint32_t type;
  std::uint16_t schema;  ///< the newest: the only one written
};

template <class Event>
inline constexpr Spelling spelling{0, 0};

template <>
inline constexpr Spelling spelling<ContactReceived>{1, 1};
template <>
inline constexpr Spelling spelling<PersonDescribed>{2, 1};
template <>
inline constexpr Spelling spelling<ConcernRaised>{3, 1};
template <>
inline constexpr Spelling spelling<ContactAddedTo>{4, 1};
template <>
inline constexpr Spelling spelling<IssuesNoted>{5, 1};
template <>
inline constexpr Spelling spelling<AllocatedWorkerFound>{6, 1};
template <>
inline constexpr Spelling spelling<ContactScreened>{7, 1};
template <>
inline constexpr Spelling spelling<ContactRated>{8, 1};
template <>
inline constexpr Spelling spelling<GateSigned>{9, 1};
template <>
inline constexpr Spelling spelling<CaseAssigned>{10, 1};
template <>
inline constexpr Spelling spelling<TimescaleSet>{11, 1};
template <>
inline constexpr Spelling spelling<InformationRequested>{12, 1};
template <>
inline constexpr Spelling spelling<AgencyLeftOut>{13, 1};
template <>
inline constexpr Spelling spelling<MoreAsked>{14, 1};
template <>
inline constexpr Spelling spelling<InformationReturned>{15, 1};
template <>
inline constexpr Spelling spelling<ItemReturned>{16, 1};
template <>
inline constexpr Spelling spelling<RecordWritten>{17, 1};
template <>
inline constexpr Spelling spelling<OutcomeRecommended>{18, 1};
template <>
inline constexpr Spelling spelling<SentBack>{19, 1};
template <>
inline constexpr Spelling spelling<OutcomeDecided>{20, 1};
template <>
inline constexpr Spelling spelling<DecisionMade>{21, 1};
template <>
inline constexpr Spelling spelling<DecisionReopened>{22, 1};
template <>
inline constexpr Spelling spelling<DecisionConfirmed>{23, 1};
template <>
inline constexpr Spelling spelling<FeedbackWritten>{24, 1};
template <>
inline constexpr Spelling spelling<FeedbackApproved>{25, 1};
template <>
inline constexpr Spelling spelling<FeedbackGiven>{26, 1};
template <>
inline constexpr Spelling spelling<ContactClosed>{27, 1};
template <>
inline constexpr Spelling spelling<RequestChased>{28, 1};
template <>
inline constexpr Spelling spelling<AgreementRecorded>{29, 1};
template <>
inline constexpr Spelling spelling<FamilyHeard>{30, 1};
template <>
inline constexpr Spelling spelling<FamilyContactPlanned>{31, 1};
template <>
inline constexpr Spelling spelling<FamilyContacted>{32, 1};
template <>
inline constexpr Spelling spelling<FamilyLetterWritten>{33, 1};
template <>
inline constexpr Spelling spelling<FamilyLetterWithheld>{34, 1};
template <>
inline constexpr Spelling spelling<SharedOutside>{35, 1};
template <>
inline constexpr Spelling spelling<ViewGiven>{36, 1};
template <>
inline constexpr Spelling spelling<NeedJudged>{37, 1};
template <>
inline constexpr Spelling spelling<RiskAssessed>{38, 1};
template <>
inline constexpr Spelling spelling<StrategyDiscussionCalled>{39, 1};
template <>
inline constexpr Spelling spelling<StrategyDiscussionHeld>{40, 1};
template <>
inline constexpr Spelling spelling<DisagreementRaised>{41, 1};
template <>
inline constexpr Spelling spelling<DisagreementTakenOn>{42, 1};
template <>
inline constexpr Spelling spelling<DisagreementSettled>{43, 1};
template <>
inline constexpr Spelling spelling<PathwayOpened>{44, 1};
template <>
inline constexpr Spelling spelling<PathwayStepDone>{45, 1};
template <>
inline constexpr Spelling spelling<PathwayEnded>{46, 1};
template <>
inline constexpr Spelling spelling<QuestionsPut>{47, 1};
template <>
inline constexpr Spelling spelling<QuestionsAnswered>{48, 1};
template <>
inline constexpr Spelling spelling<PersonAsked>{49, 1};
template <>
inline constexpr Spelling spelling<PersonAnswered>{50, 1};
template <>
inline constexpr Spelling spelling<CaseHandedOver>{51, 1};
template <>
inline constexpr Spelling spelling<ItemHeld>{52, 1};
template <>
inline constexpr Spelling spelling<ItemReleased>{53, 2};
template <>
inline constexpr Spelling spelling<ItemKept>{54, 2};
template <>
inline constexpr Spelling spelling<ReleaseEnded>{55, 1};
template <>
inline constexpr Spelling spelling<AssessmentStarted>{62, 1};
template <>
inline constexpr Spelling spelling<ChildAssessed>{63, 1};
template <>
inline constexpr Spelling spelling<AssessmentCompleted>{64, 1};
template <>
inline constexpr Spelling spelling<GuestLinkMade>{56, 1};
template <>
inline constexpr Spelling spelling<GuestLinkEnded>{57, 1};
template <>
inline constexpr Spelling spelling<GuestAnswered>{58, 1};
template <>
inline constexpr Spelling spelling<ToldOfOutcome>{59, 1};
template <>
inline constexpr Spelling spelling<FoundInDirectory>{60, 1};
template <>
inline constexpr Spelling spelling<ReleaseAsked>{75, 2};
template <>
inline constexpr Spelling spelling<ItemTold>{76, 1};
template <>
inline constexpr Spelling spelling<ReferrerSharingDecided>{77, 1};
template <>
inline constexpr Spelling spelling<ReferrerReleaseEnded>{78, 1};
template <>
inline constexpr Spelling spelling<ReleaseProposed>{79, 1};
template <>
inline constexpr Spelling spelling<ReleaseSeconded>{80, 1};
template <>
inline constexpr Spelling spelling<DecisionOpenedAgain>{81, 1};

template <>
inline constexpr Spelling spelling<ContentDestroyed>{85, 1};
template <>
inline constexpr Spelling spelling<RenditionWritten>{86, 1};
template <>
inline constexpr Spelling spelling<ItemSealed>{65, 1};
template <>
inline constexpr Spelling spelling<ItemUnsealed>{66, 1};
template <>
inline constexpr Spelling spelling<CaseReturned>{67, 1};

template <>
inline constexpr Spelling spelling<AboutAccount<AccountOpened>>{100, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<PasswordChanged>>{101, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<AccountClosed>>{102, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<RoleChanged>>{103, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<TotpEnrolled>>{104, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<TotpRemoved>>{105, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<RecoveryCodesMade>>{106, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<RecoveryCodeUsed>>{107, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<PasskeyAdded>>{108, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<PasskeyRemoved>>{109, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<FactorsReset>>{110, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<LinkedToProvider>>{111, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<UnlinkedFromProvider>>{112, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<SessionsEnded>>{113, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<OpenedForDemonstration>>{114, 1};

template <>
inline constexpr Spelling spelling<AboutAccount<HomeStreetGiven>>{120, 1};

template <>
inline constexpr Spelling spelling<ContentShown>{200, 3};
template <>
inline constexpr Spelling spelling<ShownAgain>{220, 1};
template <>
inline constexpr Spelling spelling<RecordAsked>{221, 1};
template <>
inline constexpr Spelling spelling<PatternNoticed>{222, 1};
template <>
inline constexpr Spelling spelling<PatternReviewed>{223, 1};
template <>
inline constexpr Spelling spelling<GuardMet>{224, 1};
template <>
inline constexpr Spelling spelling<ConflictEntered>{201, 1};
template <>
inline constexpr Spelling spelling<SecondAsked>{202, 2};
template <>
inline constexpr Spelling spelling<SecondGiven>{203, 1};
template <>
inline constexpr Spelling spelling<SecondRefused>{204, 1};
template <>
inline constexpr Spelling spelling<GlassBroken>{205, 1};
template <>
inline constexpr Spelling spelling<GlassReviewed>{206, 1};
template <>
inline constexpr Spelling spelling<ConflictMet>{207, 1};
template <>
inline constexpr Spelling spelling<ConflictNoted>{208, 1};
template <>
inline constexpr Spelling spelling<PurposeChosen>{209, 1};
template <>
inline constexpr Spelling spelling<InspectionEnded>{210, 1};
template <>
inline constexpr Spelling spelling<ProfileAdopted>{300, 1};

template <>
inline constexpr Spelling spelling<MatterOpened>{400, 1};
template <>
inline constexpr Spelling spelling<MatterNoted>{401, 1};
template <>
inline constexpr Spelling spelling<MatterChased>{402, 1};
template <>
inline constexpr Spelling spelling<MatterSettled>{403, 1};
template <>
inline constexpr Spelling spelling<MatterTakenUp>{404, 1};
template <>
inline constexpr Spelling spelling<MatterDestroyed>{405, 1};

template <>
inline constexpr Spelling spelling<MadeForTraining>{700, 1};

template <>
inline constexpr Spelling spelling<ShiftPlanned>{500, 1};
template <>
inline constexpr Spelling spelling<ShiftTakenOff>{501, 1};
template <>
inline constexpr Spelling spelling<AbsenceNoted>{502, 1};
template <>
inline constexpr Spelling spelling<CoverNamed>{503, 1};
template <>
inline constexpr Spelling spelling<AbsenceEnded>{504, 1};
template <>
inline constexpr Spelling spelling<ShiftHandedOver>{505, 1};
template <>
inline constexpr Spelling spelling<HandoverRead>{506, 1};

template <>
inline constexpr Spelling spelling<EntryListed>{600, 1};
template <>
inline constexpr Spelling spelling<EntryChanged>{601, 1};
template <>
inline constexpr Spelling spelling<EntryClosed>{602, 1};
template <>
inline constexpr Spelling spelling<MatchingAdopted>{603, 1};

template <>
inline constexpr Spelling spelling<HoldSet>{900, 1};
template <>
inline constexpr Spelling spelling<HoldLifted>{901, 1};
template <>
inline constexpr Spelling spelling<KeptAfterReview>{902, 1};
template <>
inline constexpr Spelling spelling<DestructionProposed>{903, 1};
template <>
inline constexpr Spelling spelling<DestructionTurnedDown>{904, 1};
template <>
inline constexpr Spelling spelling<DestructionApproved>{905, 1};

template <>
inline constexpr Spelling spelling<RestoreDeclared>{1100, 1};
template <>
inline constexpr Spelling spelling<AboutAccount<SignInVoided>>{1101, 1};

template <>
inline constexpr Spelling spelling<JudgementMade>{1000, 2};
template <>
inline constexpr Spelling spelling<JudgementSeconded>{1001, 1};
template <>
inline constexpr Spelling spelling<JudgementUndone>{1002, 1};
template <>
inline constexpr Spelling spelling<UndoingAsked>{1013, 1};
template <>
inline constexpr Spelling spelling<UndoingSeconded>{1014, 1};
template <>
inline constexpr Spelling spelling<HiddenMatchFound>{1003, 1};
template <>
inline constexpr Spelling spelling<AlertPassedOn>{1004, 1};
template <>
inline constexpr Spelling spelling<AlertAcknowledged>{1005, 1};
template <>
inline constexpr Spelling spelling<AlertAnswered>{1006, 1};
template <>
inline constexpr Spelling spelling<AlertLeftUnread>{1007, 1};

template <>
inline constexpr Spelling spelling<SharingAgreementMade>{800, 1};
template <>
inline constexpr Spelling spelling<SharingAgreementSigned>{801, 1};
template <>
inline constexpr Spelling spelling<SharingAgreementRenewed>{802, 1};
template <>
inline constexpr Spelling spelling<SharingAgreementEnded>{803, 1};

}  // namespace openmash::codec
