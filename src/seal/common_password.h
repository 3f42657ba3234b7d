// Passwords that everybody who guesses tries first.
// Asked of cracklib and the dictionary Debian ships with it (package cracklib-runtime): words of
// many languages, names, passwords seen in use, and what people make of them by turning letters
// into digits or adding some. No network is asked, and no password leaves the process. How a
// password is kept is seal/password.h.
#pragma once

#include <string>
#include <string_view>

namespace openmash::seal {

/// Whether it would be guessed early, or is made of the words given: the name somebody signs in
/// with, the hub's name. Throws ConfigurationFault where the dictionary is not installed.
[[nodiscard]] bool is_common_password(std::string_view password, std::string_view own_words);

}  // namespace openmash::seal
