// Whether an event was written by this hub, or put into its file by somebody without its keys.
// What is under a checkpoint was compared with hashes already; what came after it says nothing for
// itself but that it opens where it lies, and that its sealed part agrees with what its header
// does. No hub is opened, and so nothing signed or written, after an event that does not. Who asks:
// core.h when it opens a hub, and `openmash verify` of every event.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/core.h"
#include "codec/codec.h"
#include "ledger/reading.h"
#include "seal/key_ring.h"

namespace openmash::app {

/// Opens it. Throws CorruptRecord when it does not open, or when its header destroys other than its
/// control part tells.
[[nodiscard]] codec::AnyRecorded open_own(const ledger::StoredEvent& stored,
                                          codec::StreamKeys& keys);

/// That something under no checkpoint was not written by this hub, in words for whoever runs it.
[[nodiscard]] std::optional<std::string> foreign_tail(db::Readers& readers,
                                                      const seal::KeyRing& ring);

/// What a hub's record is signed with.
[[nodiscard]] seal::SigningKey signing_key_of(const seal::KeyRing& ring);

/// Beside the keys: the newest checkpoint that a witness signed (witnessed.h).
[[nodiscard]] std::filesystem::path witnessed_file_of(const Folder& folder);

}  // namespace openmash::app
