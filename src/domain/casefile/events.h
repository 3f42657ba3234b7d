// Every fact that can be recorded about a contact and what grows from it.
// Once shipped, a fact is never changed, only succeeded: docs/how-to/change-an-event.md. An event
// has one subject, so that it can be sealed, released and erased alone; due times and labels are
// kept as they were on the day. Built by the verbs in intake/, triage/, enquiry/, decision/ and
// feedback/; folded in casefile.h; spelled on disk in codec/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/instant.h"
#include "domain/actor.h"
#include "domain/casefile/kinds.h"
#include "domain/ids.h"
#include "domain/intake/answers.h"
#include "domain/intake/partial_date.h"

namespace openmash {

// ---- intake: what arrived
// -------------------------------------------------------------------------------------------

struct ContactReceived {
  std::string reference;
  Channel channel = Channel::online_form;
  Source source = Source::anonymous;
  Asks asks = Asks::worry;
  Instant received_at{};        ///< when it reached the hub; the clocks count from here
  Instant statutory_due{};      ///< one working day, Working Together
  std::string profile_version;  ///< the labels and clocks of that day
  int form_version = 0;
  std::string original_kept_at;  ///< where the letter, fax or e-mail itself is; for a form, empty
  Answers answers;               ///< about the referrer, the situation and who knows

  friend bool operator==(const ContactReceived&, const ContactReceived&) = default;
};

struct PersonDescribed {
  PersonId person;
  PersonKind kind = PersonKind::child;
  bool at_risk = false;
  bool source_of_harm = false;  ///< both may be true of one person
  Answers answers;

  friend bool operator==(const PersonDescribed&, const PersonDescribed&) = default;
};

struct ConcernRaised {
  ConcernId concern;
  std::vector<PersonId> about;
  Answers answers;

  friend bool operator==(const ConcernRaised&, const ConcernRaised&) = default;
};

struct ContactAddedTo {
  AdditionId addition;
  std::string words;

  friend bool operator==(const ContactAddedTo&, const ContactAddedTo&) = default;
};

// ---- triage: how urgent, and which way
// ------------------------------------------------------------------------------

struct IssuesNoted {
  PersonId child;
  std::vector<IssueCode> issues;
  IssueCode main;

  friend bool operator==(const IssuesNoted&, const IssuesNoted&) = default;
};

struct AllocatedWorkerFound {
  PersonId child;
  std::string worker;  ///< name and team of the social worker who already has the child

  friend bool operator==(const AllocatedWorkerFound&, const AllocatedWorkerFound&) = default;
};

struct ContactScreened {
  std::vector<CriterionCode> criteria_met;
  Route proposed = Route::through_mash;
  std::string note;

  friend bool operator==(const ContactScreened&, const ContactScreened&) = default;
};

struct ContactRated {
  LevelCode level;
  std::string level_name;
  std::optional<Instant> decision_due;  ///< counted from receipt, also when it is rated again
  std::optional<Instant> return_due;
  std::string reason;

  friend bool operator==(const ContactRated&, const ContactRated&) = default;
};

struct GateSigned {
  Route route = Route::through_mash;
  std::string reason;

  friend bool operator==(const GateSigned&, const GateSigned&) = default;
};

// ---- enquiry: who was asked, and what they said
// ---------------------------------------------------------------------

struct CaseAssigned {
  StaffId worker;

  friend bool operator==(const CaseAssigned&, const CaseAssigned&) = default;
};

struct TimescaleSet {
  Instant due{};
  DueFor due_for = DueFor::decision;
  std::string reason;

  friend bool operator==(const TimescaleSet&, const TimescaleSet&) = default;
};

struct InformationRequested {
  RequestId request;
  AgencyCode agency;
  std::string agency_name;
  std::optional<Instant> due;
  BasisCode basis;
  std::string basis_name;
  std::vector<PersonId> about;  ///< who is to be searched for
  std::string why;
  std::string particulars;  ///< what is wanted, in words; empty means the agency's usual set

  friend bool operator==(const InformationRequested&, const InformationRequested&) = default;
};

struct AgencyLeftOut {
  AgencyCode agency;
  std::string agency_name;
  std::string reason;

  friend bool operator==(const AgencyLeftOut&, const AgencyLeftOut&) = default;
};

struct MoreAsked {
  RequestId request;
  std::string particulars;

