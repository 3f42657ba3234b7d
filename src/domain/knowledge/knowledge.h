// Who knew what, when: what the hub held of a case at a moment, what somebody had been sent of it
// by then, and what they could have seen at that moment, had they looked. Three answers that are
// never mixed: being sent something is not reading it, and being allowed to is neither. Pure, over
// histories: content as of then, and the rights of the one asked about as of then. Who may look at
// the answer is decided with the rights of today, in app/look_knew.cpp. sealing.md 4.13 and the
// tests beside it, a replay written apart, say what it must be.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "domain/access/content_shown.h"
#include "domain/access/rights.h"
#include "domain/casefile/casefile.h"
#include "domain/duty/rota.h"

namespace openmash {

/// Where in the ledger an answer rests.
struct LedgerPlace {
  Id128 stream;
  std::uint64_t sequence = 0;

  friend bool operator==(const LedgerPlace&, const LedgerPlace&) = default;
  friend auto operator<=>(const LedgerPlace&, const LedgerPlace&) = default;
};

/// Something of the case was sent to somebody; never what was refused.
struct Showing {
  Staff to;  ///< as they stood when it was sent
  Instant at{};
  ReadPurpose purpose = ReadPurpose::work;
  SubjectShown shown;
  LedgerPlace place;
  Id128 session{};  ///< that was shown it: through broken glass looks one session alone
};

/// Somebody with an account, in one role, from then on.
struct Employed {
  Staff staff;
  Instant from{};
  std::optional<Instant> until;  ///< the account was closed, or the role another
};

/// A version of the profile, and since when it was in force.
struct VersionInForce {
  Instant from{};
  const hub::Profile* profile = nullptr;
};

struct Histories {
  ContactId contact;
  const std::vector<RecordedEvent>& casefile;
  const std::vector<Showing>& showings;
  const std::vector<Employed>& people;
  const Rota& rota;  ///< it keeps when each thing was noted
  const std::vector<RecordedRight>& rights;
  const std::vector<VersionInForce>& profiles;
  /// The version a case runs on, by the name it carries.
  std::function<const hub::Profile*(const std::string& version)> rules;
};

/// One person; or whoever had a role, and for the roles of agencies at which agency.
struct Whose {
  std::optional<StaffId> person;
  std::optional<RoleCode> role;
  std::optional<AgencyCode> agency;

  [[nodiscard]] bool means(const Staff& staff) const;
};

/// One recorded thing of the case, and where it stood with those asked about.
struct KnownFact {
  std::uint64_t sequence = 0;
  std::optional<Showing> sent;  ///< the first time, if ever by then
  bool could = false;

  [[nodiscard]] bool was_sent() const { return sent.has_value(); }
};

struct Knowledge {
  std::vector<Staff> people;     ///< those meant who had an account at that moment
  std::vector<KnownFact> facts;  ///< all that the hub held by then, in order
};

/// At the end of this moment.
[[nodiscard]] Knowledge knowledge_at(const Histories& histories, Instant moment,
                                     const Whose& whose);

/// Whether this showing held this fact.
[[nodiscard]] bool held(const SubjectShown& shown, const RecordedEvent& fact);

/// The request a fact belongs to, if to one.
[[nodiscard]] std::optional<RequestId> request_of(const CaseEvent& event);

}  // namespace openmash
