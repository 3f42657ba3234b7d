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
  if (!found || !permits(reader.actor, Permission::deal_with_matters, {}, core_.profile())) {
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
