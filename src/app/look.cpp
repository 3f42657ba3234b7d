#include "app/look.h"

#include <algorithm>
#include <array>

#include "app/handle.h"
#include "base/contains.h"
#include "domain/enquiry/request_information.h"
#include "domain/reference.h"
#include "domain/release/held.h"
#include "london/london_time.h"

namespace openmash::app {

namespace {

constexpr std::chrono::minutes shown_lately{10};
constexpr std::chrono::seconds refusals_apart{1};

constexpr std::array every_permission = {
    Permission::screen,           Permission::rate,
    Permission::sign_gate,        Permission::assign,
    Permission::set_timescale,    Permission::gather,
    Permission::write_record,     Permission::recommend,
    Permission::decide,           Permission::write_feedback,
    Permission::approve_feedback, Permission::close,
    Permission::talk_with_family, Permission::share_outside,
    Permission::give_view,        Permission::discuss,
    Permission::disagree,         Permission::follow_pathway,
};

/// The items of one request whose words are there to be read.
void add_seen(std::vector<ItemId>& items, const Request& request) {
  for (const Signed<ItemReturned>& item : request.items) {
    if (hidden(request, item.what) == nullptr) {
      items.push_back(item.what.item);
    }
  }
}

std::vector<ItemId> items_of(const CaseFile& file) {
  std::vector<ItemId> items;
  for (const Request& request : file.enquiry.requests) {
    add_seen(items, request);
  }
  return items;
}

std::string reader_name(const Actor& actor) {
  const Staff* staff = as_staff(actor);
  if (const Guest* guest = as_guest(actor)) {
    return "guest " + guest->enquiry.value.hex();
  }
  return staff == nullptr ? "referrers" : staff->id.value.hex();
}

/// Members see each other's answers only where the profile says so (sealing.md 4.3).
bool members_see_record(const CaseFile& file, const hub::Profile& profile) {
  switch (profile.check.members_see) {
    case hub::MembersSee::own_answer_only:
      return false;
    case hub::MembersSee::record_during_check:
      return true;
    case hub::MembersSee::record_at_decision:
      return file.is_decided();
  }
  return false;
}

}  // namespace

bool CasePage::may(Permission permission) const {
  return contains(permitted, permission);
}

/// What each session was shown lately, so that a page opened again writes nothing new.
struct Look::Recent {
  struct Shown {
    Id128 session;
    Id128 contact;
    std::uint64_t version = 0;
    ReadPurpose purpose = ReadPurpose::work;
    friend auto operator<=>(const Shown&, const Shown&) = default;
  };

  std::mutex mutex;
  std::map<Shown, Instant> shown;
  std::map<Id128, Instant> refused;  ///< by session

  bool is_new(const Shown& one, Instant now) {
    const auto found = shown.find(one);
    return found == shown.end() || now - found->second >= shown_lately;
  }

  void note(const Shown& one, Instant now) {
    shown[one] = now;
    if (shown.size() > 100'000) {
      std::erase_if(shown, [now](const auto& old) { return now - old.second >= shown_lately; });
    }
  }

