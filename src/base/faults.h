// What the world does to us: a disk that is full, a key that is missing, a record that was damaged.
// Thrown, caught in http/server.cpp and main/ only, and carried across threads by promises. The
// text names ids and places, never a person. Refusals are values (result.h); our own mistakes stop
// the process (ensure.h).
#pragma once

#include <stdexcept>
#include <string>

namespace openmash {

struct DatabaseFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct ConfigurationFault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct CorruptRecord : std::runtime_error {
  explicit CorruptRecord(const std::string& what)
      : std::runtime_error(
            what +
            ". Run `openmash verify` to see what else is damaged, and restore from the backup") {}
};

}  // namespace openmash
