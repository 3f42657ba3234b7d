#include "web/witnesses.h"

namespace openmash::web {

namespace {

constexpr std::string_view ask_at = "/ledger/ask";
constexpr std::string_view bring_to = "/ledger/witnessed";

http::Response take(app::Hub& hub, std::string_view note) {
  using Taken = app::Witnessed::Taken;
  switch (hub.witnessed().take(note)) {
    case Taken::kept:
      return http::text(200, "kept\n");
    case Taken::not_ours:
      return http::text(400, "that is no checkpoint of this hub's record\n");
    case Taken::unknown_witness:
      return http::text(403, "no witness this hub listens to has signed that\n");
    case Taken::lost:
      return http::text(410,
                        "two people have declared that this hub goes on from an older copy: "
                        "read their declaration, and begin a new witness\n");
    case Taken::contradicts:
      return http::text(409, "this hub's record is not what was signed: it stops writing now\n");
  }
  return http::text(500, "");
}

}  // namespace

bool is_for_witnesses(const http::Request& request) {
  return request.method == http::Method::post &&
         (request.path == ask_at || request.path == bring_to);
}

http::Response answer_witness(app::Hub& hub, const http::Request& request) {
  if (request.path == bring_to) {
    return take(hub, request.form("note").value_or(""));
  }
  auto growth = hub.witnessed().growth_for(request.form("ask").value_or(""));
  if (!growth) {
    return http::text(403, "no witness this hub listens to asks that, or its clock is wrong\n");
  }
  return http::text(200, *std::move(growth));
}

}  // namespace openmash::web
