// refused: private constructor|is private within this context
// Nobody declares an agency's words released: only a decision in force does.
#include "domain/release/outward.h"

openmash::Released<openmash::OutwardItem> undecided(openmash::OutwardItem item) {
  return openmash::Released<openmash::OutwardItem>{std::move(item)};
}
