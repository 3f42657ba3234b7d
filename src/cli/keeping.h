// The command line's side of keeping: the turn of the keys, backups, and putting one back.
// Each returns the process's exit status and says on the screen what it did. A backup holds no key
// and may be made while the hub is served; the others refuse to run beside a live server. What a
// backup still holds, and for how long: docs/operate/retention-and-erasure.md.
#pragma once

#include <filesystem>
#include <string>

#include "app/core.h"

namespace openmash::cli {

/// A new epoch, every key wrapped anew, the epochs destroyed whose time is over.
[[nodiscard]] int roll_keys(const app::Folder& folder, int backups_kept_days);

/// Which epochs there are, and until when a backup made in each can be opened.
[[nodiscard]] int list_keys(const std::filesystem::path& keys, int backups_kept_days);

/// A copy of the database as it is at one moment, checked, in a folder of the operator's.
[[nodiscard]] int backup(const std::filesystem::path& data, const std::filesystem::path& out);

/// Puts a backup into an empty data folder, or takes the one that lies there, and does again what
/// was done since it was made. Until it has, the hub is not served.
[[nodiscard]] int restore(const std::filesystem::path& from, const app::Folder& folder);

/// Moves the bodies of the record of reading of every month before this one ("2026-10") into files
/// of their own beside the database, and says which months lie there.
[[nodiscard]] int archive(const app::Folder& folder, const std::string& before);

/// A first password, printed once, for somebody whose own counts no more since a backup was put
/// back: for where nobody who keeps accounts can sign in.
[[nodiscard]] int let_in(const app::Folder& folder, const std::string& user);

}  // namespace openmash::cli
