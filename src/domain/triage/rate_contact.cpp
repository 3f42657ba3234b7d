#include "domain/triage/rate_contact.h"

namespace openmash {

Decided decide(const CaseFile& file, const RateContact& command, const Actor&,
               const Moment& moment) {
  if (!file.exists()) {
    return no(NoSuchContact{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  const hub::Level* level = moment.profile->level(command.level);
  if (level == nullptr) {
    return no(UnknownCode{command.level.value});
  }
  if (file.rating() != nullptr && file.rating()->level == command.level) {
    return no(AlreadySo{});
  }
  if (file.rating() != nullptr && is_blank(command.reason)) {
    return no(ReasonMissing{});
  }
  const auto due = [&](const std::optional<hub::Clock>& clock) -> std::optional<Instant> {
    return clock ? hub::due(file.intake.contact.received_at, *clock, *moment.calendar)
                 : std::nullopt;
  };
  return CaseEvents{ContactRated{
      .level = command.level,
      .level_name = level->name,
      .decision_due = due(level->decision),
      .return_due = due(level->agency_return),
      .reason = command.reason,
  }};
}

}  // namespace openmash
