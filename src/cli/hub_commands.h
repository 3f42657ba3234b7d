// What the command line does besides serving: making a hub, checking one, rebuilding its views.
// Each returns the process's exit status: 0 done, 1 the answer is no, and says on the screen what
// it found. Faults rise to main/. Those that write refuse to run beside a live server: the
// database's writer lock sees to it. The demo hub's invented work is in demo.h; the words of the
// options are in main/openmash.cpp.
#pragma once

#include <filesystem>

#include "app/core.h"

namespace openmash::cli {

/// A new hub, and its first administrator with a password shown once.
[[nodiscard]] int init(const app::Folder& folder, const std::filesystem::path& hub_folder,
                       app::MadeFor made_for = app::MadeFor::children);

/// Every mistake in a hub's folder, with file, line and what was expected.
[[nodiscard]] int check_profile(const std::filesystem::path& hub_folder);

/// Adopts a changed hub folder as the profile from now on.
[[nodiscard]] int adopt_profile(const app::Folder& folder, const std::filesystem::path& hub_folder);

struct MatchingFiles {
  std::string name;
  std::filesystem::path model;        ///< empty: the usual one
  std::filesystem::path frequencies;  ///< empty: none
};

/// What suggestions of who is who rest on from the next start.
[[nodiscard]] int adopt_matching(const app::Folder& folder, const MatchingFiles& files);

/// Checks every hash and chain without any key; with keys, that every event opens as well.
[[nodiscard]] int verify(const app::Folder& folder, bool with_keys);

/// Writes all views anew from the ledger.
[[nodiscard]] int rebuild(const app::Folder& folder);

/// The next month's wrapping key.
[[nodiscard]] int add_epoch(const std::filesystem::path& keys);

[[nodiscard]] Instant system_now();

}  // namespace openmash::cli
