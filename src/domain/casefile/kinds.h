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

/// Where an item goes when it is let out: to those who work on the case, or further. `outside` is
/// a person or body with a name of its own.
enum class ReleaseTo : std::uint8_t { the_case, outside, an_agency, the_family, the_referrer };

/// How much of an item goes: could less do?
enum class HowMuch : std::uint8_t { whole, part, that_it_exists };

enum class GapKind : std::uint8_t {
  unanswered_request,
  part_answer,
  unread_item,
  item_after_analysis,
  child_not_considered,
  record_not_written,        ///< through the MASH, and nobody weighed what was said
  nobody_asked,              ///< through the MASH, and no agency was asked
  nothing_recommended,       ///< for this child, in a hub where somebody recommends
  addition_after_analysis,   ///< somebody added since the record was written, or the gate signed
  not_rated,                 ///< nobody said how urgent it is, so no clock ran
  held_item,                 ///< its owner has not let it into the case
  assessment_not_completed,  ///< for this child, where the outcome asks for the hub's assessment
};

/// Whether a family agreed to what is to be done: `not_asked` is not a refusal.
enum class AgreementState : std::uint8_t { given, declined, not_asked };

/// What a professional says of telling a parent beforehand. Only `sure_it_is_safe` lets them be
/// told where the hub's rule is "only if sure".
enum class TellingRisk : std::uint8_t { sure_it_is_safe, not_sure, it_would_raise_the_risk };

/// What somebody's view is about: the level of need when it is screened, or the decision.
enum class ViewOn : std::uint8_t { threshold, decision };

/// What a strategy discussion settled about section 47 of the Children Act 1989.
enum class Section47 : std::uint8_t { enquiry_starts, no_enquiry, not_yet };

/// How a released item reached whom it was for.
enum class ToldHow : std::uint8_t { printed, by_telephone, by_secure_email, in_person };

enum class FeedbackWay : std::uint8_t { printed, by_telephone, by_secure_email };

}  // namespace openmash
