#include "ledger/merkle.h"

#include <array>
#include <bit>

#include "base/ensure.h"

namespace openmash::ledger {

namespace {

/// The largest power of two below n: where RFC 6962 cuts a tree of n leaves.
std::uint64_t cut_of(std::uint64_t n) {
  return std::bit_floor(n - 1);
}

}  // namespace

seal::Hash node_hash(const seal::Hash& left, const seal::Hash& right) {
  static constexpr std::array<Byte, 1> inner{1};
  return seal::sha256(inner, left, right);
}

seal::Hash root_over(std::span<const seal::Hash> hashes) {
  if (hashes.empty()) {
    return seal::sha256();
  }
  if (hashes.size() == 1) {
    return hashes.front();
  }
  const std::size_t cut = cut_of(hashes.size());
  return node_hash(root_over(hashes.first(cut)), root_over(hashes.subspan(cut)));
}

seal::Hash Tree::root() const {
  return size_ == 0 ? root_over({}) : over(0, size_);
}

Hashes Tree::inclusion(std::uint64_t leaf) const {
  ensure(leaf < size_, "a proof is asked for a leaf that is in the tree");
  Hashes proof;
  path(leaf, 0, size_, proof);
  return proof;
}

Hashes Tree::consistency(std::uint64_t from) const {
  ensure(from <= size_, "a tree begins with a smaller one");
  Hashes proof;
  if (from > 0 && from < size_) {
    subproof(from, 0, size_, true, proof);
  }
  return proof;
}

seal::Hash Tree::over(std::uint64_t first, std::uint64_t count) const {
  if (!std::has_single_bit(count)) {
    const std::uint64_t cut = cut_of(count);
    return node_hash(over(first, cut), over(first + cut, count - cut));
  }
  // Whole, so it stands on a kept level, at most seven levels below it.
  const auto level = static_cast<unsigned>(std::countr_zero(count));
  const unsigned kept = level / kept_every * kept_every;
  return root_over(read_(kept, first >> kept, count >> kept));
}

void Tree::path(std::uint64_t leaf, std::uint64_t first, std::uint64_t count, Hashes& proof) const {
  if (count == 1) {
    return;
  }
  const std::uint64_t cut = cut_of(count);
  if (leaf < first + cut) {
    path(leaf, first, cut, proof);
    proof.push_back(over(first + cut, count - cut));
  } else {
    path(leaf, first + cut, count - cut, proof);
    proof.push_back(over(first, cut));
  }
}

void Tree::subproof(std::uint64_t from, std::uint64_t first, std::uint64_t count, bool known,
                    Hashes& proof) const {
  if (from == count) {
    if (!known) {
      proof.push_back(over(first, count));
    }
    return;
  }
  const std::uint64_t cut = cut_of(count);
  if (from <= cut) {
    subproof(from, first, cut, known, proof);
    proof.push_back(over(first + cut, count - cut));
  } else {
    subproof(from - cut, first + cut, count - cut, false, proof);
    proof.push_back(over(first, cut));
  }
}

}  // namespace openmash::ledger
