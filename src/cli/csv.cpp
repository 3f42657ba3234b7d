#include "cli/csv.h"

#include "base/faults.h"

namespace openmash::cli {

namespace {

constexpr std::size_t at_once = std::size_t{1} << 18U;
constexpr int end_of_file = -1;

}  // namespace

Csv::Csv(const std::filesystem::path& path)
    : path_(path), file_(gzopen(path.c_str(), "rb")), buffer_(at_once) {
  if (!file_) {
    throw ConfigurationFault("the file " + path.string() + " cannot be opened");
  }
  gzbuffer(file_.get(), at_once);
  fill();
  const std::string_view begin{buffer_.data(), end_};
  if (begin.starts_with("\xEF\xBB\xBF")) {
    at_ = 3;
  }
}

void Csv::fill() {
  const int got = gzread(file_.get(), buffer_.data(), static_cast<unsigned>(buffer_.size()));
  if (got < 0) {
    throw ConfigurationFault("the file " + path_.string() + " is damaged, near line " +
                             std::to_string(line_));
  }
  at_ = 0;
  end_ = static_cast<std::size_t>(got);
}

int Csv::peek() {
  if (at_ == end_) {
    fill();
  }
  return at_ == end_ ? end_of_file : static_cast<unsigned char>(buffer_[at_]);
}

bool Csv::next(std::vector<std::string_view>& fields) {
  text_.clear();
  ends_.clear();
  broken_ = false;
  row_line_ = line_;
  if (peek() == end_of_file) {
    return false;
  }
  bool quoted = false;
  bool was_quoted = false;
  bool begins = true;
  while (true) {
    const int letter = peek();
    if (letter == end_of_file) {
      broken_ = broken_ || quoted;
      break;
    }
    ++at_;
    line_ += letter == '\n' ? 1U : 0U;
    if (quoted) {
      if (letter != '"') {
        text_ += static_cast<char>(letter);
      } else if (peek() == '"') {
        ++at_;
        text_ += '"';
      } else {
        quoted = false;
        was_quoted = true;
      }
    } else if (letter == ',') {
      ends_.push_back(text_.size());
      begins = true;
      was_quoted = false;
      continue;
    } else if (letter == '\n') {
      break;
    } else if (letter == '"' && begins) {
      quoted = true;
    } else if (letter != '\r') {
      broken_ = broken_ || was_quoted;
      text_ += static_cast<char>(letter);
    }
    begins = false;
  }
  ends_.push_back(text_.size());
  fields.clear();
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    fields.push_back(std::string_view{text_}.substr(begin, end - begin));
    begin = end;
  }
  return true;
}

}  // namespace openmash::cli
