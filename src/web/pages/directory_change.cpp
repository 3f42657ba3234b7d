// Listing a setting, changing its entry, closing it.
#include <charconv>
#include <functional>

#include "base/match.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "govuk/select.h"
#include "govuk/textarea.h"
#include "web/form.h"
#include "web/pages/directory.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/say.h"
#include "words/directory.h"

namespace openmash::web {

namespace {

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

}  // namespace

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
