#include "app/duty.h"

#include <algorithm>
#include <utility>

#include "base/contains.h"

namespace openmash::app {

namespace {

constexpr int attempts_most = 8;

/// What the ledger said, where that is an answer; nothing after a conflict.
std::optional<DutyHandled> answer_in(const ledger::AppendOutcome& outcome) {
  if (std::holds_alternative<ledger::Appended>(outcome)) {
    return DutyDone{};
  }
  if (std::holds_alternative<ledger::Repeated>(outcome)) {
    return DutyDone{.repeated = true};
  }
  if (std::holds_alternative<ledger::Differs>(outcome)) {
    return DutySentDifferently{};
  }
  if (std::holds_alternative<ledger::Unknown>(outcome)) {
    return NotSure{};
  }
  return std::nullopt;
}

ledger::Batch batch_for(Core& core, const Submission& submission, Id128 stream) {
  return {.submission = submission.id.value,
          .digest = core.digest(submission.content),
          .appends = {},
          .keys = {},
          .rows = {},
          .answer = Bytes{stream.bytes.begin(), stream.bytes.end()}};
}

}  // namespace

AtWork Duty::at_work() {
  return {.rota = core_.rota(), .people = people_.on_staff(), .profile = &core_.profile()};
}

AtWork Duty::at_work_on(ContactId contact) {
  const std::shared_ptr<const Rights> rights = core_.rights();
  std::vector<const Proposal*> lists;  // and what lifted them
  for (const Proposal& one : rights->proposals) {
    const TwoPersonStep step = one.asked.what.step;
    if (one.given && one.asked.what.contact == contact &&
        (step == TwoPersonStep::restrict_case || step == TwoPersonStep::lift_restriction)) {
      lists.push_back(&one);
    }
  }
  std::ranges::sort(lists, {}, [](const Proposal* one) { return one->given->at; });
  AtWork there = at_work();
  const std::vector<OnStaff> everybody = std::exchange(there.people, {});
  for (const OnStaff& person : everybody) {
    std::optional<Instant> from = person.since;  // nothing: it is kept from them
    for (const Proposal* one : lists) {
      const SecondAsked& what = one->asked.what;
      const Instant at = one->given->at;
      const bool sees =
          what.step == TwoPersonStep::lift_restriction || contains(what.listed, person.staff.id);
      if (person.until && *person.until <= at) {
        break;
      }
      if (from && !sees && *from < at) {
        there.people.push_back({.staff = person.staff, .since = *from, .until = at});
      }
      from = sees ? std::optional{std::max(from.value_or(at), person.since)} : std::nullopt;
    }
    if (from) {
      there.people.push_back({.staff = person.staff, .since = *from, .until = person.until});
    }
  }
  return there;
}

DutyHandled Duty::handle(const Actor& by, const Submission& submission,
                         const DutyCommand& command) {
  const Id128 stream = core_.stream_for(rota_stream);
  const std::shared_ptr<std::mutex> turn = core_.turn(stream);
  const std::scoped_lock in_turn{*turn};
  if (core_.ledger().answer_to(submission.id.value)) {
    // It writes nothing: the ledger compares the two and says which it is.
    ledger::Batch batch = batch_for(core_, submission, stream);
    batch.appends.push_back({.stream = stream, .expected_version = 0, .events = {}});
    return answer_in(core_.ledger().append(std::move(batch))).value_or(NotSure{});
  }
  for (int attempt = 0; attempt < attempts_most; ++attempt) {
    const AtWork at_work = this->at_work();
    const DutyDecided decided = decide_duty(at_work.staffing(), command, by, core_.now());
    if (!decided) {
      return decided.error();
    }
    if (decided->empty()) {
      return DutyDone{};
    }
    const std::uint64_t version = at_work.rota->version;
    const ledger::StreamSlice known =
        version == 0 ? ledger::StreamSlice{} : core_.ledger().read(stream, version);
    codec::StreamKeys keys{core_.ring(), stream, known.keys};
    ledger::StreamAppend append{.stream = stream, .expected_version = version, .events = {}};
    std::uint64_t sequence = version;
    for (const DutyEvent& event : *decided) {
      append.events.push_back(codec::seal_event(event, by, core_.ledger().id(), ++sequence, keys));
    }
    ledger::Batch batch = batch_for(core_, submission, stream);
    batch.appends.push_back(std::move(append));
    batch.keys = keys.take_new();
    const ledger::AppendOutcome outcome = core_.ledger().append(std::move(batch));
    core_.forget_rota();
    if (auto answer = answer_in(outcome)) {
      core_.notices().pin("duty");
      core_.notices().pin("queue");
      return *answer;
    }
  }
  return NotSure{};
}

}  // namespace openmash::app
