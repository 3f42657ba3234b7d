// Words about one contact in every stream beside its own, as the product writes them: judgements,
// alerts, proposals, broken glass, conflicts, patterns; and forms that never arrived.
// Used by erasure_test.cpp and elsewhere_test.cpp.
#pragma once

#include "app/words_elsewhere.h"
#include "domain/access/guarding.h"
#include "erasure/planted.h"

namespace openmash::erasure {

inline RecordRef first_child_of(bench::SampleHub& hub, ContactId contact) {
  return {.contact = contact, .person = hub.core().load(contact)->children().front()->person};
}

inline void must(bench::SampleHub& hub, const Staff& by, const RightsCommand& command) {
  app::Reader reader = bench::SampleHub::reader(by);
  reader.stepped_up = true;
  REQUIRE(std::holds_alternative<app::RightsDone>(
      hub.hub().protections().handle(reader, press(), command)));
}

/// Judged the same by the head, and undone; and what is written where undoing it takes two.
inline JudgementId judged_about(bench::SampleHub& hub, const RecordRef& record,
                                const RecordRef& other, const bench::Words& words) {
  const app::Reader head = bench::SampleHub::reader(hub.head());
  const auto made =
      hub.hub().who_is_who().judge(head, press(), record, other, Judgement::same, words());
  REQUIRE(std::holds_alternative<app::JudgementKept>(made));
  const JudgementId id = std::get<app::JudgementKept>(made).judgement;
  REQUIRE(std::holds_alternative<app::JudgementKept>(
      hub.hub().who_is_who().undo(head, press(), id, words())));
  hub.hub().who_is_who().note(
      {UndoingAsked{.judgement = id, .reason = words(), .session = {}},
       UndoingSeconded{.judgement = id, .agrees = true, .reason = words()}});
  return id;
}

/// The head is told that it is perhaps about the same person as a newcomer, and answers.
inline AlertId alert_about(bench::SampleHub& hub, const RecordRef& record,
                           const RecordRef& newcomer, const bench::Words& words) {
  const AlertId id{seal::fresh_id()};
  hub.hub().who_is_who().note({HiddenMatchFound{.alert = id,
                                                .newcomer = newcomer,
                                                .hidden = record,
                                                .custodians = {hub.head().id},
                                                .due = hub.hub().now()}});
  REQUIRE(std::holds_alternative<app::AlertKept>(hub.hub().who_is_who().answer(
      hub.head(), press(),
      AnswerAlert{.alert = id, .answer = AlertAnswer::joins, .words = words()})));
  return id;
}

/// Something stood out in who read these cases, and the head noted what it was.
inline void pattern_about(bench::SampleHub& hub, std::vector<ContactId> contacts,
                          const bench::Words& words) {
  app::Core& core = hub.core();
  const Id128 stream = core.stream_for(app::patterns_stream);
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  const PatternNoticed noticed{.id = PatternId{seal::fresh_id()},
                               .kind = PatternKind::crowd,
                               .people = {hub.worker().id},
                               .contacts = std::move(contacts),
                               .figure = 9,
                               .limit = 6};
  ledger::Batch batch{.submission = seal::fresh_id(),
                      .digest = core.digest(""),
                      .appends = {},
                      .keys = {},
                      .rows = {},
                      .answer = {}};
  const std::uint64_t version = slice.events.size();
  batch.appends.push_back({.stream = stream,
                           .expected_version = version,
                           .events = {codec::seal_event(RecordEvent{noticed}, System{},
                                                        core.ledger().id(), version + 1, keys)}});
  batch.keys = keys.take_new();
  REQUIRE(std::holds_alternative<ledger::Appended>(core.ledger().append(std::move(batch))));
  REQUIRE(hub.hub().look().watch().review(
      hub.head(), press(),
      {.id = noticed.id, .finding = ReviewFinding::had_a_reason, .note = words()}));
}

/// An inspector is to be let in to these cases, and is not.
inline void inspection_about(bench::SampleHub& hub, std::vector<ContactId> contacts,
                             const bench::Words& words) {
  const AccountOpened account{.user_name = "inspector",
                              .display_name = "inspector",
                              .role = RoleCode{"inspector"},
                              .agency = {},
                              .password_hash = ""};
  const auto id = hub.hub().people().open_account(System{}, account, "a password for samples");
  REQUIRE(id);
  const ProposalId proposal{seal::fresh_id()};
  const Instant now = hub.hub().now();
  must(hub, hub.head(),
       AskSecond{.proposal = proposal,
                 .step = TwoPersonStep::grant_inspection,
                 .contact = {},
                 .listed = {},
                 .reason = words(),
                 .inspector = Staff{.id = *id, .role = account.role, .agency = {}},
                 .contacts = std::move(contacts),
                 .from = now,
                 .until = now + std::chrono::days{3}});
  must(hub, hub.head(), RefuseSecond{.proposal = proposal, .reason = words()});
}

/// Everything in the stream of rights whose words are about this case.
inline void guarded_about(bench::SampleHub& hub, const app::Sent& sent, const bench::Words& words) {
  const ProposalId proposal{seal::fresh_id()};
  must(hub, hub.head(),
       AskSecond{.proposal = proposal,
                 .step = TwoPersonStep::restrict_case,
                 .contact = sent.contact,
                 .request = {},
                 .item = {},
                 .conflict = {},
                 .listed = {hub.head(), hub.worker()},
                 .reason = words()});
  must(hub, hub.head(), RefuseSecond{.proposal = proposal, .reason = words()});
  const GlassId glass{seal::fresh_id()};
  must(
      hub, hub.screener(),
      BreakGlass{
          .glass = glass, .reference = sent.reference, .contact = sent.contact, .reason = words()});
  must(hub, hub.head(), ReviewGlass{.glass = glass, .note = words()});
  must(hub, hub.officer(),
       EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                     .whose = hub.officer(),
                     .contact = sent.contact,
                     .names_a_case = true,
                     .with = {},
                     .why = words()});
}

/// All of it. The forms are the head's: of one person only the last ten are kept.
inline void planted_elsewhere(bench::SampleHub& hub, const app::Sent& sent, const RecordRef& other,
                              const bench::Words& words, bool with_forms) {
  const RecordRef record = first_child_of(hub, sent.contact);
  const JudgementId judgement = judged_about(hub, record, other, words);
  const AlertId alert = alert_about(hub, record, other, words);
  guarded_about(hub, sent, words);
  pattern_about(hub, {sent.contact}, words);
  if (with_forms) {
    const auto park = [&](const std::string& path, const keep::Fields& fields) {
      hub.hub().parked().park(hub.head().id.value, path, fields, hub.hub().now());
    };
    const std::string name{
        hub.core().load(sent.contact)->person(record.person)->answers.words("name")};
    park("/search", {{"name", name}, {"place", words()}});
    park("/judgements/" + judgement.value.hex(), {{"reason", words()}});
    park("/alerts", {{"alert", alert.value.hex()}, {"words", words()}});
  }
}

}  // namespace openmash::erasure
