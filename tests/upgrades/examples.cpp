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
  return all;
}

Actor signer() {
  return Staff{.id = id<StaffId>(99),
               .role = RoleCode{"agency_representative"},
               .agency = AgencyCode{"police"}};
}

}  // namespace openmash::upgrades
