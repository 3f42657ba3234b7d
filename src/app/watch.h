// Looks through the record of reading for what stands out, and keeps what was noticed and what
// somebody made of it.
// It is run by the hour and never while anybody waits; what was noticed once is not noticed again.
// Nobody is stopped by it and nobody is told but those who review. What stands out:
// domain/access/patterns.h. Shown by app::Look::patterns.
#pragma once

#include "app/handle.h"
#include "app/sign_in.h"
#include "domain/access/patterns.h"
#include "domain/knowledge/knowledge.h"

namespace openmash::app {

/// One entry of the record, with its place in the ledger.
struct InRecord {
  std::variant<codec::RecordedShowing, RecordedInRecord> what;
  LedgerPlace place;
  Actor by;
  Instant at{};
};

/// Everything one reader was recorded for between two moments, in order.
[[nodiscard]] std::vector<InRecord> record_of(Core& core, const Actor& reader, Instant from,
                                              Instant until);
/// Everything in one stream of the record.
[[nodiscard]] std::vector<InRecord> record_in(Core& core, Id128 stream);

/// The histories that were read on the way: many people open the same cases.
using KnownHistories = std::map<ContactId, std::vector<RecordedEvent>>;

/// Cases this person opened between two moments, with what is known of why.
[[nodiscard]] std::vector<Looking> lookings_of(Core& core, const Account& account, Instant from,
                                               Instant until, KnownHistories& known);

struct Noticed {
  Signed<PatternNoticed> pattern;
  std::optional<Signed<PatternReviewed>> reviewed;
};

struct OwnPattern {};     ///< it is about whoever wants to review it
struct NoNoteGiven {};    ///< a review says what was found
struct NoSuchPattern {};  ///< or it was reviewed already
using ReviewRefusal = std::variant<NotPermitted, OwnPattern, NoNoteGiven, NoSuchPattern>;

class Watch {
 public:
  Watch(Core& core, SignIn& people) : core_(core), people_(people) {}

  /// Looks through the last week. How many things stood out that had not before.
  std::size_t notice();

  /// Newest first.
  [[nodiscard]] std::vector<Noticed> noticed();

  [[nodiscard]] Result<void, ReviewRefusal> review(const Actor& by, const Submission& submission,
                                                   const PatternReviewed& review);

 private:
  void append(const Actor& by, const Submission& submission,
              const std::vector<RecordEvent>& events);

  Core& core_;
  SignIn& people_;
  std::mutex turn_;
};

}  // namespace openmash::app