  /// One refusal a second and session is enough to see what somebody is trying.
  bool note_refusal(Id128 session, Instant now) {
    auto& last = refused[session];
    if (last != Instant{} && now - last < refusals_apart) {
      return false;
    }
    last = now;
    if (refused.size() > 10'000) {
      std::erase_if(refused, [now](const auto& old) { return now - old.second >= shown_lately; });
    }
    return true;
  }
};

Look::Look(Core& core, Earlier& earlier)
    : core_(core), earlier_(earlier), recent_(std::make_unique<Recent>()) {}
Look::~Look() = default;

void Look::record(const Reader& reader, ReadPurpose purpose, std::vector<SubjectShown> subjects,
                  bool refused) {
  const Instant now = core_.now();
  {
    const std::scoped_lock lock{recent_->mutex};
    if (refused) {
      if (!recent_->note_refusal(reader.session, now)) {
        return;
      }
    } else {
      std::erase_if(subjects, [&](const SubjectShown& one) {
        return !recent_->is_new({reader.session, one.contact.value, one.version, purpose}, now);
      });
      if (subjects.empty()) {
        return;
      }
    }
  }
  const ContentShown shown{
      .session = reader.session, .purpose = purpose, .refused = refused, .subjects = subjects};
  const Id128 stream =
      core_.stream_for("access " + reader_name(reader.actor) + " " + iso8601(london::date_of(now)));
  {
    const std::shared_ptr<std::mutex> turn = core_.turn(stream);
    const std::scoped_lock in_turn{*turn};
    const std::uint64_t version = core_.ledger().version(stream);
    std::vector<ledger::WrappedKeyRow> rows;
    if (const auto row = core_.ledger().key(stream, stream)) {
      rows.push_back(*row);
    }
    codec::StreamKeys keys{core_.ring(), stream, rows};
    ledger::Batch batch{
        .submission = {}, .digest = {}, .appends = {}, .keys = {}, .rows = {}, .answer = {}};
    batch.appends.push_back({.stream = stream,
                             .expected_version = version,
                             .events = {codec::seal_event(shown, reader.actor, core_.ledger().id(),
                                                          version + 1, keys)}});
    batch.keys = keys.take_new();
    batch.rows = views::rows_of(shown, reader.actor);
    // Unknown is not enough: what was perhaps not recorded is not shown.
    if (!std::holds_alternative<ledger::Appended>(core_.ledger().append(std::move(batch)))) {
      throw DatabaseFault("the record of reading could not be stored, so nothing was shown");
    }
  }
  if (!refused) {
    const std::scoped_lock lock{recent_->mutex};
    for (const SubjectShown& one : subjects) {
      recent_->note({reader.session, one.contact.value, one.version, purpose}, now);
    }
  }
}

template <class Judge>
auto Look::as_of_now(const Judge& judge) {
  for (;;) {
    const std::uint64_t judged_at = core_.rights_version();
    auto answer = judge();
    if (core_.rights_version() == judged_at) {
      return answer;
    }
  }
}

/// As this reader stands to it: with whoever covers its worker now, conflict, lists, glass.
Subject Look::subject(const Reader& reader, const CaseFile& file) {
  const Instant now = core_.now();
  Subject subject = with_rights(with_cover(subject_of(file), *core_.rota(), now), *core_.rights(),
                                file, reader.actor, now);
  if (reader.stepped_up) {
    subject.session = access::Session::stepped_up;
  }
  return subject;
}

Subject Look::subject_of_row(const Reader& reader, const views::QueueRow& row, const Rota& rota,
                             const Rights& rights) {
  Subject subject = with_cover({.worker = row.worker,
                                .asked = {},
                                .decided = row.stage >= Stage::to_look_again,
                                .weighed = row.stage >= Stage::to_decide},
                               rota, core_.now());
  if (const Staff* staff = as_staff(reader.actor)) {
    subject.restriction = rights.restriction(staff->id, row.contact);
    subject.glass = rights.glass_of(staff->id, row.contact, core_.now());
    if (subject.glass == access::Glass::live) {
      subject.session = access::Session::stepped_up;
    }
    if (rights.is_in_register(staff->id) && is_kept_from(reader, row.contact, row.version)) {
      subject.conflict = access::Conflict::conflicted;
    }
  }
  return subject;
}

bool Look::is_kept_from(const Reader& reader, ContactId contact, std::uint64_t version) {
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr) {
    return false;
  }
  try {
    auto file = core_.load(contact);
    if (file->version < version) {
      core_.forget(contact);
      file = core_.load(contact);
    }
    return core_.rights()->is_conflicted(staff->id, *file);
  } catch (const CorruptRecord&) {
    return true;  // who is in it cannot be known
  }
}

