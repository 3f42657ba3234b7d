// A table.
// Cells are escaped text, or markup the author made; the head's cells are column headings.
// stacked() gives each cell its heading's words, for narrow screens: see om-table--stack in
// assets/openmash.css.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct TableCell {
  Content content{};
  std::string classes{};
  std::string format{};  ///< "numeric"
  int colspan = 0;
  int rowspan = 0;
  Attributes attributes{};
};

using TableRow = std::vector<TableCell>;

struct TableOptions {
  std::string caption{};
  std::string caption_classes{};
  TableRow head{};
  std::vector<TableRow> rows{};
  bool first_cell_is_header = false;
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html table(const TableOptions& options);

/// The same table, whose rows stand one under another below 54rem, each cell after its column's
/// name. Ours, not GOV.UK's: headings are plain text here.
[[nodiscard]] TableOptions stacked(TableOptions options, const std::vector<std::string>& headings);

}  // namespace openmash::govuk
