// A person with an account: who they are to the hub, in which role, and for which agency.
// Facts only; the password's hash is one of them and leaves this stream to app/sign_in alone. An
// account is closed, never removed, so that what it did stays signed. Sessions and lock-outs are
// not facts and live in keep/.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "domain/actor.h"

namespace openmash {

struct AccountOpened {
  std::string user_name;     ///< what they sign in with
  std::string display_name;  ///< "Social worker 4"
  RoleCode role;
  std::optional<AgencyCode> agency;
  std::string password_hash;
};

struct PasswordChanged {
  std::string password_hash;
};

struct AccountClosed {
  std::string reason;
};

/// Where they live, told by themselves so that opening a case in it stands out; used for nothing
/// else, and shown to nobody else. Empty: taken back.
struct HomeStreetGiven {
  std::string street;
};

using AccountEvent = std::variant<AccountOpened, PasswordChanged, AccountClosed, HomeStreetGiven>;

struct Account {
  StaffId id;
  AccountOpened opened;
  bool closed = false;
  Instant since{};               ///< when it was opened
  std::optional<Instant> until;  ///< when it was closed
  std::string home_street{};     ///< empty: not told

  [[nodiscard]] Staff staff() const {
    return {.id = id, .role = opened.role, .agency = opened.agency};
  }
};

}  // namespace openmash
