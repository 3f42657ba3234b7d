#include "words/kinds.h"

#include "base/ensure.h"
#include "domain/release/held.h"

namespace openmash::words {

namespace {

/// The name the profile gives a kind, or our own where it lists none.
template <class Named>
std::string named(const Named* found, std::string_view otherwise) {
  return found == nullptr || found->name.empty() ? std::string{otherwise} : found->name;
}

std::string_view plain_name(Channel channel) {
  switch (channel) {
    case Channel::online_form:
      return "Online form";
    case Channel::telephone:
      return "Telephone";
    case Channel::email:
      return "E-mail";
    case Channel::letter:
      return "Letter";
    case Channel::fax:
      return "Fax";
    case Channel::walk_in:
      return "In person";
    case Channel::police_notification:
      return "Police notification";
  }
  ensure(false, "every channel has a name");
}

std::string_view plain_name(Source source) {
  switch (source) {
    case Source::self:
      return "A parent or carer, about their own family";
    case Source::family:
      return "A relative or friend of the family";
    case Source::child:
      return "A child or young person";
    case Source::member_of_public:
      return "A neighbour or another member of the public";
    case Source::professional:
      return "Someone who works with children or families";
    case Source::police:
      return "The police";
    case Source::other_local_authority:
      return "Another local authority";
    case Source::anonymous:
      return "Someone who gives no name";
  }
  ensure(false, "every source has a name");
}

}  // namespace

std::string label(Channel channel, const hub::Profile& profile) {
  return named(profile.channel(channel), plain_name(channel));
}

std::string label(Source source, const hub::Profile& profile) {
  return named(profile.source(source), plain_name(source));
}

std::string label(Route route, const hub::Profile& profile) {
  switch (route) {
    case Route::through_mash:
      return "Through the " + profile.words.hub;
    case Route::straight_to_outcome:
      return "Straight to an outcome";
    case Route::to_allocated_worker:
      return "To the social worker the child already has";
  }
  ensure(false, "every route has a label");
}

std::string label(Stage stage, const hub::Profile& profile) {
  switch (stage) {
    case Stage::to_screen:
      return "To screen";
    case Stage::to_gate:
      return "Through the " + profile.words.hub + " or not";
    case Stage::to_assign:
      return "To assign";
    case Stage::to_ask:
      return "To ask agencies";
    case Stage::gathering:
      return "Gathering and weighing";
    case Stage::to_decide:
      return "To decide";
    case Stage::to_look_again:
      return "To look at again";
    case Stage::to_tell:
      return "To answer the referrer";
    case Stage::closed:
      return "Closed";
  }
  ensure(false, "every stage has a label");
}

std::string label(Asks asks) {
  return asks == Asks::worry ? "Worried about a child" : "Wants help for their family";
}

std::string label(PersonKind kind) {
  switch (kind) {
    case PersonKind::child:
      return "Child";
    case PersonKind::unborn_child:
      return "Unborn child";
    case PersonKind::adult:
      return "Adult";
  }
  ensure(false, "every kind of person has a label");
}

std::string label(ReturnKind kind) {
  switch (kind) {
    case ReturnKind::items:
      return "We hold information and give it";
    case ReturnKind::nothing_held:
      return "We looked and hold nothing";
    case ReturnKind::held_not_shared:
      return "We hold something and do not share it";
    case ReturnKind::refused:
      return "We do not answer this request";
  }
  ensure(false, "every kind of answer has a label");
}

std::string label(AnswerState state) {
  switch (state) {
    case AnswerState::silent:
      return "No answer yet";
    case AnswerState::part:
      return "Answered in part";
    case AnswerState::items:
      return "Answered";
    case AnswerState::nothing_held:
      return "Nothing held";
    case AnswerState::held_not_shared:
      return "Held, not shared";
    case AnswerState::refused:
      return "Refused to answer";
  }
  ensure(false, "every state of a request has a label");
}

std::string label(Relevance relevance) {
  switch (relevance) {
    case Relevance::relevant:
      return "Relevant";
    case Relevance::background:
      return "Background";
    case Relevance::not_sure:
      return "Not sure";
  }
  ensure(false, "every relevance has a label");
}

std::string label(Handling handling) {
  switch (handling) {
    case Handling::hub_only:
      return "For the hub only";
    case Handling::onward_with_permission:
      return "Ask before passing it on";
    case Handling::onward:
      return "May be passed on to professionals";
    case Handling::family_safe:
      return "May be told to the family";
  }
  ensure(false, "every handling has a label");
}

std::string label(hub::ExerciseWay way, const hub::Profile& profile) {
  switch (way) {
    case hub::ExerciseWay::advice:
      return "Ask for advice, and go on working with the family";
    case hub::ExerciseWay::early_help:
      return "Offer early help, with the family’s agreement";
    case hub::ExerciseWay::form_today:
      return "Send the " + profile.words.form + " today";
    case hub::ExerciseWay::emergency:
      return "Ring 999 now, and send the " + profile.words.form + " today";
  }
  ensure(false, "every way of the exercise has words");
}

std::string label(GapKind kind) {
  switch (kind) {
    case GapKind::unanswered_request:
      return "Not answered";
    case GapKind::part_answer:
      return "Answered in part only";
    case GapKind::unread_item:
      return "Never shown to the worker";
    case GapKind::item_after_analysis:
      return "Came after the analysis";
    case GapKind::child_not_considered:
      return "Child not considered";
    case GapKind::record_not_written:
      return "Record not written";
    case GapKind::nobody_asked:
      return "Nobody asked";
    case GapKind::nothing_recommended:
      return "Nothing recommended";
    case GapKind::addition_after_analysis:
      return "Added after the analysis";
    case GapKind::not_rated:
      return "Not rated";
    case GapKind::held_item:
      return "Held by its owner";
    case GapKind::assessment_not_completed:
      return "No assessment completed";
  }
  ensure(false, "every gap has a label");
}

std::string label(FeedbackWay way) {
  switch (way) {
    case FeedbackWay::printed:
      return "Printed and posted, or handed over";
    case FeedbackWay::by_telephone:
      return "Read out by telephone";
    case FeedbackWay::by_secure_email:
      return "Sent by secure e-mail";
  }
  ensure(false, "every way of answering has a label");
}

std::string label(DueFor due_for) {
  return due_for == DueFor::decision ? "The decision" : "The agencies' answers";
}

std::string label(Permission permission) {
  switch (permission) {
    case Permission::refer:
      return "Send a referral";
    case Permission::log_contact:
      return "Write down what arrives";
    case Permission::see_queue:
      return "See the queue";
    case Permission::see_contact:
      return "Open a contact";
    case Permission::see_request:
      return "Open a request";
    case Permission::screen:
      return "Screen a contact";
    case Permission::rate:
      return "Rate how urgent it is";
    case Permission::sign_gate:
      return "Sign which way it goes";
    case Permission::assign:
      return "Give a case to a worker";
    case Permission::set_timescale:
      return "Set the timescale";
    case Permission::gather:
      return "Ask agencies";
    case Permission::answer:
      return "Answer for an agency";
    case Permission::write_record:
      return "Write the record";
    case Permission::recommend:
      return "Recommend an outcome";
    case Permission::decide:
      return "Decide";
    case Permission::write_feedback:
      return "Write to the referrer";
    case Permission::approve_feedback:
      return "Approve a letter";
    case Permission::close:
      return "Close a contact";
    case Permission::deal_with_matters:
      return "Deal with calls, letters and messages that are no contact";
    case Permission::administer:
      return "Look after accounts and the profile";
    case Permission::talk_with_family:
      return "Talk with the family, and record what they agreed to";
    case Permission::share_outside:
      return "Share outside the hub";
    case Permission::give_view:
      return "Give a view";
    case Permission::discuss:
      return "Call and record strategy discussions";
    case Permission::disagree:
      return "Raise a professional disagreement";
    case Permission::follow_pathway:
      return "Follow a pathway";
    case Permission::plan_duty:
      return "Plan who is on duty";
    case Permission::own_duty:
      return "Note an absence, and hand a shift over";
    case Permission::keep_directory:
      return "Keep the directory of schools and others";
    case Permission::answer_as_guest:
      return "Answer by a guest link";
    case Permission::keep_people:
      return "Open and end the accounts of an agency’s people";
    case Permission::guard_access:
      return "Guard who may see what";
    case Permission::break_glass:
      return "Open a case that is not theirs, for an hour, with a reason";
    case Permission::see_access_record:
      return "See who looked";
    case Permission::inspect:
      return "Inspect the cases opened to them by two people";
    case Permission::hand_out_letter:
      return "Print or send a letter to the family";
  }
  ensure(false, "every permission has a label");
}

std::string outcome_words(const ChosenOutcome& outcome) {
  if (outcome.receiver.empty()) {
    return outcome.outcome_name;
  }
  // "Family Support" received by the "Family Support Service" need not be said twice.
  return outcome.receiver.starts_with(outcome.outcome_name)
             ? outcome.receiver
             : outcome.outcome_name + " (" + outcome.receiver + ")";
}

std::string uncapitalised(std::string text) {
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
  }
  return text;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) {
      text += i + 1 == names.size() ? " and " : ", ";
    }
    text += names[i];
  }
  return text;
}

