// What a form of one kind was made from, as text: two forms made from the same have the same,
// whatever else was appended. It names only what that form's decision rests on, so that six
// agencies answering at once disturb nobody who writes, and a number in it betrays no hidden
// append. app/handle.h turns it into an opaque token and compares (D16).
#pragma once

#include <string>

#include "domain/access/may.h"
#include "domain/casefile/casefile.h"

namespace openmash {

[[nodiscard]] std::string seen_by_form(const CaseFile& file, Permission form);

}  // namespace openmash
