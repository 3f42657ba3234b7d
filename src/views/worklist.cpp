#include "views/worklist.h"

#include <algorithm>

#include "codec/binary.h"
#include "domain/enquiry/request_information.h"
#include "domain/release/ask_for_release.h"
#include "seal/envelope.h"

namespace openmash::views {

namespace {

/// What a queue row holds under seal.
struct ContactWords {
  std::vector<std::string> children;
  std::string first_words;
  std::string from;
};

struct RequestWords {
  std::vector<std::string> children;
  std::string why;
};

void fields(auto& v, codec::Of<ContactWords> auto& x) {
  v(x.children, x.first_words, x.from);
}
void fields(auto& v, codec::Of<RequestWords> auto& x) {
  v(x.children, x.why);
}

/// "Child A, 6", "Child A, about 6", "name not known, about 6": as told when the contact came.
std::string label_of(const PersonDescribed& person, Date on) {
  std::string label{person.answers.words("name")};
  if (label.empty()) {
    label = person.answers.words("known_as");
  }
  if (label.empty()) {
    label = person.kind == PersonKind::unborn_child ? "Unborn child" : "Name not known";
  }
  const auto born = partial_date_from_text(person.answers.words("born"));
  if (person.kind == PersonKind::unborn_child) {
    return label;
  }
  if (const auto age = born ? age_in_years(*born, on) : std::nullopt) {
    label += *age == 0 ? ", under 1" : ", " + std::to_string(*age);
  } else if (const auto about = person.answers.words("about_age"); !about.empty()) {
    label += ", " + std::string{about};
  }
  return label;
}

std::vector<std::string> labels_of_children(const CaseFile& file) {
  const Date on{std::chrono::floor<std::chrono::days>(file.intake.contact.received_at)};
  std::vector<std::string> labels;
  for (const PersonDescribed* child : file.children()) {
    const bool gone = !file.destroyed.empty() && child->answers.all.empty();
    labels.push_back(gone ? "Destroyed" : label_of(*child, on));
  }
  return labels;
}

/// The beginning of what was said, cut at a word: it triages better than a category.
std::string first_words_of(const CaseFile& file) {
  std::string_view words;
  for (const ConcernRaised& concern : file.intake.concerns) {
    if (words.empty()) {
      words = concern.answers.words("words");
    }
  }
  return beginning_of(words);
}

db::Statement contact_row(const CaseFile& file, const hub::Profile& profile, const seal::Key& key) {
  const ContactReceived& contact = file.intake.contact;
  const auto silent = std::ranges::count_if(file.enquiry.requests,
                                            [](const Request& r) { return r.answers.empty(); });
  const ContactWords words{.children = labels_of_children(file),
                           .first_words = first_words_of(file),
                           .from = std::string{contact.answers.words("role")}};
  return {
      .sql =
          R"sql(INSERT INTO view_contact (contact, version, reference, stage, received, due, statutory_due,
      worker, level, channel, source, asks, requests, silent, sealed)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      ON CONFLICT (contact) DO UPDATE SET version = ?2, stage = ?4, due = ?6, worker = ?8, level = ?9,
      requests = ?13, silent = ?14, sealed = ?15)sql",
      .values = {db::value(file.id.value), number(file.version), contact.reference,
                 number(stage_of(file, profile)), db::value(contact.received_at),
                 instant_or_null(file.decision_due()), db::value(contact.statutory_due),
                 file.enquiry.worker ? db::value(file.enquiry.worker->value) : db::Value{nullptr},
                 file.rating() == nullptr ? std::string{} : file.rating()->level.value,
                 number(contact.channel), number(contact.source), number(contact.asks),
                 number(file.enquiry.requests.size()), number(silent),
                 sealed(key, "contact", file.id.value, file.version, words)}};
}

/// The hub asked to let an item go somewhere, and the agency has not decided.
bool asks_for_release(const Request& request) {
  return std::ranges::any_of(
      request.asked_for, [&](const Signed<ReleaseAsked>& one) { return is_open(request, one); });
}

