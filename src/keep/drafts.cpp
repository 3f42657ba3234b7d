#include "keep/drafts.h"

#include <utility>

#include "base/ensure.h"
#include "keep/sealed_row.h"
#include "seal/hash.h"
#include "seal/random.h"

namespace openmash::keep {

/// What a code comes to: the row it finds and the key it opens it with. Neither tells the other, or
/// the code.
struct Drafts::Opener {
  seal::Key key;
  Bytes row;

  [[nodiscard]] RowPlace fields(std::uint64_t revision) const {
    return {"draft_version.fields", row, revision};
  }
  [[nodiscard]] RowPlace sent() const { return {"draft.sent", row, 0}; }
  [[nodiscard]] RowPlace copy() const { return {"draft_copy.content", row, 0}; }
};

namespace {

struct StoredDraft {
  std::uint64_t revision = 0;
  std::optional<Bytes> sent;
  Instant saved_at;
};

std::int64_t as_integer(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}
std::uint64_t as_number(std::int64_t integer) {
  return static_cast<std::uint64_t>(integer);
}

std::optional<StoredDraft> find_draft(db::Connection& connection, BytesView row, Instant now) {
  auto cursor = connection.prepare(
      "SELECT revision, sent, saved_at FROM draft WHERE id = ?1 AND saved_at >= ?2");
  cursor.bind(row).bind(now - Drafts::kept);
  if (!cursor.step()) {
    return std::nullopt;
  }
  StoredDraft draft{as_number(cursor.integer(0)), std::nullopt, cursor.instant(2)};
  if (!cursor.is_null(1)) {
    const BytesView sent = cursor.bytes(1);
    draft.sent = Bytes{sent.begin(), sent.end()};
  }
  return draft;
}

}  // namespace

Drafts::Drafts(db::Writer& writer, db::Readers& readers, seal::Key key)
    : writer_(writer), readers_(readers), key_(std::move(key)) {}

std::optional<Drafts::Opener> Drafts::opener(std::string_view typed) const {
  const auto code = seal::normalise_code(typed);
  if (!code) {
    return std::nullopt;
  }
  const seal::Key row = seal::key_from_code(key_, *code, "row of a draft");
  return Opener{seal::key_from_code(key_, *code, "content of a draft"),
                Bytes{row.view().begin(), row.view().end()}};
}

db::Statement Drafts::new_row(std::string_view code, Instant now) {
  const auto open = opener(code);
  ensure(open.has_value(), "a draft is put under a code that is one");
  return {"INSERT INTO draft (id, revision, sent, saved_at) VALUES (?1, 0, NULL, ?2)",
          {open->row, db::value(now)}};
}

std::string Drafts::create(Instant now) {
  std::string code = seal::fresh_code();
  const db::Statement row = new_row(code, now);
  writer_.write([&](db::Connection& connection) { connection.execute(row); });
  return code;
}

namespace {

std::optional<Draft> read_version(db::Connection& connection, const seal::Key& key,
                                  const RowPlace& place) {
  auto cursor = connection.prepare(
      "SELECT fields, saved_at FROM draft_version WHERE draft = ?1 AND revision = ?2");
  cursor.bind(place.row).bind(as_integer(place.revision));
  if (!cursor.step()) {
    return std::nullopt;
  }
  return Draft{decode_fields(open_row(key, place, cursor.bytes(0))), place.revision,
               cursor.instant(1)};
}

Id128 contact_in(const Bytes& content) {
  const auto contact = id_from_bytes(content);
  if (!contact) {
    throw CorruptRecord("a draft that was sent does not say as what");
  }
  return *contact;
}

}  // namespace

SaveOutcome Drafts::save(std::string_view code, const Fields& fields, std::uint64_t revision,
                         Instant now) {
  const auto open = opener(code);
  if (!open) {
    return NoSuchDraft{};
  }
  const std::uint64_t next = revision + 1;
  const Bytes sealed = seal_row(open->key, open->fields(next), encode(fields));
  return writer_.write([&](db::Connection& connection) -> SaveOutcome {
    const auto stored = find_draft(connection, open->row, now);
    if (!stored) {
      return NoSuchDraft{};
    }
    if (stored->sent) {
      return AlreadySent{contact_in(open_row(open->key, open->sent(), *stored->sent))};
    }
    auto latest = read_version(connection, open->key, open->fields(stored->revision));
    if (latest && latest->fields == fields) {
      return Saved{latest->revision};  // pressed twice, or saved by the page by itself
    }
    if (stored->revision != revision) {
      return DraftConflict{latest ? std::move(*latest) : Draft{{}, 0, stored->saved_at}};
    }
    connection.execute(
        "INSERT INTO draft_version (draft, revision, fields, saved_at) VALUES (?1, ?2, ?3, ?4)",
        {open->row, as_integer(next), sealed, db::value(now)});
    connection.execute("UPDATE draft SET revision = ?2, saved_at = ?3 WHERE id = ?1",
                       {open->row, as_integer(next), db::value(now)});
    if (next > versions_kept) {
      connection.execute("DELETE FROM draft_version WHERE draft = ?1 AND revision <= ?2",
                         {open->row, as_integer(next - versions_kept)});
    }
    return Saved{next};
  });
}

LoadOutcome Drafts::load(std::string_view code, Instant now) {
  const auto open = opener(code);
  if (!open) {
    return NoSuchDraft{};
  }
  return readers_.read([&](db::Connection& connection) -> LoadOutcome {
    const auto stored = find_draft(connection, open->row, now);
    if (!stored) {
      return NoSuchDraft{};
    }
    if (stored->sent) {
      return AlreadySent{contact_in(open_row(open->key, open->sent(), *stored->sent))};
    }
    auto latest = read_version(connection, open->key, open->fields(stored->revision));
    return latest ? std::move(*latest) : Draft{{}, 0, stored->saved_at};
  });
}

std::vector<Draft> Drafts::versions(std::string_view code, Instant now) {
  const auto open = opener(code);
  if (!open) {
    return {};
  }
  return readers_.read([&](db::Connection& connection) {
    std::vector<Draft> versions;
    const auto stored = find_draft(connection, open->row, now);
    for (std::uint64_t revision = stored ? stored->revision : 0; revision > 0; --revision) {
      auto version = read_version(connection, open->key, open->fields(revision));
      if (!version) {
        break;
      }
      versions.push_back(std::move(*version));
    }
    return versions;
  });
}

std::vector<db::Statement> Drafts::sent_rows(std::string_view code, Id128 contact, Instant now) {
  const auto open = opener(code);
  if (!open) {
    return {};
  }
  return {{"UPDATE draft SET sent = ?2, saved_at = ?3 WHERE id = ?1",
           {open->row, seal_row(open->key, open->sent(), contact.view()), db::value(now)}},
          {"DELETE FROM draft_version WHERE draft = ?1", {open->row}}};
}

bool Drafts::mark_sent(std::string_view code, Id128 contact, Instant now) {
  const std::vector<db::Statement> rows = sent_rows(code, contact, now);
  if (rows.empty()) {
    return false;
  }
  return writer_.write([&](db::Connection& connection) {
    const bool is_there = connection.execute(rows.front()) == 1;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      connection.execute(rows[i]);
    }
    return is_there;
  });
}

