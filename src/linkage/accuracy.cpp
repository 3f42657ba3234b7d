#include "linkage/accuracy.h"

#include <algorithm>
#include <unordered_map>

#include "linkage/weigh.h"

namespace openmash::linkage {

namespace {

constexpr double wanted_precision = 0.99;

/// How many records of a group's members stand on each side, by true person.
struct Sides {
  double a = 0;
  double b = 0;
};

/// What is true of the clusters while they grow.
class Growing {
 public:
  Growing(const Truth& truth, std::size_t size_of_a)
      : groups_(truth.size()), members_(truth.size()), link_(size_of_a < truth.size()) {
    for (std::uint32_t person = 0; person < truth.size(); ++person) {
      const bool is_a = person < size_of_a;
      const Sides one{.a = is_a ? 1.0 : 0.0, .b = is_a ? 0.0 : 1.0};
      members_[person].people[truth[person]] = one;
      members_[person].all = one;
    }
  }

  void join(const Link& link, Score& score) {
    const Groups::Joined joined = groups_.join(link.one, link.other);
    if (joined.stays == joined.goes) {
      return;
    }
    Members& stays = members_[joined.stays];
    Members& goes = members_[joined.goes];
    score.links += between(stays.all, goes.all);
    if (stays.people.size() < goes.people.size()) {
      std::swap(stays, goes);
    }
    for (const auto& [person, sides] : goes.people) {
      Sides& here = stays.people[person];
      score.right += between(here, sides);
      here.a += sides.a;
      here.b += sides.b;
    }
    stays.all.a += goes.all.a;
    stays.all.b += goes.all.b;
    goes = {};
  }

 private:
  struct Members {
    std::unordered_map<std::uint32_t, Sides> people;
    Sides all;
  };

  [[nodiscard]] double between(const Sides& one, const Sides& other) const {
    return link_ ? one.a * other.b + one.b * other.a : one.a * other.a;
  }

  Groups groups_;
  std::vector<Members> members_;
  bool link_;
};

}  // namespace

double Score::f1() const {
  const double sum = links + all;
  return sum > 0 ? 2 * right / sum : 1;
}

double true_pairs(const Truth& truth, std::size_t size_of_a) {
  std::unordered_map<std::uint32_t, Sides> people;
  for (std::size_t record = 0; record < truth.size(); ++record) {
    Sides& sides = people[truth[record]];
    (record < size_of_a ? sides.a : sides.b) += 1;
  }
  double pairs = 0;
  for (const auto& [person, sides] : people) {
    pairs += size_of_a < truth.size() ? sides.a * sides.b : sides.a * (sides.a - 1) / 2;
  }
  return pairs;
}

Accuracy accuracy(std::span<const Link> links, std::span<const Link> joins, const Truth& truth,
                  std::size_t size_of_a) {
  Accuracy result;
  const double all = true_pairs(truth, size_of_a);
  const double at_95 = weight_at(0.95);
  Score score{.all = all};
  result.best.all = result.at_95.all = result.at_precision_99.all = all;
  for (std::size_t at = 0; at < links.size(); ++at) {
    score.links += 1;
    score.right += truth[links[at].one] == truth[links[at].other] ? 1 : 0;
    score.threshold = static_cast<double>(links[at].weight);
    if (at + 1 < links.size() && links[at + 1].weight == links[at].weight) {
      continue;  // a threshold takes all of one weight
    }
    if (score.f1() > result.best.f1()) {
      result.best = score;
    }
    if (score.threshold >= at_95) {
      result.at_95 = score;
    }
    if (score.precision() >= wanted_precision) {
      result.at_precision_99 = score;
    }
  }
  result.at_95.threshold = at_95;
  Growing growing{truth, size_of_a};
  Score joined{.all = all};
  result.clusters_best.all = result.clusters_at_95.all = all;
  for (std::size_t at = 0; at < joins.size(); ++at) {
    growing.join(joins[at], joined);
    joined.threshold = static_cast<double>(joins[at].weight);
    if (at + 1 < joins.size() && joins[at + 1].weight == joins[at].weight) {
      continue;
    }
    if (joined.f1() > result.clusters_best.f1()) {
      result.clusters_best = joined;
    }
    if (joined.threshold >= at_95) {
      result.clusters_at_95 = joined;
    }
  }
  return result;
}

std::vector<GroupScore> by_group(std::span<const Link> links, double threshold, const Truth& truth,
                                 std::size_t size_of_a, const std::vector<std::string>& groups,
                                 std::span<const std::uint32_t> group_of) {
  std::vector<GroupScore> scores(groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    scores[group].group = groups[group];
  }
  // True pairs of a person, record by record: each record has as many as the other side holds.
  std::unordered_map<std::uint32_t, Sides> people;
  for (std::size_t record = 0; record < truth.size(); ++record) {
    Sides& sides = people[truth[record]];
    (record < size_of_a ? sides.a : sides.b) += 1;
  }
  for (std::size_t record = 0; record < truth.size(); ++record) {
    const Sides& sides = people[truth[record]];
    GroupScore& score = scores[group_of[record]];
    score.people += 1;
    if (size_of_a < truth.size()) {
      score.all += (record < size_of_a ? sides.b : sides.a) / 2;
    } else {
      score.all += (sides.a - 1) / 2;
    }
  }
  for (const Link& link : links) {
    if (static_cast<double>(link.weight) < threshold) {
      break;
    }
    const bool right = truth[link.one] == truth[link.other];
    for (const PersonId record : {link.one, link.other}) {
      GroupScore& score = scores[group_of[record]];
      (right ? score.found : score.false_links) += 0.5;
    }
  }
  return scores;
}

}  // namespace openmash::linkage
