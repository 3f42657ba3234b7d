// The same wishes, taken to app::Look: if this does not compile, the refusals beside it show
// nothing.
#include "app/look.h"
#include "letters/compose.h"
#include "letters/notice.h"

using namespace openmash;

std::size_t waiting(app::Look& look, const app::Reader& reader) {
  const auto rows = look.queue(reader, {});
  return rows ? (*rows)->size() : 0;
}

const CaseFile* opened(app::Look& look, const app::Reader& reader) {
  const auto page = look.contact(reader, "7K4Q-PDX9", ReadPurpose::work);
  return page ? (*page)->file.get() : nullptr;
}

std::string letter(const Visible<app::CasePage>& page) {
  return letters::LetterFacts{page}.referrer_name();
}

std::string notice(const Visible<app::CasePage>& page, const Recipient& to, Instant now) {
  return letters::compose_notice(to.name, Outward::to(*page->file, to, now), *page->profile, {},
                                 now);
}

std::string named(const Visible<app::CasePage>& page, Instant now) {
  return letters::LetterFacts{page,
                              Outward::referrer(*page->file, {.to = ReleaseTo::the_family}, now)}
      .referrer_name();
}
