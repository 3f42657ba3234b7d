// The door to keeping and destroying: load, authorise, decide, append, and what only a destruction
// does besides.
// An approved destruction is one transaction: ciphertext and keys go, the view rows are made anew
// under another key, the certificate's facts and the line of the journal are stored; or nothing is.
// Then the log of the database is emptied, and what is remembered in memory is told to forget by
// the notice "erased:<id of the contact>". Rules: domain/retention/commands.h. Pages ask look.h.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "app/handle.h"
#include "app/look.h"
#include "app/sign_in.h"
#include "domain/matter/matter.h"
#include "domain/retention/commands.h"
#include "domain/retention/due.h"
#include "keep/parked.h"

namespace openmash::app {

inline constexpr std::string_view retention_stream = "retention";
inline constexpr std::string_view erased_notice = "erased:";

struct RetentionDone {
  bool repeated = false;  ///< this submission had been stored before; nothing was stored now
};
/// The same submission with other content: the first is what is stored.
struct RetentionSentDifferently {};

using RetentionHandled =
    std::variant<RetentionDone, RetentionRefusal, RetentionSentDifferently, NotSure>;

/// As it stands.
[[nodiscard]] Retention retention_of(Core& core);

/// A contact or a matter, opened: what lies under an id of this room is told by its own events.
struct KeptStream {
  ledger::StreamSlice slice;
  std::vector<RecordedEvent> history;  ///< of a contact; of a matter there is none
  CaseFile file;
  std::optional<Matter> matter;
};
[[nodiscard]] KeptStream open_kept(Core& core, Id128 stream);

/// What the rules ask of it.
[[nodiscard]] RecordNow record_now(Core& core, const KeptStream& kept);

class KeptRecords {
 public:
  KeptRecords(Core& core, const SignIn& people, keep::Parked& parked)
      : core_(core), people_(people), parked_(parked) {}

  [[nodiscard]] RetentionHandled handle(const Reader& by, const Submission& submission,
                                        ContactId contact, const RetentionCommand& command);

  /// The events of a contact all of whose words this reader may be shown, in order.
  [[nodiscard]] std::vector<std::uint64_t> texts_shown_to(const Reader& reader, ContactId contact);

 private:
  void forget_everywhere(const std::vector<std::string>& named);

  Core& core_;
  const SignIn& people_;
  keep::Parked& parked_;
};

/// One text of an event, for a form in which it is written anew; `of` is the question it answers.
struct EventText {
  std::string of;
  std::string words;

  friend bool operator==(const EventText&, const EventText&) = default;
};

/// Everything somebody wrote in this event, in order. It shows nothing its reader was not shown.
[[nodiscard]] std::vector<EventText> texts_in(const CaseEvent& event);
/// The event's words anew; there must be as many as texts_in gave.
[[nodiscard]] Rendition rendition_of(const RecordedEvent& recorded,
                                     const std::vector<std::string>& words);
/// What the newest rendition of an event says, before it stands in its place; none where there is
/// none.
[[nodiscard]] std::vector<EventText> rendition_in(const std::vector<RecordedEvent>& history,
                                                  std::uint64_t of);
/// Whose an event's words are alone: they have that person's key, and go with it. Nobody: they are
/// about several, or nobody in particular.
[[nodiscard]] std::optional<PersonId> person_of(const CaseEvent& event);
/// Whether a person says what becomes of an event's words when this child's are destroyed. What is
/// about somebody else is among them: "the mother of Child A" stands in what describes an adult.
[[nodiscard]] bool may_tell_of(const CaseEvent& event, PersonId child);

/// Which parts of a case file a destruction takes: for whatever does one, and for its replay.
struct ToDestroy {
  std::optional<PersonId> child;
  std::vector<std::uint64_t> shared;
  std::vector<std::uint64_t> rewritten;
};
[[nodiscard]] std::vector<ledger::Target> targets_of(const ledger::StreamSlice& slice,
                                                     const std::vector<RecordedEvent>& history,
                                                     const ToDestroy& what);

/// Adds to a batch: the event that destroys these targets, in the words of what the stream is of,
/// the view rows without their words under a key of their own, and the journal's line. What it
/// destroys is not checked here.
void write_destruction(ledger::Batch& batch, Core& core, ContactId contact,
                       const ledger::StreamSlice& slice, const std::vector<ledger::Target>& targets,
                       ContentDestroyed event, const Actor& by, Instant now);

/// After the commit: memory and the database's own log.
void after_destruction(Core& core, ContactId contact);

}  // namespace openmash::app
