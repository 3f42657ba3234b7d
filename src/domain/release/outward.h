// What may be told to one recipient, as a type: the only form in which a notice takes an agency's
// words, or a letter the name of who told the hub.
// Only Outward makes a Released, and only from a decision that is in force for that very recipient
// at that moment; one item at a time, each asked by itself. A page that goes round it does not
// compile (tests/must_not_compile). The decisions are release_item.h; what becomes of it is
// letters/notice.h; that the telling happened is give_notice.h.
#pragma once

#include <memory>
#include <utility>

#include "domain/release/recipient.h"

namespace openmash {

template <class Content>
class Released {
 public:
  [[nodiscard]] const Content& operator*() const { return *content_; }
  [[nodiscard]] const Content* operator->() const { return content_.get(); }

 private:
  friend class Outward;
  explicit Released(Content content)
      : content_(std::make_shared<const Content>(std::move(content))) {}

  std::shared_ptr<const Content> content_;
};

/// One item as one recipient may read it: never the item itself.
struct OutwardItem {
  ReleaseId release;
  ItemId item;
  RequestId request;
  Recipient to;
  std::string owner;  ///< the agency whose it is
  std::string words;  ///< the whole, the part, or that it exists
  std::string purpose;
  std::string conditions;
  std::optional<Instant> until;
};

/// Who told the hub, for one recipient.
struct NamedReferrer {
  ReleaseId release;
  std::string name;
};

class Outward {
 public:
  /// Everything this recipient may be told now. What is hidden in this file (held.h) has no words
  /// and is not in it.
  [[nodiscard]] static std::vector<Released<OutwardItem>> to(const CaseFile& file,
                                                             const Recipient& recipient,
                                                             Instant now);
  /// One of them; nothing where the release is not in force, or its words are hidden.
  [[nodiscard]] static std::optional<Released<OutwardItem>> of(const CaseFile& file,
                                                               ReleaseId release, Instant now);
  /// The referrer's name, where a decision lets this recipient have it.
  [[nodiscard]] static std::optional<Released<NamedReferrer>> referrer(const CaseFile& file,
                                                                       const Recipient& recipient,
                                                                       Instant now);
};

/// The words a release lets go, of the item as it stands in this file; empty where they are hidden.
[[nodiscard]] std::string rendition(const Request& request, const ItemReleased& release);

}  // namespace openmash
