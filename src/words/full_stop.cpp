#include "words/full_stop.h"

#include <algorithm>
#include <array>

namespace openmash::words {

std::string with_full_stop(std::string_view typed) {
  constexpr std::array<std::string_view, 5> ends{".", "!", "?", "…", ":"};
  constexpr std::array<std::string_view, 5> closing{"\"", "'", ")", "”", "’"};
  const std::size_t last = typed.find_last_not_of(" \t\r\n");
  const std::string_view trimmed = typed.substr(0, last == typed.npos ? 0 : last + 1);
  if (trimmed.empty()) {
    return "";
  }
  std::string_view end = trimmed;
  for (const std::string_view mark : closing) {
    if (end.ends_with(mark)) {
      end.remove_suffix(mark.size());
      break;
    }
  }
  const bool is_ended =
      std::ranges::any_of(ends, [&](std::string_view mark) { return end.ends_with(mark); });
  return std::string{trimmed} + (is_ended ? "" : ".");
}

}  // namespace openmash::words
