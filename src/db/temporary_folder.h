// A folder that is gone when you are: for tests and benches that want a real database.
// Its name is random and only its owner can look inside. A process that is killed leaves it behind.
// Used as `Writer{folder.path() / "hub.db"}`.
#pragma once

#include <filesystem>

namespace openmash::db {

class TemporaryFolder {
 public:
  /// Under the system's temporary folder, or under `parent`.
  explicit TemporaryFolder(const std::filesystem::path& parent = {});
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace openmash::db
