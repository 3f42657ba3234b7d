// The second worked example of docs/formats/ledger.md, made again and compared with what is written
// there.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/base64.h"
#include "ledger/signed_ledger.h"
#include "verifier/proofs.h"

namespace openmash {

namespace {

/// What stands between ```NAME and ``` on the page.
std::string block(const std::string& name) {
  std::ifstream in{"docs/formats/ledger.md"};
  const std::string page{std::istreambuf_iterator<char>{in}, {}};
  const std::string begins = "\n```" + name + "\n";
  const std::size_t at = page.find(begins);
  REQUIRE(at != std::string::npos);
  const std::size_t from = at + begins.size();
  return page.substr(from, page.find("```\n", from) - from);
}

Id128 filled(Byte b) {
  Id128 id;
  id.bytes.fill(b);
  return id;
}

/// Three leaves: the two events of the first example, and the first of them again.
ledger::Hashes example_leaves() {
  const auto hash = [](std::string_view hex) {
    seal::Hash made{};
    for (std::size_t i = 0; i < made.size(); ++i) {
      made[i] = static_cast<Byte>(std::stoi(std::string{hex.substr(2 * i, 2)}, nullptr, 16));
    }
    return made;
  };
  const seal::Hash first = hash("9766b8842854cc42d5e46d52df1e5ef5c961e7e7d3cf5079aafc6f867277a1f1");
  const seal::Hash second =
      hash("5632709e6617b957312857748b32fdc58fad0a0a832481c9d1a6563afbbc2cc6");
  return {first, second, first};
}

}  // namespace

TEST_CASE("the example of a checkpoint in docs/formats/ledger.md is what this program makes") {
  const ledger::Hashes leaves = example_leaves();
  const ledger::Tree tree{[&](unsigned, std::uint64_t first, std::uint64_t count) {
                            const auto from = leaves.begin() + static_cast<std::ptrdiff_t>(first);
                            return ledger::Hashes{from, from + static_cast<std::ptrdiff_t>(count)};
                          },
                          leaves.size()};
  const std::string origin = "openmash-ledger/" + filled(0x11).hex();
  const seal::SigningKey key = test_signing_key(1);
  const seal::SigningKey witness = test_signing_key(2);
  const std::string text = origin + "\n3\n" + to_base64(tree.root()) + "\n";
  const std::string made =
      seal::verifier_key_text(origin, seal::SignsAs::ledger, key.public_key()) + "\n" +
      seal::verifier_key_text("police.example/1", seal::SignsAs::witness, witness.public_key()) +
      "\n\n" + seal::signed_note(text, origin, key) +
      seal::cosignature_line(text, "police.example/1", witness, 1'795'077'720);
  CHECK(made == block("checkpoint"));
  std::string proofs = "inclusion of leaf 0\n";
  for (const seal::Hash& hash : tree.inclusion(0)) {
    proofs += to_base64(hash) + "\n";
  }
  proofs += "consistency from 2\n";
  for (const seal::Hash& hash : tree.consistency(2)) {
    proofs += to_base64(hash) + "\n";
  }
  CHECK(proofs == block("proofs"));

  const auto note = verifier::read_note(made.substr(made.find("\n\n") + 2));
  REQUIRE(note);
  CHECK(note->signatures.size() == 2);
  CHECK(verifier::read_checkpoint(note->text)->root == tree.root());
}

}  // namespace openmash
