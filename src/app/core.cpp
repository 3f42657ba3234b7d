#include "app/core.h"

#include <utility>

#include "app/foreign.h"
#include "base/ensure.h"
#include "domain/casefile/commands.h"
#include "keep/tables.h"
#include "ledger/rewrap.h"
#include "london/london_time.h"
#include "london/working_calendar.h"
#include "profile/hub_folder.h"
#include "views/access.h"
#include "views/matters.h"
#include "views/worklist.h"

namespace openmash::app {

namespace {

constexpr std::size_t files_most = 4096;
constexpr std::string_view profile_stream = "hub profile";

profile::HubFolder folder_in(BytesView bytes) {
  auto folder = profile::hub_folder_from(bytes);
  if (!folder) {
    throw CorruptRecord("the adopted hub profile cannot be read");
  }
  return *std::move(folder);
}

hub::Profile without_mistakes(Result<hub::Profile, profile::Mistakes> profile) {
  if (!profile) {
    throw ConfigurationFault("the hub's profile has mistakes:\n" +
                             profile::printed(profile.error()));
  }
  return *std::move(profile);
}

}  // namespace

Core::Core(const Folder& folder, Clock clock, Finds finds)
    : folder_(folder),
      ring_(seal::KeyRing::load(folder.keys)),
      clock_(std::move(clock)),
      access_keys_{.marks = ring_.derived("who looked: marks"),
                   .words = ring_.derived("who looked: words")} {
  const std::filesystem::path database = folder.data / "hub.db";
  if (finds != Finds::nothing && !std::filesystem::exists(database)) {
    throw ConfigurationFault("there is no hub in the data folder " + folder.data.string() +
                             ": run `openmash init` first, or name the right one");
  }
  writer_ = std::make_unique<db::Writer>(database);
  writer_->on_lost([this] { forget_all(); });
  reserve_ = std::make_unique<db::Reserve>(*writer_);
  ledger::prepare_tables(*writer_);
  keep::prepare_tables(*writer_);
  const bool views_are_new = views::prepare_tables(*writer_);
  readers_ = std::make_unique<db::Readers>(database);
  ledger_ = std::make_unique<ledger::SqliteLedger>(*writer_, *readers_, clock_);
  std::filesystem::path journal = folder.keys;
  journal += ".journal";
  journal_ = std::make_unique<keep::Journal>(*writer_, *readers_, journal);
  if (finds != Finds::a_backup && !journal_->missing_here().empty()) {
    throw ConfigurationFault(
        finds == Finds::nothing
            ? journal.string() +
                  " is the journal of a hub that was: name another key file, or move it away"
            : "the hub in " + folder.data.string() +
                  " is older than what was destroyed or taken away since, as " + journal.string() +
                  " tells: run `openmash restore` with this folder first");
  }
  checkpoints_ = std::make_unique<ledger::Checkpoints>(*writer_, *readers_, ledger_->id(),
                                                       signing_key_of(ring_));
  ledger_->sign_with(*checkpoints_);
  witnessed_ =
      std::make_unique<Witnessed>(*ledger_, *checkpoints_, clock_, witnessed_file_of(folder));

  const ledger::StreamSlice slice = ledger_->read(stream_for(profile_stream));
  if (!slice.events.empty()) {
    codec::StreamKeys keys{ring_, stream_for(profile_stream), slice.keys};
    for (const ledger::StoredEvent& stored : slice.events) {
      const auto opened = codec::open_any(stored, keys);
      if (std::holds_alternative<codec::RecordedTraining>(opened)) {
        if (stored.sequence != 1) {
          throw CorruptRecord("a hub was made for training after it was made");
        }
        is_training_ = true;
        continue;
      }
      const Bytes& adopted = std::get<codec::RecordedProfile>(opened).adopted.folder;
      profiles_.add(without_mistakes(profile::load_adopted(folder_in(adopted))));
    }
    if (const auto why = foreign_tail(*readers_, ring_)) {
      throw ConfigurationFault(*why);
    }
    if (views_are_new) {
      rebuild_views(*this);
    }
    journal_->bring_up_to_date();
    if (finds != Finds::a_backup) {  // what is done again comes first, and what outsiders saw then
      witnessed_->begin();           // not before the keys were found to be this hub's
    }
  } else if (finds != Finds::nothing) {
    refuse_without_profile(folder);
  }
}

void Core::refuse_without_profile(const Folder& folder) {
  bool anything = false;
  ledger_->for_each_stream([&anything](ledger::StreamId, std::uint64_t) { anything = true; });
  // Streams are found by keyed names: under other keys not even the profile is there.
  throw ConfigurationFault(
      anything ? "the key file " + folder.keys.string() + " is not the one of the hub in " +
                     folder.data.string() + ": name the right one, or take it from its backup"
               : "the hub in " + folder.data.string() +
                     " was never finished: remove that folder and run `openmash init` again");
}

Core::~Core() {
  if (profiles_.all().empty()) {
    return;
  }
  try {
    witnessed_->sign();
  } catch (const DatabaseFault&) {
    // The next start signs it: nothing depends on a last checkpoint but how soon it is there.
  } catch (const CorruptRecord&) {
    // The next start, and `openmash verify`, say what is damaged.
  }
}

Moment Core::moment() const {
  const Instant at = now();
  const hub::Profile& in_force = profiles_.at(at);
  const std::scoped_lock lock{mutex_};
  using std::chrono::days;
  if (calendars_.empty() || calendars_.back().hours != in_force.hours ||
      calendars_.back().calendar->covers.to < at + days{200} ||
      calendars_.back().calendar->covers.from > at - days{200}) {
    calendars_.push_back(
        {.hours = in_force.hours,
         .calendar = std::make_unique<const hub::WorkingCalendar>(
             london::working_calendar(in_force.hours, at - days{800}, at + days{800}))});
  }
  return {.now = at,
          .today = london::date_of(at),
          .profile = &in_force,
          .calendar = calendars_.back().calendar.get()};
}

Moment Core::moment_for(const CaseFile& file) const {
  Moment moment = this->moment();
  moment.today_in_force = moment.profile;
  moment.profile = &profile_for(file);
  return moment;
}

const hub::Profile& Core::profile_for(const CaseFile& file) const {
  if (!file.exists()) {
    return profile();
  }
  const hub::Profile* rules = profile_of(file.intake.contact.profile_version);
  // A case is never without rules: what names no version known here is under today's.
  return rules == nullptr ? profile() : *rules;
}

Adoption Core::adopt(const Bytes& hub_folder, MadeFor made_for) {
  hub::Profile profile = without_mistakes(profile::load_hub(folder_in(hub_folder)));
  if (const Adoption found = profiles_.consider(profile, now()); found != Adoption::adopted) {
    return found;
  }
  const Id128 stream = stream_for(profile_stream);
  const ledger::StreamSlice slice = ledger_->read(stream);
  codec::StreamKeys keys{ring_, stream, slice.keys};
  ledger::Batch batch{
      .submission = {}, .digest = {}, .appends = {}, .keys = {}, .rows = {}, .answer = {}};
  const std::uint64_t version = slice.events.size();
  ledger::StreamAppend append{.stream = stream, .expected_version = version, .events = {}};
  // In the same transaction as the first profile: there is no moment at which it is not said.
  const bool for_training = version == 0 && made_for == MadeFor::training;
  if (for_training) {
    append.events.push_back(
        codec::seal_event(MadeForTraining{}, System{}, ledger_->id(), version + 1, keys));
  }
  append.events.push_back(
      codec::seal_event(ProfileAdopted{.version = profile.version, .folder = hub_folder}, System{},
                        ledger_->id(), version + append.events.size() + 1, keys));
  batch.appends.push_back(std::move(append));
  batch.keys = keys.take_new();
  if (!std::holds_alternative<ledger::Appended>(ledger_->append(std::move(batch)))) {
    throw DatabaseFault("the hub's profile could not be stored");
  }
  is_training_ = is_training_ || for_training;
  profiles_.add(std::move(profile));
  forget_all();
  return Adoption::adopted;
}

std::shared_ptr<const CaseFile> Core::load(ContactId contact) {
  std::shared_ptr<const CaseFile> kept;
  {
    const std::scoped_lock lock{mutex_};
    if (const auto found = files_.find(contact.value); found != files_.end()) {
      kept = found->second;
    }
  }
  // What was stored a moment ago counts, also before whoever stored it has said so to this cache.
  if (kept != nullptr && kept->version == ledger_->version(contact.value)) {
    return kept;
  }
  auto file = std::make_shared<const CaseFile>(fold(contact, history(contact)));
  if (file->exists()) {
    const std::scoped_lock lock{mutex_};
    if (files_.size() >= files_most) {
      files_.clear();
    }
    // An append may have come between: only a file as new as the ledger may stay.
    if (ledger_->version(contact.value) == file->version) {
      files_.insert_or_assign(contact.value, file);
    }
  }
  return file;
}

std::shared_ptr<const CaseFile> Core::load_if_contact(ContactId perhaps) {
  const bool is_one = readers_->read(
      [&](db::Connection& connection) { return views::is_contact(connection, perhaps); });
  return is_one ? load(perhaps) : nullptr;
}

std::vector<RecordedEvent> Core::history(ContactId contact) {
  const ledger::StreamSlice slice = ledger_->read(contact.value);
  codec::StreamKeys keys{ring_, contact.value, slice.keys};
  return codec::open_casefile(slice, keys);
}

std::shared_ptr<const Rota> Core::rota() {
  const Id128 stream = stream_for(rota_stream);
  {
    std::shared_ptr<const Rota> kept;
    {
      const std::scoped_lock lock{mutex_};
      kept = rota_;
    }
    if (kept != nullptr && kept->version == ledger_->version(stream)) {
      return kept;
    }
  }
  const ledger::StreamSlice slice = ledger_->read(stream);
  codec::StreamKeys keys{ring_, stream, slice.keys};
  auto rota = std::make_shared<const Rota>(fold_rota(codec::open_rota(slice, keys)));
  const std::scoped_lock lock{mutex_};
  // As for a case file: only what is as new as the ledger may stay.
  if (ledger_->version(stream) == rota->version) {
    rota_ = rota;
  }
  return rota;
}

void Core::forget_rota() {
  const std::scoped_lock lock{mutex_};
  rota_ = nullptr;
}

std::shared_ptr<const Rights> Core::rights() {
  const Id128 stream = stream_for(rights_stream);
  {
    std::shared_ptr<const Rights> kept;
    {
      const std::scoped_lock lock{mutex_};
      kept = rights_;
    }
    if (kept != nullptr && kept->version == ledger_->version(stream)) {
      return kept;
    }
  }
  const ledger::StreamSlice slice = ledger_->read(stream);
  codec::StreamKeys keys{ring_, stream, slice.keys};
  auto rights = std::make_shared<const Rights>(fold_rights(codec::open_rights(slice, keys)));
  const std::scoped_lock lock{mutex_};
  if (ledger_->version(stream) == rights->version) {
    rights_ = rights;
  }
  return rights;
}

Subject Core::subject_for(const CaseFile& file, const Actor& by, Instant at) {
  return with_rights(with_cover(subject_of(file), *rota(), at), *rights(), file, by, at);
}

void Core::forget_rights() {
  const std::scoped_lock lock{mutex_};
  rights_ = nullptr;
}

std::vector<ContactId> Core::conflicts_of(StaffId person) {
  const std::shared_ptr<const Rights> rights = this->rights();
  if (!rights->is_in_register(person)) {
    return {};
  }
  const std::scoped_lock in_turn{conflicts_mutex_};
  Matched& matched = matched_[person];
  if (matched.register_version != rights->version) {
    const std::vector<ContactId> all =
        readers_->read([](db::Connection& connection) { return views::all_contacts(connection); });
    matched = {
        .register_version = rights->version, .contacts = {}, .to_match = {all.begin(), all.end()}};
  }
  for (const ContactId contact : std::exchange(matched.to_match, {})) {
    try {
      if (rights->is_conflicted(person, *load(contact))) {
        matched.contacts.insert(contact);
      } else {
        matched.contacts.erase(contact);
      }
    } catch (const CorruptRecord&) {
      // Nobody is shown a damaged contact, whoever it matches.
    }
  }
  return {matched.contacts.begin(), matched.contacts.end()};
}

void Core::forget(ContactId contact) {
  {
    const std::scoped_lock lock{mutex_};
    files_.erase(contact.value);
  }
  const std::scoped_lock in_turn{conflicts_mutex_};
  for (auto& [person, matched] : matched_) {
    matched.to_match.insert(contact);
  }
}

void Core::forget_all() {
  {
    const std::scoped_lock lock{mutex_};
    files_.clear();
    keys_.clear();
    rota_ = nullptr;
    rights_ = nullptr;
  }
  const std::scoped_lock in_turn{conflicts_mutex_};
  matched_.clear();
}

std::shared_ptr<const seal::Key> Core::stream_key(Id128 stream) {
  std::uint64_t exchanged = 0;
  {
    const std::scoped_lock lock{mutex_};
    if (const auto found = keys_.find(stream); found != keys_.end()) {
      return found->second;
    }
    exchanged = keys_exchanged_;
  }
  const auto row = ledger_->key(stream, codec::views_key_id(stream));
  if (!row) {
    return nullptr;
  }
  auto key = std::make_shared<const seal::Key>(ring_.unwrap(row->wrapped, stream.view()));
  const std::scoped_lock lock{mutex_};
  if (exchanged != keys_exchanged_) {
    return key;  // it may be the one before: not to be kept
  }
  if (keys_.size() >= files_most) {
    keys_.clear();
  }
  return keys_.insert_or_assign(stream, std::move(key)).first->second;
}

void Core::forget_key(Id128 stream) {
  const std::scoped_lock lock{mutex_};
  keys_.erase(stream);
  ++keys_exchanged_;
}

Id128 Core::stream_for(std::string_view purpose) const {
  const seal::Key key = ring_.derived("streams");
  const seal::Hash hash = seal::hmac_sha256(key.view(), as_bytes(purpose));
  return *id_from_bytes(BytesView{hash}.first(16));
}

seal::Hash Core::digest(std::string_view content) const {
  const seal::Key key = ring_.derived("digests");
  return seal::hmac_sha256(key.view(), as_bytes(content));
}

std::shared_ptr<std::mutex> Core::turn(Id128 stream) {
  const std::scoped_lock lock{mutex_};
  std::weak_ptr<std::mutex>& kept = turns_[stream];
  std::shared_ptr<std::mutex> turn = kept.lock();
  if (turn == nullptr) {
    turn = std::make_shared<std::mutex>();
    kept = turn;
    std::erase_if(turns_, [](const auto& one) { return one.second.expired(); });
  }
  return turn;
}

void rebuild_views(Core& core) {
  std::vector<ledger::StreamId> streams;
  core.ledger().for_each_stream(
      [&](ledger::StreamId stream, std::uint64_t) { streams.push_back(stream); });
  // All or nothing: whoever is stopped half-way has the old rows still.
  core.writer().write([&](db::Connection& connection) {
    views::empty_tables(connection);
    for (const ledger::StreamId stream : streams) {
      for (const db::Statement& row : view_rows_of(core, stream)) {
        connection.execute(row);
      }
    }
    views::stamp_tables(connection);
  });
}

std::vector<db::Statement> view_rows_of(Core& core, Id128 stream) {
  const ledger::StreamSlice slice = core.ledger().read(stream);
  codec::StreamKeys keys{core.ring(), stream, slice.keys};
  std::vector<RecordedEvent> events;
  std::vector<RecordedMatter> of_matter;
  std::vector<db::Statement> rows;
  for (const ledger::StoredEvent& stored : slice.events) {
    codec::AnyRecorded any = codec::open_any(stored, keys);
    if (auto* recorded = std::get_if<RecordedEvent>(&any)) {
      events.push_back(std::move(*recorded));
    } else if (auto* matter = std::get_if<RecordedMatter>(&any)) {
      of_matter.push_back(std::move(*matter));
    } else if (const auto* showing = std::get_if<codec::RecordedShowing>(&any)) {
      for (db::Statement& row : views::rows_of(showing->shown, showing->by)) {
        rows.push_back(std::move(row));
      }
      for (db::Statement& row : views::looked_rows(core.access_keys(), showing->shown, showing->by,
                                                   stream, showing->at)) {
        rows.push_back(std::move(row));
      }
    }
  }
  if (events.empty() && of_matter.empty()) {
    return rows;
  }
  const seal::Key& key = keys.find_or_make(codec::views_key_id(stream));
  if (!events.empty()) {
    const CaseFile file = fold(ContactId{stream}, codec::open_casefile(slice, keys));
    rows = views::rows_of(file, core.profile_for(file), key);
  } else {
    rows = views::rows_of(fold(MatterId{stream}, of_matter), key);
  }
  for (const ledger::WrappedKeyRow& made : keys.take_new()) {
    rows.insert(rows.begin(), ledger::key_in_its_place(made));
  }
  return rows;
}

}  // namespace openmash::app
