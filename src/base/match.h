// Take one case of a variant, all cases named.
// There is deliberately no "otherwise": a new alternative must be met wherever it matters.
// Events, refusals and commands are the variants it is used on.
#pragma once

#include <utility>
#include <variant>

namespace openmash {

template <class... Cases>
struct Cases_ : Cases... {
  using Cases::operator()...;
};

template <class Variant, class... Cases>
decltype(auto) match(Variant&& variant, Cases&&... cases) {
  return std::visit(Cases_<std::decay_t<Cases>...>{std::forward<Cases>(cases)...},
                    std::forward<Variant>(variant));
}

}  // namespace openmash
