#include "domain/casefile/seen.h"

namespace openmash {

namespace {

template <class Fact>
std::string mark(const std::optional<Signed<Fact>>& fact) {
  return fact ? std::to_string(to_micros(fact->at)) + ";" : "-;";
}

template <class Fact>
std::string marks(const std::vector<Signed<Fact>>& facts) {
  std::string all;
  for (const Signed<Fact>& fact : facts) {
    all += std::to_string(to_micros(fact.at)) + ",";
  }
  return all + ";";
}

std::string assessed(const CaseFile& file) {
  return file.weighing.assessment ? mark(file.weighing.assessment->completed) : "-;";
}

}  // namespace

std::string seen_by_form(const CaseFile& file, Permission form) {
  switch (form) {
    case Permission::screen:
      return mark(file.triage.screened) + mark(file.triage.gate) + marks(file.intake.additions);
    case Permission::rate:
      return marks(file.triage.ratings) + marks(file.intake.additions);
    case Permission::sign_gate:
      return mark(file.triage.screened) + mark(file.triage.gate) + marks(file.intake.additions);
    case Permission::assign:
      return file.enquiry.worker ? file.enquiry.worker->value.hex() : "-";
    case Permission::set_timescale:
      return mark(file.enquiry.timescale);
    case Permission::write_record:
      return mark(file.weighing.record) + mark(file.weighing.sent_back) + assessed(file);
    case Permission::recommend:
    case Permission::decide:
      // Before the decision late answers are met as gaps, by name; after it nobody lets it stand
      // on what they were not shown.
      return mark(file.weighing.record) + marks(file.weighing.recommended) +
             mark(file.weighing.sent_back) + mark(file.decision.made) +
             marks(file.decision.reopened) + marks(file.intake.additions) + assessed(file);
    case Permission::refer:
    case Permission::log_contact:
    case Permission::see_queue:
    case Permission::see_contact:
    case Permission::see_request:
    case Permission::gather:
    case Permission::answer:
    case Permission::write_feedback:
    case Permission::approve_feedback:
    case Permission::close:
    case Permission::deal_with_matters:
    case Permission::administer:
    case Permission::talk_with_family:
    case Permission::share_outside:
    case Permission::give_view:
    case Permission::discuss:
    case Permission::disagree:
    case Permission::follow_pathway:
    case Permission::plan_duty:
    case Permission::own_duty:
    case Permission::keep_directory:
    case Permission::answer_as_guest:
    case Permission::keep_people:
    case Permission::guard_access:
    case Permission::break_glass:
    case Permission::see_access_record:
    case Permission::inspect:
    case Permission::hand_out_letter:
      return "";  // these add, and take nothing back
  }
  return "";
}

}  // namespace openmash
