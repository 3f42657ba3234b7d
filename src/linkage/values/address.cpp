#include "linkage/values/address.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "linkage/text/fold.h"
#include "linkage/text/similarity.h"

namespace openmash::linkage {

namespace {

constexpr std::array no_addresses{std::string_view{"no fixed abode"},
                                  std::string_view{"no fixed address"},
                                  std::string_view{"nfa"},
                                  std::string_view{"homeless"},
                                  std::string_view{"unknown"},
                                  std::string_view{"not known"},
                                  std::string_view{"none"}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 40> kinds_of_street{
    {{"avenue", "av"},   {"ave", "av"},      {"avn", "av"},     {"boulevard", "bvd"},
     {"blvd", "bvd"},    {"circuit", "cct"}, {"close", "cl"},   {"court", "ct"},
     {"crescent", "cr"}, {"cres", "cr"},     {"crs", "cr"},     {"drive", "dr"},
     {"drv", "dr"},      {"gardens", "gdn"}, {"gdns", "gdn"},   {"garden", "gdn"},
     {"gate", "gte"},    {"green", "grn"},   {"grove", "gr"},   {"gro", "gr"},
     {"hill", "hl"},     {"house", "hse"},   {"lane", "ln"},    {"mews", "mws"},
     {"mount", "mt"},    {"park", "pk"},     {"parade", "pde"}, {"place", "pl"},
     {"road", "rd"},     {"square", "sq"},   {"street", "st"},  {"str", "st"},
     {"terrace", "tce"}, {"terr", "tce"},    {"ter", "tce"},    {"view", "vw"},
     {"walk", "wk"},     {"way", "wy"},      {"yard", "yd"},    {"saint", "st"}}};

constexpr std::array dwellings{std::string_view{"flat"}, std::string_view{"apartment"},
                               std::string_view{"apt"},  std::string_view{"unit"},
                               std::string_view{"room"}, std::string_view{"no"}};

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

void append_word(std::string& to, std::string_view word) {
  if (!to.empty()) {
    to += ' ';
  }
  to += word;
}

}  // namespace

Address read_address(std::string_view lines) {
  const std::string text = folded(lines);
  Address address;
  if (std::ranges::find(no_addresses, text) != no_addresses.end()) {
    return address;
  }
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    if (has_digit(word)) {
      append_word(address.door, word);
      address.whole += word;
    } else if (std::ranges::find(dwellings, word) == dwellings.end()) {
      const auto* kind = std::ranges::find(kinds_of_street, word,
                                           &std::pair<std::string_view, std::string_view>::first);
      const std::string_view shortened = kind == kinds_of_street.end() ? word : kind->second;
      append_word(address.street, shortened);
      address.whole += shortened;
    }
  }
  for (const char letter : address.whole) {
    address.letters |= std::uint32_t{1} << (static_cast<unsigned char>(letter) % 32U);
  }
  return address;
}

AddressAgreement agreement(const Address& one, const Address& other) {
  const bool no_street = one.street.empty() || other.street.empty();
  if (no_street && (one.door.empty() || other.door.empty())) {
    return AddressAgreement::unknown;
  }
  if (one == other) {
    return one.door.empty() ? AddressAgreement::same_street : AddressAgreement::same;
  }
  const bool same_door = one.door == other.door && !one.door.empty();
  // An edit puts in one new letter at most, and two numbers of a house have two apart.
  const int unlike = std::max(std::popcount(one.letters & ~other.letters),
                              std::popcount(other.letters & ~one.letters));
  if (unlike > 6) {
    return AddressAgreement::different;
  }
  const bool like_streets = !no_street && (one.street == other.street ||
                                           damerau_levenshtein(one.street, other.street) <= 2 ||
                                           jaro_winkler(one.street, other.street) >= 0.92);
  if (same_door && like_streets) {
    return AddressAgreement::close;
  }
  // "11 4Mill Close" and a number with one slip: the lines as a whole are nearly the same.
  if (unlike <= 1 && damerau_levenshtein(one.whole, other.whole) <= 1) {
    return one.street == other.street ? AddressAgreement::same_street : AddressAgreement::close;
  }
  return like_streets ? AddressAgreement::same_street : AddressAgreement::different;
}

}  // namespace openmash::linkage