views::SeenRows Look::seen_rows(const Reader& reader) {
  views::SeenRows seen;
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr) {
    return seen;
  }
  seen.own = covered_by(*core_.rota(), staff->id, core_.now());
  seen.own.push_back(staff->id);
  const StaffId somebody{};  // no account has it
  for (int i = 0; i <= static_cast<int>(Stage::closed); ++i) {
    const auto stage = static_cast<Stage>(i);
    const auto knows = [&](std::optional<StaffId> worker) {
      const Subject subject{.worker = worker,
                            .asked = {},
                            .decided = stage >= Stage::to_look_again,
                            .weighed = stage >= Stage::to_decide};
      return openmash::may(reader.actor, Permission::see_contact, subject, core_.profile()) >=
             Level::outline;
    };
    const auto add = [&](std::vector<Stage>& stages, std::optional<StaffId> worker) {
      if (knows(worker)) {
        stages.push_back(stage);
      }
    };
    add(seen.of_nobody, std::nullopt);
    add(seen.of_own, staff->id);
    add(seen.of_others, somebody);
  }
  const std::shared_ptr<const Rights> rights = core_.rights();
  for (const auto& [contact, listed] : rights->restricted) {
    if (!contains(listed, staff->id)) {
      seen.without.push_back(contact);
    }
  }
  const std::vector<ContactId> conflicts = core_.conflicts_of(staff->id);
  seen.without.insert(seen.without.end(), conflicts.begin(), conflicts.end());
  return seen;
}

views::QueueFilter Look::only_seen(const Reader& reader, views::QueueFilter filter) {
  filter.seen = seen_rows(reader);
  return filter;
}

Result<Visible<std::vector<QueueRow>>, Refusal> Look::queue(const Reader& reader,
                                                            const views::QueueFilter& filter) {
  using Answer = Result<Visible<std::vector<QueueRow>>, Refusal>;
  return as_of_now([&]() -> Answer {
    if (!permits(reader.actor, Permission::see_queue, {}, core_.profile())) {
      record(reader, ReadPurpose::queue, {}, true);
      return No<Refusal>{NotPermitted{}};
    }
    const auto key_of = [this](Id128 stream) { return core_.stream_key(stream); };
    const views::QueueFilter seen = only_seen(reader, filter);
    auto rows = core_.readers().read([&](db::Connection& connection) {
      return views::queue(connection, ReadPass{}, seen, key_of);
    });
    std::vector<SubjectShown> subjects;
    const std::shared_ptr<const Rota> rota = core_.rota();
    const std::shared_ptr<const Rights> rights = core_.rights();
    std::erase_if(rows, [&](QueueRow& row) {
      const Subject subject = subject_of_row(reader, row, *rota, *rights);
      row.cover = subject.cover;
      row.seen = openmash::may(reader.actor, Permission::see_contact, subject, core_.profile());
      if (row.seen < Level::read) {
        row.children.clear();
        row.first_words.clear();
        row.from.clear();
      } else {
        subjects.push_back({.contact = row.contact, .version = row.version, .items = {}});
      }
      return row.seen < Level::outline;
    });
    record(reader, ReadPurpose::queue, std::move(subjects), false);
    return Visible<std::vector<QueueRow>>{std::move(rows)};
  });
}

Result<Visible<CasePage>, Refusal> Look::contact(const Reader& reader, std::string_view reference,
                                                 ReadPurpose purpose) {
  return as_of_now([&] { return judged_contact(reader, reference, purpose); });
}

Result<Visible<CasePage>, Refusal> Look::judged_contact(const Reader& reader,
                                                        std::string_view reference,
                                                        ReadPurpose purpose) {
  const auto contact = find(reference);
  CasePage page;
  std::shared_ptr<const CaseFile> file;
  Subject about;
  if (contact) {
    page.history = core_.history(*contact);
    CaseFile whole = fold(*contact, page.history);
    about = subject(reader, whole);
    const Seeing seeing{
        .reader = reader.actor, .subject = about, .profile = core_.profile(), .now = core_.now()};
    hide_held(page.history, whole, seeing);
    hide_held(whole, seeing);
    file = std::make_shared<const CaseFile>(std::move(whole));
    page.level = openmash::may(reader.actor, Permission::see_contact, about, core_.profile());
  }
  if (page.level < Level::read) {
    record(reader, purpose, {{.contact = contact.value_or(ContactId{}), .version = 0, .items = {}}},
           true);
    return No<Refusal>{NoSuchContact{}};
  }
  page.file = file;
  page.profile = &core_.profile_for(*file);
  page.stage = stage_of(*file, *page.profile);
  page.unread = unread_items(core_, *file);
  page.gaps = gaps_before_decision(*file, *page.profile, page.unread, core_.now());
  for (const Permission permission : every_permission) {
    if (permits(reader.actor, permission, about, core_.profile())) {
      page.permitted.push_back(permission);
    }
  }
  const bool with_items = purpose == ReadPurpose::work || purpose == ReadPurpose::decide;
  std::vector<SubjectShown> subjects{
      {.contact = *contact,
       .version = file->version,
       .items = with_items ? items_of(*file) : std::vector<ItemId>{}}};
  page.earlier = earlier_contacts(reader, *file, subjects);
  record(reader, purpose, std::move(subjects), false);
  return Visible<CasePage>{std::move(page)};
}

