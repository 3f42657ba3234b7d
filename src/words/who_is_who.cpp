#include "words/who_is_who.h"

#include "base/match.h"

namespace openmash::words {

std::string label(Judgement judgement) {
  switch (judgement) {
    case Judgement::same:
      return "The same person";
    case Judgement::not_same:
      return "Not the same person";
    case Judgement::not_sure:
      return "Not sure";
  }
  return "";
}

std::string label(AlertAnswer answer) {
  switch (answer) {
    case AlertAnswer::joins:
      return "I take part in the new contact: it is the same person";
    case AlertAnswer::takes_over:
      return "I take the new contact over";
    case AlertAnswer::releases:
      return "Whoever screens may know that there is a record";
    case AlertAnswer::no_match:
      return "It is somebody else";
  }
  return "";
}

std::string what_follows(AlertAnswer answer) {
  switch (answer) {
    case AlertAnswer::joins:
      return "The two are linked. Only those who may see both see the link; where a record is "
             "restricted, another agrees to it first";
    case AlertAnswer::takes_over:
      return "It is given to a worker who may see both. Who screens sees that it was given to "
             "them, as with any other";
    case AlertAnswer::releases:
      return "They read that there is one, who you are and what you write below";
    case AlertAnswer::no_match:
      return "Nothing more is done, and nobody else is told";
  }
  return "";
}

std::string words_for(const JudgementRefusal& refusal) {
  return match(
      refusal,
      [](const NotPermitted&) {
        return std::string{"Whether they are the same is for somebody who works on one of the two"};
      },
      [](const SameRecordTwice&) { return std::string{"These are one and the same record"}; },
      [](const NoSuchJudgement&) {
        return std::string{"There is no such judgement here: look at the contact again"};
      },
      [](const NoReasonWritten&) { return std::string{"Write why"}; },
      [](const JudgedAlready&) {
        return std::string{"This was judged so already, on the same facts"};
      },
      [](const SecondIsFirst&) {
        return std::string{
            "Somebody else is needed, at a session of their own: the first word here was yours"};
      },
      [](const NotWaiting&) { return std::string{"It waits for nobody: see how it stands now"}; },
      [](const UndoneAlready&) { return std::string{"It was undone already"}; },
      [](const UndoingWaits&) {
        return std::string{"Somebody asked to have it undone already: it waits for a second"};
      });
}

std::string words_for(const AlertRefusal& refusal) {
  return match(
      refusal, [](const NoSuchAlert&) { return std::string{"There is nothing here for you"}; },
      [](const AnswerWithoutWords&) {
        return std::string{"Write what the others should know, or why"};
      },
      [](const AlertAnsweredAlready&) { return std::string{"It was answered so already"}; });
}

}  // namespace openmash::words
