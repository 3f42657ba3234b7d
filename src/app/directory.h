// The directory of schools and others that may be asked: one stream of the hub, changed here.
// Load, authorise, decide, append, as handle.h does it for a contact; the same press again changes
// nothing twice. Rules: domain/directory/directory.h. Reads: look.h.
#pragma once

#include <variant>

#include "app/handle.h"
#include "domain/directory/directory.h"

namespace openmash::app {

struct EntryKept {
  EntryId entry;
};
/// The same press with other words: the first is what is stored.
struct EntrySentDifferently {};

using DirectoryHandled = std::variant<EntryKept, DirectoryRefusal, EntrySentDifferently, NotSure>;

class KeptDirectory {
 public:
  explicit KeptDirectory(Core& core) : core_(core) {}

  [[nodiscard]] DirectoryHandled handle(const Actor& by, const Submission& submission,
                                        const DirectoryCommand& command);

 private:
  Core& core_;
};

/// As it stands.
[[nodiscard]] Directory directory_of(Core& core);

}  // namespace openmash::app
