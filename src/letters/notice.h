// What one recipient is told of what was released to them: one paper, item by item.
// It is made only of Released items (domain/release/outward.h) and of the hub's own name and
// telephone: there is no other way for an agency's words into it. It says whose each item is, what
// it is for, on which conditions and until when, and never of whom else or why it was weighed. The
// letter about the outcome is compose.h.
#pragma once

#include <string>
#include <vector>

#include "domain/release/outward.h"
#include "letters/compose.h"

namespace openmash::letters {

/// @param to     whose name stands on it
/// @param items  all for that recipient; none: the text says nothing was released
[[nodiscard]] std::string compose_notice(std::string_view to,
                                         const std::vector<Released<OutwardItem>>& items,
                                         const hub::Profile& profile, const Signature& signature,
                                         Instant now);

}  // namespace openmash::letters
