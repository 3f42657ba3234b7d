// What a judgement of who may see what rests on: the versions of every stream by whose events
// somebody's rights can change, and of the cases that were judged.
// Taken before anything is judged and asked again inside the commit that records the reading: if
// any of them has moved, the reading is not recorded, nothing is shown, and it is judged again.
// Whoever keeps another stream of rights adds its name to `rights_streams`; what is on the case's
// own stream needs nothing. Used by access_record.h.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "app/core.h"

namespace openmash::app {

/// By what they are found (Core::stream_for): who has an account and in which role; who covers;
/// conflicts, named lists and broken glass.
inline constexpr std::array<std::string_view, 3> rights_streams{"accounts", rota_stream,
                                                                rights_stream};

struct Grounds {
  std::vector<ledger::StreamAppend> unmoved;  ///< without events: that each is still there

  /// One number that moves whenever any of the hub's streams of rights does, and never goes back.
  std::uint64_t version = 0;

  /// The judgement rests on this stream too, as it was at this version.
  void rest_on(Id128 stream, std::uint64_t at);
};

[[nodiscard]] Grounds grounds_now(Core& core);

/// Whether nothing has moved since; without a commit, for what is shown again.
[[nodiscard]] bool still_hold(Core& core, const Grounds& grounds);

}  // namespace openmash::app
