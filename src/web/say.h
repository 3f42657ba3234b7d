// The words room under a shorter name, for files that make markup and say much: say::label(stage,
// profile). It adds nothing. What each says is told in words/kinds.h, words/refusals.h and
// words/timeline.h. Times of day are london/time_text.h's.
#pragma once

#include "words/kinds.h"
#include "words/refusals.h"
#include "words/timeline.h"

namespace openmash::web {

namespace say = ::openmash::words;

}  // namespace openmash::web
