#include "app/look.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

#include "app/handle.h"
#include "base/contains.h"
#include "domain/duty/on_duty.h"
#include "domain/enquiry/request_information.h"
#include "domain/reference.h"
#include "domain/release/held.h"
#include "domain/release/reasoning.h"
#include "london/london_time.h"

namespace openmash::app {

namespace {

/// A page fails only where rights have moved under it so often that it is no chance any more.
constexpr int judged_most = 64;
constexpr int judged_at_once = 8;  ///< after these, those who write are given a moment
constexpr int rows_rested_on = 4;  ///< after these a list no longer waits for cases to stand still

constexpr std::array every_permission = {
    Permission::screen,
    Permission::rate,
    Permission::sign_gate,
    Permission::assign,
    Permission::set_timescale,
    Permission::gather,
    Permission::write_record,
    Permission::recommend,
    Permission::decide,
    Permission::write_feedback,
    Permission::approve_feedback,
    Permission::close,
    Permission::talk_with_family,
    Permission::share_outside,
    Permission::give_view,
    Permission::discuss,
    Permission::disagree,
    Permission::follow_pathway,
    Permission::see_access_record,
    Permission::hand_out_letter,
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

/// The glass that opens this case to them the longest; nothing: they broke none for it.
std::optional<BrokenGlass> live_glass(const Rights& rights, StaffId person, ContactId contact,
                                      Instant now) {
  std::optional<BrokenGlass> found;
  for (const BrokenGlass& one : rights.glasses) {
    if (one.broken.what.contact == contact && is_staff(one.broken.by, person) &&
        one.lives_at(now)) {
      found = one;
    }
  }
  return found;
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

Look::Look(Core& core, PersonIndex& earlier, SignIn& people, WhoIsWho& who_is_who)
    : core_(core),
      earlier_(earlier),
      people_(people),
      record_(core),
      purposes_(core),
      watch_(core, people),
      who_is_who_(who_is_who) {}

Look::Judging Look::judging(const Reader& asking) {
  if (asking.judged >= judged_most) {
    throw DatabaseFault("rights moved faster than a page could be judged, so nothing was shown");
  }
  if (asking.judged >= judged_at_once) {
    std::this_thread::sleep_for(std::chrono::milliseconds{std::min(asking.judged / 4, 10)});
  }
  Judging judging{.reader = asking, .grounds = grounds_now(core_)};
  // What the session said when the page was asked for may be over by now.
  if (const Staff* staff = as_staff(asking.actor)) {
    if (const auto account = people_.find(staff->id)) {
      judging.reader.actor =
          account->closed ? Staff{.id = staff->id, .role = {}, .agency = {}} : account->staff();
    }
  }
  ++judging.reader.judged;
  return judging;
}

bool Look::recorded(const Judging& judging, ReadPurpose purpose,
                    std::vector<SubjectShown> subjects) {
  return record_.write(judging.reader, judging.grounds,
                       {.session = judging.reader.session,
                        .purpose = purpose,
                        .refused = false,
                        .subjects = std::move(subjects),
                        .chosen = judging.chosen});
}

bool Look::recorded_in_vain(const Judging& judging, ReadPurpose purpose,
                            std::optional<ContactId> subject) {
  return record_.write(judging.reader, judging.grounds,
                       {.session = judging.reader.session,
                        .purpose = purpose,
                        .refused = true,
                        .subjects = {{.contact = subject.value_or(ContactId{})}},
                        .chosen = judging.chosen});
}

/// A row is as new as its case, or it is judged again. Where somebody is forever writing, the list
/// is shown all the same, for nobody's rights have moved; but not to somebody who may be kept from
/// a case by whoever is added to it.
void Look::rest_on_rows(Judging& judging, const std::vector<SubjectShown>& rows) {
  const Staff* staff = as_staff(judging.reader.actor);
  const bool may_be_kept = staff != nullptr && core_.rights()->is_in_register(staff->id);
  if (may_be_kept || judging.reader.judged <= rows_rested_on) {
    for (const SubjectShown& row : rows) {
      judging.grounds.rest_on(row.contact.value, row.version);
    }
  }
}

Subject subject_for_reader(Core& core, const Reader& reader, const CaseFile& file) {
  Subject subject = core.subject_for(file, reader.actor, core.now());
  const Staff* staff = as_staff(reader.actor);
  if (staff != nullptr && subject.glass == access::Glass::live) {
    // Broken in one session, which proved who was there; another's cookie does not reach through.
    subject.glass = core.rights()->glass_of(staff->id, file.id, core.now(), reader.session);
    subject.session =
        subject.glass == access::Glass::live ? access::Session::stepped_up : access::Session::live;
  }
  if (reader.stepped_up) {
    subject.session = access::Session::stepped_up;
  }
  return subject;
}

Subject Look::subject(const Reader& reader, const CaseFile& file) {
  return subject_for_reader(core_, reader, file);
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
    subject.glass = rights.glass_of(staff->id, row.contact, core_.now(), reader.session);
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
    auto file = core_.load_if_contact(contact);
    if (file == nullptr) {
      return false;  // a matter or an entry, which have rules of their own
    }
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
  if (staff != nullptr) {
    seen.own = covered_by(*core_.rota(), staff->id, core_.now());
    seen.own.push_back(staff->id);
  }
  const StaffId somebody{};  // no account has it
  const auto add = [&](std::vector<Stage>& stages, Stage stage, std::optional<StaffId> worker) {
    const Subject subject{.worker = worker,
                          .asked = {},
                          .decided = stage >= Stage::to_look_again,
                          .weighed = stage >= Stage::to_decide};
    if (openmash::may(reader.actor, Permission::see_contact, subject, core_.profile()) >=
        Level::outline) {
      stages.push_back(stage);
    }
  };
  for (int i = 0; i <= static_cast<int>(Stage::closed); ++i) {
    const auto stage = static_cast<Stage>(i);
    add(seen.of_nobody, stage, std::nullopt);
    add(seen.of_others, stage, somebody);
    if (staff != nullptr) {
      add(seen.of_own, stage, staff->id);
    }
  }
  if (staff == nullptr) {
    return seen;
  }
  for (const auto& [contact, listed] : core_.rights()->restricted) {
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

Result<Visible<std::vector<QueueRow>>, Refusal> Look::queue(const Reader& asking,
                                                            const views::QueueFilter& filter) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  if (!permits(reader.actor, Permission::see_queue, {}, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::queue, {})) {
      return queue(reader, filter);
    }
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
    row.restricted = rights->restricted.contains(row.contact);
    row.seen = openmash::may(reader.actor, Permission::see_contact, subject, core_.profile());
    if (row.seen < Level::read) {
      row.children.clear();
      row.first_words.clear();
      row.from.clear();
    } else {
      subjects.push_back({.contact = row.contact, .version = row.version, .extent = Extent::row});
    }
    return row.seen < Level::outline;
  });
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::queue, std::move(subjects))) {
    return queue(reader, filter);
  }
  return Visible<std::vector<QueueRow>>{std::move(rows)};
}

Result<Visible<CasePage>, Refusal> Look::contact(const Reader& asking, std::string_view reference,
                                                 ReadPurpose purpose) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto contact = find(reference);
  CasePage page;
  std::shared_ptr<const CaseFile> file;
  Subject about;
  if (contact) {
    page.history = core_.history(*contact);
    CaseFile whole = fold(*contact, page.history);
    about = looked_at(judging, whole);
    const Seeing seeing{
        .reader = reader.actor, .subject = about, .profile = core_.profile(), .now = core_.now()};
    hide_reasoning(page.history, whole, reader.actor, core_.now());
    hide_held(page.history, whole, seeing);
    hide_reasoning(whole, reader.actor, core_.now());
    hide_held(whole, seeing);
    file = std::make_shared<const CaseFile>(std::move(whole));
    page.level = openmash::may(reader.actor, Permission::see_contact, about, core_.profile());
  }
  if (page.level < Level::read) {
    if (!recorded_in_vain(judging, purpose, contact)) {
      return this->contact(reader, reference, purpose);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  page.file = file;
  page.profile = &core_.profile_for(*file);
  page.stage = stage_of(*file, *page.profile);
  page.unread = unread_items(core_, *file);
  page.gaps = gaps_before_decision(*file, *page.profile, page.unread, core_.now());
  Subject proved = about;  // what is handed out is offered, and asks for a proof before it is done
  proved.session = access::Session::stepped_up;
  for (const Permission permission : every_permission) {
    if (permits(reader.actor, permission, hands_out(permission) ? proved : about,
                core_.profile())) {
      page.permitted.push_back(permission);
    }
  }
  const bool with_items = purpose == ReadPurpose::work || purpose == ReadPurpose::decide;
  std::vector<SubjectShown> subjects{{.contact = *contact,
                                      .version = file->version,
                                      .items = with_items ? items_of(*file) : std::vector<ItemId>{},
                                      .extent = with_items ? Extent::whole : Extent::form}};
  page.earlier = earlier_contacts(reader, *file, subjects);
  const std::shared_ptr<const Rights> rights = core_.rights();
  if (may_see_looked(reader.actor, about, core_.profile()) >= Level::read) {
    page.viewers = viewers(*contact);
    // What was tried and opened nothing is for those who guard: it tells of whom it is kept from.
    std::ranges::copy_if(rights->glasses, std::back_inserter(page.glasses),
                         [&](const BrokenGlass& one) {
                           return one.broken.what.contact == contact && one.broken.what.opened;
                         });
  }
  if (const auto found = rights->restricted.find(*contact); found != rights->restricted.end()) {
    page.listed = found->second;
  }
  if (const Staff* staff = as_staff(reader.actor)) {
    Subject without = about;
    without.glass = access::Glass::none;
    if (openmash::may(reader.actor, Permission::see_contact, without, core_.profile()) <
        Level::read) {
      page.glass = live_glass(*rights, staff->id, *contact, core_.now());
    }
  }
  judging.grounds.rest_on(contact->value, file->version);
  rest_on_rows(judging, subjects);  // and on those that came before it
  if (!recorded(judging, purpose, std::move(subjects))) {
    return this->contact(reader, reference, purpose);
  }
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
    // That a child was told of before is what the look-up is for: it is kept from those alone whom
    // a conflict or a list keeps from it.
    const Subject about = subject(reader, *other);
    if (is_kept(about)) {
      continue;
    }
    const Level level =
        openmash::may(reader.actor, Permission::see_contact, about, core_.profile());
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
    subjects.push_back(
        {.contact = alike.contact, .version = other->version, .extent = Extent::outline});
  }
  std::ranges::sort(earlier, {}, &EarlierContact::received_at);
  return earlier;
}

Result<Visible<std::vector<WaitingContact>>, Refusal> Look::waiting(
    const Reader& asking, const views::QueueFilter& filter, Permission needs) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  if (!permits(reader.actor, needs, {}, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::form, {})) {
      return this->waiting(reader, filter, needs);
    }
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
      hide_reasoning(whole, reader.actor, core_.now());
      hide_held(whole, {.reader = reader.actor,
                        .subject = about,
                        .profile = core_.profile(),
                        .now = core_.now()});
      const auto file = std::make_shared<const CaseFile>(std::move(whole));
      one.profile = &core_.profile_for(*file);
      one.earlier = earlier_contacts(reader, *file, subjects);
      one.file = file;
      subjects.push_back(
          {.contact = row.contact, .version = file->version, .extent = Extent::form});
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
  std::ranges::sort(subjects, {}, [](const SubjectShown& one) {
    return std::pair{one.contact, one.extent == Extent::outline};
  });
  const auto again = std::ranges::unique(subjects, {}, &SubjectShown::contact);
  subjects.erase(again.begin(), again.end());
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::form, std::move(subjects))) {
    return this->waiting(reader, filter, needs);
  }
  return Visible<std::vector<WaitingContact>>{std::move(waiting)};
}