  friend bool operator==(const MoreAsked&, const MoreAsked&) = default;
};

/// An agency was reminded of what it had been asked.
struct RequestChased {
  RequestId request;
  std::string note;

  friend bool operator==(const RequestChased&, const RequestChased&) = default;
};

struct InformationReturned {
  RequestId request;
  ReturnId answer;
  ReturnKind kind = ReturnKind::items;
  bool more_to_come = false;  ///< a part answer
  std::string own_reference;  ///< the agency's own
  std::string reason;         ///< why held but not shared, or refused

  friend bool operator==(const InformationReturned&, const InformationReturned&) = default;
};

struct ItemReturned {
  ItemId item;
  RequestId request;
  ReturnId answer;
  Relevance relevance = Relevance::relevant;
  Handling handling = Handling::hub_only;
  std::vector<PersonId> about;
  std::optional<PartialDate> concerned;  ///< when what it tells of happened
  std::string text;
  std::string source;
  std::string own_reference;

  friend bool operator==(const ItemReturned&, const ItemReturned&) = default;
};

// ---- release: what an agency gave leaves only by a decision
// ----------------------------------------------------------------------------------

/// What an agency gave is held: that it is there may be seen, and these words, not what it says.
struct ItemHeld {
  ItemId item;
  RequestId request;
  std::string flag;  ///< "Ask the detective sergeant on duty"; empty: only that there is something

  friend bool operator==(const ItemHeld&, const ItemHeld&) = default;
};

/// One decision that one item goes to one recipient. Risk and relevance are two judgements; fields
/// follow section 16LA of the Children Act 2004. Version 1 had none of the fields after `until`,
/// and knew no recipient but the case and somebody outside.
struct ItemReleased {
  ItemId item;
  RequestId request;
  ReleaseId release;
  ReleaseTo to = ReleaseTo::the_case;
  std::string recipient;  ///< whose name it goes under; into the case: empty
  std::string purpose;
  BasisCode basis;
  std::string basis_name;
  std::string relevance;  ///< why it helps whoever receives it
  std::string risk;       ///< whether letting it out would do the child more harm than keeping it
  std::string conditions;
  std::optional<Instant> until;  ///< from then on it is as if it had never been let out
  AgencyCode agency;             ///< to an agency of this hub: which
  HowMuch extent = HowMuch::whole;
  std::string words;    ///< of a part: what goes; of one that only exists: how that is said
  std::string consent;  ///< who agreed for the owner by telephone, where another records it
  std::optional<std::string> agreement;  ///< the sharing agreement in force with that agency that
                                         ///< day; empty: none; nothing: not to an agency

  friend bool operator==(const ItemReleased&, const ItemReleased&) = default;
};

/// A decision that an item does not go somewhere; it is recorded as carefully as one that it does.
/// Version 1 had none of the fields after `reason`: both judgements are empty in it.
struct ItemKept {
  ItemId item;
  RequestId request;
  std::string recipient;  ///< who would have had it; empty: the case
  std::string reason;     ///< why not, all in all
  ReleaseTo to = ReleaseTo::the_case;
  AgencyCode agency;
  std::string purpose;  ///< what it was wanted for
  BasisCode basis;      ///< on which it was wanted; empty: nobody named one
  std::string basis_name;
  std::string relevance;
  std::string risk;
  std::optional<Instant> look_again;  ///< when it is to be weighed anew

  friend bool operator==(const ItemKept&, const ItemKept&) = default;
};

/// The hub asks whose item it is to let it go to somebody. Version 1 did not say how much of it.
struct ReleaseAsked {
  ItemId item;
  RequestId request;
  ReleaseTo to = ReleaseTo::outside;
  AgencyCode agency;
  std::string recipient;
  std::string purpose;
  std::string relevance;
  std::string risk;               ///< as the one who asks sees it
  std::optional<HowMuch> extent;  ///< at most; nothing: it was not said
  std::string words;              ///< of a part of what the hub may read: which

  friend bool operator==(const ReleaseAsked&, const ReleaseAsked&) = default;
};

/// A released item was told to whom it was released: the telling, which rests on the decision.
struct ItemTold {
  LetterId notice;  ///< several items may go in one
  ItemId item;
  RequestId request;
  ReleaseId release;
  ToldHow way = ToldHow::printed;

