#include "domain/casefile/commands.h"

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
        if (!permits(by, one.needs, subject, moment.roles())) {
          return no(NotPermitted{});
        }
        return decide(file, one, by, moment);
      },
      command);
}

}  // namespace openmash
