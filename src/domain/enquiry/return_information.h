// An agency's answer arrives.
// Nothing held, held but not shared, refused, items and a part of the items are different answers,
// and none of them is silence. Late answers are kept, and reopen the decision; that is the point of
// this file. What may be done with each item travels with it: Handling, in casefile/kinds.h; and so
// does a seal, so that what is kept to a few is never open to more.
#pragma once

#include "domain/access/seal_item.h"
#include "domain/casefile/verb.h"

namespace openmash {

/// What may be seen of an item that is held.
struct ItemFlag {
  ItemId item;
  std::string words;
};

struct ReturnInformation {
  static constexpr Permission needs = Permission::answer;
  RequestId request;
  ReturnId answer;
  ReturnKind kind = ReturnKind::items;
  bool more_to_come = false;
  std::string own_reference;
  std::string reason;
  std::vector<ItemReturned> items;            ///< their request and answer are filled in here
  std::vector<QuestionAnswered> questions{};  ///< those of its question set that it answered
  std::vector<ItemFlag> flags{};              ///< where the hub holds what agencies give
  std::vector<SealItem> seals{};              ///< of these items; their request is filled in here
};

[[nodiscard]] Decided decide(const CaseFile& file, const ReturnInformation& command,
                             const Actor& by, const Moment& moment);

}  // namespace openmash