std::string item_text(const Request& request, const ItemReturned& item) {
  const ItemHeld* held = hidden(request, item);
  if (held == nullptr) {
    return item.text;
  }
  const std::string words = request.asked.what.agency_name + " holds something here";
  return held->flag.empty() ? words + ". Speak to them." : words + ": " + held->flag;
}

std::string handling_words(const Request& request, const ItemReturned& item) {
  const char* seal =
      seal_on(request, item.item) == nullptr ? "" : "Under seal, for those on its list alone. ";
  return seal + label(item.handling);
}

std::string gap_words(const Gap& gap, const CaseFile& file) {
  const auto agency_of_item = [&]() -> std::string {
    for (const Request& request : file.enquiry.requests) {
      for (const Signed<ItemReturned>& item : request.items) {
        if (item.what.item.value == gap.subject) {
          return request.asked.what.agency_name;
        }
      }
    }
    return "an agency";
  };
  const auto child_of_gap = [&]() -> std::string {
    const PersonDescribed* child = file.person(PersonId{gap.subject});
    return child == nullptr ? "a child" : person_label(*child);
  };
  const Request* request = file.enquiry.find(RequestId{gap.subject});
  const std::string agency = request == nullptr ? "An agency" : request->asked.what.agency_name;
  switch (gap.kind) {
    case GapKind::unanswered_request:
      return agency + " has not answered";
    case GapKind::part_answer:
      return agency + " has answered only in part";
    case GapKind::unread_item:
      return "Something from " + agency_of_item() + " was never shown to the worker";
    case GapKind::item_after_analysis:
      return "Something from " + agency_of_item() + " came after the analysis was written";
    case GapKind::child_not_considered:
      return "Nothing is decided for " + child_of_gap();
    case GapKind::record_not_written:
      return "Nobody has written the record";
    case GapKind::nobody_asked:
      return "No agency was asked";
    case GapKind::nothing_recommended:
      return "Nobody has recommended an outcome for " + child_of_gap();
    case GapKind::addition_after_analysis:
      return file.weighing.record ? "Something was added after the analysis was written"
                                  : "Something was added after the gate was signed";
    case GapKind::not_rated:
      return "Nobody has rated how urgent it is";
    case GapKind::held_item:
      return agency + " holds something that it has not let into the case";
    case GapKind::assessment_not_completed:
      return (file.weighing.assessment ? "The hub’s own assessment was started and not completed, "
                                       : "The hub’s own assessment was not made, ") +
             std::string{"and the outcome for "} + child_of_gap() + " asks for it";
  }
  ensure(false, "every gap has words");
}

}  // namespace openmash::words
