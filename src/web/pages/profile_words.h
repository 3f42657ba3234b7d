// What a hub's profile says, in words people read: clocks, who takes a step, powers, rules.
// It adds nothing to the profile and hides nothing of it.
// The page is profile.cpp; the types are domain/hub/profile.h.
#pragma once

#include <optional>
#include <string>

#include "domain/hub/profile.h"

namespace openmash::web {

[[nodiscard]] std::string clock_words(const std::optional<hub::Clock>& clock);
[[nodiscard]] std::string who_words(const hub::Who& who, const hub::Profile& profile);
[[nodiscard]] std::string power_words(hub::Power power);
[[nodiscard]] std::string members_see_words(hub::MembersSee see);
[[nodiscard]] std::string purpose_words(hub::Purpose purpose);
[[nodiscard]] std::string agreement_words(hub::Agreement agreement);
[[nodiscard]] std::string tell_family_words(hub::TellFamily tell);
[[nodiscard]] std::string receiver_words(const hub::Outcome& outcome);
[[nodiscard]] std::string work_words(hub::Work kind);
/// Where on which page a document is shown.
[[nodiscard]] std::string link_use_words(hub::LinkUse use);
[[nodiscard]] std::string dates_words(const hub::Basis& basis);

}  // namespace openmash::web
