// The folder holds: `key`, four lines (a heading, our name, the ledger's public key, our secret);
// `signed`, the last checkpoint we signed; `lock`; and `evidence`, what contradicted it, if ever.
#include "witness/witness.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "base/faults.h"
#include "db/durable_file.h"
#include "seal/note.h"
#include "verifier/proofs.h"

namespace openmash::witness {

namespace {

constexpr std::string_view heading = "openmash-witness 1";

[[noreturn]] void refuse(const std::filesystem::path& folder, const std::string& why) {
  throw ConfigurationFault("the witness's folder " + folder.string() + " " + why);
}

int take_lock(const std::filesystem::path& folder) {
  const auto path = folder / "lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0 || ::flock(file, LOCK_EX) != 0) {
    refuse(folder, "cannot be locked: is it there, and ours to write?");
  }
  return file;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

void Witness::make(const std::filesystem::path& folder, const std::string& name,
                   const std::string& ledger_key) {
  const auto ledger = verifier::read_verifier_key(ledger_key);
  if (!ledger || ledger->kind != verifier::VerifierKey::of_ledger) {
    throw ConfigurationFault(
        "that is not a ledger's public key: it is the line `openmash public-key` prints, whole");
  }
  const seal::Key secret = seal::Key::fresh();
  // Whoever reads our signatures reads our name the same way: let that say whether it can be one.
  const auto own = verifier::read_verifier_key(
      seal::verifier_key_text(name, seal::SignsAs::witness, seal::SigningKey{secret}.public_key()));
  if (!own) {
    throw ConfigurationFault("a witness's name has no spaces and no plus sign: police.example/1");
  }
  std::filesystem::create_directories(folder);
  if (std::filesystem::exists(folder / "key")) {
    refuse(folder, "has a witness in it already");
  }
  db::write_durably(folder / "key", std::string{heading} + "\n" + name + "\n" + ledger_key + "\n" +
                                        to_base64(secret.view()) + "\n");
}

Witness::Witness(std::filesystem::path folder)
    : folder_(std::move(folder)), lock_(take_lock(folder_)) {
  const auto text = db::read_file(folder_ / "key");
  const std::vector<std::string> lines = lines_of(text.value_or(""));
  const auto ledger = lines.size() == 4 ? verifier::read_verifier_key(lines[2]) : std::nullopt;
  const auto secret = lines.size() == 4 ? from_base64(lines[3]) : std::nullopt;
  if (lines.size() != 4 || lines[0] != heading || !ledger || !secret ||
      secret->size() != seal::Key::size) {
    refuse(folder_, "holds no witness, or a damaged one: make one with `openmash-witness init`");
  }
  name_ = lines[1];
  ledger_ = *ledger;
  key_.emplace(seal::Key{*secret});
  last_ = db::read_file(folder_ / "signed").value_or("");
  if (!last_.empty()) {
    const auto note = verifier::read_note(last_);
    seen_ = note ? verifier::read_checkpoint(note->text) : std::nullopt;
    const auto own = verifier::read_verifier_key(verifier_key());
    if (!seen_ || !verifier::is_signed_by(*note, ledger_) || !verifier::is_signed_by(*note, *own)) {
      refuse(folder_,
             "has a damaged memory of what was signed: take it from its backup, and "
             "compare with what the hub kept");
    }
  }
}

Witness::~Witness() {
  ::close(lock_);
}

std::string Witness::verifier_key() const {
  return seal::verifier_key_text(name_, seal::SignsAs::witness, key_->public_key());
}

std::uint64_t Witness::size() const {
  return seen_ ? seen_->size : 0;
}

std::string Witness::ask(std::uint64_t seconds) const {
  const std::string text = verifier::ask_text(ledger_.name, size());
  return text + "\n" + seal::cosignature_line(text, name_, *key_, seconds);
}

Answer Witness::answer(std::string_view text, std::uint64_t seconds) {
  const auto growth = verifier::read_growth(text);
  if (!growth) {
    return NotUnderstood{"that is no checkpoint with a proof: nothing was signed"};
  }
  const verifier::Checkpoint& offered = growth->checkpoint;
  if (offered.origin != ledger_.name || !verifier::is_signed_by(growth->note, ledger_)) {
    return NotUnderstood{"the ledger we watch did not sign that: nothing was signed"};
  }
  if (offered.size < size()) {
    keep_evidence(text);
    return Contradiction{"the ledger had " + std::to_string(size()) +
                             " events when we signed last, and now says it has " +
                             std::to_string(offered.size),
                         last_};
  }
  if (growth->old_size != size()) {
    return NotUnderstood{"the proof begins at " + std::to_string(growth->old_size) +
                         " events, and we have seen " + std::to_string(size()) +
                         ": ask the hub for what came since then"};
  }
  if (seen_ && !verifier::is_consistent(seen_->size, seen_->root, offered.size, offered.root,
                                        growth->proof)) {
    keep_evidence(text);
    return Contradiction{"what the ledger offers does not go on from the " +
                             std::to_string(size()) + " events that we signed",
                         last_};
  }
  std::string note = growth->note.text + "\n";
  for (const verifier::NoteSignature& signature : growth->note.signatures) {
    if (verifier::is_by(signature, growth->note.text, ledger_)) {
      note += signature.line;
    }
  }
  note += seal::cosignature_line(growth->note.text, name_, *key_, seconds);
  db::write_durably(folder_ / "signed", note);
  last_ = note;
  seen_ = offered;
  return Cosigned{std::move(note)};
}

void Witness::keep_evidence(std::string_view growth) const {
  db::write_durably(folder_ / "evidence", growth);
}

}  // namespace openmash::witness
