#include "app/grounds.h"

#include <algorithm>

namespace openmash::app {

void Grounds::rest_on(Id128 stream, std::uint64_t at) {
  if (std::ranges::find(unmoved, stream, &ledger::StreamAppend::stream) == unmoved.end()) {
    unmoved.push_back({.stream = stream, .expected_version = at, .events = {}});
  }
}

Grounds grounds_now(Core& core) {
  Grounds grounds;
  for (const std::string_view purpose : rights_streams) {
    const Id128 stream = core.stream_for(purpose);
    const std::uint64_t at = core.ledger().version(stream);
    grounds.version += at;
    grounds.rest_on(stream, at);
  }
  return grounds;
}

bool still_hold(Core& core, const Grounds& grounds) {
  return std::ranges::all_of(grounds.unmoved, [&core](const ledger::StreamAppend& one) {
    return core.ledger().version(one.stream) == one.expected_version;
  });
}

}  // namespace openmash::app
