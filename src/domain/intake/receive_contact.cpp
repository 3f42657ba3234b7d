#include "domain/intake/receive_contact.h"
#include <algorithm>

#include "domain/intake/referral_form.h"

namespace openmash {

namespace {

bool says_something(const Answers& answers) {
  return std::ranges::any_of(answers.all,
                             [](const Answer& a) { return a.not_known || !is_blank(a.words); });
}

}  // namespace

Decided decide(const CaseFile& file, const ReceiveContact& command, const Actor&,
               const Moment& moment) {
  if (file.exists()) {
    return no(AlreadyReceived{});
  }
  const bool anything =
      says_something(command.answers) ||
      std::ranges::any_of(command.people, says_something, &PersonDescribed::answers) ||
      std::ranges::any_of(command.concerns, says_something, &ConcernRaised::answers);
  if (!anything) {
    return no(NothingSaid{});
  }
  CaseEvents events;
  events.push_back(ContactReceived{
      .reference = command.reference,
      .channel = command.channel,
      .source = command.source,
      .asks = command.asks,
      .received_at = command.received_at,
      .statutory_due = hub::statutory_one_working_day(command.received_at, *moment.calendar),
      .profile_version = moment.profile->version,
      .form_version = referral_form_version,
      .original_kept_at = command.original_kept_at,
      .answers = command.answers,
  });
  events.insert(events.end(), command.people.begin(), command.people.end());
  events.insert(events.end(), command.concerns.begin(), command.concerns.end());
  return events;
}

}  // namespace openmash
