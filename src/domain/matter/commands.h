// Everything that can be asked of a matter: open it, note, chase, settle, take it up again.
// Pure: the matter, the command, who asks and the moment go in; events or a refusal come out. That
// a contact or matter named by its reference is there, the door in app/matters.h has looked up
// before. All of it is one permission: who may is in access/may.cpp.
#pragma once

#include "domain/matter/matter.h"
#include "domain/matter/refusals.h"
#include "domain/moment.h"

namespace openmash {

struct OpenMatter {
  std::string reference;
  MatterKind kind = MatterKind::unsorted;
  Channel channel = Channel::telephone;
  Instant received_at{};
  std::string grew_from;  ///< reference of the matter that turns into this one; empty: none
  std::string contact;    ///< reference of the contact it is about; empty: none
  Answers answers;
};

struct NoteMatter {
  std::string words;
};

/// The form that was promised is asked for. The clock does not start again.
struct ChaseMatter {
  std::string words;
};

struct SettleMatter {
  Became became = Became::noted;
  std::optional<MatterKind> kind;
  std::string where;
  std::string words;
};

struct TakeUpMatter {
  bool next_stage =
      false;  ///< a complaint goes to those who answer next; false: it was settled by mistake
  std::string reason;
};

using MatterCommand = std::variant<OpenMatter, NoteMatter, ChaseMatter, SettleMatter, TakeUpMatter>;

/// Authorises, then decides.
[[nodiscard]] MatterDecided decide_matter(const Matter& matter, const MatterCommand& command,
                                          const Actor& by, const Moment& moment);

}  // namespace openmash
