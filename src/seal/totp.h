// Codes that an app shows for half a minute: RFC 6238, six digits, SHA-1, as every such app makes
// them.
// Pure but for fresh_totp_secret: the moment is given, and a code is told from another in a time
// that says nothing. That a code works once is keep/once.h's; how often one may guess,
// keep/lockouts.h's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/instant.h"

namespace openmash::seal {

inline constexpr std::int64_t totp_step_seconds = 30;

/// 20 random bytes.
[[nodiscard]] Bytes fresh_totp_secret();

/// The code of one step: "755224".
[[nodiscard]] std::string totp_code(BytesView secret, std::uint64_t step);

/// The step whose code this is: the one of now, the one before or the one after, for no two clocks
/// agree. Blanks do not count. Nothing, where it is none of theirs.
[[nodiscard]] std::optional<std::uint64_t> totp_step(BytesView secret, std::string_view typed,
                                                     Instant now);

/// As apps and people take it: letters and the digits 2 to 7, without padding.
[[nodiscard]] std::string base32(BytesView bytes);

}  // namespace openmash::seal
