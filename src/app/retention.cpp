#include "app/retention.h"

#include <algorithm>
#include <map>

#include "app/journal_lines.h"
#include "app/words_elsewhere.h"
#include "base/contains.h"
#include "base/ensure.h"
#include "codec/codec.h"
#include "domain/access/known_person.h"
#include "domain/release/held.h"
#include "domain/release/reasoning.h"
#include "ledger/rewrap.h"
#include "views/matters.h"
#include "views/worklist.h"

namespace openmash::app {

namespace {

constexpr int attempts_most = 8;

/// The events whose words a destruction may take, by what people call them (words/retention.h).
std::uint8_t kind_of(const CaseEvent& event) {
  return std::visit(
      [](const auto& one) -> std::uint8_t {
        using Event = std::remove_cvref_t<decltype(one)>;
        if constexpr (std::is_same_v<Event, PersonDescribed>) {
          return 1;
        } else if constexpr (std::is_same_v<Event, ContactReceived> ||
                             std::is_same_v<Event, ConcernRaised> ||
                             std::is_same_v<Event, ContactAddedTo>) {
          return 2;
        } else if constexpr (requires { one.item; }) {
          return 3;
        } else if constexpr (requires { one.request; }) {
          return 4;
        } else if constexpr (std::is_same_v<Event, FeedbackWritten> ||
                             std::is_same_v<Event, FamilyLetterWritten>) {
          return 5;
        } else if constexpr (std::is_same_v<Event, RenditionWritten>) {
          return 7;
        } else {
          return 6;
        }
      },
      event);
}

constexpr std::uint8_t kind_of_matter = 8;

std::vector<DestroyedKind> counts_of(const KeptStream& kept,
                                     const std::vector<ledger::Target>& targets) {
  std::map<std::uint8_t, std::uint32_t> counts;
  for (const ledger::Target& target : targets) {
    const auto found = std::ranges::find(kept.history, target.sequence, &RecordedEvent::sequence);
    if (kept.matter) {
      ++counts[kind_of_matter];
    } else if (found != kept.history.end()) {
      ++counts[kind_of(found->event)];
    }
  }
  std::vector<DestroyedKind> list;
  for (const auto& [kind, count] : counts) {
    list.push_back({.kind = kind, .count = count});
  }
  return list;
}

ledger::Batch batch_for(Core& core, const Submission& submission, ContactId contact) {
  return {.submission = submission.id.value,
          .digest = core.digest(submission.content),
          .appends = {},
          .keys = {},
          .rows = {},
          .answer = Bytes{contact.value.bytes.begin(), contact.value.bytes.end()}};
}

std::optional<RetentionHandled> answer_in(const ledger::AppendOutcome& outcome) {
  if (std::holds_alternative<ledger::Appended>(outcome)) {
    return RetentionDone{};
  }
  if (std::holds_alternative<ledger::Repeated>(outcome)) {
    return RetentionDone{.repeated = true};
  }
  if (std::holds_alternative<ledger::Differs>(outcome)) {
    return RetentionSentDifferently{};
  }
  if (std::holds_alternative<ledger::Unknown>(outcome)) {
    return NotSure{};
  }
  return std::nullopt;
}

void write_events(ledger::Batch& batch, Core& core, const Retention& retention,
                  const RetentionEvents& events, const Actor& by) {
  const Id128 stream = core.stream_for(retention_stream);
  const ledger::StreamSlice known = core.ledger().read(stream, retention.version);
  codec::StreamKeys keys{core.ring(), stream, known.keys};
  ledger::StreamAppend append{
      .stream = stream, .expected_version = retention.version, .events = {}};
  std::uint64_t sequence = retention.version;
  for (const RetentionEvent& event : events) {
    append.events.push_back(codec::seal_event(event, by, core.ledger().id(), ++sequence, keys));
  }
  batch.appends.push_back(std::move(append));
  for (ledger::WrappedKeyRow& key : keys.take_new()) {
    batch.keys.push_back(std::move(key));
  }
}

/// The new words, stored before any old ones go.
void write_renditions(ledger::Batch& batch, Core& core, const CaseFile& file,
                      const std::vector<Rendition>& renditions, const Actor& by, Instant now) {
  const Id128 stream = file.id.value;
  const ledger::StreamSlice known = core.ledger().read(stream, file.version);
  codec::StreamKeys keys{core.ring(), stream, known.keys};
  ledger::StreamAppend append{.stream = stream, .expected_version = file.version, .events = {}};
  CaseFile after = file;
  std::uint64_t sequence = file.version;
  for (const Rendition& rendition : renditions) {
    const CaseEvent event = RenditionWritten{.of = rendition.of, .content = rendition.content};
    append.events.push_back(codec::seal_event(event, by, core.ledger().id(), ++sequence, keys));
    evolve(after, {.event = event, .by = by, .at = now, .sequence = sequence});
  }
  batch.appends.push_back(std::move(append));
  for (db::Statement& row : views::rows_of(after, core.profile_for(after),
                                           keys.find_or_make(codec::views_key_id(stream)))) {
    batch.rows.push_back(std::move(row));
  }
  for (ledger::WrappedKeyRow& key : keys.take_new()) {
    batch.keys.push_back(std::move(key));
  }
}

bool says_something(const CaseEvent& event) {
  return std::ranges::any_of(texts_in(event),
                             [](const EventText& text) { return !text.words.empty(); });
}

/// The events in which something is written, in order: those whose every word this reader may be
/// shown, or the others.
std::vector<std::uint64_t> with_words(Core& core, const Reader& reader,
                                      const std::vector<RecordedEvent>& history,
                                      const CaseFile& file, bool shown) {
  const Subject subject = subject_for_reader(core, reader, file);
  std::vector<RecordedEvent> seen = history;
  hide_reasoning(seen, file, reader.actor, core.now());
  hide_held(
      seen, file,
      {.reader = reader.actor, .subject = subject, .profile = core.profile(), .now = core.now()});
  if (may(reader.actor, Permission::see_contact, subject, core.profile()) < Level::read) {
    seen.clear();
  }
  std::vector<std::uint64_t> found;
  for (const RecordedEvent& recorded : history) {
    if (std::holds_alternative<RenditionWritten>(recorded.event) ||
        !says_something(recorded.event)) {
      continue;
    }
    const auto same = std::ranges::find(seen, recorded.sequence, &RecordedEvent::sequence);
    if (shown == (same != seen.end() && texts_in(same->event) == texts_in(recorded.event))) {
      found.push_back(recorded.sequence);
    }
  }
  return found;
}

/// Of these events, those that may tell of the child.
std::vector<std::uint64_t> telling_of(PersonId child, std::vector<std::uint64_t> sequences,
                                      const std::vector<RecordedEvent>& history) {
  std::erase_if(sequences, [&](std::uint64_t sequence) {
    return !may_tell_of(std::ranges::find(history, sequence, &RecordedEvent::sequence)->event,
                        child);
  });
  return sequences;
}

/// The record's reference; a contact's requests, and the names of whoever goes: of a shorter one
/// nobody could say whose it is.
std::vector<std::string> named_in_forms(const KeptStream& kept, std::optional<PersonId> child) {
  constexpr std::size_t shortest_name = 4;
  const CaseFile& file = kept.file;
  std::vector<std::string> named{
      folded_words(kept.matter ? kept.matter->opened.reference : file.intake.contact.reference)};
  for (const Request& request : file.enquiry.requests) {
    named.push_back(request.asked.what.request.value.hex());
  }
  for (const PersonDescribed& person : file.intake.people) {
    std::string name = folded_words(person.answers.words("name"));
    if ((!child || person.person == *child) && name.size() >= shortest_name) {
      named.push_back(std::move(name));
    }
  }
  return named;
}

bool tells_of(const keep::ParkedForm& form, const std::vector<std::string>& named) {
  const auto holds_one = [&](const std::string& text) {
    return std::ranges::any_of(named, [&](const std::string& name) {
      return folded_words(text).find(name) != std::string::npos;
    });
  };
  return holds_one(form.path) || std::ranges::any_of(form.fields, [&](const auto& field) {
           return holds_one(field.second);
         });
}

}  // namespace

std::vector<std::uint64_t> KeptRecords::texts_shown_to(const Reader& reader, ContactId contact) {
  const std::vector<RecordedEvent> history = core_.history(contact);
  return with_words(core_, reader, history, fold(contact, history), true);
}

Retention retention_of(Core& core) {
  const Id128 stream = core.stream_for(retention_stream);
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  return fold_retention(codec::open_retention(slice, keys));
}

KeptStream open_kept(Core& core, Id128 stream) {
  KeptStream kept{.slice = core.ledger().read(stream), .history = {}, .file = {}, .matter = {}};
  codec::StreamKeys keys{core.ring(), stream, kept.slice.keys};
  if (!kept.slice.events.empty() &&
      std::holds_alternative<RecordedMatter>(codec::open_any(kept.slice.events.front(), keys))) {
    kept.matter = fold(MatterId{stream}, codec::open_matter(kept.slice, keys));
    return kept;
  }
  kept.history = codec::open_casefile(kept.slice, keys);
  kept.file = fold(ContactId{stream}, kept.history);
  return kept;
}

RecordNow record_now(Core& core, const KeptStream& kept) {
  if (kept.matter) {
    const Matter& matter = *kept.matter;
    const auto due = due_for_review(core.profile().retention, retained(matter));
    return {.contact = ContactId{matter.id.value},
            .reference = matter.opened.reference,
            .version = matter.version,
            .closed = matter.is_settled,
            .erased = matter.destroyed.has_value(),
            .due = due ? std::optional{due->at} : std::nullopt,
            .children = {}};
  }
  const CaseFile& file = kept.file;
  RecordNow record{.contact = file.id,
                   .reference = file.intake.contact.reference,
                   .version = file.version,
                   .closed = file.feedback.closed.has_value(),
                   .erased = file.is_erased(),
                   .due = {},
                   .children = {}};
  if (!file.exists()) {
    return record;
  }
  if (const auto due =
          due_for_review(core.profile().retention, retained(file, core.profile_for(file)))) {
    record.due = due->at;
  }
  for (const PersonDescribed* child : file.children()) {
    record.children.push_back(child->person);
  }
  return record;
}

std::vector<EventText> texts_in(const CaseEvent& event) {
  std::vector<EventText> texts;
  for (codec::ContentWords& one : codec::words_in(event)) {
    texts.push_back({.of = std::move(one.of), .words = std::move(one.words)});
  }
  return texts;
}

Rendition rendition_of(const RecordedEvent& recorded, const std::vector<std::string>& words) {
  return {.of = recorded.sequence, .content = codec::rewritten(recorded.event, words)};
}

std::vector<EventText> rendition_in(const std::vector<RecordedEvent>& history, std::uint64_t of) {
  const auto original = std::ranges::find(history, of, &RecordedEvent::sequence);
  for (auto one = history.rbegin(); original != history.end() && one != history.rend(); ++one) {
    const auto* rendition = std::get_if<RenditionWritten>(&one->event);
    if (rendition != nullptr && rendition->of == of && !one->erased) {
      return texts_in(codec::with_content(original->event, rendition->content));
    }
  }
  return {};
}

std::optional<PersonId> person_of(const CaseEvent& event) {
  return std::visit(
      [](const auto& one) -> std::optional<PersonId> {
        if constexpr (requires { one.person; }) {
          return one.person;
        } else if constexpr (requires { one.child; }) {
          return one.child;
        } else {
          return std::nullopt;
        }
      },
      event);
}

bool may_tell_of(const CaseEvent& event, PersonId child) {
  return person_of(event) != child && !std::holds_alternative<RenditionWritten>(event);
}

std::vector<ledger::Target> targets_of(const ledger::StreamSlice& slice,
                                       const std::vector<RecordedEvent>& history,
                                       const ToDestroy& what) {
  // Of each event that was written anew, the last rendition is what stays.
  std::map<std::uint64_t, std::uint64_t> last_rendition;
  for (const RecordedEvent& recorded : history) {
    if (const auto* rendition = std::get_if<RenditionWritten>(&recorded.event)) {
      last_rendition[rendition->of] = recorded.sequence;
    }
  }
  const auto goes = [&](const ledger::StoredEvent& stored, const ledger::SealedPart& part) {
    if (!what.child || part.key == what.child->value) {
      return true;
    }
    std::uint64_t of = stored.sequence;
    const auto found = std::ranges::find(history, stored.sequence, &RecordedEvent::sequence);
    if (const auto* rendition =
            found == history.end() ? nullptr : std::get_if<RenditionWritten>(&found->event)) {
      of = rendition->of;
      // Words written anew for somebody else's sake are this child's still, and go with the child.
      const auto original = std::ranges::find(history, of, &RecordedEvent::sequence);
      if (original != history.end() && person_of(original->event) == what.child) {
        return true;
      }
    }
    if (contains(what.rewritten, of)) {
      return stored.sequence != last_rendition[of];
    }
    return contains(what.shared, of);
  };
  std::vector<ledger::Target> targets;
  for (const ledger::StoredEvent& stored : slice.events) {
    for (const ledger::SealedPart& part : stored.parts) {
      if (part.part != 0 && !part.is_destroyed() && goes(stored, part)) {
        targets.push_back(
            {.stream = stored.stream, .sequence = stored.sequence, .part = part.part});
      }
    }
  }
  return targets;
}

void write_destruction(ledger::Batch& batch, Core& core, ContactId contact,
                       const ledger::StreamSlice& slice, const std::vector<ledger::Target>& targets,
                       ContentDestroyed event, const Actor& by, Instant now) {
  const Id128 stream = contact.value;
  ledger::StreamSlice after = slice;
  for (const ledger::Target& target : targets) {
    ledger::SealedPart& part = after.events.at(target.sequence - 1).parts.at(target.part);
    batch.rows.push_back(
        keep::Journal::row(line_of(PartDestroyed{.stream = stream,
                                                 .sequence = target.sequence,
                                                 .part = target.part,
                                                 .ciphertext = part.ciphertext_hash,
                                                 .destruction = event.destruction,
                                                 .child = event.child})));
    part.envelope.clear();
  }
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  const std::uint64_t version = slice.events.size();
  event.parts = static_cast<std::uint32_t>(targets.size());
  const bool of_a_matter =
      std::holds_alternative<RecordedMatter>(codec::open_any(slice.events.front(), keys));
  const MatterDestroyed of_matter{.destruction = event.destruction,
                                  .parts = event.parts,
                                  .proposed_by = event.proposed_by,
                                  .replayed = event.replayed};
  ledger::NewEvent sealed =
      of_a_matter
          ? codec::seal_event(MatterEvent{of_matter}, by, core.ledger().id(), version + 1, keys)
          : codec::seal_event(CaseEvent{event}, by, core.ledger().id(), version + 1, keys);
  sealed.event_class = ledger::EventClass::destruction;
  sealed.targets = targets;
  batch.appends.push_back(
      {.stream = stream, .expected_version = version, .events = {std::move(sealed)}});
  for (ledger::WrappedKeyRow& key : keys.take_new()) {
    batch.keys.push_back(std::move(key));
  }

  // The old rows hold words of what goes, also in backups: their key goes with them.
  const Id128 id = codec::views_key_id(stream);
  const seal::Key fresh = seal::Key::fresh();
  batch.rows.push_back(ledger::key_in_its_place(
      {.key = id, .stream = stream, .wrapped = core.ring().wrap(id, fresh, stream.view())}));
  std::vector<db::Statement> rows;
  if (of_a_matter) {
    Matter matter = fold(MatterId{stream}, codec::open_matter(after, keys));
    evolve(matter, {.event = of_matter, .by = by, .at = now, .sequence = version + 1});
    rows = views::rows_of(matter, fresh);
  } else {
    CaseFile file = fold(contact, codec::open_casefile(after, keys));
    evolve(file, {.event = event, .by = by, .at = now, .sequence = version + 1});
    rows = views::rows_of(file, core.profile_for(file), fresh);
  }
  for (db::Statement& row : rows) {
    batch.rows.push_back(std::move(row));
  }
}

void after_destruction(Core& core, ContactId contact) {
  core.forget(contact);
  core.forget_key(contact.value);
  core.journal().bring_up_to_date();
  // A reader that stays in its way leaves it to the next: by then the bytes are only in the log.
  static_cast<void>(core.writer().empty_log());
  core.notices().pin(std::string{erased_notice} + contact.value.hex());
  core.notices().pin("contact:" + contact.value.hex());
  core.notices().pin("queue");
  core.notices().pin("inbox");
}

/// What somebody typed about this record and could not send: it lies with them alone. A form that
/// names nobody as they are named in the record is not found, and goes by its time.
void KeptRecords::forget_everywhere(const std::vector<std::string>& named) {
  for (const OnStaff& person : people_.on_staff()) {
    const Id128 staff = person.staff.id.value;
    for (const keep::ParkedForm& form : parked_.parked(staff, core_.now())) {
      if (tells_of(form, named)) {
        parked_.forget(staff, form.id);
      }
    }
  }
}

RetentionHandled KeptRecords::handle(const Reader& by, const Submission& submission,
                                     ContactId contact, const RetentionCommand& command) {
  const std::shared_ptr<std::mutex> turn = core_.turn(core_.stream_for(retention_stream));
  const std::scoped_lock in_turn{*turn};
  if (core_.ledger().answer_to(submission.id.value)) {
    // It writes nothing: the ledger compares the two and says which it is.
    ledger::Batch batch = batch_for(core_, submission, contact);
    batch.appends.push_back({.stream = contact.value, .expected_version = 0, .events = {}});
    return answer_in(core_.ledger().append(std::move(batch))).value_or(NotSure{});
  }
  for (int attempt = 0; attempt < attempts_most; ++attempt) {
    const Retention retention = retention_of(core_);
    const KeptStream kept = open_kept(core_, contact.value);
    const CaseFile& file = kept.file;
    const Instant now = core_.now();
    RecordNow record = record_now(core_, kept);
    if (const auto* proposal = std::get_if<ProposeDestruction>(&command);
        proposal != nullptr && proposal->child) {
      record.shown = telling_of(*proposal->child, with_words(core_, by, kept.history, file, true),
                                kept.history);
      record.kept_back = telling_of(*proposal->child,
                                    with_words(core_, by, kept.history, file, false), kept.history);
    }
    RetentionDecided decided =
        decide_retention(retention, record, command, by.actor, by.session, core_.profile(), now);
    if (!decided) {
      return decided.error();
    }
    if (decided->empty()) {
      return RetentionDone{};
    }
    ledger::Batch batch = batch_for(core_, submission, contact);
    if (const auto* proposal = std::get_if<ProposeDestruction>(&command);
        proposal != nullptr && !proposal->renditions.empty()) {
      write_renditions(batch, core_, file, proposal->renditions, by.actor, now);
    }
    const auto* approval = std::get_if<ApproveDestruction>(&command);
    std::vector<std::string> going;  // what a form about it would hold
    if (approval != nullptr) {
      const DestructionProposed& what = retention.find(approval->destruction)->proposed.what;
      const std::vector<ledger::Target> targets =
          targets_of(kept.slice, kept.history,
                     {.child = what.child, .shared = what.shared, .rewritten = what.rewritten});
      if (targets.empty()) {
        return RetentionRefusal{ErasedAlready{}};
      }
      const Staff* proposer = as_staff(retention.find(approval->destruction)->proposed.by);
      ensure(proposer != nullptr, "a destruction is proposed by a person");
      std::get<DestructionApproved>(decided->front()).counts = counts_of(kept, targets);
      write_destruction(
          batch, core_, contact, kept.slice, targets,
          {.destruction = what.destruction, .child = what.child, .proposed_by = proposer->id},
          by.actor, now);
      going = named_in_forms(kept, what.child);
      for (const WordsElsewhere& words : words_elsewhere(core_, contact, what.child)) {
        write_destruction(batch, core_, words, what.destruction, what.child, by.actor, false);
        for (const Id128 id : words.about) {
          going.push_back(id.hex());
        }
      }
    } else if (batch.appends.empty()) {
      // Nothing is added to it, and it must be what was decided about.
      batch.appends.push_back(
          {.stream = contact.value, .expected_version = kept.slice.events.size(), .events = {}});
    }
    write_events(batch, core_, retention, *decided, by.actor);
    const ledger::AppendOutcome outcome = core_.ledger().append(std::move(batch));
    core_.forget(contact);
    if (auto answer = answer_in(outcome)) {
      if (approval != nullptr && std::holds_alternative<ledger::Appended>(outcome)) {
        forget_everywhere(going);
        after_destruction(core_, contact);
      }
      core_.notices().pin("retention");
      return *answer;
    }
  }
  return NotSure{};
}

}  // namespace openmash::app
