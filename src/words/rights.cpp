#include "words/rights.h"

#include "base/ensure.h"
#include "base/match.h"
#include "words/kinds.h"

namespace openmash::words {

std::string label(TwoPersonStep step) {
  switch (step) {
    case TwoPersonStep::restrict_case:
      return "Restrict a case to a named list";
    case TwoPersonStep::lift_restriction:
      return "Lift a restriction";
    case TwoPersonStep::unseal_item:
      return "Open the seal on an item";
    case TwoPersonStep::release_item:
      return "Let out an item under seal";
    case TwoPersonStep::end_conflict:
      return "End a conflict of interest";
    case TwoPersonStep::grant_inspection:
      return "Open cases to an inspector";
  }
  ensure(false, "every step of two people has its label");
}

std::string label(WayIn way) {
  switch (way) {
    case WayIn::account:
      return "Opened the account";
    case WayIn::role:
      return "Gave it another role";
    case WayIn::password:
      return "Gave it a first password";
    case WayIn::factors:
      return "Took away its app, passkeys and recovery codes";
    case WayIn::link:
      return "Changed the sign-in of their organisation";
  }
  ensure(false, "every way in has its label");
}

std::string label(GlassJudged judged) {
  switch (judged) {
    case GlassJudged::needed:
      return "It was needed";
    case GlassJudged::not_needed:
      return "It was not needed, and nothing more follows";
    case GlassJudged::taken_further:
      return "It was not in order, and is taken further";
  }
  ensure(false, "every judgement has its label");
}

std::string opened_sentence(const BrokenGlass& glass, const Telling& telling) {
  return telling.name_of(glass.broken.by) + " opened it through broken glass, until " +
         telling.time_of(glass.broken.what.until) +
         (glass.reviewed ? "" : ". Nobody has reviewed it yet");
}

std::string reviewed_sentence(const BrokenGlass& glass, const Telling& telling) {
  return telling.name_of(glass.reviewed->by) + " reviewed that " +
         telling.name_of(glass.broken.by) + " had opened it through broken glass: " +
         uncapitalised(label(glass.reviewed->what.judged));
}

Words words_for(const RightsRefusal& refusal) {
  return match(
      refusal,
      [](const NotPermitted&) {
        return Words{"You cannot do this here", "Ask somebody who guards access in your hub."};
      },
      [](const NoSuchConflict&) {
        return Words{"There is no such entry", "Look at the register again and choose it there."};
      },
      [](const NobodyFoundByIt&) {
        return Words{"This would find nobody",
                     "Give a reference, a name with the date of birth, an address with its number "
                     "or postcode, or a telephone number."};
      },
      [](const ReasonNotSaid&) {
        return Words{"Say why", "A sentence will do. It is kept with what you do."};
      },
      [](const NoSuchProposal&) {
        return Words{"There is no such proposal", "Look again at what waits for a second person."};
      },
      [](const AnsweredAlready&) {
        return Words{"Somebody has answered this already", "Nothing more is to be done about it."};
      },
      [](const SecondMustDiffer&) {
        return Words{"It takes two people",
                     "Whoever proposed it cannot agree to it, and not in the same session. Ask "
                     "somebody else."};
      },
      [](const ListTooShort&) {
        return Words{"The list of names is too short",
                     "Name two people of the hub at least, one of them somebody who decides, so "
                     "that somebody can always be asked."};
      },
      [](const NothingToLift&) {
        return Words{"There is nothing to open",
                     "It is not restricted, not sealed, or ended already."};
      },
      [](const NoInspector&) {
        return Words{"There is nobody, or no case, to grant this for",
                     "Choose somebody whose account is an inspector’s, and name one case or more "
                     "that you may open yourself."};
      },
      [](const DaysWrong&) {
        return Words{"These days cannot be granted",
                     "The last day comes after the first and is not over, and there are three "
                     "months between them at most."};
      },
      [](const NoSuchGlass&) {
        return Words{"There is no such entry to review", "Look at the list again."};
      },
      [](const OwnGlass&) {
        return Words{"Somebody else judges this", "Nobody reviews what they did themselves."};
      },
      [](const ReviewedAlready&) {
        return Words{"This was reviewed already", "What was written then stays."};
      });
}

}  // namespace openmash::words
