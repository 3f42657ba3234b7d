// An event's header, read a second time from docs/formats/ledger.md.
// It shares nothing with ledger/stored_event.cpp on purpose: a mistake there must not be repeated
// here. It opens nothing and knows no keys. Used by verify.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/id128.h"
#include "seal/hash.h"

namespace openmash::verifier {

struct HeaderPart {
  std::uint64_t number = 0;
  seal::Hash ciphertext_hash{};
};

struct HeaderTarget {
  Id128 stream;
  std::uint64_t sequence = 0;
  std::uint64_t part = 0;
};

struct Header {
  Id128 ledger;
  Id128 stream;
  std::uint64_t sequence = 0;
  std::uint64_t event_class = 0;
  std::int64_t recorded_at = 0;
  seal::Hash previous{};
  std::vector<HeaderPart> parts;
  std::vector<HeaderTarget> targets;
};

inline constexpr std::uint64_t class_access = 2;
inline constexpr std::uint64_t class_destruction = 3;

/// Nothing, when the bytes are not a header and only a header.
[[nodiscard]] std::optional<Header> read_header(BytesView bytes);

/// The same over a header that was read before, whose memory is used again; false when it is none.
[[nodiscard]] bool read_header(BytesView bytes, Header& header);

}  // namespace openmash::verifier
