// Who is on duty: every desk now and next, who is away and who covers, and a week of the rota. It
// shows names of colleagues and no case, so nothing of it is recorded as read; what a note from
// one shift to the next says is shown to whoever is on duty there, and to nobody else.
#include <algorithm>
#include <sstream>

#include "london/london_time.h"
#include "london/time_text.h"
#include "web/clock.h"
#include "web/duty_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"

namespace openmash::web {

namespace {

Desks only(const Desk& desk) {
  return {.roles = {desk.role}, .agency = desk.agency};
}

/// Every desk somebody sits at, in the order of the profile.
std::vector<Desk> desks_here(const Visit& visit) {
  const std::vector<app::Colleague> people = at_desks(visit);
  std::vector<Desk> desks;
  const auto add = [&](const Desk& desk) {
    if (std::ranges::any_of(
            people, [&](const app::Colleague& one) { return desk_of(staff_of(one)) == desk; })) {
      desks.push_back(desk);
    }
  };
  for (const hub::Role& role : visit.profile().roles) {
    if (!role.for_an_agency) {
      add({.role = role.code, .agency = {}});
      continue;
    }
    for (const hub::Agency& agency : visit.profile().agencies) {
      add({.role = role.code, .agency = agency.code});
    }
  }
  return desks;
}

bool is_open_now(const Visit& visit) {
  return hub::is_open(*visit.hub().moment().calendar, visit.now);
}

Html hole_words(const Visit& visit, const Staffing& staffing, const Desk& desk) {
  const Answerable answers = answerable_at(staffing, only(desk), visit.now);
  const std::string who =
      answers.person ? names(visit)(*answers.person) : "nobody has an account here";
  return join(element("strong", {Attribute::if_any("class", is_open_now(visit) ? "om-red" : "")},
                      "Nobody is on duty"),
              quiet_line(who, " answers until the rota is filled"));
}

Html now_cell(const Visit& visit, const Staffing& staffing, const Desk& desk) {
  const auto here = on_duty(staffing, only(desk), visit.now);
  if (here.empty()) {
    return hole_words(visit, staffing, desk);
  }
  Html cell;
  for (const OnDuty& one : here) {
    const bool first = &one == &here.front();
    const std::string cover =
        one.in_place_of ? ", covering for " + names(visit)(*one.in_place_of) : "";
    cell += element(
        "div",
        first ? element("strong", names(visit)(one.person)) : escape(names(visit)(one.person)),
        cover, first ? "" : ", on duty too",
        quiet_line("until ", near_time(one.shift.to, visit.now)));
  }
  return cell;
}

Html next_cell(const Visit& visit, const Staffing& staffing, const Desk& desk) {
  const auto next = next_on_duty(staffing, only(desk), visit.now);
  if (!next) {
    return element("span", {{"class", "om-quiet"}}, "No later shift is planned");
  }
  return join(names(visit)(next->person),
              quiet_line("from ", near_time(next->shift.from, visit.now)));
}

Html today(const Visit& visit, const Staffing& staffing, const std::vector<Desk>& desks) {
  Html rows;
  for (const Desk& desk : desks) {
    rows += element("tr", element("th", {{"scope", "row"}}, words::label(desk, visit.profile())),
                    element("td", {{"data-label", "Now"}}, now_cell(visit, staffing, desk)),
                    element("td", {{"data-label", "Next"}}, next_cell(visit, staffing, desk)));
  }
  return element(
      "table", {{"class", "om-table om-table--stack"}},
      element("caption", {{"class", "govuk-visually-hidden"}}, "Every desk, now and next"),
      element("thead", element("tr", element("th", {{"scope", "col"}}, "Desk"),
                               element("th", {{"scope", "col"}}, "On duty now"),
                               element("th", {{"scope", "col"}}, "Next"))),
      element("tbody", rows));
}

Html absence_line(const Visit& visit, const Absence& one) {
  const std::string name = names(visit)(one.person.id);
  const auto there =
      in_place_of(*visit.hub().duty().at_work().rota, one.person.id, std::max(visit.now, one.from));
  const bool may_change = may_note_absence(visit, one.person);
  return element(
      "li",
      may_change ? prose::link(Url{"/duty/absences/" + one.id.value.hex()}, name) : escape(name),
      ", ", words::label(desk_of(one.person), visit.profile()), ": away from ",
      near_time(one.from, visit.now), one.until ? " until " : ", nobody knows yet until when",
      one.until ? near_time(*one.until, visit.now) : Html(),
      there
          ? quiet_line(names(visit)(*there), " covers")
          : element("div", element("strong", {{"class", "om-red"}},
                                   "Nobody covers: name somebody, or give their cases to others")));
}

Html who_is_away(const Visit& visit, const Rota& rota) {
  Html items;
  for (const Absence& one : rota.absences) {
    const bool over = one.ended || (one.until && *one.until <= visit.now);
    if (!over) {
      items += absence_line(visit, one);
    }
  }
  return join(prose::heading("Away, now or soon"),
              items.empty() ? prose::paragraph("Nobody is noted as away.")
                            : element("ul", {{"class", "om-rows"}}, items));
}

// ---- a week ----

Date monday_of(Date day) {
  const auto days = std::chrono::sys_days{day};
  const std::chrono::weekday weekday{days};
  return Date{days - (weekday - std::chrono::Monday)};
}

Date days_after(Date day, int days) {
  return Date{std::chrono::sys_days{day} + std::chrono::days{days}};
}

/// The Monday of the week asked for; this week where it is not a date.
Date week_asked(const Visit& visit) {
  const std::string asked{visit.request.query.first("week").value_or("")};
  const auto number = [&](std::size_t at, std::size_t length) {
    int value = 0;
    for (const char c : asked.substr(at, length)) {
      value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
    }
    return value;
  };
  if (asked.size() == 10 && asked[4] == '-' && asked[7] == '-') {
    const Date day{std::chrono::year{number(0, 4)},
                   std::chrono::month{static_cast<unsigned>(number(5, 2))},
                   std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    if (day.ok() && number(0, 4) >= 2000) {
      return monday_of(day);
    }
  }
  return monday_of(london::date_of(visit.now));
}

Html shift_line(const Visit& visit, const Staffing& staffing, const Shift& shift, Date day) {
  const std::string name = names(visit)(shift.person.id);
  const Instant when = std::max(shift.holds().from, london::start_of(day));
  const auto there = in_place_of(staffing.rota, shift.person.id, when);
  Html who = may_note_absence(visit, shift.person)
                 ? prose::link(Url{"/duty/shifts/" + shift.id.value.hex()}, name)
                 : escape(name);
  Html line = join(who, quiet_line(hours_text(shift.holds(), day)));
  if (!there) {
    line += element("div", element("strong", {{"class", "om-red"}}, "Away, and nobody covers"));
  } else if (there != shift.person.id) {
    line += quiet_line("away: ", names(visit)(*there), " covers");
  }
  return element("div", line);
}

/// What nobody is on duty for while the hub is open: said in words.
Html holes_of(const Visit& visit, const Staffing& staffing, const Desk& desk,
              const hub::Interval& day_long, Date day) {
  Html lines;
  for (const hub::Interval& open : visit.hub().moment().calendar->open) {
    const hub::Interval during{.from = std::max(open.from, day_long.from),
                               .to = std::min(open.to, day_long.to)};
    if (during.from >= during.to) {
      continue;
    }
    for (const hub::Interval& hole : holes(staffing, only(desk), during)) {
      lines += element("div", element("strong", {{"class", "om-red"}}, "Nobody"), " ",
                       hours_text(hole, day));
    }
  }
  return lines;
}

Html day_cell(const Visit& visit, const Staffing& staffing, const Desk& desk, Date day) {
  const hub::Interval whole{.from = london::start_of(day),
                            .to = london::start_of(london::next_day(day))};
  std::vector<const Shift*> shifts;
  for (const Shift& one : staffing.rota.shifts) {
    const hub::Interval holds = one.holds();
    if (desk_of(one.person) == desk && holds.from < holds.to && holds.from < whole.to &&
        whole.from < holds.to) {
      shifts.push_back(&one);
    }
  }
  std::ranges::sort(shifts, {}, [](const Shift* one) { return one->planned.from; });
  Html cell;
  for (const Shift* one : shifts) {
    cell += shift_line(visit, staffing, *one, day);
  }
  cell += holes_of(visit, staffing, desk, whole, day);
  return cell.empty() ? element("span", {{"class", "om-quiet"}}, "Closed") : cell;
}

std::string day_heading(Date day) {
  const std::string text = london::short_date_text(day);
  return std::string{london::weekday_name(day).substr(0, 3)} + " " +
         text.substr(0, text.rfind(' '));
}

Html week(const Visit& visit, const Staffing& staffing, const std::vector<Desk>& desks) {
  const Date monday = week_asked(visit);
  Html head = element("th", {{"scope", "col"}}, "Desk");
  for (int i = 0; i < 7; ++i) {
    head += element("th", {{"scope", "col"}}, day_heading(days_after(monday, i)));
  }
  Html rows;
  for (const Desk& desk : desks) {
    Html row = element("th", {{"scope", "row"}}, words::label(desk, visit.profile()));
    for (int i = 0; i < 7; ++i) {
      const Date day = days_after(monday, i);
      row += element("td", {{"data-label", day_heading(day)}},
                     element("div", day_cell(visit, staffing, desk, day)));
    }
    rows += element("tr", row);
  }
  const auto to = [&](int days, const char* words) {
    return element("li",
                   prose::link(Url{"/duty?week=" + iso8601(days_after(monday, days))}, words));
  };
  return element(
      "section", {{"class", "om-section"}, {"aria-labelledby", "week"}},
      element("h2", {{"class", "govuk-heading-m"}, {"id", "week"}}, "The week from ",
              london::date_text(monday)),
      element("nav", {{"aria-label", "Weeks"}, {"class", "om-no-print"}},
              element("ul", {{"class", "om-subnav"}}, to(-7, "The week before"),
                      element("li", prose::link("/duty", "This week")), to(7, "The week after"))),
      element("table", {{"class", "om-table om-table--stack om-table--tight"}},
              element("caption", {{"class", "govuk-visually-hidden"}},
                      "Shifts at every desk, day by day"),
              element("thead", element("tr", head)), element("tbody", rows)));
}

Html what_you_can_do(const Visit& visit) {
  const std::vector<app::Colleague> people = at_desks(visit);
  const auto any = [&](auto may) {
    return std::ranges::any_of(
        people, [&](const app::Colleague& one) { return may(visit, staff_of(one)); });
  };
  Html items;
  if (any(may_plan)) {
    items += element("li", prose::link("/duty/plan", "Plan shifts"));
  }
  if (any(may_note_absence)) {
    items += element("li", prose::link("/duty/away", "Note that somebody is away"));
  }
  const auto here = visit.hub().duty().at_work();
  for (const Shift& one : here.rota->shifts) {
    const hub::Interval holds = one.holds();
    if (one.person.id == visit.who->staff.id && holds.from <= visit.now && visit.now < holds.to) {
      items += element("li", prose::link(Url{"/duty/shifts/" + one.id.value.hex() + "/hand-over"},
                                         "Hand your shift over"));
    }
  }
  return items.empty()
             ? items
             : element("section", {{"class", "om-panel om-no-print"}, {"aria-labelledby", "next"}},
                       element("h2", {{"class", "govuk-heading-m"}, {"id", "next"}},
                               "What you can do now"),
                       element("ul", {{"class", "om-rows"}}, items));
}

Html finding(const Visit& visit, const Staffing& staffing, const std::vector<Desk>& desks) {
  const auto empty = std::ranges::count_if(
      desks, [&](const Desk& desk) { return on_duty(staffing, only(desk), visit.now).empty(); });
  Html words;
  if (!is_open_now(visit)) {
    words += escape("The hub is closed now. ");
  }
  if (empty == 0) {
    words += escape("Somebody is on duty at every desk.");
  } else {
    const std::string text = "Nobody is on duty at " + std::to_string(empty) + " of " +
                             std::to_string(desks.size()) +
                             (desks.size() == 1 ? " desk." : " desks.");
    words += is_open_now(visit) ? element("strong", {{"class", "om-red"}}, text) : escape(text);
  }
  return prose::paragraph(words);
}

Html nobody_for(const Visit& visit) {
  const std::vector<app::Colleague> people = at_desks(visit);
  std::vector<std::string> agencies;
  for (const hub::Agency& agency : visit.profile().agencies) {
    if (std::ranges::find(people, agency.code, &app::Colleague::agency) == people.end()) {
      agencies.push_back(agency.name);
    }
  }
  std::string list;
  for (const std::string& name : agencies) {
    list += (list.empty() ? "" : ", ") + name;
  }
  return agencies.empty() ? Html()
                          : prose::paragraph("Nobody has an account for these agencies: ", list,
                                             ". A request to one of them is answered for by who "
                                             "decides here.");
}

}  // namespace

http::Response duty(Visit& visit) {
  const app::AtWork at_work = visit.hub().duty().at_work();
  const Staffing staffing = at_work.staffing();
  const std::vector<Desk> desks = desks_here(visit);
  const Html main = join(
      prose::title("Who is on duty"), finding(visit, staffing, desks), notes_for_you(visit),
      element(
          "div", {{"class", "om-cols om-cols--8-4"}},
          element("div", today(visit, staffing, desks),
                  prose::paragraph(
                      "Where two are on duty at one desk, the one whose shift began first is "
                      "answerable. Where nobody is, whoever has been at the desk longest answers "
                      "until the rota is filled."),
                  nobody_for(visit)),
          element("div", what_you_can_do(visit), who_is_away(visit, *at_work.rota))),
      week(visit, staffing, desks));
  return staff_page(
      visit, {.title = "Who is on duty", .events = "/events?topic=duty", .active = "duty"}, main);
}

}  // namespace openmash::web
