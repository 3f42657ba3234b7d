// The fields of every event of a matter, in the order they are written for ever.
// Under the same rules as casefile_fields.h: ids, codes and references in `control`, words in
// `content`, both under the matter's own key; a shipped list is never changed. Only codec.cpp
// includes it, after casefile_fields.h.
#pragma once

#include "codec/casefile_fields.h"
#include "domain/matter/events.h"

namespace openmash {

void control(auto& v, codec::Of<MatterOpened> auto& e) {
  v(e.reference, e.kind, e.channel, e.received_at, e.due, e.profile_version, e.grew_from,
    e.contact);
}
void content(auto& v, codec::Of<MatterOpened> auto& e) {
  v(e.answers);
}

void control(auto&, codec::Of<MatterNoted> auto&) {}
void content(auto& v, codec::Of<MatterNoted> auto& e) {
  v(e.words);
}

void control(auto&, codec::Of<MatterChased> auto&) {}
void content(auto& v, codec::Of<MatterChased> auto& e) {
  v(e.words);
}

void control(auto& v, codec::Of<MatterSettled> auto& e) {
  v(e.became, e.kind, e.where);
}
void content(auto& v, codec::Of<MatterSettled> auto& e) {
  v(e.words);
}

void control(auto& v, codec::Of<MatterTakenUp> auto& e) {
  v(e.stage, e.due);
}
void content(auto& v, codec::Of<MatterTakenUp> auto& e) {
  v(e.reason);
}

void control(auto& v, codec::Of<MatterDestroyed> auto& e) {
  v(e.destruction, e.parts, e.proposed_by, e.replayed);
}

}  // namespace openmash
