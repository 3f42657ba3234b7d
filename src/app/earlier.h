// Contacts that came before about somebody of the same name and birth, or the same name and
// address. Exact agreement only: it says where to look and links nothing. It lives in memory alone,
// because a stored search key would leak what it finds (sealing.md 1); it is built in the
// background from the ledger, and until it is ready it says so, never "none". Telling people apart
// who are written differently is the work of a room to come, linkage/.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/core.h"

namespace openmash::app {

class Earlier {
 public:
  explicit Earlier(Core& core);
  ~Earlier();
  Earlier(const Earlier&) = delete;
  Earlier& operator=(const Earlier&) = delete;

  /// Other contacts that name one of these people in the same way; nothing while the index is not
  /// ready.
  [[nodiscard]] std::optional<std::vector<ContactId>> find(const CaseFile& file);

 private:
  void build();
  void add(ContactId contact);
  [[nodiscard]] std::vector<std::size_t> marks_of(const CaseFile& file) const;

  Core& core_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable arrived_;
  bool stopping_ = false;
  bool ready_ = false;
  std::deque<ContactId> waiting_;
  std::unordered_set<Id128> known_;
  std::unordered_map<std::size_t, std::vector<ContactId>>
      contacts_;  ///< by a hash that means nothing outside this process
  std::thread builder_;
};

}  // namespace openmash::app
