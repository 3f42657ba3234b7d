#include "web/routes.h"

#include "web/pages/pages.h"

namespace openmash::web {

namespace {

// One line a page. Whoever writes a page adds its line to their own part.
constexpr Route table[] = {
    // everybody

    // people and their sessions
    {"/sign-in", sign_in, For::everybody},
    {"/sign-out", sign_out, For::everybody, Does::acts},
    {"/parked", parked, For::staff},
    {"/events", events, For::staff, Does::shows},

    // queues and requests

    // contacts and cases
};

}  // namespace

std::span<const Route> routes() {
  return table;
}

}  // namespace openmash::web
