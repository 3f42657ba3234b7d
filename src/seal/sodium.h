// libsodium, made ready.
// Nothing in this room may call libsodium before ready_sodium() has returned; calling it again
// costs nothing. For this room's .cpp files only: no other room sees libsodium.
#pragma once

#include <sodium.h>

#include "base/ensure.h"

namespace openmash::seal {

inline void ready_sodium() {
  static const bool ready = [] {
    ensure(sodium_init() >= 0, "libsodium could not find a source of random bytes");
    return true;
  }();
  static_cast<void>(ready);
}

}  // namespace openmash::seal
