// Checks a hub's record without the hub: a database file, or a copy of one, and its public key.
// It needs no secret, opens nothing that is sealed, and writes nothing. It shares no code with the
// program that wrote the file but the hash and the check of a signature; what it can and cannot
// show is in docs/operate/witness.md.
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>

#include "base/faults.h"
#include "verifier/proofs.h"
#include "verifier/verify.h"

namespace {

using openmash::verifier::read_verifier_key;
using openmash::verifier::VerifierKey;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{in}, {}};
  if (!in) {
    throw openmash::ConfigurationFault("the file " + path.string() + " cannot be read");
  }
  return text;
}

/// A key as it is written, or the file it is in.
VerifierKey key_from(const std::string& given) {
  std::string text = std::filesystem::exists(given) ? text_of(given) : given;
  while (text.ends_with('\n')) {
    text.pop_back();
  }
  const auto key = read_verifier_key(text);
  if (!key) {
    throw openmash::ConfigurationFault("\"" + given + "\" is no public key and no file with one");
  }
  return *key;
}

int check_ledger(const std::filesystem::path& file, const openmash::verifier::Trust& trust) {
  const openmash::verifier::Report report = openmash::verifier::verify(file, trust);
  if (report.first_damage) {
    std::cout << "DAMAGED: " << report.first_damage->place << ": " << report.first_damage->what
              << "\n";
    return 1;
  }
  std::cout << "sound: " << report.events << " events in " << report.streams << " streams, "
            << report.parts << " sealed parts, " << report.destroyed << " destroyed; "
            << report.signed_size << " events under " << report.checkpoints << " checkpoints, "
            << report.witnessed_size << " of them witnessed\n";
  if (report.archived > 0) {
    std::cout << report.archived << " bodies of the record of reading were found in archives and "
              << "are what was sealed\n";
  }
  for (const auto& [month, parts] : report.not_at_hand) {
    std::cout << "NOT CHECKED: " << parts << " bodies of the record of reading are in access-"
              << month << ".db, which is not at hand; their headers and hashes are sound\n";
  }
  if (!trust.ledger) {
    std::cout << "no public key was given: signatures were not checked, and all of it may have "
                 "been written anew\n";
  }
  return 0;
}

int check_receipt(const std::filesystem::path& file, const openmash::verifier::Trust& trust) {
  const auto receipt = openmash::verifier::read_receipt(text_of(file));
  if (!receipt || !trust.ledger || !openmash::verifier::proves(*receipt, *trust.ledger)) {
    std::cout << "FALSE: the receipt proves nothing under that key\n";
    return 1;
  }
  std::cout << "true: event " << receipt->header.sequence << " of stream "
            << receipt->header.stream.hex() << ", with the hash "
            << openmash::to_hex(receipt->event_hash) << ", was in the record when it had "
            << receipt->checkpoint.size << " events\n";
  return 0;
}

int run(int argc, char** argv) {
  CLI::App program{"Checks every hash, chain, signature and the tree of a hub's record"};
  std::filesystem::path file;
  std::string key;
  std::vector<std::string> witnesses;
  std::vector<std::string> held;
  bool is_receipt = false;
  program.add_option("file", file, "the hub's database, or a copy of it")->required();
  program.add_option("--key", key, "the hub's public key, or the file it is in");
  program.add_option("--witness", witnesses, "a witness's public key; else those the file names");
  program.add_option("--held", held, "a checkpoint that somebody outside kept: a file");
  program.add_flag("--receipt", is_receipt, "the file is a receipt and no database");
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return program.exit(wrong) == 0 ? 0 : 2;  // the library has a number for each mistake
  }
  openmash::verifier::Trust trust;
  if (!key.empty()) {
    trust.ledger = key_from(key);
  }
  for (const std::string& witness : witnesses) {
    trust.witnesses.push_back(key_from(witness));
  }
  for (const std::string& path : held) {
    trust.held.push_back(text_of(path));
  }
  return is_receipt ? check_receipt(file, trust) : check_ledger(file, trust);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& fault) {
    std::cerr << "openmash-verify: " << fault.what() << "\n";
    return 2;
  }
}
