#include "db/writer.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "db/handle.h"

namespace openmash::db {

namespace {

int take_lock(const std::filesystem::path& database) {
  const std::string path = database.string() + ".lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    throw ConfigurationFault("the lock file " + path + " cannot be made: does its folder exist?");
  }
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    throw ConfigurationFault("another process is writing to " + database.string() +
                             ": stop the server first, then run this again");
  }
  return file;
}

/// The database holds nothing readable, but it is nobody else's business either.
void make_private(const std::filesystem::path& database) {
  const int file = ::open(database.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) {
    throw DatabaseFault("the database " + database.string() + " cannot be opened for writing");
  }
  ::close(file);
}

int note_pages(void* pages, sqlite3*, const char*, int in_log) {
  *static_cast<int*>(pages) = in_log;
  return SQLITE_OK;
}

}  // namespace

Writer::Writer(std::filesystem::path path, WriterOptions options)
    : path_(std::move(path)), options_(options), lock_(take_lock(path_)) {
  try {
    make_private(path_);
    open();
    checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
  } catch (...) {
    ::close(lock_);
    throw;
  }
  thread_ = std::thread{[this] { run(); }};
}

Writer::~Writer() {
  {
    const std::scoped_lock lock{mutex_};
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
  if (connection_) {
    checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    connection_.reset();
  }
  ::close(lock_);
}

std::future<void> Writer::submit(std::function<void(Connection&)> work, Draws draws) {
  Piece piece{.work = std::move(work), .done = {}, .failed = {}, .draws = draws};
  std::future<void> done = piece.done.get_future();
  {
    const std::scoped_lock lock{mutex_};
    queue_.push_back(std::move(piece));
  }
  arrived_.notify_one();
  return done;
}

void Writer::alone(std::function<void(Connection&)> work) {
  Piece piece{.work = std::move(work), .done = {}, .failed = {}, .alone = true};
  std::future<void> done = piece.done.get_future();
  {
    const std::scoped_lock lock{mutex_};
    queue_.push_back(std::move(piece));
  }
  arrived_.notify_one();
  done.get();
}

bool Writer::empty_log() {
  bool emptied = false;
  alone([&](Connection&) {
    // A reader is in its way for the length of one short read.
    for (int attempt = 0; attempt < 20 && !emptied; ++attempt) {
      emptied = checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    }
  });
  return emptied;
}

void Writer::on_lost(std::function<void()> listener) {
  const std::scoped_lock lock{mutex_};
  lost_listeners_.push_back(std::move(listener));
}

void Writer::open() {
  connection_ = std::make_unique<Connection>(path_, Connection::Mode::read_write);
  pages_in_log_ = 0;
  pages_at_checkpoint_ = 0;
  sqlite3_wal_hook(connection_->handle_->database, note_pages, &pages_in_log_);
}

void Writer::run() {
  std::unique_lock lock{mutex_};
  for (;;) {
    arrived_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) {
      return;  // stopping, and everything submitted is done
    }
    std::vector<Piece> batch = next_batch();
    lock.unlock();
    if (batch.front().alone) {
      run_alone(batch.front());
    } else {
      write_batch(batch);
      checkpoint_if_due();
    }
    lock.lock();
  }
}

/// One that wants to be alone, or those before the next that does. The mutex is held.
std::vector<Writer::Piece> Writer::next_batch() {
  std::size_t count = 1;
  if (!queue_.front().alone) {
    const std::size_t most = std::min(queue_.size(), options_.largest_batch);
    while (count < most && !queue_[count].alone) {
      ++count;
    }
  }
  const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(count);
  std::vector<Piece> batch{std::move_iterator{queue_.begin()}, std::move_iterator{end}};
  queue_.erase(queue_.begin(), end);
  return batch;
}

void Writer::run_alone(Piece& piece) {
  try {
    if (!connection_) {
      open();
    }
    piece.work(*connection_);
    piece.work = nullptr;
    piece.done.set_value();
  } catch (...) {
    piece.work = nullptr;
    piece.done.set_exception(std::current_exception());
  }
}

void Writer::write_batch(std::vector<Piece>& batch) {
  try {
    if (!connection_) {
      open();
    }
    connection_->execute("BEGIN IMMEDIATE");
    for (Piece& piece : batch) {
      run_piece(piece);
    }
  } catch (...) {
    // Nothing was committed: SQLite gave up the whole transaction (a full disk does that), or it
    // never began.
    lose(batch, std::current_exception());
    return;
  }
  try {
    connection_->execute("COMMIT");
  } catch (const DiskFull&) {
    lose(batch, std::current_exception());  // the log has no commit mark: certainly not stored
    return;
  } catch (const std::exception& fault) {
    lose(batch, std::make_exception_ptr(CommitUnknown(fault.what())));
    return;
  }
  ++commits_;
  for (Piece& piece : batch) {
    piece.work = nullptr;  // whoever waits may take apart what the work refers to
    if (piece.failed) {
      piece.done.set_exception(piece.failed);
    } else {
      piece.done.set_value();
    }
  }
}

void Writer::run_piece(Piece& piece) {
  if (only_reserve_ && piece.draws == Draws::on_the_disk) {
    piece.failed = std::make_exception_ptr(
        DiskFull("no room on the disk that holds the database: nothing was stored, make room"));
    return;
  }
  connection_->execute("SAVEPOINT piece");
  try {
    piece.work(*connection_);
  } catch (...) {
    piece.failed = std::current_exception();
    if (!connection_->in_transaction()) {
      throw;  // the neighbours went with it
    }
    connection_->execute("ROLLBACK TO piece");
  }
  connection_->execute("RELEASE piece");
}

void Writer::lose(std::vector<Piece>& batch, const std::exception_ptr& why) {
  // A new connection knows nothing of the lost transaction. Closing the old one rolls it back.
  connection_.reset();
  std::vector<std::function<void()>> listeners;
  {
    const std::scoped_lock lock{mutex_};
    listeners = lost_listeners_;
  }
  for (const auto& listener : listeners) {
    listener();
  }
  for (Piece& piece : batch) {
    piece.work = nullptr;
    piece.done.set_exception(piece.failed ? piece.failed : why);
  }
}

void Writer::checkpoint_if_due() {
  if (!connection_) {
    return;
  }
  if (pages_in_log_ < pages_at_checkpoint_) {
    pages_at_checkpoint_ = 0;  // the log began again at its start
  }
  if (pages_in_log_ - pages_at_checkpoint_ >= options_.checkpoint_pages) {
    checkpoint(SQLITE_CHECKPOINT_PASSIVE);
    pages_at_checkpoint_ = pages_in_log_;
  }
}

bool Writer::checkpoint(int mode) {
  // One that could not finish, because somebody is reading or the disk is full, costs nothing but a
  // longer log.
  return sqlite3_wal_checkpoint_v2(connection_->handle_->database, nullptr, mode, nullptr,
                                   nullptr) == SQLITE_OK;
}

}  // namespace openmash::db
