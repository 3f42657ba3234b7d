// Passwords, kept as argon2id hashes.
// At most two are computed at once in the whole process, however many people sign in, so that a
// flood of attempts cannot take the memory. A name that has no account must cost the same as one
// that has: verify against no_hash(). Lock-outs after failed attempts are in keep/lockouts.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace openmash::seal {

struct PasswordCost {
  std::uint64_t passes = 3;
  std::size_t memory = std::size_t{64} * 1024 * 1024;
};

/// For tests and demo accounts only: argon2id's own floor.
inline constexpr PasswordCost cheapest_password{1, 8192};

/// The hash as text, with its salt and cost inside.
[[nodiscard]] std::string hash_password(std::string_view password, PasswordCost cost = {});

[[nodiscard]] bool verify_password(std::string_view hash, std::string_view password);

/// A hash that no password has, at this cost.
[[nodiscard]] std::string no_hash(PasswordCost cost = {});

}  // namespace openmash::seal
