// What a column of a register can mean here, and the columns as read: every distinct value once.
// A column without a meaning is not kept, and the column that holds the truth is never put in: who
// fills this cannot leak it. What is made of it for comparing is people.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linkage/text/vocabulary.h"

namespace openmash::linkage {

enum class Field : std::uint8_t {
  forename,
  middle_names,
  surname,
  full_name,
  alias,
  sex,
  birth_date,
  address,  ///< several columns are read one after the other
  locality,
  postcode,
  nhs_number,
  upn,
  identifier,  ///< a number that is meant to name one person, without a check known here
  email,
  telephone,
  text,  ///< anything else that may agree: an occupation
  second_text,
};
constexpr std::size_t field_count = 17;

[[nodiscard]] std::string_view name_of(Field field);
[[nodiscard]] std::optional<Field> field_named(std::string_view name);

/// What a column of this heading usually means; nothing where it is better left out.
[[nodiscard]] std::optional<Field> guessed_field(std::string_view heading);

/// One record as it came, by field.
using Fields = std::array<std::string_view, field_count>;

/// The two files of a link, or the one of a deduplication.
enum class Source : std::uint8_t { a, b };

class Table {
 public:
  void add(Source source, std::string_view record_id, const Fields& fields);

  [[nodiscard]] std::size_t size() const { return id_ends_.size() - 1; }
  [[nodiscard]] std::string_view record_id(std::size_t row) const {
    return std::string_view{ids_}.substr(id_ends_[row], id_ends_[row + 1] - id_ends_[row]);
  }
  [[nodiscard]] std::size_t size_of_a() const { return size_of_a_; }
  /// Whether any record says something in this field.
  [[nodiscard]] bool has(Field field) const { return vocabulary(field).size() > 1; }
  [[nodiscard]] const Vocabulary& vocabulary(Field field) const {
    return vocabularies_[static_cast<std::size_t>(field)];
  }
  [[nodiscard]] std::span<const ValueId> column(Field field) const {
    return columns_[static_cast<std::size_t>(field)];
  }
  /// Gives back the memory of the values, once `People` has taken what it needs. Ids stay.
  void forget_values();

 private:
  std::array<Vocabulary, field_count> vocabularies_;
  std::array<std::vector<ValueId>, field_count> columns_;
  std::string ids_;
  std::vector<std::size_t> id_ends_{0};
  std::size_t size_of_a_ = 0;
};

}  // namespace openmash::linkage
