#include <algorithm>
#include <array>
#include <charconv>

#include "london/london_time.h"
#include "scenarios/patterns.h"
#include "scenarios/world.h"
#include "seal/random.h"
#include "words/duty.h"

namespace openmash::scenarios {

namespace {

void ask(World& world, const std::string& who, const DutyCommand& command) {
  const app::Submission press{
      .id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true};
  const auto handled = world.hub().duty().handle(world.staff(who), press, command);
  if (const auto* refusal = std::get_if<DutyRefusal>(&handled)) {
    world.tell(who, words::words_for(*refusal).heading);
  }
}

/// "09:00" on the story's day.
Instant today_at(const World& world, const std::string& time) {
  int hours = 0;
  int minutes = 0;
  const auto* end = time.data() + time.size();
  const auto read = std::from_chars(time.data(), end, hours);
  if (read.ptr == end || *read.ptr != ':' ||
      std::from_chars(read.ptr + 1, end, minutes).ptr != end) {
    cannot("\"" + time + "\" is no time of day");
  }
  return london::instant_of(london::date_of(world.now()),
                            std::chrono::hours{hours} + std::chrono::minutes{minutes});
}

void plan(World& world, const Holes& h) {
  const hub::Interval during{.from = today_at(world, h[2]), .to = today_at(world, h[3])};
  ask(world, h[0],
      PlanShifts{.person = world.staff(h[1]),
                 .shifts = {{.shift = ShiftId{seal::fresh_id()}, .during = during}}});
}

void leave(World& world, const Holes& h, std::optional<Staff> cover) {
  ask(world, h[0],
      NoteAbsence{.absence = AbsenceId{seal::fresh_id()},
                  .person = world.staff(h[1]),
                  .from = world.now(),
                  .until = {},
                  .cover = std::move(cover),
                  .reason = ""});
}

AbsenceId absence_of(World& world, const std::string& name) {
  const auto rota = world.hub().duty().at_work().rota;
  const Absence* found = rota->absence_of(world.staff(name).id, world.now());
  if (found == nullptr) {
    cannot(name + " is not away");
  }
  return found->id;
}

void hand_over(World& world, const Holes& h) {
  const auto rota = world.hub().duty().at_work().rota;
  const auto found = std::ranges::find(rota->shifts, world.staff(h[0]).id,
                                       [](const Shift& one) { return one.person.id; });
  if (found == rota->shifts.end()) {
    cannot(h[0] + " has no shift");
  }
  ask(world, h[0],
      HandShiftOver{.handover = HandoverId{seal::fresh_id()}, .shift = found->id, .note = h[1]});
}

void read_note(World& world, const Holes& h) {
  const auto rota = world.hub().duty().at_work().rota;
  if (rota->handovers.empty()) {
    cannot("nothing was handed over");
  }
  ask(world, h[0], ReadHandover{.handover = rota->handovers.back().given.what.handover});
}

constexpr auto steps = std::to_array<Step>({
    {"{who} plans {whom} from {time} to {time}", plan},
    {"{who} notes that {whom} is away, covered by {cover}",
     [](World& world, const Holes& h) { leave(world, h, world.staff(h[2])); }},
    {"{who} notes that {whom} is away", [](World& world, const Holes& h) { leave(world, h, {}); }},
    {"{who} names {cover} to cover for {whom}",
     [](World& world, const Holes& h) {
       ask(world, h[0], NameCover{.absence = absence_of(world, h[2]), .cover = world.staff(h[1])});
     }},
    {"{who} notes that {whom} is back",
     [](World& world, const Holes& h) {
       ask(world, h[0], EndAbsence{.absence = absence_of(world, h[1])});
     }},
    {"{who} hands the shift over: {note}", hand_over},
    {"{who} reads the note of the last shift", read_note},
});

}  // namespace

std::span<const Step> duty_steps() {
  return steps;
}

}  // namespace openmash::scenarios
