// The fields of every event of the directory, in the order they are written for ever.
// Under the same rules as casefile_fields.h; the words of one entry have a key of their own, so
// that they can be destroyed alone. Only codec.cpp includes it, after casefile_fields.h.
#pragma once

#include "codec/casefile_fields.h"
#include "domain/directory/directory.h"

namespace openmash {

void fields(auto& v, codec::Of<Setting> auto& x) {
  v(x.name, x.kind, x.address, x.telephone, x.email, x.lead_name, x.lead_post, x.best_way,
    x.out_of_term);
}

void control(auto& v, codec::Of<EntryListed> auto& e) {
  v(e.entry);
}
void content(auto& v, codec::Of<EntryListed> auto& e) {
  v(e.setting);
}
inline Id128 content_key(const EntryListed& e) {
  return e.entry.value;
}

void control(auto& v, codec::Of<EntryChanged> auto& e) {
  v(e.entry);
}
void content(auto& v, codec::Of<EntryChanged> auto& e) {
  v(e.setting);
}
inline Id128 content_key(const EntryChanged& e) {
  return e.entry.value;
}

void control(auto& v, codec::Of<EntryClosed> auto& e) {
  v(e.entry);
}
void content(auto& v, codec::Of<EntryClosed> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const EntryClosed& e) {
  return e.entry.value;
}

}  // namespace openmash
