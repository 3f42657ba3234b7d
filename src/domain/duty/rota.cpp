#include "domain/duty/rota.h"

#include <algorithm>

#include "base/contains.h"
#include "base/match.h"

namespace openmash {

namespace {

template <class One, class Id>
const One* find_by(const std::vector<One>& all, Id id) {
  const auto found = std::ranges::find(all, id, &One::id);
  return found == all.end() ? nullptr : &*found;
}

template <class One, class Id>
One* change(std::vector<One>& all, Id id) {
  const auto found = std::ranges::find(all, id, &One::id);
  return found == all.end() ? nullptr : &*found;
}

void cover_by(Absence& absence, const Staff& cover, const RecordedDuty& recorded) {
  absence.covers.push_back(
      {.what = {.absence = absence.id, .cover = cover}, .by = recorded.by, .at = recorded.at});
}

}  // namespace

hub::Interval Shift::holds() const {
  return {.from = std::max(planned.from, noted),
          .to = taken_off ? std::min(planned.to, taken_off->at) : planned.to};
}

bool Absence::holds(Instant at) const {
  return at >= std::max(from, noted) && (!until || at < *until) && (!ended || at < *ended);
}

bool Absence::meets(Instant begins, std::optional<Instant> ends) const {
  return !ended && (!ends || from < *ends) && (!until || begins < *until);
}

std::optional<StaffId> Absence::cover(Instant at) const {
  std::optional<StaffId> found;
  for (const Signed<CoverNamed>& one : covers) {
    if (one.at <= at) {
      found = one.what.cover.id;
    }
  }
  return found;
}

const Shift* Rota::shift(ShiftId id) const {
  return find_by(shifts, id);
}

const Absence* Rota::absence(AbsenceId id) const {
  return find_by(absences, id);
}

const Handover* Rota::handover(HandoverId id) const {
  const auto found =
      std::ranges::find(handovers, id, [](const Handover& one) { return one.given.what.handover; });
  return found == handovers.end() ? nullptr : &*found;
}

const Absence* Rota::absence_of(StaffId person, Instant at) const {
  const Absence* found = nullptr;
  for (const Absence& one : absences) {
    if (one.person.id == person && one.holds(at)) {
      found = &one;
    }
  }
  return found;
}

void evolve(Rota& rota, const RecordedDuty& recorded) {
  const auto sign = [&recorded]<class Fact>(const Fact& fact) {
    return Signed<Fact>{.what = fact, .by = recorded.by, .at = recorded.at};
  };
  match(
      recorded.event,
      [&](const ShiftPlanned& e) {
        const auto after = std::ranges::upper_bound(rota.shifts, e.from, {}, &Shift::begins);
        rota.shifts.insert(after, {.id = e.shift,
                                   .person = e.person,
                                   .planned = {.from = e.from, .to = e.until},
                                   .noted = recorded.at,
                                   .by = recorded.by,
                                   .taken_off = {}});
      },
      [&](const ShiftTakenOff& e) {
        if (Shift* shift = change(rota.shifts, e.shift)) {
          shift->taken_off = sign(e);
        }
      },
      [&](const AbsenceNoted& e) {
        Absence& absence = rota.absences.emplace_back();
        absence.id = e.absence;
        absence.person = e.person;
        absence.from = e.from;
        absence.until = e.until;
        absence.reason = e.reason;
        absence.noted = recorded.at;
        absence.by = recorded.by;
        if (e.cover) {
          cover_by(absence, *e.cover, recorded);
        }
      },
      [&](const CoverNamed& e) {
        if (Absence* absence = change(rota.absences, e.absence)) {
          cover_by(*absence, e.cover, recorded);
        }
      },
      [&](const AbsenceEnded& e) {
        if (Absence* absence = change(rota.absences, e.absence)) {
          absence->ended = recorded.at;
        }
      },
      [&](const ShiftHandedOver& e) {
        if (const Shift* shift = rota.shift(e.shift)) {
          rota.handovers.push_back({.desk = desk_of(shift->person), .given = sign(e), .read = {}});
        }
      },
      [&](const HandoverRead& e) {
        const auto found = std::ranges::find(rota.handovers, e.handover, [](const Handover& one) {
          return one.given.what.handover;
        });
        if (found != rota.handovers.end()) {
          found->read.push_back(sign(e));
        }
      });
  rota.version = recorded.sequence;
}

Rota fold_rota(const std::vector<RecordedDuty>& events) {
  Rota rota;
  for (const RecordedDuty& recorded : events) {
    evolve(rota, recorded);
  }
  return rota;
}

std::optional<StaffId> in_place_of(const Rota& rota, StaffId person, Instant at) {
  std::vector<StaffId> asked;  // a ring of covers, which no command makes, would never end
  while (!contains(asked, person)) {
    const Absence* absence = rota.absence_of(person, at);
    if (absence == nullptr) {
      return person;
    }
    const auto cover = absence->cover(at);
    if (!cover) {
      return std::nullopt;
    }
    asked.push_back(person);
    person = *cover;
  }
  return std::nullopt;
}

std::optional<StaffId> cover_of(const Rota& rota, StaffId person, Instant at) {
  const auto there = in_place_of(rota, person, at);
  return there == person ? std::nullopt : there;
}

std::vector<StaffId> covered_by(const Rota& rota, StaffId cover, Instant at) {
  std::vector<StaffId> covered;
  for (const Absence& one : rota.absences) {
    if (one.holds(at) && cover_of(rota, one.person.id, at) == cover &&
        !contains(covered, one.person.id)) {
      covered.push_back(one.person.id);
    }
  }
  return covered;
}

std::vector<StaffId> away_uncovered(const Rota& rota, Instant at) {
  std::vector<StaffId> away;
  for (const Absence& one : rota.absences) {
    if (one.holds(at) && !in_place_of(rota, one.person.id, at) && !contains(away, one.person.id)) {
      away.push_back(one.person.id);
    }
  }
  return away;
}

Subject with_cover(Subject subject, const Rota& rota, Instant at) {
  subject.cover = subject.worker ? cover_of(rota, *subject.worker, at) : std::nullopt;
  return subject;
}

std::vector<Instant> turns_of(const Rota& rota, const hub::Interval& during) {
  std::vector<Instant> turns;
  const auto add = [&](Instant at) {
    if (at >= during.from && at < during.to) {
      turns.push_back(at);
    }
  };
  for (const Shift& shift : rota.shifts) {
    if (const hub::Interval holds = shift.holds(); holds.from < holds.to) {
      add(holds.from);
      add(holds.to);
    }
  }
  for (const Absence& absence : rota.absences) {
    add(std::max(absence.from, absence.noted));
    for (const Signed<CoverNamed>& cover : absence.covers) {
      add(cover.at);
    }
    if (absence.until) {
      add(*absence.until);
    }
    if (absence.ended) {
      add(*absence.ended);
    }
  }
  return turns;
}

}  // namespace openmash
