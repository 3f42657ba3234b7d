#include "linkage/cluster.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace openmash::linkage {

void sort_links(std::vector<Link>& links) {
  std::ranges::sort(links, [](const Link& left, const Link& right) {
    return std::tuple{-left.weight, left.one, left.other} <
           std::tuple{-right.weight, right.one, right.other};
  });
}

Groups::Groups(std::size_t size) : parents_(size), sizes_(size, 1) {
  std::iota(parents_.begin(), parents_.end(), 0U);
}

std::uint32_t Groups::of(std::uint32_t member) {
  while (parents_[member] != member) {
    parents_[member] = parents_[parents_[member]];
    member = parents_[member];
  }
  return member;
}

Groups::Joined Groups::join(std::uint32_t one, std::uint32_t other) {
  std::uint32_t stays = of(one);
  std::uint32_t goes = of(other);
  if (stays != goes) {
    if (sizes_[stays] < sizes_[goes]) {
      std::swap(stays, goes);
    }
    parents_[goes] = stays;
    sizes_[stays] += sizes_[goes];
  }
  return {.stays = stays, .goes = goes};
}

std::vector<Link> joins(std::span<const Link> sorted, std::size_t people) {
  Groups groups{people};
  std::vector<Link> result;
  for (const Link& link : sorted) {
    const Groups::Joined joined = groups.join(link.one, link.other);
    if (joined.stays != joined.goes) {
      result.push_back(link);
    }
  }
  return result;
}

std::vector<PersonId> clusters(std::span<const Link> joins, std::size_t people, double threshold) {
  Groups groups{people};
  for (const Link& link : joins) {
    if (static_cast<double>(link.weight) >= threshold) {
      groups.join(link.one, link.other);
    }
  }
  constexpr auto none = static_cast<PersonId>(-1);
  std::vector<PersonId> first(people, none);
  std::vector<PersonId> result(people);
  for (PersonId person = 0; person < people; ++person) {
    PersonId& of_group = first[groups.of(person)];
    of_group = of_group == none ? person : of_group;
    result[person] = of_group;
  }
  return result;
}

std::vector<Link> one_to_one(std::span<const Link> sorted, std::size_t people) {
  std::vector<bool> taken(people, false);
  std::vector<Link> result;
  for (const Link& link : sorted) {
    if (!taken[link.one] && !taken[link.other]) {
      taken[link.one] = taken[link.other] = true;
      result.push_back(link);
    }
  }
  return result;
}

}  // namespace openmash::linkage
