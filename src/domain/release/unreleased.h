// What a text for somebody outside must not hold: an agency's words that were not released to
// them, where anybody lives, and, for the family, who told the hub.
// It finds what was copied, a run of words, an address, a name; it cannot find what was told in
// other words, so a person still reads every letter before it goes. The verbs that write outwards
// refuse by it; released words pass (outward.h).
#pragma once

#include "domain/casefile/refusals.h"
#include "domain/release/recipient.h"

namespace openmash {

/// Which of them are looked for, beside an agency's words, which always are.
struct LookFor {
  bool whereabouts = true;
  bool referrer = false;
};

/// What is wrong with it for this recipient; nothing where nothing was found.
[[nodiscard]] std::optional<UnreleasedWords> find_unreleased(std::string_view text,
                                                             const CaseFile& file,
                                                             const Recipient& recipient,
                                                             const LookFor& look_for, Instant now);

/// The same for a letter, by whom it is written to.
[[nodiscard]] std::optional<UnreleasedWords> find_unreleased_in_letter(std::string_view text,
                                                                       const CaseFile& file,
                                                                       bool to_family, Instant now);

/// The same for what an agency is asked: its own words are its own, and where members see the
/// record during the check they see each other's items, but for those kept to the hub or held.
[[nodiscard]] std::optional<UnreleasedWords> find_unreleased_in_question(
    std::string_view text, const CaseFile& file, const AgencyCode& agency,
    const hub::Profile& profile, Instant now);

}  // namespace openmash