db::Statement request_row(const CaseFile& file, const Request& request, const seal::Key& key) {
  const InformationRequested& asked = request.asked.what;
  const RequestWords words{.children = labels_of_children(file), .why = asked.why};
  return {
      .sql =
          R"sql(INSERT INTO view_request (request, contact, version, reference, agency, state, more, due, sealed)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (request) DO UPDATE SET version = ?3, state = ?6, more = ?7, due = ?8,
      sealed = ?9)sql",
      .values = {db::value(asked.request.value), db::value(file.id.value), number(file.version),
                 file.intake.contact.reference, asked.agency.value, number(request.state()),
                 number(request.waits_for_more() || asks_for_release(request)),
                 instant_or_null(due_of(file, request)),
                 sealed(key, "request", asked.request.value, file.version, words)}};
}

constexpr std::string_view contact_columns =
    "SELECT contact, version, reference, stage, received, due, statutory_due, worker, level, "
    "channel, source, "
    "asks, requests, silent, sealed FROM view_contact ";

/// Ids are bytes of our own making, so they may stand in the statement.
template <class Ids>
std::string one_of(const Ids& all) {
  std::string ids;
  for (const auto& id : all) {
    ids += (ids.empty() ? "x'" : ", x'") + id.value.hex() + "'";
  }
  return "(" + ids + ")";
}

std::string one_of(const std::vector<Stage>& all) {
  std::string stages;
  for (const Stage stage : all) {
    stages += (stages.empty() ? "" : ",") + std::to_string(static_cast<int>(stage));
  }
  return "(" + stages + ")";
}

/// What may be known of: every number is counted under it, and every page turned.
std::string only_seen(const std::optional<SeenRows>& all) {
  if (!all) {
    return "";
  }
  const SeenRows& seen = *all;
  const std::string own = one_of(seen.own);
  return "AND ((worker IS NULL AND stage IN " + one_of(seen.of_nobody) + ") OR (worker IN " + own +
         " AND stage IN " + one_of(seen.of_own) + ") OR (worker NOT IN " + own + " AND stage IN " +
         one_of(seen.of_others) + ")) " +
         (seen.without.empty() ? "" : "AND contact NOT IN " + one_of(seen.without) + " ");
}

std::string where_of(const QueueFilter& filter) {
  const std::string seen = only_seen(filter.seen);
  if (filter.reference) {
    return "WHERE reference = ?1 " + seen;
  }
  return (filter.stages.empty()
              ? "WHERE stage < " + std::to_string(static_cast<int>(Stage::closed)) + " "
              : "WHERE stage IN " + one_of(filter.stages) + " ") +
         (filter.channel
              ? "AND channel = " + std::to_string(static_cast<int>(*filter.channel)) + " "
              : "") +
         (filter.workers ? "AND worker IN " + one_of(*filter.workers) + " " : "") + seen +
         "AND ?1 = '' ";
}

/// What is to be done next before what was decided, first due first; the closed, newest first.
std::string order_of(const QueueFilter& filter) {
  if (filter.stages == std::vector{Stage::closed}) {
    return "ORDER BY received DESC ";
  }
  return "ORDER BY stage >= " + std::to_string(static_cast<int>(Stage::to_look_again)) +
         ", coalesce(due, statutory_due), received ";
}

void bind_where(db::Cursor& cursor, const QueueFilter& filter) {
  cursor.bind(std::string_view{filter.reference ? *filter.reference : std::string_view{}});
}

struct SealedRow {
  QueueRow row;
  Bytes envelope;
};

SealedRow read_contact(const db::Cursor& cursor) {
  QueueRow row;
  row.contact = ContactId{cursor.id(0)};
  row.version = static_cast<std::uint64_t>(cursor.integer(1));
  row.reference = cursor.text(2);
  row.stage = static_cast<Stage>(cursor.integer(3));
  row.received_at = cursor.instant(4);
  if (!cursor.is_null(5)) row.due = cursor.instant(5);
  row.statutory_due = cursor.instant(6);
  if (!cursor.is_null(7)) row.worker = StaffId{cursor.id(7)};
  row.level = cursor.text(8);
  row.channel = static_cast<Channel>(cursor.integer(9));
  row.source = static_cast<Source>(cursor.integer(10));
  row.asks = static_cast<Asks>(cursor.integer(11));
  row.requests = static_cast<int>(cursor.integer(12));
  row.requests_silent = static_cast<int>(cursor.integer(13));
  const BytesView envelope = cursor.bytes(14);
  return {.row = std::move(row), .envelope = Bytes{envelope.begin(), envelope.end()}};
}

}  // namespace

