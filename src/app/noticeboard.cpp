#include "app/noticeboard.h"

namespace openmash::app {

void Noticeboard::listen(Listener listener) {
  const std::scoped_lock lock{mutex_};
  listeners_.push_back(std::move(listener));
}

void Noticeboard::pin(const std::string& topic) {
  std::vector<Listener> listeners;
  {
    const std::scoped_lock lock{mutex_};
    listeners = listeners_;
  }
  for (const Listener& listener : listeners) {
    listener(topic);
  }
}

}  // namespace openmash::app
