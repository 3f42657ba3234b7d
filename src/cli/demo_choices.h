// What the stories mean, said in the codes of whichever hub they are told in.
// A hub that lacks what a story wants gets the nearest it lists; nothing is made up that the
// profile does not have. The profile is domain/hub/profile.h; demo_story.h is the only caller.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/casefile/kinds.h"
#include "domain/decision/outcomes.h"
#include "domain/hub/profile.h"

namespace openmash::cli {

enum class Urgency { today, soon, standard };

enum class Wanted { protection, family_support, assessment, one_agency, nothing };

[[nodiscard]] LevelCode level_for(const hub::Profile& profile, Urgency urgency);

/// @param agency  a word of the agency's code, for one_agency
[[nodiscard]] OutcomeChoice outcome_for(const hub::Profile& profile, Wanted wanted,
                                        std::string_view agency);

/// Those of them the profile lists, the first of all where it lists none.
[[nodiscard]] std::vector<IssueCode> issues_for(const hub::Profile& profile,
                                                const std::vector<std::string_view>& issues);

/// The ones asked for by their place in the list, and those the hub requires.
[[nodiscard]] std::vector<CriterionCode> criteria_for(const hub::Profile& profile,
                                                      const std::vector<std::size_t>& places);

/// For a child in danger the list's first that holds, for a child in need its second.
[[nodiscard]] BasisCode basis_for(const hub::Profile& profile, Urgency urgency, Date on);

[[nodiscard]] Channel channel_for(const hub::Profile& profile, Channel channel);
[[nodiscard]] Source source_for(const hub::Profile& profile, Source source);

/// Who is asked when nobody says otherwise.
[[nodiscard]] std::vector<const hub::Agency*> usually_asked(const hub::Profile& profile);

/// "Address 3, Ilford": in the town the hub's own letters name, if they name one.
[[nodiscard]] std::string home(const hub::Profile& profile, int number);

}  // namespace openmash::cli
