// What is done with the rota, and who is at work by it: load, authorise, decide, append.
// The rota is kept folded in memory and read anew only when something was added to it; the same
// submission again gets the first answer again. It shows names of colleagues and no case, so
// nothing is recorded as read. Verbs: domain/duty/commands.h. Who answers:
// domain/duty/answerable.h.
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "app/handle.h"
#include "app/sign_in.h"
#include "domain/duty/answerable.h"
#include "domain/duty/commands.h"

namespace openmash::app {

struct DutyDone {
  bool repeated = false;  ///< this submission had been stored before; nothing was stored now
};
/// The same submission with other content: the first is what is stored.
struct DutySentDifferently {};

using DutyHandled = std::variant<DutyDone, DutyRefusal, DutySentDifferently, NotSure>;

/// The rota and the people as they stand, held for as long as one page needs them.
struct AtWork {
  std::shared_ptr<const Rota> rota;
  std::vector<OnStaff> people;
  const hub::Profile* profile = nullptr;

  [[nodiscard]] Staffing staffing() const {
    return {.rota = *rota, .people = people, .profile = *profile};
  }
};

class Duty {
 public:
  Duty(Core& core, const SignIn& people) : core_(core), people_(people) {}

  [[nodiscard]] AtWork at_work();
  /// For one case: nobody answers for what they may not open. Whoever is not on a list it was kept
  /// to is not with the hub for as long as that held.
  [[nodiscard]] AtWork at_work_on(ContactId contact);

  [[nodiscard]] DutyHandled handle(const Actor& by, const Submission& submission,
                                   const DutyCommand& command);

 private:
  Core& core_;
  const SignIn& people_;
};

}  // namespace openmash::app
