// The directory: the schools, nurseries, surgeries and others that may be asked about a child, who
// leads on safeguarding there, and how they are reached.
// An entry is listed, changed and closed, and never taken away: who was asked stays known. Nothing
// about any child is in it. app/directory.h keeps it; who may is access/may.h.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "domain/casefile/casefile.h"
#include "domain/casefile/refusals.h"
#include "domain/hub/profile.h"

namespace openmash {

/// Only ever appended to: it is on disk.
enum class SettingKind : std::uint8_t {
  nursery,
  primary_school,
  secondary_school,
  special_school,
  college,
  surgery,
  health_service,
  other,
};
inline constexpr int setting_kinds = static_cast<int>(SettingKind::other) + 1;

struct Setting {
  std::string name;
  SettingKind kind = SettingKind::other;
  std::string address;
  std::string telephone;
  std::string email;
  std::string lead_name;    ///< who leads on safeguarding there
  std::string lead_post;    ///< "Designated safeguarding lead"
  std::string best_way;     ///< how best to reach them
  std::string out_of_term;  ///< and when the setting is closed

  friend bool operator==(const Setting&, const Setting&) = default;
};

struct EntryListed {
  EntryId entry;
  Setting setting;

  friend bool operator==(const EntryListed&, const EntryListed&) = default;
};

struct EntryChanged {
  EntryId entry;
  Setting setting;  ///< whole, as it is from now on

  friend bool operator==(const EntryChanged&, const EntryChanged&) = default;
};

struct EntryClosed {
  EntryId entry;
  std::string reason;

  friend bool operator==(const EntryClosed&, const EntryClosed&) = default;
};

using DirectoryEvent = std::variant<EntryListed, EntryChanged, EntryClosed>;
using DirectoryEvents = std::vector<DirectoryEvent>;

struct RecordedEntry {
  DirectoryEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
  bool erased = false;  ///< its words were destroyed
};

/// One setting as it stands, with everything it was.
struct Entry {
  EntryId id;
  Setting setting;
  std::optional<Signed<EntryClosed>> closed;
  std::vector<Signed<Setting>> versions;  ///< oldest first
};

struct Directory {
  std::vector<Entry> entries;
  std::uint64_t version = 0;

  [[nodiscard]] const Entry* find(EntryId id) const;
};

void evolve(Directory& directory, const RecordedEntry& recorded);
[[nodiscard]] Directory fold_directory(const std::vector<RecordedEntry>& events);

/// Those with these words in their name, in order of their names; all of them for no words.
[[nodiscard]] std::vector<Entry> named_like(const Directory& directory, std::string_view words);

struct ListEntry {
  EntryId entry;
  Setting setting;
};
struct ChangeEntry {
  EntryId entry;
  Setting setting;
};
struct CloseEntry {
  EntryId entry;
  std::string reason;
};
using DirectoryCommand = std::variant<ListEntry, ChangeEntry, CloseEntry>;

struct NoSuchEntry {};
struct EntryNotOpen {};    ///< closed already
struct NoNameGiven {};     ///< a setting without its name
struct NoWayGiven {};      ///< neither telephone nor e-mail nor address: nobody could be reached
struct ReasonNotGiven {};  ///< closed without a word why
using DirectoryRefusal =
    std::variant<NotPermitted, NoSuchEntry, EntryNotOpen, NoNameGiven, NoWayGiven, ReasonNotGiven>;
using DirectoryDecided = Result<DirectoryEvents, DirectoryRefusal>;

/// Authorises, then decides. Nothing to change is no event.
[[nodiscard]] DirectoryDecided decide_directory(const Directory& directory,
                                                const DirectoryCommand& command, const Actor& by,
                                                const hub::Profile& roles);

}  // namespace openmash
