#include <algorithm>

#include "govuk/button.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"

namespace openmash::web {

namespace {

Html one_form(const Visit& visit, const keep::ParkedForm& parked) {
  std::vector<http::Field> fields;
  for (const auto& [name, value] : parked.fields) {
    fields.push_back({name, value});
  }
  // When it is done, serve.cpp forgets it.
  fields.push_back({"parked", parked.id.hex()});
  return element(
      "section", {{"class", "om-section"}},
      element("h2", {{"class", "govuk-heading-m"}}, "Written at ", time_element(parked.parked_at)),
      element("p", {{"class", "govuk-body"}}, "For the page ",
              element("a", {href(parked.path), {"class", "govuk-link"}}, Text(parked.path)), "."),
      form_again(visit, parked.path, fields, "Send it now"),
      element("form", {action("/parked"), {"method", "post"}}, hidden_fields(visit),
              element("input", {{"type", "hidden"}, {"name", "form"}, {"value", parked.id.hex()}}),
              govuk::button({.content = "Throw it away", .classes = "govuk-button--secondary"})));
}

}  // namespace

http::Response parked(Visit& visit) {
  keep::Parked& kept = visit.hub().parked();
  const Id128 me = visit.who->staff.id.value;
  if (visit.is_post()) {
    if (auto refusal = unknown_field(visit, {"form"})) {
      return std::move(*refusal);
    }
    if (const auto form = id_from_hex(field(visit, "form"))) {
      kept.forget(me, *form);
    }
    return http::see_other("/parked");
  }
  const auto forms = kept.parked(me, visit.now);
  Html main = element("h1", {{"class", "govuk-heading-l"}},
                      forms.empty() ? "Nothing of yours is waiting to be sent"
                                    : "What you wrote is kept, and has not been sent");
  if (!forms.empty()) {
    main += element(
        "p", {{"class", "govuk-body"}},
        "When you sent this your session had ended, or you were first to show that it is you, so "
        "nothing was done with it. It is kept for a day, for you alone.");
  }
  for (const keep::ParkedForm& form : forms) {
    main += one_form(visit, form);
  }
  main += element("p", {{"class", "govuk-body"}},
                  element("a", {href("/sign-in"), {"class", "govuk-link"}}, "Go to your work"));
  return staff_page(visit, {.title = "Kept for you"}, main);
}

}  // namespace openmash::web
