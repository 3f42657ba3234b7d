#include "domain/duty/answerable.h"

#include <algorithm>

namespace openmash {

namespace {

/// The hub's own roles before those of agencies: a step that both take is the hub's to answer for.
Desks desks_of(const hub::Who& who, const hub::Profile& profile) {
  Desks own;
  for (const RoleCode& code : who.roles) {
    const hub::Role* role = profile.role(code);
    if (role != nullptr && !role->for_an_agency) {
      own.roles.push_back(code);
    }
  }
  return own.roles.empty() ? Desks{.roles = who.roles, .agency = {}} : own;
}

/// Of the first of these steps that this hub has.
Desks first_of(std::initializer_list<const hub::Who*> steps, const hub::Profile& profile) {
  for (const hub::Who* step : steps) {
    if (!step->nobody()) {
      return desks_of(*step, profile);
    }
  }
  return {};
}

Desks deciding(const CaseFile& file, const hub::Profile& profile) {
  return desks_of(profile.stages.decides_after(file.goes_straight()), profile);
}

Desks next_step(const CaseFile& file, Stage stage, const hub::Profile& profile) {
  const hub::Stages& s = profile.stages;
  switch (stage) {
    case Stage::to_screen:
      return first_of({&s.screens, &s.gates, &s.decides}, profile);
    case Stage::to_gate:
      return first_of({&s.gates, &s.screens, &s.decides}, profile);
    case Stage::to_assign:
    case Stage::to_ask:
    case Stage::gathering:
      return first_of({&s.assigns, &s.gates, &s.decides}, profile);
    case Stage::to_decide:
    case Stage::to_look_again:
    case Stage::to_tell:
    case Stage::closed:
      return deciding(file, profile);
  }
  return deciding(file, profile);
}

enum class Among { there, with_an_account, ever };

/// Of those this is true of, who has had an account longest.
template <class IsOne>
std::optional<StaffId> longest(const Staffing& staffing, Instant at, Among among, IsOne is_one) {
  const OnStaff* found = nullptr;
  for (const OnStaff& one : staffing.people) {
    const bool has_account = one.since <= at && (!one.until || at < *one.until);
    const bool counts = among == Among::ever ||
                        (has_account && (among != Among::there ||
                                         staffing.rota.absence_of(one.staff.id, at) == nullptr));
    if (counts && is_one(one.staff) &&
        (found == nullptr ||
         std::pair{one.since, one.staff.id} < std::pair{found->since, found->staff.id})) {
      found = &one;
    }
  }
  return found == nullptr ? std::nullopt : std::optional{found->staff.id};
}

/// The person who did it, while they are with the hub.
std::optional<Answerable> did_it(const Staffing& staffing, const Actor& by, Because what,
                                 Instant at) {
  const Staff* staff = as_staff(by);
  if (staff == nullptr || staffing.find(staff->id, at) == nullptr) {
    return std::nullopt;
  }
  return Answerable{.person = staff->id, .because = what};
}

}  // namespace

Answerable answerable_at(const Staffing& staffing, const Desks& desks, Instant at) {
  if (const auto there = on_duty(staffing, desks, at); !there.empty()) {
    return {.person = there.front().person,
            .because = Because::on_duty,
            .in_place_of = there.front().in_place_of,
            .desks = {.roles = {there.front().desk.role}, .agency = there.front().desk.agency}};
  }
  const Desks deciders = desks_of(staffing.profile.stages.decides, staffing.profile);
  // Last of all whoever came first, for what is older than every account: work brought from
  // elsewhere.
  for (const Among among : {Among::there, Among::with_an_account, Among::ever}) {
    if (const auto one = longest(staffing, at, among, [&](const Staff& staff) {
          return desks.includes(desk_of(staff));
        })) {
      return {.person = one, .because = Because::longest_at_desk, .desks = desks};
    }
    if (const auto one = longest(staffing, at, among, [&](const Staff& staff) {
          return deciders.includes(desk_of(staff));
        })) {
      return {.person = one, .because = Because::longest_deciding, .desks = desks};
    }
    if (const auto one = among == Among::there
                             ? std::nullopt
                             : longest(staffing, at, among, [](const Staff&) { return true; })) {
      return {.person = one, .because = Because::longest_here, .desks = desks};
    }
  }
  return {.person = {}, .because = Because::longest_here, .desks = desks};
}

Answerable answerable_for_case(const Staffing& staffing, const CaseFile& file,
                               const hub::Profile& rules, Instant at) {
  const Stage stage = stage_of(file, rules);
  const auto& worker = file.enquiry.worker;
  if (!worker || stage == Stage::closed) {
    return answerable_at(staffing, next_step(file, stage, staffing.profile), at);
  }
  const auto there = in_place_of(staffing.rota, *worker, at);
  if (there && staffing.find(*there, at) != nullptr) {
    return {.person = there,
            .because = Because::is_worker,
            .in_place_of = there == worker ? std::nullopt : worker};
  }
  // Away with nobody there for them, or gone: whoever gives cases out must give it to somebody.
  Answerable desk =
      answerable_at(staffing, next_step(file, Stage::to_assign, staffing.profile), at);
  desk.missed = worker;
  return desk;
}

Answerable answerable_for_decision(const Staffing& staffing, const CaseFile& file, Instant at) {
  if (file.is_settled()) {
    const Actor& by =
        file.decision.confirmed ? file.decision.confirmed->by : file.decision.made->by;
    if (const auto who = did_it(staffing, by, Because::decided_it, at)) {
      return *who;
    }
  }
  return answerable_at(staffing, deciding(file, staffing.profile), at);
}

Answerable answerable_for_request(const Staffing& staffing, const Request& request, Instant at) {
  if (!request.waits() && !request.answers.empty()) {
    if (const auto who = did_it(staffing, request.answers.back().by, Because::answered_it, at)) {
      return *who;
    }
  }
  Desks desks{.roles = {}, .agency = request.asked.what.agency};
  for (const hub::Role& role : staffing.profile.roles) {
    if (role.has(hub::Power::answer_requests)) {
      desks.roles.push_back(role.code);
    }
  }
  return answerable_at(staffing, desks, at);
}

std::vector<Period> answerable_since(const Staffing& staffing,
                                     const std::vector<RecordedEvent>& history, Instant now,
                                     const AskWho& ask) {
  if (history.empty()) {
    return {};
  }
  std::vector<Instant> turns = turns_of(staffing.rota, {.from = history.front().at, .to = now});
  for (const RecordedEvent& recorded : history) {
    turns.push_back(recorded.at);
  }
  for (const OnStaff& one : staffing.people) {
    turns.push_back(one.since);
    if (one.until) {
      turns.push_back(*one.until);
    }
  }
  std::ranges::sort(turns);
  turns.erase(std::ranges::unique(turns).begin(), turns.end());
  std::vector<Period> periods;
  CaseFile file{.id = {}};
  auto next = history.begin();
  for (const Instant at : turns) {
    if (at < history.front().at || at > now) {
      continue;
    }
    for (; next != history.end() && next->at <= at; ++next) {
      evolve(file, *next);
    }
    auto who = ask(file, at);
    if (!who) {
      continue;
    }
    if (!periods.empty()) {
      Answerable& last = periods.back().answerable;
      periods.back().during.to = at;
      if (last.person == who->person && last.because == who->because &&
          last.in_place_of == who->in_place_of && last.missed == who->missed) {
        continue;
      }
    }
    periods.push_back({.during = {.from = at, .to = now}, .answerable = std::move(*who)});
  }
  if (!periods.empty()) {
    periods.back().during.to = now;
  }
  return periods;
}

}  // namespace openmash
