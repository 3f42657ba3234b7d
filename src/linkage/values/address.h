// The lines of an address, as a door in a street.
// It reads, and never looks up: kinds of street are shortened (Road rd), flat and number make the
// door, and "no fixed abode" is not an address at all, so that hundreds of people do not live
// together in it. With the postcode it is one piece of evidence: comparison.h, `household`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace openmash::linkage {

struct Address {
  std::string door;    ///< "23 1711" for Flat 23, 1711 Vicarage Road; empty where none was given
  std::string street;  ///< "vicarage rd"
  std::string whole;   ///< both without spaces, in the order they came
  std::uint32_t letters = 0;  ///< which of them `whole` has, one bit each

  friend bool operator==(const Address&, const Address&) = default;
};

/// Both parts empty where the lines say there is no address, or that it is not known.
[[nodiscard]] Address read_address(std::string_view lines);

enum class AddressAgreement : std::uint8_t { unknown, same, close, same_street, different };

[[nodiscard]] AddressAgreement agreement(const Address& one, const Address& other);

}  // namespace openmash::linkage
