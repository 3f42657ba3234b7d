#include "app/words_elsewhere.h"

#include <algorithm>
#include <array>
#include <functional>

#include "app/journal_lines.h"
#include "base/contains.h"
#include "base/match.h"

namespace openmash::app {

namespace {

constexpr std::array<std::pair<OtherStream, std::string_view>, 3> other_streams{
    {{OtherStream::who_is_who, who_is_who_stream},
     {OtherStream::rights, rights_stream},
     {OtherStream::patterns, patterns_stream}}};

WordsElsewhere read_other(Core& core, OtherStream of, Id128 stream) {
  return {.of = of, .slice = core.ledger().read(stream), .targets = {}, .about = {}};
}

/// The contact or the child whose words go.
struct Going {
  ContactId contact;
  std::optional<PersonId> child;

  [[nodiscard]] bool has(const RecordRef& record) const {
    return record.contact == contact && (!child || record.person == *child);
  }
};

/// The events of one stream whose words go: ids of what they began are kept, since later ones name
/// nothing else.
class Found {
 public:
  /// @param is_gone  of a case: its words were destroyed before, or go now
  Found(const Going& going, std::function<bool(ContactId)> is_gone)
      : going_(going), is_gone_(std::move(is_gone)) {}

  bool is_about(const PersonEvent& event) {
    return match(
        event,
        [&](const JudgementMade& e) {
          return begins(e.judgement.value, going_.has(e.one.record) || going_.has(e.other.record));
        },
        [&](const HiddenMatchFound& e) {
          return begins(e.alert.value, going_.has(e.newcomer) || going_.has(e.hidden));
        },
        [&](const auto& e) { return follows(e); });
  }

  /// A conflict with somebody stays, whichever cases they are in; one with this case goes.
  bool is_about(const RightsEvent& event) {
    if (going_.child) {
      return false;  // these are about a case, and the case stays
    }
    return match(
        event,
        [&](const ConflictEntered& e) {
          // One that is with somebody as well keeps them from other cases, and stays.
          return begins(e.conflict.value, e.contact == going_.contact && finds_nobody(e.with));
        },
        [&](const SecondAsked& e) {
          return begins(e.proposal.value, e.contact == going_.contact ||
                                              (e.conflict && contains(begun_, e.conflict->value)) ||
                                              (e.inspection && is_last_of(e.inspection->contacts)));
        },
        [&](const GlassBroken& e) { return begins(e.glass.value, e.contact == going_.contact); },
        [&](const auto& e) { return follows(e); });
  }

  bool is_about(const RecordEvent& event) {
    return match(
        event,
        [&](const PatternNoticed& e) {
          return begins(e.id.value, !going_.child && is_last_of(e.contacts));
        },
        [&](const auto& e) { return follows(e); });
  }

  [[nodiscard]] const std::vector<Id128>& begun() const { return begun_; }

 private:
  /// What is about several cases, a pattern or an inspection, goes with the last of them.
  [[nodiscard]] bool is_last_of(const std::vector<ContactId>& contacts) const {
    return contains(contacts, going_.contact) && std::ranges::all_of(contacts, is_gone_);
  }

  bool begins(Id128 id, bool goes) {
    if (goes) {
      begun_.push_back(id);
    }
    return goes;
  }

  /// Whatever became of what was begun names it.
  template <class Event>
  [[nodiscard]] bool follows(const Event& e) const {
    if constexpr (requires { e.judgement; }) {
      return contains(begun_, e.judgement.value);
    } else if constexpr (requires { e.alert; }) {
      return contains(begun_, e.alert.value);
    } else if constexpr (requires { e.proposal; }) {
      return contains(begun_, e.proposal.value);
    } else if constexpr (requires { e.glass; }) {
      return contains(begun_, e.glass.value);
    } else if constexpr (requires { e.id; }) {
      return contains(begun_, e.id.value);
    } else {
      return false;
    }
  }

