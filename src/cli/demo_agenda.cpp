#include "cli/demo_agenda.h"

#include "base/ensure.h"

namespace openmash::cli {

void Agenda::add(Instant at, std::function<void()> step) {
  steps_.emplace(at, std::move(step));
}

void Agenda::run(Instant& clock, Instant latest) {
  for (const auto& [at, step] : steps_) {
    ensure(at <= latest, "nothing in the demo happens after now");
    clock = at;
    step();
  }
  clock = latest;
}

}  // namespace openmash::cli
