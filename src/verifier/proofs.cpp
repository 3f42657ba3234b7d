#include "verifier/proofs.h"

#include <array>
#include <bit>

#include "base/base64.h"

namespace openmash::verifier {

namespace {

constexpr std::size_t most_hashes = 64;
constexpr std::string_view ask_begins = "openmash-witness asks\n";

/// Lines up to an empty one, which goes too. Nothing, when there is none.
std::optional<std::vector<std::string_view>> lines_above(std::string_view& text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.empty()) {
      return lines;
    }
    lines.push_back(line);
  }
}

std::optional<std::vector<seal::Hash>> read_proof(std::span<const std::string_view> lines) {
  std::vector<seal::Hash> proof;
  for (const std::string_view line : lines) {
    const auto hash = read_hash(line);
    if (!hash || proof.size() == most_hashes) {
      return std::nullopt;
    }
    proof.push_back(*hash);
  }
  return proof;
}

std::optional<std::string_view> after(std::string_view line, std::string_view word) {
  if (!line.starts_with(word)) {
    return std::nullopt;
  }
  return line.substr(word.size());
}

}  // namespace

seal::Hash hash_of_node(const seal::Hash& left, const seal::Hash& right) {
  static constexpr std::array<Byte, 1> inner{1};
  return seal::sha256(inner, left, right);
}

seal::Hash empty_root() {
  return seal::sha256();
}

bool is_included(std::uint64_t leaf, const seal::Hash& leaf_hash, std::uint64_t size,
                 const seal::Hash& root, std::span<const seal::Hash> proof) {
  if (leaf >= size) {
    return false;
  }
  std::uint64_t at = leaf;
  std::uint64_t last = size - 1;
  seal::Hash hash = leaf_hash;
  for (const seal::Hash& step : proof) {
    if (last == 0) {
      return false;
    }
    if ((at & 1U) != 0 || at == last) {
      hash = hash_of_node(step, hash);
      while ((at & 1U) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      hash = hash_of_node(hash, step);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

bool is_consistent(std::uint64_t old_size, const seal::Hash& old_root, std::uint64_t size,
                   const seal::Hash& root, std::span<const seal::Hash> proof) {
  if (old_size > size) {
    return false;
  }
  if (old_size == size) {
    return proof.empty() && old_root == root;
  }
  if (old_size == 0) {
    return proof.empty() && old_root == empty_root();
  }
  std::uint64_t at = old_size - 1;
  std::uint64_t last = size - 1;
  while ((at & 1U) != 0) {
    at >>= 1;
    last >>= 1;
  }
  // When the old tree is whole its root is where the proof begins, and is not said again.
  seal::Hash old_hash = old_root;
  if (!std::has_single_bit(old_size)) {
    if (proof.empty()) {
      return false;
    }
    old_hash = proof.front();
    proof = proof.subspan(1);
  }
  seal::Hash hash = old_hash;
  for (const seal::Hash& step : proof) {
    if (last == 0) {
      return false;
    }
    if ((at & 1U) != 0 || at == last) {
      old_hash = hash_of_node(step, old_hash);
      hash = hash_of_node(step, hash);
      while ((at & 1U) == 0 && at != 0) {
        at >>= 1;
        last >>= 1;
      }
    } else {
      hash = hash_of_node(hash, step);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && old_hash == old_root && hash == root;
}

std::optional<Growth> read_growth(std::string_view text) {
  const auto lines = lines_above(text);
  if (!lines || lines->empty()) {
    return std::nullopt;
  }
  const auto old_text = after(lines->front(), "old ");
  const auto old_size = old_text ? read_number(*old_text) : std::nullopt;
  auto proof = read_proof(std::span{*lines}.subspan(1));
  auto note = read_note(text);
  auto checkpoint = note ? read_checkpoint(note->text) : std::nullopt;
  if (!old_size || !proof || !checkpoint) {
    return std::nullopt;
  }
  return Growth{*old_size, *std::move(proof), *std::move(note), *std::move(checkpoint)};
}

std::string ask_text(std::string_view origin, std::uint64_t since) {
  // No checkpoint has a second line that is no number: nobody can be made to sign one by this.
  return std::string{ask_begins} + std::string{origin} + "\n" + std::to_string(since) + "\n";
}

std::optional<Ask> read_ask(std::string_view text) {
  auto note = read_note(text);
  if (!note || note->signatures.size() != 1 || !note->text.starts_with(ask_begins)) {
    return std::nullopt;
  }
  const std::string_view rest = std::string_view{note->text}.substr(ask_begins.size());
  const std::size_t end = rest.find('\n');
  const auto since = read_number(rest.substr(end + 1, rest.size() - end - 2));
  const std::uint64_t seconds = cosigned_at(note->signatures.front());
  if (end == std::string_view::npos || !since) {
    return std::nullopt;
  }
  std::string origin{rest.substr(0, end)};
  return Ask{std::move(origin), *since, seconds, *std::move(note)};
}

std::optional<Receipt> read_receipt(std::string_view text) {
  const auto lines = lines_above(text);
  if (!lines || lines->size() < 3 || lines->front() != "c2sp.org/tlog-proof@v1") {
    return std::nullopt;
  }
  const auto extra = after((*lines)[1], "extra ");
  const auto index = after((*lines)[2], "index ");
  const auto leaf = index ? read_number(*index) : std::nullopt;
  const auto bytes = extra ? from_base64(*extra) : std::nullopt;
  auto header = bytes ? read_header(*bytes) : std::nullopt;
  auto proof = read_proof(std::span{*lines}.subspan(3));
  auto note = read_note(text);
  auto checkpoint = note ? read_checkpoint(note->text) : std::nullopt;
  if (!leaf || !header || !proof || !checkpoint) {
    return std::nullopt;
  }
  static constexpr std::array<Byte, 1> zero{0};
  return Receipt{*std::move(header), seal::sha256(zero, *bytes), *leaf,
                 *std::move(proof),  *std::move(note),           *std::move(checkpoint)};
}

bool proves(const Receipt& receipt, const VerifierKey& key) {
  return key.name == receipt.checkpoint.origin && is_signed_by(receipt.note, key) &&
         is_included(receipt.leaf, receipt.event_hash, receipt.checkpoint.size,
                     receipt.checkpoint.root, receipt.proof);
}

}  // namespace openmash::verifier
