// Fresh ids, fresh bytes and fresh codes, all from the operating system's generator through
// libsodium. Nothing made here can be guessed from anything made before, and there is no seed to
// set: tests that need to repeat themselves bring their own ids. A code is what a referrer is given
// to open a draft or a copy; seal/key.h turns it into a key.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id128.h"

namespace openmash::seal {

void fill_random(std::span<Byte> bytes);

[[nodiscard]] Id128 fresh_id();

/// The letters and digits of a code: none that is mistaken for another when read aloud or copied by
/// hand.
inline constexpr std::string_view code_alphabet = "346789CDFGHJKMNPQRTVWXY";

/// A code such as "7K4Q-PDX9-…": 20 symbols of 23, so 90 bits, in groups of four.
[[nodiscard]] std::string fresh_code();

/// 28 such symbols, so 126 bits: enough to be kept as a plain keyed hash (OWASP ASVS 5.0, 6.5.2).
[[nodiscard]] std::string fresh_long_code();

/// The code as one of them wrote it, however it was typed: small letters, spaces, no dashes, other
/// dashes. Nothing, if it cannot be a code.
[[nodiscard]] std::optional<std::string> normalise_code(std::string_view typed);

}  // namespace openmash::seal
