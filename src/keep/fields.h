// What somebody typed into a form: names and values, in the order they came, the same name as often
// as it came. Nothing here checks or changes them; they are kept exactly, because they may be all
// that is left of an hour's work. Used by keep/drafts.h and keep/parked.h.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace openmash::keep {

using Fields = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] Bytes encode(const Fields& fields);

/// Throws CorruptRecord when the bytes are not fields.
[[nodiscard]] Fields decode_fields(BytesView bytes);

}  // namespace openmash::keep
