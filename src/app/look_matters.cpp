#include "app/look.h"
#include "app/matters.h"
#include "domain/reference.h"

namespace openmash::app {

// The record of reading names a stream by its id, a contact's or a matter's: ids are never the
// same.
namespace {

ContactId as_subject(MatterId matter) {
  return ContactId{matter.value};
}

}  // namespace

Result<Visible<std::vector<MatterRow>>, Refusal> Look::matters(const Reader& reader,
                                                               const views::MatterFilter& filter) {
  if (!permits(reader.actor, Permission::deal_with_matters, {}, core_.profile())) {
    record(reader, ReadPurpose::queue, {}, true);
    return No<Refusal>{NotPermitted{}};
  }
  const auto key_of = [this](Id128 stream) { return core_.stream_key(stream); };
  auto rows = core_.readers().read([&](db::Connection& connection) {
    return views::matters(connection, ReadPass{}, filter, key_of);
  });
  std::vector<SubjectShown> subjects;
  for (const MatterRow& row : rows) {
    subjects.push_back({.contact = as_subject(row.matter), .version = row.version, .items = {}});
  }
  record(reader, ReadPurpose::queue, std::move(subjects), false);
  return Visible<std::vector<MatterRow>>{std::move(rows)};
}

Result<Visible<MatterPage>, Refusal> Look::matter(const Reader& reader,
                                                  std::string_view reference) {
  const auto written = read_reference(reference);
  const auto found = written ? core_.readers().read([&](db::Connection& connection) {
    return views::find_matter(connection, *written);
  })
                             : std::nullopt;
  if (!found || !permits(reader.actor, Permission::deal_with_matters, {}, core_.profile())) {
    record(reader, ReadPurpose::work,
           {{.contact = as_subject(found.value_or(MatterId{})), .version = 0, .items = {}}}, true);
    return No<Refusal>{NoSuchContact{}};
  }
  MatterPage page{.matter = {}, .history = history_of(core_, *found)};
  page.matter = fold(*found, page.history);
  record(reader, ReadPurpose::work,
         {{.contact = as_subject(*found), .version = page.matter.version, .items = {}}}, false);
  return Visible<MatterPage>{std::move(page)};
}

std::size_t Look::size_of_matters(const Reader& reader, const views::MatterFilter& filter) {
  if (!permits(reader.actor, Permission::deal_with_matters, {}, core_.profile())) {
    return 0;
  }
  return core_.readers().read(
      [&](db::Connection& connection) { return views::size_of_matters(connection, filter); });
}

std::map<MatterKind, int> Look::open_matters(const Reader& reader) {
  if (!permits(reader.actor, Permission::deal_with_matters, {}, core_.profile())) {
    return {};
  }
  return core_.readers().read(
      [](db::Connection& connection) { return views::open_matters(connection); });
}

}  // namespace openmash::app
