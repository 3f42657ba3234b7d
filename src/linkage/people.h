// Records made ready for comparing: one small struct a record, every value a number.
// It keeps no spelling that nobody compares. Made of a whole register it never changes; made empty
// it grows record by record, and what a value is worth stands as it was counted last. Two people
// are compared by compare.h, brought together by block.h or, one at a time, found by lookup.h.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "linkage/fields.h"
#include "linkage/frequencies.h"
#include "linkage/values/address.h"
#include "linkage/values/birth_date.h"
#include "linkage/values/name.h"
#include "linkage/values/postcode.h"

namespace openmash::linkage {

using PersonId = std::uint32_t;

enum class Sex : std::uint8_t { unknown, female, male };

/// One cache line. Every number is an id in the vocabulary of its kind; 0 is "not known".
struct Person {
  ValueId forename = 0;
  ValueId surname = 0;
  ValueId middle = 0;
  ValueId alias = 0;  ///< a whole other name; its halves are in the book
  ValueId address = 0;
  ValueId postcode = 0;
  ValueId locality = 0;
  ValueId nhs_number = 0;
  ValueId upn = 0;
  ValueId identifier = 0;
  ValueId email = 0;
  ValueId telephone = 0;
  ValueId text = 0;
  ValueId second_text = 0;
  BirthDate birth;
  std::uint16_t at_address = 0;  ///< how many records say this address and postcode
  Sex sex = Sex::unknown;
  bool unnamed = false;  ///< unborn, or a baby without a name yet
};
static_assert(sizeof(Person) == 64);

/// How often each value stands in a column.
using Counts = std::vector<std::uint32_t>;

class People {
 public:
  explicit People(const Table& table, std::size_t threads = 1);

  /// Nobody yet: records are added one at a time.
  People();
  PersonId add(const Fields& fields);
  /// A record by these fields that is not kept; its values are, until `forget_since`.
  [[nodiscard]] Person read(const Fields& fields);
  /// A word of its own, folded; found in `plain`.
  ValueId intern_text(std::string_view words);
  struct Mark {
    std::size_t names = 0;
    std::size_t plain = 0;
    std::size_t addresses = 0;
    std::size_t streets = 0;
  };
  [[nodiscard]] Mark mark() const;
  void forget_since(const Mark& mark);
  /// The record says nothing from now on. Its values stay until they are blanked.
  void empty(PersonId id) { people_[id] = {}; }
  void blank_name(ValueId id) { names_.blank(id); }
  void blank_plain(ValueId id) { plain_.blank(id); }
  void blank_address(ValueId id);
  void blank_street(ValueId id) { streets_.blank(id); }
  /// Counts how common each value is: `Weigh` goes by the last count, and by none before the first.
  void count();
  /// Names are as common as a saved file says, from now on; of other values none is rarer. Only
  /// where records are added one at a time, before the first.
  void count_by(Frequencies frequencies);
  /// Whether it was made empty, to grow record by record.
  [[nodiscard]] bool grows() const { return grows_; }
  /// How many records were counted; 0: nobody has, and no value is rarer than another.
  [[nodiscard]] std::size_t counted() const { return counted_; }
  /// And how many names were counted in, here or in the register that a saved file is from.
  [[nodiscard]] std::size_t counted_for_names() const {
    return frequencies_ ? frequencies_->records : counted_;
  }

  [[nodiscard]] std::size_t size() const { return people_.size(); }
  [[nodiscard]] const Person& operator[](PersonId id) const { return people_[id]; }
  /// People of A come first. All of them where one file is deduplicated.
  [[nodiscard]] std::size_t size_of_a() const { return size_of_a_; }
  [[nodiscard]] bool is_link() const { return size_of_a_ < people_.size(); }
  [[nodiscard]] double pairs() const;

  [[nodiscard]] const NameBook& names() const { return names_; }
  [[nodiscard]] const Vocabulary& plain() const { return plain_; }
  [[nodiscard]] const Address& address(ValueId id) const { return addresses_[id]; }
  /// Streets by number, where records are added one at a time.
  [[nodiscard]] const Vocabulary& streets() const { return streets_; }
  [[nodiscard]] ValueId street(ValueId address) const { return street_of_[address]; }
  [[nodiscard]] ValueId outward(ValueId postcode) const { return outwards_[postcode]; }
  [[nodiscard]] PackedPostcode packed(ValueId postcode) const { return packed_[postcode]; }
  [[nodiscard]] bool right_nhs_number(ValueId id) const { return rightness_[id] & 1U; }
  [[nodiscard]] bool right_upn(ValueId id) const { return rightness_[id] & 2U; }
  [[nodiscard]] bool has(Field field) const { return has_[static_cast<std::size_t>(field)]; }

  [[nodiscard]] const std::array<bool, field_count>& fields() const { return has_; }

  [[nodiscard]] const Counts& forenames() const { return forenames_; }
  [[nodiscard]] const Counts& surnames() const { return surnames_; }
  [[nodiscard]] const Counts& plain_counts() const { return plain_counts_; }
  [[nodiscard]] std::uint32_t born_on(BirthDate date) const;

 private:
  void read_names(const Table& table);
  void read_addresses(const Table& table);
  void read_plain(const Table& table);
  [[nodiscard]] ValueId intern_address(std::string_view lines);
  ValueId intern_plain(std::string_view value);
  void count_new_names();

  std::vector<Person> people_;
  std::size_t size_of_a_ = 0;
  std::array<bool, field_count> has_{};
  NameBook names_;
  std::vector<Address> addresses_;
  Vocabulary plain_;  ///< postcodes, places, numbers, e-mail, texts: compact or folded
  std::vector<ValueId> outwards_;
  std::vector<PackedPostcode> packed_;
  std::vector<std::uint8_t> rightness_;
  Counts forenames_;
  Counts surnames_;
  Counts plain_counts_;
  Counts birth_counts_;
  std::size_t counted_ = 0;
  std::optional<Frequencies> frequencies_;  ///< in place of a count
  bool grows_ = false;
  Vocabulary distinct_addresses_;  ///< these three where records are added one at a time
  Vocabulary streets_;
  std::vector<ValueId> street_of_;
};

/// How often a value was counted; a value that came since was seen nowhere.
[[nodiscard]] inline std::uint32_t count_of(const Counts& counts, ValueId id) {
  return id < counts.size() ? counts[id] : 0;
}

}  // namespace openmash::linkage
