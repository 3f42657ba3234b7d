// Everything that arrived and is no contact: by kind, overdue first, and where to write down more.
#include <algorithm>
#include <array>

#include "web/clock.h"
#include "web/matter_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/paging.h"
#include "web/say.h"

namespace openmash::web {

namespace {

constexpr std::array<const char*, 4> headings{"Deal with by", "What it is", "What it says", "From"};

enum class Group { overdue, due_later, no_clock, settled };

Group group_of(const app::MatterRow& row, Instant now) {
  if (row.settled) {
    return Group::settled;
  }
  if (!row.due) {
    return Group::no_clock;
  }
  return *row.due < now ? Group::overdue : Group::due_later;
}

std::string group_words(Group group) {
  switch (group) {
    case Group::overdue:
      return "Overdue";
    case Group::due_later:
      return "Due later";
    case Group::no_clock:
      return "No clock";
    case Group::settled:
      return "Settled";
  }
  return "";
}

Html due_cell(const app::MatterRow& row, Instant now) {
  const Html came =
      element("p", {{"class", "om-caption"}}, "came ",
              row.settled ? short_time_element(row.received_at) : near_time(row.received_at, now));
  if (row.settled) {
    return join("No clock runs", came);
  }
  return row.due ? clock_cell(row.received_at, *row.due, now)
                 : join(element("span", {{"class", "om-due"}}, "No time promised"), came);
}

Html kind_cell(const app::MatterRow& row, const Visit& visit) {
  Html cell = escape(say::label(row.kind, visit.profile()));
  if (row.stage > 1) {
    cell += quiet_line("next stage");
  }
  if (row.chased > 0) {
    cell += quiet_line(row.chased == 1 ? "chased once"
                                       : "chased " + std::to_string(row.chased) + " times");
  }
  if (row.became) {
    cell += quiet_line(say::label(*row.became));
  }
  return cell;
}

Html words_cell(const app::MatterRow& row) {
  const Url to = "/inbox/" + row.reference;
  if (row.damaged) {
    return join(prose::link(to, "Open " + row.reference), quiet_line(say::damaged_row));
  }
  return prose::link(
      to, row.first_words.empty() ? "Open " + row.reference : "“" + row.first_words + "”");
}

Html row_of(const app::MatterRow& row, const Visit& visit) {
  return element("tr", element("td", due_cell(row, visit.now)),
                 element("td", kind_cell(row, visit)), element("td", words_cell(row)),
                 element("td", {{"data-label", "From"}}, row.from.empty() ? "Not said" : row.from,
                         element("span", {{"class", "om-sub om-ref"}}, row.reference)));
}

Html table(const std::vector<app::MatterRow>& rows, const Visit& visit) {
  Html head;
  for (const char* heading : headings) {
    head += element("th", {{"scope", "col"}}, heading);
  }
  Html bodies;
  for (const Group group : {Group::overdue, Group::due_later, Group::no_clock, Group::settled}) {
    Html body;
    int count = 0;
    for (const app::MatterRow& row : rows) {
      if (group_of(row, visit.now) == group) {
        body += row_of(row, visit);
        ++count;
      }
    }
    if (count > 0) {
      bodies += element(
          "tbody",
          element(
              "tr", {{"class", group == Group::overdue ? "om-group om-group--over" : "om-group"}},
              element("th", {{"colspan", std::to_string(headings.size())}, {"scope", "rowgroup"}},
                      group_words(group), ": ", count)),
          body);
    }
  }
  return element("table", {{"class", "om-table om-table--stack om-queue"}},
                 element("caption", {{"class", "govuk-visually-hidden"}}, "Inbox, first due first"),
                 element("thead", element("tr", head)), bodies);
}

struct Tab {
  std::string key;
  std::string words;
  views::MatterFilter filter;
};

std::vector<Tab> tabs_of(const hub::Profile& profile) {
  std::vector<Tab> tabs{{.key = "all", .words = "All open", .filter = {}}};
  for (const MatterKind kind : kinds_taken(profile)) {
    tabs.push_back({.key = std::string{code_of(kind)},
                    .words = say::label(kind, profile),
                    .filter = {.kind = kind}});
  }
  tabs.push_back({.key = "settled", .words = "Settled", .filter = {.settled = true}});
  return tabs;
}

Html tabs_shown(const std::vector<Tab>& tabs, const Tab& current, const Visit& visit) {
  const auto counts = visit.hub().look().open_matters(visit.reader());
  Html items;
  for (const Tab& tab : tabs) {
    Html number;
    if (tab.filter.kind) {
      const auto found = counts.find(*tab.filter.kind);
      number = join(
          " ", element("span", {{"class", "om-count"}}, found == counts.end() ? 0 : found->second));
    }
    items += element(
        "li", element("a",
                      {href("/inbox?show=" + tab.key),
                       {"class", "govuk-link"},
                       Attribute::if_any("aria-current", tab.key == current.key ? "page" : "")},
                      tab.words, number));
  }
  return element("nav", {{"aria-label", "Kinds"}}, element("ul", {{"class", "om-subnav"}}, items));
}

Html write_down(const Visit& visit) {
  Html items;
  for (const MatterKind kind : kinds_taken(visit.profile())) {
    items += element("li",
                     prose::link("/inbox/new/" + std::string{code_of(kind)},
                                 kind == MatterKind::unsorted ? "Something that arrived"
                                                              : say::label(kind, visit.profile())));
  }
  return element("section", {{"class", "om-panel"}, {"aria-labelledby", "write"}},
                 element("h2", {{"class", "govuk-heading-m"}, {"id", "write"}}, "Write down"),
                 element("ul", {{"class", "om-rows"}}, items));
}

Html finding(const std::vector<app::MatterRow>& rows, Instant now) {
  const auto overdue = std::ranges::count_if(
      rows, [now](const app::MatterRow& row) { return group_of(row, now) == Group::overdue; });
  if (rows.empty()) {
    return prose::paragraph("Nothing is waiting here.");
  }
  return overdue == 0 ? prose::paragraph("None is overdue.")
                      : prose::paragraph(element("strong", {{"class", "om-red"}}, overdue,
                                                 overdue == 1 ? " is overdue." : " are overdue."));
}

}  // namespace

http::Response inbox(Visit& visit) {
  if (!has_inbox(visit)) {
    return not_found(visit);
  }
  const std::vector<Tab> tabs = tabs_of(visit.profile());
  const auto asked =
      std::ranges::find(tabs, visit.request.query.first("show").value_or("all"), &Tab::key);
  const Tab& tab = asked == tabs.end() ? tabs.front() : *asked;
  views::MatterFilter filter = tab.filter;
  const std::size_t size = visit.hub().look().size_of_matters(visit.reader(), filter);
  const Paging here = paging(visit, size, filter.most);
  filter.skip = here.skip;
  const auto rows = visit.hub().look().matters(visit.reader(), filter);
  if (!rows) {
    return refused(visit, rows.error());
  }
  const std::vector<app::MatterRow>& found = **rows;
  const Html left = join(
      prose::title("Inbox: " + std::to_string(size)), finding(found, visit.now),
      tabs_shown(tabs, tab, visit),
      notice_slot(visit, "/events?topic=inbox", "There is something new or changed."),
      found.empty() ? Html() : table(found, visit), page_links(here, "/inbox?show=" + tab.key));
  const Html main = element("div", {{"class", "om-cols om-cols--8-4"}}, element("div", left),
                            element("div", write_down(visit)));
  return staff_page(visit, {.title = tab.words + ", inbox", .recorded = true, .active = "inbox"},
                    main);
}

}  // namespace openmash::web
