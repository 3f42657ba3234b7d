#include "domain/release/trace.h"

#include <algorithm>

namespace openmash {

namespace {

/// Told apart by kind, agency and name as they are written down: no folding, no help.
struct Live {
  ItemReleased what;
  bool ended = false;
};

bool same_recipient(const ItemReleased& one, const ItemReleased& other) {
  return one.to == other.to && one.agency == other.agency && one.recipient == other.recipient;
}

}  // namespace

std::vector<Orphan> orphans(const std::vector<RecordedEvent>& history) {
  std::vector<Live> releases;
  std::vector<ItemReleased> proposed;
  std::vector<Orphan> found;
  const auto find = [&](ReleaseId id) {
    return std::ranges::find_if(releases, [id](const Live& one) { return one.what.release == id; });
  };
  for (const RecordedEvent& recorded : history) {
    if (const auto* released = std::get_if<ItemReleased>(&recorded.event)) {
      releases.push_back({.what = *released});
    } else if (const auto* wish = std::get_if<ReleaseProposed>(&recorded.event)) {
      proposed.push_back(*wish);
    } else if (const auto* second = std::get_if<ReleaseSeconded>(&recorded.event)) {
      for (const ItemReleased& one : proposed) {
        if (one.release == second->release) {
          releases.push_back({.what = one});
        }
      }
    } else if (const auto* ended = std::get_if<ReleaseEnded>(&recorded.event)) {
      if (const auto one = find(ended->release); one != releases.end()) {
        one->ended = true;
      }
    } else if (const auto* told = std::get_if<ItemTold>(&recorded.event)) {
      const auto rests_on = find(told->release);
      const auto live =
          rests_on == releases.end() ? 0 : std::ranges::count_if(releases, [&](const Live& one) {
            return one.what.item == told->item && one.what.request == told->request && !one.ended &&
                   !(one.what.until && *one.what.until <= recorded.at) &&
                   same_recipient(one.what, rests_on->what);
          });
      const bool its_own =
          rests_on != releases.end() && !rests_on->ended && rests_on->what.item == told->item;
      if (live != 1 || !its_own) {
        found.push_back({.sequence = recorded.sequence,
                         .item = told->item,
                         .releases = static_cast<std::size_t>(live)});
      }
    }
  }
  return found;
}

}  // namespace openmash
