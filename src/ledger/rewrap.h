// Wrapped keys on the move: all of them wrapped anew by the newest epoch, and one put in the place
// of another.
// It changes how a key is wrapped and never which key it is, but for view rows, whose key may be
// exchanged because they can be made again. Epochs and why: seal/epochs.h; when: app/keys.h.
#pragma once

#include <cstdint>
#include <functional>

#include "db/value.h"
#include "db/writer.h"
#include "ledger/stored_event.h"

namespace openmash::ledger {

/// Wraps anew, by the ring's newest epoch, every key that an older one wraps; how many. In pieces
/// that others may write between; stopped half-way, the next call goes on. A key whose own epoch is
/// no longer in the ring stops it: nobody can open that one again.
[[nodiscard]] std::uint64_t rewrap_keys(db::Writer& writer, const seal::KeyRing& ring,
                                        const std::function<void(std::uint64_t)>& so_far = {});

/// How many keys an epoch still wraps.
[[nodiscard]] std::uint64_t keys_wrapped_by(db::Writer& writer, seal::Epoch epoch);

/// For Batch::rows: this key in the place of the one under its id, if there is one. What only the
/// old one opened is then lost: for view rows alone.
[[nodiscard]] db::Statement key_in_its_place(const WrappedKeyRow& key);

}  // namespace openmash::ledger
