// What an agency may be told, and was: item by item, whether it was asked in the case or not. Of
// the cases themselves nothing is here. What is taken back, or over, is gone at the next look.
#include "web/clock.h"
#include "web/layout.h"
#include "web/pages/notice.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "words/full_stop.h"

namespace openmash::web {

Html released_item(const Released<OutwardItem>& one) {
  Html facts = join("From ", one->owner, ". For: ", words::with_full_stop(one->purpose));
  if (!one->conditions.empty()) {
    facts += join(" On this condition: ", words::with_full_stop(one->conditions));
  }
  if (one->until) {
    facts += join(" Until ", time_element(*one->until), ".");
  }
  return join(element("div", {{"class", "om-words"}}, prose::lines(one->words)),
              element("p", {{"class", "om-by"}}, facts));
}

http::Response released(Visit& visit) {
  const auto found = visit.hub().look().released_to_us(visit.reader());
  if (!found) {
    return refused(visit, found.error());
  }
  const std::string agency = visit.who->staff.agency ? visit.who->staff.agency->value : "";
  Html main = join(
      prose::title("What you may be told"),
      notice_slot(visit, "/events?topic=requests:" + agency, "Something has changed."),
      prose::paragraph("Each was let go to your agency by a decision of whoever it belongs to, for "
                       "what is said beside it and nothing else. Whose it is decides whether it "
                       "goes further. What is taken back, or whose time is over, is no longer "
                       "here."));
  Html items;
  for (const Released<OutwardItem>& one : **found) {
    items += element("li", released_item(one));
  }
  main += items.empty() ? prose::paragraph("Nothing is let go to your agency now.")
                        : element("ul", {{"class", "om-rows"}}, items);
  return staff_page(visit,
                    {.title = "What you may be told",
                     .before_main = prose::back("/requests", "Back to the requests"),
                     .recorded = true,
                     .active = "requests"},
                    prose::two_thirds(main));
}

}  // namespace openmash::web
