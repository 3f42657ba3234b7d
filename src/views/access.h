// Who looked at a case: one row for each case, reader and day, kept from the streams in which
// reading is recorded, in the same transaction.
// In the clear are a keyed mark of the case, the stream, the kind and the time; who it was and what
// for are sealed. It tells where to read on in the ledger, and can be rebuilt from it. What was
// shown each time is in the ledger alone. Read only with a ReadPass.
#pragma once

#include <optional>
#include <vector>

#include "db/connection.h"
#include "domain/access/content_shown.h"
#include "domain/access/visible.h"
#include "domain/actor.h"
#include "views/access_keys.h"

namespace openmash::views {

/// Opened it, had it before them in a list, or asked for it and was not shown it.
enum class LookedHow : std::uint8_t { opened, listed, refused };

struct LookedRow {
  Actor by;
  LookedHow how = LookedHow::opened;
  ReadPurpose purpose = ReadPurpose::work;  ///< of the last time
  Instant last{};
  std::uint32_t times = 0;  ///< that day, each at least ten minutes after the one before
  Id128 stream;             ///< the day's, in which each time is told
  std::optional<PurposeCode> chosen{};  ///< what they said it was for, the last time
};

/// For the same transaction as the record itself.
/// @param at  when it was recorded; nothing: just now, as the stream's head says
[[nodiscard]] std::vector<db::Statement> looked_rows(const AccessKeys& keys,
                                                     const ContentShown& shown, const Actor& by,
                                                     Id128 stream, std::optional<Instant> at);

/// Everybody who looked at it, newest first; damaged rows are left out.
[[nodiscard]] std::vector<LookedRow> looked_at(db::Connection& connection, const ReadPass& pass,
                                               const AccessKeys& keys, ContactId contact);

}  // namespace openmash::views
