#include "app/look.h"

#include <algorithm>
#include <array>

#include "app/handle.h"
#include "base/contains.h"
#include "domain/enquiry/request_information.h"
#include "domain/reference.h"
#include "domain/release/held.h"
#include "domain/release/reasoning.h"
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

/// What was let out to the agency that was asked: its own people read it here, and nobody else who
/// may see the request.
std::vector<Released<OutwardItem>> told_to(const Actor& reader, const CaseFile& file,
                                           RequestId request, Instant now) {
  const Request* found = file.enquiry.find(request);
  const Staff* staff = as_staff(reader);
  if (found == nullptr || staff == nullptr || staff->agency != found->asked.what.agency) {
    return {};
  }
  return Outward::to(file, {.to = ReleaseTo::an_agency, .agency = found->asked.what.agency}, now);
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

/// With whoever covers its worker now.
Subject Look::subject(const CaseFile& file) {
  return with_cover(subject_of(file), *core_.rota(), core_.now());
}

Result<Visible<std::vector<QueueRow>>, Refusal> Look::queue(const Reader& reader,
                                                            const views::QueueFilter& filter) {
  if (!permits(reader.actor, Permission::see_queue, {}, core_.profile())) {
    record(reader, ReadPurpose::queue, {}, true);
    return No<Refusal>{NotPermitted{}};
  }
  const auto key_of = [this](Id128 stream) { return core_.stream_key(stream); };
  auto rows = core_.readers().read([&](db::Connection& connection) {
    return views::queue(connection, ReadPass{}, filter, key_of);
  });
  std::vector<SubjectShown> subjects;
  const std::shared_ptr<const Rota> rota = core_.rota();
  const Instant now = core_.now();
  std::erase_if(rows, [&](QueueRow& row) {
    const Subject subject = with_cover({.worker = row.worker,
                                        .asked = {},
                                        .decided = row.stage >= Stage::to_look_again,
                                        .weighed = row.stage >= Stage::to_decide},
                                       *rota, now);
    row.cover = subject.cover;
    const Level level =
        openmash::may(reader.actor, Permission::see_contact, subject, core_.profile());
    if (level < Level::read) {
      row.children.clear();
      row.first_words.clear();
      row.from.clear();
    } else {
      subjects.push_back({.contact = row.contact, .version = row.version, .items = {}});
    }
    return level < Level::outline;
  });
  record(reader, ReadPurpose::queue, std::move(subjects), false);
  return Visible<std::vector<QueueRow>>{std::move(rows)};
}

Result<Visible<CasePage>, Refusal> Look::contact(const Reader& reader, std::string_view reference,
                                                 ReadPurpose purpose) {
  const auto contact = find(reference);
  CasePage page;
  std::shared_ptr<const CaseFile> file;
  if (contact) {
    page.history = core_.history(*contact);
    CaseFile whole = fold(*contact, page.history);
    hide_reasoning(page.history, whole, reader.actor, core_.now());
    hide_held(page.history, whole, reader.actor, core_.now());
    hide_reasoning(whole, reader.actor, core_.now());
    hide_held(whole, reader.actor, core_.now());
    file = std::make_shared<const CaseFile>(std::move(whole));
    page.level =
        openmash::may(reader.actor, Permission::see_contact, subject(*file), core_.profile());
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
  const Subject about = subject(*file);
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
    const Level level =
        openmash::may(reader.actor, Permission::see_contact, subject(*other), core_.profile());
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
  if (!permits(reader.actor, needs, {}, core_.profile())) {
    record(reader, ReadPurpose::form, {}, true);
    return No<Refusal>{NotPermitted{}};
  }
  const auto key_of = [this](Id128 stream) { return core_.stream_key(stream); };
  const auto rows = core_.readers().read([&](db::Connection& connection) {
    return views::queue(connection, ReadPass{}, filter, key_of);
  });
  std::vector<WaitingContact> waiting;
  std::vector<SubjectShown> subjects;
  for (const QueueRow& row : rows) {
    WaitingContact one{
        .reference = row.reference, .file = {}, .profile = &core_.profile(), .earlier = {}};
    try {
      CaseFile whole = *core_.load(row.contact);
      if (!permits(reader.actor, Permission::see_contact, subject(whole), core_.profile())) {
        continue;
      }
      hide_reasoning(whole, reader.actor, core_.now());
      hide_held(whole, reader.actor, core_.now());
      const auto file = std::make_shared<const CaseFile>(std::move(whole));
      one.profile = &core_.profile_for(*file);
      one.earlier = earlier_contacts(reader, *file, subjects);
      one.file = file;
      subjects.push_back({.contact = row.contact, .version = file->version, .items = {}});
    } catch (const CorruptRecord&) {
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
  std::vector<SubjectShown> subjects;
  for (const RequestRow& row : rows) {
    subjects.push_back({.contact = row.contact, .version = row.version, .items = {}});
  }
  record(reader, ReadPurpose::queue, std::move(subjects), false);
  return Visible<std::vector<RequestRow>>{std::move(rows)};
}

Result<Visible<RequestPage>, Refusal> Look::request(const Reader& reader, RequestId request) {
  const auto contact = core_.readers().read(
      [&](db::Connection& connection) { return views::contact_of(connection, request); });
  CaseFile seen = contact ? *core_.load(*contact) : CaseFile{};
  std::vector<Released<OutwardItem>> told = told_to(reader.actor, seen, request, core_.now());
  hide_reasoning(seen, reader.actor, core_.now());
  hide_held(seen, reader.actor, core_.now());
  const CaseFile* file = &seen;
  const Request* found = file->enquiry.find(request);
  const Subject subject = with_cover(subject_of(*file, request), *core_.rota(), core_.now());
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
  page.told = std::move(told);
  for (const Released<OutwardItem>& one : page.told) {
    items.push_back(one->item);
  }
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
  return core_.readers().read(
      [&](db::Connection& connection) { return views::size_of_queue(connection, filter); });
}

std::map<Stage, int> Look::counts(const Reader& reader) {
  if (!permits(reader.actor, Permission::see_queue, {}, core_.profile())) {
    return {};
  }
  return core_.readers().read([](db::Connection& connection) { return views::counts(connection); });
}

std::map<StaffId, int> Look::cases_by_worker(const Reader& reader) {
  if (!permits(reader.actor, Permission::see_queue, {}, core_.profile())) {
    return {};
  }
  return core_.readers().read(
      [](db::Connection& connection) { return views::cases_by_worker(connection); });
}

bool Look::is_open_to(const Reader& reader, ContactId contact) {
  const auto file = core_.load(contact);
  return file->exists() &&
         permits(reader.actor, Permission::see_contact, subject(*file), core_.profile());
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
    if (openmash::may(reader.actor, Permission::see_contact, subject(*file), core_.profile()) >=
        Level::outline) {
      references.push_back(file->intake.contact.reference);
    }
  }
  return references;
}

}  // namespace openmash::app
