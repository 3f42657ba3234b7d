// Children, adults and worries come into a form and go out of it. Adding twice with one press adds
// once; nothing goes out without a question first.
#include "base/contains.h"
#include "govuk/button.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/refer.h"

namespace openmash::web {

using namespace refer;

namespace {

std::optional<Entry> named_entry(const Visit& visit, const Fields& fields) {
  for (const Entry& entry : entries(fields)) {
    if (visit.parts.size() == 2 && name_of(entry.kind) == visit.parts[0] &&
        std::to_string(entry.number) == visit.parts[1]) {
      return entry;
    }
  }
  return std::nullopt;
}

}  // namespace

http::Response refer_add(Visit& visit) {
  if (auto unknown =
          unknown_field(visit, {"what", "page", "base", "then", "child-*", "adult-*", "worry-*"})) {
    return *std::move(unknown);
  }
  DraftOr open = draft_or_elsewhere(visit);
  if (!open) {
    return open.error();
  }
  const auto kind = entry_kind(field(visit, "what"));
  if (!kind) {
    return not_found(visit);
  }
  const Id128 id = created_id(submission(visit), name_of(*kind));
  // A part put back after another window took it out brings its words along, under its old name.
  const std::string old_name = field(visit, "page");
  std::optional<Entry> added;
  const bool kept = change(visit, *open, [&](Fields& fields) {
    added = add_entry(fields, *kind, id);
    if (!added || old_name.empty()) {
      return;
    }
    for (const http::Field& sent : visit.request.fields.fields()) {
      if (sent.name.starts_with(old_name + "-") && !sent.value.empty()) {
        const std::string name = added->name() + sent.name.substr(old_name.size());
        const std::pair<std::string, std::string> field{name, sent.value};
        if (name != added->name() + "-id" && !contains(fields, field)) {
          fields.push_back(field);
        }
      }
    }
  });
  if (!kept) {
    return not_open(visit, open_draft(visit));
  }
  const auto page = added ? form_page(open->fields, added->name()) : std::nullopt;
  return http::see_other(page ? page->address : "/refer/full");
}

http::Response refer_full(Visit& visit) {
  const std::string title = "The form is full";
  const std::string telephone = visit.profile().contact.telephone;
  return public_page(
      visit,
      {.title = title,
       .before_main = prose::back("/refer/tasks", "Back to your form"),
       .exit_this_page = true},
      prose::two_thirds(join(
          prose::title(title),
          prose::paragraph("One form holds up to ", static_cast<int>(most_people),
                           " people and up to ", static_cast<int>(most_worries),
                           " worries. What you wrote is saved. Send this form, and name the others "
                           "in a second one."),
          telephone.empty()
              ? Html()
              : prose::paragraph("Or call us on ",
                                 prose::link(prose::telephone_address(telephone), telephone),
                                 "."))));
}

http::Response refer_remove(Visit& visit) {
  if (auto unknown = unknown_field(visit, {})) {
    return *std::move(unknown);
  }
  DraftOr open = draft_or_elsewhere(visit);
  if (!open) {
    return open.error();
  }
  const auto entry = named_entry(visit, open->fields);
  if (!entry) {
    return visit.is_post() ? http::see_other("/refer/tasks") : not_found(visit);
  }
  if (visit.is_post()) {
    const bool kept = change(visit, *open, [&](Fields& fields) { remove_entry(fields, *entry); });
    return kept ? http::see_other("/refer/tasks") : not_open(visit, open_draft(visit));
  }
  const auto page = form_page(open->fields, entry->name());
  const std::string title = "Take this out of the form?";
  return public_page(
      visit,
      {.title = title + " " + entry_title(open->asks(), *entry),
       .before_main = prose::back(page ? page->address : "/refer/tasks", "Back"),
       .exit_this_page = true},
      prose::two_thirds(
          join(prose::title(entry_label(open->fields, *entry), title),
               prose::paragraph(
                   "Everything you wrote on this page goes with it. The rest of the form stays."),
               element("form", {action(visit.request.path), {"method", "post"}, flag("novalidate")},
                       hidden_fields(visit),
                       element("div", {{"class", "govuk-button-group"}},
                               govuk::button({.content = "Take it out",
                                              .classes = "govuk-button--warning",
                                              .prevent_double_click = true}),
                               prose::link("/refer/tasks", "Leave it in"))))));
}

}  // namespace openmash::web
