// The fields of every event about an agreement between bodies, in the order they are written for
// ever. Under the same rules as casefile_fields.h; the words of one agreement have a key of their
// own. Only codec.cpp includes it, after casefile_fields.h.
#pragma once

#include "codec/casefile_fields.h"
#include "domain/agreement/agreement.h"

namespace openmash {

void fields(auto& v, codec::Of<Party> auto& x) {
  v(x.agency, x.name);
}

/// A day is written as year, month and day: three numbers.
void put_day(auto& v, auto& day) {
  auto year = static_cast<std::int32_t>(static_cast<int>(day.year()));
  auto month = static_cast<std::uint8_t>(static_cast<unsigned>(day.month()));
  auto number = static_cast<std::uint8_t>(static_cast<unsigned>(day.day()));
  v(year, month, number);
  if constexpr (std::decay_t<decltype(v)>::reads) {
    day = Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
  }
}

void control(auto& v, codec::Of<SharingAgreementMade> auto& e) {
  v(e.agreement);
  put_day(v, e.terms.review_on);
  put_day(v, e.terms.lapses_on);
}
void content(auto& v, codec::Of<SharingAgreementMade> auto& e) {
  v(e.terms.name, e.terms.covers, e.terms.purposes, e.terms.kept_at, e.terms.parties);
}
inline Id128 content_key(const SharingAgreementMade& e) {
  return e.agreement.value;
}

void control(auto& v, codec::Of<SharingAgreementSigned> auto& e) {
  v(e.agreement);
  put_day(v, e.signed_on);
}
void content(auto& v, codec::Of<SharingAgreementSigned> auto& e) {
  v(e.party, e.signed_by);
}
inline Id128 content_key(const SharingAgreementSigned& e) {
  return e.agreement.value;
}

void control(auto& v, codec::Of<SharingAgreementRenewed> auto& e) {
  v(e.agreement);
  put_day(v, e.review_on);
  put_day(v, e.lapses_on);
}
void content(auto& v, codec::Of<SharingAgreementRenewed> auto& e) {
  v(e.words);
}
inline Id128 content_key(const SharingAgreementRenewed& e) {
  return e.agreement.value;
}

void control(auto& v, codec::Of<SharingAgreementEnded> auto& e) {
  v(e.agreement);
}
void content(auto& v, codec::Of<SharingAgreementEnded> auto& e) {
  v(e.reason);
}
inline Id128 content_key(const SharingAgreementEnded& e) {
  return e.agreement.value;
}

}  // namespace openmash
