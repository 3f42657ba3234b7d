// A register in a CSV file, read for linking: which column means what, and the truth kept apart.
// The truth column goes to the scorer and never into the table; rows that cannot be used are listed
// with their line. What the columns may mean is linkage/fields.h.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "linkage/accuracy.h"
#include "linkage/fields.h"

namespace openmash::cli {

struct BadRow {
  std::filesystem::path file;
  std::size_t line = 0;
  std::string what;
};

struct Column {
  std::string heading;
  std::optional<linkage::Field> field;  ///< nothing: not used
};

struct Register {
  linkage::Table table;
  linkage::Truth truth;  ///< as long as the table where a truth column was named
  std::vector<BadRow> bad_rows;
  std::vector<Column> columns;             ///< of the first file
  std::vector<std::uint16_t> birth_years;  ///< for the fairness table; 0 where not known
  std::vector<bool> has_address;
  std::vector<std::uint32_t> group;  ///< numbers into `groups`, where a group column was named
  std::vector<std::string> groups;
};

struct RegisterOptions {
  std::string truth;  ///< a heading; empty: there is none
  std::string group;  ///< a heading for the fairness table, never matched on
  /// Where the group is not in A and B: a file whose first column is the truth's value.
  std::optional<std::filesystem::path> people;
  /// Headings whose meaning the command line gives, before the usual guess.
  std::unordered_map<std::string, std::string> meanings;
};

/// Reads A, and B where there is one. A heading that nobody has is a fault, said by its name.
[[nodiscard]] Register read_register(const std::filesystem::path& a,
                                     const std::optional<std::filesystem::path>& b,
                                     const RegisterOptions& options);

}  // namespace openmash::cli
