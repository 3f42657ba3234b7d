// The fixed kinds a case file speaks of: how a contact came, from whom, which way it goes, what an
// answer can be. A partnership may rename these for its people but cannot add to them: rules depend
// on each. What a partnership does vary (levels, outcomes, agencies) are codes of its profile. The
// words shown for each are in words/kinds.h.
#pragma once

#include <cstdint>

#include "domain/hub/profile.h"

namespace openmash {

/// The ways a contact comes, and who tells us, are named in the hub's profile.
using Channel = hub::ChannelKind;
using Source = hub::SourceKind;

/// The two doors of the start page.
enum class Asks : std::uint8_t { worry, help };

enum class PersonKind : std::uint8_t { child, unborn_child, adult };

enum class Route : std::uint8_t { through_mash, straight_to_outcome, to_allocated_worker };

/// Whether a figure is the clock for agencies' answers or for the whole decision (domain.md 2).
using DueFor = hub::ClockMeans;

/// Five different things with silence, which is none of these: no return at all.
enum class ReturnKind : std::uint8_t { items, nothing_held, held_not_shared, refused };

enum class Relevance : std::uint8_t { relevant, background, not_sure };

/// What may be done with an item, least first (domain.md R-22).
enum class Handling : std::uint8_t { hub_only, onward_with_permission, onward, family_safe };

enum class GapKind : std::uint8_t {
  unanswered_request,
  part_answer,
  unread_item,
  item_after_analysis,
  child_not_considered,
  record_not_written,       ///< through the MASH, and nobody weighed what was said
  nobody_asked,             ///< through the MASH, and no agency was asked
  nothing_recommended,      ///< this hub has somebody who recommends, and nobody did
  addition_after_analysis,  ///< the referrer wrote again, and the record says nothing of it
};

enum class FeedbackWay : std::uint8_t { printed, by_telephone, by_secure_email };

}  // namespace openmash
