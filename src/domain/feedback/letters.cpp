#include "domain/feedback/letters.h"

#include <algorithm>

#include "domain/family/record_agreement.h"
#include "domain/release/unreleased.h"

namespace openmash {

namespace {

/// A letter about the decision as it stands has gone.
bool was_told(const CaseFile& file, bool family) {
  return std::ranges::any_of(file.feedback.letters, [&](const Letter& letter) {
    return letter.given && letter.to_family == family && !is_overtaken(file, letter);
  });
}

}  // namespace

bool is_overtaken(const CaseFile& file, const Letter& letter) {
  return file.decision.made && letter.written.at <= file.decision.made->at;
}

Result<const Letter*, Refusal> letter_that_may_go(const CaseFile& file, LetterId id,
                                                  const Moment& moment) {
  if (file.is_open_again()) {
    return no(NotYetToDecide{});
  }
  const auto letter = std::ranges::find_if(
      file.feedback.letters, [id](const Letter& one) { return one.written.what.letter == id; });
  if (letter == file.feedback.letters.end()) {
    return no(NoSuchLetter{});
  }
  if (is_overtaken(file, *letter)) {
    return no(LetterOvertaken{});
  }
  if (letter->to_family && !may_be_written_to(file, *moment.profile)) {
    return no(FamilyLetterNotSafe{});  // what is known now, and not when it was written
  }
  // A release may have been taken back since, and more may have come that the letter tells.
  if (auto found = find_unreleased_in_letter(letter->written.what.text, file, letter->to_family,
                                             moment.now)) {
    return no(*std::move(found));
  }
  return &*letter;
}

std::optional<Instant> waits_until(const CaseFile& file, const hub::Profile& profile) {
  const auto says_nothing_follows = [&](const ChosenOutcome& one) {
    const hub::Outcome* outcome = profile.outcome(one.outcome);
    return outcome != nullptr && outcome->no_further_action;
  };
  const bool waits =
      file.is_decided() &&
      std::ranges::any_of(file.decision.outcomes, [&](const Signed<OutcomeDecided>& one) {
        return std::ranges::any_of(one.what.outcomes, says_nothing_follows);
      });
  return waits ? std::optional{file.decision.made->at + profile.feedback.no_further_action_waits}
               : std::nullopt;
}

bool referrer_answered(const CaseFile& file) {
  return was_told(file, false);
}

bool family_is_waiting(const CaseFile& file, const hub::Profile& profile) {
  return profile.feedback.family_letter && file.is_decided() && !file.family.letter_withheld &&
         !was_told(file, true);
}

}  // namespace openmash
