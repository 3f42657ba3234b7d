#include "domain/casefile/commands.h"
#include "domain/reference.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/matter_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

http::Response form(const Visit& visit, const std::string& typed, const std::string& problem) {
  Problems problems;
  if (!problem.empty()) {
    problems.push_back({"reference", problem});
  }
  const Html main = join(
      error_summary(problems), prose::title("Find a reference"),
      element(
          "form", {action("/find"), {"method", "post"}, flag("novalidate")}, hidden_fields(visit),
          govuk::input({.name = "reference",
                        .label = {.content = "Reference"},
                        .hint = {.content = "Eight letters and digits, such as 7K4Q-PDX9. Small "
                                            "letters and spaces do not matter."},
                        .error_message = {.content = problem},
                        .value = typed,
                        .classes = "govuk-input--width-10",
                        .autocomplete = "off",
                        .spellcheck = false}),
          govuk::button({.content = "Find"})));
  return staff_page(
      visit, {.title = "Find a reference", .has_errors = !problems.empty(), .active = "find"},
      main);
}

}  // namespace

http::Response find(Visit& visit) {
  if (!visit.is_post()) {
    return form(visit, "", "");
  }
  const std::string typed = field(visit, "reference");
  if (typed.find_first_not_of(' ') == std::string::npos) {
    return form(visit, "", "Enter a reference");
  }
  const auto reference = read_reference(typed);
  if (!reference) {
    return form(
        visit, typed,
        "Check the reference: a letter or digit is wrong, missing, or two have changed places");
  }
  // A matter is recorded as read where it is opened; one that is kept from this reader is recorded
  // as what is not there is, below.
  const auto matter = has_inbox(visit) ? visit.hub().matters().find(*reference) : std::nullopt;
  if (matter && visit.hub().look().hears_of_record(visit.reader(), ContactId{matter->value})) {
    return http::see_other("/inbox/" + *reference);
  }
  // What this reader may not open is not there for them, so that searching tells nothing.
  if (!visit.hub().look().finds(visit.reader(), *reference)) {
    return form(visit, typed, "No contact that you can open here has the reference " + *reference);
  }
  return http::see_other("/contacts/" + *reference);
}

}  // namespace openmash::web
