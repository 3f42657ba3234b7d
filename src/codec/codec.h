// How events are spelled on disk: sealed for the ledger, and opened again.
// Reads every version ever shipped; writes only the newest. Words whose key was destroyed come back
// absent, marked erased; anything else that does not open or does not parse is CorruptRecord. Field
// by field: casefile_fields.h and the other *_fields.h. Keys: stream_keys.h. The bytes:
// docs/formats/ledger.md.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "codec/stream_keys.h"
#include "domain/access/content_shown.h"
#include "domain/access/record_events.h"
#include "domain/access/rights_events.h"
#include "domain/account/account.h"
#include "domain/agreement/agreement.h"
#include "domain/casefile/events.h"
#include "domain/directory/directory.h"
#include "domain/duty/events.h"
#include "domain/hub/profile_adopted.h"
#include "domain/hub/restore_declared.h"
#include "domain/matter/events.h"
#include "domain/person/events.h"
#include "domain/retention/events.h"
#include "ledger/ledger.h"

namespace openmash::codec {

/// Seals one event for its place; the keys it needs are made in `keys`.
[[nodiscard]] ledger::NewEvent seal_event(const CaseEvent& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const MatterEvent& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const DutyEvent& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const DirectoryEvent& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const RetentionEvent& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const RightsEvent& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const PersonEvent& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const SharingAgreementEvent& event, const Actor& by,
                                          Id128 hub, std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(StaffId account, const AccountEvent& event,
                                          const Actor& by, Id128 hub, std::uint64_t sequence,
                                          StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const ContentShown& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const RecordEvent& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const ProfileAdopted& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const MadeForTraining& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);
[[nodiscard]] ledger::NewEvent seal_event(const RestoreDeclared& event, const Actor& by, Id128 hub,
                                          std::uint64_t sequence, StreamKeys& keys);

struct RecordedAccount {
  StaffId account;
  AccountEvent event;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
};

struct RecordedShowing {
  ContentShown shown;
  Actor by;
  Instant at{};
  std::uint64_t sequence = 0;
};

struct RecordedProfile {
  ProfileAdopted adopted;
  Instant at{};
};

/// This hub was made for training.
struct RecordedTraining {
  Instant at{};
};

struct RecordedRestore {
  RestoreDeclared declared;
  Instant at{};
};

using AnyRecorded =
    std::variant<RecordedEvent, RecordedAccount, RecordedShowing, RecordedProfile, RecordedMatter,
                 RecordedTraining, RecordedDuty, RecordedEntry, RecordedInRecord, RecordedRight,
                 RecordedRestore, RecordedPerson, RecordedAgreement, RecordedRetention>;

[[nodiscard]] AnyRecorded open_any(const ledger::StoredEvent& stored, StreamKeys& keys);

/// A whole case file's events, in order. Where words were destroyed and a rendition stands in their
/// place, the event has the rendition's.
[[nodiscard]] std::vector<RecordedEvent> open_casefile(const ledger::StreamSlice& slice,
                                                       StreamKeys& keys);

/// A whole matter's events, in order.
[[nodiscard]] std::vector<RecordedMatter> open_matter(const ledger::StreamSlice& slice,
                                                      StreamKeys& keys);

/// The whole rota's events, in order.
[[nodiscard]] std::vector<RecordedDuty> open_rota(const ledger::StreamSlice& slice,
                                                  StreamKeys& keys);

/// The whole directory's events, in order.
[[nodiscard]] std::vector<RecordedEntry> open_directory(const ledger::StreamSlice& slice,
                                                        StreamKeys& keys);

/// The whole stream of what is held and destroyed, in order.
[[nodiscard]] std::vector<RecordedRetention> open_retention(const ledger::StreamSlice& slice,
                                                            StreamKeys& keys);

/// One text of an event's content; `of` is the question it answers, or empty.
struct ContentWords {
  std::string of;
  std::string words;
};

/// Everything somebody wrote in it, in the order it is spelled; empty where it has no content.
[[nodiscard]] std::vector<ContentWords> words_in(const CaseEvent& event);

/// Its content with these words in the place of its own, as a rendition keeps it. There must be as
/// many as words_in gave.
[[nodiscard]] Bytes rewritten(CaseEvent event, const std::vector<std::string>& words);

/// The event with this content in the place of its own, as it would be read back.
[[nodiscard]] CaseEvent with_content(CaseEvent event, BytesView content_bytes);

/// All events about who may see what, in order.
[[nodiscard]] std::vector<RecordedRight> open_rights(const ledger::StreamSlice& slice,
                                                     StreamKeys& keys);

/// Every judgement of who is who, in order.
[[nodiscard]] std::vector<RecordedPerson> open_people(const ledger::StreamSlice& slice,
                                                      StreamKeys& keys);

/// All that was agreed between bodies to share information, in order.
[[nodiscard]] std::vector<RecordedAgreement> open_agreements(const ledger::StreamSlice& slice,
                                                             StreamKeys& keys);

/// One event without sealing: what tests/upgrades/ keeps a sample of.
struct Plain {
  std::uint32_t type = 0;
  std::uint16_t schema = 0;
  Bytes control;
  std::optional<Bytes> content;

  friend bool operator==(const Plain&, const Plain&) = default;
};

[[nodiscard]] Plain spell(const CaseEvent& event, const Actor& by);
[[nodiscard]] Plain spell(const MatterEvent& event, const Actor& by);
[[nodiscard]] Plain spell(const DutyEvent& event, const Actor& by);
[[nodiscard]] Plain spell(const DirectoryEvent& event, const Actor& by);
[[nodiscard]] Plain spell(const RetentionEvent& event, const Actor& by);
[[nodiscard]] Plain spell(const ContentShown& event, const Actor& by);
/// As version 1 or 2 was: what the samples of old records are made with.
[[nodiscard]] Plain spell_as(std::uint16_t schema, const ContentShown& event, const Actor& by);
[[nodiscard]] Plain spell(const RecordEvent& event, const Actor& by);
[[nodiscard]] Plain spell(StaffId account, const AccountEvent& event, const Actor& by);
[[nodiscard]] Plain spell(const RightsEvent& event, const Actor& by);
[[nodiscard]] Plain spell(const PersonEvent& event, const Actor& by);
[[nodiscard]] Plain spell(const SharingAgreementEvent& event, const Actor& by);

/// Throws CorruptRecord for a type or schema never shipped.
[[nodiscard]] std::pair<CaseEvent, Actor> read_back(const Plain& plain);
[[nodiscard]] std::pair<MatterEvent, Actor> read_matter_back(const Plain& plain);
[[nodiscard]] std::pair<DutyEvent, Actor> read_duty_back(const Plain& plain);
[[nodiscard]] std::pair<DirectoryEvent, Actor> read_directory_back(const Plain& plain);
[[nodiscard]] std::pair<RetentionEvent, Actor> read_retention_back(const Plain& plain);
[[nodiscard]] std::pair<ContentShown, Actor> read_showing_back(const Plain& plain);
[[nodiscard]] std::pair<RecordEvent, Actor> read_record_back(const Plain& plain);
[[nodiscard]] std::pair<AccountEvent, Actor> read_account_back(const Plain& plain);
[[nodiscard]] std::pair<RightsEvent, Actor> read_rights_back(const Plain& plain);
[[nodiscard]] std::pair<PersonEvent, Actor> read_person_back(const Plain& plain);
[[nodiscard]] std::pair<SharingAgreementEvent, Actor> read_agreement_back(const Plain& plain);

}  // namespace openmash::codec
