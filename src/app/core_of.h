// The parts of a hub themselves, for the command line, benches and tests.
// The room web may not include this: what it shows comes through app::Look, and what it does
// through app::handle. That is held by tools/check_rooms.py (rooms.json, "forbidden"). The parts
// are in app/core.h.
#pragma once

#include "app/hub.h"

namespace openmash::app {

struct CoreOf {
  [[nodiscard]] static Core& of(Hub& hub) { return hub.core_; }
};

[[nodiscard]] inline Core& core_of(Hub& hub) {
  return CoreOf::of(hub);
}

}  // namespace openmash::app