Result<Visible<std::vector<RequestRow>>, Refusal> Look::requests(const Reader& asking) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr || !staff->agency) {
    if (!recorded_in_vain(judging, ReadPurpose::queue, {})) {
      return requests(reader);
    }
    return No<Refusal>{NotPermitted{}};
  }
  const Subject own{.worker = {}, .asked = staff->agency, .decided = false};
  if (!permits(reader.actor, Permission::see_request, own, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::queue, {})) {
      return requests(reader);
    }
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
    subjects.push_back({.contact = row.contact,
                        .version = row.version,
                        .extent = Extent::row,
                        .about = row.request.value});
  }
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::queue, std::move(subjects))) {
    return requests(reader);
  }
  return Visible<std::vector<RequestRow>>{std::move(rows)};
}

Result<Visible<RequestPage>, Refusal> Look::request(const Reader& asking, RequestId request) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto contact = core_.readers().read(
      [&](db::Connection& connection) { return views::contact_of(connection, request); });
  CaseFile seen = contact ? *core_.load(*contact) : CaseFile{};
  std::vector<Released<OutwardItem>> told = told_to(reader.actor, seen, request, core_.now());
  const Subject subject = looked_at(judging, seen, request);
  hide_reasoning(seen, reader.actor, core_.now());
  hide_held(
      seen,
      {.reader = reader.actor, .subject = subject, .profile = core_.profile(), .now = core_.now()});
  const CaseFile* file = &seen;
  const Request* found = file->enquiry.find(request);
  if (found == nullptr ||
      !permits(reader.actor, Permission::see_request, subject, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::answer, contact)) {
      return this->request(reader, request);
    }
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
  judging.grounds.rest_on(contact->value, file->version);
  if (!recorded(judging, ReadPurpose::answer,
                {{.contact = *contact,
                  .version = file->version,
                  .items = std::move(items),
                  .extent = Extent::request,
                  .about = request.value}})) {
    return this->request(reader, request);
  }
  return Visible<RequestPage>{std::move(page)};
}

