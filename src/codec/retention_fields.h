// The fields of every event of the hub's retention stream, in the order they are written for ever.
// Under the same rules as casefile_fields.h: ids, codes and times in `control`, reasons in
// `content`, all under the stream's own key. Only codec.cpp includes it, after other_fields.h.
#pragma once

#include "codec/other_fields.h"
#include "domain/retention/events.h"

namespace openmash {

void fields(auto& v, codec::Of<DestroyedKind> auto& x) {
  v(x.kind, x.count);
}

void control(auto& v, codec::Of<HoldSet> auto& e) {
  v(e.hold, e.contact, e.reference, e.review_by);
}
void content(auto& v, codec::Of<HoldSet> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<HoldLifted> auto& e) {
  v(e.hold);
}
void content(auto& v, codec::Of<HoldLifted> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<KeptAfterReview> auto& e) {
  v(e.contact, e.reference, e.again);
}
void content(auto& v, codec::Of<KeptAfterReview> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<DestructionProposed> auto& e) {
  v(e.destruction, e.contact, e.reference, e.ground, e.child, e.shared, e.rewritten, e.version,
    e.session);
}
void content(auto& v, codec::Of<DestructionProposed> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<DestructionTurnedDown> auto& e) {
  v(e.destruction);
}
void content(auto& v, codec::Of<DestructionTurnedDown> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<DestructionApproved> auto& e) {
  v(e.destruction, e.session, e.sequence, e.counts);
}

}  // namespace openmash
