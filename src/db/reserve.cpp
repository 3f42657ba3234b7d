#include "db/reserve.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace openmash::db {

Reserve::Reserve(Writer& writer)
    : writer_(writer), path_(writer.path().parent_path() / "reserve") {}

Reserve::~Reserve() {
  if (is_there_) {
    ::unlink(path_.c_str());
  }
}

bool Reserve::allocate() {
  const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    return false;
  }
  const bool done = ::posix_fallocate(file, 0, static_cast<off_t>(bytes_)) == 0 &&
                    ::ftruncate(file, static_cast<off_t>(bytes_)) == 0 && ::fsync(file) == 0;
  ::close(file);
  if (!done) {
    ::unlink(path_.c_str());
  }
  return done;
}

void Reserve::keep(std::uintmax_t bytes) {
  const std::scoped_lock lock{mutex_};
  bytes_ = bytes;
  is_there_ = allocate();
  writer_.only_reserve(!is_there_);
}

bool Reserve::give_up() {
  const std::scoped_lock lock{mutex_};
  if (!is_there_) {
    return false;
  }
  is_there_ = false;
  writer_.only_reserve(true);  // before the room is there: nobody else is to take it
  ::unlink(path_.c_str());
  return true;
}

void Reserve::keep_again_if_room() {
  if (!writer_.is_only_reserve()) {
    return;
  }
  const std::scoped_lock lock{mutex_};
  std::error_code unknown;
  const auto space = std::filesystem::space(path_.parent_path(), unknown);
  if (bytes_ == 0 || is_there_ || unknown || space.available < 2 * bytes_ || !allocate()) {
    return;
  }
  is_there_ = true;
  writer_.only_reserve(false);
}

}  // namespace openmash::db
