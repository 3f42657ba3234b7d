#include "domain/enquiry/request_information.h"
#include <algorithm>
#include "base/contains.h"
#include "domain/family/record_agreement.h"
#include "domain/release/unreleased.h"

namespace openmash {

namespace {

/// When answers are wanted: the case's own timescale before the level's.
std::optional<Instant> answers_due(const CaseFile& file) {
  if (file.enquiry.timescale) {
    return file.enquiry.timescale->what.due;
  }
  const ContactRated* rating = file.rating();
  if (rating == nullptr) {
    return std::nullopt;
  }
  return rating->return_due ? rating->return_due : rating->decision_due;
}

bool was_left_out(const CaseFile& file, const AgencyCode& agency) {
  return std::ranges::any_of(file.enquiry.left_out, [&](const Signed<AgencyLeftOut>& left) {
    return left.what.agency == agency;
  });
}

bool is_dealt_with(const CaseFile& file, const RequestInformation& command,
                   const AgencyCode& agency) {
  return file.enquiry.find(agency) != nullptr || was_left_out(file, agency) ||
         contains(command.ask, agency, &AskAgency::agency) ||
         contains(command.leave_out, agency, &LeaveOutAgency::agency);
}

}  // namespace

std::optional<Instant> due_of(const CaseFile& file, const Request& request) {
  const bool set_since = file.enquiry.timescale && file.enquiry.timescale->at > request.asked.at;
  const bool rated_since =
      !file.triage.ratings.empty() && file.triage.ratings.back().at > request.asked.at;
  return set_since || rated_since ? answers_due(file) : request.asked.what.due;
}

Decided decide(const CaseFile& file, const RequestInformation& command, const Actor&,
               const Moment& moment) {
  if (!file.enquiry.worker) {
    return no(NoWorkerYet{});
  }
  if (file.is_settled()) {
    return no(AlreadyDecided{});
  }
  const hub::Profile& profile = *moment.profile;
  if (!may_go_on(file, hub::Purpose::check, profile)) {
    return no(AgreementMissing{hub::Purpose::check});
  }
  const std::optional<Instant> due = answers_due(file);
  if (!due && !profile.stages.sets_timescale.nobody()) {
    return no(TimescaleNotSet{});
  }
  const hub::Basis* basis = profile.basis(command.basis);
  if (basis == nullptr) {
    return no(UnknownCode{command.basis.value});
  }
  if (!basis->holds_on(moment.today)) {
    return no(UnknownCode{command.basis.value});
  }
  for (const PersonId person : command.about) {
    if (file.person(person) == nullptr) {
      return no(NotAChildHere{person});
    }
  }
  if (is_blank(command.why)) {
    return no(ReasonMissing{});
  }
  CaseEvents events;
  for (const AskAgency& ask : command.ask) {
    const hub::Agency* agency = profile.agency(ask.agency);
    if (agency == nullptr) {
      return no(UnknownCode{ask.agency.value});
    }
    const auto same = [&](const AskAgency& other) { return other.agency == ask.agency; };
    if (file.enquiry.find(ask.agency) != nullptr || std::ranges::count_if(command.ask, same) > 1) {
      return no(AlreadyAsked{ask.agency});
    }
    if (auto found = find_unreleased_in_question(command.why + '\n' + ask.particulars, file,
                                                 ask.agency, profile, moment.now)) {
      return no(*std::move(found));
    }
    events.push_back(InformationRequested{
        .request = ask.request,
        .agency = ask.agency,
        .agency_name = agency->name,
        .due = due,
        .basis = command.basis,
        .basis_name = basis->name,
        .about = command.about,
        .why = command.why,
        .particulars = ask.particulars,
    });
    // Its usual questions need no event: the profile of the case says them.
    if (!ask.left_out.empty() || !ask.added.empty()) {
      events.push_back(QuestionsPut{.request = ask.request,
                                    .set_name = agency->question_set.value_or(""),
                                    .left_out = ask.left_out,
                                    .added = ask.added});
    }
  }
  for (const LeaveOutAgency& leave : command.leave_out) {
    const hub::Agency* agency = profile.agency(leave.agency);
    if (agency == nullptr) {
      return no(UnknownCode{leave.agency.value});
    }
    if (profile.check.leaving_out_needs_reason && is_blank(leave.reason)) {
      return no(AgencyNotDealtWith{leave.agency});
    }
    events.push_back(
        AgencyLeftOut{.agency = leave.agency, .agency_name = agency->name, .reason = leave.reason});
  }
  if (profile.check.leaving_out_needs_reason) {
    for (const hub::Agency& agency : profile.agencies) {
      if (agency.asked_by_default && !is_dealt_with(file, command, agency.code)) {
        return no(AgencyNotDealtWith{agency.code});
      }
    }
  }
  if (events.empty()) {
    return no(NothingSaid{});
  }
  return events;
}

}  // namespace openmash
