// What every journey of this room stands on: one hub's clock, profile, calendar, ledger, keys and
// listeners, opened together. A value made once per hub and passed by reference; there are no
// globals, so one process may serve several hubs (D5). Commands go through handle.h, reads through
// look.h, people through sign_in.h; hub.h holds them all.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/adopted_profiles.h"
#include "app/noticeboard.h"
#include "app/witnessed.h"
#include "codec/codec.h"
#include "db/readers.h"
#include "db/reserve.h"
#include "db/writer.h"
#include "domain/access/rights.h"
#include "domain/casefile/casefile.h"
#include "domain/duty/rota.h"
#include "domain/moment.h"
#include "keep/journal.h"
#include "ledger/sqlite_ledger.h"
#include "seal/hash.h"
#include "seal/key_ring.h"
#include "seal/random.h"
#include "views/access_keys.h"

namespace openmash::app {

using Clock = std::function<Instant()>;

struct Folder {
  std::filesystem::path data;  ///< holds hub.db and nothing else that matters
  std::filesystem::path keys;  ///< a file outside it
};

/// What a hub was made for, once and for all: nothing switches it on or off afterwards.
enum class MadeFor { children, training };

/// What is in the folder already; only `init` finds nothing there, and only `restore` a backup that
/// may lack what was decided since.
enum class Finds { a_hub, nothing, a_backup };

class Core {
 public:
  /// Throws ConfigurationFault saying what to do when the folder, the key file or the profile is
  /// not as it must be.
  Core(const Folder& folder, Clock clock, Finds finds = Finds::a_hub);
  ~Core();
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  [[nodiscard]] Instant now() const { return clock_(); }
  /// Nothing in this hub is about a real child. Whatever counts leaves it out.
  [[nodiscard]] bool is_training() const { return is_training_; }
  /// Now, under the profile in force: for what has yet to begin.
  [[nodiscard]] Moment moment() const;
  /// Now, under the rules the case began with; whose roles hold is a matter of today.
  [[nodiscard]] Moment moment_for(const CaseFile& file) const;

  /// The profile in force: its roles, and what the public is told.
  [[nodiscard]] const hub::Profile& profile() const { return profiles_.at(now()); }
  /// The rules of a version; nothing if this hub never adopted it.
  [[nodiscard]] const hub::Profile* profile_of(std::string_view version) const {
    return profiles_.rules_of(version, now());
  }
  /// Every version that was adopted, oldest first.
  [[nodiscard]] std::vector<const hub::Profile*> versions() const { return profiles_.all(); }
  /// The rules a case runs on; those in force for one that has yet to begin.
  [[nodiscard]] const hub::Profile& profile_for(const CaseFile& file) const;

  /// Adopts the profile of a hub folder's bytes, checked, beside those adopted before: it is in
  /// force from its own day. Anything but `adopted` has stored nothing. The first is adopted by
  /// `init`, and with it what the hub is made for: later ones change nothing of that. Not for a hub
  /// that is being served.
  [[nodiscard]] Adoption adopt(const Bytes& hub_folder, MadeFor made_for = MadeFor::children);

  /// The case file as it stands now, never an older one. Version 0 if there is none.
  [[nodiscard]] std::shared_ptr<const CaseFile> load(ContactId contact);

  /// The same of what somebody read; nothing where that was no contact, but a matter or an entry.
  [[nodiscard]] std::shared_ptr<const CaseFile> load_if_contact(ContactId perhaps);

  /// Its events in order, for the timeline.
  [[nodiscard]] std::vector<RecordedEvent> history(ContactId contact);

  /// The rota as it stands now: kept, and read anew only after something was added to it.
  [[nodiscard]] std::shared_ptr<const Rota> rota();
  void forget_rota();

  /// Who may see what beyond roles, as it stands now, kept in the same way.
  [[nodiscard]] std::shared_ptr<const Rights> rights();
  void forget_rights();
  /// The case as it stands to this person: with cover, conflict, lists and glass.
  [[nodiscard]] Subject subject_for(const CaseFile& file, const Actor& by, Instant at);

