// What letters were written, given and answered: questions every verb about feedback asks.
// Pure look-ups; a letter that tells of a decision made anew since answers nothing and never goes
// out. The verbs are beside it: write_feedback.h, approve_feedback.h, give_feedback.h,
// close_contact.h.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

/// Whether the letter tells of a decision that was made anew since it was written.
[[nodiscard]] bool is_overtaken(const CaseFile& file, const Letter& letter);

/// The letter, where nothing but its approval can stand in its way now; otherwise why not.
[[nodiscard]] Result<const Letter*, Refusal> letter_that_may_go(const CaseFile& file, LetterId id,
                                                                const Moment& moment);

/// Until when a letter about the decision has to wait. One that says of a child that nothing
/// follows waits as long as every other such letter: so nobody can tell from it whether somebody
/// looked once more (person/alerts.h). Nothing: it says of none.
[[nodiscard]] std::optional<Instant> waits_until(const CaseFile& file, const hub::Profile& profile);

/// Whether a letter about the decision as it stands was given.
[[nodiscard]] bool referrer_answered(const CaseFile& file);

/// Whether this hub writes to families, and this one was neither written to nor is it said why not.
[[nodiscard]] bool family_is_waiting(const CaseFile& file, const hub::Profile& profile);

}  // namespace openmash
