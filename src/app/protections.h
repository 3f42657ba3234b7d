// What keeps a case, or a part of it, to fewer people than its roles would: the door to conflicts
// of interest, restricted cases, seals, second people and broken glass.
// Load, authorise, decide, append, as everywhere; the same submission again gets the first answer
// again. After anything that can make a conflict it looks whose case it was: nobody keeps a case
// that must be kept from them, and no case is left without a desk. Verbs:
// domain/access/guarding.h. What is shown of it: look.h. Who may: domain/access/.
#pragma once

#include <variant>

#include "app/handle.h"
#include "app/look.h"
#include "app/sign_in.h"
#include "domain/access/guarding.h"

namespace openmash::app {

struct RightsDone {
  bool repeated = false;  ///< this submission had been stored before; nothing was stored now
};
struct RightsSentDifferently {};

using RightsHandled = std::variant<RightsDone, RightsRefusal, RightsSentDifferently, NotSure>;

class Protections {
 public:
  /// Told of each case that is kept to a list from now on.
  using Restricted = std::function<void(ContactId)>;

  Protections(Core& core, Restricted restricted)
      : core_(core), restricted_(std::move(restricted)) {}

  [[nodiscard]] RightsHandled handle(const Reader& by, const Submission& submission,
                                     const RightsCommand& command);

  /// Writes into the case what is to go of an item under seal, and asks for the second person.
  /// @param command  a ProposeRelease or a ProposePassingOn
  [[nodiscard]] Handled propose_release(const Reader& by, const Submission& submission,
                                        ContactId contact, const CaseCommand& command);

 private:
  [[nodiscard]] Guarding guarding(const Reader& by, const Rights& rights, const Rota& rota,
                                  const CaseFile& file, const RightsCommand& command) const;
  /// What two people decided is done in the case file.
  void carry_through(const Reader& by, const GiveSecond& given);

  Core& core_;
  Restricted restricted_;
};

/// Whoever is matched with somebody in this case is recorded for those who guard, once; a worker
/// among them has the case no more. After everything that is written into a case: handle.cpp.
void look_for_conflicts(Core& core, ContactId contact);

}  // namespace openmash::app
