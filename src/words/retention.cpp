#include "words/retention.h"

#include <array>

#include "base/ensure.h"
#include "base/match.h"

namespace openmash::words {

namespace {

std::string counted(int number, const char* one) {
  return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

std::string_view from_words(hub::RetainedFrom from) {
  switch (from) {
    case hub::RetainedFrom::closing:
      return "from when it was closed";
    case hub::RetainedFrom::receipt:
      return "from when it came";
    case hub::RetainedFrom::youngest_birth:
      return "from the birth of the youngest child in it";
    case hub::RetainedFrom::last_saved:
      return "from when it was last saved";
  }
  ensure(false, "every moment is told");
}

}  // namespace

std::string_view label(DestructionGround ground) {
  switch (ground) {
    case DestructionGround::schedule:
      return "Its time under the schedule is over";
    case DestructionGround::erasure_asked:
      return "Somebody asked that it be erased, and may";
    case DestructionGround::wrongly_there:
      return "It should never have been recorded here";
  }
  ensure(false, "every ground has its words");
}

std::string period(const hub::RetentionRule& rule) {
  std::string text = rule.years == 0 ? "" : counted(rule.years, "year");
  if (rule.days != 0) {
    text += (text.empty() ? "" : " and ") + counted(rule.days, "day");
  }
  return text + " " + std::string{from_words(rule.from)};
}

std::string_view label(hub::RetainedThen then) {
  return then == hub::RetainedThen::review ? "People look at it" : "The program takes it away";
}

std::string_view kind_of_text(std::uint8_t kind) {
  constexpr std::array<std::string_view, 9> kinds{
      "",
      "descriptions of people",
      "texts of the referral and what was added to it",
      "items an agency gave, and what was decided about them",
      "questions to agencies and their answers",
      "letters",
      "records, decisions, reasons and notes",
      "texts that had been written anew before",
      "texts of the matter: what arrived, notes on it, what was answered",
  };
  return kind < kinds.size() ? kinds[kind] : std::string_view{};
}

Words words_for(const RetentionRefusal& refusal) {
  return match(
      refusal,
      [](const NotPermitted&) {
        return Words{"This is not yours to decide",
                     "Ask somebody who keeps the hub's records: its managers and business "
                     "support."};
      },
      [](const NoSuchContact&) { return Words{"There is no such record", "Check the reference."}; },
      [](const OnHold&) {
        return Words{"A hold stands on this record",
                     "Nothing of it is destroyed until the hold is lifted, with a reason."};
      },
      [](const NotClosed&) {
        return Words{
            "It is still open",
            "It is destroyed as a whole only once it is closed or settled. One child can be "
            "taken out of a contact now."};
      },
      [](const NotYetDue&) {
        return Words{"Its time under the schedule is not over",
                     "Choose the ground that is true, or leave it until it is due."};
      },
      [](const ErasedAlready&) {
        return Words{"Every word of it was destroyed already",
                     "The certificate says what was, and when."};
      },
      [](const ProposedAlready&) {
        return Words{"Somebody proposed a destruction of this record already",
                     "It waits for its second person. Decide that one first."};
      },
      [](const NoSuchHold&) {
        return Words{"There is no such hold", "Look at the page of the record again."};
      },
      [](const NoSuchDestruction&) {
        return Words{"There is no such proposal", "Look at the page of the record again."};
      },
      [](const DestructionOver&) {
        return Words{"This was decided already", "The page says by whom, and how."};
      },
      [](const HoldOver&) {
        return Words{"This hold was lifted already", "The page says by whom, and why."};
      },
      [](const SameTwice&) {
        return Words{"You proposed this yourself", "It takes a second person to approve it."};
      },
      [](const SameSession&) {
        return Words{"It was proposed in this very session",
                     "Whoever approves signs in on their own, from the beginning."};
      },
      [](const ChangedSince&) {
        return Words{"Something was added to it since this was proposed",
                     "Turn it down and look at it again before it is proposed anew."};
      },
      [](const NotLater&) {
        return Words{"That day has passed", "Choose a day to look at it again."};
      },
      [](const NoSuchChild&) {
        return Words{"There is no such child in this contact", "Choose one who is named in it."};
      },
      [](const TextsNotRead&) {
        return Words{"Not every text that may tell of this child was answered for",
                     "Read each one and say what becomes of it."};
      },
      [](const NotSaidWhy&) {
        return Words{"Nobody said why", "Write the reason: it is all that is left afterwards."};
      });
}

}  // namespace openmash::words
