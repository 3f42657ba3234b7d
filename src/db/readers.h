// A few read-only connections, lent out for the length of one short read.
// Everything read inside one call to read() is one moment of the database. Copy out what you need
// and leave: a read that stays open keeps the write-ahead log from being emptied, so never render a
// page inside it. Writing goes through db/writer.h and can be seen here from the moment its future
// is fulfilled.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "db/connection.h"

namespace openmash::db {

class Readers {
 public:
  /// The database must exist: make the Writer first.
  explicit Readers(std::filesystem::path path, std::size_t most = 8);
  ~Readers();
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Calls work(Connection&) in one read transaction and gives back what it returns.
  template <class Work>
  auto read(Work&& work) {
    Loan loan{*this};
    return work(loan.connection());
  }

 private:
  class Loan {
   public:
    explicit Loan(Readers& readers);
    ~Loan();
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    [[nodiscard]] Connection& connection() { return *connection_; }

   private:
    Readers& readers_;
    std::unique_ptr<Connection> connection_;
  };

  void give_back(std::unique_ptr<Connection> connection);

  std::filesystem::path path_;
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t made_ = 0;
};

}  // namespace openmash::db
