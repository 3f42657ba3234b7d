#include "words/timeline.h"

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

std::string uncapitalised(std::string text) {
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
  }
  return text;
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
        return "nobody had recommended an outcome";
      case GapKind::addition_after_analysis:
        return "the referrer wrote again after the analysis";
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

  std::string of(const FeedbackApproved&) const {
    return who() + " approved the letter to the referrer";
  }

  std::string of(const FeedbackGiven& e) const {
    switch (e.way) {
      case FeedbackWay::printed:
        return who() + " gave the referrer the printed letter";
      case FeedbackWay::by_telephone:
        return who() + " read the letter to the referrer by telephone";
      case FeedbackWay::by_secure_email:
        return who() + " sent the referrer the letter by secure e-mail";
    }
    ensure(false, "every way of answering is told");
  }

  std::string of(const ContactClosed& e) const {
    return who() + " closed the contact" +
           (e.reason.empty() ? "" : ", and wrote why the referrer was not answered");
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
