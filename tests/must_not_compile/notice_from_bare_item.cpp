// refused: no matching function|could not convert|no viable conversion|cannot convert
// A notice takes no item that was not released, though it be shown to whoever writes it.
#include "letters/notice.h"

std::string undecided(const openmash::Request& request, const openmash::hub::Profile& profile) {
  return openmash::letters::compose_notice("the school", request.items, profile, {}, {});
}
