// Somebody who has a database, perhaps an old one, and every key they can lay hands on: all that
// opens is written out in the clear. It goes round the program: it knows the formats and asks
// nobody whether it may. What it finds is looked for by db/planted_names.h. Used by
// erasure_test.cpp.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "seal/key_ring.h"

namespace openmash::erasure {

struct Thief {
  const seal::KeyRing& ring;
  std::vector<std::filesystem::path> keys_from;  ///< databases whose wrapped keys are tried
  std::vector<StaffId> staff;                    ///< whose parked forms are tried
};

/// Every word that opens: of events, of view rows, of parked forms.
[[nodiscard]] std::string everything_opened(const std::filesystem::path& database,
                                            const Thief& thief);

/// The first bytes of every sealed text and wrapped key a database holds for one stream: what must
/// be nowhere in its file once they are destroyed.
[[nodiscard]] std::vector<std::string> ciphertext_in(const std::filesystem::path& database,
                                                     Id128 stream);

/// How many of these stand in the file.
[[nodiscard]] std::size_t standing_in(const std::filesystem::path& file,
                                      const std::vector<std::string>& pieces);

}  // namespace openmash::erasure
