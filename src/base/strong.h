// A plain value that cannot be mistaken for another.
// No arithmetic, and no silent conversion in or out: say `.value` to take it out.
// The ids and codes of the domain are made of it, in domain/ids.h.
#pragma once

#include <compare>
#include <utility>

namespace openmash {

template <class Tag, class Value>
struct Strong {
  Value value{};

  Strong() = default;
  explicit Strong(Value v) : value(std::move(v)) {}

  friend auto operator<=>(const Strong&, const Strong&) = default;
  friend bool operator==(const Strong&, const Strong&) = default;
};

}  // namespace openmash
