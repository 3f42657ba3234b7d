// The fields of every event of the rota, in the order they are written for ever.
// Under the same rules as casefile_fields.h: ids, codes and times in `control`, words in `content`,
// both under the rota's own key; a shipped list is never changed. Only codec.cpp includes it, after
// other_fields.h.
#pragma once

#include "codec/other_fields.h"
#include "domain/duty/events.h"

namespace openmash {

void control(auto& v, codec::Of<ShiftPlanned> auto& e) {
  v(e.shift, e.person, e.from, e.until);
}

void control(auto& v, codec::Of<ShiftTakenOff> auto& e) {
  v(e.shift);
}
void content(auto& v, codec::Of<ShiftTakenOff> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<AbsenceNoted> auto& e) {
  v(e.absence, e.person, e.from, e.until, e.cover);
}
void content(auto& v, codec::Of<AbsenceNoted> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<CoverNamed> auto& e) {
  v(e.absence, e.cover);
}

void control(auto& v, codec::Of<AbsenceEnded> auto& e) {
  v(e.absence);
}

void control(auto& v, codec::Of<ShiftHandedOver> auto& e) {
  v(e.handover, e.shift);
}
void content(auto& v, codec::Of<ShiftHandedOver> auto& e) {
  v(e.note);
}

void control(auto& v, codec::Of<HandoverRead> auto& e) {
  v(e.handover);
}

}  // namespace openmash