  /// The contacts this person's register entries keep from them, in no order: matched once for each
  /// state of the register, and anew only for what was written since.
  [[nodiscard]] std::vector<ContactId> conflicts_of(StaffId person);

  void forget(ContactId contact);
  void forget_all();

  /// A stream that is found by what it is for and not by a random id: an actor's reading on one
  /// day, the profile.
  [[nodiscard]] Id128 stream_for(std::string_view purpose) const;

  /// Keyed, so that nobody can try out what a short text was.
  [[nodiscard]] seal::Hash digest(std::string_view content) const;

  /// Commands on one stream take turns, in the order they came.
  [[nodiscard]] std::shared_ptr<std::mutex> turn(Id128 stream);

  /// The key of one stream's view rows; nothing where it has none.
  [[nodiscard]] std::shared_ptr<const seal::Key> stream_key(Id128 stream);
  /// After its view rows were sealed by another.
  void forget_key(Id128 stream);

  db::Writer& writer() { return *writer_; }
  db::Readers& readers() { return *readers_; }
  /// Room kept back for the record of reading; a hub that is not being served keeps none.
  db::Reserve& reserve() { return *reserve_; }
  /// With what the view of who looked is marked and sealed.
  [[nodiscard]] const views::AccessKeys& access_keys() const { return access_keys_; }
  ledger::Ledger& ledger() { return *ledger_; }
  ledger::Checkpoints& checkpoints() { return *checkpoints_; }
  Witnessed& witnessed() { return *witnessed_; }
  const seal::KeyRing& ring() const { return ring_; }
  /// The key file as it stands now.
  void reload_keys() { ring_.reload(folder_.keys); }
  /// What is done again after a restore.
  keep::Journal& journal() { return *journal_; }
  [[nodiscard]] const Folder& folder() const { return folder_; }
  Noticeboard& notices() { return notices_; }

 private:
  [[noreturn]] void refuse_without_profile(const Folder& folder);

  Folder folder_;
  seal::KeyRing ring_;
  Clock clock_;
  std::unique_ptr<db::Writer> writer_;
  std::unique_ptr<db::Readers> readers_;
  std::unique_ptr<db::Reserve> reserve_;
  views::AccessKeys access_keys_;
  std::unique_ptr<ledger::SqliteLedger> ledger_;
  std::unique_ptr<keep::Journal> journal_;
  std::unique_ptr<ledger::Checkpoints> checkpoints_;
  std::unique_ptr<Witnessed> witnessed_;
  AdoptedProfiles profiles_;
  bool is_training_ = false;
  Noticeboard notices_;

  mutable std::mutex mutex_;  // guards what follows
  struct Calendar {
    hub::OpeningHours hours;
    std::unique_ptr<const hub::WorkingCalendar> calendar;
  };
  mutable std::vector<Calendar> calendars_;  // moments point into them: none is dropped
  std::unordered_map<Id128, std::weak_ptr<std::mutex>> turns_;
  std::unordered_map<Id128, std::shared_ptr<const CaseFile>> files_;
  std::unordered_map<Id128, std::shared_ptr<const seal::Key>> keys_;
  std::uint64_t keys_exchanged_ = 0;
  std::shared_ptr<const Rota> rota_;
  std::shared_ptr<const Rights> rights_;

  std::mutex conflicts_mutex_;  // guards what follows; taken before mutex_, never after
  struct Matched {
    std::uint64_t register_version = 0;
    std::set<ContactId> contacts;
    std::set<ContactId> to_match;  ///< written since
  };
  std::map<StaffId, Matched> matched_;
};

/// What the stream of rights is found by.
inline constexpr std::string_view rights_stream = "rights";

/// What the rota's stream is found by.
inline constexpr std::string_view rota_stream = "rota";

/// The view rows a stream stands for, and all of them written anew (`openmash rebuild`).
[[nodiscard]] std::vector<db::Statement> view_rows_of(Core& core, Id128 stream);
void rebuild_views(Core& core);

}  // namespace openmash::app
