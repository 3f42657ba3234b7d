#include "domain/duty/on_duty.h"

#include <algorithm>

#include "base/contains.h"

namespace openmash {

namespace {

bool holds_at(const hub::Interval& interval, Instant at) {
  return interval.from <= at && at < interval.to;
}

}  // namespace

const OnStaff* Staffing::find(StaffId person, Instant at) const {
  const auto found = std::ranges::find_if(people, [&](const OnStaff& one) {
    return one.staff.id == person && (!one.until || at < *one.until);
  });
  return found == people.end() ? nullptr : &*found;
}

bool Desks::includes(const Desk& desk) const {
  return contains(roles, desk.role) && (!agency || agency == desk.agency);
}

std::vector<OnDuty> on_duty(const Staffing& staffing, const Desks& desks, Instant at) {
  std::vector<OnDuty> all;
  const std::vector<Shift>& shifts = staffing.rota.shifts;
  auto next = std::ranges::lower_bound(shifts, at - shift_most, {}, &Shift::begins);
  for (; next != shifts.end() && next->planned.from <= at; ++next) {
    const Shift& shift = *next;
    if (!holds_at(shift.holds(), at) || !desks.includes(desk_of(shift.person))) {
      continue;
    }
    const auto there = in_place_of(staffing.rota, shift.person.id, at);
    if (!there || staffing.find(*there, at) == nullptr) {
      continue;
    }
    OnDuty one{
        .person = *there, .shift = shift.holds(), .id = shift.id, .desk = desk_of(shift.person)};
    if (there != shift.person.id) {
      one.in_place_of = shift.person.id;
    }
    const auto after = std::ranges::upper_bound(
        all, one.shift.from, {}, [](const OnDuty& other) { return other.shift.from; });
    all.insert(after, one);
  }
  return all;
}

std::optional<OnDuty> next_on_duty(const Staffing& staffing, const Desks& desks, Instant at) {
  const std::vector<Shift>& shifts = staffing.rota.shifts;
  auto next = std::ranges::upper_bound(shifts, at, {}, &Shift::begins);
  for (; next != shifts.end(); ++next) {
    const hub::Interval holds = next->holds();
    if (holds.from >= holds.to || !desks.includes(desk_of(next->person))) {
      continue;
    }
    for (const OnDuty& one : on_duty(staffing, desks, holds.from)) {
      if (one.id == next->id) {
        return one;
      }
    }
  }
  return std::nullopt;
}

std::vector<hub::Interval> holes(const Staffing& staffing, const Desks& desks,
                                 const hub::Interval& during) {
  std::vector<Instant> turns = turns_of(staffing.rota, during);
  turns.push_back(during.from);
  for (const OnStaff& one : staffing.people) {
    if (one.until && holds_at(during, *one.until)) {
      turns.push_back(*one.until);
    }
  }
  std::ranges::sort(turns);
  std::vector<hub::Interval> found;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const Instant end = i + 1 < turns.size() ? turns[i + 1] : during.to;
    if (turns[i] == end || !on_duty(staffing, desks, turns[i]).empty()) {
      continue;
    }
    if (!found.empty() && found.back().to == turns[i]) {
      found.back().to = end;
    } else {
      found.push_back({.from = turns[i], .to = end});
    }
  }
  return found;
}

std::vector<Handover> unread_by(const Staffing& staffing, StaffId person, Instant at) {
  std::vector<Handover> unread;
  for (const Handover& one : staffing.rota.handovers) {
    if (!one.read.empty() || is_staff(one.given.by, person)) {
      continue;
    }
    const Desks desk{.roles = {one.desk.role}, .agency = one.desk.agency};
    if (contains(on_duty(staffing, desk, at), person, &OnDuty::person)) {
      unread.push_back(one);
    }
  }
  return unread;
}

}  // namespace openmash