std::vector<db::Statement> rows_of(const CaseFile& file, const hub::Profile& profile,
                                   const seal::Key& key) {
  std::vector<db::Statement> rows{contact_row(file, profile, key)};
  for (const Request& request : file.enquiry.requests) {
    rows.push_back(request_row(file, request, key));
    for (const Signed<ItemReleased>& one : request.released) {
      if (one.what.to == ReleaseTo::an_agency) {
        rows.push_back(
            {.sql = "INSERT OR IGNORE INTO view_release (agency, contact) VALUES (?1, ?2)",
             .values = {one.what.agency.value, db::value(file.id.value)}});
      }
    }
  }
  return rows;
}

std::vector<ContactId> contacts_released_to(db::Connection& connection, const AgencyCode& agency) {
  db::Cursor cursor =
      connection.prepare("SELECT contact FROM view_release WHERE agency = ?1 ORDER BY contact");
  cursor.bind(std::string_view{agency.value});
  std::vector<ContactId> found;
  while (cursor.step()) {
    found.emplace_back(cursor.id(0));
  }
  return found;
}

std::vector<db::Statement> rows_of(const ContentShown& shown, const Actor& reader) {
  std::vector<db::Statement> rows;
  const Staff* staff = as_staff(reader);
  if (staff == nullptr || shown.refused) {
    return rows;
  }
  for (const SubjectShown& subject : shown.subjects) {
    for (const ItemId& item : subject.items) {
      rows.push_back(
          {.sql = "INSERT OR IGNORE INTO view_shown (contact, staff, item) VALUES (?1, ?2, ?3)",
           .values = {db::value(subject.contact.value), db::value(staff->id.value),
                      db::value(item.value)}});
    }
  }
  return rows;
}

std::size_t size_of_queue(db::Connection& connection, const QueueFilter& filter) {
  db::Cursor cursor = connection.prepare("SELECT count(*) FROM view_contact " + where_of(filter));
  bind_where(cursor, filter);
  return cursor.step() ? static_cast<std::size_t>(cursor.integer(0)) : 0;
}

std::vector<QueueRow> queue(db::Connection& connection, const ReadPass&, const QueueFilter& filter,
                            const KeyOf& key_of) {
  db::Cursor cursor = connection.prepare(std::string{contact_columns} + where_of(filter) +
                                         order_of(filter) + "LIMIT ?2 OFFSET ?3");
  bind_where(cursor, filter);
  cursor.bind(static_cast<std::int64_t>(filter.most)).bind(static_cast<std::int64_t>(filter.skip));
  std::vector<SealedRow> found;
  while (cursor.step()) {
    found.push_back(read_contact(cursor));
  }
  std::vector<QueueRow> rows;
  for (SealedRow& one : found) {
    auto words = opened<ContactWords>(key_of, one.row.contact.value, "contact",
                                      one.row.contact.value, one.row.version, one.envelope);
    one.row.damaged = !words;
    if (words) {
      one.row.children = std::move(words->children);
      one.row.first_words = std::move(words->first_words);
      one.row.from = std::move(words->from);
    }
    rows.push_back(std::move(one.row));
  }
  return rows;
}

