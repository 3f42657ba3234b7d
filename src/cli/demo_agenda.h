// Every step of every story, done in the order of their times: one clock that only goes forward.
// A step may not be later than the last moment allowed, and what it does is stored as of its time.
// The stories put their steps in (demo_story.h); demo.cpp runs them.
#pragma once

#include <functional>
#include <map>

#include "base/instant.h"

namespace openmash::cli {

class Agenda {
 public:
  void add(Instant at, std::function<void()> step);

  /// Does them all, with `clock` at the time of each; steps of one moment in the order added.
  void run(Instant& clock, Instant latest);

 private:
  std::multimap<Instant, std::function<void()>> steps_;
};

}  // namespace openmash::cli
