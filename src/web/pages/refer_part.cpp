// One part of the public form at a time: a section, a child, an adult, a worry. Saved on every
// "Save and continue" and, where scripts run, while somebody types. What cannot be understood is
// saved as it stands, and told.
#include "govuk/button.h"
#include "govuk/inset_text.h"
#include "govuk/radios.h"
#include "london/london_time.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/refer_questions.h"
#include "web/say.h"

namespace openmash::web {

using namespace refer;

namespace {

Html source_radios(const Visit& visit, const Fields& fields, const Problems& problems) {
  std::vector<govuk::RadioItem> items;
  const std::string_view chosen = value(fields, "source");
  for (const hub::Source& source : visit.profile().sources) {
    const std::string code{code_of(source.kind)};
    items.push_back({.value = code, .content = source.name, .checked = chosen == code});
  }
  const std::string problem = problem_of(problems, "source");
  return govuk::radios(
      {.name = "source",
       .id_prefix = "source",
       .fieldset = {.legend = {.content = "Choose what fits best",
                               .classes = "govuk-fieldset__legend--s"}},
       .hint = {.content = "You can stay unnamed whatever you choose here"},
       .error_message = {.content = problem.empty() ? Content() : Content(problem)},
       .items = items});
}

/// Guidance asks for the same day where a child may be harmed badly.
Html same_day_advice(const Visit& visit) {
  const auto& levels = visit.profile().thresholds.levels;
  const Html advice = levels.empty()
                          ? escape("A child who may be badly hurt is referred the same day. ")
                          : join(element("strong", levels.back().name), ": ", levels.back().meaning,
                                 " Tell us the same day you become worried. ");
  return govuk::inset_text(
      {.content = join(advice, "If it has waited, say why below. Nobody is turned away for it.")});
}

Html fields_of(const Visit& visit, const FormPage& page, const Fields& fields, Asks asks,
               const Problems& problems) {
  if (page.key == "who") {
    return source_radios(visit, fields, problems);
  }
  if (page.entry && page.entry->kind == EntryKind::worry) {
    // First the words: who it is about is asked when they are written.
    Html all = question(page.asked.front(), fields, problems);
    all += choices(page, fields);
    for (std::size_t i = 1; i < page.asked.size(); ++i) {
      all += question(page.asked[i], fields, problems);
    }
    return all;
  }
  if (page.key == "situation" && asks == Asks::worry) {
    return join(same_day_advice(visit), questions(page, fields, problems));
  }
  return join(choices(page, fields), questions(page, fields, problems));
}

Html buttons(const FormPage& page) {
  const auto then = [](const char* value, const char* words) {
    return govuk::button({.content = words,
                          .classes = "govuk-button--secondary",
                          .name = "then",
                          .value = value,
                          .prevent_double_click = true});
  };
  Html all = govuk::button({.content = "Save and continue", .prevent_double_click = true});
  if (page.entry) {
    switch (page.entry->kind) {
      case EntryKind::child:
        all += then("child", "Save and add another child");
        break;
      case EntryKind::adult:
        all += then("adult", "Save and add another adult");
        break;
      case EntryKind::worry:
        all += then("worry", "Save and add another");
        break;
    }
  }
  return element("div", {{"class", "govuk-button-group"}}, all);
}

std::string removal_words(EntryKind kind) {
  switch (kind) {
    case EntryKind::child:
      return "Take this child out of the form";
    case EntryKind::adult:
      return "Take this person out of the form";
    case EntryKind::worry:
      return "Take this out of the form";
  }
  return {};
}

http::Response show(const Visit& visit, const OpenDraft& draft, const FormPage& page,
                    const Problems& problems) {
  const Asks asks = draft.asks();
  std::string caption = page.caption;
  if (page.entry && page.entry->kind != EntryKind::worry) {
    caption = entry_label(draft.fields, *page.entry);
  }
  Html main = join(error_summary(problems),
                   caption.empty() ? prose::title(page.title) : prose::title(caption, page.title),
                   prose::paragraph("Leave out what you do not know. ", saved_slot(draft)));
  main += element("form",
                  {action(page.address),
                   {"method", "post"},
                   flag("novalidate"),
                   {"data-autosave", "/refer/autosave"}},
                  hidden_fields(visit), prose::hidden("page", page.key),
                  prose::hidden("base", base_of(draft.fields, page)),
                  fields_of(visit, page, draft.fields, asks, problems), buttons(page));
  if (!problems.empty()) {
    main += prose::paragraph("What you typed is kept. You can also ",
                             prose::link("/refer/tasks", "go on and put it right later"), ".");
  }
  if (page.entry) {
    const std::string to = "/refer/remove/" + std::string(name_of(page.entry->kind)) + "/" +
                           std::to_string(page.entry->number);
    main += prose::paragraph(prose::link(to, removal_words(page.entry->kind)));
  }
  const std::string title = page.caption.empty() ? page.title : page.title + " " + page.caption;
  return public_page(visit,
                     {.title = title,
                      .has_errors = !problems.empty(),
                      .status = problems.empty() ? 200u : 422u,
                      .before_main = prose::back("/refer/tasks", "Back to your form"),
                      .exit_this_page = true},
                     join(prose::call_999(), prose::two_thirds(main)));
}

/// The page of a part that another window took out: what was typed on it is shown.
http::Response taken_out(const Visit& visit) {
  std::vector<http::Field> fields(visit.request.fields.fields().begin(),
                                  visit.request.fields.fields().end());
  const std::string what = visit.request.path.substr(0, visit.request.path.rfind('/'));
  fields.push_back({"what", what.substr(what.rfind('/') + 1)});
  std::erase_if(fields, [](const auto& one) { return one.name == "submission"; });
  const std::string title = "This part was taken out of the form";
  return public_page(
      visit, {.title = title, .status = 409, .exit_this_page = true},
      prose::two_thirds(
          join(prose::title(title),
               prose::paragraph(
                   "It was taken out from another window. What you wrote here is not saved yet, "
                   "and not lost: it is below. You can put it back as a new part of the form."),
               form_again(visit, "/refer/add", fields, "Put it back"),
               prose::paragraph(prose::link("/refer/tasks", "Leave it out")))));
}

http::Response then_go(const Visit& visit, OpenDraft& draft) {
  const auto kind = entry_kind(field(visit, "then"));
  if (!kind) {
    return http::see_other("/refer/tasks");
  }
  std::optional<Entry> added;
  const Id128 id = created_id(submission(visit), name_of(*kind));
  const bool kept =
      change(visit, draft, [&](Fields& fields) { added = add_entry(fields, *kind, id); });
  if (!kept) {
    return not_open(visit, open_draft(visit));
  }
  const auto page = added ? form_page(draft.fields, added->name()) : std::nullopt;
  return page ? http::see_other(page->address) : http::see_other("/refer/full");
}

http::Response part(Visit& visit, const std::string& key) {
  DraftOr open = draft_or_elsewhere(visit);
  if (!open) {
    return open.error();
  }
  OpenDraft& draft = *open;
  const auto page = form_page(draft.fields, key);
  if (!page) {
    return visit.is_post() ? taken_out(visit) : not_found(visit);
  }
  if (!visit.is_post()) {
    return show(visit, draft, *page, {});
  }
  if (auto unknown = unknown_to_form(visit)) {
    return *std::move(unknown);
  }
  const Fields said = posted(visit, *page, draft.fields);
  switch (save(visit, draft, *page, said, How::finished)) {
    case Save::gone:
      return not_open(visit, open_draft(visit));
    case Save::changed_elsewhere:
      return conflict_page(visit, draft, *page, said);
    case Save::saved:
      break;
  }
  const Problems problems = problems_in(*page, draft.fields, london::date_of(visit.now));
  return problems.empty() ? then_go(visit, draft) : show(visit, draft, *page, problems);
}

http::Response part_of_entry(Visit& visit, const char* kind) {
  return part(visit, std::string(kind) + "-" + visit.parts.front());
}

}  // namespace

http::Response refer_section(Visit& visit) {
  const FormSection* section = find_section(visit.parts.front());
  if (section == nullptr || section->subject != FormSubject::contact) {
    return not_found(visit);
  }
  return part(visit, visit.parts.front());
}

http::Response refer_who(Visit& visit) {
  return part(visit, "who");
}

http::Response refer_child(Visit& visit) {
  return part_of_entry(visit, "child");
}

http::Response refer_adult(Visit& visit) {
  return part_of_entry(visit, "adult");
}

http::Response refer_worry(Visit& visit) {
  return part_of_entry(visit, "worry");
}

http::Response refer_autosave(Visit& visit) {
  if (unknown_to_form(visit)) {
    return http::text(400, "This form holds a field that its page does not know.");
  }
  Opened opened = open_draft(visit);
  OpenDraft* draft = std::get_if<OpenDraft>(&opened);
  if (draft == nullptr) {
    return http::text(409, "Your form is not open in this browser. Open it with its code.");
  }
  const auto page = form_page(draft->fields, field(visit, "page"));
  if (!page) {
    return http::text(409, "This part was taken out of the form from another window.");
  }
  switch (
      save(visit, *draft, *page, posted(visit, *page, draft->fields), How::saved_while_typing)) {
    case Save::saved:
      return {.status = 204};
    case Save::changed_elsewhere:
      return http::text(409, "This was changed in another window. Save, and choose what stays.");
    case Save::gone:
      break;
  }
  return http::text(409, "This form has been sent.");
}

}  // namespace openmash::web
