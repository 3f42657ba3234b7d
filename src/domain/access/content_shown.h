// That content was sent to somebody: who, in which session, what for, which versions, and which
// items. "Knew" means "was sent to". Written durably before the page leaves; never in the case file
// itself, so that reading makes no conflict (sealing.md 2). app/look.h records it; who saw a case
// is a view over it.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/actor.h"
#include "domain/ids.h"

namespace openmash {

enum class ReadPurpose : std::uint8_t {
  work,  ///< the whole page about a contact, agencies' items included
  queue,
  answer,
  decide,  ///< as work, on the way to a decision
  feedback,
  search,
  copy,
  print,
  form,  ///< a step about the contact: agencies' items are not on it
};

struct SubjectShown {
  ContactId contact;          ///< or the id of a matter, which is a stream of its own
  std::uint64_t version = 0;  ///< of the case file or the matter, as far as it was shown
  std::vector<ItemId> items;  ///< the agencies' items that were on the page
};

struct ContentShown {
  Id128 session;
  ReadPurpose purpose = ReadPurpose::work;
  bool refused = false;  ///< asked for, and not shown
  std::vector<SubjectShown> subjects;
};

}  // namespace openmash
