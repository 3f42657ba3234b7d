// Where it is pinned up that something changed, for open pages to look again.
// A notice carries a topic and nothing else: never content, never a name (D20). It is pinned only
// after the commit. web bridges it to http/events.h.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace openmash::app {

class Noticeboard {
 public:
  using Listener = std::function<void(const std::string& topic)>;

  void listen(Listener listener);
  void pin(const std::string& topic);

 private:
  std::mutex mutex_;
  std::vector<Listener> listeners_;
};

}  // namespace openmash::app