  friend bool operator==(const ItemTold&, const ItemTold&) = default;
};

/// Who told the hub is an item too. One decision that somebody is told it, or is not.
struct ReferrerSharingDecided {
  ReleaseId release;
  bool goes = false;
  ReleaseTo to = ReleaseTo::the_family;
  AgencyCode agency;
  std::string recipient;
  std::string purpose;
  BasisCode basis;
  std::string basis_name;
  std::string relevance;
  std::string risk;
  std::string conditions;
  std::string reason;  ///< why not, all in all; empty where it goes
  std::optional<Instant> until;

  friend bool operator==(const ReferrerSharingDecided&, const ReferrerSharingDecided&) = default;
};

struct ReferrerReleaseEnded {
  ReleaseId release;
  std::string reason;

  friend bool operator==(const ReferrerReleaseEnded&, const ReferrerReleaseEnded&) = default;
};

struct ReleaseEnded {
  ItemId item;
  RequestId request;
  ReleaseId release;
  std::string reason;

  friend bool operator==(const ReleaseEnded&, const ReleaseEnded&) = default;
};

/// What somebody proposes to let out of an item under seal: nothing goes before another agrees.
struct ReleaseProposed : ItemReleased {
  friend bool operator==(const ReleaseProposed&, const ReleaseProposed&) = default;
};

/// Another agreed: from now on what was proposed is in force.
struct ReleaseSeconded {
  ItemId item;
  RequestId request;
  ReleaseId release;
  StaffId second;

  friend bool operator==(const ReleaseSeconded&, const ReleaseSeconded&) = default;
};

/// Which of an agency's questions one request puts, and what it asks beside them.
struct QuestionsPut {
  RequestId request;
  std::string set_name;  ///< "education.v1"
  std::vector<ParticularCode> left_out;
  std::vector<std::string> added;

  friend bool operator==(const QuestionsPut&, const QuestionsPut&) = default;
};

/// One question with its answer, in the words they had that day.
struct QuestionAnswered {
  std::string question;
  std::string answer;

  friend bool operator==(const QuestionAnswered&, const QuestionAnswered&) = default;
};

struct QuestionsAnswered {
  RequestId request;
  ReturnId answer;
  std::vector<QuestionAnswered> answers;

  friend bool operator==(const QuestionsAnswered&, const QuestionsAnswered&) = default;
};

/// An agency asks one of its people, or somebody outside, for its answer.
struct PersonAsked {
  RequestId request;
  EnquiryId enquiry;
  std::string whom;  ///< name and post: "the health visitor", "the class teacher"

  friend bool operator==(const PersonAsked&, const PersonAsked&) = default;
};

struct PersonAnswered {
  RequestId request;
  EnquiryId enquiry;
  std::string words;

  friend bool operator==(const PersonAnswered&, const PersonAnswered&) = default;
};

/// Whoever is asked stands in the directory, as it stood that day.
struct FoundInDirectory {
  RequestId request;
  EnquiryId enquiry;
  EntryId entry;
  std::string setting;  ///< its name

  friend bool operator==(const FoundInDirectory&, const FoundInDirectory&) = default;
};

/// Somebody asked was given a link to answer by. Neither its address nor its code is in here.
struct GuestLinkMade {
  RequestId request;
  EnquiryId enquiry;
  LinkId link;
  std::vector<PersonId> named;  ///< of those to be searched for, whom the guest is told
  Instant until{};

  friend bool operator==(const GuestLinkMade&, const GuestLinkMade&) = default;
};

struct GuestLinkEnded {
  RequestId request;
  EnquiryId enquiry;
  LinkId link;
  std::string reason;

  friend bool operator==(const GuestLinkEnded&, const GuestLinkEnded&) = default;
};

/// What a guest answered to one question: as it was chosen, and in the words of that day.
struct GuestAnswer {
  ParticularCode code;
  std::vector<std::string> values;
  QuestionAnswered in_words;

  friend bool operator==(const GuestAnswer&, const GuestAnswer&) = default;
};

/// The whole answer of a guest, sent once. Who they say they are is not checked by anybody.
struct GuestAnswered {
  RequestId request;
  EnquiryId enquiry;
  LinkId link;
  std::string claimed_name;
  std::string claimed_post;
  std::vector<GuestAnswer> answers;
  std::string words;

