#include "words/agreements.h"

#include "base/ensure.h"
#include "base/match.h"

namespace openmash::words {

std::string standing_words(Standing standing, std::string_view agency) {
  const std::string with = "with " + std::string{agency};
  switch (standing) {
    case Standing::in_force:
      return "";
    case Standing::lapses_soon:
      return "The sharing agreement " + with + " lapses soon.";
    case Standing::not_signed:
      return std::string{agency} + " has not signed the sharing agreement.";
    case Standing::lapsed:
      return "The sharing agreement " + with + " has lapsed.";
    case Standing::none:
      return "No sharing agreement " + with + " is recorded.";
  }
  ensure(false, "every standing has its words");
}

std::string concern_words(const AgreementWarning& warning) {
  switch (warning.concern) {
    case Concern::lapsed:
      return "It lapsed on";
    case Concern::lapses_soon:
      return "It lapses on";
    case Concern::review_due:
      return "It was to be looked at again on";
    case Concern::review_soon:
      return "It is to be looked at again on";
    case Concern::unsigned_party:
      return warning.party + " has not signed it. It lapses on";
  }
  ensure(false, "every concern has its words");
}

Words words_for(const AgreementRefusal& refusal) {
  return match(
      refusal,
      [](const NotPermitted&) {
        return Words{.heading = "You cannot do this here",
                     .what_to_do = "Ask somebody who approves what the hub sends out."};
      },
      [](const NoSuchAgreement&) {
        return Words{.heading = "There is no such agreement",
                     .what_to_do = "Open the list of agreements again."};
      },
      [](const AgreementOver&) {
        return Words{.heading = "This agreement has ended",
                     .what_to_do = "Record the one that took its place."};
      },
      [](const TermsMissing&) {
        return Words{.heading = "What was agreed is not said",
                     .what_to_do = "Enter its name, what it covers and what it is for."};
      },
      [](const PartiesMissing&) {
        return Words{.heading = "An agreement has two parties at the least",
                     .what_to_do = "Choose the agencies, or write the names of other bodies."};
      },
      [](const NotAParty&) {
        return Words{.heading = "They are not party to this agreement",
                     .what_to_do = "Choose one of its parties."};
      },
      [](const SignedInFuture&) {
        return Words{.heading = "Nobody can have signed it on that day",
                     .what_to_do = "Enter the day on which it was signed."};
      },
      [](const DaysInWrongOrder&) {
        return Words{.heading = "The days are not in their order",
                     .what_to_do =
                         "It is looked at again before it lapses, and lapses today or "
                         "later."};
      },
      [](const WordsMissing&) {
        return Words{.heading = "Something is not said",
                     .what_to_do = "Write who signed, what was looked at, or why it ends."};
      });
}

}  // namespace openmash::words
