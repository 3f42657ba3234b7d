// What the command line does for those outside who check the record: keys, checkpoints, receipts.
// Each returns the process's exit status, as in hub_commands.h, and refuses to run beside a live
// server, whose door for witnesses is web/witnesses.h. How it is used: docs/operate/witness.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "app/core.h"

namespace openmash::cli {

[[nodiscard]] int public_key(const app::Folder& folder);

/// Listens to a witness from now on.
[[nodiscard]] int add_witness(const app::Folder& folder, const std::string& verifier_key);

/// Prints the newest checkpoint with the proof that it goes on from so many events.
[[nodiscard]] int checkpoint(const app::Folder& folder, std::uint64_t since);

/// Keeps what a witness signed.
[[nodiscard]] int witnessed(const app::Folder& folder, const std::filesystem::path& file);

/// Prints the proof that an event is in the record.
[[nodiscard]] int receipt(const app::Folder& folder, const std::string& stream,
                          std::uint64_t event);

}  // namespace openmash::cli
