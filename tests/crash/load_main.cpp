// The process that is killed: crash_load FOLDER SEED honest|early|rebuild
//
// It says "started THREAD NUMBER" before a press and "done THREAD NUMBER CONTACT" when the hub has
// acknowledged it, each line in one write, and goes on until it is killed. "early" is the control:
// it says done before it has done anything. "rebuild" writes the views anew, again and again.
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <thread>
#include <vector>

#include "crash/load.h"

namespace {

using namespace openmash;

void say(const std::string& line) {
  if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
    ::_exit(3);
  }
}

std::string name_of(const crash::Press& press) {
  return std::to_string(press.thread) + " " + std::to_string(press.number);
}

[[noreturn]] void press_for_ever(bench::SampleHub& hub, crash::Press press, bool early) {
  ContactId contact;
  for (;; ++press.number) {
    say("started " + name_of(press) + "\n");
    if (early) {
      say("done " + name_of(press) + " " + contact.value.hex() + "\n");
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    const auto stored = perform(hub, press, contact);
    if (!stored) {
      ::_exit(4);
    }
    contact = *stored;
    if (!early) {
      say("done " + name_of(press) + " " + contact.value.hex() + "\n");
    }
  }
}

[[noreturn]] void rebuild_for_ever(bench::SampleHub& hub) {
  for (unsigned i = 0;; ++i) {
    say("started 0 " + std::to_string(i) + "\n");
    app::rebuild_views(hub.core());
  }
}

}  // namespace

int main(int, char** arguments) {
  const std::string what = arguments[3];
  try {
    bench::SampleHub hub{arguments[1]};
    if (what == "rebuild") {
      rebuild_for_ever(hub);
    }
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < crash::threads; ++i) {
      threads.emplace_back([&, i] {
        press_for_ever(hub, {.seed = std::stoull(arguments[2]), .thread = i, .number = 0},
                       what == "early");
      });
    }
  } catch (const std::exception& fault) {
    std::cerr << "crash_load: " << fault.what() << "\n";
    return 2;
  }
}
