#include "domain/family/confirm_family_contact.h"

namespace openmash {

Decided decide(const CaseFile& file, const ConfirmFamilyContact& command, const Actor&,
               const Moment&) {
  if (!file.family.planned) {
    return no(NotPlanned{});
  }
  if (file.family.contacted) {
    return no(AlreadySo{});
  }
  if (is_blank(command.words)) {
    return no(NothingSaid{});
  }
  return CaseEvents{FamilyContacted{.words = command.words}};
}

}  // namespace openmash
