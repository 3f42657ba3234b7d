#include "web/clock.h"
#include "web/matter_parts.h"
#include "web/pages/contact.h"
#include "web/pages/prose.h"
#include "web/say.h"

namespace openmash::web {

Html matters_about(const OpenCase& open) {
  if (!has_inbox(open.visit)) {
    return {};
  }
  const auto rows =
      open.visit.hub().look().matters(open.visit.reader(), {.contact = open.reference()});
  if (!rows || (*rows)->empty()) {
    return {};
  }
  Html items;
  for (const app::MatterRow& row : **rows) {
    items += element("li", short_time_element(row.received_at), " ",
                     prose::link("/inbox/" + row.reference, say::label(row.kind, open.profile())),
                     quiet_line(row.became ? say::label(*row.became) : "Still open"));
  }
  return join(prose::heading("Out of the inbox"), element("ul", {{"class", "om-rows"}}, items));
}

}  // namespace openmash::web
