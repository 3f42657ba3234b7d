#include "db/temporary_folder.h"

#include <cstdlib>
#include <string>
#include <system_error>

#include "base/faults.h"

namespace openmash::db {

TemporaryFolder::TemporaryFolder(const std::filesystem::path& parent) {
  const auto where = parent.empty() ? std::filesystem::temp_directory_path() : parent;
  std::string name = (where / "openmash-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw DatabaseFault("no temporary folder can be made in " + where.string());
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace openmash::db
