#include "domain/together/give_view.h"
#include "base/contains.h"

namespace openmash {

std::optional<ViewsMissing> views_missing(const CaseFile& file, ViewOn on, const hub::Who& who) {
  if (who.manner != hub::Manner::jointly) {
    return std::nullopt;
  }
  std::vector<StaffId> people;
  std::vector<RoleCode> roles;
  for (const Signed<ViewGiven>& one : file.together.views) {
    const Staff* staff = as_staff(one.by);
    if (one.what.on == on && staff != nullptr && who.includes(staff->role)) {
      roles.push_back(staff->role);
      if (!contains(people, staff->id)) {
        people.push_back(staff->id);
      }
    }
  }
  const int given = static_cast<int>(people.size());
  for (const RoleCode& role : who.roles) {
    if (!contains(roles, role)) {
      return ViewsMissing{.given = given, .needed = who.views_min, .role = role};
    }
  }
  return given < who.views_min
             ? std::optional{ViewsMissing{.given = given, .needed = who.views_min, .role = {}}}
             : std::nullopt;
}

Decided decide(const CaseFile& file, const GiveView& command, const Actor&, const Moment&) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  if (is_blank(command.view)) {
    return no(NothingSaid{});
  }
  return CaseEvents{
      ViewGiven{.on = command.on, .dissents = command.dissents, .view = command.view}};
}

}  // namespace openmash
