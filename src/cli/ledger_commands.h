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

/// Two people say that the hub goes on from this older copy. Asks for both their passwords.
[[nodiscard]] int declare_restore(const app::Folder& folder, const std::string& first,
                                  const std::string& second, const std::string& reason);

/// Prints the proof that an event is in the record.
/// @param stream  32 hexadecimal digits, or a contact's reference
[[nodiscard]] int receipt(const app::Folder& folder, const std::string& stream,
                          std::uint64_t event);

}  // namespace openmash::cli
