// The fields of every case-file event, in the order they are written for ever.
// `control` holds ids and codes that folds and rules need, sealed under the case's key. `content`
// holds words, sealed under the key of the one person or item they are about, so that they can be
// destroyed alone; `content_key` says whose. A shipped list is never changed:
// docs/how-to/change-an-event.md. Only codec.cpp includes it.
#pragma once

#include "codec/binary.h"
#include "domain/casefile/events.h"

namespace openmash {

// Found by argument-dependent look-up from BinaryWriter and BinaryReader.

void fields(auto& v, codec::Of<Answer> auto& x) {
  v(x.question, x.not_known, x.words);
}
void fields(auto& v, codec::Of<Answers> auto& x) {
  v(x.all);
}
void fields(auto& v, codec::Of<PartialDate> auto& x) {
  v(x.year, x.month, x.day);
}
void fields(auto& v, codec::Of<ChosenOutcome> auto& x) {
  v(x.outcome, x.outcome_name, x.receiver);
}
void fields(auto& v, codec::Of<Gap> auto& x) {
  v(x.kind, x.subject);
}
void fields(auto& v, codec::Of<GapAccepted> auto& x) {
  v(x.gap, x.reason);
}

void control(auto& v, codec::Of<ContactReceived> auto& e) {
  v(e.reference, e.channel, e.source, e.asks, e.received_at, e.statutory_due, e.profile_version,
    e.form_version);
}
void content(auto& v, codec::Of<ContactReceived> auto& e) {
  v(e.original_kept_at, e.answers);
}

void control(auto& v, codec::Of<PersonDescribed> auto& e) {
  v(e.person, e.kind, e.at_risk, e.source_of_harm);
}
void content(auto& v, codec::Of<PersonDescribed> auto& e) {
  v(e.answers);
}
inline Id128 content_key(const PersonDescribed& e) {
  return e.person.value;
}

void control(auto& v, codec::Of<ConcernRaised> auto& e) {
  v(e.concern, e.about);
}
void content(auto& v, codec::Of<ConcernRaised> auto& e) {
  v(e.answers);
}

void control(auto& v, codec::Of<ContactAddedTo> auto& e) {
  v(e.addition);
}
void content(auto& v, codec::Of<ContactAddedTo> auto& e) {
  v(e.words);
}

void control(auto& v, codec::Of<IssuesNoted> auto& e) {
  v(e.child);
}
void content(auto& v, codec::Of<IssuesNoted> auto& e) {
  v(e.issues, e.main);
}
inline Id128 content_key(const IssuesNoted& e) {
  return e.child.value;
}

void control(auto& v, codec::Of<AllocatedWorkerFound> auto& e) {
  v(e.child);
}
void content(auto& v, codec::Of<AllocatedWorkerFound> auto& e) {
  v(e.worker);
}
inline Id128 content_key(const AllocatedWorkerFound& e) {
  return e.child.value;
}

void control(auto& v, codec::Of<ContactScreened> auto& e) {
  v(e.criteria_met, e.proposed);
}
void content(auto& v, codec::Of<ContactScreened> auto& e) {
  v(e.note);
}

void control(auto& v, codec::Of<ContactRated> auto& e) {
  v(e.level, e.level_name, e.decision_due, e.return_due);
}
void content(auto& v, codec::Of<ContactRated> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<GateSigned> auto& e) {
  v(e.route);
}
void content(auto& v, codec::Of<GateSigned> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<CaseAssigned> auto& e) {
  v(e.worker);
}

void control(auto& v, codec::Of<TimescaleSet> auto& e) {
  v(e.due, e.due_for);
}
void content(auto& v, codec::Of<TimescaleSet> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<InformationRequested> auto& e) {
  v(e.request, e.agency, e.agency_name, e.due, e.basis, e.basis_name, e.about);
}
void content(auto& v, codec::Of<InformationRequested> auto& e) {
  v(e.why, e.particulars);
}

void control(auto& v, codec::Of<AgencyLeftOut> auto& e) {
  v(e.agency, e.agency_name);
}
void content(auto& v, codec::Of<AgencyLeftOut> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<MoreAsked> auto& e) {
  v(e.request);
}
void content(auto& v, codec::Of<MoreAsked> auto& e) {
  v(e.particulars);
}

void control(auto& v, codec::Of<RequestChased> auto& e) {
  v(e.request);
}
void content(auto& v, codec::Of<RequestChased> auto& e) {
  v(e.note);
}

void control(auto& v, codec::Of<InformationReturned> auto& e) {
  v(e.request, e.answer, e.kind, e.more_to_come);
}
void content(auto& v, codec::Of<InformationReturned> auto& e) {
  v(e.own_reference, e.reason);
}

void control(auto& v, codec::Of<ItemReturned> auto& e) {
  v(e.item, e.request, e.answer, e.relevance, e.handling, e.about);
}
void content(auto& v, codec::Of<ItemReturned> auto& e) {
  v(e.concerned, e.text, e.source, e.own_reference);
}
inline Id128 content_key(const ItemReturned& e) {
  return e.item.value;
}

void control(auto&, codec::Of<RecordWritten> auto&) {}
void content(auto& v, codec::Of<RecordWritten> auto& e) {
  v(e.summary, e.analysis);
}

void control(auto& v, codec::Of<OutcomeRecommended> auto& e) {
  v(e.child, e.outcomes);
}
void content(auto& v, codec::Of<OutcomeRecommended> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const OutcomeRecommended& e) {
  return e.child.value;
}

void control(auto&, codec::Of<SentBack> auto&) {}
void content(auto& v, codec::Of<SentBack> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<OutcomeDecided> auto& e) {
  v(e.child, e.outcomes);
}
void content(auto& v, codec::Of<OutcomeDecided> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const OutcomeDecided& e) {
  return e.child.value;
}

void control(auto&, codec::Of<DecisionMade> auto&) {}
void content(auto& v, codec::Of<DecisionMade> auto& e) {
  v(e.gaps);
}

void control(auto& v, codec::Of<DecisionReopened> auto& e) {
  v(e.request, e.answer);
}

void control(auto&, codec::Of<DecisionConfirmed> auto&) {}
void content(auto& v, codec::Of<DecisionConfirmed> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<FeedbackWritten> auto& e) {
  v(e.letter, e.template_name);
}
void content(auto& v, codec::Of<FeedbackWritten> auto& e) {
  v(e.text);
}

void control(auto& v, codec::Of<FeedbackApproved> auto& e) {
  v(e.letter);
}
void control(auto& v, codec::Of<FeedbackGiven> auto& e) {
  v(e.letter, e.way);
}

void control(auto&, codec::Of<ContactClosed> auto&) {}
void content(auto& v, codec::Of<ContactClosed> auto& e) {
  v(e.reason);
}

void fields(auto& v, codec::Of<AgreedAction> auto& x) {
  v(x.what, x.owner, x.by);
}
void fields(auto& v, codec::Of<QuestionAnswered> auto& x) {
  v(x.question, x.answer);
}

void control(auto& v, codec::Of<AgreementRecorded> auto& e) {
  v(e.purpose, e.state, e.ground, e.ground_words, e.telling, e.told);
}
void content(auto& v, codec::Of<AgreementRecorded> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<FamilyHeard> auto& e) {
  v(e.who);
}
void content(auto& v, codec::Of<FamilyHeard> auto& e) {
  v(e.words);
}

void control(auto& v, codec::Of<FamilyContactPlanned> auto& e) {
  v(e.by);
}
void content(auto& v, codec::Of<FamilyContactPlanned> auto& e) {
  v(e.who);
}

void control(auto&, codec::Of<FamilyContacted> auto&) {}
void content(auto& v, codec::Of<FamilyContacted> auto& e) {
  v(e.words);
}

void control(auto& v, codec::Of<FamilyLetterWritten> auto& e) {
  v(e.letter, e.template_name);
}
void content(auto& v, codec::Of<FamilyLetterWritten> auto& e) {
  v(e.text);
}

void control(auto&, codec::Of<FamilyLetterWithheld> auto&) {}
void content(auto& v, codec::Of<FamilyLetterWithheld> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<SharedOutside> auto& e) {
  v(e.ground, e.ground_words);
}
void content(auto& v, codec::Of<SharedOutside> auto& e) {
  v(e.recipient, e.what, e.why);
}

void control(auto& v, codec::Of<ViewGiven> auto& e) {
  v(e.on, e.dissents);
}
void content(auto& v, codec::Of<ViewGiven> auto& e) {
  v(e.view);
}

void control(auto& v, codec::Of<NeedJudged> auto& e) {
  v(e.level, e.level_name);
}
void content(auto& v, codec::Of<NeedJudged> auto& e) {
  v(e.reason);
}

void control(auto&, codec::Of<RiskAssessed> auto&) {}
void content(auto& v, codec::Of<RiskAssessed> auto& e) {
  v(e.text);
}

void control(auto& v, codec::Of<StrategyDiscussionCalled> auto& e) {
  v(e.discussion, e.when, e.invited);
}
void content(auto& v, codec::Of<StrategyDiscussionCalled> auto& e) {
  v(e.why);
}

void control(auto& v, codec::Of<StrategyDiscussionHeld> auto& e) {
  v(e.discussion, e.came, e.section_47);
}
void content(auto& v, codec::Of<StrategyDiscussionHeld> auto& e) {
  v(e.without_because, e.decided, e.actions);
}

void control(auto& v, codec::Of<DisagreementRaised> auto& e) {
  v(e.disagreement, e.stage, e.due);
}
void content(auto& v, codec::Of<DisagreementRaised> auto& e) {
  v(e.words);
}

void control(auto& v, codec::Of<DisagreementTakenOn> auto& e) {
  v(e.disagreement, e.stage, e.due);
}
void content(auto& v, codec::Of<DisagreementTakenOn> auto& e) {
  v(e.words);
}

void control(auto& v, codec::Of<DisagreementSettled> auto& e) {
  v(e.disagreement);
}
void content(auto& v, codec::Of<DisagreementSettled> auto& e) {
  v(e.words);
}

void control(auto& v, codec::Of<PathwayOpened> auto& e) {
  v(e.pathway, e.name, e.due);
}
void content(auto& v, codec::Of<PathwayOpened> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<PathwayStepDone> auto& e) {
  v(e.pathway, e.step, e.step_words, e.not_needed);
}
void content(auto& v, codec::Of<PathwayStepDone> auto& e) {
  v(e.note);
}

void control(auto& v, codec::Of<PathwayEnded> auto& e) {
  v(e.pathway);
}
void content(auto& v, codec::Of<PathwayEnded> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<QuestionsPut> auto& e) {
  v(e.request, e.set_name, e.left_out);
}
void content(auto& v, codec::Of<QuestionsPut> auto& e) {
  v(e.added);
}

void control(auto& v, codec::Of<QuestionsAnswered> auto& e) {
  v(e.request, e.answer);
}
void content(auto& v, codec::Of<QuestionsAnswered> auto& e) {
  v(e.answers);
}

void control(auto& v, codec::Of<PersonAsked> auto& e) {
  v(e.request, e.enquiry);
}
void content(auto& v, codec::Of<PersonAsked> auto& e) {
  v(e.whom);
}

void control(auto& v, codec::Of<PersonAnswered> auto& e) {
  v(e.request, e.enquiry);
}
void content(auto& v, codec::Of<PersonAnswered> auto& e) {
  v(e.words);
}

void control(auto& v, codec::Of<CaseHandedOver> auto& e) {
  v(e.to);
}
void content(auto& v, codec::Of<CaseHandedOver> auto& e) {
  v(e.note);
}

void control(auto& v, codec::Of<ItemHeld> auto& e) {
  v(e.item, e.request);
}
void content(auto& v, codec::Of<ItemHeld> auto& e) {
  v(e.flag);
}
inline Id128 content_key(const ItemHeld& e) {
  return e.item.value;
}

void control_1(auto& v, codec::Of<ItemReleased> auto& e) {
  v(e.item, e.request, e.release, e.to, e.basis, e.until);
}
void content_1(auto& v, codec::Of<ItemReleased> auto& e) {
  v(e.recipient, e.purpose, e.basis_name, e.relevance, e.risk, e.conditions);
}
void control(auto& v, codec::Of<ItemReleased> auto& e) {
  control_1(v, e);
  v(e.agency, e.extent);
}
void content(auto& v, codec::Of<ItemReleased> auto& e) {
  content_1(v, e);
  v(e.words, e.consent, e.agreement);
}
inline Id128 content_key(const ItemReleased& e) {
  return e.item.value;
}

void control(auto& v, codec::Of<ReleaseProposed> auto& e) {
  v(e.item, e.request, e.release, e.to, e.basis, e.until, e.agency, e.extent);
}
void content(auto& v, codec::Of<ReleaseProposed> auto& e) {
  v(e.recipient, e.purpose, e.basis_name, e.relevance, e.risk, e.conditions, e.words, e.consent,
    e.agreement);
}
inline Id128 content_key(const ReleaseProposed& e) {
  return e.item.value;
}

void control(auto& v, codec::Of<ReleaseSeconded> auto& e) {
  v(e.item, e.request, e.release, e.second);
}

void control(auto&, codec::Of<DecisionOpenedAgain> auto&) {}  // that it happened is all of it

void control_1(auto& v, codec::Of<ItemKept> auto& e) {
  v(e.item, e.request);
}
void content_1(auto& v, codec::Of<ItemKept> auto& e) {
  v(e.recipient, e.reason);
}
void control(auto& v, codec::Of<ItemKept> auto& e) {
  control_1(v, e);
  v(e.to, e.agency, e.basis, e.look_again);
}
void content(auto& v, codec::Of<ItemKept> auto& e) {
  content_1(v, e);
  v(e.purpose, e.basis_name, e.relevance, e.risk);
}
inline Id128 content_key(const ItemKept& e) {
  return e.item.value;
}

void control_1(auto& v, codec::Of<ReleaseAsked> auto& e) {
  v(e.item, e.request, e.to, e.agency);
}
void content_1(auto& v, codec::Of<ReleaseAsked> auto& e) {
  v(e.recipient, e.purpose, e.relevance, e.risk);
}
void control(auto& v, codec::Of<ReleaseAsked> auto& e) {
  control_1(v, e);
  v(e.extent);
}
void content(auto& v, codec::Of<ReleaseAsked> auto& e) {
  content_1(v, e);
  v(e.words);
}
inline Id128 content_key(const ReleaseAsked& e) {
  return e.item.value;
}

void control(auto& v, codec::Of<ItemTold> auto& e) {
  v(e.notice, e.item, e.request, e.release, e.way);
}

void control(auto& v, codec::Of<ReferrerSharingDecided> auto& e) {
  v(e.release, e.goes, e.to, e.agency, e.basis, e.until);
}
void content(auto& v, codec::Of<ReferrerSharingDecided> auto& e) {
  v(e.recipient, e.purpose, e.basis_name, e.relevance, e.risk, e.conditions, e.reason);
}

void control(auto& v, codec::Of<ReferrerReleaseEnded> auto& e) {
  v(e.release);
}
void content(auto& v, codec::Of<ReferrerReleaseEnded> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<ReleaseEnded> auto& e) {
  v(e.item, e.request, e.release);
}
void content(auto& v, codec::Of<ReleaseEnded> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const ReleaseEnded& e) {
  return e.item.value;
}

void control(auto&, codec::Of<AssessmentStarted> auto&) {}

void control(auto& v, codec::Of<ChildAssessed> auto& e) {
  v(e.child);
}
void content(auto& v, codec::Of<ChildAssessed> auto& e) {
  v(e.words);
}
inline Id128 content_key(const ChildAssessed& e) {
  return e.child.value;
}

void control(auto&, codec::Of<AssessmentCompleted> auto&) {}
void content(auto& v, codec::Of<AssessmentCompleted> auto& e) {
  v(e.known, e.family, e.recommended);
}

void fields(auto& v, codec::Of<GuestAnswer> auto& x) {
  v(x.code, x.values, x.in_words);
}

void control(auto& v, codec::Of<FoundInDirectory> auto& e) {
  v(e.request, e.enquiry, e.entry);
}
void content(auto& v, codec::Of<FoundInDirectory> auto& e) {
  v(e.setting);
}

void control(auto& v, codec::Of<GuestLinkMade> auto& e) {
  v(e.request, e.enquiry, e.link, e.named, e.until);
}

void control(auto& v, codec::Of<GuestLinkEnded> auto& e) {
  v(e.request, e.enquiry, e.link);
}
void content(auto& v, codec::Of<GuestLinkEnded> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<GuestAnswered> auto& e) {
  v(e.request, e.enquiry, e.link);
}
void content(auto& v, codec::Of<GuestAnswered> auto& e) {
  v(e.claimed_name, e.claimed_post, e.answers, e.words);
}

void control(auto& v, codec::Of<ToldOfOutcome> auto& e) {
  v(e.request, e.enquiry, e.ground, e.ground_words);
}
void content(auto& v, codec::Of<ToldOfOutcome> auto& e) {
  v(e.words, e.why);
}

void control(auto& v, codec::Of<ContentDestroyed> auto& e) {
  v(e.destruction, e.child, e.parts, e.proposed_by, e.replayed);
}

void control(auto& v, codec::Of<RenditionWritten> auto& e) {
  v(e.of);
}
void content(auto& v, codec::Of<RenditionWritten> auto& e) {
  v(e.content);
}

void control(auto& v, codec::Of<ItemSealed> auto& e) {
  v(e.item, e.request, e.listed, e.silent);
}
void content(auto& v, codec::Of<ItemSealed> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const ItemSealed& e) {
  return e.item.value;
}

void control(auto& v, codec::Of<ItemUnsealed> auto& e) {
  v(e.item, e.request, e.proposal);
}
void content(auto& v, codec::Of<ItemUnsealed> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const ItemUnsealed& e) {
  return e.item.value;
}

void control(auto& v, codec::Of<CaseReturned> auto& e) {
  v(e.from);
}

}  // namespace openmash
