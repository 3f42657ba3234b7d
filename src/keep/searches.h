// What somebody looks for, kept for a while so that Back leads to what was found again.
// In memory alone and for its own session: it is about people, and nothing that finds anybody is
// ever on the disk. An address holds a random number, and whoever else knows that finds nothing.
// The page is web/pages/search.cpp; the index it asks is as much in memory (app/person_index.h).
#pragma once

#include <chrono>
#include <deque>
#include <mutex>
#include <optional>

#include "base/id128.h"
#include "base/instant.h"
#include "keep/fields.h"

namespace openmash::keep {

class Searches {
 public:
  static constexpr std::chrono::hours kept{1};
  static constexpr std::size_t most = 2'000;       ///< of the whole hub; the oldest goes
  static constexpr std::size_t most_for_one = 20;  ///< of one session

  /// @returns  the number it is asked for again by
  Id128 keep(Id128 session, Fields fields, Instant now);
  /// Nothing where its time is over, or it is another session's.
  [[nodiscard]] std::optional<Fields> find(Id128 session, Id128 search, Instant now);
  void sweep(Instant now);

 private:
  struct Search {
    Id128 id;
    Id128 session;
    Instant at{};
    Fields fields;
  };

  std::mutex mutex_;             // guards searches_
  std::deque<Search> searches_;  ///< oldest first
};

}  // namespace openmash::keep
