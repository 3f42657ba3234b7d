// The larger parts of the page about one contact: where the agencies stand, and what happened when.
// Silence, nothing held, held but not shared, refused and a part are told apart in words and by a
// mark, never by colour alone. The page itself is contact.cpp.
#pragma once

#include "london/time_text.h"
#include "web/case_form.h"

namespace openmash::web {

/// Every agency asked or left out: the unanswered first.
[[nodiscard]] Html agencies(const OpenCase& open);

/// Every item, worry and turn of the case by the date it concerns, as a picture with lanes and as a
/// table.
[[nodiscard]] Html chronology(const OpenCase& open);

/// What must be known before anybody calls or visits; nothing where nothing was said.
[[nodiscard]] Html safety_strip(const OpenCase& open);

/// What was decided for each child, what was missing then, and whether it was looked at again.
[[nodiscard]] Html decision_made(const OpenCase& open);

/// What the family agreed to, said and was told; nothing where there is nothing.
[[nodiscard]] Html with_the_family(const OpenCase& open);

/// Whether the hub's own assessment is made, where this hub makes one: by whom, since when.
[[nodiscard]] Html assessment_state(const OpenCase& open);

/// Views, the level of need, risk, discussions, disagreements, hand-overs.
[[nodiscard]] Html with_others(const OpenCase& open);
[[nodiscard]] Html pathways_followed(const OpenCase& open);

/// Every decision that something leaves, or does not, oldest first; and what may be passed on.
[[nodiscard]] Html sharing(const OpenCase& open);

/// Who answers for the case, the decision and each request now.
[[nodiscard]] Html who_answers(const OpenCase& open);

/// What this reader can do beside the case's own next step.
[[nodiscard]] Html other_ways(const OpenCase& open);

/// The same, folded away, on a form that rests on all of it.
[[nodiscard]] Html everything_told(const OpenCase& open);

/// What came out of the inbox about it, for those who deal with that: their reading is recorded.
[[nodiscard]] Html matters_about(const OpenCase& open);

/// The last who opened it, folded away; with the way to the whole record for whoever may see it.
[[nodiscard]] Html who_looked(const OpenCase& open);

/// What waits about who looked: last week's digest, and what stands out; nothing where nothing
/// does.
[[nodiscard]] Html digest_notice(const Visit& visit);

/// Other contacts about the same people, and what they open.
[[nodiscard]] Html linked_contacts(const OpenCase& open);

/// What a custodian let those who screen know; nothing for anybody else.
[[nodiscard]] Html released_to_screeners(const Visit& visit, const app::SamePeoplePage& page);

}  // namespace openmash::web