  friend bool operator==(const GuestAnswered&, const GuestAnswered&) = default;
};

/// What somebody who was asked may be told of what came of it, and why they may.
struct ToldOfOutcome {
  RequestId request;
  EnquiryId enquiry;
  std::string words;
  std::string ground;  ///< code of the hub's ground to share outside; empty where it lists none
  std::string ground_words;
  std::string why;

  friend bool operator==(const ToldOfOutcome&, const ToldOfOutcome&) = default;
};

/// The case goes from one worker to the next, with what the next one must know.
struct CaseHandedOver {
  StaffId to;
  std::string note;

  friend bool operator==(const CaseHandedOver&, const CaseHandedOver&) = default;
};

// ---- decision: weighing, recommending, deciding
// ---------------------------------------------------------------------

struct RecordWritten {
  std::string summary;
  std::string analysis;

  friend bool operator==(const RecordWritten&, const RecordWritten&) = default;
};

struct ChosenOutcome {
  OutcomeCode outcome;
  std::string outcome_name;
  std::string receiver;  ///< the team, service or agency it goes to; empty where nobody receives it

  friend bool operator==(const ChosenOutcome&, const ChosenOutcome&) = default;
};

struct OutcomeRecommended {
  PersonId child;
  std::vector<ChosenOutcome> outcomes;
  std::string reason;

  friend bool operator==(const OutcomeRecommended&, const OutcomeRecommended&) = default;
};

struct SentBack {
  std::string reason;

  friend bool operator==(const SentBack&, const SentBack&) = default;
};

struct OutcomeDecided {
  PersonId child;
  std::vector<ChosenOutcome> outcomes;
  std::string reason;

  friend bool operator==(const OutcomeDecided&, const OutcomeDecided&) = default;
};

/// Something that was missing when the decision was made. Nothing is decided in silence.
struct Gap {
  GapKind kind = GapKind::unanswered_request;
  Id128 subject;  ///< the request, item or person it is about

  friend auto operator<=>(const Gap&, const Gap&) = default;
};

struct GapAccepted {
  Gap gap;
  std::string reason;

  friend bool operator==(const GapAccepted&, const GapAccepted&) = default;
};

struct DecisionMade {
  std::vector<GapAccepted> gaps;

  friend bool operator==(const DecisionMade&, const DecisionMade&) = default;
};

/// An answer came after the decision: the question is open again, and the decision stands until
/// somebody looks.
struct DecisionReopened {
  RequestId request;
  ReturnId answer;

  friend bool operator==(const DecisionReopened&, const DecisionReopened&) = default;
};

/// Somebody who decides wants it looked at again; until then it stands.
struct DecisionOpenedAgain {
  friend bool operator==(const DecisionOpenedAgain&, const DecisionOpenedAgain&) = default;
};

struct DecisionConfirmed {
  std::string reason;

  friend bool operator==(const DecisionConfirmed&, const DecisionConfirmed&) = default;
};

// ---- family: what they agreed to, were told and said
// ----------------------------------------------------------------------------------

/// Agreement for one purpose, as the hub's rule for that purpose asks.
struct AgreementRecorded {
  hub::Purpose purpose = hub::Purpose::check;
  AgreementState state = AgreementState::not_asked;
  std::string ground;  ///< code of the hub's ground to go on without; empty: none was needed
  std::string ground_words;
  std::optional<TellingRisk> telling;  ///< where it was weighed whether to tell them first
  bool told = false;
  std::string reason;

  friend bool operator==(const AgreementRecorded&, const AgreementRecorded&) = default;
};

/// A conversation with the family, kept as their own view and not as the hub's.
struct FamilyHeard {
  std::vector<PersonId> who;
  std::string words;

  friend bool operator==(const FamilyHeard&, const FamilyHeard&) = default;
};

struct FamilyContactPlanned {
  std::string who;  ///< the person or service that will contact the family
  Instant by{};

  friend bool operator==(const FamilyContactPlanned&, const FamilyContactPlanned&) = default;
};

/// Whoever was to contact the family has done so.
struct FamilyContacted {
  std::string words;

  friend bool operator==(const FamilyContacted&, const FamilyContacted&) = default;
};

struct FamilyLetterWritten {
  LetterId letter;
  std::string template_name;
  std::string text;

  friend bool operator==(const FamilyLetterWritten&, const FamilyLetterWritten&) = default;
};

struct FamilyLetterWithheld {
  std::string reason;  ///< why it must not be sent

