// That content was sent to somebody: who, in which session, what for, which versions, and which
// items. "Knew" means "was sent to". Written durably before the page leaves; never in the case file
// itself, so that reading makes no conflict (sealing.md 2). app/look.h records it; who saw a case
// is a view over it.
#pragma once

#include <cstdint>
#include <optional>
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
  form,    ///< a step about the contact: agencies' items are not on it
  looked,  ///< who looked: the record of reading itself
  knew,    ///< who knew what, when
};

/// How much of a subject a page holds. Where a page does not say, the least is recorded.
enum class Extent : std::uint8_t {
  not_recorded,  ///< what was written before this was
  part,          ///< something of it
  row,           ///< a row of a list: names and first words
  outline,       ///< beside another case: when it came, which way it went
  form,          ///< who it is about and what was said at first, on the way to a step
  request,       ///< one request to an agency, named in `about`
  whole,         ///< everything but the agencies' items, which are listed one by one
  people,        ///< that it came, and who is in it: one person, named in `about`, or everybody
};

struct SubjectShown {
  ContactId contact;          ///< or the id of a matter, which is a stream of its own
  std::uint64_t version = 0;  ///< of the case file or the matter, as far as it was shown
  std::vector<ItemId> items;  ///< the agencies' items that were on the page
  Extent extent = Extent::part;
  std::optional<Id128> about{};  ///< the request, where the page was one request's; or the person

  friend bool operator==(const SubjectShown&, const SubjectShown&) = default;
};

struct ContentShown {
  Id128 session;
  ReadPurpose purpose = ReadPurpose::work;
  bool refused = false;  ///< asked for, and not shown
  std::vector<SubjectShown> subjects;
  /// Of what says who may see what, as it was judged; nothing: was not recorded then.
  std::optional<std::uint64_t> rights{};
  /// What they said they look at it for; nothing: what they are to the case says it.
  std::optional<PurposeCode> chosen{};

  friend bool operator==(const ContentShown&, const ContentShown&) = default;
};

}  // namespace openmash
