// A form that arrived after its session had ended, kept until the same person signs in again.
// Nothing typed is lost: it is sealed for that person alone, offered back once, and forgotten after
// a day or as soon as it has been used. It is never submitted by itself. Its key comes from the
// epoch it was parked in, so that no old backup opens when that is gone. Sessions: keep/sessions.h.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/id128.h"
#include "base/instant.h"
#include "db/readers.h"
#include "db/writer.h"
#include "keep/fields.h"
#include "seal/key.h"
#include "seal/key_ring.h"

namespace openmash::keep {

struct ParkedForm {
  Id128 id;
  std::string path;
  Fields fields;
  Instant parked_at;
};

class Parked {
 public:
  static constexpr std::chrono::hours kept{24};
  static constexpr std::size_t most_for_one = 10;  ///< the oldest goes when there is one more

  Parked(db::Writer& writer, db::Readers& readers, const seal::KeyRing& ring);

  Id128 park(Id128 staff, std::string_view path, const Fields& fields, Instant now);
  /// Latest first.
  [[nodiscard]] std::vector<ParkedForm> parked(Id128 staff, Instant now);
  /// Forgets it, when it was used or given up. Only its own person can.
  void forget(Id128 staff, Id128 form);
  std::size_t sweep(Instant now);
  /// All of them: in a database that was put back, they are of another day.
  void forget_all();

 private:
  [[nodiscard]] Bytes mark(Id128 staff) const;
  [[nodiscard]] std::optional<seal::Key> key_of(Id128 staff, seal::Epoch epoch) const;
  [[nodiscard]] std::optional<Bytes> opened(Id128 staff, Id128 form, BytesView content) const;

  db::Writer& writer_;
  db::Readers& readers_;
  const seal::KeyRing& ring_;
  seal::Key key_;
};

}  // namespace openmash::keep
