#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "domain/release/held.h"
#include "govuk/details.h"
#include "london/london_time.h"
#include "web/clock.h"
#include "web/pages/contact.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

/// One line of the chronology: what it tells of, from whom, and when that was.
struct Entry {
  std::optional<PartialDate> when;  ///< nothing: the sender gave no date
  Instant told{};                   ///< when the hub came to know
  std::string lane;
  std::string words;
  std::string source;
  std::string marks;  ///< handling and relevance, in words
  bool is_new = false;
};

PartialDate day_of(Instant at) {
  const Date date = london::date_of(at);
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<int>(static_cast<unsigned>(date.month())),
          .day = static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::vector<Entry> entries_of(const OpenCase& open) {
  const CaseFile& file = open.file();
  const std::string sender = say::label(file.intake.contact.source, open.profile());
  std::vector<Entry> entries;
  for (const ConcernRaised& concern : file.intake.concerns) {
    entries.push_back({.when = partial_date_from_text(concern.answers.words("when")),
                       .told = file.intake.contact.received_at,
                       .lane = "Referral",
                       .words = std::string{concern.answers.words("words")},
                       .source = sender});
  }
  entries.push_back({.when = day_of(file.intake.contact.received_at),
                     .told = file.intake.contact.received_at,
                     .lane = "Referral",
                     .words = "This contact",
                     .source = sender});
  for (const Signed<ContactAddedTo>& added : file.intake.additions) {
    entries.push_back({.when = day_of(added.at),
                       .told = added.at,
                       .lane = "Referral",
                       .words = added.what.words,
                       .source = "Added later"});
  }
  for (const Request& request : file.enquiry.requests) {
    for (const Signed<ItemReturned>& item : request.items) {
      entries.push_back({.when = item.what.concerned,
                         .told = item.at,
                         .lane = request.asked.what.agency_name,
                         .words = say::item_text(request, item.what),
                         .source = item.what.source,
                         .marks = hidden(request, item.what) != nullptr
                                      ? "Held"
                                      : say::handling_words(request, item.what) + ". " +
                                            say::label(item.what.relevance),
                         .is_new = std::ranges::find(open.page().unread, item.what.item) !=
                                   open.page().unread.end()});
    }
  }
  // Newest first; what has no date stands at the end, where it is not taken for a date it never
  // had.
  std::ranges::sort(entries, std::greater{}, [](const Entry& entry) {
    return std::tuple{entry.when.value_or(PartialDate{}), entry.told, entry.words};
  });
  return entries;
}

/// Months since year 0, with the day as a part of one: only for placing marks.
double place_of(const PartialDate& date) {
  const int month = date.month == 0 ? 7 : date.month;
  const int day = date.day == 0 ? 15 : date.day;
  return date.year * 12.0 + month - 1 + (day - 1) / 31.0;
}

std::string number(double value) {
  std::string text = std::to_string(static_cast<int>(value * 10 + 0.5));
  if (text.size() < 2) {
    text.insert(0, "0");
  }
  return text.insert(text.size() - 1, ".");
}

constexpr double left = 190;
constexpr double right = 1140;
constexpr double lane_height = 30;
constexpr double top = 28;

Html year_lines(double first, double last, double bottom) {
  Html html;
  const auto x_of = [&](double month) {
    return left + (month - first) / (last - first) * (right - left);
  };
  const int step = last - first > 48 ? 12 : last - first > 14 ? 6 : 1;
  for (int month = (static_cast<int>(first) / step + 1) * step; month < last; month += step) {
    const std::string x = number(x_of(month));
    const Date day{std::chrono::year{month / 12} / (month % 12 + 1) / 1};
    html += element("path", {{"class", "om-pic-rule"}, {"d", "M" + x + " 18V" + number(bottom)}});
    html += element("text",
                    {{"class", "om-pic-quiet"}, {"x", x}, {"y", "12"}, {"text-anchor", "middle"}},
                    london::short_date_text(day).substr(2));
  }
  return html;
}

/// Lanes by agency over time, each mark numbered as in the table below it.
Html picture(const std::vector<Entry>& entries) {
  std::vector<std::string> lanes;
  double first = 1e9;
  double last = 0;
  for (const Entry& entry : entries) {
    if (std::ranges::find(lanes, entry.lane) == lanes.end()) {
      lanes.push_back(entry.lane);
    }
    if (entry.when) {
      first = std::min(first, place_of(*entry.when) - 0.5);
      last = std::max(last, place_of(*entry.when) + 0.5);
    }
  }
  if (lanes.size() < 2) {
    return {};
  }
  const double bottom = top + lane_height * static_cast<double>(lanes.size());
  Html drawing = year_lines(first, last, bottom);
  std::map<std::string, std::vector<double>> taken;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    drawing += element("text",
                       {{"x", "0"}, {"y", number(top + lane_height * static_cast<double>(i) + 18)}},
                       lanes[i]);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].when) {
      continue;
    }
    const auto lane = std::ranges::find(lanes, entries[i].lane) - lanes.begin();
    const double y = top + lane_height * static_cast<double>(lane) + 13;
    double x = left + (place_of(*entries[i].when) - first) / (last - first) * (right - left);
    auto& row = taken[entries[i].lane];
    while (std::ranges::any_of(row, [x](double other) { return std::abs(other - x) < 20; })) {
      x -= 20;
    }
    row.push_back(x);
    drawing += element(
        "circle", {{"class", "om-pic-brand"}, {"cx", number(x)}, {"cy", number(y)}, {"r", "10"}});
    drawing += element(
        "text",
        {{"class", "om-pic-on"}, {"x", number(x)}, {"y", number(y + 4)}, {"text-anchor", "middle"}},
        i + 1);
  }
  return element(
      "div",
      {{"class", "om-scroll"},
       {"role", "region"},
       {"tabindex", "0"},
       {"aria-label", "When it happened, by agency: a picture of the table below"}},
      element("svg",
              {{"class", "om-pic"},
               {"width", "1150"},
               {"height", number(bottom + 4)},
               {"viewBox", "0 0 1150 " + number(bottom + 4)},
               {"role", "img"},
               {"aria-label", "The numbered entries of the table below, by agency and date"}},
              drawing));
}

}  // namespace

