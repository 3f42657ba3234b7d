#include "domain/together/settle_disagreement.h"
#include "domain/together/take_disagreement_on.h"

namespace openmash {

Decided decide(const CaseFile& file, const SettleDisagreement& command, const Actor&,
               const Moment&) {
  const Disagreement* found = disagreement_for(file, command.disagreement, command.request);
  if (found == nullptr) {
    return no(NoSuchDisagreement{});
  }
  if (found->settled) {
    return no(DisagreementOver{});
  }
  if (is_blank(command.words)) {
    return no(NothingSaid{});
  }
  return CaseEvents{
      DisagreementSettled{.disagreement = command.disagreement, .words = command.words}};
}

}  // namespace openmash
