// The grammar, one line each; what follows "#" is for people:
//
//   openmash-keys 1
//   # words
//   root 64-hex-digits
//   epoch NUMBER YYYY-MM-DD 64-hex-digits     one or more, numbers ascending; once YYYY-MM
//   checksum 64-hex-digits                    SHA-256 of every byte above this line
//
// The checksum finds accidents; it is no protection against somebody who may write the file.
#include "seal/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

#include "base/faults.h"
#include "seal/hash.h"
#include "seal/sodium.h"

namespace openmash::seal {

namespace {

constexpr std::string_view first_line = "openmash-keys 1";
constexpr std::size_t largest_file = 1 << 20;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
  throw ConfigurationFault("the key file " + path.string() + " " + why);
}

/// Text that is wiped when it goes: it holds keys.
struct SecretText {
  std::string text;
  SecretText() { text.reserve(4096); }
  ~SecretText() { sodium_memzero(text.data(), text.size()); }
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
};

class File {
 public:
  explicit File(int number) : number_(number) {}
  ~File() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// What stands before the separator; the rest stays in `text`.
std::string_view cut(std::string_view& text, char separator) {
  const std::size_t at = text.find(separator);
  const std::string_view before = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return before;
}

std::optional<Key> key_from_hex(std::string_view hex) {
  std::array<Byte, Key::size> bytes{};
  if (hex.size() != 2 * Key::size) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char* const at = hex.data() + 2 * i;
    const auto [end, fault] = std::from_chars(at, at + 2, bytes[i], 16);
    if (fault != std::errc{} || end != at + 2) {
      return std::nullopt;
    }
  }
  Key key{bytes};
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

void read_whole(const std::filesystem::path& path, std::string& text) {
  const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file.is_open()) {
    refuse(path, errno == ENOENT
                     ? "is not there: make one with `openmash init`, or name the right one"
                     : std::string{"cannot be read: "} + std::strerror(errno));
  }
  struct stat found{};
  if (::fstat(file.number(), &found) != 0 || !S_ISREG(found.st_mode)) {
    refuse(path, "is not a file");
  }
  if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    refuse(path, "can be read by others than its owner: run `chmod 0400 " + path.string() +
                     "`, and if others may have read it, change the keys");
  }
  if (static_cast<std::size_t>(found.st_size) > largest_file) {
    refuse(path, "is far too large to be a key file");
  }
  text.resize(static_cast<std::size_t>(found.st_size));
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t got = ::read(file.number(), text.data() + done, text.size() - done);
    if (got <= 0) {
      refuse(path, "could not be read to its end");
    }
    done += static_cast<std::size_t>(got);
  }
}

/// The part the checksum is over, once it has been found to be right.
std::string_view checked(const std::filesystem::path& path, std::string_view text) {
  constexpr std::string_view mark = "checksum ";
  const std::size_t at = text.rfind("\nchecksum ");
  if (!text.starts_with(first_line)) {
    refuse(path,
           "does not begin with \"" + std::string{first_line} + "\": it is another kind of file");
  }
  if (at == std::string_view::npos) {
    refuse(path, "has no checksum at its end: it was cut short, take it from its backup");
  }
  const std::string_view body = text.substr(0, at + 1);
  std::string_view written = text.substr(at + 1 + mark.size());
  if (written.ends_with('\n')) {
    written.remove_suffix(1);
  }
  if (written != to_hex(sha256(as_bytes(body)))) {
    refuse(path, "is damaged (its checksum is wrong): take it from its backup");
  }
  return body;
}

void write_out(const KeyFile& file, SecretText& out) {
  std::string& text = out.text;
  text += first_line;
  text +=
      "\n# The keys of a hub. Without this file nothing in the hub's database can be read, by "
      "anybody."
      "\n# Keep a copy where the database's backups are not.\n";
  text += "root " + to_hex(file.root.view()) + "\n";
  for (const EpochLine& epoch : file.epochs) {
    text += "epoch " + std::to_string(epoch.number) + " " + epoch.begun + " " +
            to_hex(epoch.key.view()) + "\n";
  }
  const Hash checksum = sha256(as_bytes(text));
  text += "checksum " + to_hex(checksum) + "\n";
}

void write_whole(int file, std::string_view text, const std::filesystem::path& path) {
  while (!text.empty()) {
    const ssize_t put = ::write(file, text.data(), text.size());
    if (put <= 0) {
      refuse(path, std::string{"could not be written: "} + std::strerror(errno));
    }
    text.remove_prefix(static_cast<std::size_t>(put));
  }
  if (::fsync(file) != 0) {
    refuse(path, std::string{"could not be made durable: "} + std::strerror(errno));
  }
}

void make_name_durable(const std::filesystem::path& path) {
  const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
  const File opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!opened.is_open() || ::fsync(opened.number()) != 0) {
    refuse(path, "was written, but its folder could not be made durable");
  }
}

}  // namespace

KeyFile read_key_file(const std::filesystem::path& path) {
  ready_sodium();
  SecretText whole;
  read_whole(path, whole.text);
  std::string_view lines = checked(path, whole.text);
  if (cut(lines, '\n') != first_line) {
    refuse(path, "was written by a newer program: use that one");
  }
  std::optional<Key> root;
  std::vector<EpochLine> epochs;
  for (int number = 2; !lines.empty(); ++number) {
    std::string_view line = cut(lines, '\n');
    if (line.empty() || line.starts_with('#')) {
      continue;
    }
    const std::string_view kind = cut(line, ' ');
    Epoch epoch = 0;
    std::string_view begun;
    if (kind == "epoch") {
      const std::string_view digits = cut(line, ' ');
      std::from_chars(digits.data(), digits.data() + digits.size(), epoch);
      begun = cut(line, ' ');
    }
    std::optional<Key> key = key_from_hex(line);
    const Epoch last = epochs.empty() ? 0 : epochs.back().number;
    if (key && kind == "root" && !root) {
      root = std::move(key);
    } else if (key && kind == "epoch" && epoch > last) {
      epochs.push_back({epoch, std::string{begun}, std::move(*key)});
    } else {
      refuse(path, "has a line that cannot be right, line " + std::to_string(number));
    }
  }
  if (!root || epochs.empty()) {
    refuse(path, "lacks its root key or has no epoch");
  }
  return {std::move(*root), std::move(epochs)};
}

void write_key_file(const std::filesystem::path& path, const KeyFile& file, bool replace) {
  SecretText out;
  write_out(file, out);
  std::filesystem::path target = path;
  if (replace) {
    target += ".new";
    std::filesystem::remove(target);  // left by one that was interrupted, and never in use
  }
  const File made{::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR)};
  if (!made.is_open()) {
    refuse(path, errno == EEXIST ? "is there already: it is never written over, because what it "
                                   "opens could then never be read again"
                                 : std::string{"could not be made: "} + std::strerror(errno));
  }
  write_whole(made.number(), out.text, path);
  if (replace) {
    std::filesystem::rename(target, path);
  }
  make_name_durable(path);
}

}  // namespace openmash::seal
