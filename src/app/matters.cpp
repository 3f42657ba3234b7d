#include "app/matters.h"

#include "app/referrals.h"
#include "views/matters.h"
#include "views/worklist.h"

namespace openmash::app {

namespace {

constexpr int attempts_most = 8;

ledger::Batch batch_for(Core& core, const Submission& submission, MatterId matter) {
  return {.submission = submission.id.value,
          .digest = core.digest(submission.content),
          .appends = {},
          .keys = {},
          .rows = {},
          .answer = Bytes{matter.value.bytes.begin(), matter.value.bytes.end()}};
}

/// What the ledger said, where that is an answer; nothing after a conflict.
std::optional<MatterHandled> answer_in(Core& core, const ledger::AppendOutcome& outcome) {
  const auto in = [](BytesView answer) {
    return MatterId{id_from_bytes(answer).value_or(Id128{})};
  };
  if (const auto* repeated = std::get_if<ledger::Repeated>(&outcome)) {
    const MatterId first = in(repeated->answer);
    return MatterDone{.matter = first,
                      .reference = fold(first, history_of(core, first)).opened.reference,
                      .repeated = true};
  }
  if (const auto* differs = std::get_if<ledger::Differs>(&outcome)) {
    return MatterSentDifferently{.matter = in(differs->answer)};
  }
  if (std::holds_alternative<ledger::Unknown>(outcome)) {
    return NotSure{};
  }
  return std::nullopt;
}

std::optional<MatterHandled> answered_before(Core& core, const Submission& submission,
                                             MatterId matter) {
  if (!core.ledger().answer_to(submission.id.value)) {
    return std::nullopt;
  }
  // It writes nothing: the ledger compares the two and says which it is.
  ledger::Batch batch = batch_for(core, submission, matter);
  batch.appends.push_back({.stream = matter.value, .expected_version = 0, .events = {}});
  auto answer = answer_in(core, core.ledger().append(std::move(batch)));
  return answer ? answer : MatterHandled{NotSure{}};
}

}  // namespace

std::vector<RecordedMatter> history_of(Core& core, MatterId matter) {
  const ledger::StreamSlice slice = core.ledger().read(matter.value);
  codec::StreamKeys keys{core.ring(), matter.value, slice.keys};
  return codec::open_matter(slice, keys);
}

std::optional<MatterId> Matters::find(const std::string& reference) {
  return core_.readers().read(
      [&](db::Connection& connection) { return views::find_matter(connection, reference); });
}

/// What this person may not even know of is not there.
bool Matters::is_contact_for(const Actor& by, const std::string& reference) {
  const auto contact = core_.readers().read(
      [&](db::Connection& connection) { return views::find_reference(connection, reference); });
  if (!contact) {
    return false;
  }
  const auto file = core_.load(*contact);
  const Subject subject = with_rights(with_cover(subject_of(*file), *core_.rota(), core_.now()),
                                      *core_.rights(), *file, by, core_.now());
  return may(by, Permission::see_contact, subject, core_.profile()) >= Level::outline;
}

/// A reference that leads nowhere.
std::optional<MatterRefusal> Matters::missing(const Actor& by, const MatterCommand& command) {
  if (const auto* open = std::get_if<OpenMatter>(&command)) {
    if (!open->contact.empty() && !is_contact_for(by, open->contact)) {
      return NoSuchContact{};
    }
    if (!open->grew_from.empty() && !find(open->grew_from)) {
      return NoSuchMatter{};
    }
  }
  if (const auto* settle = std::get_if<SettleMatter>(&command); settle && !settle->where.empty()) {
    if (settle->became == Became::matter) {
      return find(settle->where) ? std::nullopt : std::optional<MatterRefusal>{NoSuchMatter{}};
    }
    if (!is_contact_for(by, settle->where)) {
      return NoSuchContact{};
    }
  }
  return std::nullopt;
}

/// Seals the events for their places and makes the row of the matter they lead to.
void Matters::write_into(ledger::Batch& batch, const Matter& matter, const MatterEvents& events,
                         const Actor& by, Instant now) {
  const Id128 stream = matter.id.value;
  const ledger::StreamSlice known =
      matter.exists() ? core_.ledger().read(stream, matter.version) : ledger::StreamSlice{};
  codec::StreamKeys keys{core_.ring(), stream, known.keys};
  ledger::StreamAppend append{.stream = stream, .expected_version = matter.version, .events = {}};
  Matter after = matter;
  std::uint64_t sequence = matter.version;
  for (const MatterEvent& event : events) {
    ++sequence;
    append.events.push_back(codec::seal_event(event, by, core_.ledger().id(), sequence, keys));
    evolve(after, {.event = event, .by = by, .at = now, .sequence = sequence});
  }
  batch.appends.push_back(std::move(append));
  for (db::Statement& row : views::rows_of(after, keys.find_or_make(codec::views_key_id(stream)))) {
    batch.rows.push_back(std::move(row));
  }
  for (ledger::WrappedKeyRow& key : keys.take_new()) {
    batch.keys.push_back(std::move(key));
  }
}

MatterHandled Matters::open(const Actor& by, const Submission& submission, OpenMatter command) {
  const seal::Hash hash = core_.digest("matter:" + submission.id.value.hex());
  command.reference = free_reference(core_);
  return handle(by, submission, MatterId{*id_from_bytes(BytesView{hash}.first(16))}, command);
}

MatterHandled Matters::handle(const Actor& by, const Submission& submission, MatterId id,
                              const MatterCommand& command) {
  const std::shared_ptr<std::mutex> turn = core_.turn(id.value);
  const std::scoped_lock in_turn{*turn};
  if (auto before = answered_before(core_, submission, id)) {
    return *before;
  }
  if (auto nowhere = missing(by, command)) {
    return *nowhere;
  }
  for (int attempt = 0; attempt < attempts_most; ++attempt) {
    const Matter matter = fold(id, history_of(core_, id));
    const Moment moment = core_.moment();
    const MatterDecided decided = decide_matter(matter, command, by, moment);
    if (!decided) {
      return decided.error();
    }
    ledger::Batch batch = batch_for(core_, submission, id);
    write_into(batch, matter, *decided, by, moment.now);
    std::string reference = matter.opened.reference;
    if (const auto* open = std::get_if<OpenMatter>(&command)) {
      reference = open->reference;
      if (!open->grew_from.empty()) {
        const MatterId from = *find(open->grew_from);
        const Matter old = fold(from, history_of(core_, from));
        const MatterDecided ended = decide_matter(
            old, SettleMatter{.became = Became::matter, .kind = open->kind, .where = reference}, by,
            moment);
        if (!ended) {
          return ended.error();
        }
        write_into(batch, old, *ended, by, moment.now);
      }
    }
    const ledger::AppendOutcome outcome = core_.ledger().append(std::move(batch));
    if (std::holds_alternative<ledger::Appended>(outcome)) {
      core_.notices().pin("inbox");
      return MatterDone{.matter = id, .reference = reference};
    }
    if (auto answer = answer_in(core_, outcome)) {
      return *answer;
    }
  }
  return NotSure{};
}

MatterHandled Matters::add_to_contact(const Actor& by, const Submission& submission, MatterId id,
                                      const std::string& contact) {
  if (auto before = answered_before(core_, submission, id)) {
    return *before;
  }
  const SettleMatter end{.became = Became::addition, .where = contact};
  const Matter matter = fold(id, history_of(core_, id));
  if (auto nowhere = missing(by, end)) {
    return *nowhere;
  }
  if (const MatterDecided decided = decide_matter(matter, end, by, core_.moment()); !decided) {
    return decided.error();
  }
  // The contact's stream first: stopped between the two, the same press again adds nothing twice.
  const auto derived = [&](std::string_view what) {
    const seal::Hash hash = core_.digest(std::string{what} + ":" + submission.id.value.hex());
    return *id_from_bytes(BytesView{hash}.first(16));
  };
  const auto to = core_.readers().read(
      [&](db::Connection& connection) { return views::find_reference(connection, contact); });
  const std::string words = "From the inbox, " + matter.opened.reference + ": " +
                            std::string{matter.opened.answers.words("words")};
  const Handled added = app::handle(
      core_, by, {.id = SubmissionId{derived("matter added")}, .content = words, .seen_token = ""},
      *to, AddToContact{.addition = AdditionId{derived("matter addition")}, .words = words});
  if (const auto* refusal = std::get_if<Refusal>(&added)) {
    return std::holds_alternative<NotPermitted>(*refusal) ? MatterRefusal{NotPermitted{}}
                                                          : MatterRefusal{NoSuchContact{}};
  }
  if (!std::holds_alternative<Done>(added)) {
    return NotSure{};
  }
  return handle(by, submission, id, end);
}

}  // namespace openmash::app
