// A contact and all that grew from it, as a struct of small parts.
// Built only by replaying events with `evolve`, which never consults a profile or a clock: what it
// needs, the events carry. Erased words are simply absent. Rules that read it are the verbs in
// intake/, triage/, enquiry/, decision/ and feedback/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/casefile/events.h"

namespace openmash {

/// A fact together with who recorded it and when.
template <class Fact>
struct Signed {
  Fact what;
  Actor by;
  Instant at{};
};

struct Intake {
  ContactReceived contact;
  Actor received_from;
  std::vector<PersonDescribed> people;
  std::vector<ConcernRaised> concerns;
  std::vector<Signed<ContactAddedTo>> additions;
};

struct Triage {
  std::vector<IssuesNoted> issues;                  ///< the newest for each child
  std::vector<AllocatedWorkerFound> with_a_worker;  ///< the newest for each child
  std::optional<Signed<ContactScreened>> screened;
  std::vector<Signed<ContactRated>> ratings;  ///< oldest first: the last one holds
  std::optional<Signed<GateSigned>> gate;
};

/// Where one agency's answer stands. Silence is a state of its own.
enum class AnswerState { silent, part, items, nothing_held, held_not_shared, refused };

/// A way in for somebody who was asked and has no account.
struct GuestLink {
  Signed<GuestLinkMade> made;
  std::optional<Signed<GuestLinkEnded>> ended;

  [[nodiscard]] bool lives_at(Instant now) const { return !ended && now < made.what.until; }
};

/// One of the people an agency asks for its answer.
struct NamedEnquiry {
  Signed<PersonAsked> asked;
  std::optional<Signed<PersonAnswered>> answered;
  std::optional<FoundInDirectory> from;
  std::vector<GuestLink> links;
  std::optional<Signed<GuestAnswered>> by_guest;
  std::vector<Signed<ToldOfOutcome>> told;

  [[nodiscard]] bool has_answered() const { return answered || by_guest; }
  [[nodiscard]] const GuestLink* link(LinkId id) const;
};

struct Request {
  Signed<InformationRequested> asked;
  std::optional<QuestionsPut> questions;
  std::vector<NamedEnquiry> enquiries;
  std::vector<Signed<QuestionsAnswered>> question_answers;
  std::vector<Signed<MoreAsked>> more;
  std::vector<Signed<RequestChased>> chased;
  std::vector<Signed<InformationReturned>> answers;
  std::vector<Signed<ItemReturned>> items;
  std::vector<Signed<ItemHeld>> held;  ///< those that came held, whatever became of them since
  std::vector<Signed<ItemReleased>> released;
  std::vector<Signed<ReleaseProposed>> proposed;  ///< of items under seal, until another agrees
  std::vector<Signed<ItemKept>> kept;
  std::vector<Signed<ReleaseEnded>> ended;
  std::vector<Signed<ItemSealed>> sealed;       ///< those under seal; opened, it is gone from here
  std::vector<Signed<ReleaseAsked>> asked_for;  ///< by the hub, of the agency whose item it is
  std::vector<Signed<ItemTold>> told;           ///< the tellings, each on a release

  [[nodiscard]] const NamedEnquiry* find(EnquiryId id) const;
  [[nodiscard]] AnswerState state() const;
  [[nodiscard]] bool waits() const;           ///< for an answer, or for the rest of one
  [[nodiscard]] bool waits_for_more() const;  ///< more was asked and nothing has come since
};

struct Enquiry {
  std::optional<StaffId> worker;
  std::optional<Signed<TimescaleSet>> timescale;
  std::vector<Request> requests;
  std::vector<Signed<AgencyLeftOut>> left_out;

  [[nodiscard]] const Request* find(RequestId id) const;
  [[nodiscard]] const Request* find(const AgencyCode& agency) const;
};

/// The hub's own assessment, where it makes one. Every version is in the ledger; the newest counts.
struct Assessment {
  Signed<AssessmentStarted> started;
  std::vector<Signed<ChildAssessed>> children;  ///< the newest for each child
  std::optional<Signed<AssessmentCompleted>> completed;
};

struct Weighing {
  std::optional<Assessment> assessment;
  std::optional<Signed<RecordWritten>> record;
  std::vector<Signed<OutcomeRecommended>> recommended;  ///< the newest for each child
  std::vector<Actor> recommenders;  ///< whoever ever recommended here, also what was replaced
  std::optional<Signed<SentBack>>
      sent_back;  ///< until the record or a recommendation is written again
};

/// What the family agreed to, was told and said.
struct Family {
  std::vector<Signed<AgreementRecorded>> agreements;  ///< oldest first: the last of a purpose holds
  std::vector<Signed<FamilyHeard>> heard;
  std::optional<Signed<FamilyContactPlanned>> planned;
  std::optional<Signed<FamilyContacted>> contacted;
  std::optional<Signed<FamilyLetterWithheld>> letter_withheld;
  std::vector<Signed<SharedOutside>> shared_outside;
  std::vector<Signed<ReferrerSharingDecided>> on_referrer;  ///< who may be told who told the hub
  std::vector<Signed<ReferrerReleaseEnded>> on_referrer_ended;