std::vector<db::Statement> Drafts::copy_rows(std::string_view code, BytesView content,
                                             Instant now) {
  const auto open = opener(code);
  ensure(open.has_value(), "a copy is put under a code that is one");
  return {
      {"INSERT INTO draft_copy (id, content, made_at) VALUES (?1, ?2, ?3)"
       " ON CONFLICT (id) DO UPDATE SET content = excluded.content",
       {open->row, seal_row(open->key, open->copy(), content), db::value(now)}}};
}

void Drafts::put_copy(std::string_view code, BytesView content, Instant now) {
  const std::vector<db::Statement> rows = copy_rows(code, content, now);
  writer_.write([&](db::Connection& connection) {
    for (const db::Statement& row : rows) {
      connection.execute(row);
    }
  });
}

std::optional<Bytes> Drafts::open_copy(std::string_view code) {
  const auto open = opener(code);
  if (!open) {
    return std::nullopt;
  }
  return readers_.read([&](db::Connection& connection) -> std::optional<Bytes> {
    auto cursor = connection.prepare("SELECT content FROM draft_copy WHERE id = ?1");
    cursor.bind(BytesView{open->row});
    if (!cursor.step()) {
      return std::nullopt;
    }
    return open_row(open->key, open->copy(), cursor.bytes(0));
  });
}

std::size_t Drafts::sweep(Instant now) {
  return writer_.write([&](db::Connection& connection) {
    return static_cast<std::size_t>(
        connection.execute("DELETE FROM draft WHERE saved_at < ?1", {db::value(now - kept)}));
  });
}

}  // namespace openmash::keep
