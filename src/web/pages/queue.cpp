#include <algorithm>
#include <array>
#include <numeric>

#include "london/time_text.h"
#include "web/agreement_parts.h"
#include "web/clock.h"
#include "web/duty_parts.h"
#include "web/form.h"
#include "web/layout.h"
#include "web/pages/contact.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "web/pages/queue_tabs.h"
#include "web/paging.h"
#include "web/say.h"

namespace openmash::web {

namespace {

constexpr std::chrono::hours soon{4};
constexpr std::size_t columns = 5;
constexpr std::array<const char*, columns> headings{"Decide by", "Children", "What was said first",
                                                    "From", "Where it is"};

/// What is to be done next has a clock; what was decided has none that still runs.
bool is_running(const app::QueueRow& row) {
  return row.stage < Stage::to_look_again;
}

/// The hub's own clock, or the statutory day while the contact has none and nobody has acted on it.
std::optional<Instant> clock_of(const app::QueueRow& row, const hub::Profile& profile,
                                Instant now) {
  if (!is_running(row)) {
    return std::nullopt;
  }
  const bool statutory_counts = profile.shows_statutory_day && row.stage <= Stage::to_gate;
  if (!row.due && statutory_counts && row.statutory_due < now) {
    return row.statutory_due;
  }
  return row.due;
}

bool is_overdue(const app::QueueRow& row, const hub::Profile& profile, Instant now) {
  const auto clock = clock_of(row, profile, now);
  return clock && *clock < now;
}

Html statutory_line(const app::QueueRow& row, const Visit& visit) {
  if (!visit.profile().shows_statutory_day || !is_running(row)) {
    return {};
  }
  return element("p", {{"class", "om-caption"}},
                 row.statutory_due < visit.now ? "1 working day was " : "1 working day: ",
                 near_time(row.statutory_due, visit.now));
}

Html due_cell(const app::QueueRow& row, const Visit& visit) {
  const auto clock = clock_of(row, visit.profile(), visit.now);
  if (!is_running(row)) {
    return join("No clock runs", element("p", {{"class", "om-caption"}}, "came ",
                                         short_time_element(row.received_at)));
  }
  if (!clock) {
    return join(
        element("span", {{"class", "om-due"}}, "Not rated yet"),
        element("p", {{"class", "om-caption"}}, "came ", near_time(row.received_at, visit.now)),
        statutory_line(row, visit));
  }
  Html cell = clock_cell(row.received_at, *clock, visit.now);
  return row.due
             ? join(cell, statutory_line(row, visit))
             : join(cell, element("p", {{"class", "om-caption"}}, "1 working day; not rated yet"));
}

Html children_cell(const app::QueueRow& row) {
  if (row.damaged) {
    return element("span", {{"class", "om-quiet"}}, "Cannot be read here");
  }
  if (row.children.empty()) {
    return element("span", {{"class", "om-quiet"}}, "Not described");
  }
  Html cell = escape(row.children.front());
  if (row.children.size() > 1) {
    const std::size_t others = row.children.size() - 1;
    cell += quiet_line("and ", others, others == 1 ? " other" : " others");
  }
  return cell;
}

Html words_cell(const app::QueueRow& row) {
  const Url to = "/contacts/" + row.reference;
  if (row.damaged) {
    return join(prose::link(to, "Open " + row.reference), quiet_line(say::damaged_row));
  }
  return prose::link(
      to, row.first_words.empty() ? "Open " + row.reference : "“" + row.first_words + "”");
}

Html from_cell(const app::QueueRow& row, const hub::Profile& profile) {
  return join(Text(row.from.empty() ? say::label(row.source, profile) : row.from),
              quiet_line(say::label(row.channel, profile)),
              element("span", {{"class", "om-sub om-ref"}}, row.reference));
}

Html where_cell(const app::QueueRow& row, const Visit& visit) {
  Html cell = escape(say::label(row.stage, visit.profile()));
  if (row.restricted) {
    cell += quiet_line("restricted to a list");
  }
  if (row.worker) {
    cell += quiet_line(row.worker == visit.who->staff.id
                           ? "with you"
                           : "with " + visit.hub().people().name_of(*row.worker));
    if (row.cover) {
      cell +=
          quiet_line(row.cover == visit.who->staff.id
                         ? "who is away: you cover"
                         : "who is away: " + visit.hub().people().name_of(*row.cover) + " covers");
    }
  }
  if (row.requests > 0 && row.requests_silent > 0 && is_running(row)) {
    cell += quiet_line(row.requests - row.requests_silent, " of ", row.requests, " have answered");
  }
  return cell;
}

Html row_of(const app::QueueRow& row, const Visit& visit) {
  if (row.seen < Level::read) {
    return element("tr", {{"class", "om-taken"}}, element("td", due_cell(row, visit)),
                   element("td", {{"colspan", "2"}}, "With a colleague, and not open to you"),
                   element("td", element("span", {{"class", "om-ref"}}, row.reference)),
                   element("td", {{"data-label", "Where it is"}}, where_cell(row, visit)));
  }
  return element("tr", element("td", due_cell(row, visit)), element("td", children_cell(row)),
                 element("td", words_cell(row)),
                 element("td", {{"data-label", "From"}}, from_cell(row, visit.profile())),
                 element("td", {{"data-label", "Where it is"}}, where_cell(row, visit)));
}

enum class Group { overdue, due_soon, due_later, no_clock, decided };

Group group_of(const app::QueueRow& row, const Visit& visit) {
  if (!is_running(row)) {
    return Group::decided;
  }
  const auto clock = clock_of(row, visit.profile(), visit.now);
  if (!clock) {
    return Group::no_clock;
  }
  if (*clock < visit.now) {
    return Group::overdue;
  }
  return *clock - visit.now <= soon ? Group::due_soon : Group::due_later;
}

std::string group_words(Group group) {
  switch (group) {
    case Group::overdue:
      return "Overdue";
    case Group::due_soon:
      return "Due within 4 hours";
    case Group::due_later:
      return "Due later";
    case Group::no_clock:
      return "No clock yet";
    case Group::decided:
      return "Decided";
  }
  return "";
}

Html rows_of_group(Group group, const std::vector<app::QueueRow>& rows, const Visit& visit) {
  Html body;
  int count = 0;
  for (const app::QueueRow& row : rows) {
    if (group_of(row, visit) == group) {
      body += row_of(row, visit);
      ++count;
    }
  }
  if (count == 0) {
    return {};
  }
  return element(
      "tbody",
      element("tr", {{"class", group == Group::overdue ? "om-group om-group--over" : "om-group"}},
              element("th", {{"colspan", std::to_string(columns)}, {"scope", "rowgroup"}},
                      group_words(group), ": ", count)),
      body);
}

Html table(const std::vector<app::QueueRow>& rows, const Visit& visit) {
  Html head;
  for (const char* heading : headings) {
    const bool widest = heading == headings[2];
    head += element("th", {{"scope", "col"}, Attribute::if_any("class", widest ? "om-w30" : "")},
                    heading);
  }
  Html bodies;
  for (const Group group :
       {Group::overdue, Group::due_soon, Group::due_later, Group::no_clock, Group::decided}) {
    bodies += rows_of_group(group, rows, visit);
  }
  return element(
      "table", {{"class", "om-table om-table--stack om-queue"}},
      element("caption", {{"class", "govuk-visually-hidden"}}, "Contacts, first due first"),
      element("thead", element("tr", head)), bodies);
}

Html tabs(const std::vector<QueueTab>& all, const QueueTab& current, const Visit& visit,
          std::size_t shown) {
  const auto counts = visit.hub().look().counts(visit.reader());
  Html items;
  for (const QueueTab& tab : all) {
    std::optional<std::size_t> count;
    if (tab.key == current.key) {
      count = shown;
    } else if (tab.away) {
      count = visit.hub().look().size_of_queue(visit.reader(), tab.filter(visit));
    } else if (tab.stages.size() == 1) {
      const auto found = counts.find(tab.stages.front());
      count = found == counts.end() ? 0 : static_cast<std::size_t>(found->second);
    }
    const Html number =
        count ? join(" ", element("span", {{"class", "om-count"}}, *count)) : Html();
    items += element(
        "li", element("a",
                      {href("/queue?show=" + tab.key),
                       {"class", "govuk-link"},
                       Attribute::if_any("aria-current", tab.key == current.key ? "page" : "")},
                      tab.words, number));
  }
  return element("nav", {{"aria-label", "Queues"}}, element("ul", {{"class", "om-subnav"}}, items));
}

/// The tab asked for, or the first of this role's own that is not empty.
const QueueTab& chosen(const std::vector<QueueTab>& all, const Visit& visit) {
  const std::string_view asked = visit.request.query.first("show").value_or("");
  const auto found = std::ranges::find(all, asked, &QueueTab::key);
  if (found != all.end()) {
    return *found;
  }
  const auto counts = visit.hub().look().counts(visit.reader());
  for (const QueueTab& tab : all) {
    const bool waiting = std::ranges::any_of(tab.stages, [&](Stage stage) {
      return stage != Stage::closed && counts.contains(stage) && counts.at(stage) > 0;
    });
    if (waiting || tab.mine) {
      return tab;
    }
  }
  return all[all.size() - 2];
}

/// How long the oldest has waited, and of how many it is the oldest where others here are decided.
std::string oldest_words(const std::vector<app::QueueRow>& rows, Instant now) {
  std::size_t running = 0;
  Instant oldest = now;
  for (const app::QueueRow& row : rows) {
    if (is_running(row)) {
      ++running;
      oldest = std::min(oldest, row.received_at);
    }
  }
  if (running == 0) {
    return rows.empty() ? "Nothing is waiting here." : "No clock runs on any of these.";
  }
  const std::string came = " came " + london::length_text(now - oldest) + " ago.";
  return running == rows.size() ? "The oldest" + came
         : running == 1
             ? "1 of these is not decided: it" + came
             : std::to_string(running) + " of these are not decided: the oldest of them" + came;
}

/// @param is_whole  the rows are all there are; else they are a page of them, and it is said
Html finding(const std::vector<app::QueueRow>& rows, const Visit& visit, bool is_whole) {
  const auto overdue = std::ranges::count_if(
      rows, [&](const app::QueueRow& row) { return is_overdue(row, visit.profile(), visit.now); });
  return prose::paragraph(is_whole ? "" : "On this page: ",
                          overdue == 0
                              ? Html()
                              : join(element("strong", {{"class", "om-red"}}, overdue,
                                             overdue == 1 ? " is overdue." : " are overdue."),
                                     " "),
                          oldest_words(rows, visit.now));
}

/// A post: a name typed here by mistake is in no address and no history.
Html find_form(const Visit& visit) {
  return element(
      "form", {action("/find"), {"method", "post"}, {"class", "om-find"}, {"role", "search"}},
      hidden_fields(visit),
      element("label", {{"class", "govuk-label"}, {"for", "reference"}}, "Find a reference"),
      element(
          "div", {{"class", "om-actions"}},
          element("input", {{"class", "govuk-input govuk-input--width-10"},
                            {"id", "reference"},
                            {"name", "reference"},
                            {"type", "text"},
                            {"autocomplete", "off"},
                            {"spellcheck", "false"}}),
          element("button", {{"class", "govuk-button govuk-button--secondary"}, {"type", "submit"}},
                  "Find")));
}

}  // namespace

http::Response queue(Visit& visit) {
  const Staff& staff = visit.who->staff;
  const std::vector<QueueTab> all = queue_tabs(staff, visit.profile());
  const QueueTab& tab = chosen(all, visit);
  views::QueueFilter filter = tab.filter(visit);
  const std::size_t size = visit.hub().look().size_of_queue(visit.reader(), filter);
  const Paging here = paging(visit, size, filter.most);
  filter.skip = here.skip;
  const auto rows = visit.hub().look().queue(visit.reader(), filter);
  if (!rows) {
    return refused(visit, rows.error());
  }
  const std::vector<app::QueueRow>& found = **rows;
  const Html main = join(
      element("div", {{"class", "om-cols om-cols--8-4"}},
              element("div", prose::title(tab.words + ": " + std::to_string(size)),
                      finding(found, visit, here.last == 1)),
              find_form(visit)),
      tabs(all, tab, visit, size),
      notice_slot(visit, "/events?topic=queue", "There are new or changed contacts."),
      notes_for_you(visit), digest_notice(visit), agreements_to_look_at(visit),
      found.empty() ? Html() : table(found, visit), page_links(here, "/queue?show=" + tab.key));
  return staff_page(visit, {.title = tab.words + ", queue", .recorded = true, .active = "queue"},
                    main);
}

}  // namespace openmash::web