std::optional<std::vector<EarlierContact>> Look::earlier_contacts(
    const Reader& reader, const CaseFile& file, std::vector<SubjectShown>& subjects) {
  const auto found = earlier_.find(file);
  if (!found) {
    return std::nullopt;
  }
  std::vector<EarlierContact> earlier;
  for (const Alike& alike : *found) {
    const auto other = core_.load(alike.contact);
    const Level level = openmash::may(reader.actor, Permission::see_contact,
                                      subject(reader, *other), core_.profile());
    if (level < Level::outline) {
      continue;  // to this reader it is not there
    }
    EarlierContact one{.reference = other->intake.contact.reference,
                       .received_at = other->intake.contact.received_at,
                       .stage = stage_of(*other, core_.profile_for(*other)),
                       .channel = other->intake.contact.channel,
                       .source = other->intake.contact.source,
                       .route = {},
                       .outcomes = {},
                       .same_people = alike.same_people,
                       .same_address = alike.same_address,
                       .later = other->intake.contact.received_at > file.intake.contact.received_at,
                       .may_be_opened = level >= Level::read};
    if (other->triage.gate) {
      one.route = other->triage.gate->what.route;
    }
    for (const Signed<OutcomeDecided>& decided : other->decision.outcomes) {
      for (const ChosenOutcome& outcome : decided.what.outcomes) {
        one.outcomes.push_back(outcome.outcome_name);
      }
    }
    earlier.push_back(std::move(one));
    subjects.push_back({.contact = alike.contact, .version = other->version, .items = {}});
  }
  std::ranges::sort(earlier, {}, &EarlierContact::received_at);
  return earlier;
}

Result<Visible<std::vector<WaitingContact>>, Refusal> Look::waiting(
    const Reader& reader, const views::QueueFilter& filter, Permission needs) {
  return as_of_now([&] { return judged_waiting(reader, filter, needs); });
}

Result<Visible<std::vector<WaitingContact>>, Refusal> Look::judged_waiting(
    const Reader& reader, const views::QueueFilter& filter, Permission needs) {
  if (!permits(reader.actor, needs, {}, core_.profile())) {
    record(reader, ReadPurpose::form, {}, true);
    return No<Refusal>{NotPermitted{}};
  }
  const auto key_of = [this](Id128 stream) { return core_.stream_key(stream); };
  const views::QueueFilter seen = only_seen(reader, filter);
  const auto rows = core_.readers().read([&](db::Connection& connection) {
    return views::queue(connection, ReadPass{}, seen, key_of);
  });
  std::vector<WaitingContact> waiting;
  std::vector<SubjectShown> subjects;
  for (const QueueRow& row : rows) {
    WaitingContact one{
        .reference = row.reference, .file = {}, .profile = &core_.profile(), .earlier = {}};
    try {
      CaseFile whole = *core_.load(row.contact);
      const Subject about = subject(reader, whole);
      if (!permits(reader.actor, Permission::see_contact, about, core_.profile())) {
        continue;
      }
      hide_held(whole, {.reader = reader.actor,
                        .subject = about,
                        .profile = core_.profile(),
                        .now = core_.now()});
      const auto file = std::make_shared<const CaseFile>(std::move(whole));
      one.profile = &core_.profile_for(*file);
      one.earlier = earlier_contacts(reader, *file, subjects);
      one.file = file;
      subjects.push_back({.contact = row.contact, .version = file->version, .items = {}});
    } catch (const CorruptRecord&) {
      const Staff* staff = as_staff(reader.actor);
      if (staff != nullptr && core_.rights()->is_in_register(staff->id)) {
        continue;  // who is in it cannot be known
      }
      // One damaged contact may not close the whole tray: it is shown as what cannot be read.
    }
    waiting.push_back(std::move(one));
  }
  // What came before one row is often another row, or came before several.
  std::ranges::sort(subjects, {}, &SubjectShown::contact);
  const auto again = std::ranges::unique(subjects, {}, &SubjectShown::contact);
  subjects.erase(again.begin(), again.end());
  record(reader, ReadPurpose::form, std::move(subjects), false);
  return Visible<std::vector<WaitingContact>>{std::move(waiting)};
}

