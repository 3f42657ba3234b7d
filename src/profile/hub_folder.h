// A hub's folder: read from disk, turned into a profile or into every mistake in it, and kept as
// bytes. Nothing is half loaded: one mistake and there is no profile. The bytes are the same for
// the same files whatever the disk or the day, so that an adopted profile can be stored, compared
// and loaded again years later. docs/formats/hub-profile.md is the grammar; domain/hub/profile.h
// what comes out.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "domain/hub/profile.h"
#include "profile/mistake.h"

namespace openmash::profile {

struct HubFile {
  std::string path;  ///< inside the folder: "letters/referrer-feedback.v1.txt"
  std::string text;
  friend bool operator==(const HubFile&, const HubFile&) = default;
};

struct HubFolder {
  std::string name;            ///< the folder's: "wenbrook"
  std::string shown_as;        ///< what mistakes call it: "hubs/wenbrook"; not part of the bytes
  std::vector<HubFile> files;  ///< in order of path

  [[nodiscard]] const HubFile* file(std::string_view path) const;
};

/// The folder's files, and law.toml and pathways.toml from the folder above where it has none of
/// its own. A folder that cannot be read is a mistake.
[[nodiscard]] Result<HubFolder, Mistakes> read_hub_folder(const std::filesystem::path& folder);

/// The profile with its letters, question sets and law, if there is no mistake in any of it.
[[nodiscard]] Result<hub::Profile, Mistakes> load_hub(const HubFolder& folder);

/// The same for a folder that was adopted: whether its values fit together was looked at on its
/// day, and a later, stricter program does not take a hub's profile away.
[[nodiscard]] Result<hub::Profile, Mistakes> load_adopted(const HubFolder& folder);

/// Read from disk and loaded.
[[nodiscard]] Result<hub::Profile, Mistakes> load_hub_folder(const std::filesystem::path& folder);

/// What a person asking "is this folder right?" reads: every mistake, or what was found and what in
/// it is assumed.
struct Report {
  bool good = false;
  std::string text;
};

[[nodiscard]] Report report_on(const std::filesystem::path& folder);

[[nodiscard]] Bytes canonical_bytes(const HubFolder& folder);

/// Nothing, if these are not the bytes of a folder.
[[nodiscard]] std::optional<HubFolder> hub_folder_from(BytesView bytes);

}  // namespace openmash::profile
