// Every fact that can be recorded about a matter: what arrives at a hub and is not, or not yet, a
// contact about a child. Once shipped, a fact is never changed, only succeeded; words go
// only by a destruction, and what was settled by mistake is taken up again. Built by commands.h;
// folded in matter.h; spelled on disk in codec/matter_fields.h.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/actor.h"
#include "domain/casefile/events.h"
#include "domain/casefile/kinds.h"
#include "domain/ids.h"
#include "domain/intake/answers.h"

namespace openmash {

/// A stream of its own, beside the case files.
using MatterId = Strong<struct MatterTag, Id128>;

using MatterKind = hub::MatterKind;

/// What came of it. Only ever appended to.
enum class Became : std::uint8_t {
  contact,   ///< logged as one; of a form expected: the form came
  addition,  ///< to a contact that was there
  matter,    ///< of another kind
  reply,
  refused,  ///< answered, and what was asked is not given
  advice,
  not_for_us,    ///< sent to somebody else
  nothing_came,  ///< the form that was promised
  noted,         ///< read, and no answer is wanted or possible
};

struct MatterOpened {
  std::string reference;
  MatterKind kind = MatterKind::unsorted;
  Channel channel = Channel::telephone;
  Instant received_at{};
  std::optional<Instant> due;  ///< nothing: this hub promises no time
  std::string profile_version;
  std::string grew_from;  ///< reference of the matter it came out of; empty: it arrived so
  std::string contact;    ///< reference of the contact it is about; empty: none is known
  Answers answers;        ///< to the questions of its kind: questions.h

  friend bool operator==(const MatterOpened&, const MatterOpened&) = default;
};

struct MatterNoted {
  std::string words;

  friend bool operator==(const MatterNoted&, const MatterNoted&) = default;
};

struct MatterChased {
  std::string words;  ///< whom, and what they said

  friend bool operator==(const MatterChased&, const MatterChased&) = default;
};

struct MatterSettled {
  Became became = Became::noted;
  std::optional<MatterKind> kind;  ///< of the matter it became
  std::string where;  ///< reference of the contact or matter it became or was added to; empty: none
  std::string words;  ///< the reply, the advice, to whom it was sent, or why

  friend bool operator==(const MatterSettled&, const MatterSettled&) = default;
};

struct MatterTakenUp {
  int stage = 1;               ///< 2: a complaint the first answer did not settle
  std::optional<Instant> due;  ///< of the new stage; the old clock runs on where it is the same
  std::string reason;

  friend bool operator==(const MatterTakenUp&, const MatterTakenUp&) = default;
};

/// Every word of it was destroyed, keys and ciphertext; its kind, codes and times remain. Why, and
/// by which two people, is in the stream of the hub's retention (domain/retention/events.h).
struct MatterDestroyed {
  DestructionId destruction;
  std::uint32_t parts = 0;
  StaffId proposed_by;    ///< whoever signed the event approved it
  bool replayed = false;  ///< done again by the system, on a database that came from a backup

  friend bool operator==(const MatterDestroyed&, const MatterDestroyed&) = default;
};

using MatterEvent = std::variant<MatterOpened, MatterNoted, MatterChased, MatterSettled,
                                 MatterTakenUp, MatterDestroyed>;
using MatterEvents = std::vector<MatterEvent>;

struct RecordedMatter {
  MatterEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
  bool erased = false;  ///< its words were destroyed
};

}  // namespace openmash
