// A referral being written, and afterwards the copy of what was sent, each opened by a code that
// only its writer has. The code is never stored: the row is found by a keyed hash of it and opened
// by a key made from it, so that not even the hub can read a draft without its code. An old page
// never writes over a newer one silently. Codes come from seal/random.h; what is sent goes through
// app into the ledger, in one transaction with sent_rows().
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/id128.h"
#include "base/instant.h"
#include "db/readers.h"
#include "db/writer.h"
#include "keep/fields.h"
#include "seal/key.h"

namespace openmash::keep {

struct Draft {
  Fields fields;
  std::uint64_t revision = 0;  ///< 0: nothing saved yet
  Instant saved_at;
};

struct Saved {
  std::uint64_t revision = 0;
};
/// Somebody (often the same person, in another window) saved since: here is what they saved.
struct DraftConflict {
  Draft stored;
};
struct NoSuchDraft {};
struct AlreadySent {
  Id128 contact;
};
using SaveOutcome = std::variant<Saved, DraftConflict, NoSuchDraft, AlreadySent>;
using LoadOutcome = std::variant<Draft, NoSuchDraft, AlreadySent>;

class Drafts {
 public:
  static constexpr std::chrono::days kept{30};        ///< since it was last saved
  static constexpr std::uint64_t versions_kept = 20;  ///< the latest so many revisions

  /// `key`: ring.derived("drafts").
  Drafts(db::Writer& writer, db::Readers& readers, seal::Key key);

  /// Makes an empty draft and gives its code, which cannot be asked for again.
  [[nodiscard]] std::string create(Instant now);

  /// The row of an empty draft under a code that was made elsewhere, for ledger::Batch::rows.
  [[nodiscard]] db::Statement new_row(std::string_view code, Instant now);

  /// `revision` is the one the page was made from. Saving the same fields again changes nothing.
  [[nodiscard]] SaveOutcome save(std::string_view code, const Fields& fields,
                                 std::uint64_t revision, Instant now);
  [[nodiscard]] LoadOutcome load(std::string_view code, Instant now);
  /// The revisions still kept, latest first.
  [[nodiscard]] std::vector<Draft> versions(std::string_view code, Instant now);

  /// Marks the draft as sent and forgets what was typed. False if there is no such draft.
  bool mark_sent(std::string_view code, Id128 contact, Instant now);
  /// The same as rows for ledger::Batch::rows, so that it happens with the append or not at all.
  [[nodiscard]] std::vector<db::Statement> sent_rows(std::string_view code, Id128 contact,
                                                     Instant now);

  /// A small sealed record that the code opens for ever after: which contact the copy is of.
  void put_copy(std::string_view code, BytesView content, Instant now);
  [[nodiscard]] std::vector<db::Statement> copy_rows(std::string_view code, BytesView content,
                                                     Instant now);
  [[nodiscard]] std::optional<Bytes> open_copy(std::string_view code);

  /// Deletes drafts not saved for `kept`; how many.
  std::size_t sweep(Instant now);

 private:
  struct Opener;
  [[nodiscard]] std::optional<Opener> opener(std::string_view code) const;

  db::Writer& writer_;
  db::Readers& readers_;
  seal::Key key_;
};

}  // namespace openmash::keep
