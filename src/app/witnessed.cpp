#include "app/witnessed.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/faults.h"
#include "db/durable_file.h"
#include "verifier/proofs.h"

namespace openmash::app {

namespace {

constexpr std::uint64_t ask_holds = 300;  // seconds, for clocks that differ

verifier::VerifierKey key_from(const std::string& text) {
  auto key = verifier::read_verifier_key(text);
  ensure(key.has_value(), "a ledger's own public key can be read");
  return *std::move(key);
}

std::uint64_t seconds_of(Instant at) {
  return static_cast<std::uint64_t>(to_micros(at) / 1'000'000);
}

/// Whether every witness under it signed no later than that second.
bool signed_before(const verifier::Note& note, std::uint64_t second) {
  return std::ranges::all_of(note.signatures, [second](const verifier::NoteSignature& signature) {
    return verifier::cosigned_at(signature) <= second;
  });
}

struct Cosigned {
  verifier::Note note;
  verifier::Checkpoint checkpoint;
};

std::optional<Cosigned> read_cosigned(std::string_view text, const verifier::VerifierKey& by) {
  auto note = verifier::read_note(text);
  auto checkpoint = note ? verifier::read_checkpoint(note->text) : std::nullopt;
  if (!checkpoint || checkpoint->origin != by.name || !verifier::is_signed_by(*note, by)) {
    return std::nullopt;
  }
  return Cosigned{*std::move(note), *std::move(checkpoint)};
}

}  // namespace

Witnessed::Witnessed(ledger::SqliteLedger& ledger, ledger::Checkpoints& checkpoints,
                     ledger::Clock clock, std::filesystem::path file)
    : ledger_(ledger),
      checkpoints_(checkpoints),
      clock_(std::move(clock)),
      file_(std::move(file)),
      key_(key_from(checkpoints.verifier_key())) {}

void Witnessed::begin() {
  if (const auto text = db::read_file(file_)) {
    const auto cosigned = read_cosigned(*text, key_);
    if (!cosigned) {
      throw ConfigurationFault(
          "the file " + file_.string() +
          " is not a checkpoint of this hub: it says how much of the record a witness has seen. "
          "Take it from its backup, or ask the witness for its last checkpoint");
    }
    kept_size_ = cosigned->checkpoint.size;
    if (const auto why = difference(cosigned->checkpoint)) {
      halt(*why);
      lost_ = cosigned->checkpoint;
      return;
    }
  }
  if (const auto latest = checkpoints_.latest(); latest && latest->size > checkpoints_.leaves()) {
    halt("The record in this database ends before its own last checkpoint, at event " +
         std::to_string(latest->size) + ".");
    return;
  }
  sign();
}

void Witnessed::sign() {
  if (!objection()) {
    checkpoints_.make();
  }
}

std::optional<std::string> Witnessed::objection() const {
  const std::scoped_lock lock{mutex_};
  return objection_;
}

std::optional<std::string> Witnessed::kept() const {
  return db::read_file(file_);
}

std::optional<std::string> Witnessed::growth_for(std::string_view ask) const {
  const auto asked = verifier::read_ask(ask);
  if (!asked || asked->origin != key_.name) {
    return std::nullopt;
  }
  const std::uint64_t now = seconds_of(clock_());
  const bool is_now = asked->seconds + ask_holds >= now && asked->seconds <= now + ask_holds;
  const auto known = witnesses();
  const bool is_known = std::ranges::any_of(known, [&](const verifier::VerifierKey& witness) {
    return verifier::is_signed_by(asked->note, witness);
  });
  return is_now && is_known ? checkpoints_.since(asked->since) : std::nullopt;
}

std::vector<verifier::VerifierKey> Witnessed::witnesses() const {
  std::vector<verifier::VerifierKey> keys;
  for (const std::string& text : checkpoints_.witnesses()) {
    if (auto key = verifier::read_verifier_key(text)) {
      keys.push_back(*std::move(key));
    }
  }
  return keys;
}

Witnessed::Taken Witnessed::take(std::string_view text) {
  const auto cosigned = read_cosigned(text, key_);
  if (!cosigned) {
    return Taken::not_ours;
  }
  std::vector<std::string> by_witnesses;
  std::string by_us;
  for (const verifier::NoteSignature& signature : cosigned->note.signatures) {
    if (verifier::is_by(signature, cosigned->note.text, key_)) {
      by_us = signature.line;
      continue;
    }
    for (const verifier::VerifierKey& witness : witnesses()) {
      if (verifier::is_by(signature, cosigned->note.text, witness)) {
        by_witnesses.push_back(signature.line);
      }
    }
  }
  if (by_witnesses.empty()) {
    return Taken::unknown_witness;
  }
  const auto why = difference(cosigned->checkpoint);
  if (why && signed_before(cosigned->note, restored_at())) {
    return Taken::lost;
  }
  std::string kept = cosigned->note.text + "\n" + by_us;
  if (!why) {
    for (const std::string& line : by_witnesses) {
      checkpoints_.keep_cosignature({cosigned->checkpoint.size, kept}, line);
    }
  }
  const std::scoped_lock lock{mutex_};
  if (cosigned->checkpoint.size > kept_size_ || why) {
    for (const std::string& line : by_witnesses) {
      kept += line;
    }
    db::write_durably(file_, kept);
    kept_size_ = cosigned->checkpoint.size;
  }
  if (why) {
    objection_ = why;
    lost_ = cosigned->checkpoint;
    ledger_.halt(*why);
    return Taken::contradicts;
  }
  return Taken::kept;
}

std::string Witnessed::fingerprint(ledger::StreamId stream) const {
  const ledger::StreamSlice slice = ledger_.read(stream);
  if (slice.events.empty()) {
    return {};
  }
  std::string digits = to_hex(slice.events.front().hash).substr(0, 16);
  for (const std::size_t at : {12U, 8U, 4U}) {
    digits.insert(at, 1, ' ');
  }
  return digits;
}

std::optional<verifier::Checkpoint> Witnessed::lost() const {
  const std::scoped_lock lock{mutex_};
  return lost_;
}

void Witnessed::resume() {
  ledger_.resume();
}

void Witnessed::settle() {
  const std::scoped_lock lock{mutex_};
  ensure(lost_.has_value(), "a restore is declared when something was lost");
  std::filesystem::path aside = file_;
  aside += "." + std::to_string(lost_->size);
  // First what lets the next start go on, then what holds it up goes.
  db::write_durably(restored_file(), std::to_string(seconds_of(clock_())) + "\n");
  std::filesystem::rename(file_, aside);
  kept_size_ = 0;
  objection_.reset();
  lost_.reset();
}

std::filesystem::path Witnessed::restored_file() const {
  std::filesystem::path path = file_;
  path += ".restored";
  return path;
}

std::uint64_t Witnessed::restored_at() const {
  const std::string text = db::read_file(restored_file()).value_or("");
  return verifier::read_number(std::string_view{text}.substr(0, text.find('\n'))).value_or(0);
}

bool Witnessed::listen_to(const std::string& verifier_key) {
  const auto key = verifier::read_verifier_key(verifier_key);
  if (!key || key->kind != verifier::VerifierKey::of_witness) {
    return false;
  }
  checkpoints_.add_witness(verifier_key);
  return true;
}

std::optional<std::string> Witnessed::difference(const verifier::Checkpoint& signed_one) {
  const std::uint64_t leaves = checkpoints_.leaves();
  if (leaves < signed_one.size) {
    return "A witness has seen " + std::to_string(signed_one.size) +
           " events of this record, and this database has " + std::to_string(leaves) +
           ": its end was cut off, or an old copy was put back.";
  }
  if (checkpoints_.root_at(signed_one.size) != signed_one.root) {
    return "The first " + std::to_string(signed_one.size) +
           " events of this record are not those that a witness has seen.";
  }
  return std::nullopt;
}

void Witnessed::halt(const std::string& why) {
  const std::scoped_lock lock{mutex_};
  objection_ = why;
  ledger_.halt(why);
}

}  // namespace openmash::app
