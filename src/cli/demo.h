// Some weeks of invented, plausible work in a hub that was just made, in every state a contact can
// be in. Everything goes through the same doors as real work, with the clock turned back, so that
// nothing in it could not have happened. Children and adults are numbered; nobody in it exists. It
// is deterministic but for ids and nonces.
// ./run calls it once; the accounts it opens are printed by it. The stories: demo_stories.h.
#pragma once

#include <string>
#include <vector>

#include "app/core.h"

namespace openmash::cli {

/// Makes the hub from its folder first, with nobody in it: once there is an account, those of the
/// demo are as young as that one, and nobody had one when its work was done. Without a folder it
/// fills a hub that was made before. Throws ConfigurationFault when that holds work already.
[[nodiscard]] int demo(const app::Folder& folder, const std::filesystem::path& hub_folder,
                       app::MadeFor made_for);

struct DemoAccount {
  std::string user;
  std::string display;
  std::string role;
};

struct Filled {
  std::vector<DemoAccount> accounts;
  int contacts = 0;
  /// Steps this hub would not take: none for a hub whose rules the stories know.
  std::vector<std::string> refused;
};

/// The same, as of a moment of the caller's: nothing in it is later. Same throw.
[[nodiscard]] Filled fill_with_demo(const app::Folder& folder, Instant now);

}  // namespace openmash::cli
