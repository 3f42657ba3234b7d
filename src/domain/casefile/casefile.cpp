#include "domain/casefile/casefile.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/match.h"

namespace openmash {

namespace {

template <class Fact>
Signed<Fact> sign(const Fact& fact, const RecordedEvent& recorded) {
  return {.what = fact, .by = recorded.by, .at = recorded.at};
}

PersonId child_of(const IssuesNoted& fact) {
  return fact.child;
}
PersonId child_of(const AllocatedWorkerFound& fact) {
  return fact.child;
}
PersonId child_of(const Signed<OutcomeRecommended>& fact) {
  return fact.what.child;
}
PersonId child_of(const Signed<OutcomeDecided>& fact) {
  return fact.what.child;
}
PersonId child_of(const Signed<ChildAssessed>& fact) {
  return fact.what.child;
}

Assessment& assessment_in(CaseFile& file) {
  ensure(file.weighing.assessment.has_value(), "an assessment is completed after it was started");
  return *file.weighing.assessment;
}

/// Keeps one fact for each child: the newest.
template <class Fact>
void replace_for_child(std::vector<Fact>& facts, Fact fact) {
  std::erase_if(facts, [&](const Fact& old) { return child_of(old) == child_of(fact); });
  facts.push_back(std::move(fact));
}

Request& request_in(CaseFile& file, RequestId id) {
  const auto found = std::ranges::find_if(
      file.enquiry.requests, [id](const Request& r) { return r.asked.what.request == id; });
  ensure(found != file.enquiry.requests.end(), "an answer belongs to a request in its stream");
  return *found;
}

/// The newest that fits: what was begun again is what goes on.
template <class Thing, class Fits>
Thing& one_in(std::vector<Thing>& things, const Fits& fits) {
  const auto found = std::find_if(things.rbegin(), things.rend(), fits);
  ensure(found != things.rend(), "what goes on was begun in its stream");
  return *found;
}

Disagreement& disagreement_in(CaseFile& file, DisagreementId id) {
  return one_in(file.together.disagreements,
                [id](const Disagreement& one) { return one.raised.what.disagreement == id; });
}

FollowedPathway& pathway_in(CaseFile& file, const PathwayCode& code) {
  return one_in(file.pathways,
                [&code](const FollowedPathway& one) { return one.opened.what.pathway == code; });
}

NamedEnquiry& enquiry_in(CaseFile& file, RequestId request, EnquiryId id) {
  return one_in(request_in(file, request).enquiries,
                [id](const NamedEnquiry& one) { return one.asked.what.enquiry == id; });
}

Letter& letter_in(CaseFile& file, LetterId id) {
  const auto found = std::ranges::find_if(
      file.feedback.letters, [id](const Letter& l) { return l.written.what.letter == id; });
  ensure(found != file.feedback.letters.end(), "an approval belongs to a letter in its stream");
  return *found;
}

}  // namespace

void evolve(CaseFile& file, const RecordedEvent& recorded) {
  const auto signed_ = [&recorded](const auto& fact) { return sign(fact, recorded); };
  match(
      recorded.event,
      [&](const ContactReceived& e) {
        file.intake.contact = e;
        file.intake.received_from = recorded.by;
      },
      [&](const PersonDescribed& e) { file.intake.people.push_back(e); },
      [&](const ConcernRaised& e) { file.intake.concerns.push_back(e); },
      [&](const ContactAddedTo& e) {
        file.intake.additions.push_back(signed_(e));
        file.decision.added_since = file.is_decided();
        file.feedback.closed.reset();  // new words about a child are never filed unread
      },
      [&](const IssuesNoted& e) { replace_for_child(file.triage.issues, e); },
      [&](const AllocatedWorkerFound& e) { replace_for_child(file.triage.with_a_worker, e); },
      [&](const ContactScreened& e) { file.triage.screened = signed_(e); },
      [&](const ContactRated& e) { file.triage.ratings.push_back(signed_(e)); },
      [&](const GateSigned& e) { file.triage.gate = signed_(e); },
      [&](const CaseAssigned& e) { file.enquiry.worker = e.worker; },
      [&](const TimescaleSet& e) { file.enquiry.timescale = signed_(e); },
      [&](const InformationRequested& e) {
        file.enquiry.requests.push_back({.asked = signed_(e)});
      },
      [&](const AgencyLeftOut& e) { file.enquiry.left_out.push_back(signed_(e)); },
      [&](const MoreAsked& e) { request_in(file, e.request).more.push_back(signed_(e)); },
      [&](const RequestChased& e) { request_in(file, e.request).chased.push_back(signed_(e)); },
      [&](const InformationReturned& e) {
        request_in(file, e.request).answers.push_back(signed_(e));
      },
      [&](const ItemReturned& e) { request_in(file, e.request).items.push_back(signed_(e)); },
      [&](const RecordWritten& e) {
        file.weighing.record = signed_(e);
        file.weighing.sent_back.reset();
      },
      [&](const OutcomeRecommended& e) {
        replace_for_child(file.weighing.recommended, signed_(e));
        file.weighing.recommenders.push_back(recorded.by);
        file.weighing.sent_back.reset();
      },
      [&](const SentBack& e) { file.weighing.sent_back = signed_(e); },
      [&](const OutcomeDecided& e) { replace_for_child(file.decision.outcomes, signed_(e)); },
      [&](const DecisionMade& e) {
        file.decision.made = signed_(e);
        file.decision.reopened.clear();
        file.decision.added_since = false;
        file.decision.opened_again = false;
        file.decision.declined = false;
      },
      [&](const DecisionReopened& e) {
        file.decision.reopened.push_back(signed_(e));
        file.feedback.closed
            .reset();  // whoever was told before must be told anew, or a reason given
      },
      [&](const DecisionConfirmed& e) {
        file.decision.confirmed = signed_(e);
        file.decision.reopened.clear();
        file.decision.added_since = false;
        file.decision.opened_again = false;
        file.decision.declined = false;
      },
      [&](const FeedbackWritten& e) { file.feedback.letters.push_back({.written = signed_(e)}); },
      [&](const FeedbackApproved& e) { letter_in(file, e.letter).approved = signed_(e); },
      [&](const FeedbackGiven& e) { letter_in(file, e.letter).given = signed_(e); },
      [&](const ContactClosed& e) { file.feedback.closed = signed_(e); },
      [&](const AgreementRecorded& e) {
        file.family.agreements.push_back(signed_(e));
        if (e.purpose == hub::Purpose::advice_and_support && e.state == AgreementState::declined &&
            file.is_decided()) {
          file.decision.declined = true;
          file.feedback.closed.reset();
        }
      },
      [&](const FamilyHeard& e) { file.family.heard.push_back(signed_(e)); },
      [&](const FamilyContactPlanned& e) {
        file.family.planned = signed_(e);
        file.family.contacted.reset();
      },
      [&](const FamilyContacted& e) { file.family.contacted = signed_(e); },
      [&](const FamilyLetterWritten& e) {
        file.feedback.letters.push_back(
            {.written = sign(
                 FeedbackWritten{
                     .letter = e.letter, .template_name = e.template_name, .text = e.text},
                 recorded),
             .to_family = true});
        file.family.letter_withheld.reset();
      },
      [&](const FamilyLetterWithheld& e) { file.family.letter_withheld = signed_(e); },
      [&](const SharedOutside& e) { file.family.shared_outside.push_back(signed_(e)); },
      [&](const ViewGiven& e) { file.together.views.push_back(signed_(e)); },
      [&](const NeedJudged& e) { file.together.need = signed_(e); },
      [&](const RiskAssessed& e) { file.together.risk = signed_(e); },
      [&](const StrategyDiscussionCalled& e) {
        file.together.discussions.push_back({.called = signed_(e)});
      },
      [&](const StrategyDiscussionHeld& e) {
        one_in(file.together.discussions, [&](const StrategyDiscussion& one) {
          return one.called.what.discussion == e.discussion;
        }).held = signed_(e);
      },
      [&](const DisagreementRaised& e) {
        file.together.disagreements.push_back({.raised = signed_(e)});
      },
      [&](const DisagreementTakenOn& e) {
        disagreement_in(file, e.disagreement).taken_on.push_back(signed_(e));
      },
      [&](const DisagreementSettled& e) {
        disagreement_in(file, e.disagreement).settled = signed_(e);
      },
      [&](const PathwayOpened& e) { file.pathways.push_back({.opened = signed_(e)}); },
      [&](const PathwayStepDone& e) { pathway_in(file, e.pathway).done.push_back(signed_(e)); },
      [&](const PathwayEnded& e) { pathway_in(file, e.pathway).ended = signed_(e); },
      [&](const QuestionsPut& e) { request_in(file, e.request).questions = e; },
      [&](const QuestionsAnswered& e) {
        request_in(file, e.request).question_answers.push_back(signed_(e));
      },
      [&](const PersonAsked& e) {
        request_in(file, e.request).enquiries.push_back({.asked = signed_(e)});
      },
      [&](const PersonAnswered& e) {
        enquiry_in(file, e.request, e.enquiry).answered = signed_(e);
      },
      [&](const CaseHandedOver& e) { file.handed_over.push_back(signed_(e)); },
      [&](const ItemHeld& e) { request_in(file, e.request).held.push_back(signed_(e)); },
      [&](const ItemReleased& e) { request_in(file, e.request).released.push_back(signed_(e)); },
      [&](const ReleaseProposed& e) { request_in(file, e.request).proposed.push_back(signed_(e)); },
      [&](const ReleaseSeconded& e) {
        // It is the proposer's decision, in force since another agreed to it.
        Request& request = request_in(file, e.request);
        const auto found =
            std::ranges::find(request.proposed, e.release,
                              [](const Signed<ReleaseProposed>& one) { return one.what.release; });
        if (found != request.proposed.end()) {
          request.released.push_back({.what = found->what, .by = found->by, .at = recorded.at});
          request.proposed.erase(found);
        }
      },
      [&](const ItemKept& e) { request_in(file, e.request).kept.push_back(signed_(e)); },
      [&](const ReleaseAsked& e) { request_in(file, e.request).asked_for.push_back(signed_(e)); },
      [&](const ItemTold& e) { request_in(file, e.request).told.push_back(signed_(e)); },
      [&](const ReferrerSharingDecided& e) { file.family.on_referrer.push_back(signed_(e)); },
      [&](const ReferrerReleaseEnded& e) { file.family.on_referrer_ended.push_back(signed_(e)); },
      [&](const ReleaseEnded& e) { request_in(file, e.request).ended.push_back(signed_(e)); },
      [&](const AssessmentStarted& e) {
        file.weighing.assessment = Assessment{.started = signed_(e)};
      },
      [&](const ChildAssessed& e) { replace_for_child(assessment_in(file).children, signed_(e)); },
      [&](const AssessmentCompleted& e) { assessment_in(file).completed = signed_(e); },
      [&](const FoundInDirectory& e) { enquiry_in(file, e.request, e.enquiry).from = e; },
      [&](const GuestLinkMade& e) {
        enquiry_in(file, e.request, e.enquiry).links.push_back({.made = signed_(e)});
      },
      [&](const GuestLinkEnded& e) {
        one_in(enquiry_in(file, e.request, e.enquiry).links, [&](const GuestLink& one) {
          return one.made.what.link == e.link;
        }).ended = signed_(e);
      },
      [&](const GuestAnswered& e) { enquiry_in(file, e.request, e.enquiry).by_guest = signed_(e); },
      [&](const ToldOfOutcome& e) {
        enquiry_in(file, e.request, e.enquiry).told.push_back(signed_(e));
      },
      [&](const ContentDestroyed& e) { file.destroyed.push_back(signed_(e)); },
      [&](const RenditionWritten&) {},  // codec puts its words where they belong
      [&](const ItemSealed& e) { request_in(file, e.request).sealed.push_back(signed_(e)); },
      [&](const ItemUnsealed& e) {
        std::erase_if(request_in(file, e.request).sealed,
                      [&](const Signed<ItemSealed>& one) { return one.what.item == e.item; });
      },
      [&](const DecisionOpenedAgain&) {
        file.decision.opened_again = file.is_decided();
        file.feedback.closed.reset();
      },
      [&](const CaseReturned&) { file.enquiry.worker.reset(); });
  file.version = recorded.sequence;
}

CaseFile fold(ContactId id, const std::vector<RecordedEvent>& events) {
  CaseFile file{.id = id};
  for (const RecordedEvent& recorded : events) {
    evolve(file, recorded);
  }
  return file;
}

const GuestLink* NamedEnquiry::link(LinkId id) const {
  const auto found =
      std::ranges::find_if(links, [id](const GuestLink& one) { return one.made.what.link == id; });
  return found == links.end() ? nullptr : &*found;
}

const NamedEnquiry* Request::find(EnquiryId id) const {
  const auto found = std::ranges::find_if(
      enquiries, [id](const NamedEnquiry& one) { return one.asked.what.enquiry == id; });
  return found == enquiries.end() ? nullptr : &*found;
}

bool Request::waits() const {
  return state() == AnswerState::silent || state() == AnswerState::part;
}

bool Request::waits_for_more() const {
  return !more.empty() && (answers.empty() || answers.back().at < more.back().at);
}

AnswerState Request::state() const {
  if (answers.empty()) {
    return AnswerState::silent;
  }
  const InformationReturned& last = answers.back().what;
  if (last.more_to_come || waits_for_more()) {
    return AnswerState::part;
  }
  if (!items.empty() || !question_answers.empty()) {
    return AnswerState::items;  // what was given is not taken back by a later "nothing more"
  }
  switch (last.kind) {
    case ReturnKind::items:
      return AnswerState::items;
    case ReturnKind::nothing_held:
      return AnswerState::nothing_held;
    case ReturnKind::held_not_shared:
      return AnswerState::held_not_shared;
    case ReturnKind::refused:
      return AnswerState::refused;
  }
  ensure(false, "every kind of return is a state of its request");
}

const AgreementRecorded* Family::agreement(hub::Purpose purpose) const {
  const auto found =
      std::find_if(agreements.rbegin(), agreements.rend(),
                   [purpose](const auto& one) { return one.what.purpose == purpose; });
  return found == agreements.rend() ? nullptr : &found->what;
}

std::optional<TellingRisk> Family::telling(hub::Purpose purpose) const {
  const auto found = std::find_if(
      agreements.rbegin(), agreements.rend(),
      [purpose](const auto& one) { return one.what.purpose == purpose && one.what.telling; });
  return found == agreements.rend() ? std::nullopt : found->what.telling;
}

const std::string& Disagreement::stage() const {
  return taken_on.empty() ? raised.what.stage : taken_on.back().what.stage;
}

std::optional<Instant> Disagreement::due() const {
  return taken_on.empty() ? raised.what.due : taken_on.back().what.due;
}

const Request* Enquiry::find(RequestId id) const {
  const auto found =
      std::ranges::find_if(requests, [id](const Request& r) { return r.asked.what.request == id; });
  return found == requests.end() ? nullptr : &*found;
}

const Request* Enquiry::find(const AgencyCode& agency) const {
  const auto found = std::ranges::find_if(
      requests, [&agency](const Request& r) { return r.asked.what.agency == agency; });
  return found == requests.end() ? nullptr : &*found;
}

const PersonDescribed* CaseFile::person(PersonId id_) const {
  const auto found = std::ranges::find(intake.people, id_, &PersonDescribed::person);
  return found == intake.people.end() ? nullptr : &*found;
}

std::vector<const PersonDescribed*> CaseFile::children() const {
  std::vector<const PersonDescribed*> found;
  for (const PersonDescribed& person : intake.people) {
    if (person.kind != PersonKind::adult) {
      found.push_back(&person);
    }
  }
  return found;
}

const ContactRated* CaseFile::rating() const {
  return triage.ratings.empty() ? nullptr : &triage.ratings.back().what;
}

bool CaseFile::is_erased() const {
  return std::ranges::any_of(
      destroyed, [](const Signed<ContentDestroyed>& one) { return !one.what.child.has_value(); });
}

bool CaseFile::goes_to_worker() const {
  return triage.gate && triage.gate->what.route == Route::to_allocated_worker;
}

bool CaseFile::goes_straight() const {
  return triage.gate && triage.gate->what.route == Route::straight_to_outcome;
}

std::optional<Instant> CaseFile::decision_due() const {
  if (enquiry.timescale && enquiry.timescale->what.due_for == DueFor::decision) {
    return enquiry.timescale->what.due;
  }
  return rating() == nullptr ? std::nullopt : rating()->decision_due;
}

}  // namespace openmash
