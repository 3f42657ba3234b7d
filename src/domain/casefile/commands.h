// Everything that can be asked of a case file, in one variant: the list of what the hub can do.
// Each command has its verb file; here is only the list, what it needs, and the door to them all.
// app/handle.h takes one through its journey; docs/how-to/add-a-command.md adds one.
#pragma once

#include <variant>

#include "domain/access/return_case.h"
#include "domain/access/seal_item.h"
#include "domain/access/unseal_item.h"
#include "domain/decision/confirm_decision.h"
#include "domain/decision/decide_outcomes.h"
#include "domain/decision/recommend.h"
#include "domain/decision/send_back.h"
#include "domain/decision/write_record.h"
#include "domain/enquiry/answer_as_guest.h"
#include "domain/enquiry/ask_for_more.h"
#include "domain/enquiry/ask_person.h"
#include "domain/enquiry/assign_case.h"
#include "domain/enquiry/chase_request.h"
#include "domain/enquiry/end_guest_link.h"
#include "domain/enquiry/make_guest_link.h"
#include "domain/enquiry/record_person_answer.h"
#include "domain/enquiry/request_information.h"
#include "domain/enquiry/return_information.h"
#include "domain/enquiry/set_timescale.h"
#include "domain/enquiry/tell_of_outcome.h"
#include "domain/family/confirm_family_contact.h"
#include "domain/family/describe_person.h"
#include "domain/family/hear_family.h"
#include "domain/family/record_agreement.h"
#include "domain/family/share_outside.h"
#include "domain/family/withhold_family_letter.h"
#include "domain/family/write_family_letter.h"
#include "domain/feedback/approve_feedback.h"
#include "domain/feedback/close_contact.h"
#include "domain/feedback/give_feedback.h"
#include "domain/feedback/write_feedback.h"
#include "domain/intake/add_to_contact.h"
#include "domain/intake/receive_contact.h"
#include "domain/pathway/do_pathway_step.h"
#include "domain/pathway/end_pathway.h"
#include "domain/pathway/open_pathway.h"
#include "domain/release/ask_for_release.h"
#include "domain/release/decide_on_referrer.h"
#include "domain/release/end_release.h"
#include "domain/release/give_notice.h"
#include "domain/release/keep_item.h"
#include "domain/release/pass_item_on.h"
#include "domain/release/propose_release.h"
#include "domain/release/release_item.h"
#include "domain/together/assess_risk.h"
#include "domain/together/call_strategy_discussion.h"
#include "domain/together/complete_assessment.h"
#include "domain/together/give_view.h"
#include "domain/together/raise_disagreement.h"
#include "domain/together/record_strategy_discussion.h"
#include "domain/together/settle_disagreement.h"
#include "domain/together/start_assessment.h"
#include "domain/together/take_disagreement_on.h"
#include "domain/triage/rate_contact.h"
#include "domain/triage/screen_contact.h"
#include "domain/triage/sign_gate.h"
#include "domain/triage/take_over.h"

namespace openmash {

using CaseCommand = std::variant<
    ReceiveContact, AddToContact, ScreenContact, RateContact, SignGate, AssignCase, SetTimescale,
    RequestInformation, AskForMore, ChaseRequest, ReturnInformation, WriteRecord, Recommend,
    SendBack, DecideOutcomes, ConfirmDecision, WriteFeedback, ApproveFeedback, GiveFeedback,
    CloseContact, RecordAgreement, HearFamily, ConfirmFamilyContact, WriteFamilyLetter,
    WithholdFamilyLetter, ShareOutside, DescribePerson, GiveView, AssessRisk,
    CallStrategyDiscussion, RecordStrategyDiscussion, RaiseDisagreement, TakeDisagreementOn,
    SettleDisagreement, AskPerson, RecordPersonAnswer, OpenPathway, DoPathwayStep, EndPathway,
    ReleaseItem, KeepItem, EndRelease, PassItemOn, StartAssessment, CompleteAssessment,
    MakeGuestLink, EndGuestLink, AnswerAsGuest, TellOfOutcome, SealItem, UnsealItem, ReturnCase,
    AskForRelease, DoNotPassOn, GiveNotice, GiveOwnNotice, DecideOnReferrer, EndReferrerRelease,
    ProposeRelease, ProposePassingOn, SecondRelease, TakeOver>;

/// What a case file is to `may`: for an answer, the agency that was asked.
[[nodiscard]] Subject subject_of(const CaseFile& file);
[[nodiscard]] Subject subject_of(const CaseFile& file, RequestId request);

/// Authorises, then asks the verb. Pure, like all of it.
[[nodiscard]] Decided decide_command(const CaseFile& file, const CaseCommand& command,
                                     const Actor& by, const Moment& moment);

}  // namespace openmash
