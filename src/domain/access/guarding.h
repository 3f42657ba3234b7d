// Everything that can be asked about who may see what: enter a conflict of interest, propose and
// agree to what takes two people, break the glass, review who did.
// Pure: the rights, the command, who asks and the world go in; events or a refusal come out. The
// two of a step are different people in different sessions, whatever a hub's profile says. That the
// people named have accounts, app/protections.h has looked up before. Who may is access/may.cpp.
#pragma once

#include "domain/access/rights.h"
#include "domain/casefile/verb.h"

namespace openmash {

struct EnterConflict {
  ConflictId conflict;
  Staff whose;
  std::optional<ContactId> contact;
  bool names_a_case = false;  ///< a reference was given, whether or not there is such a case
  KnownPerson with;
  std::string why;
};

struct AskSecond {
  ProposalId proposal;
  TwoPersonStep step = TwoPersonStep::restrict_case;
  ContactId contact;
  std::optional<RequestId> request;
  std::optional<ItemId> item;
  std::optional<ConflictId> conflict;
  std::vector<Staff> listed;
  std::string reason;
  std::optional<Staff> inspector{};  ///< of a grant, with the cases and the days
  std::vector<ContactId> contacts{};
  Instant from{};
  Instant until{};
};

/// By one person: what takes away needs no second.
struct EndInspection {
  ProposalId proposal;
  std::string reason;
};

struct GiveSecond {
  ProposalId proposal;
};

struct RefuseSecond {
  ProposalId proposal;
  std::string reason;
};

struct BreakGlass {
  GlassId glass;
  std::string reference;             ///< as it was typed
  std::optional<ContactId> contact;  ///< what it leads to; nothing: nothing
  std::string reason;
};

struct ReviewGlass {
  GlassId glass;
  GlassJudged judged = GlassJudged::needed;
  std::string note;
};

struct NoteConflict {
  ContactId contact;
  StaffId whose;
};

using RightsCommand = std::variant<EnterConflict, AskSecond, GiveSecond, RefuseSecond, BreakGlass,
                                   ReviewGlass, NoteConflict, EndInspection>;

/// An inspection is granted for this long at most, and may be granted again.
inline constexpr std::chrono::days inspection_most{93};

/// The glass is whole again after this long at most.
inline constexpr std::chrono::minutes glass_most{60};

struct NoSuchConflict {};
struct NobodyFoundByIt {};  ///< neither a case, nor a name with its day of birth, nor an address …
struct ReasonNotSaid {};
struct NoSuchProposal {};
struct AnsweredAlready {};   ///< another gave a second, or refused it
struct SecondMustDiffer {};  ///< the same person, or the same session
struct ListTooShort {};
struct NothingToLift {};  ///< it is not restricted, not sealed, or ended
struct NoInspector {};    ///< whoever it would be granted to is none, or no case is named
struct DaysWrong {};      ///< the last before the first, over already, or longer than is granted
struct NoSuchGlass {};
struct OwnGlass {};  ///< whoever broke it does not judge it
struct ReviewedAlready {};

using RightsRefusal =
    std::variant<NotPermitted, NoSuchConflict, NobodyFoundByIt, ReasonNotSaid, NoSuchProposal,
                 AnsweredAlready, SecondMustDiffer, ListTooShort, NothingToLift, NoSuchGlass,
                 OwnGlass, ReviewedAlready, NoInspector, DaysWrong>;
using RightsDecided = Result<RightsEvents, RightsRefusal>;

/// What a decision rests on, beside the rights themselves.
struct Guarding {
  const Rights& rights;
  const CaseFile& file;  ///< that the command is about; an empty one where it is about none
  Subject subject;       ///< how the one who asks stands to it
  Id128 session;
  Moment moment;
  bool reads_named = true;  ///< every case that an inspection names is theirs to read
};

/// The case a command is about, as far as it says; what it refers to is looked up.
[[nodiscard]] std::optional<ContactId> contact_of(const Rights& rights,
                                                  const RightsCommand& command);

/// The cases an inspection names; none for anything else.
[[nodiscard]] std::vector<ContactId> named_in(const Rights& rights, const RightsCommand& command);

/// The request whose agency it concerns; nothing where it concerns none.
[[nodiscard]] std::optional<RequestId> request_of(const Rights& rights,
                                                  const RightsCommand& command);

/// Authorises, then decides.
[[nodiscard]] RightsDecided decide_rights(const Guarding& world, const RightsCommand& command,
                                          const Actor& by);

/// Whether this person, in this session, may be the second of a proposal.
[[nodiscard]] bool may_second(const Guarding& world, const Proposal& proposal, const Actor& by);

}  // namespace openmash
