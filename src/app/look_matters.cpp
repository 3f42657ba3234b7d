#include <algorithm>

#include "app/look.h"
#include "app/matters.h"
#include "base/contains.h"
#include "domain/reference.h"

namespace openmash::app {

// The record of reading names a stream by its id, a contact's or a matter's: ids are never the
// same.
namespace {

ContactId as_subject(MatterId matter) {
  return ContactId{matter.value};
}

/// What is about a contact that is kept from somebody is kept from them with it.
std::vector<MatterRow> kept_from(Core& core, const Reader& reader, const ReadPass& pass) {
  const Staff* staff = as_staff(reader.actor);
  if (staff == nullptr) {
    return {};
  }
  std::vector<ContactId> contacts = core.conflicts_of(staff->id);
  for (const auto& [contact, listed] : core.rights()->restricted) {
    if (!contains(listed, staff->id)) {
      contacts.push_back(contact);
    }
  }
  std::vector<MatterRow> kept;
  const auto key_of = [&core](Id128 stream) { return core.stream_key(stream); };
  for (const ContactId contact : contacts) {
    const views::MatterFilter about{.contact = core.load(contact)->intake.contact.reference};
    for (MatterRow& row : core.readers().read([&](db::Connection& connection) {
           return views::matters(connection, pass, about, key_of);
         })) {
      kept.push_back(std::move(row));
    }
  }
  return kept;
}

bool is_in(const views::MatterFilter& filter, const MatterRow& row) {
  if (!filter.contact.empty()) {
    return row.contact == filter.contact;
  }
  return row.settled == filter.settled && (!filter.kind || row.kind == *filter.kind);
}

}  // namespace

Result<Visible<std::vector<MatterRow>>, Refusal> Look::matters(const Reader& asking,
                                                               const views::MatterFilter& filter) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  if (!permits(reader.actor, Permission::deal_with_matters, {}, core_.profile())) {
    if (!recorded_in_vain(judging, ReadPurpose::queue, {})) {
      return matters(reader, filter);
    }
    return No<Refusal>{NotPermitted{}};
  }
  const auto key_of = [this](Id128 stream) { return core_.stream_key(stream); };
  auto rows = core_.readers().read([&](db::Connection& connection) {
    return views::matters(connection, ReadPass{}, filter, key_of);
  });
  const std::vector<MatterRow> kept = kept_from(core_, reader, ReadPass{});
  std::erase_if(rows, [&kept](const MatterRow& row) {
    return contains(kept, row.matter, &MatterRow::matter);
  });
  std::vector<SubjectShown> subjects;
  for (const MatterRow& row : rows) {
    subjects.push_back(
        {.contact = as_subject(row.matter), .version = row.version, .extent = Extent::row});
  }
  rest_on_rows(judging, subjects);
  if (!recorded(judging, ReadPurpose::queue, std::move(subjects))) {
    return matters(reader, filter);
  }
  return Visible<std::vector<MatterRow>>{std::move(rows)};
}

Result<Visible<MatterPage>, Refusal> Look::matter(const Reader& asking,
                                                  std::string_view reference) {
  Judging judging = this->judging(asking);
  const Reader& reader = judging.reader;
  const auto written = read_reference(reference);
  const auto found = written ? core_.readers().read([&](db::Connection& connection) {
    return views::find_matter(connection, *written);
  })
                             : std::nullopt;
  if (!found || !permits(reader.actor, Permission::deal_with_matters, {}, core_.profile()) ||
      contains(kept_from(core_, reader, ReadPass{}), *found, &MatterRow::matter)) {
    if (!recorded_in_vain(judging, ReadPurpose::work, as_subject(found.value_or(MatterId{})))) {
      return matter(reader, reference);
    }
    return No<Refusal>{NoSuchContact{}};
  }
  MatterPage page{.matter = {}, .history = history_of(core_, *found)};
  page.matter = fold(*found, page.history);
  judging.grounds.rest_on(found->value, page.matter.version);
  if (!recorded(judging, ReadPurpose::work,
                {{.contact = as_subject(*found),
                  .version = page.matter.version,
                  .extent = Extent::whole}})) {
    return matter(reader, reference);
  }
  return Visible<MatterPage>{std::move(page)};
}

std::size_t Look::size_of_matters(const Reader& reader, const views::MatterFilter& filter) {
  if (!permits(reader.actor, Permission::deal_with_matters, {}, core_.profile())) {
    return 0;
  }
  const auto kept = kept_from(core_, reader, ReadPass{});
  const auto hidden =
      std::ranges::count_if(kept, [&](const MatterRow& row) { return is_in(filter, row); });
  return core_.readers().read([&](db::Connection& connection) {
    return views::size_of_matters(connection, filter);
  }) - static_cast<std::size_t>(hidden);
}

std::map<MatterKind, int> Look::open_matters(const Reader& reader) {
  if (!permits(reader.actor, Permission::deal_with_matters, {}, core_.profile())) {
    return {};
  }
  auto counts = core_.readers().read(
      [](db::Connection& connection) { return views::open_matters(connection); });
  for (const MatterRow& row : kept_from(core_, reader, ReadPass{})) {
    counts[row.kind] -= row.settled ? 0 : 1;
  }
  return counts;
}

}  // namespace openmash::app
