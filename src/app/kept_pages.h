// What the pages of keeping and destroying are given: references, kinds and dates, never a word of
// a contact. Made by Look alone (look_retention.cpp), and their reading is recorded like any other.
// The rules are domain/retention/; what may be done is app/retention.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/retention/due.h"
#include "domain/retention/retention.h"
#include "seal/hash.h"

namespace openmash::app {

/// A contact or a matter whose time is over.
struct RecordDue {
  std::string reference;
  std::string rule_name;
  Instant closed{};
  Instant due{};
};

struct RetentionPage {
  Retention retention;
  std::vector<RecordDue> due;  ///< first due first; without those kept on and those held
  bool more = false;           ///< there may be others: only the oldest were looked at
  std::size_t unread = 0;      ///< records that are damaged: whether they are due is not known
};

/// One contact or matter, as far as keeping it goes.
struct RecordPage {
  ContactId contact;
  std::string reference;
  RetainedRecord facts;
  std::optional<DueForReview> due;
  Retention retention;
  bool is_matter = false;
  std::size_t children = 0;
  // How many texts there are is not told: those under a seal of which nobody hears are among them.
  std::size_t destroyed = 0;  ///< texts that were
  std::size_t would_go = 0;   ///< texts, with the proposal that waits
};

struct CertificatePage {
  Destruction destruction;
  Id128 ledger;
  seal::Hash event_hash{};  ///< of the event that destroyed, as the ledger has it
  Instant recorded_at{};
};

}  // namespace openmash::app
