// The same wishes, taken to app::Look: if this does not compile, the refusals beside it show
// nothing.
#include "app/look.h"
#include "letters/compose.h"

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