Html chronology(const OpenCase& open) {
  const std::vector<Entry> entries = entries_of(open);
  Html rows;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    rows += element("tr", element("td", {{"data-label", "No."}}, i + 1),
                    element("td", {{"data-label", "When"}},
                            entry.when ? say::date_words(*entry.when) : "No date given"),
                    element("td", {{"data-label", "What"}}, prose::lines(entry.words),
                            entry.is_new ? quiet_line("new to the worker") : Html{}),
                    element("td", {{"data-label", "From"}}, entry.lane,
                            entry.source.empty() ? Html{} : quiet_line(entry.source)),
                    element("td", {{"data-label", "Told"}}, short_time_element(entry.told),
                            entry.marks.empty() ? Html{} : quiet_line(entry.marks)));
  }
  Html head;
  for (const char* words : {"No.", "When", "What happened", "From", "Told to the hub"}) {
    head += element("th", {{"scope", "col"}}, words);
  }
  return join(
      prose::heading("What happened, and who knew"), picture(entries),
      element("table", {{"class", "om-table om-table--stack om-table--tight om-table--dated"}},
              element("caption", {{"class", "govuk-visually-hidden"}},
                      "Everything told, newest first by the date it concerns"),
              element("thead", element("tr", head)), element("tbody", rows)));
}

Html everything_told(const OpenCase& open) {
  return govuk::details(
      {.summary = "Everything the agencies and the referral told", .content = chronology(open)});
}

}  // namespace openmash::web
