// Rows of a CSV file, plain or gzip, one at a time, as RFC 4180 has them.
// A row that cannot be understood is given back with its line and why, never dropped in silence and
// never mended; a file that cannot be read is a fault. What columns mean is register_file.h.
#pragma once

#include <zlib.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace openmash::cli {

class Csv {
 public:
  explicit Csv(const std::filesystem::path& path);

  /// The next row's fields, good until the call after; false at the end.
  bool next(std::vector<std::string_view>& fields);
  /// The line the row began on, the first being 1.
  [[nodiscard]] std::size_t line() const { return row_line_; }
  /// A quotation mark that nobody closed, or letters after one that was.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  struct Close {
    void operator()(gzFile_s* file) const { gzclose(file); }
  };
  int peek();
  void fill();

  std::filesystem::path path_;
  std::unique_ptr<gzFile_s, Close> file_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::string text_;
  std::vector<std::size_t> ends_;
  std::size_t line_ = 1;
  std::size_t row_line_ = 1;
  bool broken_ = false;
};

}  // namespace openmash::cli
