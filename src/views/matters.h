// The inbox as it is shown: one row a matter, written in the same transaction as the event behind
// it. In the clear are ids, kinds, codes and times; whom it is from and its first words are sealed
// under the matter's own key. Thrown away and rebuilt like the queues (worklist.h); read only with
// a ReadPass, which only app::Look can make.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"
#include "db/writer.h"
#include "domain/access/visible.h"
#include "domain/matter/matter.h"
#include "views/row_words.h"

namespace openmash::views {

struct MatterRow {
  MatterId matter;
  std::uint64_t version = 0;
  std::string reference;
  MatterKind kind = MatterKind::unsorted;
  int stage = 1;
  bool settled = false;
  std::optional<Became> became;  ///< the last end, while it holds
  Instant received_at{};
  std::optional<Instant> due;
  int chased = 0;
  std::string contact;  ///< reference of the contact it is about or became; empty: none
  // sealed
  std::string from;
  std::string first_words;
  bool damaged = false;  ///< its words do not open: `openmash rebuild` writes them anew
};

struct MatterFilter {
  std::optional<MatterKind> kind;  ///< nothing: every kind
  bool settled = false;
  std::string contact;  ///< about this one, open or settled; empty: whatever it is about
  std::size_t most = 100;
  std::size_t skip = 0;
};

[[nodiscard]] std::vector<db::Statement> rows_of(const Matter& matter, const seal::Key& key);

/// Open ones with a clock first, first due first; the settled, newest first.
[[nodiscard]] std::vector<MatterRow> matters(db::Connection& connection, const ReadPass& pass,
                                             const MatterFilter& filter, const KeyOf& key_of);

// Numbers and ids only: no pass is needed.
[[nodiscard]] std::size_t size_of_matters(db::Connection& connection, const MatterFilter& filter);
/// How many of each kind are open.
[[nodiscard]] std::map<MatterKind, int> open_matters(db::Connection& connection);
/// Settled ones that came before this moment, oldest first.
[[nodiscard]] std::vector<MatterId> settled_received_before(db::Connection& connection,
                                                            Instant before, std::size_t most);
struct MatterNamed {
  std::string reference;
  std::string contact;  ///< of the contact it is about; empty: none
};
/// Nothing: there is no such matter.
[[nodiscard]] std::optional<MatterNamed> name_matter(db::Connection& connection, MatterId matter);
[[nodiscard]] std::optional<MatterId> find_matter(db::Connection& connection,
                                                  const std::string& reference);

}  // namespace openmash::views
