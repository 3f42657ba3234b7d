// The fields of one decision that an item may leave, and their reading: the same wherever it is
// decided. Nothing is chosen beforehand; risk and relevance are asked apart. The pages are
// request_item.cpp, for the agency whose item it is, and contact_sharing.cpp, for the hub.
#pragma once

#include "web/case_form.h"

namespace openmash::web {

/// The bases in law that hold today, each with its words and source.
[[nodiscard]] std::vector<Choice> bases_on(const hub::Profile& profile, Instant now);

/// Purpose, basis, relevance, risk, conditions and an end.
[[nodiscard]] Html release_fields(const FormState& typed, const hub::Profile& profile);

/// All but the item, its release and where it goes.
[[nodiscard]] ItemReleased read_release(const Visit& visit, Problems& problems);

/// A release in words: what for, on what basis, why it helps, what it risks, on which conditions.
[[nodiscard]] Html release_words(const ItemReleased& release);

}  // namespace openmash::web
