#include "web/pages/directory.h"

#include "domain/access/may.h"
#include "govuk/button.h"
#include "govuk/input.h"
#include "govuk/summary_list.h"
#include "govuk/tag.h"
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

std::string entry_address(const Entry& entry, std::string_view rest) {
  return "/directory/" + entry.id.value.hex() + std::string{rest};
}

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

}  // namespace openmash::web
