// Records made ready for comparing: one small struct a record, every value a number.
// It keeps no spelling that nobody compares, and never changes once made; two people are compared
// by compare.h, brought together by block.h. Read from fields.h, where a register's columns get
// their meaning.
#pragma once

#include <cstdint>
#include <vector>

#include "linkage/fields.h"
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

  [[nodiscard]] std::size_t size() const { return people_.size(); }
  [[nodiscard]] const Person& operator[](PersonId id) const { return people_[id]; }
  /// People of A come first. All of them where one file is deduplicated.
  [[nodiscard]] std::size_t size_of_a() const { return size_of_a_; }
  [[nodiscard]] bool is_link() const { return size_of_a_ < people_.size(); }
  [[nodiscard]] double pairs() const;

  [[nodiscard]] const NameBook& names() const { return names_; }
  [[nodiscard]] const Vocabulary& plain() const { return plain_; }
  [[nodiscard]] const Address& address(ValueId id) const { return addresses_[id]; }
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
  void count();

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
};

}  // namespace openmash::linkage
