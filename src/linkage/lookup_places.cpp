#include <algorithm>

#include "base/ensure.h"
#include "linkage/lookup.h"
#include "linkage/text/fold.h"
#include "linkage/values/identifier.h"
#include "linkage/values/postcode.h"

namespace openmash::linkage {

namespace {

constexpr std::size_t part_of_a_word = 3;  ///< letters, for the last word to be one begun

/// Whether these words stand in a street's, whole; of the last its beginning is enough.
bool has_words(std::string_view street, std::string_view words) {
  for (std::size_t at = street.find(words); at != std::string_view::npos;
       at = street.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool begins_word = at == 0 || street[at - 1] == ' ';
    const bool ends_word = end == street.size() || street[end] == ' ';
    if (begins_word && (ends_word || words.size() >= part_of_a_word)) {
      return true;
    }
  }
  return false;
}

/// A house is meant with every flat in it: its number comes last.
bool is_door(std::string_view door, std::string_view asked) {
  return door == asked || (door.ends_with(asked) && door[door.size() - asked.size() - 1] == ' ');
}

DoorThere compared(std::string_view door, std::string_view asked) {
  return asked.empty()          ? DoorThere::not_asked
         : door.empty()         ? DoorThere::not_said
         : is_door(door, asked) ? DoorThere::same
                                : DoorThere::another;
}

}  // namespace

std::vector<LivesThere> Lookup::living_at(const PlaceAsked& place, std::size_t most,
                                          const Visible& visible, bool& cut) {
  ensure(is_settled(), "a look-up begins when its records are in order");
  cut = false;
  const Address asked = read_address(place.address);
  const std::string code = compact(place.postcode);
  const std::string begun = place.inward.empty() ? "" : code + compact(place.inward);
  const ValueId code_id = code.empty() ? 0 : people_.plain().find(code);
  const ValueId outward_id = code.empty() ? 0 : people_.plain().find(outward(code));
  std::vector<LivesThere> there;
  const auto take = [&](Row row) {
    const RecordNumber record = record_of_row_[row];
    if (!records_[record].live || !visible(record)) {
      return;
    }
    const DoorThere door = compared(people_.address(people_[row].address).door, asked.door);
    const auto known = std::ranges::find(there, record, &LivesThere::record);
    if (known == there.end()) {
      there.push_back({.record = record, .door = door});
    } else {
      known->door = std::min(known->door, door);
    }
  };
  // "IG1 4" is IG1 4AB and not IG14 4AB.
  const auto fits = [&](ValueId own) {
    return people_.outward(own) == outward_id &&
           (begun.empty() || people_.plain()[own].starts_with(begun));
  };
  if (!asked.street.empty()) {
    for (ValueId street = 1; street < people_.streets().size(); ++street) {
      if (has_words(people_.streets()[street], asked.street)) {
        streets_.for_each(street, [&](Row row) {
          const ValueId own = people_[row].postcode;
          if (code.empty() || own == 0 || fits(own)) {
            take(row);
          }
        });
      }
    }
  } else if (code_id != 0 && code_id == outward_id) {
    plain_.for_each(code_id, [&](Row row) {
      if (fits(people_[row].postcode)) {
        take(row);
      }
    });
  } else if (code_id != 0) {
    plain_.for_each(code_id, [&](Row row) {
      if (people_[row].postcode == code_id) {
        take(row);
      }
    });
  }
  std::ranges::sort(there, [](const LivesThere& one, const LivesThere& other) {
    return one.door != other.door ? one.door < other.door : one.record > other.record;
  });
  if (there.size() > most) {
    there.resize(most);
    cut = true;
  }
  return there;
}

}  // namespace openmash::linkage
