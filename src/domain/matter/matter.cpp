#include "domain/matter/matter.h"

#include <algorithm>

#include "base/contains.h"
#include "base/ensure.h"
#include "base/match.h"

namespace openmash {

namespace {

struct Ends {
  MatterKind kind;
  std::vector<Became> became;
  std::vector<MatterKind> into;
};

/// The whole of what can come of anything, a line for each kind.
const Ends& ends_of(MatterKind kind) {
  using enum Became;
  using enum MatterKind;
  static const std::vector<Ends> all{
      {.kind = unsorted,
       .became = {contact, addition, matter, reply, not_for_us},
       .into = {form_expected, family_call, information_question, information_request, complaint,
                leaflet_feedback}},
      {.kind = advice_call, .became = {advice, contact, matter}, .into = {form_expected}},
      {.kind = form_expected, .became = {contact, nothing_came}, .into = {}},
      {.kind = family_call,
       .became = {reply, addition, matter, refused, not_for_us},
       .into = {information_question, complaint}},
      {.kind = information_question,
       .became = {reply, refused, matter, not_for_us},
       .into = {information_request, complaint}},
      {.kind = information_request, .became = {reply, refused, not_for_us}, .into = {}},
      {.kind = complaint, .became = {reply, not_for_us}, .into = {}},
      {.kind = leaflet_feedback, .became = {reply, noted, matter, not_for_us}, .into = {complaint}},
  };
  const auto found = std::ranges::find(all, kind, &Ends::kind);
  ensure(found != all.end(), "every kind of matter has its ends");
  return *found;
}

}  // namespace

bool may_become(MatterKind kind, Became became) {
  return contains(ends_of(kind).became, became);
}

bool may_turn_into(MatterKind from, MatterKind into) {
  return contains(ends_of(from).into, into);
}

void evolve(Matter& matter, const RecordedMatter& recorded) {
  const auto sign = [&recorded]<class Fact>(const Fact& fact) {
    return Signed<Fact>{.what = fact, .by = recorded.by, .at = recorded.at};
  };
  match(
      recorded.event,
      [&](const MatterOpened& e) {
        matter.opened = e;
        matter.opened_by = recorded.by;
        matter.due = e.due;
      },
      [&](const MatterNoted& e) { matter.notes.push_back(sign(e)); },
      [&](const MatterChased& e) { matter.chased.push_back(sign(e)); },
      [&](const MatterSettled& e) {
        matter.settled.push_back(sign(e));
        matter.is_settled = true;
      },
      [&](const MatterTakenUp& e) {
        matter.taken_up.push_back(sign(e));
        matter.is_settled = false;
        if (e.stage != matter.stage) {
          matter.stage = e.stage;
          matter.due = e.due;
        }
      },
      [&](const MatterDestroyed& e) { matter.destroyed = sign(e); });
  matter.version = recorded.sequence;
}

Matter fold(MatterId id, const std::vector<RecordedMatter>& events) {
  Matter matter{.id = id};
  for (const RecordedMatter& recorded : events) {
    evolve(matter, recorded);
  }
  return matter;
}

}  // namespace openmash
