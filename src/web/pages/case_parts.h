// Pieces that several pages about one contact share: the worry in short, a child's name, routes,
// outcomes to choose from. They show only what look has opened. Outcomes stand with the leaflet's
// own definition beside them and none is chosen. The whole picture is contact.cpp; forms are
// case_form.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/decision/outcomes.h"
#include "web/case_form.h"

namespace openmash::web {

[[nodiscard]] std::string child_name(const OpenCase& open, const PersonDescribed& child);

/// The first worries in the sender's words, above a form that rests on them.
[[nodiscard]] Html worry_in_short(const OpenCase& open);

[[nodiscard]] std::vector<Choice> routes_of(const hub::Profile& profile);
[[nodiscard]] std::vector<Choice> routes_open_to(const OpenCase& open);
[[nodiscard]] std::optional<Route> route_from(std::string_view code);
[[nodiscard]] std::string_view route_code(Route route);

/// Outcomes, receivers and reason for every child, as fields outcome.N, receiver.N.CODE and
/// reason.N.
[[nodiscard]] Html outcome_fields(const OpenCase& open);
[[nodiscard]] std::vector<OutcomesForChild> read_outcomes(const OpenCase& open, Problems& problems);

/// "Child Protection and Assessment Team, to …" as a list.
[[nodiscard]] Html outcome_list(const std::vector<ChosenOutcome>& outcomes);

/// The record's summary and analysis, and what was recommended for each child.
[[nodiscard]] Html record_and_recommendation(const OpenCase& open);

}  // namespace openmash::web
