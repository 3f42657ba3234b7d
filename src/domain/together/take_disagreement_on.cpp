#include "domain/together/take_disagreement_on.h"
#include <algorithm>
#include <iterator>

namespace openmash {

const Disagreement* open_disagreement(const CaseFile& file, DisagreementId id) {
  const auto found = std::ranges::find_if(
      file.together.disagreements,
      [id](const Disagreement& one) { return one.raised.what.disagreement == id; });
  return found == file.together.disagreements.end() ? nullptr : &*found;
}

bool is_raised_by_asked(const CaseFile& file, const Disagreement& disagreement, RequestId request) {
  const Request* asked = file.enquiry.find(request);
  const Staff* by = as_staff(disagreement.raised.by);
  return asked != nullptr && by != nullptr && by->agency == asked->asked.what.agency;
}

const Disagreement* disagreement_for(const CaseFile& file, DisagreementId id, RequestId request) {
  const Disagreement* found = open_disagreement(file, id);
  const bool open =
      found != nullptr && (request == RequestId{} || is_raised_by_asked(file, *found, request));
  return open ? found : nullptr;
}

Decided decide(const CaseFile& file, const TakeDisagreementOn& command, const Actor&,
               const Moment& moment) {
  const Disagreement* found = disagreement_for(file, command.disagreement, command.request);
  if (found == nullptr) {
    return no(NoSuchDisagreement{});
  }
  if (found->settled) {
    return no(DisagreementOver{});
  }
  const auto& stages = moment.profile->disagreement;
  const auto now = std::ranges::find(stages, found->stage(), &hub::DisagreementStage::name);
  if (now == stages.end() || std::next(now) == stages.end()) {
    return no(NoFurtherStage{});
  }
  if (is_blank(command.words)) {
    return no(ReasonMissing{});
  }
  const hub::DisagreementStage& next = *std::next(now);
  return CaseEvents{DisagreementTakenOn{.disagreement = command.disagreement,
                                        .stage = next.name,
                                        .due = hub::due(moment.now, next.clock, *moment.calendar),
                                        .words = command.words}};
}

}  // namespace openmash
