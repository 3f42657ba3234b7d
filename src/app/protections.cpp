#include "app/protections.h"

#include <algorithm>
#include "app/taken_away.h"

#include "base/contains.h"
#include "views/worklist.h"

namespace openmash::app {

namespace {

constexpr int attempts_most = 8;

/// A submission of our own making: the same again is stored once.
Submission ours(Core& core, const std::string& what) {
  return {.id = SubmissionId{*id_from_bytes(BytesView{core.digest(what)}.first(16))},
          .content = "",
          .seen_token = ""};
}

std::optional<RightsHandled> answer_in(const ledger::AppendOutcome& outcome) {
  if (std::holds_alternative<ledger::Appended>(outcome)) {
    return RightsDone{};
  }
  if (std::holds_alternative<ledger::Repeated>(outcome)) {
    return RightsDone{.repeated = true};
  }
  if (std::holds_alternative<ledger::Differs>(outcome)) {
    return RightsSentDifferently{};
  }
  if (std::holds_alternative<ledger::Unknown>(outcome)) {
    return NotSure{};
  }
  return std::nullopt;
}

std::optional<RightsHandled> append(Core& core, const Rights& rights, const RightsEvents& events,
                                    const Actor& by, const Submission& submission) {
  const Id128 stream = core.stream_for(rights_stream);
  const ledger::StreamSlice known =
      rights.version == 0 ? ledger::StreamSlice{} : core.ledger().read(stream, rights.version);
  codec::StreamKeys keys{core.ring(), stream, known.keys};
  ledger::StreamAppend append{.stream = stream, .expected_version = rights.version, .events = {}};
  std::uint64_t sequence = rights.version;
  for (const RightsEvent& event : events) {
    append.events.push_back(codec::seal_event(event, by, core.ledger().id(), ++sequence, keys));
  }
  ledger::Batch batch{.submission = submission.id.value,
                      .digest = core.digest(submission.content),
                      .appends = {},
                      .keys = {},
                      .rows = {},
                      .answer = Bytes{stream.bytes.begin(), stream.bytes.end()}};
  batch.appends.push_back(std::move(append));
  batch.keys = keys.take_new();
  batch.rows = taken_away_by(events, rights);
  const bool takes_away = !batch.rows.empty();
  const ledger::AppendOutcome outcome = core.ledger().append(std::move(batch));
  core.forget_rights();
  if (takes_away) {
    core.journal().bring_up_to_date();
  }
  return answer_in(outcome);
}

void look_at_all(Core& core) {
  const std::vector<ContactId> open = core.readers().read(
      [](db::Connection& connection) { return views::open_contacts(connection); });
  for (const ContactId contact : open) {
    try {
      look_for_conflicts(core, contact);
    } catch (const CorruptRecord&) {
      // A damaged contact is shown to nobody who is in the register (Look::is_kept_from).
    }
  }
}

}  // namespace

Guarding Protections::guarding(const Reader& by, const Rights& rights, const Rota& rota,
                               const CaseFile& file, const RightsCommand& command) const {
  Moment moment = core_.moment_for(file);
  moment.rota = &rota;
  moment.rights = &rights;
  const auto request = request_of(rights, command);
  Subject subject = request ? subject_of(file, *request) : subject_of(file);
  subject = with_rights(with_cover(subject, rota, moment.now), rights, file, by.actor, moment.now);
  const std::vector<ContactId> named = named_in(rights, command);
  const bool reads_named = std::ranges::all_of(named, [&](ContactId contact) {
    const auto one = core_.load(contact);
    return permits(by.actor, Permission::see_contact, core_.subject_for(*one, by.actor, moment.now),
                   core_.profile());
  });
  return {.rights = rights,
          .file = file,
          .subject = subject,
          .session = by.session,
          .moment = moment,
          .reads_named = reads_named};
}

RightsHandled Protections::handle(const Reader& by, const Submission& submission,
                                  const RightsCommand& command) {
  std::optional<RightsHandled> answer;
  {
    const std::shared_ptr<std::mutex> turn = core_.turn(core_.stream_for(rights_stream));
    const std::scoped_lock in_turn{*turn};
    const bool sent_before = core_.ledger().answer_to(submission.id.value).has_value();
    for (int attempt = 0; attempt < attempts_most && !answer; ++attempt) {
      const std::shared_ptr<const Rights> rights = core_.rights();
      if (sent_before) {
        // It writes nothing: the ledger compares the two and says which it is.
        return append(core_, *rights, {}, by.actor, submission).value_or(NotSure{});
      }
      const std::shared_ptr<const Rota> rota = core_.rota();
      const auto contact = contact_of(*rights, command);
      const auto file =
          contact ? core_.load(*contact) : std::make_shared<const CaseFile>(CaseFile{});
      const RightsDecided decided =
          decide_rights(guarding(by, *rights, *rota, *file, command), command, by.actor);
      if (!decided) {
        return decided.error();
      }
      if (decided->empty()) {
        return RightsDone{};
      }
      answer = append(core_, *rights, *decided, by.actor, submission);
    }
  }
  if (!answer || !std::holds_alternative<RightsDone>(*answer)) {
    return answer.value_or(NotSure{});
  }
  if (const auto* given = std::get_if<GiveSecond>(&command)) {
    carry_through(by, *given);
  }
  if (std::holds_alternative<EnterConflict>(command)) {
    look_at_all(core_);
  }
  core_.notices().pin("guard");
  core_.notices().pin("queue");
  return *answer;
}

Handled Protections::propose_release(const Reader& by, const Submission& submission,
                                     ContactId contact, const CaseCommand& command) {
  const Handled handled = app::handle(core_, by.actor, submission, contact, command);
  if (!std::holds_alternative<Done>(handled)) {
    return handled;
  }
  const ReleaseId release = std::visit(
      [](const auto& one) {
        if constexpr (requires { one.what.release; }) {
          return one.what.release;
        } else {
          return ReleaseId{};
        }
      },
      command);
  const auto file = core_.load(contact);
  for (const Request& request : file->enquiry.requests) {
    // The same press again after a crash asks again; where it was asked it is stored once.
    if (const Signed<ReleaseProposed>* found = find_proposed(request, release)) {
      (void)handle(by, ours(core_, "second for:" + release.value.hex()),
                   AskSecond{.proposal = ProposalId{release.value},
                             .step = TwoPersonStep::release_item,
                             .contact = contact,
                             .request = request.asked.what.request,
                             .item = found->what.item,
                             .listed = {},
                             .reason = "What is to go, and to whom, stands in the case."});
    }
  }
  return handled;
}

void Protections::carry_through(const Reader& by, const GiveSecond& given) {
  const std::shared_ptr<const Rights> rights = core_.rights();
  const Proposal* proposal = rights->proposal(given.proposal);
  if (proposal == nullptr) {
    return;
  }
  // The two have decided: what follows in the case file is theirs, and refused to nobody.
  const SecondAsked& what = proposal->asked.what;
  if (what.step == TwoPersonStep::restrict_case) {
    restricted_(what.contact);
  } else if (what.step == TwoPersonStep::unseal_item) {
    (void)app::handle(core_, by.actor, ours(core_, "unseal:" + what.proposal.value.hex()),
                      what.contact, UnsealItem{.request = *what.request, .item = *what.item});
  } else if (what.step == TwoPersonStep::release_item) {
    // Somebody on call may be the second without any right to the request: the hub does it.
    (void)app::handle(
        core_, System{}, ours(core_, "release:" + what.proposal.value.hex()), what.contact,
        SecondRelease{.request = *what.request, .release = ReleaseId{what.proposal.value}});
  }
}

void look_for_conflicts(Core& core, ContactId contact) {
  std::shared_ptr<const Rights> rights = core.rights();
  if (rights->conflicts.empty()) {
    return;
  }
  const auto file = core.load(contact);
  const std::vector<StaffId> conflicted = rights->conflicted_with(*file);
  const bool takes_worker = file->enquiry.worker && contains(conflicted, *file->enquiry.worker);
  {
    const std::shared_ptr<std::mutex> turn = core.turn(core.stream_for(rights_stream));
    const std::scoped_lock in_turn{*turn};
    rights = core.rights();
    RightsEvents met;
    for (const StaffId whose : conflicted) {
      if (rights->met_by(contact, whose) == nullptr) {
        met.push_back(ConflictMet{.contact = contact,
                                  .whose = whose,
                                  .was_worker = takes_worker && file->enquiry.worker == whose});
      }
    }
    if (!met.empty()) {
      // Where somebody was quicker the next look finds it: what keeps them out is not this record.
      (void)append(core, *rights, met, System{},
                   {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = ""});
      core.notices().pin("guard");
    }
  }
  if (takes_worker) {
    (void)app::handle(core, System{},
                      {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = ""},
                      contact, ReturnCase{});
  }
}

}  // namespace openmash::app
