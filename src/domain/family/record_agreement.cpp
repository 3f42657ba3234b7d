#include "domain/family/record_agreement.h"
#include <algorithm>

#include "base/ensure.h"

namespace openmash {

namespace {

/// A family leaflet says it: told beforehand "only if you are sure" it raises no risk.
bool may_tell(hub::TellFamily rule, const std::optional<TellingRisk>& telling) {
  switch (rule) {
    case hub::TellFamily::not_said:
      return true;
    case hub::TellFamily::unless_it_raises_the_risk:
      return telling != TellingRisk::it_would_raise_the_risk;
    case hub::TellFamily::only_if_sure:
      return telling == TellingRisk::sure_it_is_safe;
  }
  ensure(false, "every rule about telling a family is known");
}

}  // namespace

bool may_be_written_to(const CaseFile& file, const hub::Profile& profile) {
  hub::TellFamily strictest = hub::TellFamily::not_said;
  bool weighed = false;
  for (const hub::ConsentRule& rule : profile.consent) {
    strictest = std::max(strictest, rule.tell_family);
  }
  for (const Signed<AgreementRecorded>& one : file.family.agreements) {
    const std::optional<TellingRisk> last = file.family.telling(one.what.purpose);
    weighed = weighed || last;
    if (last == TellingRisk::it_would_raise_the_risk || (last && !may_tell(strictest, last))) {
      return false;
    }
  }
  return weighed || may_tell(strictest, std::nullopt);
}

bool may_go_on(const CaseFile& file, hub::Purpose purpose, const hub::Profile& profile) {
  const hub::ConsentRule* rule = profile.consent_for(purpose);
  if (rule == nullptr || rule->agreement != hub::Agreement::required) {
    return true;
  }
  const AgreementRecorded* agreement = file.family.agreement(purpose);
  return agreement != nullptr &&
         (agreement->state == AgreementState::given || !agreement->ground.empty());
}

Decided decide(const CaseFile& file, const RecordAgreement& command, const Actor&,
               const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  const hub::ConsentRule* rule = moment.profile->consent_for(command.purpose);
  if (rule == nullptr) {
    return no(UnknownCode{"consent"});
  }
  const auto ground =
      std::ranges::find(rule->may_go_on_without, command.ground, &hub::Ground::code);
  const bool grounded = ground != rule->may_go_on_without.end();
  if (!command.ground.empty() && !grounded) {
    return no(UnknownCode{command.ground});
  }
  if (command.state != AgreementState::given && is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  if (command.told && !may_tell(rule->tell_family, command.telling)) {
    return no(TellingNotSafe{});
  }
  return CaseEvents{AgreementRecorded{.purpose = command.purpose,
                                      .state = command.state,
                                      .ground = command.ground,
                                      .ground_words = grounded ? ground->words : "",
                                      .telling = command.telling,
                                      .told = command.told,
                                      .reason = command.reason}};
}

}  // namespace openmash
