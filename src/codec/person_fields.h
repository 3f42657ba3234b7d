// The fields of every event about who is who, in the order they are written for ever.
// Under the same rules as casefile_fields.h: references, codes and times in `control`, the reason
// in `content` under a key of its own, so that it can be destroyed alone. Only codec.cpp includes
// it, after casefile_fields.h.
#pragma once

#include "codec/casefile_fields.h"
#include "domain/person/events.h"

namespace openmash {

void fields(auto& v, codec::Of<RecordRef> auto& x) {
  v(x.contact, x.person);
}
void fields(auto& v, codec::Of<JudgedRecord> auto& x) {
  v(x.record, x.version, x.facts);
}

void control_1(auto& v, codec::Of<JudgementMade> auto& e) {
  v(e.judgement, e.one, e.other, e.says, e.model, e.needs_two);
}
void control(auto& v, codec::Of<JudgementMade> auto& e) {
  control_1(v, e);
  v(e.session);
}
void content(auto& v, codec::Of<JudgementMade> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const JudgementMade& e) {
  return e.judgement.value;
}

void control(auto& v, codec::Of<JudgementSeconded> auto& e) {
  v(e.judgement, e.agrees);
}
void content(auto& v, codec::Of<JudgementSeconded> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const JudgementSeconded& e) {
  return e.judgement.value;
}

void control(auto& v, codec::Of<JudgementUndone> auto& e) {
  v(e.judgement);
}
void content(auto& v, codec::Of<JudgementUndone> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const JudgementUndone& e) {
  return e.judgement.value;
}

void control(auto& v, codec::Of<UndoingAsked> auto& e) {
  v(e.judgement, e.session);
}
void content(auto& v, codec::Of<UndoingAsked> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const UndoingAsked& e) {
  return e.judgement.value;
}

void control(auto& v, codec::Of<UndoingSeconded> auto& e) {
  v(e.judgement, e.agrees);
}
void content(auto& v, codec::Of<UndoingSeconded> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const UndoingSeconded& e) {
  return e.judgement.value;
}

void control(auto& v, codec::Of<HiddenMatchFound> auto& e) {
  v(e.alert, e.newcomer, e.hidden, e.custodians, e.due);
}

void control(auto& v, codec::Of<AlertPassedOn> auto& e) {
  v(e.alert, e.to);
}

void control(auto& v, codec::Of<MatchingAdopted> auto& e) {
  v(e.matching, e.name);
}
void content(auto& v, codec::Of<MatchingAdopted> auto& e) {
  v(e.model, e.frequencies);
}
inline Id128 content_key(const MatchingAdopted& e) {
  return e.matching.value;
}

void control(auto& v, codec::Of<AlertLeftUnread> auto& e) {
  v(e.alert, e.told);
}

void control(auto& v, codec::Of<AlertAcknowledged> auto& e) {
  v(e.alert);
}

void control(auto& v, codec::Of<AlertAnswered> auto& e) {
  v(e.alert, e.answer);
}
void content(auto& v, codec::Of<AlertAnswered> auto& e) {
  v(e.words);
}
inline Id128 content_key(const AlertAnswered& e) {
  return e.alert.value;
}

}  // namespace openmash
