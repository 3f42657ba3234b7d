#include "domain/casefile/commands.h"

#include "domain/access/hand_out.h"
#include "domain/access/rights.h"
#include "domain/duty/rota.h"

namespace openmash {

Subject subject_of(const CaseFile& file) {
  return {.worker = file.enquiry.worker,
          .asked = std::nullopt,
          .decided = file.is_decided(),
          .weighed = file.weighing.record.has_value() || file.goes_straight(),
          .straight = file.goes_straight()};
}

Subject subject_of(const CaseFile& file, RequestId request) {
  Subject subject = subject_of(file);
  if (const Request* found = file.enquiry.find(request)) {
    subject.asked = found->asked.what.agency;
  }
  return subject;
}

namespace {

/// What a command needs may depend on what it is about: a letter to the family is handed out.
template <class Command>
Permission needs_of(const Command& command, const CaseFile& file) {
  if constexpr (requires { command.needs_in(file); }) {
    return command.needs_in(file);
  } else {
    return command.needs;
  }
}

/// An agency's own items leave its hands only by somebody who has just proved who they are.
template <class Command>
bool may_let_go(const Command&, const Subject& subject, const Actor& by, const Moment& moment) {
  if constexpr (requires { Command::hands_out_own; }) {
    return openmash::may_hand_out_own(by, subject, moment.roles());
  } else {
    return true;
  }
}

}  // namespace

Decided decide_command(const CaseFile& file, const CaseCommand& command, const Actor& by,
                       const Moment& moment) {
  return std::visit(
      [&](const auto& one) -> Decided {
        Subject subject = subject_of(file);
        if constexpr (requires { one.request; }) {
          subject = subject_of(file, one.request);
        }
        if (moment.rota != nullptr) {
          subject = with_cover(subject, *moment.rota, moment.now);
        }
        if (moment.rights != nullptr) {
          subject = with_rights(subject, *moment.rights, file, by, moment.now);
        }
        if constexpr (requires { one.enquiry; }) {
          subject.enquiry = one.enquiry;
        }
        if (moment.proved) {
          subject.session = access::Session::stepped_up;
        }
        if (!permits(by, needs_of(one, file), subject, moment.roles()) ||
            !may_let_go(one, subject, by, moment)) {
          return no(NotPermitted{});
        }
        return decide(file, one, by, moment);
      },
      command);
}

}  // namespace openmash
