#include "domain/feedback/close_contact.h"
#include <algorithm>

namespace openmash {

bool is_overtaken(const CaseFile& file, const Letter& letter) {
  return file.decision.made && letter.written.at <= file.decision.made->at;
}

bool referrer_answered(const CaseFile& file) {
  return std::ranges::any_of(file.feedback.letters, [&file](const Letter& letter) {
    // A letter about a decision that was made anew answers nothing.
    return letter.given && !letter.to_family && !is_overtaken(file, letter);
  });
}

namespace {

/// The letter to the family about what was decided has gone, or it is said why it must not.
bool family_answered(const CaseFile& file) {
  return file.family.letter_withheld ||
         std::ranges::any_of(file.feedback.letters, [&file](const Letter& letter) {
           return letter.given && letter.to_family && letter.written.at > file.decision.made->at;
         });
}

}  // namespace

bool family_is_waiting(const CaseFile& file, const hub::Profile& profile) {
  return profile.feedback.family_letter && file.is_decided() && !family_answered(file);
}

Decided decide(const CaseFile& file, const CloseContact& command, const Actor&,
               const Moment& moment) {
  if (file.feedback.closed && !file.is_open_again()) {
    return no(AlreadyClosed{});
  }
  if (!file.is_decided() && !file.goes_to_worker()) {
    return no(NotDecided{});
  }
  if (file.is_open_again()) {
    return no(NotYetToDecide{});
  }
  if (!referrer_answered(file) && is_blank(command.reason)) {
    return no(FeedbackNotGiven{});
  }
  if (family_is_waiting(file, *moment.profile)) {
    return no(FamilyLetterMissing{});
  }
  return CaseEvents{ContactClosed{.reason = command.reason}};
}

}  // namespace openmash
