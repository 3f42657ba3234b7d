// refused: no matching constructor|no matching function
// The family's letter takes the name of who told the hub from a decision, and not from the file.
#include "app/look.h"
#include "letters/compose.h"

std::string undecided(const openmash::Visible<openmash::app::CasePage>& page) {
  return openmash::letters::LetterFacts{page, page->file->intake.contact.answers.words("name")}
      .referrer_name();
}
