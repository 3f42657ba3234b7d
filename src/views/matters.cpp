#include "views/matters.h"

#include "domain/matter/questions.h"

namespace openmash::views {

namespace {

struct MatterWords {
  std::string from;
  std::string first_words;
};

void fields(auto& v, codec::Of<MatterWords> auto& x) {
  v(x.from, x.first_words);
}

/// What it became counts before what it was about.
std::string contact_of(const Matter& matter) {
  if (matter.is_settled) {
    const MatterSettled& end = matter.settled.back().what;
    if (end.became == Became::contact || end.became == Became::addition) {
      return end.where;
    }
  }
  return matter.opened.contact;
}

/// Its one hole, ?1, is the contact's reference.
std::string where_of(const MatterFilter& filter) {
  if (!filter.contact.empty()) {
    return "WHERE contact = ?1 ";
  }
  return std::string{"WHERE ?1 = '' AND settled = "} + (filter.settled ? "1 " : "0 ") +
         (filter.kind ? "AND kind = " + std::to_string(static_cast<int>(*filter.kind)) + " " : "");
}

std::string order_of(const MatterFilter& filter) {
  return filter.settled ? "ORDER BY received DESC " : "ORDER BY due IS NULL, due, received ";
}

}  // namespace

std::vector<db::Statement> rows_of(const Matter& matter, const seal::Key& key) {
  const MatterOpened& opened_as = matter.opened;
  const MatterWords words{.from = std::string{opened_as.answers.words("from")},
                          .first_words = beginning_of(opened_as.answers.words(matter_words))};
  return {
      {.sql =
           R"sql(INSERT INTO view_matter (matter, version, reference, kind, stage, settled, became,
      received, due, chased, contact, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      ON CONFLICT (matter) DO UPDATE SET version = ?2, stage = ?5, settled = ?6, became = ?7, due = ?9,
      chased = ?10, contact = ?11, sealed = ?12)sql",
       .values = {
           db::value(matter.id.value), number(matter.version), opened_as.reference,
           number(opened_as.kind), number(matter.stage), number(matter.is_settled),
           matter.is_settled ? number(matter.settled.back().what.became) : db::Value{nullptr},
           db::value(opened_as.received_at), instant_or_null(matter.due),
           number(matter.chased.size()), contact_of(matter),
           sealed(key, "matter", matter.id.value, matter.version, words)}}};
}

std::vector<MatterRow> matters(db::Connection& connection, const ReadPass&,
                               const MatterFilter& filter, const KeyOf& key_of) {
  db::Cursor cursor = connection.prepare(
      "SELECT matter, version, reference, kind, stage, settled, became, received, due, chased, "
      "contact, sealed FROM view_matter " +
      where_of(filter) + order_of(filter) + "LIMIT ?2 OFFSET ?3");
  cursor.bind(std::string_view{filter.contact})
      .bind(static_cast<std::int64_t>(filter.most))
      .bind(static_cast<std::int64_t>(filter.skip));
  std::vector<std::pair<MatterRow, Bytes>> found;
  while (cursor.step()) {
    MatterRow row{.matter = MatterId{cursor.id(0)},
                  .version = static_cast<std::uint64_t>(cursor.integer(1)),
                  .reference = std::string{cursor.text(2)},
                  .kind = static_cast<MatterKind>(cursor.integer(3)),
                  .stage = static_cast<int>(cursor.integer(4)),
                  .settled = cursor.integer(5) != 0,
                  .became = {},
                  .received_at = cursor.instant(7),
                  .due = {},
                  .chased = static_cast<int>(cursor.integer(9)),
                  .contact = std::string{cursor.text(10)}};
    if (!cursor.is_null(6)) row.became = static_cast<Became>(cursor.integer(6));
    if (!cursor.is_null(8)) row.due = cursor.instant(8);
    const BytesView envelope = cursor.bytes(11);
    found.emplace_back(std::move(row), Bytes{envelope.begin(), envelope.end()});
  }
  std::vector<MatterRow> rows;
  for (auto& [row, envelope] : found) {
    auto words = opened<MatterWords>(key_of, row.matter.value, "matter", row.matter.value,
                                     row.version, envelope);
    row.damaged = !words;
    if (words) {
      row.from = std::move(words->from);
      row.first_words = std::move(words->first_words);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::size_t size_of_matters(db::Connection& connection, const MatterFilter& filter) {
  db::Cursor cursor = connection.prepare("SELECT count(*) FROM view_matter " + where_of(filter));
  cursor.bind(std::string_view{filter.contact});
  return cursor.step() ? static_cast<std::size_t>(cursor.integer(0)) : 0;
}

std::map<MatterKind, int> open_matters(db::Connection& connection) {
  std::map<MatterKind, int> counts;
  for (const db::Row& row :
       connection.query("SELECT kind, count(*) FROM view_matter WHERE settled = 0 GROUP BY kind")) {
    counts[static_cast<MatterKind>(row.integer(0))] = static_cast<int>(row.integer(1));
  }
  return counts;
}

std::vector<MatterId> settled_received_before(db::Connection& connection, Instant before,
                                              std::size_t most) {
  std::vector<MatterId> found;
  db::Cursor cursor = connection.prepare(
      "SELECT matter FROM view_matter WHERE settled = 1 AND received < ?1 ORDER BY received "
      "LIMIT ?2");
  cursor.bind(before).bind(static_cast<std::int64_t>(most));
  while (cursor.step()) {
    found.push_back(MatterId{cursor.id(0)});
  }
  return found;
}

std::optional<MatterNamed> name_matter(db::Connection& connection, MatterId matter) {
  db::Cursor cursor =
      connection.prepare("SELECT reference, contact FROM view_matter WHERE matter = ?1");
  cursor.bind(matter.value);
  if (!cursor.step()) {
    return std::nullopt;
  }
  return MatterNamed{.reference = std::string{cursor.text(0)},
                     .contact = std::string{cursor.text(1)}};
}

std::optional<MatterId> find_matter(db::Connection& connection, const std::string& reference) {
  const db::Rows rows =
      connection.query("SELECT matter FROM view_matter WHERE reference = ?1", {reference});
  return rows.empty() ? std::nullopt : std::optional{MatterId{rows[0].id(0)}};
}

}  // namespace openmash::views
