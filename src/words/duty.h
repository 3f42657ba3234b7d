// The words for who is on duty: desks, why somebody is answerable, and why something was refused.
// A hole in the rota is always said in words, with who answers until it is filled. No sentence
// says why anybody is away. The rules are domain/duty/; times of day are london/time_text.h's.
#pragma once

#include <functional>
#include <string>

#include "domain/duty/answerable.h"
#include "domain/duty/refusals.h"
#include "words/refusals.h"

namespace openmash::words {

using NameOf = std::function<std::string(StaffId)>;

/// "Head of MASH", "Agency representative for Police".
[[nodiscard]] std::string label(const Desk& desk, const hub::Profile& profile);
[[nodiscard]] std::string label(const Desks& desks, const hub::Profile& profile);

/// What stands after the person's name: "on duty: Screening team", "covers for Worker 1, who is
/// away". No full stop at the end.
[[nodiscard]] std::string because(const Answerable& answerable, const hub::Profile& profile,
                                  const NameOf& name_of);

/// The whole of it: "Worker 2, covers for Worker 1, who is away".
[[nodiscard]] std::string answering(const Answerable& answerable, const hub::Profile& profile,
                                    const NameOf& name_of);

[[nodiscard]] Words words_for(const DutyRefusal& refusal);

}  // namespace openmash::words
