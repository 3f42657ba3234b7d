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

}  // namespace

std::vector<LivesThere> Lookup::living_at(std::string_view address, std::string_view postcode,
                                          std::size_t most, const Visible& visible, bool& cut) {
  ensure(is_settled(), "a look-up begins when its records are in order");
  cut = false;
  const Address asked = read_address(address);
  const std::string code = compact(postcode);
  const ValueId code_id = code.empty() ? 0 : people_.plain().find(code);
  const ValueId outward_id = code.empty() ? 0 : people_.plain().find(outward(code));
  std::vector<LivesThere> there;
  const auto take = [&](Row row) {
    const RecordNumber record = record_of_row_[row];
    if (!records_[record].live || !visible(record)) {
      return;
    }
    const ValueId address_id = people_[row].address;
    const bool same_door =
        !asked.door.empty() && address_id != 0 && people_.address(address_id).door == asked.door;
    const auto known = std::ranges::find(there, record, &LivesThere::record);
    if (known == there.end()) {
      there.push_back({.record = record, .same_door = same_door});
    } else {
      known->same_door = known->same_door || same_door;
    }
  };
  if (!asked.street.empty()) {
    for (ValueId street = 1; street < people_.streets().size(); ++street) {
      if (has_words(people_.streets()[street], asked.street)) {
        streets_.for_each(street, [&](Row row) {
          const ValueId own = people_[row].postcode;
          if (code.empty() || own == 0 || people_.outward(own) == outward_id) {
            take(row);
          }
        });
      }
    }
  } else if (code_id != 0 && code_id == outward_id) {
    plain_.for_each(code_id, [&](Row row) {
      if (people_.outward(people_[row].postcode) == outward_id) {
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
    return one.same_door != other.same_door ? one.same_door : one.record > other.record;
  });
  if (there.size() > most) {
    there.resize(most);
    cut = true;
  }
  return there;
}

}  // namespace openmash::linkage
