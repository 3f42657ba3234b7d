#include "views/access.h"

#include <algorithm>

#include "codec/binary.h"
#include "seal/hash.h"
#include "views/row_words.h"

namespace openmash::views {

namespace {

/// Who looked, what for, and at which case: so that no row can stand in for another's.
struct LookedWords {
  ContactId contact;
  std::uint8_t kind = 0;  ///< of actor: 1 staff, 2 a referrer, 3 the system, 4 a guest
  Id128 who;              ///< staff, or the enquiry of a guest
  std::string role;
  std::optional<std::string> agency;
  ReadPurpose purpose = ReadPurpose::work;
  std::optional<PurposeCode> chosen;
};

void fields(auto& v, codec::Of<LookedWords> auto& x) {
  v(x.contact, x.kind, x.who, x.role, x.agency, x.purpose, x.chosen);
}

LookedWords words_of(ContactId contact, const Actor& by, const ContentShown& shown) {
  LookedWords words{.contact = contact,
                    .kind = static_cast<std::uint8_t>(by.index() + 1),
                    .purpose = shown.purpose,
                    .chosen = shown.chosen};
  if (const Staff* staff = as_staff(by)) {
    words.who = staff->id.value;
    words.role = staff->role.value;
    if (staff->agency) {
      words.agency = staff->agency->value;
    }
  } else if (const Guest* guest = as_guest(by)) {
    words.who = guest->enquiry.value;
  }
  return words;
}

Actor actor_of(const LookedWords& words) {
  switch (words.kind) {
    case 1: {
      Staff staff{.id = StaffId{words.who}, .role = RoleCode{words.role}, .agency = {}};
      if (words.agency) {
        staff.agency = AgencyCode{*words.agency};
      }
      return staff;
    }
    case 2:
      return Referrer{};
    case 4:
      return Guest{.enquiry = EnquiryId{words.who}};
    default:
      return System{};
  }
}

Id128 mark_of(const AccessKeys& keys, ContactId contact) {
  const seal::Hash hash = seal::hmac_sha256(keys.marks.view(), contact.value.view());
  return *id_from_bytes(BytesView{hash}.first(16));
}

LookedHow how_of(const ContentShown& shown, const SubjectShown& subject) {
  if (shown.refused) {
    return LookedHow::refused;
  }
  switch (subject.extent) {
    case Extent::whole:
    case Extent::form:
    case Extent::request:
      return LookedHow::opened;
    case Extent::part:
    case Extent::row:
    case Extent::outline:
    case Extent::people:
      return LookedHow::listed;
    case Extent::not_recorded:
      return shown.purpose == ReadPurpose::queue || shown.purpose == ReadPurpose::search
                 ? LookedHow::listed
                 : LookedHow::opened;
  }
  return LookedHow::opened;
}

}  // namespace

std::vector<db::Statement> looked_rows(const AccessKeys& keys, const ContentShown& shown,
                                       const Actor& by, Id128 stream, std::optional<Instant> at) {
  std::vector<db::Statement> rows;
  for (const SubjectShown& subject : shown.subjects) {
    const auto how = static_cast<std::uint64_t>(how_of(shown, subject));
    // A contact that does not exist has its row too: who asks in vain writes as much either way.
    rows.push_back(
        {.sql = "INSERT INTO view_looked (contact, stream, kind, last, times, sealed) VALUES (?1, "
                "?2, ?3, coalesce(?4, (SELECT recorded_at FROM head WHERE stream = ?2)), 1, ?5) "
                "ON CONFLICT (contact, stream, kind) DO UPDATE SET last = excluded.last, "
                "times = times + 1, sealed = excluded.sealed",
         .values = {
             db::value(mark_of(keys, subject.contact)), db::value(stream), number(how),
             instant_or_null(at),
             sealed(keys.words, "looked", stream, how, words_of(subject.contact, by, shown))}});
  }
  return rows;
}

std::vector<LookedRow> looked_at(db::Connection& connection, const ReadPass&,
                                 const AccessKeys& keys, ContactId contact) {
  const KeyOf words_key = [&keys](Id128) {
    return std::shared_ptr<const seal::Key>{&keys.words, [](const seal::Key*) {}};
  };
  std::vector<LookedRow> rows;
  db::Cursor cursor = connection.prepare(
      "SELECT stream, kind, last, times, sealed FROM view_looked WHERE contact = ?1");
  const Id128 mark = mark_of(keys, contact);
  cursor.bind(mark);
  while (cursor.step()) {
    const Id128 stream = cursor.id(0);
    const auto how = static_cast<std::uint64_t>(cursor.integer(1));
    const auto words =
        opened<LookedWords>(words_key, stream, "looked", stream, how, cursor.bytes(4));
    if (!words || words->contact != contact) {
      continue;
    }
    rows.push_back({.by = actor_of(*words),
                    .how = static_cast<LookedHow>(how),
                    .purpose = words->purpose,
                    .last = cursor.instant(2),
                    .times = static_cast<std::uint32_t>(cursor.integer(3)),
                    .stream = stream,
                    .chosen = words->chosen});
  }
  std::ranges::sort(rows, [](const LookedRow& left, const LookedRow& right) {
    return left.last != right.last ? left.last > right.last : left.stream < right.stream;
  });
  return rows;
}

}  // namespace openmash::views
