#include "base/ensure.h"

#include <cstdio>
#include <exception>

namespace openmash {

void stop_because(const char* why, std::source_location where) {
  std::fprintf(stderr, "openmash: mistake at %s:%u: %s\n", where.file_name(), where.line(), why);
  std::terminate();
}

}  // namespace openmash