  friend bool operator==(const FamilyLetterWithheld&, const FamilyLetterWithheld&) = default;
};

/// Something was told to somebody outside the hub, on one of the hub's grounds.
struct SharedOutside {
  std::string recipient;
  std::string ground;
  std::string ground_words;
  std::string what;
  std::string why;

  friend bool operator==(const SharedOutside&, const SharedOutside&) = default;
};

// ---- together: what several people bring to one case
// ------------------------------------------------------------------------------------------

struct ViewGiven {
  ViewOn on = ViewOn::decision;
  bool dissents = false;
  std::string view;

  friend bool operator==(const ViewGiven&, const ViewGiven&) = default;
};

/// The level of need, in the words of the hub's threshold document. Not urgency.
struct NeedJudged {
  LevelCode level;
  std::string level_name;
  std::string reason;

  friend bool operator==(const NeedJudged&, const NeedJudged&) = default;
};

struct RiskAssessed {
  std::string text;

  friend bool operator==(const RiskAssessed&, const RiskAssessed&) = default;
};

struct StrategyDiscussionCalled {
  DiscussionId discussion;
  Instant when{};
  std::vector<AgencyCode> invited;
  std::string why;

  friend bool operator==(const StrategyDiscussionCalled&,
                         const StrategyDiscussionCalled&) = default;
};

/// Something agreed, with its owner and day.
struct AgreedAction {
  std::string what;
  std::string owner;
  std::optional<Instant> by;

  friend bool operator==(const AgreedAction&, const AgreedAction&) = default;
};

struct StrategyDiscussionHeld {
  DiscussionId discussion;
  std::vector<AgencyCode> came;
  std::string without_because;  ///< why it went on without social care, police or health
  std::string decided;
  std::vector<AgreedAction> actions;
  Section47 section_47 = Section47::not_yet;

  friend bool operator==(const StrategyDiscussionHeld&, const StrategyDiscussionHeld&) = default;
};

/// Professionals disagree. It has stages with clocks, and never stops the child's.
struct DisagreementRaised {
  DisagreementId disagreement;
  std::string stage;
  std::optional<Instant> due;
  std::string words;

  friend bool operator==(const DisagreementRaised&, const DisagreementRaised&) = default;
};

struct DisagreementTakenOn {
  DisagreementId disagreement;
  std::string stage;  ///< the next one
  std::optional<Instant> due;
  std::string words;

  friend bool operator==(const DisagreementTakenOn&, const DisagreementTakenOn&) = default;
};

struct DisagreementSettled {
  DisagreementId disagreement;
  std::string words;

  friend bool operator==(const DisagreementSettled&, const DisagreementSettled&) = default;
};

/// The hub's own assessment of a case is begun: a step of its own, which only some hubs take.
struct AssessmentStarted {
  friend bool operator==(const AssessmentStarted&, const AssessmentStarted&) = default;
};

/// What it means for one child.
struct ChildAssessed {
  PersonId child;
  std::string words;

  friend bool operator==(const ChildAssessed&, const ChildAssessed&) = default;
};

struct AssessmentCompleted {
  std::string known;
  std::string family;  ///< what the family says of it
  std::string recommended;

  friend bool operator==(const AssessmentCompleted&, const AssessmentCompleted&) = default;
};

// ---- pathway: what one kind of worry always asks for
// -----------------------------------------------------------------------------------------

struct PathwayOpened {
  PathwayCode pathway;
  std::string name;
  std::optional<Instant> due;
  std::string reason;

  friend bool operator==(const PathwayOpened&, const PathwayOpened&) = default;
};

struct PathwayStepDone {
  PathwayCode pathway;
  PathwayStepCode step;
  std::string step_words;
  bool not_needed = false;  ///< not done, and `note` says why
  std::string note;

  friend bool operator==(const PathwayStepDone&, const PathwayStepDone&) = default;
};

struct PathwayEnded {
  PathwayCode pathway;
  std::string reason;

  friend bool operator==(const PathwayEnded&, const PathwayEnded&) = default;
};

// ---- feedback: telling the referrer
// ---------------------------------------------------------------------------------

struct FeedbackWritten {
  LetterId letter;
  std::string template_name;
  std::string text;

  friend bool operator==(const FeedbackWritten&, const FeedbackWritten&) = default;
};

struct FeedbackApproved {
  LetterId letter;

  friend bool operator==(const FeedbackApproved&, const FeedbackApproved&) = default;
};

struct FeedbackGiven {
  LetterId letter;
  FeedbackWay way = FeedbackWay::printed;

