// A QR code, drawn here as SVG.
// Nothing is asked of anybody else for it, and it stands beside the same words to be typed. For
// the address an app reads: factor_parts.h.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::web {

/// Empty where the words are too long for one.
[[nodiscard]] Html qr_code(const std::string& words, const std::string& label);

}  // namespace openmash::web
