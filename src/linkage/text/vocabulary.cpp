#include "linkage/text/vocabulary.h"

#include <algorithm>
#include <limits>

#include "base/ensure.h"
#include "linkage/text/fold.h"

namespace openmash::linkage {

namespace {

constexpr std::size_t first_places = 1024;

std::uint32_t tag_of(std::string_view value) {
  return static_cast<std::uint32_t>(hashed(value) >> 32U);
}

}  // namespace

Vocabulary::Vocabulary() : ends_{0, 0}, places_(first_places) {}

std::size_t Vocabulary::place_of(std::string_view value, std::uint32_t tag) const {
  std::size_t at = tag & (places_.size() - 1);
  while (places_[at].id != 0 && (places_[at].tag != tag || (*this)[places_[at].id] != value)) {
    at = (at + 1) & (places_.size() - 1);
  }
  return at;
}

ValueId Vocabulary::intern(std::string_view value) {
  if (value.empty()) {
    return 0;
  }
  const std::uint32_t tag = tag_of(value);
  Place& place = places_[place_of(value, tag)];
  if (place.id != 0) {
    return place.id;
  }
  const auto id = static_cast<ValueId>(size());
  letters_ += value;
  ensure(letters_.size() < std::numeric_limits<std::uint32_t>::max(),
         "a column's distinct values are at most four gigabytes");
  ends_.push_back(static_cast<std::uint32_t>(letters_.size()));
  place = {.id = id, .tag = tag};
  if (size() * 5 > places_.size() * 4) {  // fuller, and what is not there is searched for too long
    grow();
  }
  return id;
}

ValueId Vocabulary::find(std::string_view value) const {
  return value.empty() ? 0 : places_[place_of(value, tag_of(value))].id;
}

void Vocabulary::forget_from(std::size_t size) {
  while (this->size() > size) {
    const auto id = static_cast<ValueId>(this->size() - 1);
    const std::size_t mask = places_.size() - 1;
    std::size_t hole = tag_of((*this)[id]) & mask;
    while (places_[hole].id != id) {
      hole = (hole + 1) & mask;
    }
    // What lies behind the hole moves up, as far as it may: nothing is cut off from its beginning.
    for (std::size_t at = (hole + 1) & mask; places_[at].id != 0; at = (at + 1) & mask) {
      const std::size_t begins = places_[at].tag & mask;
      if (((at - begins) & mask) >= ((at - hole) & mask)) {
        places_[hole] = places_[at];
        hole = at;
      }
    }
    places_[hole] = {};
    std::fill(letters_.begin() + ends_[id], letters_.end(), '\0');
    letters_.resize(ends_[id]);
    ends_.pop_back();
  }
}

void Vocabulary::blank(ValueId id) {
  std::fill(letters_.begin() + ends_[id], letters_.begin() + ends_[id + 1], '\0');
}

void Vocabulary::grow() {
  std::vector<Place> old(places_.size() * 2);
  old.swap(places_);
  for (const Place& place : old) {
    if (place.id != 0) {
      std::size_t at = place.tag & (places_.size() - 1);
      while (places_[at].id != 0) {
        at = (at + 1) & (places_.size() - 1);
      }
      places_[at] = place;
    }
  }
}

}  // namespace openmash::linkage
