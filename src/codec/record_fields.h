// The fields of what is written into the record of reading beside what was shown, in the order they
// are written for ever.
// Ids, times and numbers in `control`; the words of whoever reviewed in `content`. A shipped list
// is never changed. Only codec.cpp includes it, after other_fields.h.
#pragma once

#include "codec/other_fields.h"
#include "domain/access/record_events.h"

namespace openmash {

void fields(auto& v, codec::Of<AgainShown> auto& x) {
  v(x.contact, x.version, x.purpose, x.times, x.last);
}
void control(auto& v, codec::Of<ShownAgain> auto& e) {
  v(e.session, e.again, e.refused);
}

void control(auto& v, codec::Of<RecordAsked> auto& e) {
  v(e.session, e.question, e.person, e.role, e.contact, e.from, e.until, e.found);
}

void control(auto& v, codec::Of<GuardMet> auto& e) {
  v(e.guard, e.passed, e.is_strange, e.name, e.more);
}
void content(auto& v, codec::Of<GuardMet> auto& e) {
  v(e.device);
}

void control(auto& v, codec::Of<PatternNoticed> auto& e) {
  v(e.id, e.kind, e.people, e.contacts, e.from, e.until, e.figure, e.limit);
}

void control(auto& v, codec::Of<PurposeChosen> auto& e) {
  v(e.session, e.contact, e.purpose);
}

void control(auto& v, codec::Of<PatternReviewed> auto& e) {
  v(e.id, e.finding);
}
void content(auto& v, codec::Of<PatternReviewed> auto& e) {
  v(e.note);
}
inline Id128 content_key(const PatternReviewed& e) {
  return e.id.value;
}

void control(auto& v, codec::Of<PatternWordsDestroyed> auto& e) {
  v(e.destruction, e.parts, e.replayed);
}

}  // namespace openmash
