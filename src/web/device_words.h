// What a browser says of itself, in words its person knows it by: "Firefox on Windows".
// It is a claim and decides nothing; what is not known is "A browser". Shown in one's own list of
// sessions (pages/my_sign_in.cpp).
#pragma once

#include <string>
#include <string_view>

namespace openmash::web {

[[nodiscard]] std::string device_words(std::string_view user_agent);

}  // namespace openmash::web
