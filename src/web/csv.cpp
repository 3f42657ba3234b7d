#include "web/csv.h"

#include <algorithm>

namespace openmash::web {

namespace {

/// As the first line is parted: a table pasted from a spreadsheet has tabs.
char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  for (const char separator : {'\t', ','}) {
    if (first.find(separator) != std::string_view::npos) {
      return separator;
    }
  }
  return first.find(';') != std::string_view::npos ? ';' : ',';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  Csv read() {
    Csv csv;
    while (at_ < text_.size()) {
      CsvLine line{.number = line_, .cells = {}};
      do {
        line.cells.push_back(cell(csv));
      } while (takes(separator_));
      if (at_ < text_.size()) {
        ++at_;  // the line's end
        ++line_;
      }
      if (std::ranges::any_of(line.cells, [](const std::string& one) { return !one.empty(); })) {
        csv.lines.push_back(std::move(line));
      }
    }
    return csv;
  }

 private:
  bool takes(char c) {
    const bool is = at_ < text_.size() && text_[at_] == c;
    at_ += is ? 1 : 0;
    return is;
  }

  std::string cell(Csv& csv) {
    std::string words;
    if (takes('"')) {
      const std::size_t from = line_;
      for (;;) {
        if (at_ == text_.size()) {
          csv.open_quote = csv.open_quote.value_or(from);
          return words;
        }
        const char c = text_[at_++];
        if (c == '"' && !takes('"')) {
          break;
        }
        line_ += c == '\n' ? 1 : 0;
        words += c;
      }
    }
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') {
      words += text_[at_++];
    }
    return words;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

Csv read_csv(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) {
    text.remove_prefix(byte_order_mark.size());
  }
  return Reader{text}.read();
}

}  // namespace openmash::web