  [[nodiscard]] const AgreementRecorded* agreement(hub::Purpose purpose) const;
  /// What was weighed last of telling them, for this purpose; nothing: nobody has.
  [[nodiscard]] std::optional<TellingRisk> telling(hub::Purpose purpose) const;
};

struct StrategyDiscussion {
  Signed<StrategyDiscussionCalled> called;
  std::optional<Signed<StrategyDiscussionHeld>> held;
};

struct Disagreement {
  Signed<DisagreementRaised> raised;
  std::vector<Signed<DisagreementTakenOn>> taken_on;
  std::optional<Signed<DisagreementSettled>> settled;

  [[nodiscard]] const std::string& stage() const;
  [[nodiscard]] std::optional<Instant> due() const;
};

/// What several people bring to one case.
struct Together {
  std::vector<Signed<ViewGiven>> views;
  std::optional<Signed<NeedJudged>> need;
  std::optional<Signed<RiskAssessed>> risk;
  std::vector<StrategyDiscussion> discussions;
  std::vector<Disagreement> disagreements;
};

/// A pathway that is followed in this case; several may be at once.
struct FollowedPathway {
  Signed<PathwayOpened> opened;
  std::vector<Signed<PathwayStepDone>> done;
  std::optional<Signed<PathwayEnded>> ended;
};

struct Decision {
  std::vector<Signed<OutcomeDecided>> outcomes;  ///< the newest for each child
  std::optional<Signed<DecisionMade>> made;
  std::vector<Signed<DecisionReopened>>
      reopened;  ///< answers that came since and were not looked at
  std::optional<Signed<DecisionConfirmed>> confirmed;
  bool declined = false;      ///< the family declined what was decided, and nobody has looked
  bool added_since = false;   ///< the referrer wrote again after it was made, and nobody has looked
  bool opened_again = false;  ///< somebody who decides wants it looked at, and nobody has
};

struct Letter {
  Signed<FeedbackWritten> written;
  bool to_family = false;
  std::optional<Signed<FeedbackApproved>> approved;
  std::optional<Signed<FeedbackGiven>> given;
};

struct Feedback {
  std::vector<Letter> letters;
  std::optional<Signed<ContactClosed>> closed;
};

struct CaseFile {
  ContactId id;
  std::uint64_t version = 0;  ///< events folded so far; 0 is a contact that does not exist
  Intake intake;
  Triage triage;
  Enquiry enquiry;
  Weighing weighing;
  Family family;
  Together together;
  std::vector<FollowedPathway> pathways;
  std::vector<Signed<CaseHandedOver>> handed_over;
  Decision decision;
  Feedback feedback;
  std::vector<Signed<ContentDestroyed>> destroyed;

  [[nodiscard]] bool exists() const { return version != 0; }
  [[nodiscard]] const PersonDescribed* person(PersonId id) const;
  [[nodiscard]] std::vector<const PersonDescribed*> children()
      const;  ///< born and unborn, in the order given
  [[nodiscard]] const ContactRated* rating() const;
  [[nodiscard]] bool is_assessed() const {
    return weighing.assessment && weighing.assessment->completed;
  }
  [[nodiscard]] bool is_decided() const { return decision.made.has_value(); }
  /// Decided, and something has come since that nobody has looked at.
  [[nodiscard]] bool is_open_again() const {
    return !decision.reopened.empty() || decision.added_since || decision.declined ||
           decision.opened_again;
  }
  /// Decided, and nothing has come since: the work on it is done.
  [[nodiscard]] bool is_settled() const { return is_decided() && !is_open_again(); }
  /// Every word was destroyed: what is left says that there was a contact, and when.
  [[nodiscard]] bool is_erased() const;
  [[nodiscard]] bool goes_to_worker() const;
  [[nodiscard]] bool goes_straight() const;                   ///< to an outcome: no agency is asked
  [[nodiscard]] std::optional<Instant> decision_due() const;  ///< the hub's own clock
};

void evolve(CaseFile& file, const RecordedEvent& recorded);

[[nodiscard]] CaseFile fold(ContactId id, const std::vector<RecordedEvent>& events);

}  // namespace openmash
