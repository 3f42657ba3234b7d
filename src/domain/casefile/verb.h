// What every verb is given and what it gives back.
// A verb is pure: the case file, the command, who asks and the moment go in; events or a refusal
// come out. It is called after `may` has said yes, so it looks at the state of the world and not at
// roles. app/handle.h is the journey around it.
#pragma once

#include "base/result.h"
#include "domain/access/may.h"
#include "domain/casefile/casefile.h"
#include "domain/casefile/refusals.h"
#include "domain/moment.h"

namespace openmash {

using Decided = Result<CaseEvents, Refusal>;

/// A refusal, ready to return.
template <class Why>
[[nodiscard]] No<Refusal> no(Why why) {
  return No<Refusal>{Refusal{std::move(why)}};
}

[[nodiscard]] inline bool is_blank(std::string_view words) {
  return words.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace openmash
