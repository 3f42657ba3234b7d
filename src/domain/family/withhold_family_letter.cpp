#include "domain/family/withhold_family_letter.h"

namespace openmash {

Decided decide(const CaseFile&, const WithholdFamilyLetter& command, const Actor&,
               const Moment& moment) {
  if (!moment.profile->feedback.family_letter) {
    return no(NoSuchLetter{});
  }
  if (is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  return CaseEvents{FamilyLetterWithheld{.reason = command.reason}};
}

}  // namespace openmash
