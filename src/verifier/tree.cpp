#include "verifier/tree.h"

#include <algorithm>
#include <utility>

#include "verifier/proofs.h"

namespace openmash::verifier {

namespace {

constexpr unsigned kept_every = 8;                // levels
constexpr std::uint64_t checkpoint_every = 1000;  // leaves, at the latest

Damage damage_at(std::string place, std::string what) {
  return {.stream = {}, .sequence = 0, .what = std::move(what), .place = std::move(place)};
}

std::string node_place(std::uint64_t level, std::uint64_t number) {
  return "node " + std::to_string(level) + " " + std::to_string(number);
}

std::string checkpoint_place(std::int64_t size) {
  return "checkpoint " + std::to_string(size);
}

std::string leaves_place(std::uint64_t first, std::uint64_t last) {
  return "leaves " + std::to_string(first) + " to " + std::to_string(last);
}

/// A node by its level and number.
using Node = std::pair<unsigned, std::uint64_t>;

/// Whoever wrote events anew may have left the nodes above them as they were.
std::string leaves_between(std::uint64_t first, std::uint64_t last,
                           const std::optional<Node>& bad) {
  if (bad && ((bad->second + 1) << bad->first) > first) {
    first = std::max(first, bad->second << bad->first);
    last = std::min(last, ((bad->second + 1) << bad->first) - 1);
  }
  return leaves_place(first, last);
}

constexpr const char* held_place = "checkpoint held outside";

}  // namespace

std::optional<Damage> check_checkpoint(const CheckpointRow& row, const std::string& origin,
                                       const Trust& trust, Checkpoint& read) {
  const auto damaged = [&](const char* what) {
    return damage_at(checkpoint_place(row.size), what);
  };
  const auto note = read_note(row.note);
  const auto checkpoint = note ? read_checkpoint(note->text) : std::nullopt;
  if (!checkpoint || note->signatures.size() != 1) {
    return damaged("it is no checkpoint");
  }
  if (trust.ledger && !is_signed_by(*note, *trust.ledger)) {
    return damaged("it is not signed by the ledger's key");
  }
  if (checkpoint->origin != origin) {
    return damaged("it is another ledger's");
  }
  if (checkpoint->size != static_cast<std::uint64_t>(row.size)) {
    return damaged("it is over a tree of another size");
  }
  read = *checkpoint;
  return std::nullopt;
}

std::optional<Damage> check_cosignature(const CosignatureRow& row, const std::string& text,
                                        const std::vector<VerifierKey>& witnesses) {
  const auto signature = read_signature(row.line);
  const bool right =
      signature && std::ranges::any_of(witnesses, [&](const VerifierKey& witness) {
        return witness.kind == VerifierKey::of_witness && is_by(*signature, text, witness);
      });
  if (right) {
    return std::nullopt;
  }
  return damage_at("witness of " + checkpoint_place(row.size),
                   "the signature is no known witness's");
}

TreeCheck::TreeCheck(Id128 ledger, std::uint64_t leaves, const Trust& trust)
    : origin_("openmash-ledger/" + ledger.hex()), trust_(trust), leaves_(leaves), taken_(leaves) {}

std::optional<Damage> TreeCheck::put(Id128 stream, const std::vector<Leaf>& leaves) {
  for (const Leaf& leaf : leaves) {
    const auto number = static_cast<std::uint64_t>(leaf.number);
    if (number >= leaves_.size() || taken_[number]) {
      return Damage{stream, leaf.sequence,
                    number >= leaves_.size() ? "the event's leaf is beyond the tree"
                                             : "another event has the same leaf",
                    place_of(stream, leaf.sequence)};
    }
    leaves_[number] = leaf.hash;
    taken_[number] = true;
    ++put_;
  }
  return std::nullopt;
}

std::optional<Damage> TreeCheck::finish(const TreeRows& rows) {
  if (put_ != leaves_.size()) {
    const auto gap = std::ranges::find(taken_, false) - taken_.begin();
    return damage_at(leaves_place(static_cast<std::uint64_t>(gap), static_cast<std::uint64_t>(gap)),
                     "no event has this leaf");
  }
  if (auto damage = read_checkpoints(rows)) {
    return damage;
  }
  if (auto damage = read_held()) {
    return damage;
  }
  if (auto damage = walk(rows)) {
    return damage;
  }
  return read_cosignatures(rows);
}

std::optional<Damage> TreeCheck::read_checkpoints(const TreeRows& rows) {
  for (const CheckpointRow& row : rows.checkpoints) {
    Checkpoint checkpoint;
    if (auto damage = check_checkpoint(row, origin_, trust_, checkpoint)) {
      return damage;
    }
    bytes_ += row.note.size();
    if (checkpoint.size > leaves_.size()) {
      return damage_at(checkpoint_place(row.size),
                       "the ledger ends before it, at " + std::to_string(leaves_.size()));
    }
    if (checkpoint.size - signed_size_ > checkpoint_every) {
      return damage_at(checkpoint_place(row.size), "one before it is missing");
    }
    signed_size_ = checkpoint.size;
    wanted_.push_back({checkpoint.size, checkpoint.root, false});
    texts_.push_back(read_note(row.note)->text);
  }
  if (trust_.ledger && leaves_.size() - signed_size_ >= checkpoint_every) {
    return damage_at(leaves_place(signed_size_, leaves_.size() - 1),
                     "so many events are under no checkpoint");
  }
  return std::nullopt;
}

std::optional<Damage> TreeCheck::read_held() {
  for (const std::string& held : trust_.held) {
    const auto note = read_note(held);
    const auto checkpoint = note ? read_checkpoint(note->text) : std::nullopt;
    const bool by_ledger = note && trust_.ledger && is_signed_by(*note, *trust_.ledger);
    const bool by_witness =
        note && std::ranges::any_of(trust_.witnesses, [&](const VerifierKey& witness) {
          return is_signed_by(*note, witness);
        });
    if (!checkpoint || checkpoint->origin != origin_ || !(by_ledger || by_witness)) {
      return damage_at(held_place, "it is no checkpoint of this ledger that a known key signed");
    }
    if (checkpoint->size > leaves_.size()) {
      return damage_at(held_place, "the ledger had " + std::to_string(checkpoint->size) +
                                       " events then, and has " + std::to_string(leaves_.size()) +
                                       " now: its end was cut off, or an old copy was put back");
    }
    wanted_.push_back({checkpoint->size, checkpoint->root, true});
  }
  std::ranges::sort(wanted_, {},
                    [](const Wanted& one) { return std::pair{one.size, one.is_held}; });
  return std::nullopt;
}

std::optional<Damage> TreeCheck::count_nodes(const TreeRows& rows) const {
  auto row = rows.nodes.begin();
  for (unsigned level = kept_every; (signed_size_ >> level) != 0; level += kept_every) {
    for (std::uint64_t number = 0; number < signed_size_ >> level; ++number, ++row) {
      if (row == rows.nodes.end() || row->level != static_cast<std::int64_t>(level) ||
          row->number != static_cast<std::int64_t>(number)) {
        return damage_at(node_place(level, number), "it is missing");
      }
    }
  }
  if (row != rows.nodes.end()) {
    return damage_at(
        node_place(static_cast<std::uint64_t>(row->level), static_cast<std::uint64_t>(row->number)),
        "there should be no such node");
  }
  return std::nullopt;
}

std::optional<Damage> TreeCheck::walk(const TreeRows& rows) {
  const auto uncounted = count_nodes(rows);
  std::vector<const NodeRow*> next_row;  // of each kept level
  for (const NodeRow& row : rows.nodes) {
    if (!uncounted && row.number == 0) {
      next_row.push_back(&row);
    }
  }
  std::optional<Node> bad_node;
  struct Whole {
    unsigned level = 0;
    seal::Hash hash{};
  };
  std::vector<Whole> wholes;
  auto wanted = wanted_.begin();
  std::uint64_t good = 0;
  for (std::uint64_t size = 0;; ++size) {
    for (; wanted != wanted_.end() && wanted->size == size; ++wanted) {
      seal::Hash root = wholes.empty() ? empty_root() : wholes.back().hash;
      for (std::size_t i = wholes.size(); i-- > 1;) {
        root = hash_of_node(wholes[i - 1].hash, root);
      }
      if (root == wanted->root) {
        good = size;
        continue;
      }
      if (wanted->is_held) {
        return damage_at(held_place, "the ledger's first " + std::to_string(size) +
                                         " events are not those it is over");
      }
      return damage_at(leaves_between(good, size - 1, bad_node),
                       "these events are not those that were signed");
    }
    if (size == leaves_.size()) {
      break;
    }
    wholes.push_back({0, leaves_[size]});
    for (std::uint64_t number = size; (number & 1U) != 0; number >>= 1) {
      Whole& left = wholes[wholes.size() - 2];
      left = {left.level + 1, hash_of_node(left.hash, wholes.back().hash)};
      wholes.pop_back();
      bytes_ += 2 * left.hash.size() + 1;
      const std::size_t kept = left.level / kept_every;
      if (left.level % kept_every == 0 && kept <= next_row.size() &&
          (number >> 1) < signed_size_ >> left.level) {
        const NodeRow& row = *next_row[kept - 1]++;
        if (!bad_node && !std::ranges::equal(row.hash, left.hash)) {
          bad_node = {left.level, number >> 1};
        }
      }
    }
  }
  if (uncounted) {
    return uncounted;
  }
  if (bad_node) {
    return damage_at(node_place(bad_node->first, bad_node->second),
                     "it is not the hash of those below it");
  }
  return std::nullopt;
}

std::optional<Damage> TreeCheck::read_cosignatures(const TreeRows& rows) {
  std::vector<VerifierKey> witnesses;
  for (const std::string& text : rows.witnesses) {
    auto key = read_verifier_key(text);
    if (!key || key->kind != VerifierKey::of_witness) {
      return damage_at("witness", "a witness's key is none");
    }
    witnesses.push_back(*std::move(key));
  }
  if (!trust_.witnesses.empty()) {
    witnesses = trust_.witnesses;
  }
  for (const CosignatureRow& row : rows.cosignatures) {
    const auto signed_row = std::ranges::find(rows.checkpoints, row.size, &CheckpointRow::size);
    if (signed_row == rows.checkpoints.end()) {
      return damage_at("witness of " + checkpoint_place(row.size), "there is no such checkpoint");
    }
    const auto at = static_cast<std::size_t>(signed_row - rows.checkpoints.begin());
    if (auto damage = check_cosignature(row, texts_[at], witnesses)) {
      return damage;
    }
    bytes_ += row.line.size();
    witnessed_size_ = std::max(witnessed_size_, static_cast<std::uint64_t>(row.size));
  }
  return std::nullopt;
}

}  // namespace openmash::verifier
