// Everything that changes the rota, each a form of its own: plan shifts, take one off, hand over,
// note an absence, name who covers, end it. Nothing is chosen beforehand, and all that is wrong is
// said at once.
#include <algorithm>
#include <array>

#include "domain/intake/partial_date.h"
#include "govuk/checkboxes.h"
#include "govuk/summary_list.h"
#include "london/bank_holidays.h"
#include "london/london_time.h"
#include "london/time_text.h"
#include "web/case_form.h"
#include "web/clock.h"
#include "web/duty_parts.h"
#include "web/pages/pages.h"
#include "web/pages/prose.h"
#include "words/full_stop.h"

namespace openmash::web {

namespace {

constexpr int days_ahead_most = 62;

using People = std::vector<app::Colleague>;

People those(const Visit& visit, bool (*may)(const Visit&, const Staff&)) {
  People people = at_desks(visit);
  std::erase_if(people, [&](const app::Colleague& one) { return !may(visit, staff_of(one)); });
  return people;
}

// ---- plan ----

/// The same hours of the wall's clock on every working day until then: an hour stays that hour when
/// the clocks change.
std::vector<hub::Interval> every_working_day(const hub::Interval& first, Date until) {
  const london::WallTime from = london::wall_time(first.from);
  const london::WallTime to = london::wall_time(first.to);
  const auto length = std::chrono::sys_days{to.date} - std::chrono::sys_days{from.date};
  std::vector<hub::Interval> all{first};
  for (Date day = london::next_day(from.date);
       std::chrono::sys_days{day} <= std::chrono::sys_days{until}; day = london::next_day(day)) {
    if (london::is_working_day(day)) {
      all.push_back(
          {.from = london::instant_of(day, from.since_midnight),
           .to = london::instant_of(Date{std::chrono::sys_days{day} + length}, to.since_midnight)});
    }
  }
  return all;
}

std::optional<Date> read_repeat(const Visit& visit, const hub::Interval& first,
                                Problems& problems) {
  const auto read = read_partial_date(field(visit, "repeat-day"), field(visit, "repeat-month"),
                                      field(visit, "repeat-year"));
  if (!read || (*read && ((*read)->day == 0 || (*read)->month == 0))) {
    problems.push_back({"repeat-day", "Enter the whole date, or leave it blank"});
    return std::nullopt;
  }
  if (!*read) {
    return std::nullopt;
  }
  const Date until{std::chrono::year{(*read)->year},
                   std::chrono::month{static_cast<unsigned>((*read)->month)},
                   std::chrono::day{static_cast<unsigned>((*read)->day)}};
  const auto days =
      std::chrono::sys_days{until} - std::chrono::sys_days{london::date_of(first.from)};
  if (days < std::chrono::days{1} || days > std::chrono::days{days_ahead_most}) {
    problems.push_back({"repeat-day", "Enter a date after the first day, two months on at most"});
    return std::nullopt;
  }
  return until;
}

std::optional<DutyCommand> read_plan(const Visit& visit, const People& people, Problems& problems) {
  const auto person = read_person(visit, "person", people);
  if (!person) {
    problems.push_back({"person", "Choose whose shift it is"});
  }
  const auto from = read_moment(visit, "from", problems);
  const auto until = read_moment(visit, "until", problems);
  if (from && until && *until <= *from) {
    problems.push_back({"until-day", "The shift must end after it begins"});
  }
  std::optional<Date> repeat;
  if (from && until) {
    repeat = read_repeat(visit, {.from = *from, .to = *until}, problems);
  }
  if (!problems.empty()) {
    return std::nullopt;
  }
  const app::Submission sent = submission(visit);
  PlanShifts plan{.person = *person, .shifts = {}};
  const hub::Interval first{.from = *from, .to = *until};
  const auto all = repeat ? every_working_day(first, *repeat) : std::vector{first};
  for (std::size_t i = 0; i < all.size(); ++i) {
    plan.shifts.push_back(
        {.shift = ShiftId{created_id(sent, "shift", static_cast<unsigned>(i))}, .during = all[i]});
  }
  return plan;
}

// ---- away ----

/// Nobody yet is a choice somebody makes, and not what is left when nothing was chosen.
Html nobody_yet(const Visit& visit) {
  return govuk::checkboxes(
      {.name = "nobody",
       .id_prefix = "nobody",
       .items = {{.value = "yes",
                  .content = "Nobody covers yet",
                  .hint = {"Their cases are listed to whoever gives cases out"},
                  .checked = field(visit, "nobody") == "yes"}},
       .classes = "govuk-checkboxes--small"});
}

std::optional<Staff> read_cover(const Visit& visit, Problems& problems) {
  const auto cover = read_person(visit, "cover", at_desks(visit));
  const bool nobody = field(visit, "nobody") == "yes";
  if (cover && nobody) {
    problems.push_back({"cover", "Choose who covers, or say that nobody does yet: not both"});
  }
  if (!cover && !nobody) {
    problems.push_back({"cover", "Choose who covers, or say that nobody does yet"});
  }
  return cover;
}

bool is_blank_moment(const Visit& visit, const std::string& name) {
  return std::ranges::all_of(std::array{"-day", "-month", "-year", "-time"},
                             [&](const char* part) { return field(visit, name + part).empty(); });
}

std::optional<DutyCommand> read_absence(const Visit& visit, const People& people,
                                        Problems& problems) {
  const auto person = read_person(visit, "person", people);
  if (!person) {
    problems.push_back({"person", "Choose who is away"});
  }
  const auto from = read_moment(visit, "from", problems);
  std::optional<Instant> until;
  if (!is_blank_moment(visit, "until")) {
    until = read_moment(visit, "until", problems);
  }
  if (from && until && *until <= *from) {
    problems.push_back({"until-day", "They must come back after they left"});
  }
  const auto cover = read_cover(visit, problems);
  if (person && cover && !may_cover(*person, *cover, visit.profile())) {
    problems.push_back({"cover",
                        "This person cannot cover: choose somebody of the same role, or of one "
                        "that does the same work for the same agency"});
  }
  if (!problems.empty()) {
    return std::nullopt;
  }
  return NoteAbsence{.absence = AbsenceId{created_id(submission(visit), "absence")},
                     .person = *person,
                     .from = *from,
                     .until = until,
                     .cover = cover,
                     .reason = field(visit, "reason")};
}

// ---- one shift, one absence ----

const Shift* shift_asked(const Visit& visit, const Rota& rota) {
  const auto id = id_from_hex(visit.parts.at(0));
  const Shift* shift = id ? rota.shift(ShiftId{*id}) : nullptr;
  return shift != nullptr && may_note_absence(visit, shift->person) ? shift : nullptr;
}

const Absence* absence_asked(const Visit& visit, const Rota& rota) {
  const auto id = id_from_hex(visit.parts.at(0));
  const Absence* absence = id ? rota.absence(AbsenceId{*id}) : nullptr;
  return absence != nullptr && may_note_absence(visit, absence->person) ? absence : nullptr;
}

Html facts(std::initializer_list<std::pair<const char*, Html>> rows) {
  govuk::SummaryListOptions list;
  for (const auto& [key, value] : rows) {
    if (!value.empty()) {
      list.rows.push_back({.key = {.content = key}, .value = {.content = value}});
    }
  }
  return govuk::summary_list(list);
}

Html shift_facts(const Visit& visit, const Shift& shift) {
  return facts({{"Who", escape(names(visit)(shift.person.id))},
                {"Desk", escape(words::label(desk_of(shift.person), visit.profile()))},
                {"From", time_element(shift.planned.from)},
                {"Until", time_element(shift.planned.to)},
                {"Planned by", signature(visit, shift.by, shift.noted)},
                {"Taken off", shift.taken_off
                                  ? join(words::with_full_stop(shift.taken_off->what.reason), " ",
                                         signature(visit, shift.taken_off->by, shift.taken_off->at))
                                  : Html()}});
}

Html absence_facts(const Visit& visit, const Absence& absence) {
  Html covers;
  for (const Signed<CoverNamed>& one : absence.covers) {
    covers += element("div", names(visit)(one.what.cover.id),
                      quiet_line("named by ", signature(visit, one.by, one.at)));
  }
  return facts({{"Who", escape(names(visit)(absence.person.id))},
                {"From", time_element(absence.from)},
                {"Until", absence.until ? time_element(*absence.until) : escape("Not known yet")},
                {"Covered by", covers.empty() ? escape("Nobody yet") : covers},
                {"Why", escape(absence.reason)},
                {"Noted by", signature(visit, absence.by, absence.noted)},
                {"Ended", absence.ended ? time_element(*absence.ended) : Html()}});
}

http::Response show(const Visit& visit, std::string_view title, Html facts, Html links) {
  return staff_page(visit,
                    {.title = std::string{title},
                     .before_main = prose::back("/duty", "Back to who is on duty"),
                     .active = "duty"},
                    join(prose::title(title), std::move(facts),
                         links.empty() ? Html() : element("ul", {{"class", "om-rows"}}, links)));
}

}  // namespace

http::Response duty_plan(Visit& visit) {
  const People people = those(visit, may_plan);
  if (people.empty()) {
    return not_found(visit);
  }
  if (auto unknown = unknown_field(visit, {"person", "from-*", "until-*", "repeat-*"})) {
    return *std::move(unknown);
  }
  return duty_form(
      visit,
      {.title = "Plan shifts",
       .button = "Plan them",
       .body =
           [&](const Problems& problems) {
             return join(
                 person_field(visit, "person", "Whose shift is it?",
                              "Everybody is planned at their own desk", people, problems),
                 moment_boxes({.visit = visit, .problems = problems},
                              {.name = "from",
                               .label = "It begins",
                               .hint = "London time, such as 9am or 21:00. A shift that has "
                                       "begun counts from now"}),
                 moment_boxes({.visit = visit, .problems = problems},
                              {.name = "until",
                               .label = "It ends",
                               .hint = "A shift over midnight ends on the next day"}),
                 moment_boxes(
                     {.visit = visit, .problems = problems},
                     {.name = "repeat",
                      .label = "The same hours on every working day until (optional)",
                      .hint = "Two months on at most. Weekends and bank holidays are left out"},
                     false));
           },
       .command = [&](Problems& problems) { return read_plan(visit, people, problems); }});
}

http::Response duty_away(Visit& visit) {
  const People people = those(visit, may_note_absence);
  if (people.empty()) {
    return not_found(visit);
  }
  if (auto unknown =
          unknown_field(visit, {"person", "from-*", "until-*", "cover", "nobody", "reason"})) {
    return *std::move(unknown);
  }
  return duty_form(
      visit,
      {.title = "Note that somebody is away",
       .button = "Note it",
       .body =
           [&](const Problems& problems) {
             return join(
                 person_field(visit, "person", "Who is away?", "", people, problems),
                 moment_boxes(
                     {.visit = visit, .problems = problems},
                     {.name = "from",
                      .label = "From",
                      .hint = "London time. It counts from when you note it, and never before"}),
                 moment_boxes({.visit = visit, .problems = problems},
                              {.name = "until",
                               .label = "Until (optional)",
                               .hint = "Leave it blank where nobody knows yet"}),
                 person_field(visit, "cover", "Who covers?",
                              "They may do on the other’s cases what the other may, until then. "
                              "Somebody of the same role, or of one that does the same work",
                              at_desks(visit), problems),
                 nobody_yet(visit),
                 text_area({.visit = visit, .problems = problems},
                           {.name = "reason",
                            .label = "Why? (optional)",
                            .hint = "Such as leave or a course. Nothing about anybody’s health"}));
           },
       .command = [&](Problems& problems) { return read_absence(visit, people, problems); }});
}

http::Response duty_shift(Visit& visit) {
  const app::AtWork at_work = visit.hub().duty().at_work();
  const Shift* shift = shift_asked(visit, *at_work.rota);
  if (shift == nullptr) {
    return not_found(visit);
  }
  Html links;
  if (!shift->taken_off) {
    links += element("li", prose::link(Url{visit.request.path + "/hand-over"}, "Hand it over"));
  }
  if (!shift->taken_off && shift->planned.to > visit.now && may_plan(visit, shift->person)) {
    links += element("li", prose::link(Url{visit.request.path + "/off"}, "Take it off the rota"));
  }
  return show(visit, "A shift", shift_facts(visit, *shift), links);
}

http::Response duty_shift_act(Visit& visit) {
  const app::AtWork at_work = visit.hub().duty().at_work();
  const Shift* shift = shift_asked(visit, *at_work.rota);
  const std::string& act = visit.parts.at(1);
  const bool off = act == "off";
  if (shift == nullptr || (!off && act != "hand-over") ||
      (off && !may_plan(visit, shift->person))) {
    return not_found(visit);
  }
  if (auto unknown = unknown_field(visit, {"words"})) {
    return *std::move(unknown);
  }
  return duty_form(
      visit,
      {.title = off ? "Take a shift off the rota" : "Hand a shift over",
       .button = off ? "Take it off" : "Hand it over",
       .body =
           [&](const Problems& problems) {
             return join(
                 shift_facts(visit, *shift),
                 off ? text_area({.visit = visit, .problems = problems},
                                 {.name = "words",
                                  .label = "Why is it taken off?",
                                  .hint = "Nothing about anybody’s health"})
                     : text_area(
                           {.visit = visit, .problems = problems},
                           {.name = "words",
                            .label = "What must the next one know?",
                            .hint = "Who waits, what was promised. Name a case by its reference, "
                                    "and nobody by name: it is shown to whoever is on duty next at "
                                    "this desk until they say they have read it"}));
           },
       .command = [&](Problems& problems) -> std::optional<DutyCommand> {
         const std::string said = field(visit, "words");
         if (said.empty()) {
           problems.push_back(
               {"words", off ? "Say why it is taken off" : "Say what the next one must know"});
           return std::nullopt;
         }
         if (off) {
           return TakeShiftOff{.shift = shift->id, .reason = said};
         }
         return HandShiftOver{.handover = HandoverId{created_id(submission(visit), "handover")},
                              .shift = shift->id,
                              .note = said};
       }});
}

http::Response duty_absence(Visit& visit) {
  const app::AtWork at_work = visit.hub().duty().at_work();
  const Absence* absence = absence_asked(visit, *at_work.rota);
  if (absence == nullptr) {
    return not_found(visit);
  }
  Html links;
  if (!absence->ended && (!absence->until || *absence->until > visit.now)) {
    links += element("li", prose::link(Url{visit.request.path + "/cover"}, "Name who covers"));
    links += element("li", prose::link(Url{visit.request.path + "/end"}, "They are back: end it"));
  }
  return show(visit, "An absence", absence_facts(visit, *absence), links);
}

http::Response duty_absence_act(Visit& visit) {
  const app::AtWork at_work = visit.hub().duty().at_work();
  const Absence* absence = absence_asked(visit, *at_work.rota);
  const std::string& act = visit.parts.at(1);
  const bool end = act == "end";
  if (absence == nullptr || (!end && act != "cover")) {
    return not_found(visit);
  }
  if (auto unknown = unknown_field(visit, {"cover"})) {
    return *std::move(unknown);
  }
  People able = at_desks(visit);
  std::erase_if(able, [&](const app::Colleague& one) {
    return !may_cover(absence->person, staff_of(one), visit.profile());
  });
  return duty_form(
      visit,
      {.title = end ? "They are back" : "Name who covers",
       .button = end ? "End the absence" : "They cover from now on",
       .body =
           [&](const Problems& problems) {
             Html form = absence_facts(visit, *absence);
             if (end) {
               return join(form, prose::paragraph("Whoever covers loses what they may do on these "
                                                  "cases with their next step."));
             }
             if (able.empty()) {
               form += prose::paragraph(
                   "Nobody else here does the same work. Their cases can be given to "
                   "others; an administrator can open another account.");
             }
             return join(form, person_field(visit, "cover", "Who covers?", "", able, problems));
           },
       .command = [&](Problems& problems) -> std::optional<DutyCommand> {
         if (end) {
           return EndAbsence{.absence = absence->id};
         }
         const auto cover = read_person(visit, "cover", able);
         if (!cover) {
           problems.push_back({"cover", "Choose who covers"});
           return std::nullopt;
         }
         return NameCover{.absence = absence->id, .cover = *cover};
       }});
}

http::Response duty_note(Visit& visit) {
  const auto id = id_from_hex(visit.parts.at(0));
  if (!id) {
    return not_found(visit);
  }
  const app::DutyHandled handled = visit.hub().duty().handle(
      visit.actor(), submission(visit), ReadHandover{.handover = HandoverId{*id}});
  if (const auto* refusal = std::get_if<DutyRefusal>(&handled);
      refusal != nullptr && !std::holds_alternative<ReadAlready>(*refusal)) {
    return not_found(visit);
  }
  return http::see_other("/duty");
}

}  // namespace openmash::web
