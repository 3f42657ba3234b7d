#include "govuk/table.h"

#include <utility>

namespace openmash::govuk {

namespace {

Attributes spans(const TableCell& cell) {
  Attributes all;
  if (cell.colspan != 0) {
    all.add({"colspan", std::to_string(cell.colspan)});
  }
  if (cell.rowspan != 0) {
    all.add({"rowspan", std::to_string(cell.rowspan)});
  }
  return all.add(cell.attributes);
}

std::string classes_of(std::string_view base, const TableCell& cell, bool with_format = true) {
  const std::string format =
      cell.format.empty() || !with_format ? "" : std::string(base) + "--" + cell.format;
  return spaced({base, format, cell.classes});
}

Html head_of(const TableRow& head) {
  if (head.empty()) {
    return {};
  }
  Html cells;
  for (const TableCell& cell : head) {
    cells += element(
        "th", {{"scope", "col"}, {"class", classes_of("govuk-table__header", cell)}, spans(cell)},
        cell.content);
  }
  return element("thead", {{"class", "govuk-table__head"}},
                 element("tr", {{"class", "govuk-table__row"}}, cells));
}

Html row_of(const TableRow& row, bool first_is_header) {
  Html cells;
  bool header = first_is_header;
  for (const TableCell& cell : row) {
    if (header) {
      cells += element("th",
                       {{"scope", "row"},
                        {"class", classes_of("govuk-table__header", cell, false)},
                        spans(cell)},
                       cell.content);
    } else {
      cells += element("td", {{"class", classes_of("govuk-table__cell", cell)}, spans(cell)},
                       cell.content);
    }
    header = false;
  }
  return element("tr", {{"class", "govuk-table__row"}}, cells);
}

}  // namespace

Html table(const TableOptions& options) {
  Html caption;
  if (!options.caption.empty()) {
    caption =
        element("caption", {{"class", spaced({"govuk-table__caption", options.caption_classes})}},
                options.caption);
  }
  Html rows;
  for (const TableRow& row : options.rows) {
    rows += row_of(row, options.first_cell_is_header);
  }
  return element("table", {{"class", spaced({"govuk-table", options.classes})}, options.attributes},
                 caption, head_of(options.head),
                 element("tbody", {{"class", "govuk-table__body"}}, rows));
}

TableOptions stacked(TableOptions options, const std::vector<std::string>& headings) {
  options.classes = spaced({"om-table--stack", options.classes});
  options.head.clear();
  for (const std::string& heading : headings) {
    options.head.push_back({.content = heading});
  }
  for (TableRow& row : options.rows) {
    for (std::size_t i = 0; i < row.size() && i < headings.size(); ++i) {
      row[i].attributes.add({"data-label", headings[i]});
    }
  }
  return options;
}

}  // namespace openmash::govuk
