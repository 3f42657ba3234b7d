// What is an agency's own, out of everybody else's sight: items that came held and were not let
// into the case, items under seal, why they go somewhere or do not, and what those it asked told
// it. How much of an item somebody sees is access/may.h's to say, item by item; here it is done to
// the file: its words, or that something is held and whom to ask, or nothing at all. app/look.cpp
// calls it before anything is shown; the decisions themselves are release_item.h, keep_item.h,
// end_release.h and access/seal_item.h.
#pragma once

#include <vector>

#include "domain/access/may.h"
#include "domain/casefile/casefile.h"

namespace openmash {

/// The item as it was given in answer to this request; nothing if it was not.
[[nodiscard]] const Signed<ItemReturned>* item_in(const Request& request, ItemId item);

/// The seal it is under; nothing if it is under none.
[[nodiscard]] const Signed<ItemSealed>* seal_on(const Request& request, ItemId item);

/// Under a seal that keeps silent: nobody else may know that it is there.
[[nodiscard]] bool is_silent(const Request& request, ItemId item);

/// Not ended, and its time not over.
[[nodiscard]] bool is_in_force(const Request& request, const ItemReleased& release, Instant now);

/// It is under seal; or it came held, and no release to the case is in force.
[[nodiscard]] bool is_held(const Request& request, ItemId item, Instant now);

/// The flag of an item whose words are hidden in this file; nothing if its words are there.
[[nodiscard]] const ItemHeld* hidden(const Request& request, const ItemReturned& item);

/// When an item came into the case: when it was given, or when its owner let it in.
[[nodiscard]] Instant came_into_case(const Request& request, const Signed<ItemReturned>& item);

/// Who reads, and how they stand to the case.
struct Seeing {
  const Actor& reader;
  Subject subject;
  const hub::Profile& profile;
  Instant now{};
};

/// How much of one item.
[[nodiscard]] Level level_of_item(const CaseFile& file, const Request& request, ItemId item,
                                  const Seeing& seeing);

/// The file as this reader may see it: of an item that is not theirs to read only that it is there,
/// or not even that; of those another agency asked only that they answered.
void hide_held(CaseFile& file, const Seeing& seeing);

/// The same for its history: what was given in secret is not told.
/// @param file  the file that the history makes
void hide_held(std::vector<RecordedEvent>& history, const CaseFile& file, const Seeing& seeing);

}  // namespace openmash
