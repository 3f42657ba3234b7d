// From weighed pairs to groups of records: connected components at any threshold, from one pass.
// A cluster is a suggestion like the pairs it is made of. The pass keeps the strongest links that
// hold the groups together (a maximum spanning forest), so any threshold is read off it; accuracy.h
// walks the same joins.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/people.h"

namespace openmash::linkage {

/// A pair worth keeping.
struct Link {
  PersonId one = 0;
  PersonId other = 0;
  float weight = 0;
  float twins = 0;  ///< the probability that they are twins

  friend bool operator==(const Link&, const Link&) = default;
};

/// Strongest first; ties in the order of the records, so that the order is one alone.
void sort_links(std::vector<Link>& links);

/// Groups that only grow (Tarjan 1975).
class Groups {
 public:
  explicit Groups(std::size_t size);

  [[nodiscard]] std::uint32_t of(std::uint32_t member);
  /// The group that remains and the one that went into it; equal where they were one already.
  struct Joined {
    std::uint32_t stays = 0;
    std::uint32_t goes = 0;
  };
  Joined join(std::uint32_t one, std::uint32_t other);

 private:
  std::vector<std::uint32_t> parents_;
  std::vector<std::uint32_t> sizes_;
};

/// The links that join two groups when taken strongest first. Takes what `sort_links` left.
[[nodiscard]] std::vector<Link> joins(std::span<const Link> sorted, std::size_t people);

/// Each record's cluster at a threshold: the number of its first record, so that a number means the
/// same as long as that record is in it.
[[nodiscard]] std::vector<PersonId> clusters(std::span<const Link> joins, std::size_t people,
                                             double threshold);

/// At most one link a record on either side, the strongest first: for two files that each hold a
/// person once.
[[nodiscard]] std::vector<Link> one_to_one(std::span<const Link> sorted, std::size_t people);

}  // namespace openmash::linkage
