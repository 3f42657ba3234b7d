// What a line of the journal says: a part that was destroyed, a right that was taken away.
// Ids, codes and hashes, so that the file may lie where the keys lie and tells nobody anything. A
// part is known by its ciphertext, so that a line never destroys what came after a restore in the
// same place. The file: keep/journal.h, docs/formats/journal.md. Who does it again:
// app/done_again.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/access/rights_events.h"
#include "domain/casefile/events.h"
#include "ledger/part.h"

namespace openmash::app {

struct PartDestroyed {
  Id128 stream;
  std::uint64_t sequence = 0;
  std::uint16_t part = 0;
  seal::Hash ciphertext{};
  DestructionId destruction;
  std::optional<PersonId> child;  ///< it took what was about this one; nothing: every word
};

struct ClosedAccount {
  StaffId account;
};

/// By what this person proves who they are was changed: what it was before proves nothing any more.
struct ProofChanged {
  StaffId account;
};

struct RoleGiven {
  StaffId account;
  RoleCode role;
  std::optional<AgencyCode> agency;
};

/// With whom, where it is a person, the journal does not say.
struct ConflictThere {
  ConflictId conflict;
  StaffId whose;
  bool suspected = false;
  std::optional<ContactId> contact;
};
struct ConflictOver {
  ConflictId conflict;
};

struct CaseRestricted {
  ContactId contact;
  ProposalId proposal;
  std::vector<StaffId> listed;
};
struct RestrictionOver {
  ContactId contact;
};

struct InspectionOver {
  ProposalId proposal;
};

struct SealPut {
  ContactId contact;
  RequestId request;
  ItemId item;
  bool silent = false;
  std::vector<StaffId> listed;
};
struct SealOver {
  ItemId item;
};

struct LinkOver {
  ContactId contact;
  RequestId request;
  EnquiryId enquiry;
  LinkId link;
};

struct ReleaseOver {
  ContactId contact;
  ReleaseId release;
  std::optional<RequestId> request;  ///< with its item; nothing: who referred was to be told of
  std::optional<ItemId> item;
};

using JournalLine = std::variant<PartDestroyed, ClosedAccount, ProofChanged, RoleGiven,
                                 ConflictThere, ConflictOver, CaseRestricted, RestrictionOver,
                                 InspectionOver, SealPut, SealOver, LinkOver, ReleaseOver>;

[[nodiscard]] std::string line_of(const JournalLine& line);

/// Throws CorruptRecord for a line of no known kind: a newer program wrote it.
[[nodiscard]] JournalLine read_line(std::string_view line);

}  // namespace openmash::app
