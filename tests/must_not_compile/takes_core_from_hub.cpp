// refused: no member named|has no member named
// A page is given the hub and not its parts: from there it could load what nobody recorded.
#include "app/hub.h"

const openmash::CaseFile* unrecorded(openmash::app::Hub& hub, openmash::ContactId contact) {
  return hub.core().load(contact).get();
}
