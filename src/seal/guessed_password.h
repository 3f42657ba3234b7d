// Passwords that everybody who guesses tries first.
// A password is common when little is left of it but one word of the list: after its digits and
// signs at the ends, the digits that stand for letters, and repeats are taken away. No network is
// asked and no password leaves the process. That list is Debian's (package cracklib-runtime): words
// of many languages, names, and passwords seen in use. Whatever was breached elsewhere is common as
// it stands: the 43,940 of twelve signs or more among the million commonest of ten million breached
// passwords (Mark Burnett's list; assets/breached.mjs). How one is kept: seal/password.h.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace openmash::seal {

/// Whether it would be guessed early, was breached elsewhere, or is one of these words of one's own
/// with some signs added: the name somebody signs in with, the hub's. Throws ConfigurationFault
/// where the list is not installed.
[[nodiscard]] bool is_guessed_early(std::string_view password,
                                    std::span<const std::string> own_words);

}  // namespace openmash::seal
