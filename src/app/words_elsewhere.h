// Words about a contact that stand in other streams of the hub: why two records were judged the
// same, what a custodian answered, why a case was restricted, inspected or opened through the
// glass, what was noted of a pattern of reading. They are found by the ids beside them, and go in
// the batch that destroys the contact's own words; what was judged, restricted or found stays. What
// is about no one contact is not touched: docs/operate/retention-and-erasure.md lists it. The
// contact's own: app/retention.h.
#pragma once

#include "app/core.h"
#include "domain/access/record_events.h"

namespace openmash::app {

/// Who is who, rights, patterns: each hub has one stream of each.
enum class OtherStream : std::uint8_t { who_is_who, rights, patterns };

inline constexpr std::string_view who_is_who_stream = "who is who";
inline constexpr std::string_view patterns_stream = "access patterns";

struct WordsElsewhere {
  OtherStream of = OtherStream::who_is_who;
  ledger::StreamSlice slice;
  std::vector<ledger::Target> targets;
  std::vector<Id128> about;  ///< the judgements, alerts, proposals and so on they belong to
};

/// Of every such stream, also where nothing of it goes.
/// @param child  only what is about this one; nothing: whatever is about the contact
[[nodiscard]] std::vector<WordsElsewhere> words_elsewhere(Core& core, ContactId contact,
                                                          std::optional<PersonId> child);

/// One of those streams as it is; nothing: it is none of them.
[[nodiscard]] std::optional<WordsElsewhere> read_if_other(Core& core, Id128 stream);

/// Adds to a batch: the event that destroys them, and the journal's lines; nothing where there are
/// no targets.
void write_destruction(ledger::Batch& batch, Core& core, const WordsElsewhere& words,
                       DestructionId destruction, std::optional<PersonId> child, const Actor& by,
                       bool replayed);

}  // namespace openmash::app
