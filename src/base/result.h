// A value, or a reason there is none.
// Ignoring one is a compile error. It is for answers that are expected; faults of the world are
// thrown (faults.h). See also ensure.h, for our own mistakes.
#pragma once

#include <expected>

namespace openmash {

template <class Value, class Reason>
using Result = std::expected<Value, Reason>;

template <class Reason>
using No = std::unexpected<Reason>;

}  // namespace openmash
