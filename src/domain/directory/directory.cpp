#include "domain/directory/directory.h"

#include <algorithm>

#include "base/match.h"
#include "domain/access/may.h"
#include "domain/casefile/verb.h"

namespace openmash {

namespace {

template <class Why>
No<DirectoryRefusal> turned_down(Why why) {
  return No<DirectoryRefusal>{DirectoryRefusal{why}};
}

std::string folded(std::string_view words) {
  std::string lower{words};
  for (char& c : lower) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

std::optional<DirectoryRefusal> wrong_with(const Setting& setting) {
  if (is_blank(setting.name)) {
    return NoNameGiven{};
  }
  if (is_blank(setting.telephone) && is_blank(setting.email) && is_blank(setting.address)) {
    return NoWayGiven{};
  }
  return std::nullopt;
}

DirectoryDecided decide(const Directory& directory, const ListEntry& command) {
  if (directory.find(command.entry) != nullptr) {
    return DirectoryEvents{};  // the same press again
  }
  if (const auto wrong = wrong_with(command.setting)) {
    return No<DirectoryRefusal>{*wrong};
  }
  return DirectoryEvents{EntryListed{.entry = command.entry, .setting = command.setting}};
}

DirectoryDecided decide(const Directory& directory, const ChangeEntry& command) {
  const Entry* entry = directory.find(command.entry);
  if (entry == nullptr) {
    return turned_down(NoSuchEntry{});
  }
  if (entry->closed) {
    return turned_down(EntryNotOpen{});
  }
  if (const auto wrong = wrong_with(command.setting)) {
    return No<DirectoryRefusal>{*wrong};
  }
  if (entry->setting == command.setting) {
    return DirectoryEvents{};
  }
  return DirectoryEvents{EntryChanged{.entry = command.entry, .setting = command.setting}};
}

DirectoryDecided decide(const Directory& directory, const CloseEntry& command) {
  const Entry* entry = directory.find(command.entry);
  if (entry == nullptr) {
    return turned_down(NoSuchEntry{});
  }
  if (entry->closed) {
    return turned_down(EntryNotOpen{});
  }
  if (is_blank(command.reason)) {
    return turned_down(ReasonNotGiven{});
  }
  return DirectoryEvents{EntryClosed{.entry = command.entry, .reason = command.reason}};
}

}  // namespace

const Entry* Directory::find(EntryId id) const {
  const auto found = std::ranges::find(entries, id, &Entry::id);
  return found == entries.end() ? nullptr : &*found;
}

void evolve(Directory& directory, const RecordedEntry& recorded) {
  const auto entry = [&](EntryId id) -> Entry& {
    const auto found = std::ranges::find(directory.entries, id, &Entry::id);
    return found == directory.entries.end() ? directory.entries.emplace_back(Entry{.id = id})
                                            : *found;
  };
  const auto stands = [&](Entry& one, const Setting& setting) {
    one.setting = setting;
    one.versions.push_back({.what = setting, .by = recorded.by, .at = recorded.at});
  };
  match(
      recorded.event, [&](const EntryListed& e) { stands(entry(e.entry), e.setting); },
      [&](const EntryChanged& e) { stands(entry(e.entry), e.setting); },
      [&](const EntryClosed& e) {
        entry(e.entry).closed =
            Signed<EntryClosed>{.what = e, .by = recorded.by, .at = recorded.at};
      });
  directory.version = recorded.sequence;
}

Directory fold_directory(const std::vector<RecordedEntry>& events) {
  Directory directory;
  for (const RecordedEntry& recorded : events) {
    evolve(directory, recorded);
  }
  return directory;
}

std::vector<Entry> named_like(const Directory& directory, std::string_view words) {
  const std::string wanted = folded(words);
  std::vector<Entry> found;
  for (const Entry& entry : directory.entries) {
    if (folded(entry.setting.name).find(wanted) != std::string::npos) {
      found.push_back(entry);
    }
  }
  std::ranges::sort(found, {}, [](const Entry& one) { return folded(one.setting.name); });
  return found;
}

DirectoryDecided decide_directory(const Directory& directory, const DirectoryCommand& command,
                                  const Actor& by, const hub::Profile& roles) {
  if (!permits(by, Permission::keep_directory, {}, roles)) {
    return turned_down(NotPermitted{});
  }
  return std::visit([&](const auto& one) { return decide(directory, one); }, command);
}

}  // namespace openmash
