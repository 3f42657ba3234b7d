// What somebody said they look at a case for, in a session: kept in the record of reading.
// It is on the disk before the case is shown, and found there again after a restart. It holds for
// one case and one session; another session, or another person, says it anew. What there is to
// choose from, and who is asked: domain/access/purpose.h. Asked and kept through app::Look.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "app/access_record.h"
#include "domain/access/purpose.h"

namespace openmash::app {

/// A case that waits for this reader to say why they look at it.
struct PurposeAsked {
  std::string reference;
  std::vector<const PurposeOfLooking*> choices;
  const PurposeOfLooking* said = nullptr;  ///< and for that it is not opened
};

class Purposes {
 public:
  explicit Purposes(Core& core) : core_(core) {}

  /// The last they said, of this case in this session.
  [[nodiscard]] std::optional<PurposeCode> chosen(const Reader& reader, ContactId contact);
  void remember(Id128 session, ContactId contact, const PurposeCode& purpose);

 private:
  Core& core_;
  std::mutex mutex_;      // guards what follows
  std::set<Id128> read_;  ///< sessions whose record was read since the start
  std::map<std::pair<Id128, ContactId>, PurposeCode> chosen_;
};

}  // namespace openmash::app
