// refused: private constructor|is private within this context
// A letter is made of what somebody was shown, not of a case file taken from the core.
#include "app/look.h"
#include "letters/compose.h"

std::string unrecorded(openmash::app::Core& core, openmash::ContactId contact) {
  return openmash::letters::LetterFacts{*core.load(contact), openmash::letters::Addressee::referrer}
      .referrer_name();
}
