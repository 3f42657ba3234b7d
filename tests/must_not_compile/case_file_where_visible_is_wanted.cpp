// refused: no viable conversion|no matching function|invalid initialization of reference
// What wants Visible does not take a case file that nobody recorded as shown.
#include "app/look.h"

void shows(const openmash::Visible<openmash::CaseFile>& file);

void unrecorded(openmash::app::Core& core, openmash::ContactId contact) {
  shows(*core.load(contact));
}
