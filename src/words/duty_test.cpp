#include "words/duty.h"

#include <doctest/doctest.h>

#include <set>

using namespace openmash;

namespace {

const StaffId ann{Id128{{1}}};
const StaffId ben{Id128{{2}}};

std::string name_of(StaffId id) {
  return id == ann ? "Worker 1" : "Worker 2";
}

hub::Profile two_roles() {
  hub::Profile profile;
  profile.roles = {{RoleCode{"worker"}, "Social worker", false, {}},
                   {RoleCode{"rep"}, "Representative", true, {}}};
  profile.agencies = {{.code = AgencyCode{"police"}, .name = "Police"}};
  return profile;
}

template <std::size_t... I>
std::set<std::string> headings(std::index_sequence<I...>) {
  return {words::words_for(DutyRefusal{std::variant_alternative_t<I, DutyRefusal>{}}).heading...};
}

}  // namespace

TEST_CASE("every refusal about the rota has words of its own") {
  constexpr std::size_t all = std::variant_size_v<DutyRefusal>;
  CHECK(headings(std::make_index_sequence<all>{}).size() == all);
}

TEST_CASE("who answers is said with why, and a hole is said to be one") {
  const hub::Profile profile = two_roles();
  const Desks desk{.roles = {RoleCode{"rep"}}, .agency = AgencyCode{"police"}};
  const auto said = [&](const Answerable& one) { return words::answering(one, profile, name_of); };
  CHECK(said({.person = ann, .because = Because::is_worker}) == "Worker 1, the case is theirs");
  CHECK(said({.person = ben, .because = Because::is_worker, .in_place_of = ann}) ==
        "Worker 2, covers for Worker 1, who is away");
  CHECK(said({.person = ann, .because = Because::on_duty, .desks = desk}) ==
        "Worker 1, on duty as Representative for Police");
  CHECK(said({.person = ann, .because = Because::longest_at_desk, .desks = desk}) ==
        "Worker 1, nobody is on duty as Representative for Police: answers until the rota is "
        "filled, as the longest there");
  CHECK(said({.person = ben, .because = Because::on_duty, .missed = ann, .desks = desk}) ==
        "Worker 2, on duty as Representative for Police; the case must be given to somebody, for "
        "nobody is there for Worker 1");
}
