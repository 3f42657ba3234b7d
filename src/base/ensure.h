// Our own mistakes stop the process, always, in release builds too.
// It never reports bad input and never carries a child's details: the words are ours, written
// beside the check. For what the world does to us see faults.h; for what the hub rightly refuses
// see result.h.
#pragma once

#include <source_location>

namespace openmash {

[[noreturn]] void stop_because(const char* why, std::source_location where);

inline void ensure(bool condition, const char* why,
                   std::source_location where = std::source_location::current()) {
  if (!condition) {
    stop_because(why, where);
  }
}

}  // namespace openmash