Result<Visible<std::vector<RequestRow>>, Refusal> Look::requests(const Reader& reader) {
  return as_of_now([&] { return judged_requests(reader); });
}

Result<Visible<std::vector<RequestRow>>, Refusal> Look::judged_requests(const Reader& reader) {
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr || !staff->agency) {
    record(reader, ReadPurpose::queue, {}, true);
    return No<Refusal>{NotPermitted{}};
  }
  const Subject own{.worker = {}, .asked = staff->agency, .decided = false};
  if (!permits(reader.actor, Permission::see_request, own, core_.profile())) {
    record(reader, ReadPurpose::queue, {}, true);
    return No<Refusal>{NotPermitted{}};
  }
  const auto key_of = [this](Id128 stream) { return core_.stream_key(stream); };
  auto rows = core_.readers().read([&](db::Connection& connection) {
    return views::requests(connection, ReadPass{}, {.agency = staff->agency, .most = 1000}, key_of);
  });
  const std::shared_ptr<const Rights> rights = core_.rights();
  std::erase_if(rows, [&](const RequestRow& row) {
    return rights->restriction(staff->id, row.contact) == access::Restriction::unlisted ||
           (rights->is_in_register(staff->id) && is_kept_from(reader, row.contact, row.version));
  });
  std::vector<SubjectShown> subjects;
  for (const RequestRow& row : rows) {
    subjects.push_back({.contact = row.contact, .version = row.version, .items = {}});
  }
  record(reader, ReadPurpose::queue, std::move(subjects), false);
  return Visible<std::vector<RequestRow>>{std::move(rows)};
}

Result<Visible<RequestPage>, Refusal> Look::request(const Reader& reader, RequestId request) {
  return as_of_now([&] { return judged_request(reader, request); });
}

Result<Visible<RequestPage>, Refusal> Look::judged_request(const Reader& reader,
                                                           RequestId request) {
  const auto contact = core_.readers().read(
      [&](db::Connection& connection) { return views::contact_of(connection, request); });
  CaseFile seen = contact ? *core_.load(*contact) : CaseFile{};
  Subject subject = this->subject(reader, seen);
  subject.asked = subject_of(seen, request).asked;
  hide_held(
      seen,
      {.reader = reader.actor, .subject = subject, .profile = core_.profile(), .now = core_.now()});
  const CaseFile* file = &seen;
  const Request* found = file->enquiry.find(request);
  if (found == nullptr ||
      !permits(reader.actor, Permission::see_request, subject, core_.profile())) {
    record(reader, ReadPurpose::answer,
           {{.contact = contact.value_or(ContactId{}), .version = 0, .items = {}}}, true);
    return No<Refusal>{NoSuchContact{}};
  }
  RequestPage page{
      .contact = *contact,
      .reference = file->intake.contact.reference,
      .profile = &core_.profile_for(*file),
      .request = *found,
      .about = {},
      .level_name = file->rating() == nullptr ? "" : file->rating()->level_name,
      .due = due_of(*file, *found),
      .agreement = {},
      .others = {},
      .disagreements = {},
      .may_answer = permits(reader.actor, Permission::answer, subject, core_.profile())};
  // Whoever sees the case follows disagreements there; an agency's own people follow theirs here.
  page.may_disagree = page.may_answer && !page.profile->disagreement.empty() &&
                      permits(reader.actor, Permission::disagree, subject, core_.profile());
  for (const Disagreement& one : file->together.disagreements) {
    if (page.may_disagree && is_raised_by_asked(*file, one, request)) {
      page.disagreements.push_back(one);
    }
  }
  if (const AgreementRecorded* agreed = file->family.agreement(hub::Purpose::check)) {
    page.agreement = *agreed;
  }
  for (const PersonId person : found->asked.what.about) {
    if (const PersonDescribed* described = file->person(person)) {
      page.about.push_back(*described);
    }
  }
  std::vector<ItemId> items;
  add_seen(items, *found);
  if (members_see_record(*file, *page.profile)) {
    for (const Request& other : file->enquiry.requests) {
      if (other.asked.what.request != request) {
        Request open = other;
        open.enquiries.clear();  // whom they asked, and what those said, is their own note
        // What its owner keeps for the hub alone stays so (sealing.md 4.3).
        std::erase_if(open.items, [&open](const Signed<ItemReturned>& item) {
          return item.what.handling == Handling::hub_only && hidden(open, item.what) == nullptr;
        });
        add_seen(items, open);
        page.others.push_back(std::move(open));
      }
    }
  }
  record(reader, ReadPurpose::answer,
         {{.contact = *contact, .version = file->version, .items = std::move(items)}}, false);
  return Visible<RequestPage>{std::move(page)};
}

