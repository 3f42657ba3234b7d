#include "words/timeline.h"

#include "domain/feedback/letters.h"

#include "base/ensure.h"
#include "base/match.h"
#include "words/kinds.h"

namespace openmash::words {

namespace {

std::string_view channel_phrase(Channel channel) {
  switch (channel) {
    case Channel::online_form:
      return "by online form";
    case Channel::telephone:
      return "by telephone";
    case Channel::email:
      return "by e-mail";
    case Channel::letter:
      return "by letter";
    case Channel::fax:
      return "by fax";
    case Channel::walk_in:
      return "in person";
    case Channel::police_notification:
      return "as a police notification";
  }
  ensure(false, "every channel has a phrase");
}

std::string_view source_phrase(Source source) {
  switch (source) {
    case Source::self:
      return "a parent or carer, about their own family";
    case Source::family:
      return "a relative or friend of the family";
    case Source::child:
      return "a child or young person";
    case Source::member_of_public:
      return "a neighbour or another member of the public";
    case Source::professional:
      return "a professional";
    case Source::police:
      return "the police";
    case Source::other_local_authority:
      return "another local authority";
    case Source::anonymous:
      return "somebody who gave no name";
  }
  ensure(false, "every source has a phrase");
}

std::string_view person_phrase(const PersonDescribed& person) {
  const bool both = person.at_risk && person.source_of_harm;
  if (both) {
    return "at risk, and as one who may cause harm";
  }
  if (person.source_of_harm) {
    return "one who may cause harm";
  }
  switch (person.kind) {
    case PersonKind::child:
      return person.at_risk ? "a child at risk" : "a child";
    case PersonKind::unborn_child:
      return "an unborn child";
    case PersonKind::adult:
      return person.at_risk ? "an adult at risk" : "an adult";
  }
  ensure(false, "every kind of person has a phrase");
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

/// Tells one event of one case; a method for each, so that a new event without a sentence does not
/// compile.
class Teller {
 public:
  Teller(const RecordedEvent& recorded, const CaseFile& file, const Telling& telling)
      : recorded_(recorded), file_(file), telling_(telling) {}

  std::string tell() const {
    std::string text = std::visit([this](const auto& event) { return of(event); }, recorded_.event);
    if (recorded_.rewritten) {
      text += " (the words were written anew without a child)";
    }
    return capitalised(recorded_.erased ? text + " (the words were destroyed)" : std::move(text));
  }

 private:
  std::string who() const { return telling_.name_of(recorded_.by); }
  std::string when(Instant at) const { return telling_.time_of(at); }
  const std::string& hub() const { return telling_.profile.words.hub; }

  std::string person(PersonId id) const {
    const PersonDescribed* found = file_.person(id);
    return found == nullptr ? "a child" : person_label(*found);
  }

  std::string people(const std::vector<PersonId>& ids) const {
    std::vector<std::string> names;
    for (const PersonId id : ids) {
      names.push_back(person(id));
    }
    return listed(names);
  }

  std::string agency(RequestId id) const {
    const Request* request = file_.enquiry.find(id);
    return request == nullptr || request->asked.what.agency_name.empty()
               ? "an agency"
               : request->asked.what.agency_name;
  }

  std::string agency_of_item(Id128 id) const {
    for (const Request& request : file_.enquiry.requests) {
      for (const Signed<ItemReturned>& item : request.items) {
        if (item.what.item.value == id) {
          return request.asked.what.agency_name;
        }
      }
    }
    return "an agency";
  }

  static std::string outcomes(const std::vector<ChosenOutcome>& chosen) {
    std::vector<std::string> names;
    for (const ChosenOutcome& outcome : chosen) {
      names.push_back(outcome_words(outcome));
    }
    return listed(names);
  }

  /// What was missing, as it was on the day.
  std::string gap(const Gap& gap) const {
    switch (gap.kind) {
      case GapKind::unanswered_request:
        return agency(RequestId{gap.subject}) + " had not answered";
      case GapKind::part_answer:
        return agency(RequestId{gap.subject}) + " had answered only in part";
      case GapKind::unread_item:
        return "something from " + agency_of_item(gap.subject) + " was never shown to the worker";
      case GapKind::item_after_analysis:
        return "something from " + agency_of_item(gap.subject) + " came after the analysis";
      case GapKind::child_not_considered:
        return "nothing was decided for " + person(PersonId{gap.subject});
      case GapKind::record_not_written:
        return "nobody had written the record";
      case GapKind::nobody_asked:
        return "no agency had been asked";
      case GapKind::nothing_recommended:
        return "nobody had recommended an outcome for " + person(PersonId{gap.subject});
      case GapKind::addition_after_analysis:
        return "something was added after it had been considered";
      case GapKind::not_rated:
        return "nobody had rated how urgent it was";
      case GapKind::held_item:
        return "something from " + agency(RequestId{gap.subject}) + " was held";
      case GapKind::assessment_not_completed:
        return "the " + telling_.profile.words.assessment + " for " +
               person(PersonId{gap.subject}) + " was not completed";
    }
    ensure(false, "every gap is told");
  }

  std::string of(const ContactReceived& e) const {
    const std::string what = e.asks == Asks::worry ? "a worry" : "a request for help";
    const std::string how =
        std::string{channel_phrase(e.channel)} + " from " + std::string{source_phrase(e.source)};
    return as_staff(recorded_.by) == nullptr ? what + " arrived " + how
                                             : who() + " wrote down " + what + " that came " + how;
  }

  std::string of(const PersonDescribed& e) const {
    return person_label(e) + " was described as " + std::string{person_phrase(e)};
  }

  std::string of(const ConcernRaised& e) const {
    return "a concern was raised" + (e.about.empty() ? "" : " about " + people(e.about));
  }

  std::string of(const ContactAddedTo&) const { return who() + " added to what was sent"; }

  std::string of(const IssuesNoted& e) const {
    const hub::Issue* main = telling_.profile.issue(e.main);
    const std::string words = main == nullptr ? e.main.value : main->words;
    return who() + " noted for " + person(e.child) +
           (e.issues.size() > 1 ? ", as the main issue of " + std::to_string(e.issues.size())
                                : "") +
           ": " + words;
  }

  std::string of(const AllocatedWorkerFound& e) const {
    return who() + " found that " + person(e.child) + " already has a social worker" +
           (e.worker.empty() ? "" : ": " + e.worker);
  }

  std::string of(const ContactScreened& e) const {
    const std::size_t met = e.criteria_met.size();
    const std::string found =
        telling_.profile.criteria.empty()
            ? ""
            : ", found " + (met == 0 ? "none" : std::to_string(met)) + " of the criteria met,";
    return who() + " screened the contact" + found + " and proposed to " + proposal(e.proposed);
  }

  std::string proposal(Route route) const {
    switch (route) {
      case Route::through_mash:
        return "take it through the " + hub();
      case Route::straight_to_outcome:
        return "decide it straight away";
      case Route::to_allocated_worker:
        return "pass it to the social worker the child already has";
    }
    ensure(false, "every route is told");
  }

  std::string of(const ContactRated& e) const {
    const bool again =
        !file_.triage.ratings.empty() && file_.triage.ratings.front().at < recorded_.at;
    return who() + " rated the contact " + (again ? "again: " : "") + e.level_name +
           (e.decision_due ? ", to be decided by " + when(*e.decision_due) : "");
  }

  std::string of(const GateSigned& e) const {
    switch (e.route) {
      case Route::through_mash:
        return who() + " signed that the contact goes through the " + hub();
      case Route::straight_to_outcome:
        return who() + " signed that the contact goes straight to an outcome";
      case Route::to_allocated_worker:
        return who() + " signed that the contact goes to the social worker the child already has";
    }
    ensure(false, "every route is told");
  }

  std::string of(const CaseAssigned& e) const {
    return who() + " gave the case to " + telling_.name_of(Staff{.id = e.worker});
  }

  std::string of(const TimescaleSet& e) const {
    return who() + " set the timescale: " +
           (e.due_for == DueFor::decision ? "a decision by " : "answers by ") + when(e.due);
  }

  std::string of(const InformationRequested& e) const {
    return who() + " asked " + e.agency_name + (e.due ? ", to answer by " + when(*e.due) : "");
  }

  std::string of(const AgencyLeftOut& e) const { return who() + " left out " + e.agency_name; }

  std::string of(const MoreAsked& e) const {
    return who() + " asked " + agency(e.request) + " for more";
  }

  std::string of(const RequestChased& e) const {
    return who() + " chased " + agency(e.request) + " for an answer";
  }

  std::string of(const InformationReturned& e) const {
    const std::string answered = who() + " answered for " + agency(e.request);
    switch (e.kind) {
      case ReturnKind::items:
        return answered + (e.more_to_come ? ": in part, with more to come" : "");
      case ReturnKind::nothing_held:
        return answered + ": nothing is held";
      case ReturnKind::held_not_shared:
        return answered + ": something is held and not shared";
      case ReturnKind::refused:
        return answered + ": refused";
    }
    ensure(false, "every kind of answer is told");
  }

  std::string of(const ItemReturned& e) const {
    return agency(e.request) + " gave one item" +
           (e.about.empty() ? "" : " about " + people(e.about)) +
           (e.concerned ? " from " + date_words(*e.concerned) : "") + ": " +
           uncapitalised(label(e.relevance)) + ", " + uncapitalised(label(e.handling));
  }

  std::string of(const RecordWritten&) const {
    return who() + " wrote the " + telling_.profile.words.record;
  }

  std::string of(const OutcomeRecommended& e) const {
    return who() + " recommended for " + person(e.child) + ": " + outcomes(e.outcomes);
  }

  std::string of(const SentBack&) const { return who() + " sent the case back to its worker"; }

  std::string of(const OutcomeDecided& e) const {
    return who() + " decided for " + person(e.child) + ": " + outcomes(e.outcomes);
  }

  std::string of(const DecisionMade& e) const {
    std::vector<std::string> gaps;
    for (const GapAccepted& accepted : e.gaps) {
      gaps.push_back(gap(accepted.gap));
    }
    return who() + " made the decision" + (gaps.empty() ? "" : ", although " + listed(gaps));
  }

  std::string of(const DecisionReopened& e) const {
    return "the decision was marked to be looked at again, because " + agency(e.request) +
           " answered after it";
  }

  std::string of(const DecisionConfirmed&) const {
    return who() + " looked again, and the decision stands";
  }

  std::string of(const FeedbackWritten&) const { return who() + " wrote to the referrer"; }

  /// "the referrer", or "the family": a letter's id says which.
  std::string reader_of(LetterId id) const {
    for (const Letter& letter : file_.feedback.letters) {
      if (letter.written.what.letter == id && letter.to_family) {
        return "the family";
      }
    }
    return "the referrer";
  }

  std::string of(const FeedbackApproved& e) const {
    return who() + " approved the letter to " + reader_of(e.letter);
  }

  std::string of(const FeedbackGiven& e) const {
    switch (e.way) {
      case FeedbackWay::printed:
        return who() + " gave " + reader_of(e.letter) + " the printed letter";
      case FeedbackWay::by_telephone:
        return who() + " read the letter to " + reader_of(e.letter) + " by telephone";
      case FeedbackWay::by_secure_email:
        return who() + " sent " + reader_of(e.letter) + " the letter by secure e-mail";
    }
    ensure(false, "every way of answering is told");
  }

  std::string of(const ContactClosed& e) const {
    return who() + " closed the contact" +
           (e.reason.empty()           ? ""
            : referrer_answered(file_) ? ", with a note"
                                       : ", and wrote why the referrer was not answered");
  }

  std::string of(const AgreementRecorded& e) const {
    const std::string what = " for " + std::string{purpose_phrase(e.purpose)};
    std::string said;
    switch (e.state) {
      case AgreementState::given:
        said = who() + " recorded that the family agreed" + what;
        break;
      case AgreementState::declined:
        said = who() + " recorded that the family declined" + what;
        break;
      case AgreementState::not_asked:
        said = who() + " recorded that the family was not asked" + what;
        break;
    }
    if (!e.ground_words.empty()) {
      said += ", and went on because: " + uncapitalised(e.ground_words);
    }
    return said + (e.told ? "; they were told beforehand" : "");
  }

  std::string of(const FamilyHeard& e) const {
    return who() + " wrote down what " + (e.who.empty() ? "the family" : people(e.who)) + " said";
  }

  std::string of(const FamilyContactPlanned& e) const {
    return "it was named who will contact the family by " + when(e.by);
  }

  std::string of(const FamilyContacted&) const {
    return who() + " confirmed that the family has been contacted";
  }

  std::string of(const FamilyLetterWritten&) const { return who() + " wrote to the family"; }

  std::string of(const FamilyLetterWithheld&) const {
    return who() + " wrote why no letter goes to the family";
  }

  std::string of(const SharedOutside& e) const {
    return who() + " told somebody outside the hub something, on the ground: " +
           uncapitalised(e.ground_words);
  }

  std::string of(const ViewGiven& e) const {
    return who() + " gave a view on " +
           (e.on == ViewOn::threshold ? "the level of need" : "the decision") +
           (e.dissents ? ", and dissents" : "");
  }

  std::string of(const NeedJudged& e) const {
    return who() + " judged the level of need: " + e.level_name;
  }

  std::string of(const RiskAssessed&) const { return who() + " wrote the risk assessment"; }

  std::string of(const StrategyDiscussionCalled& e) const {
    return who() + " called a strategy discussion for " + when(e.when) + " with " +
           agencies(e.invited);
  }

  std::string of(const StrategyDiscussionHeld& e) const {
    const std::string held = who() + " recorded the strategy discussion with " +
                             (e.came.empty() ? "nobody" : agencies(e.came));
    switch (e.section_47) {
      case Section47::enquiry_starts:
        return held + ": a section 47 enquiry starts";
      case Section47::no_enquiry:
        return held + ": no section 47 enquiry";
      case Section47::not_yet:
        return held + ": section 47 is not settled yet";
    }
    ensure(false, "every end of a discussion is told");
  }

  std::string of(const DisagreementRaised& e) const {
    return who() + " raised a professional disagreement: " + uncapitalised(e.stage) + until(e.due);
  }

  std::string of(const DisagreementTakenOn& e) const {
    return who() + " took the disagreement on: " + uncapitalised(e.stage) + until(e.due);
  }

  std::string of(const DisagreementSettled&) const {
    return who() + " recorded how the disagreement was settled";
  }

  std::string of(const PathwayOpened& e) const {
    return who() + " opened a pathway: " + uncapitalised(e.name) + until(e.due);
  }

  std::string of(const PathwayStepDone& e) const {
    return who() + (e.not_needed ? " wrote why a step is not needed: " : " did a step: ") +
           uncapitalised(e.step_words);
  }

  std::string of(const PathwayEnded& e) const {
    const hub::Pathway* pathway = telling_.profile.pathway(e.pathway);
    return who() + " ended the pathway " +
           (pathway == nullptr ? e.pathway.value : uncapitalised(pathway->name));
  }

  std::string of(const QuestionsPut& e) const {
    std::string put = "its own questions were put to " + agency(e.request);
    if (!e.left_out.empty()) {
      put += ", " + std::to_string(e.left_out.size()) + " left out";
    }
    return e.added.empty() ? put : put + ", " + std::to_string(e.added.size()) + " added";
  }

  std::string of(const QuestionsAnswered& e) const {
    return agency(e.request) + " answered " + std::to_string(e.answers.size()) +
           (e.answers.size() == 1 ? " question" : " questions");
  }

  std::string of(const PersonAsked& e) const {
    return who() + " asked " + e.whom + " for their agency's answer";
  }

  std::string of(const PersonAnswered&) const {
    return who() + " wrote down what somebody they asked said";
  }

  std::string of(const CaseHandedOver& e) const {
    return who() + " left a note for " + telling_.name_of(Staff{.id = e.to});
  }

  std::string of(const ItemHeld& e) const {
    return agency(e.request) + " holds one item" + (e.flag.empty() ? "" : ": " + e.flag);
  }

  /// The recipient is whoever was told, not whom it is about.
  std::string of(const ItemReleased& e) const {
    const std::string until = e.until ? ", until " + when(*e.until) : "";
    const std::string agreed = e.consent.empty() ? "" : ", which its owner agreed to by telephone";
    return e.to == ReleaseTo::the_case
               ? who() + " let one item of " + agency(e.request) + " into the case" + until
               : who() + " let " + extent_phrase(e.extent) + agency(e.request) + " go to " +
                     e.recipient + until + agreed;
  }

  std::string of(const ReleaseProposed& e) const {
    return who() + " proposed to let " + extent_phrase(e.extent) + agency(e.request) +
           ", under seal, go to " + e.recipient + ": it waits for a second person";
  }

  std::string of(const ReleaseSeconded& e) const {
    return telling_.name_of(Staff{.id = e.second}) + " was the second: an item under seal of " +
           agency(e.request) + " may go to " + recipient_of(e.request, e.release);
  }

  std::string of(const DecisionOpenedAgain&) const {
    return who() + " opened the decision to be looked at again";
  }

  static std::string extent_phrase(HowMuch extent) {
    switch (extent) {
      case HowMuch::whole:
        return "one item of ";
      case HowMuch::part:
        return "a part of one item of ";
      case HowMuch::that_it_exists:
        return "it be known of, and no more of, one item of ";
    }
    ensure(false, "every extent is told");
  }

  std::string of(const ReleaseAsked& e) const {
    return who() + " asked " + agency(e.request) + " to let one item go to " + e.recipient;
  }

  std::string of(const ItemTold& e) const {
    const std::string told = who() + " told one item of " + agency(e.request) + " to " +
                             recipient_of(e.request, e.release);
    switch (e.way) {
      case ToldHow::printed:
        return told + ", on paper";
      case ToldHow::by_telephone:
        return told + ", by telephone";
      case ToldHow::by_secure_email:
        return told + ", by secure e-mail";
      case ToldHow::in_person:
        return told + ", in person";
    }
    ensure(false, "every way of telling is told");
  }

  std::string recipient_of(RequestId request, ReleaseId release) const {
    const Request* found = file_.enquiry.find(request);
    if (found != nullptr) {
      for (const Signed<ItemReleased>& one : found->released) {
        if (one.what.release == release) {
          return one.what.recipient;
        }
      }
    }
    return "somebody";
  }

  std::string of(const ReferrerSharingDecided& e) const {
    return who() + " decided that " + e.recipient + (e.goes ? " may" : " may not") +
           " be told who told the hub" +
           (e.goes && e.until ? ", until " + when(*e.until) : std::string{});
  }

  std::string of(const ReferrerReleaseEnded&) const {
    return who() + " took back that somebody may be told who told the hub";
  }

  std::string of(const ItemKept& e) const {
    return who() + " decided that one item of " + agency(e.request) + " does not go to " +
           (e.recipient.empty() ? "the case" : e.recipient);
  }

  std::string of(const ReleaseEnded& e) const {
    return who() + " took one item of " + agency(e.request) + " back";
  }

  std::string of(const AssessmentStarted&) const {
    return who() + " started the " + telling_.profile.words.assessment;
  }

  std::string of(const ChildAssessed& e) const {
    return who() + " wrote what the " + telling_.profile.words.assessment + " means for " +
           people({e.child});
  }

  std::string of(const AssessmentCompleted&) const {
    return who() + " completed the " + telling_.profile.words.assessment;
  }

  std::string of(const FoundInDirectory& e) const {
    return "whoever was asked was found in the directory, at " + e.setting;
  }

  std::string of(const GuestLinkMade& e) const {
    return who() + " made a guest link for " + whom(e.request, e.enquiry) + ", to be used by " +
           when(e.until);
  }

  std::string of(const GuestLinkEnded& e) const {
    return who() + " took back a guest link of " + whom(e.request, e.enquiry);
  }

  std::string of(const GuestAnswered& e) const {
    const std::string who = e.claimed_name.empty() ? whom(e.request, e.enquiry) + " answered"
                                                   : "somebody claiming to be " + e.claimed_name +
                                                         ", " + e.claimed_post + ", answered";
    return who + " by guest link for " + agency(e.request);
  }

  std::string of(const ToldOfOutcome& e) const {
    return who() + " wrote what " + whom(e.request, e.enquiry) + " may be told of the outcome";
  }

  std::string of(const ContentDestroyed& e) const {
    const std::string what =
        e.child ? "what was written about one child" : "every word written here";
    return e.replayed ? who() + " destroyed again " + what + ", after a backup was put back"
                      : who() + " and " +
                            telling_.name_of(Staff{.id = e.proposed_by, .role = {}, .agency = {}}) +
                            " destroyed " + what;
  }

  std::string of(const RenditionWritten&) const {
    return who() + " wrote words about several children anew, without one of them";
  }

  std::string of(const ItemSealed& e) const {
    return who() + " put one item of " + agency(e.request) + " under seal";
  }

  std::string of(const ItemUnsealed& e) const {
    return who() + " was the second to open the seal on one item of " + agency(e.request);
  }

  std::string of(const CaseReturned&) const {
    return "the case went back, to be given to somebody again";
  }

  std::string whom(RequestId request, EnquiryId enquiry) const {
    const Request* asked = file_.enquiry.find(request);
    const NamedEnquiry* found = asked == nullptr ? nullptr : asked->find(enquiry);
    return found == nullptr || found->asked.what.whom.empty() ? "somebody who was asked"
                                                              : found->asked.what.whom;
  }

  std::string agencies(const std::vector<AgencyCode>& codes) const {
    std::vector<std::string> names;
    for (const AgencyCode& code : codes) {
      const hub::Agency* found = telling_.profile.agency(code);
      names.push_back(found == nullptr ? code.value : found->name);
    }
    return listed(names);
  }

  std::string until(const std::optional<Instant>& due) const {
    return due ? ", by " + when(*due) : "";
  }

  static std::string_view purpose_phrase(hub::Purpose purpose) {
    switch (purpose) {
      case hub::Purpose::advice_and_support:
        return "advice and support";
      case hub::Purpose::social_work_assessment:
        return "a social work assessment";
      case hub::Purpose::child_protection:
        return "a child protection referral";
      case hub::Purpose::check:
        return "agencies being asked";
    }
    ensure(false, "every purpose is told");
  }

  const RecordedEvent& recorded_;
  const CaseFile& file_;
  const Telling& telling_;
};

}  // namespace

std::string sentence(const RecordedEvent& recorded, const CaseFile& file, const Telling& telling) {
  return Teller{recorded, file, telling}.tell();
}

}  // namespace openmash::words
