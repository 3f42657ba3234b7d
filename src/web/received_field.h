// When something reached the hub, typed in London time: the field and its reading, for every form
// in which staff write down what has already arrived. Blank means now; a moment still to come is a
// problem in words. The parts of forms are in form.h.
#pragma once

#include <optional>

#include "web/form.h"

namespace openmash::web {

[[nodiscard]] Html received_field(const Visit& visit, const Problems& problems);

/// Nothing for blank, and for what is wrong, which is then among the problems.
[[nodiscard]] std::optional<Instant> read_received(const Visit& visit, Problems& problems);

}  // namespace openmash::web
