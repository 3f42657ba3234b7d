// One person's view, where a step is taken by several: the level of need, or the decision.
// Each is kept with its name, and dissent is kept as dissent; a later view does not undo an
// earlier. Whether enough have spoken is views_missing, asked by the step itself.
#pragma once

#include "domain/casefile/verb.h"

namespace openmash {

struct GiveView {
  static constexpr Permission needs = Permission::give_view;
  ViewOn on = ViewOn::decision;
  bool dissents = false;
  std::string view;
};

[[nodiscard]] Decided decide(const CaseFile& file, const GiveView& command, const Actor& by,
                             const Moment& moment);

/// What is wanting where a step is taken jointly: a view of every role, and of so many people.
[[nodiscard]] std::optional<ViewsMissing> views_missing(const CaseFile& file, ViewOn on,
                                                        const hub::Who& who);

}  // namespace openmash
