#include "db/readers.h"

#include <utility>

#include "base/faults.h"

namespace openmash::db {

Readers::Readers(std::filesystem::path path, std::size_t most)
    : path_(std::move(path)), most_(most) {}

Readers::~Readers() = default;

Readers::Loan::Loan(Readers& readers) : readers_(readers) {
  {
    std::unique_lock lock{readers_.mutex_};
    readers_.returned_.wait(
        lock, [this] { return !readers_.idle_.empty() || readers_.made_ < readers_.most_; });
    if (readers_.idle_.empty()) {
      ++readers_.made_;
    } else {
      connection_ = std::move(readers_.idle_.back());
      readers_.idle_.pop_back();
    }
  }
  try {
    if (!connection_) {
      connection_ = std::make_unique<Connection>(readers_.path_, Connection::Mode::read_only);
    }
    connection_->execute("BEGIN");
  } catch (...) {
    connection_.reset();
    readers_.give_back(nullptr);
    throw;
  }
}

Readers::Loan::~Loan() {
  try {
    connection_->execute("COMMIT");
  } catch (const std::exception&) {
    connection_.reset();  // what was read was read; the next loan makes a new connection
  }
  readers_.give_back(std::move(connection_));
}

void Readers::give_back(std::unique_ptr<Connection> connection) {
  {
    const std::scoped_lock lock{mutex_};
    if (connection) {
      idle_.push_back(std::move(connection));
    } else {
      --made_;
    }
  }
  returned_.notify_one();
}

}  // namespace openmash::db
