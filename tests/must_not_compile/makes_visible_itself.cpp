// refused: private constructor|is private within this context
// A page that loads a case file by itself may not declare it seen.
#include "app/look.h"

openmash::Visible<openmash::app::SentCopy> unrecorded(openmash::app::SentCopy copy) {
  return openmash::Visible<openmash::app::SentCopy>{std::move(copy)};
}