  friend bool operator==(const FeedbackGiven&, const FeedbackGiven&) = default;
};

struct ContactClosed {
  std::string reason;  ///< why no feedback was given; empty when it was

  friend bool operator==(const ContactClosed&, const ContactClosed&) = default;
};

// ---- retention: what was destroyed, and what was written in its place
// -----------------------------------------------------------------------------------------

/// Words of this case file were destroyed, keys and ciphertext; ids, codes and times remain. Why,
/// and by which two people, is in the stream of the hub's retention (domain/retention/events.h).
struct ContentDestroyed {
  DestructionId destruction;
  std::optional<PersonId> child;  ///< only what was about this one; nothing: every word
  std::uint32_t parts = 0;
  StaffId proposed_by;    ///< whoever signed the event approved it
  bool replayed = false;  ///< done again by the system, on a database that came from a backup

  friend bool operator==(const ContentDestroyed&, const ContentDestroyed&) = default;
};

/// The words of an earlier event written anew by a person, without one child. They take the place
/// of the first words when those are destroyed, and not before.
struct RenditionWritten {
  std::uint64_t of = 0;  ///< the event's place in this stream
  Bytes content;         ///< as that event's own content is spelled

  friend bool operator==(const RenditionWritten&, const RenditionWritten&) = default;
};

// ---- access: what keeps a case or a part of it to fewer people
// ---------------------------------------------------------------------------------

/// An agency keeps one of its items to people it names. That it is there may be known, or not.
struct ItemSealed {
  ItemId item;
  RequestId request;
  std::vector<StaffId> listed;
  bool silent = false;  ///< not even that there is something
  std::string reason;

  friend bool operator==(const ItemSealed&, const ItemSealed&) = default;
};

/// Two people opened the seal: from now on the item is as any other.
struct ItemUnsealed {
  ItemId item;
  RequestId request;
  Id128 proposal;  ///< by which two people did it
  std::string reason;

  friend bool operator==(const ItemUnsealed&, const ItemUnsealed&) = default;
};

/// It is nobody's for now, and waits to be given to somebody again.
struct CaseReturned {
  StaffId from;

  friend bool operator==(const CaseReturned&, const CaseReturned&) = default;
};

using CaseEvent = std::variant<
    ContactReceived, PersonDescribed, ConcernRaised, ContactAddedTo, IssuesNoted,
    AllocatedWorkerFound, ContactScreened, ContactRated, GateSigned, CaseAssigned, TimescaleSet,
    InformationRequested, AgencyLeftOut, MoreAsked, RequestChased, InformationReturned,
    ItemReturned, RecordWritten, OutcomeRecommended, SentBack, OutcomeDecided, DecisionMade,
    DecisionReopened, DecisionConfirmed, FeedbackWritten, FeedbackApproved, FeedbackGiven,
    ContactClosed, AgreementRecorded, FamilyHeard, FamilyContactPlanned, FamilyContacted,
    FamilyLetterWritten, FamilyLetterWithheld, SharedOutside, ViewGiven, NeedJudged, RiskAssessed,
    StrategyDiscussionCalled, StrategyDiscussionHeld, DisagreementRaised, DisagreementTakenOn,
    DisagreementSettled, PathwayOpened, PathwayStepDone, PathwayEnded, QuestionsPut,
    QuestionsAnswered, PersonAsked, PersonAnswered, CaseHandedOver, ItemHeld, ItemReleased,
    ItemKept, ReleaseEnded, AssessmentStarted, ChildAssessed, AssessmentCompleted, FoundInDirectory,
    GuestLinkMade, GuestLinkEnded, GuestAnswered, ToldOfOutcome, ItemSealed, ItemUnsealed,
    CaseReturned, ReleaseAsked, ItemTold, ReferrerSharingDecided, ReferrerReleaseEnded,
    ReleaseProposed, ReleaseSeconded, DecisionOpenedAgain, ContentDestroyed, RenditionWritten>;

using CaseEvents = std::vector<CaseEvent>;

/// An event as the ledger gives it back: with who, when, and its place in the stream.
struct RecordedEvent {
  CaseEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
  bool erased = false;     ///< its words were destroyed; ids and codes remain
  bool rewritten = false;  ///< its words were destroyed, and a rendition's are in their place
};

}  // namespace openmash
