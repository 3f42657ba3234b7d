// The public reference of a contact, such as 7K4Q-PDX9: spoken easily, mistyped safely.
// Random, so it reveals no volume; its last symbol catches every single mistyped symbol and every
// swap of two. It opens nothing: what opens a copy is a code of its own. The design and its trial
// are in ui.md 3; fresh symbols come from the shell.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace openmash {

inline constexpr std::string_view reference_symbols = "346789CDFGHJKMNPQRTVWXY";

/// The reference for seven random symbol values, each 0 to 22.
[[nodiscard]] std::string make_reference(const std::array<unsigned, 7>& symbols);

/// The same in a training hub, T-7K4Q-PDX9: never to be taken for one of a real child.
[[nodiscard]] std::string for_training(std::string_view reference);
[[nodiscard]] bool is_for_training(std::string_view reference);

/// The reference in its written form, of a training hub or not, from lower case, spaces or dashes;
/// nothing if it was mistyped.
[[nodiscard]] std::optional<std::string> read_reference(std::string_view typed);

/// "seven, Kilo, four, Quebec …": how it is read out on a telephone.
[[nodiscard]] std::string spoken(std::string_view reference);

}  // namespace openmash