Result<Visible<SentCopy>, Refusal> Look::copy(ContactId contact, Id128 session) {
  return copy(contact, Reader{.actor = Referrer{}, .session = session});
}

Result<Visible<SentCopy>, Refusal> Look::copy(ContactId contact, const Reader& asking) {
  const Judging judging = this->judging(asking);
  const auto file = core_.load(contact);
  if (!file->exists()) {
    return No<Refusal>{NoSuchContact{}};
  }
  // What the hub did with it is not the referrer's to read: the copy holds the intake alone.
  auto own = std::make_shared<CaseFile>();
  own->id = file->id;
  own->version = file->version;
  own->intake = file->intake;
  if (!recorded(judging, ReadPurpose::copy,
                {{.contact = contact, .version = file->version, .extent = Extent::form}})) {
    return copy(contact, judging.reader);
  }
  return Visible<SentCopy>{SentCopy{.file = std::move(own)}};
}

Result<Visible<std::vector<Handover>>, Refusal> Look::notes(const Reader& asking) {
  const Judging judging = this->judging(asking);
  const Staff* staff = as_staff(judging.reader.actor);
  if (staff == nullptr) {
    return No<Refusal>{NotPermitted{}};
  }
  const std::shared_ptr<const Rota> rota = core_.rota();
  const std::vector<OnStaff> people = people_.on_staff();
  std::vector<Handover> notes = unread_by(
      {.rota = *rota, .people = people, .profile = core_.profile()}, staff->id, core_.now());
  std::vector<SubjectShown> subjects;
  for (const Handover& one : notes) {
    subjects.push_back(
        {.contact = ContactId{one.given.what.handover.value}, .version = 1, .extent = Extent::row});
  }
  if (!recorded(judging, ReadPurpose::queue, std::move(subjects))) {
    return this->notes(judging.reader);
  }
  return Visible<std::vector<Handover>>{std::move(notes)};
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

bool Look::finds(const Reader& asking, std::string_view reference) {
  const Judging judging = this->judging(asking);
  const auto contact = find(reference);
  if (contact && is_open_to(judging.reader, *contact)) {
    return true;  // nothing of it is shown: the page it leads to is recorded
  }
  return recorded_in_vain(judging, ReadPurpose::search, contact) ? false
                                                                 : finds(judging.reader, reference);
}

std::optional<ContactId> Look::find(std::string_view reference) {
  const auto written = read_reference(reference);
  if (!written) {
    return std::nullopt;
  }
  return core_.readers().read(
      [&](db::Connection& connection) { return views::find_reference(connection, *written); });
}

std::optional<std::vector<std::string>> Look::notified_as(const Reader& asking,
                                                          std::string_view police_reference) {
  const Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto found = earlier_.notified_as(police_reference);
  if (!found) {
    return std::nullopt;
  }
  std::vector<std::string> references;
  std::vector<SubjectShown> subjects;
  for (const ContactId contact : *found) {
    const auto file = core_.load(contact);
    if (openmash::may(reader.actor, Permission::see_contact, subject(reader, *file),
                      core_.profile()) >= Level::outline) {
      references.push_back(file->intake.contact.reference);
      subjects.push_back({.contact = contact, .version = file->version, .extent = Extent::outline});
    }
  }
  if (!recorded(judging, ReadPurpose::search, std::move(subjects))) {
    return notified_as(reader, police_reference);
  }
  return references;
}

}  // namespace openmash::app
