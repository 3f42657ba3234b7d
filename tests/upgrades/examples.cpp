#include "upgrades/examples.h"

namespace openmash::upgrades {

namespace {

/// An id no other field has: a slip between two fields of one kind must show.
template <class Name>
Name id(unsigned char number) {
  Id128 value;
  value.bytes.fill(number);
  return Name{value};
}

Instant at(int number) {
  return from_micros(1'795'000'000'000'000 + number);
}

Answers answers(std::string words) {
  return {
      {{.question = "words", .words = std::move(words)}, {.question = "name", .not_known = true}}};
}

std::vector<ChosenOutcome> outcomes() {
  return {{OutcomeCode{"cpat"}, "Child Protection and Assessment Team", "CPAT"},
          {OutcomeCode{"no_further_action"}, "No further action", ""}};
}

void intake(std::vector<Example>& all) {
  all.push_back({"contact_received", 1,
                 ContactReceived{.reference = "7K4Q-PDX9",
                                 .channel = Channel::fax,
                                 .source = Source::other_local_authority,
                                 .asks = Asks::help,
                                 .received_at = at(1),
                                 .statutory_due = at(2),
                                 .profile_version = "3-spring",
                                 .form_version = 7,
                                 .original_kept_at = "Cabinet 2",
                                 .answers = answers("said so")}});
  all.push_back({"person_described", 1,
                 PersonDescribed{.person = id<PersonId>(1),
                                 .kind = PersonKind::unborn_child,
                                 .at_risk = true,
                                 .source_of_harm = false,
                                 .answers = answers("Child A")}});
  all.push_back({"concern_raised", 1,
                 ConcernRaised{.concern = id<ConcernId>(2),
                               .about = {id<PersonId>(3), id<PersonId>(4)},
                               .answers = answers("shouting, “every night”")}});
  all.push_back({"contact_added_to", 1,
                 ContactAddedTo{.addition = id<AdditionId>(5), .words = "one more\nthing"}});
}

void triage(std::vector<Example>& all) {
  all.push_back({"issues_noted", 1,
                 IssuesNoted{.child = id<PersonId>(6),
                             .issues = {IssueCode{"neglect"}, IssueCode{"school"}},
                             .main = IssueCode{"school"}}});
  all.push_back({"allocated_worker_found", 1,
                 AllocatedWorkerFound{.child = id<PersonId>(7), .worker = "Social worker 9"}});
  all.push_back({"contact_screened", 1,
                 ContactScreened{.criteria_met = {CriterionCode{"no_worker"}},
                                 .proposed = Route::straight_to_outcome,
                                 .note = "a note"}});
  all.push_back({"contact_rated", 1,
                 ContactRated{.level = LevelCode{"urgent"},
                              .level_name = "Urgent",
                              .decision_due = at(3),
                              .return_due = std::nullopt,
                              .reason = "why"}});
  all.push_back({"gate_signed", 1,
                 GateSigned{.route = Route::to_allocated_worker, .reason = "they know him"}});
}

void enquiry(std::vector<Example>& all) {
  all.push_back({"case_assigned", 1, CaseAssigned{.worker = id<StaffId>(8)}});
  all.push_back(
      {"timescale_set", 1,
       TimescaleSet{.due = at(4), .due_for = DueFor::agency_return, .reason = "until tonight"}});
  all.push_back({"information_requested", 1,
                 InformationRequested{.request = id<RequestId>(9),
                                      .agency = AgencyCode{"health"},
                                      .agency_name = "Health",
                                      .due = at(5),
                                      .basis = BasisCode{"section_47"},
                                      .basis_name = "Children Act 1989, section 47",
                                      .about = {id<PersonId>(10)},
                                      .why = "marks",
                                      .particulars = "since March"}});
  all.push_back(
      {"agency_left_out", 1,
       AgencyLeftOut{
           .agency = AgencyCode{"housing"}, .agency_name = "Housing", .reason = "own their home"}});
  all.push_back(
      {"more_asked", 1, MoreAsked{.request = id<RequestId>(11), .particulars = "the dates"}});
  all.push_back({"request_chased", 1,
                 RequestChased{.request = id<RequestId>(27), .note = "by noon, please"}});
  all.push_back({"information_returned", 1,
                 InformationReturned{.request = id<RequestId>(12),
                                     .answer = id<ReturnId>(13),
                                     .kind = ReturnKind::held_not_shared,
                                     .more_to_come = true,
                                     .own_reference = "P/17",
                                     .reason = "a court forbids it"}});
  all.push_back({"item_returned", 1,
                 ItemReturned{.item = id<ItemId>(14),
                              .request = id<RequestId>(15),
                              .answer = id<ReturnId>(16),
                              .relevance = Relevance::background,
                              .handling = Handling::onward,
                              .about = {id<PersonId>(17), id<PersonId>(18)},
                              .concerned = PartialDate{.year = 2026, .month = 3, .day = 0},
                              .text = "seen at the door",
                              .source = "Home visit",
                              .own_reference = "P/18"}});
}

void decision(std::vector<Example>& all) {
  all.push_back({"record_written", 1, RecordWritten{.summary = "what", .analysis = "meaning"}});
  all.push_back(
      {"outcome_recommended", 1,
       OutcomeRecommended{.child = id<PersonId>(19), .outcomes = outcomes(), .reason = "advice"}});
  all.push_back({"sent_back", 1, SentBack{.reason = "ask the school"}});
  all.push_back(
      {"outcome_decided", 1,
       OutcomeDecided{.child = id<PersonId>(20), .outcomes = outcomes(), .reason = "decided"}});
  all.push_back({"decision_made", 1,
                 DecisionMade{.gaps = {{.gap = {GapKind::part_answer, id<RequestId>(21).value},
                                        .reason = "cannot wait"}}}});
  all.push_back({"decision_reopened", 1,
                 DecisionReopened{.request = id<RequestId>(22), .answer = id<ReturnId>(23)}});
  all.push_back({"decision_confirmed", 1, DecisionConfirmed{.reason = "no change"}});
}

void feedback(std::vector<Example>& all) {
  all.push_back({"feedback_written", 1,
                 FeedbackWritten{.letter = id<LetterId>(24),
                                 .template_name = "referrer-feedback.v1",
                                 .text = "Dear friend"}});
  all.push_back({"feedback_approved", 1, FeedbackApproved{.letter = id<LetterId>(25)}});
  all.push_back({"feedback_given", 1,
                 FeedbackGiven{.letter = id<LetterId>(26), .way = FeedbackWay::by_secure_email}});
  all.push_back({"contact_closed", 1, ContactClosed{.reason = "nobody to write to"}});
}

void family(std::vector<Example>& all) {
  all.push_back({"agreement_recorded", 1,
                 AgreementRecorded{.purpose = hub::Purpose::child_protection,
                                   .state = AgreementState::declined,
                                   .ground = "at_risk",
                                   .ground_words = "It would put the child at risk",
                                   .telling = TellingRisk::not_sure,
                                   .told = true,
                                   .reason = "she would not"}});
  all.push_back(
      {"family_heard", 1,
       FamilyHeard{.who = {id<PersonId>(30), id<PersonId>(31)}, .words = "We are tired"}});
  all.push_back({"family_contact_planned", 1,
                 FamilyContactPlanned{.who = "Early help worker", .by = at(32)}});
  all.push_back({"family_contacted", 1, FamilyContacted{.words = "rang her"}});
  all.push_back({"family_letter_written", 1,
                 FamilyLetterWritten{.letter = id<LetterId>(33),
                                     .template_name = "family-letter.v1",
                                     .text = "Dear parent"}});
  all.push_back({"family_letter_withheld", 1, FamilyLetterWithheld{.reason = "he reads the post"}});
  all.push_back({"shared_outside", 1,
                 SharedOutside{.recipient = "The landlord",
                               .ground = "public_task",
                               .ground_words = "Needed for the right service",
                               .what = "a ramp is wanted",
                               .why = "he falls"}});
}

void together(std::vector<Example>& all) {
  all.push_back({"view_given", 1,
                 ViewGiven{.on = ViewOn::threshold, .dissents = true, .view = "it is level 4"}});
  all.push_back(
      {"need_judged", 1,
       NeedJudged{
           .level = LevelCode{"level_3"}, .level_name = "Level 3", .reason = "several needs"}});
  all.push_back({"risk_assessed", 1, RiskAssessed{.text = "high at weekends"}});
  all.push_back({"strategy_discussion_called", 1,
                 StrategyDiscussionCalled{.discussion = id<DiscussionId>(34),
                                          .when = at(35),
                                          .invited = {AgencyCode{"police"}, AgencyCode{"health"}},
                                          .why = "a fracture"}});
  all.push_back({"strategy_discussion_held", 1,
                 StrategyDiscussionHeld{
                     .discussion = id<DiscussionId>(36),
                     .came = {AgencyCode{"education"}},
                     .without_because = "health rang in later",
                     .decided = "joint visit",
                     .actions = {{.what = "visit", .owner = "Social worker 3", .by = at(37)}},
                     .section_47 = Section47::no_enquiry}});
  all.push_back({"disagreement_raised", 1,
                 DisagreementRaised{.disagreement = id<DisagreementId>(38),
                                    .stage = "Between workers",
                                    .due = at(39),
                                    .words = "it is not closed for us"}});
  all.push_back({"disagreement_taken_on", 1,
                 DisagreementTakenOn{.disagreement = id<DisagreementId>(40),
                                     .stage = "Between managers",
                                     .due = std::nullopt,
                                     .words = "still not"}});
  all.push_back(
      {"disagreement_settled", 1,
       DisagreementSettled{.disagreement = id<DisagreementId>(41), .words = "a visit was agreed"}});
  all.push_back({"pathway_opened", 1,
                 PathwayOpened{.pathway = PathwayCode{"missing"},
                               .name = "Missing from home",
                               .due = at(42),
                               .reason = "away since Friday"}});
  all.push_back({"pathway_step_done", 1,
                 PathwayStepDone{.pathway = PathwayCode{"unborn"},
                                 .step = PathwayStepCode{"midwife"},
                                 .step_words = "Tell the midwife",
                                 .not_needed = true,
                                 .note = "she knows"}});
  all.push_back(
      {"pathway_ended", 1,
       PathwayEnded{.pathway = PathwayCode{"exploitation"}, .reason = "another hub has it"}});
  all.push_back({"questions_put", 1,
                 QuestionsPut{.request = id<RequestId>(43),
                              .set_name = "education.v1",
                              .left_out = {ParticularCode{"effort"}},
                              .added = {"Who collects him?"}}});
  all.push_back({"questions_answered", 1,
                 QuestionsAnswered{.request = id<RequestId>(44),
                                   .answer = id<ReturnId>(45),
                                   .answers = {{.question = "Attendance?", .answer = "91%"}}}});
  all.push_back({"person_asked", 1,
                 PersonAsked{.request = id<RequestId>(46),
                             .enquiry = id<EnquiryId>(47),
                             .whom = "the health visitor"}});
  all.push_back({"person_answered", 1,
                 PersonAnswered{.request = id<RequestId>(48),
                                .enquiry = id<EnquiryId>(49),
                                .words = "weighed last week"}});
  all.push_back({"case_handed_over", 1,
                 CaseHandedOver{.to = id<StaffId>(50), .note = "ring the aunt first"}});
  all.push_back({"item_held", 1,
                 ItemHeld{.item = id<ItemId>(51),
                          .request = id<RequestId>(52),
                          .flag = "ask the officer on duty"}});
  all.push_back({"item_released", 1,
                 ItemReleased{.item = id<ItemId>(53),
                              .request = id<RequestId>(54),
                              .release = id<ReleaseId>(55),
                              .to = ReleaseTo::outside,
                              .recipient = "the midwifery lead",
                              .purpose = "a plan before the birth",
                              .basis = BasisCode{"children_act_s47"},
                              .basis_name = "Children Act 1989, section 47",
                              .relevance = "she sees the mother weekly",
                              .risk = "none to the child",
                              .conditions = "not to be written in the shared notes",
                              .until = at(7)}});
  all.push_back({"item_kept", 1,
                 ItemKept{.item = id<ItemId>(56),
                          .request = id<RequestId>(57),
                          .recipient = "the hostel",
                          .reason = "it would name who told"}});
  all.push_back({"item_released", 2,
                 ItemReleased{.item = id<ItemId>(81),
                              .request = id<RequestId>(82),
                              .release = id<ReleaseId>(83),
                              .to = ReleaseTo::an_agency,
                              .recipient = "Housing",
                              .purpose = "to find her a room",
                              .basis = BasisCode{"public_task"},
                              .basis_name = "Public task",
                              .relevance = "they give out the rooms",
                              .risk = "he reads the letters",
                              .conditions = "by telephone only",
                              .until = at(11),
                              .agency = AgencyCode{"housing"},
                              .extent = HowMuch::part,
                              .words = "she may not stay there",
                              .consent = "the sergeant on duty",
                              .agreement = "Agreement 1"}});
  all.push_back({"item_kept", 2,
                 ItemKept{.item = id<ItemId>(84),
                          .request = id<RequestId>(85),
                          .recipient = "the landlord",
                          .reason = "it is not theirs to know",
                          .to = ReleaseTo::outside,
                          .agency = AgencyCode{"none"},
                          .purpose = "to let the flat",
                          .basis = BasisCode{"agreement"},
                          .basis_name = "With agreement",
                          .relevance = "none to them",
                          .risk = "she would lose the flat",
                          .look_again = at(12)}});
  all.push_back({"release_proposed", 1,
                 ReleaseProposed{{.item = id<ItemId>(150),
                                  .request = id<RequestId>(151),
                                  .release = id<ReleaseId>(152),
                                  .to = ReleaseTo::an_agency,
                                  .recipient = "Probation",
                                  .purpose = "a licence is being written",
                                  .basis = BasisCode{"crime_and_disorder"},
                                  .basis_name = "Crime and disorder",
                                  .relevance = "they see him on Friday",
                                  .risk = "he would guess who told",
                                  .conditions = "to be read and given back",
                                  .until = at(13),
                                  .agency = AgencyCode{"probation"},
                                  .extent = HowMuch::that_it_exists,
                                  .words = "ask the inspector",
                                  .consent = "the inspector on call",
                                  .agreement = "Agreement 2"}}});
  all.push_back({"release_seconded", 1,
                 ReleaseSeconded{.item = id<ItemId>(153),
                                 .request = id<RequestId>(154),
                                 .release = id<ReleaseId>(155),
                                 .second = id<StaffId>(156)}});
  all.push_back({"decision_opened_again", 1, DecisionOpenedAgain{}});
  all.push_back({"release_asked", 1,
                 ReleaseAsked{.item = id<ItemId>(86),
                              .request = id<RequestId>(87),
                              .to = ReleaseTo::an_agency,
                              .agency = AgencyCode{"education"},
                              .recipient = "Education",
                              .purpose = "that she is not handed over",
                              .relevance = "they see her at the gate",
                              .risk = "the school may talk"}});
  all.push_back({"release_asked", 2,
                 ReleaseAsked{.item = id<ItemId>(86),
                              .request = id<RequestId>(87),
                              .to = ReleaseTo::an_agency,
                              .agency = AgencyCode{"education"},
                              .recipient = "Education",
                              .purpose = "that she is not handed over",
                              .relevance = "they see her at the gate",
                              .risk = "the school may talk",
                              .extent = HowMuch::part,
                              .words = "he may be at the gate"}});
  all.push_back({"item_told", 1,
                 ItemTold{.notice = id<LetterId>(88),
                          .item = id<ItemId>(89),
                          .request = id<RequestId>(90),
                          .release = id<ReleaseId>(91),
                          .way = ToldHow::in_person}});
  all.push_back({"referrer_sharing_decided", 1,
                 ReferrerSharingDecided{.release = id<ReleaseId>(92),
                                        .goes = true,
                                        .to = ReleaseTo::an_agency,
                                        .agency = AgencyCode{"police"},
                                        .recipient = "Police",
                                        .purpose = "a statement",
                                        .basis = BasisCode{"law_enforcement"},
                                        .basis_name = "Police purposes",
                                        .relevance = "she saw it",
                                        .risk = "he knows where she lives",
                                        .conditions = "not to be read out",
                                        .reason = "kept for a no",
                                        .until = at(13)}});
  all.push_back(
      {"referrer_release_ended", 1,
       ReferrerReleaseEnded{.release = id<ReleaseId>(93), .reason = "the statement is made"}});
  all.push_back({"release_ended", 1,
                 ReleaseEnded{.item = id<ItemId>(58),
                              .request = id<RequestId>(59),
                              .release = id<ReleaseId>(60),
                              .reason = "the plan is made"}});
  all.push_back({"assessment_started", 1, AssessmentStarted{}});
  all.push_back(
      {"child_assessed", 1, ChildAssessed{.child = id<PersonId>(62), .words = "sleeps badly"}});
  all.push_back(
      {"assessment_completed", 1,
       AssessmentCompleted{
           .known = "two calls", .family = "she wants help", .recommended = "a visit today"}});
}

void guest(std::vector<Example>& all) {
  all.push_back({"found_in_directory", 1,
                 FoundInDirectory{.request = id<RequestId>(60),
                                  .enquiry = id<EnquiryId>(61),
                                  .entry = id<EntryId>(62),
                                  .setting = "Hill School"}});
  all.push_back({"guest_link_made", 1,
                 GuestLinkMade{.request = id<RequestId>(63),
                               .enquiry = id<EnquiryId>(64),
                               .link = id<LinkId>(65),
                               .named = {id<PersonId>(66), id<PersonId>(67)},
                               .until = at(9)}});
  all.push_back({"guest_link_ended", 1,
                 GuestLinkEnded{.request = id<RequestId>(68),
                                .enquiry = id<EnquiryId>(69),
                                .link = id<LinkId>(70),
                                .reason = "sent to the wrong school"}});
  all.push_back(
      {"guest_answered", 1,
       GuestAnswered{.request = id<RequestId>(71),
                     .enquiry = id<EnquiryId>(72),
                     .link = id<LinkId>(73),
                     .claimed_name = "Adult 1",
                     .claimed_post = "safeguarding lead",
                     .answers = {{.code = ParticularCode{"attendance"},
                                  .values = {"falling", "late"},
                                  .in_words = {.question = "Attendance?", .answer = "Falling"}}},
                     .words = "tired since May"}});
  all.push_back({"told_of_outcome", 1,
                 ToldOfOutcome{.request = id<RequestId>(74),
                               .enquiry = id<EnquiryId>(75),
                               .words = "Passed to Families First",
                               .ground = "public_task",
                               .ground_words = "A public task",
                               .why = "they see him daily"}});
}

Setting setting(std::string name) {
  return {.name = std::move(name),
          .kind = SettingKind::secondary_school,
          .address = "1 Hill Road",
          .telephone = "020 7946 0001",
          .email = "office@hill.example",
          .lead_name = "Adult 2",
          .lead_post = "Designated safeguarding lead",
          .best_way = "before nine",
          .out_of_term = "the head’s mobile"};
}

void directory(std::vector<Example>& all) {
  all.push_back(
      {"entry_listed", 1,
       DirectoryEvent{EntryListed{.entry = id<EntryId>(76), .setting = setting("Hill School")}}});
  all.push_back(
      {"entry_changed", 1,
       DirectoryEvent{EntryChanged{.entry = id<EntryId>(77), .setting = setting("Dale School")}}});
  all.push_back(
      {"entry_closed", 1,
       DirectoryEvent{EntryClosed{.entry = id<EntryId>(78), .reason = "joined with Dale"}}});
  const auto day = [](unsigned number) {
    return Date{std::chrono::year{2027}, std::chrono::May, std::chrono::day{number}};
  };
  all.push_back({"sharing_agreement_made", 1,
                 SharingAgreementEvent{SharingAgreementMade{
                     .agreement = id<AgreementId>(94),
                     .terms = {.name = "Agreement 1",
                               .covers = "what a request asks for",
                               .purposes = "keeping children safe",
                               .kept_at = "the safe, drawer 2",
                               .parties = {{AgencyCode{"police"}, "Police"}, {{}, "The council"}},
                               .review_on = day(1),
                               .lapses_on = day(2)}}}});
  all.push_back(
      {"sharing_agreement_signed", 1,
       SharingAgreementEvent{SharingAgreementSigned{.agreement = id<AgreementId>(95),
                                                    .party = {AgencyCode{"health"}, "Health"},
                                                    .signed_by = "Director 1",
                                                    .signed_on = day(3)}}});
  all.push_back({"sharing_agreement_renewed", 1,
                 SharingAgreementEvent{SharingAgreementRenewed{.agreement = id<AgreementId>(96),
                                                               .review_on = day(4),
                                                               .lapses_on = day(5),
                                                               .words = "looked at by all"}}});
  all.push_back({"sharing_agreement_ended", 1,
                 SharingAgreementEvent{SharingAgreementEnded{.agreement = id<AgreementId>(97),
                                                             .reason = "another took its place"}}});
}

void matter(std::vector<Example>& all) {
  all.push_back({"matter_opened", 1,
                 MatterEvent{MatterOpened{.reference = "9X4Q-PDXC",
                                          .kind = MatterKind::information_request,
                                          .channel = Channel::email,
                                          .received_at = at(6),
                                          .due = at(7),
                                          .profile_version = "4",
                                          .grew_from = "8K4Q-PDX8",
                                          .contact = "6K4Q-PDX7",
                                          .answers = answers("who lives there")}}});
  all.push_back({"matter_noted", 1, MatterEvent{MatterNoted{.words = "rang back"}}});
  all.push_back({"matter_chased", 1, MatterEvent{MatterChased{.words = "left a message"}}});
  all.push_back({"matter_settled", 1,
                 MatterEvent{MatterSettled{.became = Became::not_for_us,
                                           .kind = MatterKind::complaint,
                                           .where = "4K4Q-PDX6",
                                           .words = "to housing"}}});
  all.push_back(
      {"matter_taken_up", 1,
       MatterEvent{MatterTakenUp{.stage = 2, .due = at(8), .reason = "not happy still"}}});
  all.push_back({"matter_destroyed", 1,
                 MatterEvent{MatterDestroyed{.destruction = id<DestructionId>(94),
                                             .parts = 3,
                                             .proposed_by = id<StaffId>(95),
                                             .replayed = true}}});
}

Staff somebody(unsigned char number) {
  return {.id = id<StaffId>(number),
          .role = RoleCode{"agency_representative"},
          .agency = AgencyCode{"health"}};
}

void duty(std::vector<Example>& all) {
  all.push_back(
      {"shift_planned", 1,
       DutyEvent{ShiftPlanned{
           .shift = id<ShiftId>(60), .person = somebody(61), .from = at(9), .until = at(10)}}});
  all.push_back(
      {"shift_taken_off", 1,
       DutyEvent{ShiftTakenOff{.shift = id<ShiftId>(62), .reason = "swapped with Monday"}}});
  all.push_back({"absence_noted", 1,
                 DutyEvent{AbsenceNoted{.absence = id<AbsenceId>(63),
                                        .person = somebody(64),
                                        .from = at(11),
                                        .until = at(12),
                                        .cover = somebody(65),
                                        .reason = "a course"}}});
  all.push_back({"cover_named", 1,
                 DutyEvent{CoverNamed{.absence = id<AbsenceId>(66), .cover = somebody(67)}}});
  all.push_back({"absence_ended", 1, DutyEvent{AbsenceEnded{.absence = id<AbsenceId>(68)}}});
  all.push_back({"shift_handed_over", 1,
                 DutyEvent{ShiftHandedOver{.handover = id<HandoverId>(69),
                                           .shift = id<ShiftId>(70),
                                           .note = "two calls to return"}}});
  all.push_back({"handover_read", 1, DutyEvent{HandoverRead{.handover = id<HandoverId>(71)}}});
}

void retention(std::vector<Example>& all) {
  all.push_back({"content_destroyed", 1,
                 ContentDestroyed{.destruction = id<DestructionId>(80),
                                  .child = id<PersonId>(81),
                                  .parts = 17,
                                  .proposed_by = id<StaffId>(82),
                                  .replayed = true}});
  all.push_back(
      {"rendition_written", 1, RenditionWritten{.of = 12, .content = Bytes{1, 2, 3, 200}}});
  all.push_back({"hold_set", 1,
                 RetentionEvent{HoldSet{.hold = id<HoldId>(83),
                                        .contact = id<ContactId>(84),
                                        .reference = "7K4Q-PDX9",
                                        .review_by = at(13),
                                        .reason = "an inquiry asks"}}});
  all.push_back({"hold_lifted", 1,
                 RetentionEvent{HoldLifted{.hold = id<HoldId>(85), .reason = "it is over"}}});
  all.push_back({"kept_after_review", 1,
                 RetentionEvent{KeptAfterReview{.contact = id<ContactId>(86),
                                                .reference = "7K4Q-PDX9",
                                                .again = at(14),
                                                .reason = "a brother is known"}}});
  all.push_back({"destruction_proposed", 1,
                 RetentionEvent{DestructionProposed{.destruction = id<DestructionId>(87),
                                                    .contact = id<ContactId>(88),
                                                    .reference = "7K4Q-PDX9",
                                                    .ground = DestructionGround::wrongly_there,
                                                    .child = id<PersonId>(89),
                                                    .shared = {3, 5},
                                                    .rewritten = {7},
                                                    .version = 41,
                                                    .session = id<LinkId>(90).value,
                                                    .reason = "another family's child"}}});
  all.push_back({"destruction_turned_down", 1,
                 RetentionEvent{DestructionTurnedDown{.destruction = id<DestructionId>(91),
                                                      .reason = "it is theirs after all"}}});
  all.push_back({"destruction_approved", 1,
                 RetentionEvent{DestructionApproved{
                     .destruction = id<DestructionId>(92),
                     .session = id<LinkId>(93).value,
                     .sequence = 42,
                     .counts = {{.kind = 1, .count = 2}, {.kind = 3, .count = 14}}}}});
}

void record(std::vector<Example>& all) {
  const ContentShown first{.session = id<ItemId>(200).value,
                           .purpose = ReadPurpose::decide,
                           .refused = true,
                           .subjects = {{.contact = id<ContactId>(201),
                                         .version = 17,
                                         .items = {id<ItemId>(202), id<ItemId>(203)},
                                         .extent = Extent::not_recorded}}};
  all.push_back({"content_shown", 1, ShowingEvent{first}});
  ContentShown second = first;
  second.subjects.front().extent = Extent::request;
  second.subjects.front().about = id<RequestId>(204).value;
  second.rights = 4711;
  all.push_back({"content_shown", 2, ShowingEvent{second}});
  ContentShown third = second;
  third.chosen = PurposeCode{"oversee"};
  all.push_back({"content_shown", 3, ShowingEvent{third}});
  all.push_back({"purpose_chosen", 1,
                 RecordEvent{PurposeChosen{.session = id<ItemId>(216).value,
                                           .contact = id<ContactId>(217),
                                           .purpose = PurposeCode{"complaint"}}}});
  all.push_back({"shown_again", 1,
                 RecordEvent{ShownAgain{.session = id<ItemId>(205).value,
                                        .again = {{.contact = id<ContactId>(206),
                                                   .version = 18,
                                                   .purpose = ReadPurpose::print,
                                                   .times = 19,
                                                   .last = at(120)}},
                                        .refused = 20}}});
  all.push_back({"record_asked", 1,
                 RecordEvent{RecordAsked{.session = id<ItemId>(207).value,
                                         .question = RecordQuestion::knew,
                                         .person = id<StaffId>(208),
                                         .role = RoleCode{"social_worker"},
                                         .contact = id<ContactId>(209),
                                         .from = at(121),
                                         .until = at(122),
                                         .found = 23}}});
  all.push_back({"pattern_noticed", 1,
                 RecordEvent{PatternNoticed{.id = id<PatternId>(210),
                                            .kind = PatternKind::crowd,
                                            .people = {id<StaffId>(211), id<StaffId>(212)},
                                            .contacts = {id<ContactId>(213)},
                                            .from = at(123),
                                            .until = at(124),
                                            .figure = 25,
                                            .limit = 26}}});
  all.push_back({"pattern_reviewed", 1,
                 RecordEvent{PatternReviewed{.id = id<PatternId>(214),
                                             .finding = ReviewFinding::taken_further,
                                             .note = "asked them"}}});
  all.push_back({"guard_met", 1,
                 RecordEvent{GuardMet{.guard = Guard::passkey,
                                      .passed = true,
                                      .is_strange = true,
                                      .name = id<StaffId>(215),
                                      .device = "Firefox on Windows",
                                      .more = 27}}});
}

void account(std::vector<Example>& all) {
  all.push_back({"account_opened", 1,
                 AccountEvent{AccountOpened{.user_name = "police2",
                                            .display_name = "Police representative 2",
                                            .role = RoleCode{"agency_representative"},
                                            .agency = AgencyCode{"police"},
                                            .password_hash = "$argon2id$1"}}});
  all.push_back(
      {"password_changed", 1, AccountEvent{PasswordChanged{.password_hash = "$argon2id$2"}}});
  all.push_back({"account_closed", 1, AccountEvent{AccountClosed{.reason = "left the force"}}});
  all.push_back({"role_changed", 1,
                 AccountEvent{RoleChanged{.role = RoleCode{"agency_manager"},
                                          .agency = AgencyCode{"health"}}}});
  all.push_back(
      {"totp_enrolled", 1, AccountEvent{TotpEnrolled{.sealed_secret = Bytes{1, 2, 3, 4}}}});
  all.push_back({"totp_removed", 1, AccountEvent{TotpRemoved{}}});
  all.push_back({"recovery_codes_made", 1,
                 AccountEvent{RecoveryCodesMade{.hashes = {"first hash", "second hash"}}}});
  all.push_back(
      {"recovery_code_used", 1, AccountEvent{RecoveryCodeUsed{.hash = "the hash of one"}}});
  all.push_back(
      {"passkey_added", 1,
       AccountEvent{PasskeyAdded{
           .credential = Bytes{5, 6}, .public_key = Bytes{7, 8, 9}, .name = "work laptop"}}});
  all.push_back({"passkey_removed", 1, AccountEvent{PasskeyRemoved{.credential = Bytes{10, 11}}}});
  all.push_back({"factors_reset", 1, AccountEvent{FactorsReset{}}});
  all.push_back(
      {"linked_to_provider", 1,
       AccountEvent{LinkedToProvider{.issuer = "https://id.example", .subject = "5f0c"}}});
  all.push_back({"unlinked_from_provider", 1, AccountEvent{UnlinkedFromProvider{}}});
  all.push_back({"sessions_ended", 1, AccountEvent{SessionsEnded{}}});
  all.push_back({"opened_for_demonstration", 1, AccountEvent{OpenedForDemonstration{}}});
  all.push_back({"sign_in_voided", 1, AccountEvent{SignInVoided{}}});
  all.push_back(
      {"home_street_given", 1, AccountEvent{HomeStreetGiven{.street = "Long Sample Road"}}});
}

void access(std::vector<Example>& all) {
  all.push_back({"item_sealed", 1,
                 ItemSealed{.item = id<ItemId>(101),
                            .request = id<RequestId>(102),
                            .listed = {id<StaffId>(103), id<StaffId>(104)},
                            .silent = true,
                            .reason = "it would show who told us"}});
  all.push_back({"item_unsealed", 1,
                 ItemUnsealed{.item = id<ItemId>(105),
                              .request = id<RequestId>(106),
                              .proposal = Id128{{107}},
                              .reason = "the worker must know"}});
  all.push_back({"case_returned", 1, CaseReturned{.from = id<StaffId>(108)}});
  all.push_back({"conflict_entered", 1,
                 RightsEvent{ConflictEntered{.conflict = id<ConflictId>(109),
                                             .whose = id<StaffId>(110),
                                             .suspected = true,
                                             .contact = id<ContactId>(111),
                                             .with = {.name = "Adult 1",
                                                      .born = "1980-03-09",
                                                      .address = "4 Sample Road",
                                                      .telephone = "07700 900123"},
                                             .why = "a cousin"}}});
  const SecondAsked asked{.proposal = id<ProposalId>(112),
                          .step = TwoPersonStep::end_conflict,
                          .contact = id<ContactId>(113),
                          .request = id<RequestId>(114),
                          .item = id<ItemId>(115),
                          .conflict = id<ConflictId>(116),
                          .listed = {id<StaffId>(117)},
                          .session = Id128{{118}},
                          .reason = "moved away"};
  all.push_back({"second_asked", 1, RightsEvent{asked}});
  SecondAsked grant = asked;
  grant.inspection = Inspection{.inspector = id<StaffId>(131),
                                .contacts = {id<ContactId>(132), id<ContactId>(133)},
                                .from = at(15),
                                .until = at(16)};
  all.push_back({"second_asked", 2, RightsEvent{grant}});
  all.push_back({"inspection_ended", 1,
                 RightsEvent{InspectionEnded{.proposal = id<ProposalId>(134),
                                             .reason = "the inspection was called off"}}});
  all.push_back(
      {"second_given", 1,
       RightsEvent{SecondGiven{.proposal = id<ProposalId>(119), .session = Id128{{120}}}}});
  all.push_back(
      {"second_refused", 1,
       RightsEvent{SecondRefused{.proposal = id<ProposalId>(121), .reason = "no cause"}}});
  all.push_back({"glass_broken", 1,
                 RightsEvent{GlassBroken{.glass = id<GlassId>(122),
                                         .contact = id<ContactId>(123),
                                         .opened = true,
                                         .session = Id128{{124}},
                                         .until = at(13),
                                         .reference = "7K4Q-PDX9",
                                         .reason = "the police are at the door"}}});
  all.push_back({"glass_reviewed", 1,
                 RightsEvent{GlassReviewed{.glass = id<GlassId>(125),
                                           .judged = GlassJudged::taken_further,
                                           .note = "nobody was at the door"}}});
  all.push_back(
      {"conflict_met", 1,
       RightsEvent{ConflictMet{
           .contact = id<ContactId>(126), .whose = id<StaffId>(127), .was_worker = true}}});
  all.push_back(
      {"conflict_noted", 1,
       RightsEvent{ConflictNoted{.contact = id<ContactId>(128), .whose = id<StaffId>(129)}}});
}

RecordRef record(unsigned char number) {
  return {.contact = id<ContactId>(number),
          .person = id<PersonId>(static_cast<unsigned char>(number + 1))};
}

void person(std::vector<Example>& all) {
  all.push_back(
      {"judgement_made", 1,
       PersonEvent{JudgementMade{
           .judgement = id<JudgementId>(100),
           .one = {.record = record(101), .version = 4, .facts = id<ContactId>(103).value},
           .other = {.record = record(104), .version = 9, .facts = id<ContactId>(106).value},
           .says = Judgement::not_same,
           .model = "usual 1",
           .needs_two = true,
           .reason = "another mother"}}});
  all.push_back(
      {"judgement_made", 2,
       PersonEvent{JudgementMade{
           .judgement = id<JudgementId>(100),
           .one = {.record = record(101), .version = 4, .facts = id<ContactId>(103).value},
           .other = {.record = record(104), .version = 9, .facts = id<ContactId>(106).value},
           .says = Judgement::not_same,
           .model = "usual 1",
           .needs_two = true,
           .reason = "another mother",
           .session = id<ContactId>(120).value}}});
  all.push_back({"judgement_seconded", 1,
                 PersonEvent{JudgementSeconded{
                     .judgement = id<JudgementId>(107), .agrees = true, .reason = "I know both"}}});
  all.push_back({"judgement_undone", 1,
                 PersonEvent{JudgementUndone{.judgement = id<JudgementId>(108),
                                             .reason = "they are cousins"}}});
  all.push_back({"undoing_asked", 1,
                 PersonEvent{UndoingAsked{.judgement = id<JudgementId>(121),
                                          .reason = "the dates were mixed up",
                                          .session = id<ContactId>(122).value}}});
  all.push_back({"undoing_seconded", 1,
                 PersonEvent{UndoingSeconded{.judgement = id<JudgementId>(123),
                                             .agrees = true,
                                             .reason = "I saw both certificates"}}});
  all.push_back({"hidden_match_found", 1,
                 PersonEvent{HiddenMatchFound{.alert = id<AlertId>(109),
                                              .newcomer = record(110),
                                              .hidden = record(112),
                                              .custodians = {id<StaffId>(114), id<StaffId>(115)},
                                              .due = at(13)}}});
  all.push_back({"alert_passed_on", 1,
                 PersonEvent{AlertPassedOn{.alert = id<AlertId>(116), .to = {id<StaffId>(117)}}}});
  all.push_back({"matching_adopted", 1,
                 PersonEvent{MatchingAdopted{
                     .matching = id<MatchingId>(119),
                     .name = "autumn 2026",
                     .model = "openmash linkage model 1\n",
                     .frequencies = "openmash name frequencies 1\nrecords 1000\nleast 10\n"}}});
  all.push_back(
      {"alert_left_unread", 1,
       PersonEvent{AlertLeftUnread{.alert = id<AlertId>(157), .told = {id<StaffId>(158)}}}});
  all.push_back(
      {"alert_acknowledged", 1, PersonEvent{AlertAcknowledged{.alert = id<AlertId>(118)}}});
  all.push_back(
      {"alert_answered", 1,
       PersonEvent{AlertAnswered{
           .alert = id<AlertId>(119), .answer = AlertAnswer::releases, .words = "ask me"}}});
}

}  // namespace

std::vector<Example> examples() {
  std::vector<Example> all;
  intake(all);
  triage(all);
  enquiry(all);
  decision(all);
  feedback(all);
  family(all);
  together(all);
  guest(all);
  directory(all);
  matter(all);
  duty(all);
  retention(all);
  record(all);
  account(all);
  access(all);
  person(all);
  return all;
}

StaffId whose_account() {
  return id<StaffId>(98);
}

Actor signer() {
  return Staff{.id = id<StaffId>(99),
               .role = RoleCode{"agency_representative"},
               .agency = AgencyCode{"police"}};
}

}  // namespace openmash::upgrades
