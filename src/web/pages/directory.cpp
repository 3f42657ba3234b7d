#include "web/pages/directory.h"

#include <charconv>

#include "base/match.h"
#include "domain/access/may.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "govuk/select.h"
#include "govuk/summary_list.h"
#include "govuk/tag.h"
#include "govuk/textarea.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/say.h"
#include "words/directory.h"

namespace openmash::web {

namespace {

constexpr std::size_t rows_most = 200;

Level level(const Visit& visit) {
  return visit.who ? may(visit.who->staff, Permission::keep_directory, {}, visit.profile())
                   : Level::absent;
}

std::string entry_address(const Entry& entry, std::string_view rest = {}) {
  return "/directory/" + entry.id.value.hex() + std::string{rest};
}

Html search_form(const Visit& visit, const std::string& typed) {
  return element("form", {action(visit.request.path), {"method", "post"}, {"role", "search"}},
                 hidden_fields(visit),
                 govuk::input({.name = "words",
                               .label = {.content = "Part of the name"},
                               .value = typed,
                               .classes = "govuk-input--width-20",
                               .autocomplete = "off",
                               .spellcheck = false}),
                 govuk::button({.content = "Search", .classes = "govuk-button--secondary"}));
}

/// @param last  what stands at the end of a row
template <class Last>
Html list_of(const std::vector<Entry>& entries, Last last) {
  Html rows;
  std::size_t count = 0;
  for (const Entry& entry : entries) {
    if (++count > rows_most) {
      break;
    }
    rows += element(
        "tr",
        element("td", prose::link(entry_address(entry), entry.setting.name),
                entry.closed
                    ? join(" ", govuk::tag({.content = "Closed", .classes = "govuk-tag--grey"}))
                    : Html()),
        element("td", {{"data-label", "Kind"}}, say::label(entry.setting.kind)),
        element("td", {{"data-label", "Safeguarding lead"}},
                entry.setting.lead_name.empty() ? "Not known" : entry.setting.lead_name),
        element("td", {{"data-label", "Telephone"}}, entry.setting.telephone), last(entry));
  }
  return rows;
}

Html table_of(const Html& rows, bool with_last) {
  Html head;
  for (const char* heading : {"Setting", "Kind", "Safeguarding lead", "Telephone"}) {
    head += element("th", {{"scope", "col"}}, heading);
  }
  if (with_last) {
    head += element("th", {{"scope", "col"}}, "Ask");
  }
  return element("table", {{"class", "om-table om-table--stack"}},
                 element("caption", {{"class", "govuk-visually-hidden"}}, "Settings by name"),
                 element("thead", element("tr", head)), element("tbody", rows));
}

Html found_words(std::size_t count, const std::string& typed) {
  if (count == 0) {
    return prose::paragraph(typed.empty() ? "Nothing is listed yet."
                                          : "Nothing listed has these words in its name.");
  }
  return count > rows_most
             ? prose::paragraph("The first ", rows_most, " of ", count,
                                " are shown. Search by a part of the name for the others.")
             : Html();
}

Setting read_setting(const Visit& visit) {
  Setting setting{.name = field(visit, "name"),
                  .address = field(visit, "address"),
                  .telephone = field(visit, "telephone"),
                  .email = field(visit, "email"),
                  .lead_name = field(visit, "lead-name"),
                  .lead_post = field(visit, "lead-post"),
                  .best_way = field(visit, "best-way"),
                  .out_of_term = field(visit, "out-of-term")};
  int kind = setting_kinds;
  const std::string typed = field(visit, "kind");
  std::from_chars(typed.data(), typed.data() + typed.size(), kind);
  setting.kind =
      kind >= 0 && kind < setting_kinds ? static_cast<SettingKind>(kind) : SettingKind::other;
  return setting;
}

Html setting_fields(const Setting& setting, bool chosen, const Problems& problems) {
  std::vector<govuk::SelectItem> kinds{{.value = "", .text = "Choose"}};
  for (int i = 0; i < setting_kinds; ++i) {
    kinds.push_back({.value = std::to_string(i),
                     .text = say::label(static_cast<SettingKind>(i)),
                     .selected = chosen && static_cast<int>(setting.kind) == i});
  }
  const auto line = [&](const char* name, const char* label, const std::string& value,
                        const char* hint = "") {
    return govuk::input({.name = name,
                         .label = {.content = label},
                         .hint = {.content = hint},
                         .error_message = {.content = problem_of(problems, name)},
                         .value = value,
                         .autocomplete = "off"});
  };
  const auto area = [&](const char* name, const char* label, const std::string& value) {
    return govuk::textarea(
        {.name = name, .id = name, .label = {.content = label}, .value = value, .rows = 3});
  };
  return join(line("name", "Name of the setting", setting.name),
              govuk::select({.name = "kind",
                             .label = {.content = "Kind"},
                             .error_message = {.content = problem_of(problems, "kind")},
                             .items = std::move(kinds)}),
              area("address", "Address", setting.address),
              line("telephone", "Telephone", setting.telephone,
                   "The number a code is told by: one you have checked"),
              line("email", "E-mail", setting.email),
              line("lead-name", "Safeguarding lead", setting.lead_name, "Their name"),
              line("lead-post", "Their post", setting.lead_post,
                   "For example Designated safeguarding lead"),
              area("best-way", "How best to reach them", setting.best_way),
              area("out-of-term", "And out of term", setting.out_of_term));
}

struct EntryForm {
  std::string title;
  std::string button;
  std::string back;
};

http::Response entry_form(const Visit& visit, const EntryForm& form, const Html& fields,
                          const Problems& problems, unsigned status = 200, bool anew = false) {
  return staff_page(
      visit,
      {.title = form.title,
       .has_errors = !problems.empty(),
       .status = status,
       .before_main = prose::back(form.back, "Back"),
       .recorded = true,
       .active = "directory"},
      prose::two_thirds(join(
          error_summary(problems), prose::title(form.title),
          element(
              "form",
              {action(visit.request.path), {"method", "post"}, {"id", "form"}, flag("novalidate")},
              hidden_fields(visit, {}, anew), fields, govuk::button({.content = form.button})))));
}

/// Every problem at once, or what came of it.
template <class Fields>
http::Response keep(const Visit& visit, const EntryForm& form, const DirectoryCommand& command,
                    const Fields& fields) {
  return match(
      visit.hub().directory().handle(visit.actor(), submission(visit), command),
      [&](const app::EntryKept& kept) {
        return http::see_other("/directory/" + kept.entry.value.hex());
      },
      [&](const DirectoryRefusal& refusal) {
        const say::Words why = say::words_for(refusal);
        const Problems problems{{"form", why.heading + ". " + why.what_to_do}};
        return entry_form(visit, form, fields(problems), problems, 409);
      },
      [&](const app::EntrySentDifferently&) {
        const Problems problems{{"form",
                                 "What you sent first from this form is stored; what "
                                 "stands here now is not yet. Send it again if you mean "
                                 "it"}};
        return entry_form(visit, form, fields(problems), problems, 409, true);
      },
      [&](const app::NotSure&) {
        const Problems problems{{"form",
                                 "We are not sure this was stored. Send it again: it is "
                                 "stored only once"}};
        return entry_form(visit, form, fields(problems), problems, 503);
      });
}

Problems problems_of(const Visit& visit, const Setting& setting) {
  Problems problems;
  if (setting.name.empty()) {
    problems.push_back({"name", "Enter the name of the setting"});
  }
  if (field(visit, "kind").empty()) {
    problems.push_back({"kind", "Choose what kind of setting it is"});
  }
  if (setting.telephone.empty() && setting.email.empty() && setting.address.empty()) {
    problems.push_back({"telephone", "Enter a telephone number, an e-mail address or an address"});
  }
  return problems;
}

std::optional<http::Response> unknown_in_setting(const Visit& visit) {
  return unknown_field(visit, {"name", "kind", "address", "telephone", "email", "lead-name",
                               "lead-post", "best-way", "out-of-term"});
}

http::Response setting_form(const Visit& visit, const EntryForm& form,
                            const std::optional<Setting>& before,
                            const std::function<DirectoryCommand(const Setting&)>& command) {
  if (!visit.is_post()) {
    return entry_form(visit, form,
                      setting_fields(before.value_or(Setting{}), before.has_value(), {}), {});
  }
  if (auto refusal = unknown_in_setting(visit)) {
    return std::move(*refusal);
  }
  const Setting setting = read_setting(visit);
  const auto fields = [&](const Problems& problems) {
    return setting_fields(setting, !field(visit, "kind").empty(), problems);
  };
  const Problems problems = problems_of(visit, setting);
  return problems.empty() ? keep(visit, form, command(setting), fields)
                          : entry_form(visit, form, fields(problems), problems);
}

/// The entry of this address for whoever may change it, or a page that says there is none.
template <class Then>
http::Response with_entry(const Visit& visit, Then then) {
  const auto id = id_from_hex(visit.parts.front());
  const auto entry =
      id ? visit.hub().look().entry(visit.reader(), EntryId{*id}) : No<Refusal>{NoSuchContact{}};
  return entry ? then(**entry) : not_found(visit);
}

Html history_of(const Visit& visit, const Entry& entry) {
  std::vector<Html> rows;
  for (std::size_t i = 0; i < entry.versions.size(); ++i) {
    const Signed<Setting>& one = entry.versions[i];
    const std::string what =
        i == 0 ? "listed it"
               : "changed " + say::changed_words(entry.versions[i - 1].what, one.what);
    rows.push_back(
        join(visit.hub().people().name_of(one.by), " ", what, ", ", time_element(one.at)));
  }
  if (entry.closed) {
    rows.push_back(join(visit.hub().people().name_of(entry.closed->by), " closed it, ",
                        time_element(entry.closed->at), ": ", entry.closed->what.reason));
  }
  return prose::bullets(rows);
}

}  // namespace

bool may_look_up(const Visit& visit) {
  return level(visit) >= Level::read;
}

bool may_keep_directory(const Visit& visit) {
  return level(visit) >= Level::decide;
}

Html setting_summary(const Setting& setting) {
  govuk::SummaryListOptions list;
  const auto row = [&](const char* key, const std::string& value) {
    if (!value.empty()) {
      list.rows.push_back({.key = {.content = key}, .value = {.content = prose::lines(value)}});
    }
  };
  row("Kind", say::label(setting.kind));
  row("Safeguarding lead", setting.lead_name);
  row("Their post", setting.lead_post);
  row("Telephone", setting.telephone);
  row("E-mail", setting.email);
  row("Address", setting.address);
  row("How best to reach them", setting.best_way);
  row("Out of term", setting.out_of_term);
  return govuk::summary_list(list);
}

http::Response directory(Visit& visit) {
  if (auto refusal = unknown_field(visit, {"words"}); refusal && visit.is_post()) {
    return std::move(*refusal);
  }
  const std::string typed = field(visit, "words");
  const auto found = visit.hub().look().directory(visit.reader(), typed);
  if (!found) {
    return refused(visit, found.error());
  }
  const Html rows = list_of(**found, [](const Entry&) { return Html(); });
  const Html main = join(
      prose::title("Directory"),
      prose::paragraph("Schools, nurseries, surgeries and others that may be asked about a child, "
                       "and who leads on safeguarding there."),
      search_form(visit, typed),
      may_keep_directory(visit) ? prose::paragraph(prose::link("/directory/new", "List a setting"))
                                : Html(),
      found_words((*found)->size(), typed), rows.empty() ? Html() : table_of(rows, false));
  return staff_page(visit, {.title = "Directory", .recorded = true, .active = "directory"}, main);
}

http::Response directory_choose(Visit& visit) {
  const auto request = id_from_hex(visit.parts.front());
  const auto page = request ? visit.hub().look().request(visit.reader(), RequestId{*request})
                            : No<Refusal>{NoSuchContact{}};
  if (!page || !(*page)->may_answer || !may_look_up(visit)) {
    return not_found(visit);
  }
  if (auto refusal = unknown_field(visit, {"words"}); refusal && visit.is_post()) {
    return std::move(*refusal);
  }
  const std::string typed = field(visit, "words");
  const auto found = visit.hub().look().directory(visit.reader(), typed);
  if (!found) {
    return refused(visit, found.error());
  }
  std::vector<Entry> open = **found;
  std::erase_if(open, [](const Entry& entry) { return entry.closed.has_value(); });
  const std::string to = "/requests/" + visit.parts.front();
  const Html rows = list_of(open, [&](const Entry& entry) {
    return element(
        "td",
        element("form", {action(to), {"method", "post"}}, hidden_fields(visit, {}, true),
                prose::hidden("entry", entry.id.value.hex()),
                govuk::button(
                    {.content = join("Ask", element("span", {{"class", "govuk-visually-hidden"}},
                                                    " ", entry.setting.name)),
                     .classes = "govuk-button--secondary",
                     .name = "do",
                     .value = "entry"})));
  });
  const Html main = join(prose::title((*page)->reference, "Whom do you ask?"),
                         prose::paragraph("The safeguarding lead of the setting you choose is "
                                          "noted as asked. Nothing is sent to anybody."),
                         search_form(visit, typed), found_words(open.size(), typed),
                         rows.empty() ? Html() : table_of(rows, true));
  return staff_page(visit,
                    {.title = "Whom do you ask? Request " + (*page)->reference,
                     .before_main = prose::back(to, "Back to the request"),
                     .recorded = true,
                     .active = "requests"},
                    main);
}

http::Response directory_entry(Visit& visit) {
  return with_entry(visit, [&](const Entry& entry) {
    Html ways;
    if (may_keep_directory(visit) && !entry.closed) {
      ways = element("p", {{"class", "om-actions"}},
                     govuk::button({.content = "Change it",
                                    .classes = "govuk-button--secondary",
                                    .href = entry_address(entry, "/change")}),
                     govuk::button({.content = "Close it",
                                    .classes = "govuk-button--secondary",
                                    .href = entry_address(entry, "/close")}));
    }
    return staff_page(
        visit,
        {.title = "Directory entry",
         .before_main = prose::back("/directory", "Directory"),
         .recorded = true,
         .active = "directory"},
        prose::two_thirds(join(prose::title(entry.setting.name),
                               entry.closed ? prose::paragraph("This entry is closed.") : Html(),
                               setting_summary(entry.setting), ways, prose::heading("History"),
                               history_of(visit, entry))));
  });
}

http::Response directory_new(Visit& visit) {
  if (!may_keep_directory(visit)) {
    return not_found(visit);
  }
  const EntryId id{created_id(submission(visit), "entry")};
  return setting_form(visit, {.title = "List a setting", .button = "List it", .back = "/directory"},
                      std::nullopt, [&](const Setting& setting) { return ListEntry{id, setting}; });
}

http::Response directory_change(Visit& visit) {
  if (!may_keep_directory(visit)) {
    return not_found(visit);
  }
  return with_entry(visit, [&](const Entry& entry) {
    return setting_form(
        visit,
        {.title = "Change an entry", .button = "Keep the change", .back = entry_address(entry)},
        entry.setting, [&](const Setting& setting) { return ChangeEntry{entry.id, setting}; });
  });
}

http::Response directory_close(Visit& visit) {
  if (!may_keep_directory(visit)) {
    return not_found(visit);
  }
  return with_entry(visit, [&](const Entry& entry) {
    const EntryForm form{
        .title = "Close an entry", .button = "Close it", .back = entry_address(entry)};
    const auto fields = [&](const Problems& problems) {
      return join(
          prose::paragraph(entry.setting.name,
                           " can no longer be chosen when somebody is asked. What was asked "
                           "there stays known."),
          govuk::textarea({.name = "reason",
                           .id = "reason",
                           .label = {.content = "Why it is closed"},
                           .error_message = {.content = problem_of(problems, "reason")},
                           .value = raw_field(visit, "reason"),
                           .rows = 2}));
    };
    if (!visit.is_post()) {
      return entry_form(visit, form, fields({}), {});
    }
    if (auto refusal = unknown_field(visit, {"reason"})) {
      return std::move(*refusal);
    }
    if (field(visit, "reason").empty()) {
      const Problems problems{{"reason", "Write why it is closed"}};
      return entry_form(visit, form, fields(problems), problems);
    }
    return keep(visit, form, CloseEntry{entry.id, field(visit, "reason")}, fields);
  });
}

}  // namespace openmash::web
