// Who may see what: the way to its pages, and what waits there.
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/retention_parts.h"
#include "web/rights_parts.h"

namespace openmash::web {

namespace {

Html entry(const Url& to, Text words, Text what) {
  return join(element("dt", element("h2", {{"class", "govuk-heading-s"}}, prose::link(to, words))),
              element("dd", {{"class", "govuk-body"}}, what));
}

/// The way back to what is open through the glass, while it is.
Html open_glass(const Visit& visit) {
  Html items;
  for (const BrokenGlass& one : visit.hub().look().open_glass(visit.reader())) {
    const GlassBroken& what = one.broken.what;
    const std::string reference = visit.hub().look().written(*what.contact);
    items += element("li", prose::link(Url{"/contacts/" + reference}, reference), " until ",
                     short_time_element(what.until), ", because: ", what.reason);
  }
  return items.empty() ? items
                       : join(prose::heading("Open to you through the glass"),
                              element("ul", {{"class", "om-rows"}}, items));
}

}  // namespace

http::Response access(Visit& visit) {
  const Staff& staff = visit.who->staff;
  const bool is_guard = guards(visit);
  Html entries = entry("/conflicts", "Conflicts of interest",
                       "Somebody you know is in a case, or may come to be: say so, and it is kept "
                       "from you from then on.");
  entries += entry("/second", "Waiting for a second person",
                   "What takes two people: restricting a case, opening a seal, ending a conflict, "
                   "opening cases to an inspector.");
  if (permits(staff, Permission::break_glass, {}, visit.profile())) {
    entries += entry("/break-glass", "Open a case that is not yours",
                     "For an hour, with a reason, and somebody is told at once. For when a child "
                     "cannot wait.");
  }
  if (is_guard) {
    entries += entry("/inspections", "What is open to inspectors",
                     "Named cases for named days, granted by two people.");
    entries += entry("/access/accounts", "Accounts that wait for a second person",
                     "What an administrator did to an account lets nobody in before you agree.");
    entries += entry("/broken-glass", "Who opened a case that was not theirs",
                     "Each is reviewed by somebody else.");
  }
  const std::size_t waiting = waits_to_guard(visit);
  return staff_page(
      visit, {.title = "Who may see what", .active = "access"},
      prose::two_thirds(join(
          prose::title("Who may see what"),
          is_guard ? prose::paragraph(
                         waiting == 0 ? join("Nothing waits for you here.")
                                      : join(element("strong", waiting),
                                             waiting == 1 ? " waits for you." : " wait for you."))
                   : Html{},
          destructions_line(visit), judgements_line(visit), open_glass(visit),
          element("dl", entries))));
}

}  // namespace openmash::web
