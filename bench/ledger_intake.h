// The ledger by itself as a product to measure: ten events, 4 KB of words, four keys, one stream
// for each referral. Everything is sealed and wrapped as the real one is; what is missing are the
// rules, the codec and the view rows. Measured by intake.h.
#pragma once

#include <filesystem>
#include <memory>

#include "bench/intake.h"

namespace openmash::bench {

[[nodiscard]] std::unique_ptr<IntakeProduct> make_ledger_intake(
    const std::filesystem::path& folder);

}  // namespace openmash::bench
