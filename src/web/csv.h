// A table as a spreadsheet or another program writes it: commas, semicolons or tabs, and quotes
// round cells that hold one of them or a line break.
// Every cell comes back as it was written, with the number of the line it begins on; nothing is
// trimmed or guessed. What the columns mean is the reader's: notification_list.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace openmash::web {

struct CsvLine {
  std::size_t number = 0;  ///< of the text, counted from 1
  std::vector<std::string> cells;
};

struct Csv {
  std::vector<CsvLine> lines;             ///< empty lines left out
  std::optional<std::size_t> open_quote;  ///< the line of a quote that is never closed
};

[[nodiscard]] Csv read_csv(std::string_view text);

}  // namespace openmash::web
