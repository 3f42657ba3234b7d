// What is an agency's own, out of everybody else's sight: items that came held and were not let
// into the case, why they go somewhere or do not, and what those it asked told it.
// That something is there is always seen, with the flag its owner gave it; what it says is shown to
// the owning agency alone until a release to the case is in force. app/look.cpp calls it before
// anything is shown; the decisions themselves are release_item.h, keep_item.h and end_release.h.
#pragma once

#include <vector>

#include "domain/casefile/casefile.h"

namespace openmash {

/// The item as it was given in answer to this request; nothing if it was not.
[[nodiscard]] const Signed<ItemReturned>* item_in(const Request& request, ItemId item);

/// Not ended, and its time not over.
[[nodiscard]] bool is_in_force(const Request& request, const ItemReleased& release, Instant now);

/// It came held, and no release to the case is in force.
[[nodiscard]] bool is_held(const Request& request, ItemId item, Instant now);

/// The flag of an item whose words are hidden in this file; nothing if its words are there.
[[nodiscard]] const ItemHeld* hidden(const Request& request, const ItemReturned& item);

/// When an item came into the case: when it was given, or when its owner let it in.
[[nodiscard]] Instant came_into_case(const Request& request, const Signed<ItemReturned>& item);

/// The file as this reader may see it: of a held item of another agency only that it is there, of
/// those it asked only that they answered.
void hide_held(CaseFile& file, const Actor& reader, Instant now);

/// The same for its history: what was given in secret is not told.
/// @param file  the file that the history makes
void hide_held(std::vector<RecordedEvent>& history, const CaseFile& file, const Actor& reader,
               Instant now);

}  // namespace openmash
