// The larger parts of the page about one contact: where the agencies stand, and what happened when.
// Silence, nothing held, held but not shared, refused and a part are told apart in words and by a
// mark, never by colour alone. The page itself is contact.cpp.
#pragma once

#include "london/time_text.h"
#include "web/case_form.h"

namespace openmash::web {

/// Every agency asked or left out: the unanswered first.
[[nodiscard]] Html agencies(const OpenCase& open);

/// Every item, worry and turn of the case by the date it concerns, as a picture with lanes and as a
/// table.
[[nodiscard]] Html chronology(const OpenCase& open);

/// The same, folded away, on a form that rests on all of it.
[[nodiscard]] Html everything_told(const OpenCase& open);

}  // namespace openmash::web