  Going going_;
  std::function<bool(ContactId)> is_gone_;
  std::vector<Id128> begun_;
};

}  // namespace

std::vector<WordsElsewhere> words_elsewhere(Core& core, ContactId contact,
                                            std::optional<PersonId> child) {
  std::vector<WordsElsewhere> all;
  const auto is_gone = [&](ContactId one) {
    const auto file = core.load_if_contact(one);
    return one == contact || (file != nullptr && file->is_erased());
  };
  for (const auto& [of, purpose] : other_streams) {
    WordsElsewhere words = read_other(core, of, core.stream_for(purpose));
    codec::StreamKeys keys{core.ring(), core.stream_for(purpose), words.slice.keys};
    Found found{{.contact = contact, .child = child}, is_gone};
    for (const ledger::StoredEvent& stored : words.slice.events) {
      const codec::AnyRecorded any = codec::open_any(stored, keys);
      bool goes = false;
      if (const auto* person = std::get_if<RecordedPerson>(&any)) {
        goes = found.is_about(person->event);
      } else if (const auto* right = std::get_if<RecordedRight>(&any)) {
        goes = found.is_about(right->event);
      } else if (const auto* noted = std::get_if<RecordedInRecord>(&any)) {
        goes = found.is_about(noted->event);
      }
      for (const ledger::SealedPart& part : stored.parts) {
        if (goes && part.part != 0 && !part.is_destroyed()) {
          words.targets.push_back(
              {.stream = stored.stream, .sequence = stored.sequence, .part = part.part});
        }
      }
    }
    words.about = found.begun();
    all.push_back(std::move(words));
  }
  return all;
}

std::optional<WordsElsewhere> read_if_other(Core& core, Id128 stream) {
  for (const auto& [of, purpose] : other_streams) {
    if (core.stream_for(purpose) == stream) {
      return read_other(core, of, stream);
    }
  }
  return std::nullopt;
}

void write_destruction(ledger::Batch& batch, Core& core, const WordsElsewhere& words,
                       DestructionId destruction, std::optional<PersonId> child, const Actor& by,
                       bool replayed) {
  if (words.targets.empty()) {
    return;
  }
  const Id128 stream = words.targets.front().stream;
  const std::uint64_t version = words.slice.events.size();
  for (const ledger::Target& target : words.targets) {
    const ledger::SealedPart& part =
        words.slice.events.at(target.sequence - 1).parts.at(target.part);
    batch.rows.push_back(
        keep::Journal::row(line_of(PartDestroyed{.stream = stream,
                                                 .sequence = target.sequence,
                                                 .part = target.part,
                                                 .ciphertext = part.ciphertext_hash,
                                                 .destruction = destruction,
                                                 .child = child})));
  }
  codec::StreamKeys keys{core.ring(), stream, words.slice.keys};
  const auto sealed = [&](auto event) {
    event.destruction = destruction;
    event.parts = static_cast<std::uint32_t>(words.targets.size());
    event.replayed = replayed;
    return event;
  };
  const Id128 hub = core.ledger().id();
  ledger::NewEvent event = words.of == OtherStream::who_is_who
                               ? codec::seal_event(PersonEvent{sealed(JudgementWordsDestroyed{})},
                                                   by, hub, version + 1, keys)
                           : words.of == OtherStream::rights
                               ? codec::seal_event(RightsEvent{sealed(RightsWordsDestroyed{})}, by,
                                                   hub, version + 1, keys)
                               : codec::seal_event(RecordEvent{sealed(PatternWordsDestroyed{})}, by,
                                                   hub, version + 1, keys);
  event.event_class = ledger::EventClass::destruction;
  event.targets = words.targets;
  batch.appends.push_back(
      {.stream = stream, .expected_version = version, .events = {std::move(event)}});
  for (ledger::WrappedKeyRow& key : keys.take_new()) {
    batch.keys.push_back(std::move(key));
  }
}

}  // namespace openmash::app
