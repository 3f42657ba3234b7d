// Whether a range holds a value: std::ranges::contains, which the standard library we build with
// does not have yet. Nothing more will be added here. Remove it when libstdc++ 13 is the oldest we
// meet.
#pragma once

#include <algorithm>
#include <functional>
#include <ranges>

namespace openmash {

template <std::ranges::input_range Range, class Value, class Projection = std::identity>
[[nodiscard]] bool contains(const Range& range, const Value& value, Projection projection = {}) {
  return std::ranges::find(range, value, projection) != std::ranges::end(range);
}

}  // namespace openmash
