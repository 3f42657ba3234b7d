// What a guard at the way in met: who was let through by what, and what was tried in vain.
// What was typed is never in it, not even a name that nobody has: people type passwords there. It
// is written into the record of reading, in the day of whose name it was tried. The lock-outs that
// make whoever guesses wait: keep/lockouts.h. Written by app/ways_in.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/ids.h"

namespace openmash {

enum class Guard : std::uint8_t {
  password,
  code,  ///< of an app, or a recovery code
  passkey,
  provider,  ///< the organisation's own sign-in
  form,      ///< a form that was not made for the session it came in, or came from elsewhere
};

struct GuardMet {
  Guard guard = Guard::password;
  bool passed = false;
  bool is_strange = false;      ///< in a browser that person was never signed in with
  std::optional<StaffId> name;  ///< in whose name; nothing where nobody has the name that was typed
  std::string device;           ///< "Firefox on Windows"
  std::uint32_t more = 0;  ///< in vain, since the last one recorded, and not recorded themselves

  friend bool operator==(const GuardMet&, const GuardMet&) = default;
};

}  // namespace openmash
