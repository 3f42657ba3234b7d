#include "keep/journal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "base/faults.h"
#include "db/migrations.h"

namespace openmash::keep {

namespace {

constexpr std::string_view journal_first_line = "openmash-journal 1";

constexpr std::array journal_migrations{db::Migration{1, "what is done again after a restore", R"(
CREATE TABLE journal (
  number INTEGER PRIMARY KEY,
  line TEXT NOT NULL
);
)"}};

[[noreturn]] void refuse_journal(const std::filesystem::path& file, const std::string& why) {
  throw ConfigurationFault("the journal " + file.string() + " " + why);
}

/// Added to its end, and on the disk when it returns.
void append_to_journal(const std::filesystem::path& path, std::string_view text) {
  const int file =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    refuse_journal(path, std::string{"cannot be written: "} + std::strerror(errno));
  }
  bool good = true;
  while (good && !text.empty()) {
    const ssize_t put = ::write(file, text.data(), text.size());
    good = put > 0;
    text.remove_prefix(good ? static_cast<std::size_t>(put) : 0);
  }
  good = good && ::fsync(file) == 0;
  ::close(file);
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
  const int name = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  good = good && name >= 0 && ::fsync(name) == 0;
  if (name >= 0) {
    ::close(name);
  }
  if (!good) {
    refuse_journal(path, "could not be made durable");
  }
}

}  // namespace

Journal::Journal(db::Writer& writer, db::Readers& readers, std::filesystem::path file)
    : writer_(writer), readers_(readers), file_(std::move(file)) {
  db::migrate(writer_, "journal", journal_migrations);
}

db::Statement Journal::row(std::string line) {
  return {.sql = "INSERT INTO journal (line) VALUES (?1)", .values = {std::move(line)}};
}

std::vector<std::string> Journal::stored() {
  return readers_.read([](db::Connection& connection) {
    std::vector<std::string> lines;
    for (const db::Row& row : connection.query("SELECT line FROM journal ORDER BY number")) {
      lines.push_back(row.text(0));
    }
    return lines;
  });
}

Journal::Written Journal::written() const {
  Written written;
  std::ifstream in{file_, std::ios::binary};
  std::string line;
  if (!in || !std::getline(in, line)) {
    return written;  // none was made yet, or it was lost: the database has all it knows of
  }
  if (line != journal_first_line) {
    refuse_journal(file_, "does not begin with \"" + std::string{journal_first_line} +
                              "\": it is another file");
  }
  written.size = line.size() + 1;
  while (std::getline(in, line) && !in.eof()) {  // one cut short was never finished: it comes again
    written.size += line.size() + 1;
    written.lines.push_back(line);
  }
  return written;
}

std::vector<std::string> Journal::missing_here() {
  const std::vector<std::string> here = stored();
  std::vector<std::string> there = written().lines;
  const std::size_t both = std::min(here.size(), there.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (here[i] != there[i]) {
      refuse_journal(file_, "is not this hub's, or this hub went on without it: line " +
                                std::to_string(i + 2) + " is not what the database has there");
    }
  }
  there.erase(there.begin(), there.begin() + static_cast<std::ptrdiff_t>(both));
  return there;
}

void Journal::bring_up_to_date() {
  const std::scoped_lock lock{mutex_};
  const std::vector<std::string> here = stored();
  const Written there = written();
  if (here.size() <= there.lines.size()) {
    return;
  }
  std::string text = there.size == 0 ? std::string{journal_first_line} + "\n" : "";
  for (std::size_t i = there.lines.size(); i < here.size(); ++i) {
    text += here[i] + "\n";
  }
  if (std::filesystem::exists(file_) && std::filesystem::file_size(file_) > there.size) {
    std::filesystem::resize_file(file_, there.size);
  }
  append_to_journal(file_, text);
}

}  // namespace openmash::keep
