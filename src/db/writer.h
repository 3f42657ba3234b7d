// The one connection that writes, on the one thread that writes.
// Whatever arrives while a commit is running goes into the next one: many pieces of work, one
// fsync. Each piece runs in a savepoint of its own; one that throws is undone alone, and its
// exception comes out of its future. No future is fulfilled before the commit is on the disk. It
// holds a lock beside the database, so a second process that wants to write is refused. When the
// disk is full, room kept back is for a few kinds of work alone (reserve.h). Reading: db/readers.h.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

#include "db/connection.h"
#include "db/faults.h"

namespace openmash::db {

struct WriterOptions {
  /// So many pages written since the last checkpoint ask for the next one.
  int checkpoint_pages = 1000;
  /// More pieces than this wait for the following commit.
  std::size_t largest_batch = 256;
};

/// On which room a piece of work may draw.
enum class Draws { on_the_disk, on_the_reserve };

class Writer {
 public:
  /// Opens or makes the database. Throws ConfigurationFault when another process is writing to it.
  explicit Writer(std::filesystem::path path, WriterOptions options = {});
  /// Finishes what was submitted, then empties the write-ahead log.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// The work must not wait for anything and must not begin or end a transaction. When the commit
  /// fails, or nobody can say whether it happened, the future throws CommitUnknown; DiskFull when
  /// there was no room.
  [[nodiscard]] std::future<void> submit(std::function<void(Connection&)> work,
                                         Draws draws = Draws::on_the_disk);

  /// Submits, waits, and gives back what the work returned.
  template <class Work>
  auto write(Work&& work, Draws draws = Draws::on_the_disk) {
    using Answer = std::invoke_result_t<Work&, Connection&>;
    if constexpr (std::is_void_v<Answer>) {
      submit([&work](Connection& connection) { work(connection); }, draws).get();
    } else {
      std::optional<Answer> answer;
      submit([&work, &answer](Connection& connection) { answer.emplace(work(connection)); }, draws)
          .get();
      return std::move(*answer);
    }
  }

  /// For work that no transaction may stand around, such as VACUUM: it has the writing thread to
  /// itself, after everything submitted before it.
  void alone(std::function<void(Connection&)> work);

  /// Moves what is in the write-ahead log into the database and cuts the log to nothing, so that
  /// what was deleted is in neither. False where a reader stayed in its way for too long.
  [[nodiscard]] bool empty_log();
  /// From now on only what draws on the reserve is written; all else is DiskFull at once.
  void only_reserve(bool only) { only_reserve_ = only; }
  [[nodiscard]] bool is_only_reserve() const { return only_reserve_; }

  /// Called, on the writing thread, when a batch was lost or may have been: drop whatever you
  /// remember of it. Register before the first submit.
  void on_lost(std::function<void()> listener);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// How many commits have succeeded: with the number of pieces it tells how large the groups are.
  [[nodiscard]] std::uint64_t commits() const { return commits_; }

 private:
  struct Piece {
    std::function<void(Connection&)> work;
    std::promise<void> done;
    std::exception_ptr failed;
    bool alone = false;
    Draws draws = Draws::on_the_disk;
  };

  void open();
  void run();
  void write_batch(std::vector<Piece>& batch);
  void run_piece(Piece& piece);
  void run_alone(Piece& piece);
  [[nodiscard]] std::vector<Piece> next_batch();
  void lose(std::vector<Piece>& batch, const std::exception_ptr& why);
  void checkpoint_if_due();
  bool checkpoint(int mode);

  std::filesystem::path path_;
  WriterOptions options_;
  int lock_ = -1;
  std::unique_ptr<Connection> connection_;
  int pages_in_log_ = 0;
  int pages_at_checkpoint_ = 0;
  std::atomic<std::uint64_t> commits_ = 0;
  std::atomic<bool> only_reserve_ = false;
  std::vector<std::function<void()>> lost_listeners_;

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Piece> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace openmash::db