std::vector<RequestRow> requests(db::Connection& connection, const ReadPass&,
                                 const QueueFilter& filter, const KeyOf& key_of) {
  db::Cursor cursor = connection.prepare(
      "SELECT request, contact, version, reference, agency, state, more, due, sealed FROM "
      "view_request "
      "WHERE agency = ?1 ORDER BY state > 1, due IS NULL, due, reference LIMIT ?2");
  const std::string agency = filter.agency ? filter.agency->value : "";
  cursor.bind(std::string_view{agency}).bind(static_cast<std::int64_t>(filter.most));
  std::vector<std::pair<RequestRow, Bytes>> found;
  while (cursor.step()) {
    RequestRow row;
    row.request = RequestId{cursor.id(0)};
    row.contact = ContactId{cursor.id(1)};
    row.version = static_cast<std::uint64_t>(cursor.integer(2));
    row.reference = cursor.text(3);
    row.agency = AgencyCode{std::string{cursor.text(4)}};
    row.state = static_cast<AnswerState>(cursor.integer(5));
    row.more_asked = cursor.integer(6) != 0;
    if (!cursor.is_null(7)) row.due = cursor.instant(7);
    const BytesView envelope = cursor.bytes(8);
    found.emplace_back(std::move(row), Bytes{envelope.begin(), envelope.end()});
  }
  std::vector<RequestRow> rows;
  for (auto& [row, envelope] : found) {
    auto words = opened<RequestWords>(key_of, row.contact.value, "request", row.request.value,
                                      row.version, envelope);
    row.damaged = !words;
    if (words) {
      row.children = std::move(words->children);
      row.why = std::move(words->why);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::map<Stage, int> counts(db::Connection& connection, const std::optional<SeenRows>& seen) {
  std::map<Stage, int> counts;
  for (const db::Row& row :
       connection.query("SELECT stage, count(*) FROM view_contact WHERE TRUE " + only_seen(seen) +
                        "GROUP BY stage")) {
    counts[static_cast<Stage>(row.integer(0))] = static_cast<int>(row.integer(1));
  }
  return counts;
}

std::map<StaffId, int> cases_by_worker(db::Connection& connection,
                                       const std::optional<SeenRows>& seen) {
  std::map<StaffId, int> cases;
  for (const db::Row& row : connection.query(
           "SELECT worker, count(*) FROM view_contact WHERE worker IS NOT NULL AND stage < ?1 " +
               only_seen(seen) + "GROUP BY worker",
           {static_cast<std::int64_t>(Stage::to_tell)})) {
    cases[StaffId{row.id(0)}] = static_cast<int>(row.integer(1));
  }
  return cases;
}

std::vector<ContactId> closed_received_before(db::Connection& connection, Instant before,
                                              std::size_t most) {
  std::vector<ContactId> contacts;
  db::Cursor cursor = connection.prepare(
      "SELECT contact FROM view_contact WHERE stage = ?1 AND received < ?2 ORDER BY received "
      "LIMIT ?3");
  cursor.bind(static_cast<std::int64_t>(Stage::closed))
      .bind(before)
      .bind(static_cast<std::int64_t>(most));
  while (cursor.step()) {
    contacts.push_back(ContactId{cursor.id(0)});
  }
  return contacts;
}

std::vector<ContactId> open_contacts(db::Connection& connection) {
  std::vector<ContactId> contacts;
  for (const db::Row& row : connection.query("SELECT contact FROM view_contact WHERE stage < ?1",
                                             {static_cast<std::int64_t>(Stage::closed)})) {
    contacts.push_back(ContactId{row.id(0)});
  }
  return contacts;
}

std::vector<ContactId> all_contacts(db::Connection& connection) {
  std::vector<ContactId> contacts;
  db::Cursor cursor = connection.prepare("SELECT contact FROM view_contact");
  while (cursor.step()) {
    contacts.push_back(ContactId{cursor.id(0)});
  }
  return contacts;
}

bool is_contact(db::Connection& connection, ContactId contact) {
  return !connection
              .query("SELECT 1 FROM view_contact WHERE contact = ?1", {db::value(contact.value)})
              .empty();
}

std::vector<ContactId> contacts_of(db::Connection& connection, StaffId worker) {
  std::vector<ContactId> contacts;
  for (const db::Row& row :
       connection.query("SELECT contact FROM view_contact WHERE worker = ?1 ORDER BY reference",
                        {db::value(worker.value)})) {
    contacts.push_back(ContactId{row.id(0)});
  }
  return contacts;
}

std::optional<ContactId> find_reference(db::Connection& connection, const std::string& reference) {
  const db::Rows rows =
      connection.query("SELECT contact FROM view_contact WHERE reference = ?1", {reference});
  return rows.empty() ? std::nullopt : std::optional{ContactId{rows[0].id(0)}};
}

std::optional<ContactId> contact_of(db::Connection& connection, RequestId request) {
  const db::Rows rows = connection.query("SELECT contact FROM view_request WHERE request = ?1",
                                         {db::value(request.value)});
  return rows.empty() ? std::nullopt : std::optional{ContactId{rows[0].id(0)}};
}

std::vector<ItemId> items_shown_to(db::Connection& connection, ContactId contact, StaffId staff) {
  std::vector<ItemId> items;
  for (const db::Row& row :
       connection.query("SELECT item FROM view_shown WHERE contact = ?1 AND staff = ?2",
                        {db::value(contact.value), db::value(staff.value)})) {
    items.push_back(ItemId{row.id(0)});
  }
  return items;
}

}  // namespace openmash::views
