// Every reason a command on a matter can be refused: states of the world, not faults.
// They carry kinds and keys only. The words people see are in words/matters.cpp, one for each. What
// is refused of a contact is in domain/casefile/refusals.h; two of those are used here.
#pragma once

#include "base/result.h"
#include "domain/casefile/refusals.h"
#include "domain/matter/events.h"

namespace openmash {

struct NoSuchMatter {};
struct NotTakenHere {
  MatterKind kind;
};  ///< this hub does not do this work
struct AlreadyOpened {};
struct NotAskedOfIt {
  std::string question;
};  ///< an answer for which its kind has no question
struct Unanswered {
  std::string_view label;
};  ///< a question that needs an answer
struct AlreadySettled {};
struct NotSettled {};
struct CannotBecome {
  Became became;
};
struct NothingWritten {};  ///< a reply, advice, receiver or reason without a word
struct NothingToChase {};
struct NoNextStage {};

using MatterRefusal =
    std::variant<NotPermitted, NoSuchMatter, NoSuchContact, NotTakenHere, AlreadyOpened,
                 NotAskedOfIt, Unanswered, AlreadySettled, NotSettled, CannotBecome, NothingWritten,
                 NothingToChase, NoNextStage>;

using MatterDecided = Result<MatterEvents, MatterRefusal>;

}  // namespace openmash