Result<Visible<SentCopy>, Refusal> Look::copy(ContactId contact, Id128 session) {
  const auto file = core_.load(contact);
  if (!file->exists()) {
    return No<Refusal>{NoSuchContact{}};
  }
  // What the hub did with it is not the referrer's to read: the copy holds the intake alone.
  auto own = std::make_shared<CaseFile>();
  own->id = file->id;
  own->version = file->version;
  own->intake = file->intake;
  record({.actor = Referrer{}, .session = session}, ReadPurpose::copy,
         {{.contact = contact, .version = file->version, .items = {}}}, false);
  return Visible<SentCopy>{SentCopy{.file = std::move(own)}};
}

std::size_t Look::size_of_queue(const Reader& reader, const views::QueueFilter& filter) {
  if (!permits(reader.actor, Permission::see_queue, {}, core_.profile())) {
    return 0;
  }
  const views::QueueFilter seen = only_seen(reader, filter);
  return core_.readers().read(
      [&](db::Connection& connection) { return views::size_of_queue(connection, seen); });
}

std::map<Stage, int> Look::counts(const Reader& reader) {
  if (!permits(reader.actor, Permission::see_queue, {}, core_.profile())) {
    return {};
  }
  const views::SeenRows seen = seen_rows(reader);
  return core_.readers().read(
      [&](db::Connection& connection) { return views::counts(connection, seen); });
}

std::map<StaffId, int> Look::cases_by_worker(const Reader& reader) {
  if (!permits(reader.actor, Permission::see_queue, {}, core_.profile())) {
    return {};
  }
  const views::SeenRows seen = seen_rows(reader);
  return core_.readers().read(
      [&](db::Connection& connection) { return views::cases_by_worker(connection, seen); });
}

bool Look::is_open_to(const Reader& reader, ContactId contact) {
  const auto file = core_.load(contact);
  return file->exists() &&
         permits(reader.actor, Permission::see_contact, subject(reader, *file), core_.profile());
}

std::optional<ContactId> Look::find(std::string_view reference) {
  const auto written = read_reference(reference);
  if (!written) {
    return std::nullopt;
  }
  return core_.readers().read(
      [&](db::Connection& connection) { return views::find_reference(connection, *written); });
}

std::optional<std::vector<std::string>> Look::notified_as(const Reader& reader,
                                                          std::string_view police_reference) {
  const auto found = earlier_.notified_as(police_reference);
  if (!found) {
    return std::nullopt;
  }
  std::vector<std::string> references;
  for (const ContactId contact : *found) {
    const auto file = core_.load(contact);
    if (openmash::may(reader.actor, Permission::see_contact, subject(reader, *file),
                      core_.profile()) >= Level::outline) {
      references.push_back(file->intake.contact.reference);
    }
  }
  return references;
}

}  // namespace openmash::app
