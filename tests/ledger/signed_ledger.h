// A ledger in a file with everything over it: leaves, nodes, checkpoints, and a witness's
// signatures.
// Keys are the test's own and the same every time; the events' bytes are fresh. Closed after it was
// made, and open to whoever wants to change it. Used by the tests in this folder.
#pragma once

#include <string>
#include <vector>

#include "base/faults.h"
#include "db/connection.h"
#include "db/temporary_folder.h"
#include "ledger/checkpoints.h"
#include "ledger/contract_events.h"
#include "ledger/sqlite_ledger.h"
#include "verifier/verify.h"

namespace openmash {

inline seal::SigningKey test_signing_key(Byte which) {
  return seal::SigningKey{seal::Key{std::array<Byte, seal::Key::size>{which, 77}}};
}

inline constexpr const char* test_witness = "police.example/witness";

/// The writer, the ledger and its checkpoints, over one file.
struct OpenLedger {
  explicit OpenLedger(const std::filesystem::path& path)
      : writer(path), prepared(prepare(writer)), readers(path) {
    ledger.sign_with(checkpoints);
  }

  void append(ledger::Batch batch) {
    if (!std::holds_alternative<ledger::Appended>(ledger.append(std::move(batch)))) {
      throw DatabaseFault("a test could not append");
    }
  }

  /// A witness's signature under the newest checkpoint.
  void cosign(std::uint64_t seconds) {
    const auto latest = checkpoints.latest();
    const auto note = verifier::read_note(latest->note);
    checkpoints.add_witness(seal::verifier_key_text(test_witness, seal::SignsAs::witness,
                                                    test_signing_key(2).public_key()));
    checkpoints.keep_cosignature(
        *latest, seal::cosignature_line(note->text, test_witness, test_signing_key(2), seconds));
  }

  static bool prepare(db::Writer& to) {
    ledger::prepare_tables(to);
    return true;
  }

  db::Writer writer;
  bool prepared;
  db::Readers readers;
  ledger::SqliteLedger ledger{writer, readers, [] { return from_micros(1'000'000); }};
  ledger::Checkpoints checkpoints{writer, readers, ledger.id(), test_signing_key(1)};
};

inline verifier::VerifierKey test_key(const ledger::Checkpoints& checkpoints) {
  return *verifier::read_verifier_key(checkpoints.verifier_key());
}

}  // namespace openmash
