#include "domain/family/write_family_letter.h"

#include "domain/family/record_agreement.h"
#include "domain/release/unreleased.h"

namespace openmash {

Decided decide(const CaseFile& file, const WriteFamilyLetter& command, const Actor&,
               const Moment& moment) {
  if (!moment.profile->feedback.family_letter) {
    return no(NoSuchLetter{});
  }
  if (!file.is_decided()) {
    return no(NotDecided{});
  }
  if (!may_be_written_to(file, *moment.profile)) {
    return no(FamilyLetterNotSafe{});
  }
  if (is_blank(command.text)) {
    return no(NothingSaid{});
  }
  if (auto found = find_unreleased_in_letter(command.text, file, true, moment.now)) {
    return no(*std::move(found));
  }
  return CaseEvents{FamilyLetterWritten{.letter = command.letter,
                                        .template_name = *moment.profile->feedback.family_letter,
                                        .text = command.text}};
}

}  // namespace openmash
