// The words of keeping and destroying: grounds, kinds of text, periods, and why something is
// refused. They never say what stood in a record. The rules are domain/retention/; times of day are
// london/time_text.h's.
#pragma once

#include <string>
#include <string_view>

#include "domain/hub/retention.h"
#include "domain/retention/commands.h"
#include "words/refusals.h"

namespace openmash::words {

[[nodiscard]] std::string_view label(DestructionGround ground);

/// "6 years from when it was closed".
[[nodiscard]] std::string period(const hub::RetentionRule& rule);
[[nodiscard]] std::string_view label(hub::RetainedThen then);

/// What a certificate counts: "descriptions of people". Empty for a kind of a newer program.
[[nodiscard]] std::string_view kind_of_text(std::uint8_t kind);

[[nodiscard]] Words words_for(const RetentionRefusal& refusal);

}  // namespace openmash::words
