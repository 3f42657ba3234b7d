#include "domain/family/write_family_letter.h"

namespace openmash {

Decided decide(const CaseFile& file, const WriteFamilyLetter& command, const Actor&,
               const Moment& moment) {
  if (!moment.profile->feedback.family_letter) {
    return no(NoSuchLetter{});
  }
  if (!file.is_decided()) {
    return no(NotDecided{});
  }
  const AgreementRecorded* rule = file.family.agreement(hub::Purpose::child_protection);
  if (rule != nullptr && rule->telling == TellingRisk::it_would_raise_the_risk) {
    return no(TellingNotSafe{});
  }
  if (is_blank(command.text)) {
    return no(NothingSaid{});
  }
  return CaseEvents{FamilyLetterWritten{.letter = command.letter,
                                        .template_name = *moment.profile->feedback.family_letter,
                                        .text = command.text}};
}

}  // namespace openmash
