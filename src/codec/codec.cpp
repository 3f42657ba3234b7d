#include "codec/codec.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/match.h"
#include "codec/agreement_fields.h"
#include "codec/casefile_fields.h"
#include "codec/directory_fields.h"
#include "codec/duty_fields.h"
#include "codec/event_types.h"
#include "codec/matter_fields.h"
#include "codec/other_fields.h"
#include "codec/person_fields.h"
#include "codec/record_fields.h"
#include "codec/retention_fields.h"
#include "codec/rights_fields.h"
#include "codec/words_in.h"
#include "seal/random.h"

namespace openmash::codec {

namespace {

struct Spelled {
  Plain plain;
  std::optional<Id128> content_key;  ///< nothing: the stream's own
};

template <class Event>
concept HasContent = requires(BinaryWriter& w, const Event& e) { content(w, e); };

template <class Event>
concept HasOwnKey = requires(const Event& e) { content_key(e); };

template <class Event>
Spelled spell_one(const Event& event, const Actor& by) {
  constexpr Spelling how = spelling<Event>;
  static_assert(how.type != 0, "give the event a number in event_types.h");
  BinaryWriter control_part;
  control_part(how.type, how.schema, by);
  control(control_part, event);
  Spelled spelled{.plain = {.type = how.type,
                            .schema = how.schema,
                            .control = control_part.take(),
                            .content = {}},
                  .content_key = {}};
  if constexpr (HasContent<Event>) {
    BinaryWriter content_part;
    content(content_part, event);
    spelled.plain.content = content_part.take();
  }
  if constexpr (HasOwnKey<Event>) {
    spelled.content_key = content_key(event);
  }
  return spelled;
}

/// By which key content is sealed that is not of one person or item: the stream's own, or one made
/// for it, so that it can be destroyed alone, in backups too.
enum class OtherContent { by_the_streams_key, by_a_key_of_its_own };

ledger::NewEvent seal_spelled(const Spelled& spelled, ledger::EventClass event_class, Id128 hub,
                              std::uint64_t sequence, StreamKeys& keys,
                              OtherContent other = OtherContent::by_the_streams_key) {
  const Id128 stream = keys.stream();
  ledger::Place place{.hub = hub, .stream = stream, .sequence = sequence};
  ledger::NewEvent event{.event_class = event_class, .parts = {}, .targets = {}};
  event.parts.push_back(
      ledger::seal_part(keys.find_or_make(stream), stream, place, spelled.plain.control));
  if (spelled.plain.content) {
    const Id128 key = spelled.content_key                          ? *spelled.content_key
                      : other == OtherContent::by_a_key_of_its_own ? seal::fresh_id()
                                                                   : stream;
    place.type = spelled.plain.type;
    place.schema = spelled.plain.schema;
    place.part = 1;
    event.parts.push_back(
        ledger::seal_part(keys.find_or_make(key), key, place, *spelled.plain.content));
  }
  return event;
}

struct Opened {
  std::uint32_t type = 0;
  std::uint16_t schema = 0;
  Actor by;
  BinaryReader control;
  std::optional<Bytes> content;
};

/// Its first version had fewer fields: it is read still, and never written.
template <class Event>
concept HasFirstVersion = requires(BinaryReader& r, Event& e) { control_1(r, e); };

/// And its second, of an event that is at its third.
template <class Event>
concept HasSecondVersion = requires(BinaryReader& r, Event& e) { control_2(r, e); };

/// And its content too.
template <class Event>
concept HasGrownContent = requires(BinaryReader& r, Event& e) { content_1(r, e); };

/// Reads `Event` from its parts if the type is its own.
template <class Event>
bool read_if(Opened& opened, auto& into) {
  constexpr Spelling how = spelling<Event>;
  if (opened.type != how.type) {
    return false;
  }
  const bool as_first = opened.schema == 1 && how.schema != 1 && HasFirstVersion<Event>;
  const bool as_second = opened.schema == 2 && how.schema != 2 && HasSecondVersion<Event>;
  if (opened.schema != how.schema && !as_first && !as_second) {
    throw CorruptRecord("an event has a schema this version does not know");
  }
  Event event;
  if constexpr (HasSecondVersion<Event>) {
    as_first    ? control_1(opened.control, event)
    : as_second ? control_2(opened.control, event)
                : control(opened.control, event);
  } else if constexpr (HasFirstVersion<Event>) {
    as_first ? control_1(opened.control, event) : control(opened.control, event);
  } else {
    control(opened.control, event);
  }
  opened.control.finish();
  if constexpr (HasContent<Event>) {
    if (opened.content) {
      BinaryReader reader{*opened.content};
      if constexpr (HasGrownContent<Event>) {
        as_first ? content_1(reader, event) : content(reader, event);
      } else {
        content(reader, event);
      }
      reader.finish();
    }
  }
  into = std::move(event);
  return true;
}

template <class... Events>
bool read_one_of(Opened& opened, std::variant<Events...>& into) {
  return (read_if<Events>(opened, into) || ...);
}

struct AccountAndEvent {
  StaffId account;
  AccountEvent event;
};

template <class Event>
bool read_account_if(Opened& opened, AccountAndEvent& into) {
  AboutAccount<Event> about;
  if (!read_if<AboutAccount<Event>>(opened, about)) {
    return false;
  }
  into = {.account = about.account, .event = std::move(about.event)};
  return true;
}

template <class... Events>
bool read_account_as(Opened& opened, AccountAndEvent& into, const std::variant<Events...>*) {
  return (read_account_if<Events>(opened, into) || ...);
}

bool read_account(Opened& opened, AccountAndEvent& into) {
  const AccountEvent* which = nullptr;
  return read_account_as(opened, into, which);
}

Opened open_control(BytesView control_bytes) {
  Opened opened{.by = {}, .control = BinaryReader{control_bytes}, .content = {}};
  opened.control(opened.type, opened.schema, opened.by);
  return opened;
}

template <class Events>
std::pair<Events, Actor> read_plain(const Plain& plain) {
  Opened opened = open_control(plain.control);
  opened.content = plain.content;
  Events event;
  if (!read_one_of(opened, event)) {
    throw CorruptRecord("an event has a type this version does not know");
  }
  return {std::move(event), opened.by};
}

/// The events of a stream that ought to hold no others.
template <class Recorded>
std::vector<Recorded> open_all(const ledger::StreamSlice& slice, StreamKeys& keys,
                               const char* what) {
  std::vector<Recorded> events;
  events.reserve(slice.events.size());
  for (const ledger::StoredEvent& stored : slice.events) {
    AnyRecorded any = open_any(stored, keys);
    if (auto* recorded = std::get_if<Recorded>(&any)) {
      events.push_back(std::move(*recorded));
    } else {
      throw CorruptRecord("stream " + stored.stream.hex() + " is not a " + what);
    }
  }
  return events;
}

}  // namespace

Plain spell(const CaseEvent& event, const Actor& by) {
  return std::visit([&](const auto& one) { return spell_one(one, by).plain; }, event);
}

Plain spell(const MatterEvent& event, const Actor& by) {
  return std::visit([&](const auto& one) { return spell_one(one, by).plain; }, event);
}

Plain spell(const DutyEvent& event, const Actor& by) {
  return std::visit([&](const auto& one) { return spell_one(one, by).plain; }, event);
}

Plain spell(const DirectoryEvent& event, const Actor& by) {
  return std::visit([&](const auto& one) { return spell_one(one, by).plain; }, event);
}

Plain spell(const RetentionEvent& event, const Actor& by) {
  return std::visit([&](const auto& one) { return spell_one(one, by).plain; }, event);
}

std::pair<RetentionEvent, Actor> read_retention_back(const Plain& plain) {
  return read_plain<RetentionEvent>(plain);
}

Plain spell(const ContentShown& event, const Actor& by) {
  return spell_one(event, by).plain;
}

Plain spell_as(std::uint16_t schema, const ContentShown& event, const Actor& by) {
  BinaryWriter control_part;
  control_part(spelling<ContentShown>.type, schema, by);
  schema == 1 ? control_1(control_part, event) : control_2(control_part, event);
  return {.type = spelling<ContentShown>.type,
          .schema = schema,
          .control = control_part.take(),
          .content = {}};
}

Plain spell(const RecordEvent& event, const Actor& by) {
  return std::visit([&](const auto& one) { return spell_one(one, by).plain; }, event);
}

std::pair<ContentShown, Actor> read_showing_back(const Plain& plain) {
  Opened opened = open_control(plain.control);
  ContentShown shown;
  if (!read_if<ContentShown>(opened, shown)) {
    throw CorruptRecord("an event has a type this version does not know");
  }
  return {std::move(shown), opened.by};
}

std::pair<RecordEvent, Actor> read_record_back(const Plain& plain) {
  return read_plain<RecordEvent>(plain);
}

Plain spell(const RightsEvent& event, const Actor& by) {
  return std::visit([&](const auto& one) { return spell_one(one, by).plain; }, event);
}

Plain spell(const SharingAgreementEvent& event, const Actor& by) {
  return std::visit([&](const auto& one) { return spell_one(one, by).plain; }, event);
}

std::pair<CaseEvent, Actor> read_back(const Plain& plain) {
  return read_plain<CaseEvent>(plain);
}

std::pair<MatterEvent, Actor> read_matter_back(const Plain& plain) {
  return read_plain<MatterEvent>(plain);
}

std::pair<DutyEvent, Actor> read_duty_back(const Plain& plain) {
  return read_plain<DutyEvent>(plain);
}

Plain spell(StaffId account, const AccountEvent& event, const Actor& by) {
  return match(event, [&]<class Event>(const Event& one) {
    return spell_one(AboutAccount<Event>{.account = account, .event = one}, by).plain;
  });
}

std::pair<AccountEvent, Actor> read_account_back(const Plain& plain) {
  Opened opened = open_control(plain.control);
  AccountAndEvent about;
  if (!read_account(opened, about)) {
    throw CorruptRecord("an event has a type this version does not know");
  }
  return {std::move(about.event), opened.by};
}

std::pair<DirectoryEvent, Actor> read_directory_back(const Plain& plain) {
  return read_plain<DirectoryEvent>(plain);
}

std::pair<RightsEvent, Actor> read_rights_back(const Plain& plain) {
  return read_plain<RightsEvent>(plain);
}

ledger::NewEvent seal_event(const RightsEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled = std::visit([&](const auto& one) { return spell_one(one, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::ordinary, hub, sequence, keys);
}

Plain spell(const PersonEvent& event, const Actor& by) {
  return std::visit([&](const auto& one) { return spell_one(one, by).plain; }, event);
}

std::pair<PersonEvent, Actor> read_person_back(const Plain& plain) {
  return read_plain<PersonEvent>(plain);
}

ledger::NewEvent seal_event(const PersonEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled = std::visit([&](const auto& one) { return spell_one(one, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::ordinary, hub, sequence, keys);
}

std::pair<SharingAgreementEvent, Actor> read_agreement_back(const Plain& plain) {
  return read_plain<SharingAgreementEvent>(plain);
}

ledger::NewEvent seal_event(const SharingAgreementEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled = std::visit([&](const auto& one) { return spell_one(one, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::ordinary, hub, sequence, keys);
}

ledger::NewEvent seal_event(const DirectoryEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled = std::visit([&](const auto& one) { return spell_one(one, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::ordinary, hub, sequence, keys);
}

ledger::NewEvent seal_event(const CaseEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled = std::visit([&](const auto& one) { return spell_one(one, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::ordinary, hub, sequence, keys,
                      OtherContent::by_a_key_of_its_own);
}

ledger::NewEvent seal_event(const MatterEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled = std::visit([&](const auto& one) { return spell_one(one, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::ordinary, hub, sequence, keys,
                      OtherContent::by_a_key_of_its_own);
}

ledger::NewEvent seal_event(const DutyEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled = std::visit([&](const auto& one) { return spell_one(one, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::ordinary, hub, sequence, keys);
}

ledger::NewEvent seal_event(const RetentionEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled = std::visit([&](const auto& one) { return spell_one(one, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::system, hub, sequence, keys);
}

ledger::NewEvent seal_event(StaffId account, const AccountEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled =
      std::visit([&](const auto& one) { return spell_one(AboutAccount{account, one}, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::system, hub, sequence, keys);
}

ledger::NewEvent seal_event(const ContentShown& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  return seal_spelled(spell_one(event, by), ledger::EventClass::access, hub, sequence, keys);
}

ledger::NewEvent seal_event(const RecordEvent& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  const Spelled spelled = std::visit([&](const auto& one) { return spell_one(one, by); }, event);
  return seal_spelled(spelled, ledger::EventClass::access, hub, sequence, keys);
}

ledger::NewEvent seal_event(const ProfileAdopted& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  return seal_spelled(spell_one(event, by), ledger::EventClass::system, hub, sequence, keys);
}

ledger::NewEvent seal_event(const MadeForTraining& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  return seal_spelled(spell_one(event, by), ledger::EventClass::system, hub, sequence, keys);
}

ledger::NewEvent seal_event(const RestoreDeclared& event, const Actor& by, Id128 hub,
                            std::uint64_t sequence, StreamKeys& keys) {
  return seal_spelled(spell_one(event, by), ledger::EventClass::system, hub, sequence, keys);
}

namespace {

/// @param instead  content in the place of its own
AnyRecorded open_with(const ledger::StoredEvent& stored, StreamKeys& keys,
                      const std::optional<Bytes>& instead) {
  ledger::Place place{.hub = stored.ledger, .stream = stored.stream, .sequence = stored.sequence};
  if (stored.parts.empty()) {
    throw CorruptRecord("event " + std::to_string(stored.sequence) + " of stream " +
                        stored.stream.hex() + " has no parts");
  }
  const seal::Key* control_key = keys.find(stored.parts[0].key);
  if (control_key == nullptr || stored.parts[0].is_destroyed()) {
    throw CorruptRecord("event " + std::to_string(stored.sequence) + " of stream " +
                        stored.stream.hex() + " has lost its control part");
  }
  const Bytes control_bytes = ledger::open_part(*control_key, place, stored.parts[0]);
  Opened opened = open_control(control_bytes);
  bool erased = false;
  if (stored.parts.size() > 1) {
    place.type = opened.type;
    place.schema = opened.schema;
    place.part = 1;
    const seal::Key* key = keys.find(stored.parts[1].key);
    erased = key == nullptr || stored.parts[1].is_destroyed();
    if (!erased) {
      opened.content = ledger::open_part(*key, place, stored.parts[1]);
    }
  }
  const bool is_instead = erased && instead;
  if (is_instead) {
    opened.content = instead;
    erased = false;
  }
  CaseEvent event;
  MatterEvent matter;
  DutyEvent duty;
  DirectoryEvent entry;
  SharingAgreementEvent agreement;
  PersonEvent of_person;
  RightsEvent right;
  AccountAndEvent account;
  ContentShown shown;
  ProfileAdopted adopted;
  if (read_one_of(opened, event)) {
    return RecordedEvent{.event = std::move(event),
                         .by = opened.by,
                         .at = stored.recorded_at,
                         .sequence = stored.sequence,
                         .erased = erased,
                         .rewritten = is_instead};
  }
  if (read_one_of(opened, matter)) {
    return RecordedMatter{.event = std::move(matter),
                          .by = opened.by,
                          .at = stored.recorded_at,
                          .sequence = stored.sequence,
                          .erased = erased};
  }
  if (read_one_of(opened, duty)) {
    return RecordedDuty{.event = std::move(duty),
                        .by = opened.by,
                        .at = stored.recorded_at,
                        .sequence = stored.sequence,
                        .erased = erased};
  }
  if (read_one_of(opened, entry)) {
    return RecordedEntry{.event = std::move(entry),
                         .by = opened.by,
                         .at = stored.recorded_at,
                         .sequence = stored.sequence,
                         .erased = erased};
  }
  if (RetentionEvent retention; read_one_of(opened, retention)) {
    return RecordedRetention{.event = std::move(retention),
                             .by = opened.by,
                             .at = stored.recorded_at,
                             .sequence = stored.sequence,
                             .erased = erased};
  }
  if (read_one_of(opened, agreement)) {
    return RecordedAgreement{.event = std::move(agreement),
                             .by = opened.by,
                             .at = stored.recorded_at,
                             .sequence = stored.sequence,
                             .erased = erased};
  }
  if (read_one_of(opened, of_person)) {
    return RecordedPerson{.event = std::move(of_person),
                          .by = opened.by,
                          .at = stored.recorded_at,
                          .sequence = stored.sequence,
                          .erased = erased};
  }
  if (read_one_of(opened, right)) {
    return RecordedRight{.event = std::move(right),
                         .by = opened.by,
                         .at = stored.recorded_at,
                         .sequence = stored.sequence,
                         .erased = erased};
  }
  if (read_account(opened, account)) {
    return RecordedAccount{.account = account.account,
                           .event = std::move(account.event),
                           .by = opened.by,
                           .at = stored.recorded_at,
                           .sequence = stored.sequence};
  }
  if (read_if<ContentShown>(opened, shown)) {
    return RecordedShowing{.shown = std::move(shown),
                           .by = opened.by,
                           .at = stored.recorded_at,
                           .sequence = stored.sequence};
  }
  if (RecordEvent in_record; read_one_of(opened, in_record)) {
    return RecordedInRecord{.event = std::move(in_record),
                            .by = opened.by,
                            .at = stored.recorded_at,
                            .sequence = stored.sequence};
  }
  if (read_if<ProfileAdopted>(opened, adopted)) {
    return RecordedProfile{.adopted = std::move(adopted), .at = stored.recorded_at};
  }
  if (MadeForTraining training; read_if<MadeForTraining>(opened, training)) {
    return RecordedTraining{.at = stored.recorded_at};
  }
  if (RestoreDeclared restore; read_if<RestoreDeclared>(opened, restore)) {
    return RecordedRestore{.declared = std::move(restore), .at = stored.recorded_at};
  }
  throw CorruptRecord("event " + std::to_string(stored.sequence) + " of stream " +
                      stored.stream.hex() + " has a type this version does not know");
}

}  // namespace

AnyRecorded open_any(const ledger::StoredEvent& stored, StreamKeys& keys) {
  return open_with(stored, keys, std::nullopt);
}

std::vector<RecordedEvent> open_casefile(const ledger::StreamSlice& slice, StreamKeys& keys) {
  std::vector<RecordedEvent> events = open_all<RecordedEvent>(slice, keys, "case file");
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto* rendition = std::get_if<RenditionWritten>(&events[i].event);
    if (rendition == nullptr || events[i].erased) {
      continue;
    }
    const auto at = std::ranges::find(events, rendition->of, &RecordedEvent::sequence);
    if (at == events.end() || (!at->erased && !at->rewritten)) {
      continue;  // the first words are there still
    }
    const auto index = static_cast<std::size_t>(at - events.begin());
    events[index] =
        std::get<RecordedEvent>(open_with(slice.events[index], keys, rendition->content));
  }
  return events;
}

std::vector<RecordedRetention> open_retention(const ledger::StreamSlice& slice, StreamKeys& keys) {
  return open_all<RecordedRetention>(slice, keys, "stream of what is kept");
}

std::vector<ContentWords> words_in(const CaseEvent& event) {
  CaseEvent copy = event;
  std::vector<ContentWords> found;
  std::visit(
      [&](auto& one) {
        for (const WordsIn::Found& words : words_of(one)) {
          found.push_back({words.of, *words.words});
        }
      },
      copy);
  return found;
}

CaseEvent with_content(CaseEvent event, BytesView content_bytes) {
  std::visit(
      [&](auto& one) {
        if constexpr (HasContent<std::remove_cvref_t<decltype(one)>>) {
          BinaryReader reader{content_bytes};
          content(reader, one);
          reader.finish();
        }
      },
      event);
  return event;
}

Bytes rewritten(CaseEvent event, const std::vector<std::string>& words) {
  return std::visit(
      [&](auto& one) {
        const std::vector<WordsIn::Found> places = words_of(one);
        ensure(places.size() == words.size(), "a rendition has the words its event has");
        for (std::size_t i = 0; i < places.size(); ++i) {
          *places[i].words = words[i];
        }
        BinaryWriter writer;
        if constexpr (HasContent<std::remove_cvref_t<decltype(one)>>) {
          content(writer, one);
        }
        return writer.take();
      },
      event);
}

std::vector<RecordedEntry> open_directory(const ledger::StreamSlice& slice, StreamKeys& keys) {
  return open_all<RecordedEntry>(slice, keys, "directory");
}

std::vector<RecordedRight> open_rights(const ledger::StreamSlice& slice, StreamKeys& keys) {
  return open_all<RecordedRight>(slice, keys, "register of rights");
}

std::vector<RecordedPerson> open_people(const ledger::StreamSlice& slice, StreamKeys& keys) {
  return open_all<RecordedPerson>(slice, keys, "stream of judgements");
}

std::vector<RecordedAgreement> open_agreements(const ledger::StreamSlice& slice, StreamKeys& keys) {
  return open_all<RecordedAgreement>(slice, keys, "list of agreements");
}

std::vector<RecordedMatter> open_matter(const ledger::StreamSlice& slice, StreamKeys& keys) {
  return open_all<RecordedMatter>(slice, keys, "matter");
}

std::vector<RecordedDuty> open_rota(const ledger::StreamSlice& slice, StreamKeys& keys) {
  return open_all<RecordedDuty>(slice, keys, "rota");
}

}  // namespace openmash::codec
