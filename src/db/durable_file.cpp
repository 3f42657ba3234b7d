#include "db/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/faults.h"

namespace openmash::db {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw DatabaseFault("the file " + path.string() +
                      " could not be written durably: " + std::strerror(errno));
}

}  // namespace

void write_durably(const std::filesystem::path& path, std::string_view text, Readable readable) {
  std::filesystem::path made = path;
  made += ".new";
  const mode_t mode = readable == Readable::by_all ? 0644 : S_IRUSR | S_IWUSR;
  {
    const Descriptor file{::open(made.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)};
    if (file.number() < 0) {
      fail(path);
    }
    while (!text.empty()) {
      const ssize_t put = ::write(file.number(), text.data(), text.size());
      if (put <= 0) {
        fail(path);
      }
      text.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fsync(file.number()) != 0) {
      fail(path);
    }
  }
  if (::rename(made.c_str(), path.c_str()) != 0) {
    fail(path);
  }
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
  const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (opened.number() < 0 || ::fsync(opened.number()) != 0) {
    fail(path);
  }
}

std::optional<std::string> read_file(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) {
    return std::nullopt;
  }
  std::ifstream in{path, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{in}, {}};
  if (!in) {
    throw DatabaseFault("the file " + path.string() + " cannot be read");
  }
  return text;
}

}  // namespace openmash::db
