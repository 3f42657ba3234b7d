// Going on from an older copy of the record, when what a witness saw of it is lost.
// It takes two people, one who looks after the accounts and one who sees every case, each with
// all they sign in with, at the same terminal; and it is recorded before anything else is. Why
// nothing is written until then: witnessed.h. The command: `openmash declare-restore`.
#pragma once

#include <string>

#include "app/sign_in.h"
#include "base/result.h"

namespace openmash::app {

struct SaidYes {
  std::string user_name;
  std::string password;
  std::string code{};  ///< of their second factor; empty: they have none
};

/// Only while Core::witnessed().lost(). The reason it was refused, in words.
[[nodiscard]] Result<void, std::string> declare_restore(Core& core, SignIn& people,
                                                        const SaidYes& first, const SaidYes& second,
                                                        const std::string& reason);

}  // namespace openmash::app
