// What is done with a matter: load, authorise, decide, append, project, as handle.h does it for a
// contact. Events and rows are one transaction, and what turns into another matter is settled in
// the transaction that opens it. The same submission again gets the first answer again. Verbs:
// domain/matter/commands.h. Reads: look.h.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "app/handle.h"
#include "domain/matter/commands.h"

namespace openmash::app {

struct MatterDone {
  MatterId matter;
  std::string reference;
  bool repeated = false;  ///< this submission had been stored before; nothing was stored now
};
/// The same submission with other content: the first is what is stored.
struct MatterSentDifferently {
  MatterId matter;
};

using MatterHandled = std::variant<MatterDone, MatterRefusal, MatterSentDifferently, NotSure>;

class Matters {
 public:
  explicit Matters(Core& core) : core_(core) {}

  /// Its reference is drawn here. Where it grew from another matter, that one is settled with it.
  [[nodiscard]] MatterHandled open(const Actor& by, const Submission& submission,
                                   OpenMatter command);

  [[nodiscard]] MatterHandled handle(const Actor& by, const Submission& submission, MatterId matter,
                                     const MatterCommand& command);

  /// Its words become an addition to the contact, and it is settled as that.
  [[nodiscard]] MatterHandled add_to_contact(const Actor& by, const Submission& submission,
                                             MatterId matter, const std::string& contact);

  [[nodiscard]] std::optional<MatterId> find(const std::string& reference);

 private:
  [[nodiscard]] bool is_contact_for(const Actor& by, const std::string& reference);
  [[nodiscard]] std::optional<MatterRefusal> missing(const Actor& by, const MatterCommand& command);
  void write_into(ledger::Batch& batch, const Matter& matter, const MatterEvents& events,
                  const Actor& by, Instant now);

  Core& core_;
};

/// Its events in order.
[[nodiscard]] std::vector<RecordedMatter> history_of(Core& core, MatterId matter);

}  // namespace openmash::app
