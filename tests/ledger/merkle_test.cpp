#include "ledger/merkle.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "verifier/proofs.h"

namespace openmash::ledger {

namespace {

Hashes some_leaves(std::uint64_t count) {
  Hashes leaves;
  for (std::uint64_t i = 0; i < count; ++i) {
    leaves.push_back(seal::sha256(as_bytes(std::to_string(i))));
  }
  return leaves;
}

/// Every level that is kept, made from the leaves.
class Kept {
 public:
  explicit Kept(std::uint64_t leaves) : levels_{{0, some_leaves(leaves)}} {
    for (unsigned level = kept_every; leaves >> level != 0; level += kept_every) {
      const Hashes& below = levels_[level - kept_every];
      for (std::uint64_t i = 0; i < leaves >> level; ++i) {
        levels_[level].push_back(root_over(std::span{below}.subspan(i << kept_every, 256)));
      }
    }
  }

  [[nodiscard]] Tree tree(std::uint64_t size) const {
    return Tree{[this](unsigned level, std::uint64_t first, std::uint64_t count) {
                  const Hashes& all = levels_.at(level);
                  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
                  return Hashes{begin, begin + static_cast<std::ptrdiff_t>(count)};
                },
                size};
  }
  [[nodiscard]] seal::Hash plain_root(std::uint64_t size) const {
    return root_over(std::span{levels_.at(0)}.first(size));
  }
  [[nodiscard]] const seal::Hash& leaf(std::uint64_t number) const { return levels_.at(0)[number]; }

 private:
  std::map<unsigned, Hashes> levels_;
};

}  // namespace

TEST_CASE("a tree of nothing, of one and of two leaves has the roots that RFC 6962 gives it") {
  CHECK(to_hex(root_over({})) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const Hashes leaves = some_leaves(2);
  CHECK(root_over(std::span{leaves}.first(1)) == leaves[0]);
  CHECK(root_over(leaves) == node_hash(leaves[0], leaves[1]));
}

TEST_CASE("the root is the same whether it is hashed from leaves or from what is kept") {
  const Kept kept{66'000};
  for (const std::uint64_t size : {0U, 1U, 2U, 255U, 256U, 257U, 511U, 512U, 1000U, 65'535U,
                                   65'536U, 65'537U, 65'999U, 66'000U}) {
    CAPTURE(size);
    CHECK(kept.tree(size).root() == kept.plain_root(size));
  }
}

TEST_CASE("every leaf of every small tree can be proved, and nothing else can") {
  const Kept kept{70};
  for (std::uint64_t size = 1; size <= 70; ++size) {
    const seal::Hash root = kept.plain_root(size);
    for (std::uint64_t leaf = 0; leaf < size; ++leaf) {
      Hashes proof = kept.tree(size).inclusion(leaf);
      REQUIRE(verifier::is_included(leaf, kept.leaf(leaf), size, root, proof));
      REQUIRE_FALSE(verifier::is_included(leaf, kept.leaf((leaf + 1) % 70), size, root, proof));
      REQUIRE_FALSE(verifier::is_included(leaf + 1, kept.leaf(leaf), size, root, proof));
      proof.push_back(root);
      REQUIRE_FALSE(verifier::is_included(leaf, kept.leaf(leaf), size, root, proof));
      proof.pop_back();
      if (!proof.empty()) {
        proof.pop_back();
        REQUIRE_FALSE(verifier::is_included(leaf, kept.leaf(leaf), size, root, proof));
      }
    }
  }
}

TEST_CASE("every small tree is proved to go on from every smaller one, and from no other") {
  const Kept kept{70};
  for (std::uint64_t size = 1; size <= 70; ++size) {
    const seal::Hash root = kept.plain_root(size);
    for (std::uint64_t from = 1; from <= size; ++from) {
      const seal::Hash old_root = kept.plain_root(from);
      Hashes proof = kept.tree(size).consistency(from);
      REQUIRE(verifier::is_consistent(from, old_root, size, root, proof));
      REQUIRE_FALSE(verifier::is_consistent(from, seal::sha256(), size, root, proof));
      REQUIRE_FALSE(verifier::is_consistent(from, old_root, size, seal::sha256(), proof));
      for (seal::Hash& hash : proof) {
        hash[7] ^= 1;
        REQUIRE_FALSE(verifier::is_consistent(from, old_root, size, root, proof));
        hash[7] ^= 1;
      }
      proof.push_back(root);
      REQUIRE_FALSE(verifier::is_consistent(from, old_root, size, root, proof));
    }
  }
}

TEST_CASE("a proof over many leaves is short") {
  const Kept kept{66'000};
  const Tree tree = kept.tree(66'000);
  for (const std::uint64_t leaf : {0U, 4321U, 65'535U, 65'536U, 65'999U}) {
    const Hashes proof = tree.inclusion(leaf);
    CHECK(proof.size() <= 17);
    CHECK(verifier::is_included(leaf, kept.leaf(leaf), 66'000, tree.root(), proof));
    const Hashes growth = tree.consistency(leaf + 1);
    CHECK(growth.size() <= 18);
    CHECK(
        verifier::is_consistent(leaf + 1, kept.tree(leaf + 1).root(), 66'000, tree.root(), growth));
  }
}

}  // namespace openmash::ledger
