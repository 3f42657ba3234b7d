// The fields of every event about who may see what, in the order they are written for ever.
// Under the same rules as casefile_fields.h: ids, codes and times in `control`, words in `content`.
// The words about one conflict, one proposal and one broken glass have keys of their own, so that
// they can be destroyed alone. Only codec.cpp includes it, after other_fields.h.
#pragma once

#include "codec/other_fields.h"
#include "domain/access/rights_events.h"

namespace openmash {

void fields(auto& v, codec::Of<KnownPerson> auto& x) {
  v(x.name, x.born, x.address, x.telephone);
}

void control(auto& v, codec::Of<ConflictEntered> auto& e) {
  v(e.conflict, e.whose, e.suspected, e.contact);
}
void content(auto& v, codec::Of<ConflictEntered> auto& e) {
  v(e.with, e.why);
}
inline Id128 content_key(const ConflictEntered& e) {
  return e.conflict.value;
}

void fields(auto& v, codec::Of<Inspection> auto& x) {
  v(x.inspector, x.contacts, x.from, x.until);
}
void control(auto& v, codec::Of<SecondAsked> auto& e) {
  v(e.proposal, e.step, e.contact, e.request, e.item, e.conflict, e.listed, e.session,
    e.inspection);
}
/// As it was written while nobody could be granted an inspection.
void control_1(auto& v, codec::Of<SecondAsked> auto& e) {
  v(e.proposal, e.step, e.contact, e.request, e.item, e.conflict, e.listed, e.session);
}
void content(auto& v, codec::Of<SecondAsked> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const SecondAsked& e) {
  return e.proposal.value;
}

void control(auto& v, codec::Of<SecondGiven> auto& e) {
  v(e.proposal, e.session);
}

void control(auto& v, codec::Of<SecondRefused> auto& e) {
  v(e.proposal);
}
void content(auto& v, codec::Of<SecondRefused> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const SecondRefused& e) {
  return e.proposal.value;
}

void control(auto& v, codec::Of<InspectionEnded> auto& e) {
  v(e.proposal);
}
void content(auto& v, codec::Of<InspectionEnded> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const InspectionEnded& e) {
  return e.proposal.value;
}

void control(auto& v, codec::Of<GlassBroken> auto& e) {
  v(e.glass, e.contact, e.opened, e.session, e.until);
}
void content(auto& v, codec::Of<GlassBroken> auto& e) {
  v(e.reference, e.reason);
}
inline Id128 content_key(const GlassBroken& e) {
  return e.glass.value;
}

void control(auto& v, codec::Of<GlassReviewed> auto& e) {
  v(e.glass, e.judged);
}
void content(auto& v, codec::Of<GlassReviewed> auto& e) {
  v(e.note);
}
inline Id128 content_key(const GlassReviewed& e) {
  return e.glass.value;
}

void control(auto& v, codec::Of<ConflictMet> auto& e) {
  v(e.contact, e.whose, e.was_worker);
}

void control(auto& v, codec::Of<ConflictNoted> auto& e) {
  v(e.contact, e.whose);
}

void control(auto& v, codec::Of<RightsWordsDestroyed> auto& e) {
  v(e.destruction, e.parts, e.replayed);
}

}  // namespace openmash
