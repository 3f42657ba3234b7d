#include "domain/family/hear_family.h"

namespace openmash {

Decided decide(const CaseFile& file, const HearFamily& command, const Actor&, const Moment&) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  for (const PersonId person : command.who) {
    if (file.person(person) == nullptr) {
      return no(NotAChildHere{person});
    }
  }
  if (is_blank(command.words)) {
    return no(NothingSaid{});
  }
  return CaseEvents{FamilyHeard{.who = command.who, .words = command.words}};
}

}  // namespace openmash
