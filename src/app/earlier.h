// Contacts about somebody of the same name and birth, or the same name and address; contacts that
// give the same address for whomever; notifications under the same reference of the police. Exact
// agreement only: it says where to look and links nothing. It lives in memory alone,
// because a stored search key would leak what it finds (sealing.md 1); it is built in the
// background from the ledger, and until it is ready it says so, never "none". Telling people apart
// who are written differently is the work of a room to come, linkage/.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/core.h"

namespace openmash::app {

/// Why another contact was found: at least one of the two.
struct Alike {
  ContactId contact;
  bool same_people = false;
  bool same_address = false;  ///< where somebody lives, or where it happened
};

class Earlier {
 public:
  explicit Earlier(Core& core);
  ~Earlier();
  Earlier(const Earlier&) = delete;
  Earlier& operator=(const Earlier&) = delete;

  /// Other contacts that name one of these people in the same way or give one of these addresses;
  /// nothing while the index is not ready. What was stored before this call is found by it.
  [[nodiscard]] std::optional<std::vector<Alike>> find(const CaseFile& file);

  /// Police notifications that came under this reference of theirs; nothing as above.
  [[nodiscard]] std::optional<std::vector<ContactId>> notified_as(std::string_view reference);

  /// Small and capital letters, spaces and stops make no difference: "MERLIN/ 12 a" is "merlin12A".
  [[nodiscard]] static std::string plain(std::string_view words);

 private:
  void build();
  void add(ContactId contact);
  /// Waits for what had arrived by now; false where the first building is still going on.
  [[nodiscard]] bool is_ready(std::unique_lock<std::mutex>& lock);

  Core& core_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable arrived_;
  std::condition_variable added_;
  bool stopping_ = false;
  bool ready_ = false;
  std::deque<ContactId> waiting_;
  std::size_t taken_ = 0;  ///< of all that ever waited, those that can be found by now
  std::unordered_set<Id128> known_;
  std::unordered_map<std::size_t, std::vector<ContactId>>
      contacts_;  ///< by a hash that means nothing outside this process
  std::thread builder_;
};

}  // namespace openmash::app
