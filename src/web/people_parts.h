// The pieces of pages about who is who: people found, each with what speaks for and against.
// Shows only what look gave; candidates and near misses never stand in one list, and a search that
// was narrow says so. Pages: pages/search.cpp, pages/contact_same.cpp, pages/judgement.cpp.
#pragma once

#include <functional>
#include <string>

#include "app/look.h"
#include "html/html.h"

namespace openmash::web {

/// Name, birth and address as that contact has them.
[[nodiscard]] Html person_lines(const app::PersonSeen& one);

/// "For: …" and "Against: …".
[[nodiscard]] Html evidence_lines(const app::PersonSeen& one);

/// @param nobody  what stands there where nobody was found
/// @param beside  what stands at the end of each: a way to judge
[[nodiscard]] Html people_found(const app::PeopleFound& found,
                                const std::function<Html(const app::PersonSeen&)>& beside,
                                std::string_view nobody = "Nobody was found by what was asked.");

}  // namespace openmash::web
