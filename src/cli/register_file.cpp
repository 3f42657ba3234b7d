#include "cli/register_file.h"

#include <algorithm>
#include <array>

#include "base/faults.h"
#include "cli/csv.h"
#include "linkage/text/fold.h"
#include "linkage/values/birth_date.h"

namespace openmash::cli {

namespace {

using linkage::Field;

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
constexpr std::array id_headings{std::string_view{"record id"}, std::string_view{"unique id"},
                                 std::string_view{"rec id"},    std::string_view{"id"},
                                 std::string_view{"query id"},  std::string_view{"person id"}};

struct Layout {
  std::vector<Column> columns;
  std::size_t id = nowhere;
  std::size_t truth = nowhere;
  std::size_t group = nowhere;
};

std::size_t place_of(const std::vector<std::string_view>& headings, const std::string& wanted,
                     const std::filesystem::path& file) {
  if (wanted.empty()) {
    return nowhere;
  }
  const auto found = std::ranges::find(headings, std::string_view{wanted});
  if (found == headings.end()) {
    throw ConfigurationFault("the file " + file.string() + " has no column \"" + wanted + "\"");
  }
  return static_cast<std::size_t>(found - headings.begin());
}

Layout layout_of(const std::vector<std::string_view>& headings, const std::filesystem::path& file,
                 const RegisterOptions& options) {
  Layout layout;
  layout.truth = place_of(headings, options.truth, file);
  layout.group = options.people ? nowhere : place_of(headings, options.group, file);
  for (std::size_t at = 0; at < headings.size(); ++at) {
    const std::string heading{headings[at]};
    std::optional<Field> field;
    if (at != layout.truth && at != layout.group) {
      const auto given = options.meanings.find(heading);
      field = given == options.meanings.end() ? linkage::guessed_field(heading)
                                              : linkage::field_named(given->second);
      const bool is_id =
          std::ranges::find(id_headings, linkage::folded(heading)) != id_headings.end();
      layout.id = !field && is_id && layout.id == nowhere ? at : layout.id;
    }
    layout.columns.push_back({.heading = heading, .field = field});
  }
  return layout;
}

/// The fields of one record; several columns of one field are joined, in the order of the file.
class Gathered {
 public:
  linkage::Fields operator()(const Layout& layout, const std::vector<std::string_view>& row) {
    linkage::Fields fields{};
    std::array<int, linkage::field_count> filled{};
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (!layout.columns[at].field || row[at].empty()) {
        continue;
      }
      const auto field = static_cast<std::size_t>(*layout.columns[at].field);
      if (filled[field]++ == 0) {
        fields[field] = row[at];
      } else {
        std::string joined{fields[field]};
        joined += ' ';
        joined += row[at];
        joined_[field] = std::move(joined);
        fields[field] = joined_[field];
      }
    }
    return fields;
  }

 private:
  std::array<std::string, linkage::field_count> joined_;
};

class Reading {
 public:
  explicit Reading(const RegisterOptions& options) : options_(options) {}

  void read(linkage::Source source, const std::filesystem::path& file) {
    Csv csv{file};
    std::vector<std::string_view> row;
    if (!csv.next(row)) {
      throw ConfigurationFault("the file " + file.string() + " is empty");
    }
    const Layout layout = layout_of(row, file, options_);
    if (register_.columns.empty()) {
      register_.columns = layout.columns;
    }
    while (csv.next(row)) {
      if (row.size() == 1 && row[0].empty()) {
        continue;  // an empty line
      }
      if (csv.broken()) {
        refuse(file, csv.line(), "a quotation mark is not closed, or not at the end of its field");
      } else if (row.size() != layout.columns.size()) {
        refuse(file, csv.line(),
               std::to_string(row.size()) + " fields, and the heading has " +
                   std::to_string(layout.columns.size()));
      } else {
        add(source, layout, row, csv.line());
      }
    }
  }

  /// Each person's group, from a file about people.
  void read_groups(const std::filesystem::path& file) {
    Csv csv{file};
    std::vector<std::string_view> row;
    const bool any = csv.next(row);
    const std::size_t group = any ? place_of(row, options_.group, file) : nowhere;
    while (group != nowhere && csv.next(row)) {
      if (row.size() > group) {
        group_of_person_[std::string{row[0]}] = std::string{row[group]};
      }
    }
  }

  Register taken() { return std::move(register_); }

 private:
  void refuse(const std::filesystem::path& file, std::size_t line, std::string what) {
    register_.bad_rows.push_back({.file = file, .line = line, .what = std::move(what)});
  }

  void add(linkage::Source source, const Layout& layout, const std::vector<std::string_view>& row,
           std::size_t line) {
    const linkage::Fields fields = gathered_(layout, row);
    register_.table.add(
        source, layout.id == nowhere ? std::to_string(line) : std::string{row[layout.id]}, fields);
    const auto number = [](auto& numbers, std::string_view value) {
      return numbers.try_emplace(std::string{value}, static_cast<std::uint32_t>(numbers.size()))
          .first->second;
    };
    if (layout.truth != nowhere) {
      register_.truth.push_back(number(people_, row[layout.truth]));
      const auto birth =
          linkage::read_birth_date(fields[static_cast<std::size_t>(Field::birth_date)]);
      register_.birth_years.push_back(birth ? birth->year : std::uint16_t{0});
      register_.has_address.push_back(!fields[static_cast<std::size_t>(Field::address)].empty() ||
                                      !fields[static_cast<std::size_t>(Field::postcode)].empty());
    }
    std::string group;
    if (layout.group != nowhere) {
      group = row[layout.group];
    } else if (layout.truth != nowhere && !group_of_person_.empty()) {
      group = group_of_person_[std::string{row[layout.truth]}];
    } else {
      return;
    }
    register_.group.push_back(number(groups_, group));
    if (groups_.size() > register_.groups.size()) {
      register_.groups.push_back(group);
    }
  }

  const RegisterOptions& options_;
  Register register_;
  Gathered gathered_;
  std::unordered_map<std::string, std::uint32_t> people_;
  std::unordered_map<std::string, std::uint32_t> groups_;
  std::unordered_map<std::string, std::string> group_of_person_;
};

}  // namespace

Register read_register(const std::filesystem::path& a,
                       const std::optional<std::filesystem::path>& b,
                       const RegisterOptions& options) {
  Reading reading{options};
  if (options.people) {
    reading.read_groups(*options.people);
  }
  reading.read(linkage::Source::a, a);
  if (b) {
    reading.read(linkage::Source::b, *b);
  }
  return reading.taken();
}

}  // namespace openmash::cli
