#include "words/refusals.h"

#include "base/ensure.h"
#include "words/kinds.h"

namespace openmash::words {

namespace {

std::string name_of(const AgencyCode& code, const hub::Profile& profile) {
  const hub::Agency* agency = profile.agency(code);
  return agency == nullptr ? "An agency" : agency->name;
}

std::string name_of(const OutcomeCode& code, const hub::Profile& profile) {
  const hub::Outcome* outcome = profile.outcome(code);
  return outcome == nullptr ? "One of the outcomes" : outcome->name;
}

std::string_view purpose_words(hub::Purpose purpose) {
  switch (purpose) {
    case hub::Purpose::advice_and_support:
      return "for advice and support";
    case hub::Purpose::social_work_assessment:
      return "for a social work assessment";
    case hub::Purpose::child_protection:
      return "for child protection";
    case hub::Purpose::check:
      return "before agencies are asked";
  }
  ensure(false, "every purpose has words");
}

std::string criterion_words(const CriterionCode& code, const hub::Profile& profile) {
  const hub::Criterion* criterion = profile.criterion(code);
  return criterion == nullptr ? code.value : uncapitalised(criterion->words);
}

std::string views_words(const ViewsMissing& missing, const hub::Profile& profile) {
  const hub::Role* role = profile.role(missing.role);
  return role == nullptr
             ? "Not enough people have given their view: " + std::to_string(missing.given) +
                   " of " + std::to_string(missing.needed)
             : "No view yet from: " + role->name;
}

std::string listed_agencies(const std::vector<AgencyCode>& codes, const hub::Profile& profile) {
  std::vector<std::string> names;
  for (const AgencyCode& code : codes) {
    names.push_back(name_of(code, profile));
  }
  return listed(names);
}

// One for each refusal, in the order of casefile/refusals.h; a new one without words does not
// compile.

Words of(const NotPermitted&, const hub::Profile&) {
  return {
      .heading = "This is not yours to do",
      .what_to_do = "If you think this is your work, ask whoever gives out the work of your team."};
}
Words of(const NoSuchContact&, const hub::Profile&) {
  return {
      .heading = "There is no such contact",
      .what_to_do = "Check the reference: eight letters and numbers, with a dash in the middle."};
}
Words of(const NothingSaid&, const hub::Profile&) {
  return {.heading = "Nothing has been written yet",
          .what_to_do = "Write at least one thing you know, and send it again."};
}
Words of(const AlreadyReceived&, const hub::Profile&) {
  return {.heading = "This has been received already",
          .what_to_do = "You need not send it again. To tell us more, add to what was sent."};
}
Words of(const AlreadyClosed&, const hub::Profile&) {
  return {.heading = "This contact is closed",
          .what_to_do = "Look at the timeline to see who closed it, and why."};
}
Words of(const NotYetScreened&, const hub::Profile&) {
  return {.heading = "This contact has not been screened yet",
          .what_to_do = "Ask the screening team to consider it first."};
}
Words of(const GateAlreadySigned&, const hub::Profile&) {
  return {.heading = "It is signed already which way this contact goes",
          .what_to_do = "Look at the timeline to see who signed, and why."};
}
Words of(const GateNotSigned&, const hub::Profile& profile) {
  return {.heading = "Nobody has signed yet which way this contact goes",
          .what_to_do =
              "Wait until it is signed whether it goes through the " + profile.words.hub + "."};
}
Words of(const NotThroughMash&, const hub::Profile& profile) {
  return {.heading = "This contact does not go through the " + profile.words.hub,
          .what_to_do =
              "It was signed to go another way, so there is nothing to gather or weigh here."};
}
Words of(const NoCheckHere&, const hub::Profile&) {
  return {
      .heading = "This hub does not ask agencies before it decides",
      .what_to_do =
          "Send the contact straight to an outcome, or to the social worker a child already has."};
}
Words of(const NoAllocatedWorker&, const hub::Profile&) {
  return {
      .heading = "No child here is known to have a social worker",
      .what_to_do =
          "Note the social worker when screening, or choose another way for the contact to go."};
}
Words of(const UnknownCode&, const hub::Profile&) {
  return {.heading = "One of your choices is no longer on the hub's list",
          .what_to_do = "Open the page again and choose from the list as it is now."};
}
Words of(const MainIssueNotChosen&, const hub::Profile&) {
  return {.heading = "The main issue is not marked",
          .what_to_do = "For each child, mark one of the issues you chose as the main one."};
}
Words of(const NotAChildHere&, const hub::Profile&) {
  return {.heading = "Somebody chosen here is not in this contact",
          .what_to_do = "Open the page again and choose from the people it lists."};
}
Words of(const ReasonMissing&, const hub::Profile&) {
  return {.heading = "A reason is needed",
          .what_to_do = "Write why, in a sentence or two, and send it again."};
}
Words of(const AlreadySo&, const hub::Profile&) {
  return {.heading = "It is so already",
          .what_to_do = "You need do nothing: nothing had to be changed, and nothing was."};
}
Words of(const WorkerMayNotGather&, const hub::Profile&) {
  return {.heading = "This person's role does not take cases",
          .what_to_do = "Choose somebody whose role gathers information in this hub."};
}
Words of(const NoWorkerYet&, const hub::Profile&) {
  return {.heading = "This case has no worker yet",
          .what_to_do = "Ask whoever gives out cases to give it to somebody first."};
}
Words of(const DueInThePast&, const hub::Profile&) {
  return {.heading = "That time has already passed",
          .what_to_do = "Choose a time that is still to come."};
}
Words of(const TimescaleNotSet&, const hub::Profile&) {
  return {.heading = "There is no timescale for this case yet",
          .what_to_do =
              "Rate how urgent it is, or ask for a timescale to be set. Then agencies can be told "
              "by when to answer."};
}
Words of(const AgencyNotDealtWith& refusal, const hub::Profile& profile) {
  return {.heading = name_of(refusal.agency, profile) + ": neither asked nor left out",
          .what_to_do = "Ask this agency, or write why it is left out."};
}
Words of(const AlreadyAsked& refusal, const hub::Profile& profile) {
  return {.heading = name_of(refusal.agency, profile) + ": asked already",
          .what_to_do =
              "Use “ask for more” on the request that is there. The time for the answer does not "
              "start again."};
}
Words of(const NotAsked&, const hub::Profile&) {
  return {.heading = "This agency was not asked",
          .what_to_do =
              "Only a request that was sent can be answered or added to. Look at the list of "
              "requests."};
}
Words of(const AlreadyAnswered& refusal, const hub::Profile& profile) {
  return {
      .heading = name_of(refusal.agency, profile) + ": answered already",
      .what_to_do = "Read the answer on the case's page. If it is not enough, use “ask for more”."};
}
Words of(const EmptyAnswer&, const hub::Profile&) {
  return {
      .heading = "The answer has no words in it",
      .what_to_do =
          "Write what your agency holds in each item, or answer that you looked and hold nothing."};
}
Words of(const RecordNotWritten&, const hub::Profile& profile) {
  return {.heading = "The " + profile.words.record + " is not written yet",
          .what_to_do = "Write the summary and the analysis first. Then recommend."};
}
Words of(const NothingRecommended&, const hub::Profile&) {
  return {.heading = "No outcome is recommended yet",
          .what_to_do = "Choose at least one outcome for at least one child."};
}
Words of(const OutcomeMissing&, const hub::Profile&) {
  return {.heading = "A child has no outcome yet",
          .what_to_do = "Choose at least one outcome for each child."};
}
Words of(const ReceiverMissing& refusal, const hub::Profile& profile) {
  return {.heading = name_of(refusal.outcome, profile) + ": nobody to receive it",
          .what_to_do = "Say which agency or service this goes to."};
}
Words of(const NothingAndSomething&, const hub::Profile&) {
  return {
      .heading = "No action and an action cannot both be chosen for one child",
      .what_to_do = "Choose the outcome that means nothing more is done, or the others, not both."};
}
Words of(const GapsNotAccepted&, const hub::Profile&) {
  return {.heading = "Something is missing before this can be decided",
          .what_to_do =
              "Look at each thing on the list. Write why you decide without it, or send the case "
              "back."};
}
Words of(const RecommenderMayNotDecide&, const hub::Profile&) {
  return {.heading = "You recommended an outcome here, so somebody else decides",
          .what_to_do = "Ask another person who may decide to look at it."};
}
Words of(const NotYetToDecide&, const hub::Profile&) {
  return {.heading = "This cannot be settled yet",
          .what_to_do =
              "Something is still with somebody: a case that was sent back, or a late answer "
              "nobody has looked at."};
}
Words of(const AlreadyDecided&, const hub::Profile&) {
  return {
      .heading = "This has already been decided",
      .what_to_do = "Look at the decision. It can be looked at again when something new arrives."};
}
Words of(const NotDecided&, const hub::Profile&) {
  return {.heading = "This has not been decided yet",
          .what_to_do = "Wait for the decision. Then there is something to tell."};
}
Words of(const NothingNewToLookAt&, const hub::Profile&) {
  return {.heading = "Nothing new has come since the decision",
          .what_to_do = "The decision stands. You need do nothing."};
}
Words of(const NoSuchLetter&, const hub::Profile&) {
  return {.heading = "There is no such letter",
          .what_to_do = "Open the contact again and choose from the letters it lists."};
}
Words of(const LetterNotApproved&, const hub::Profile&) {
  return {.heading = "This letter is not approved yet",
          .what_to_do = "Ask somebody who approves letters to read it first."};
}
Words of(const LetterAlreadyApproved&, const hub::Profile&) {
  return {
      .heading = "This letter is approved already",
      .what_to_do = "An approved letter stays as it is. To say something else, write a new one."};
}
Words of(const FeedbackNotGiven&, const hub::Profile&) {
  return {.heading = "The referrer has not been answered",
          .what_to_do = "Give the answer and note how, or write why none was given."};
}

Words of(const AgreementMissing& e, const hub::Profile&) {
  return {.heading = "Agreement is wanted first: " + std::string{purpose_words(e.purpose)},
          .what_to_do =
              "Record what the family said, or the ground on which you go on without asking them."};
}
Words of(const GroundMissing&, const hub::Profile&) {
  return {.heading = "Nothing goes outside the hub without a ground",
          .what_to_do = "Choose the ground on which this may be told, or do not tell it."};
}
Words of(const TellingNotSafe&, const hub::Profile&) {
  return {.heading = "Telling the family is not known to be safe",
          .what_to_do =
              "Do not tell them beforehand unless you are sure that it does not raise the risk to "
              "the child."};
}
Words of(const CriterionNotMet& e, const hub::Profile& profile) {
  return {.heading = "There is no " + profile.words.check +
                     " unless this holds: " + criterion_words(e.criterion, profile),
          .what_to_do = "Screen it again if it holds after all, or let it go another way."};
}
Words of(const ViewsMissing& e, const hub::Profile& profile) {
  return {.heading = views_words(e, profile),
          .what_to_do =
              "This is decided together. Ask for the views that are missing, and then decide."};
}
Words of(const NeedNotJudged&, const hub::Profile& profile) {
  return {.heading = "No level of need has been judged yet",
          .what_to_do =
              "Choose the level" +
              (profile.thresholds.name.empty() ? std::string{} : " by " + profile.thresholds.name) +
              ", and say why."};
}
Words of(const FamilyContactMissing&, const hub::Profile&) {
  return {.heading = "Nobody is named to contact the family",
          .what_to_do = "Name who will contact them, and by when."};
}
Words of(const FamilyLetterMissing&, const hub::Profile&) {
  return {.heading = "The family has not been written to",
          .what_to_do = "Write to them, or say why the letter must not be sent."};
}
Words of(const NoSuchDiscussion&, const hub::Profile&) {
  return {.heading = "There is no such strategy discussion",
          .what_to_do = "Open the contact again and look at its discussions."};
}
Words of(const AlreadyHeld&, const hub::Profile&) {
  return {.heading = "What this discussion came to is recorded already",
          .what_to_do = "Call another one if there is more to settle."};
}
Words of(const QuorumMissing& e, const hub::Profile& profile) {
  return {.heading = "A strategy discussion wants " + listed_agencies(e.absent, profile),
          .what_to_do = "Wait for them, or write why it went on without."};
}
Words of(const NoSuchDisagreement&, const hub::Profile&) {
  return {.heading = "There is no such disagreement",
          .what_to_do = "Open the contact again and look at what was raised."};
}
Words of(const DisagreementOver&, const hub::Profile&) {
  return {.heading = "This disagreement is settled",
          .what_to_do = "Raise it anew if it has come back."};
}
Words of(const NoFurtherStage&, const hub::Profile&) {
  return {.heading = "The hub's policy has no further stage",
          .what_to_do = "Settle it here, or ask the partnership that wrote the policy."};
}
Words of(const NoSuchPathway&, const hub::Profile&) {
  return {.heading = "This pathway is not followed here",
          .what_to_do = "Open it first, and say why."};
}
Words of(const AlreadyFollowed&, const hub::Profile&) {
  return {.heading = "This pathway is followed already", .what_to_do = "Go on with its steps."};
}
Words of(const NoSuchEnquiry&, const hub::Profile&) {
  return {.heading = "Nobody of this name was asked",
          .what_to_do = "Open the request again and look at who was asked."};
}
Words of(const LetterWaits&, const hub::Profile&) {
  return {.heading = "This letter waits, as every letter does that says that nothing follows",
          .what_to_do = "Its page says until when. Record then how it was given."};
}
Words of(const LetterOvertaken&, const hub::Profile&) {
  return {.heading = "This letter tells of a decision that was made anew since",
          .what_to_do = "Write another letter about what was decided now."};
}
Words of(const NobodyDescribed&, const hub::Profile&) {
  return {.heading = "No child is named here yet",
          .what_to_do =
              "Name the child first, as well as anybody knows: name somebody else who "
              "matters, on the contact's page."};
}
Words of(const NotPlanned&, const hub::Profile&) {
  return {.heading = "Nobody was named to contact the family",
          .what_to_do = "It is named with the decision."};
}
Words of(const NoSuchItem&, const hub::Profile&) {
  return {.heading = "There is no such item in this answer",
          .what_to_do = "Go back to the request and choose one of its items."};
}
Words of(const ItemHeldBack&, const hub::Profile&) {
  return {.heading = "Its owner holds this item",
          .what_to_do = "Speak to the agency that gave it. It must let it into the case first."};
}
Words of(const OwnerMustAgree&, const hub::Profile&) {
  return {.heading = "This item goes onward only when its owner lets it",
          .what_to_do = "Ask the agency that gave it to let it out to that recipient itself."};
}
Words of(const NoSuchRelease&, const hub::Profile&) {
  return {.heading = "This item was not let out in that way",
          .what_to_do = "Open the item again: what was decided about it is listed there."};
}
Words of(const NotTheirWords&, const hub::Profile&) {
  return {.heading = "The part is not in the item",
          .what_to_do =
              "Copy the part from the item as its agency wrote it. To say it in your own "
              "words, share it outside the hub on one of the hub’s grounds."};
}
Words of(const MoreThanAsked&, const hub::Profile&) {
  return {.heading = "This is more than the hub asked for",
          .what_to_do =
              "Let go what was asked for, some of the same words, or nothing. What the hub "
              "did not ask for it does not need."};
}
Words of(const UnreleasedWords& refusal, const hub::Profile&) {
  std::string found;
  const auto add = [&found](bool is_there, std::string_view words) {
    if (is_there) {
      found += ' ' + std::string{words};
    }
  };
  add(!refusal.items.empty(),
      "It copies an agency’s words that were not released to them: let the item go there first.");
  add(refusal.whereabouts, "It says where somebody lives or is.");
  add(refusal.referrer, "It says who told the hub: record the decision that they may be told.");
  return {.heading = "This holds something they may not be told",
          .what_to_do = "Take it out, and send the rest." + found};
}
Words of(const NothingReleased&, const hub::Profile&) {
  return {.heading = "Nothing is chosen to tell them",
          .what_to_do = "Open what they may be told again, and tell what is listed there."};
}
Words of(const NotInForce&, const hub::Profile&) {
  return {
      .heading = "Something here may not be told to them any more",
      .what_to_do = "Open what they may be told again: what is still in force is listed there."};
}
Words of(const AnswerAsItems&, const hub::Profile&) {
  return {.heading = "Here each piece of an answer is held by itself",
          .what_to_do = "Write what you know as items: each can then be let out alone."};
}
Words of(const LinkEnded&, const hub::Profile&) {
  return {.heading = "This link is over",
          .what_to_do = "It has run out or was taken back. Whoever made it can make another one."};
}
Words of(const LinkTooLong&, const hub::Profile&) {
  return {.heading = "A guest link lives from one day to twenty-eight",
          .what_to_do = "Choose a number of days between them. Another link can be made later."};
}
Words of(const NotAvailable&, const hub::Profile&) {
  return {.heading = "This worker is not available", .what_to_do = "Choose somebody else."};
}
Words of(const NamedListTooShort&, const hub::Profile&) {
  return {.heading = "The named list is too short",
          .what_to_do =
              "Name two people of the hub at least, one of them somebody who decides, so "
              "that somebody can always be asked."};
}
Words of(const SecondMissing&, const hub::Profile&) {
  return {.heading = "This takes two people",
          .what_to_do = "Propose it, and ask somebody else to agree to it."};
}
Words of(const NotDoneHere&, const hub::Profile&) {
  return {.heading = "This hub does no such work",
          .what_to_do = "Ask whoever looks after the hub's profile if it should."};
}
Words of(const AssessmentNotStarted&, const hub::Profile& profile) {
  return {.heading = "The " + profile.words.assessment + " has not been started",
          .what_to_do = "Start it first, so that everybody sees who is at it and since when."};
}
Words of(const ChildNotAssessed&, const hub::Profile& profile) {
  return {.heading = "The " + profile.words.assessment + " leaves a child out",
          .what_to_do = "Write what it means for each child, one by one."};
}
Words of(const FamilyLetterNotSafe&, const hub::Profile&) {
  return {.heading = "It is not settled that a letter to the family is safe",
          .what_to_do =
              "Weigh whether telling them raises the risk to the child, under “Record the family’s "
              "agreement”. If it does, or if you cannot be sure, record why no letter goes."};
}

}  // namespace

Words words_for(const Refusal& refusal, const hub::Profile& profile) {
  return std::visit([&profile](const auto& one) { return of(one, profile); }, refusal);
}

}  // namespace openmash::words
