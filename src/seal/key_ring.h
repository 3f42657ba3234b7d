// The hub's wrapping keys, read once from a file that only its owner can read and that lies outside
// the data folder. It never writes a key anywhere but into that file, and serving a hub never makes
// one: `openmash init` does. Any thread may use the ring, also while it is read anew. One wrapping
// key for each month ("epoch"): when the last copy of an epoch's key is destroyed, everything still
// wrapped by it is gone from every backup too. When epochs begin and go: seal/epochs.h. The file's
// grammar is at the top of key_file.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/id128.h"
#include "base/instant.h"
#include "seal/hash.h"
#include "seal/key.h"

namespace openmash::seal {

using KeyId = Id128;
using Epoch = std::uint32_t;

/// A key under an epoch's wrapping key. `commitment` ties the id to this very key: an envelope that
/// opens with two keys cannot be made to look as if it had been wrapped once.
struct WrappedKey {
  KeyId id;
  Epoch epoch = 0;
  Hash commitment{};
  Bytes envelope;

  friend bool operator==(const WrappedKey&, const WrappedKey&) = default;
};

class KeyRing {
 public:
  /// Throws ConfigurationFault, saying what to do, when the file is missing, damaged or open to
  /// others.
  [[nodiscard]] static KeyRing load(const std::filesystem::path& path);

  /// The file as it stands now, for whoever holds this ring. Throws ConfigurationFault where it is
  /// another hub's.
  void reload(const std::filesystem::path& path);

  [[nodiscard]] Epoch current_epoch() const;

  /// `associated` says whose key it is (for the ledger: the stream's id); unwrap wants the same.
  [[nodiscard]] WrappedKey wrap(KeyId id, const Key& key, BytesView associated) const;

  /// Throws CorruptRecord (ids only) when it does not open here, ConfigurationFault when its epoch
  /// is not in the file.
  [[nodiscard]] Key unwrap(const WrappedKey& wrapped, BytesView associated) const;

  /// A key for one purpose ("sessions", "accounts", "drafts", "views", "digests"): the same in
  /// every epoch.
  [[nodiscard]] Key derived(std::string_view purpose) const;

  /// The same for one epoch alone: what is sealed by it goes when the epoch does. Nothing where the
  /// epoch is not in the file.
  [[nodiscard]] std::optional<Key> derived_in(Epoch epoch, std::string_view purpose) const;

 private:
  using Epochs = std::map<Epoch, Key>;
  struct Held {
    std::mutex mutex;
    std::shared_ptr<const Epochs> epochs;
  };
  KeyRing(Key root, Epochs epochs);
  [[nodiscard]] std::shared_ptr<const Epochs> epochs() const;
  Key root_;
  std::unique_ptr<Held> held_;  // a ring is moved, and a mutex is not
};

/// Makes the file, mode 0400, with one epoch. Throws ConfigurationFault if anything is there
/// already.
void init_key_file(const std::filesystem::path& path, Date today);

/// Adds the next epoch; new keys are wrapped by it from the next load on. Returns its number.
Epoch add_epoch(const std::filesystem::path& path, Date today);

}  // namespace openmash::seal
