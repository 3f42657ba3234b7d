#include <algorithm>
#include <utility>

#include "app/look.h"
#include "base/contains.h"
#include "domain/reference.h"
#include "london/london_time.h"
#include "views/access.h"

namespace openmash::app {

// Who looked: the last viewers of a case, the record searched, the week's digest, and what stood
// out. Whoever asks is recorded as everybody is.
namespace {

constexpr std::size_t viewers_most = 25;
constexpr std::size_t lines_most = 500;
constexpr std::chrono::days back_for_a_person{28};
constexpr std::chrono::days back_for_everybody{1};
constexpr std::chrono::days a_week{7};

Date monday_of(Date day) {
  const std::chrono::weekday weekday = london::weekday_of(day);
  return Date{std::chrono::sys_days{day} - (weekday - std::chrono::Monday)};
}

Date last_week(Instant now) {
  return Date{std::chrono::sys_days{monday_of(london::date_of(now))} - a_week};
}

/// Of this person, or tried in their name; of everybody where nobody is named.
bool is_about(const InRecord& entry, std::optional<StaffId> person) {
  const auto* other = std::get_if<RecordedInRecord>(&entry.what);
  const auto* met = other == nullptr ? nullptr : std::get_if<GuardMet>(&other->event);
  return !person || is_staff(entry.by, *person) || (met != nullptr && met->name == *person);
}

bool opened(const AccessLine& line) {
  return !line.refused && !line.asked && !line.met && line.again == 0 &&
         (line.extent == Extent::whole || line.extent == Extent::form ||
          line.extent == Extent::request);
}

/// The rows of one response's list under one line, so that openings do not drown among them: how
/// many there were and which, nothing lost.
void fold_lists(std::vector<AccessLine>& lines) {
  std::vector<AccessLine> folded;
  for (AccessLine& line : lines) {
    const bool is_row = line.extent == Extent::row && !line.refused && !line.reference.empty();
    AccessLine* last = folded.empty() ? nullptr : &folded.back();
    if (is_row && last != nullptr && last->extent == Extent::row && !last->refused &&
        last->place == line.place && last->through_glass == line.through_glass) {
      if (last->listed.empty()) {
        last->listed.push_back(std::exchange(last->reference, {}));
      }
      last->listed.push_back(std::move(line.reference));
    } else {
      folded.push_back(std::move(line));
    }
  }
  lines = std::move(folded);
}

}  // namespace

std::optional<std::string> through_glass(const Rights& rights, const Actor& by, ContactId contact,
                                         Instant at, Id128 in) {
  const Staff* staff = as_staff(by);
  const auto found = std::ranges::find_if(rights.glasses, [&](const BrokenGlass& one) {
    return staff != nullptr && is_staff(one.broken.by, staff->id) &&
           one.broken.what.contact == contact && one.broken.what.session == in && one.lives_at(at);
  });
  return found == rights.glasses.end() ? std::nullopt : std::optional{found->broken.what.reason};
}

namespace {

/// The last time of a row; in which session that was stands in the day's record alone, which is
/// read where they had broken glass at all.
std::optional<std::string> through_glass(Core& core, const Rights& rights,
                                         const views::LookedRow& row, ContactId contact) {
  const bool broke_it = std::ranges::any_of(rights.glasses, [&](const BrokenGlass& one) {
    return one.broken.what.contact == contact && one.lives_at(row.last) &&
           is_same_person(one.broken.by, row.by);
  });
  for (const InRecord& entry : broke_it ? record_in(core, row.stream) : std::vector<InRecord>{}) {
    const auto* showing = std::get_if<codec::RecordedShowing>(&entry.what);
    if (showing != nullptr && entry.at == row.last &&
        contains(showing->shown.subjects, contact, &SubjectShown::contact)) {
      return openmash::app::through_glass(rights, row.by, contact, row.last,
                                          showing->shown.session);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Viewer> Look::viewer(const Actor& by, ReadPurpose purpose, Instant at) {
  Viewer viewer{.person = {},
                .name = people_.name_of(by),
                .role_name = {},
                .agency_name = {},
                .purpose = purpose,
                .last = at};
  if (const Staff* staff = as_staff(by)) {
    viewer.person = staff->id;
    const hub::Role* role = core_.profile().role(staff->role);
    viewer.role_name = role == nullptr ? staff->role.value : role->name;
    if (staff->agency) {
      const hub::Agency* agency = core_.profile().agency(*staff->agency);
      viewer.agency_name = agency == nullptr ? staff->agency->value : agency->name;
    }
    return viewer;
  }
  return as_guest(by) == nullptr ? std::nullopt : std::optional{viewer};
}

std::vector<Viewer> Look::viewers(ContactId contact) {
  const auto rows = core_.readers().read([&](db::Connection& connection) {
    return views::looked_at(connection, ReadPass{}, core_.access_keys(), contact);
  });
  const std::shared_ptr<const Rights> rights = core_.rights();
  std::vector<Viewer> last;
  std::vector<Actor> known;
  for (const views::LookedRow& row : rows) {
    const bool is_known = std::ranges::any_of(known, [&](const Actor& one) {
      const Staff* left = as_staff(one);
      const Staff* right = as_staff(row.by);
      return left != nullptr && right != nullptr ? left->id == right->id : one == row.by;
    });
    if (row.how != views::LookedHow::opened || is_known || last.size() == viewers_most) {
      continue;
    }
    known.push_back(row.by);
    if (auto one = viewer(row.by, row.purpose, row.last)) {
      one->chosen = row.chosen;
      one->through_glass = through_glass(core_, *rights, row, contact);
      last.push_back(*std::move(one));
    }
  }
  return last;
}

std::string Look::reference_of(ContactId contact) {
  const auto matter = core_.readers().read([&](db::Connection& connection) {
    return views::name_matter(connection, MatterId{contact.value});
  });
  if (matter) {
    return matter->reference;
  }
  const auto file = core_.load_if_contact(contact);
  return file == nullptr ? std::string{} : file->intake.contact.reference;
}

bool Look::hears_of(const Reader& reader, ContactId contact) {
  const Staff* staff = as_staff(reader.actor);
  const std::shared_ptr<const Rights> rights = core_.rights();
  return staff != nullptr &&
         rights->restriction(staff->id, contact) != access::Restriction::unlisted &&
         !(rights->is_in_register(staff->id) && is_kept_from(reader, contact, 0));
}

bool Look::hears_of(const Reader& reader, std::string_view reference) {
  const auto contact = find(reference);
  return contact && hears_of(reader, *contact);
}

void Look::add_lines(const Reader& reader, std::vector<AccessLine>& lines, const InRecord& entry,
                     std::optional<ContactId> only) {
  const auto who = viewer(entry.by, ReadPurpose::work, entry.at);
  AccessLine line{.at = entry.at,
                  .name = who ? who->name : people_.name_of(entry.by),
                  .role_name = who ? who->role_name : "",
                  .agency_name = who ? who->agency_name : "",
                  .reference = {},
                  .asked = {},
                  .place = entry.place};
  const auto about = [&](std::optional<ContactId> contact) {
    if ((only && contact != only) || (contact && !hears_of_record(reader, *contact))) {
      return false;
    }
    line.reference = contact ? reference_of(*contact) : "";
    return true;
  };
  if (const auto* showing = std::get_if<codec::RecordedShowing>(&entry.what)) {
    line.purpose = showing->shown.purpose;
    line.chosen = showing->shown.chosen;
    line.refused = showing->shown.refused;
    const std::shared_ptr<const Rights> rights = core_.rights();
    for (const SubjectShown& subject : showing->shown.subjects) {
      line.extent = subject.extent;
      line.version = subject.version;
      line.through_glass = line.refused ? std::nullopt
                                        : through_glass(*rights, entry.by, subject.contact,
                                                        entry.at, showing->shown.session);
      if (about(subject.contact)) {
        lines.push_back(line);
      } else if (line.refused && !only) {
        // Refused, what is kept from this reader reads like what is not there: no line is missing.
        line.reference.clear();
        lines.push_back(line);
      }
    }
    return;
  }
  const RecordEvent& event = std::get<RecordedInRecord>(entry.what).event;
  if (const auto* again = std::get_if<ShownAgain>(&event)) {
    for (const AgainShown& one : again->again) {
      line.purpose = one.purpose;
      line.again = one.times;
      line.version = one.version;
      if (about(one.contact)) {
        lines.push_back(line);
      }
    }
    if (again->refused > 0 && !only) {
      line.reference.clear();
      line.refused = true;
      line.again = again->refused;
      lines.push_back(line);
    }
  } else if (const auto* said = std::get_if<PurposeChosen>(&event)) {
    line.chosen = said->purpose;
    line.says = true;
    if (about(said->contact)) {
      lines.push_back(line);
    }
  } else if (const auto* asked = std::get_if<RecordAsked>(&event)) {
    line.asked = asked->question;
    line.purpose = ReadPurpose::looked;
    if (about(asked->contact)) {
      lines.push_back(line);
    }
  } else if (const auto* met = std::get_if<GuardMet>(&event); met != nullptr && !only) {
    line.met = *met;
    if (!met->passed) {
      line.name = met->name ? "In the name of " + people_.name_of(*met->name) : "Nobody's name";
    }
    lines.push_back(line);
  }
}

Result<Visible<AccessLines>, Refusal> Look::accesses(const Reader& asking,
                                                     const AccessFilter& filter) {
  const Judging judging = this->judging(asking);
  if (!permits(judging.reader.actor, Permission::see_access_record, {}, core_.profile())) {
    return recorded_in_vain(judging, ReadPurpose::looked, {})
               ? Result<Visible<AccessLines>, Refusal>{No<Refusal>{NotPermitted{}}}
               : accesses(judging.reader, filter);
  }
  const Instant now = core_.now();
  const Instant until = filter.until.value_or(now);
  const Instant from = filter.from.value_or(
      until - (filter.says_whom_or_what() ? back_for_a_person : back_for_everybody));
  auto contact = filter.reference ? find(*filter.reference) : std::nullopt;
  if (contact && !hears_of(judging.reader, *contact)) {
    contact.reset();
  }
  AccessLines found;
  const auto add = [&](const InRecord& entry) {
    if (is_about(entry, filter.person) && entry.at >= from && entry.at <= until) {
      add_lines(judging.reader, found.lines, entry, contact);
    }
  };
  if (contact) {
    const auto rows = core_.readers().read([&](db::Connection& connection) {
      return views::looked_at(connection, ReadPass{}, core_.access_keys(), *contact);
    });
    std::vector<Id128> streams;
    for (const views::LookedRow& row : rows) {
      if (row.last >= from && std::ranges::find(streams, row.stream) == streams.end()) {
        streams.push_back(row.stream);
        std::ranges::for_each(record_in(core_, row.stream), add);
      }
    }
  } else if (!filter.reference) {
    for (const Colleague& one : people_.colleagues()) {
      if (!filter.person || *filter.person == one.id) {
        std::ranges::for_each(
            record_of(core_, Staff{.id = one.id, .role = {}, .agency = {}}, from, until), add);
        std::ranges::for_each(ways_in_of(core_, one.id, from), add);
      }
    }
    if (!filter.person) {
      std::ranges::for_each(ways_in_of(core_, std::nullopt, from), add);
    }
  }
  fold_lists(found.lines);
  std::ranges::sort(found.lines, [](const AccessLine& left, const AccessLine& right) {
    return left.at != right.at ? left.at > right.at : right.place < left.place;
  });
  found.cut = found.lines.size() > lines_most;
  found.lines.resize(std::min(found.lines.size(), lines_most));
  const RecordAsked asked{.session = {},
                          .question = RecordQuestion::search,
                          .person = filter.person,
                          .role = {},
                          .contact = contact,
                          .from = from,
                          .until = until,
                          .found = static_cast<std::uint32_t>(found.lines.size())};
  if (!record_.write(judging.reader, judging.grounds, asked)) {
    return accesses(judging.reader, filter);
  }
  return Visible<AccessLines>{std::move(found)};
}

std::vector<Digest::Case> Look::looked_at_cases_of(const Reader& reader, const Staff& staff,
                                                   Instant from, Instant until) {
  std::vector<Digest::Case> cases;
  auto own = core_.readers().read(
      [&](db::Connection& connection) { return views::contacts_of(connection, staff.id); });
  // A case that is over stays with its worker in the list, and is kept from them all the same.
  std::erase_if(own, [&](ContactId contact) { return !hears_of(reader, contact); });
  const std::shared_ptr<const Rights> rights = core_.rights();
  for (const ContactId contact : own) {
    Digest::Case one;
    const auto rows = core_.readers().read([&](db::Connection& connection) {
      return views::looked_at(connection, ReadPass{}, core_.access_keys(), contact);
    });
    for (const views::LookedRow& row : rows) {
      const bool in_week = row.last >= from && row.last < until;
      if (in_week && row.how == views::LookedHow::opened && !is_staff(row.by, staff.id)) {
        if (auto who = viewer(row.by, row.purpose, row.last)) {
          who->through_glass = through_glass(core_, *rights, row, contact);
          one.viewers.push_back(*std::move(who));
        }
      }
    }
    if (!one.viewers.empty()) {
      one.reference = reference_of(contact);
      cases.push_back(std::move(one));
    }
  }
  return cases;
}

/// Whoever plans the duty of this desk is the line manager of those at it: no profile says more.
bool Look::manages(const Staff& staff, const Colleague& person) const {
  return person.id != staff.id && permits(staff, Permission::plan_duty,
                                          {.worker = {}, .asked = person.agency}, core_.profile());
}

Digest Look::digest_for(const Reader& reader, const Staff& staff, Date week) {
  const Instant from = london::start_of(week);
  const Instant until = london::start_of(Date{std::chrono::sys_days{week} + a_week});
  Digest digest{
      .week = week, .cases = looked_at_cases_of(reader, staff, from, until), .people = {}};
  KnownHistories known;
  for (const Colleague& person : people_.colleagues()) {
    const auto account = people_.find(person.id);
    if (!account || !manages(staff, person)) {
      continue;
    }
    Digest::Person one{.name = person.display_name, .role_name = {}, .unworked = {}};
    const hub::Role* role = core_.profile().role(person.role);
    one.role_name = role == nullptr ? person.role.value : role->name;
    std::vector<AccessLine> lines;
    for (const InRecord& entry : record_of(core_, account->staff(), from, until)) {
      add_lines(reader, lines, entry, {});
    }
    std::vector<std::string> cases;
    for (const AccessLine& line : lines) {
      if (opened(line)) {
        cases.push_back(line.reference);
      } else if (!line.refused && !line.asked && line.again == 0) {
        ++one.listed;
      }
    }
    std::ranges::sort(cases);
    cases.erase(std::ranges::unique(cases).begin(), cases.end());
    one.opened = cases.size();
    for (const Looking& look : lookings_of(core_, *account, from, until, known)) {
      if (!look.is_work && hears_of(reader, look.contact)) {
        one.unworked.push_back(reference_of(look.contact));
      }
    }
    std::ranges::sort(one.unworked);
    one.unworked.erase(std::ranges::unique(one.unworked).begin(), one.unworked.end());
    if (one.opened + one.listed > 0) {
      digest.people.push_back(std::move(one));
    }
  }
  return digest;
}

Result<Visible<Digest>, Refusal> Look::digest(const Reader& asking, Date week) {
  const Judging judging = this->judging(asking);
  const Staff* staff = as_staff(judging.reader.actor);
  if (staff == nullptr || staff->role.value.empty()) {
    return recorded_in_vain(judging, ReadPurpose::looked, {})
               ? Result<Visible<Digest>, Refusal>{No<Refusal>{NotPermitted{}}}
               : digest(judging.reader, week);
  }
  Digest found = digest_for(judging.reader, *staff, monday_of(week));
  const RecordAsked asked{
      .session = {},
      .question = RecordQuestion::digest,
      .person = staff->id,
      .role = {},
      .contact = {},
      .from = london::start_of(found.week),
      .until = london::start_of(Date{std::chrono::sys_days{found.week} + a_week}),
      .found = static_cast<std::uint32_t>(found.cases.size() + found.people.size())};
  if (!record_.write(judging.reader, judging.grounds, asked)) {
    return digest(judging.reader, week);
  }
  const std::scoped_lock lock{mutex_};
  Date& read = digest_read_[staff->id];
  read = std::max(read, found.week);
  return Visible<Digest>{std::move(found)};
}

bool Look::digest_waits(const Reader& reader) {
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr) {
    return false;
  }
  const Date week = last_week(core_.now());
  {
    const std::scoped_lock lock{mutex_};
    if (const auto found = digest_read_.find(staff->id);
        found != digest_read_.end() && found->second >= week) {
      return false;
    }
  }
  const Instant since = london::start_of(Date{std::chrono::sys_days{week} + a_week});
  const auto entries = record_of(core_, *staff, since, core_.now());
  const bool was_read = std::ranges::any_of(entries, [&](const InRecord& one) {
    const auto* other = std::get_if<RecordedInRecord>(&one.what);
    const auto* asked = other == nullptr ? nullptr : std::get_if<RecordAsked>(&other->event);
    return asked != nullptr && asked->question == RecordQuestion::digest && asked->until &&
           *asked->until >= since;
  });
  const std::vector<Colleague> everybody = people_.colleagues();
  const bool manages_anybody = std::ranges::any_of(
      everybody, [&](const Colleague& one) { return !one.closed && manages(*staff, one); });
  if (!was_read && (manages_anybody ||
                    !looked_at_cases_of(reader, *staff, london::start_of(week), since).empty())) {
    return true;
  }
  const std::scoped_lock lock{mutex_};
  digest_read_[staff->id] = week;
  return false;
}

Result<Visible<std::vector<PatternPage>>, Refusal> Look::patterns(const Reader& asking) {
  const Judging judging = this->judging(asking);
  const Staff* staff = as_staff(judging.reader.actor);
  if (staff == nullptr || !permits(*staff, Permission::see_access_record, {}, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::looked, {})) {
      return patterns(judging.reader);
    }
    return No<Refusal>{NotPermitted{}};
  }
  std::vector<PatternPage> pages;
  for (const Noticed& one : watch_.noticed()) {
    const PatternNoticed& pattern = one.pattern.what;
    // Of what is about the reader, or about a case kept from them, nothing is told: somebody else
    // reviews it.
    if (std::ranges::find(pattern.people, staff->id) != pattern.people.end() ||
        !std::ranges::all_of(pattern.contacts, [&](ContactId contact) {
          return hears_of(judging.reader, contact);
        })) {
      continue;
    }
    PatternPage page{.noticed = pattern,
                     .at = one.pattern.at,
                     .names = {},
                     .references = {},
                     .reviewed = one.reviewed,
                     .may_review = !one.reviewed};
    for (const StaffId person : pattern.people) {
      page.names.push_back(people_.name_of(person));
    }
    for (const ContactId contact : pattern.contacts) {
      page.references.push_back(reference_of(contact));
    }
    pages.push_back(std::move(page));
  }
  const RecordAsked asked{.session = {},
                          .question = RecordQuestion::patterns,
                          .person = {},
                          .role = {},
                          .contact = {},
                          .from = {},
                          .until = {},
                          .found = static_cast<std::uint32_t>(pages.size())};
  if (!record_.write(judging.reader, judging.grounds, asked)) {
    return patterns(judging.reader);
  }
  return Visible<std::vector<PatternPage>>{std::move(pages)};
}

std::size_t Look::patterns_waiting(const Reader& reader) {
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr || !permits(*staff, Permission::see_access_record, {}, core_.profile())) {
    return 0;
  }
  const std::vector<Noticed> all = watch_.noticed();
  return static_cast<std::size_t>(std::ranges::count_if(all, [&](const Noticed& one) {
    const PatternNoticed& pattern = one.pattern.what;
    return !one.reviewed && std::ranges::find(pattern.people, staff->id) == pattern.people.end() &&
           std::ranges::all_of(pattern.contacts,
                               [&](ContactId contact) { return hears_of(reader, contact); });
  }));
}

}  // namespace openmash::app
