// Every class of canonical bytes in a ledger, one bit changed at a time.
// In the memory of this process: only what the bit can touch is checked again, by the very
// functions that verify() is made of. That the whole finds the same is shown for a sample, and in
// verify_test.cpp on files.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <memory>

#include "ledger/tampered.h"

namespace openmash {

namespace {

using verifier::Damage;
using verifier::StreamRows;

constexpr std::uint64_t seed = 20261122;
constexpr std::size_t flips_in_all = 100'000;

/// A class of bytes: how many bits it has, and what is found when one of them is changed.
struct Stratum {
  std::string name;
  std::size_t bits = 0;
  std::function<std::optional<Damage>(std::size_t bit)> flip;
  /// Where the damage must be said to be; empty: anywhere, so long as a place is named.
  std::function<std::string(std::size_t bit)> place;
};

template <class Container>
void turn(Container& bytes, std::size_t bit) {
  bytes[bit / 8] = static_cast<typename Container::value_type>(static_cast<Byte>(bytes[bit / 8]) ^
                                                               static_cast<Byte>(1U << (bit % 8)));
}

class Ledger {
 public:
  explicit Ledger(const Tampered& tampered)
      : trust_(tampered.trust()), rows_(verifier::read_rows(tampered.path())) {
    origin_ = "openmash-ledger/" + rows_.ledger.hex();
    for (const std::string& witness : rows_.tree.witnesses) {
      witnesses_.push_back(*verifier::read_verifier_key(witness));
    }
  }

  [[nodiscard]] std::vector<Stratum> strata() {
    std::vector<Stratum> all;
    in_header(all, "header: tag", 0, 16);
    in_header(all, "header: ledger", 16, 16);
    in_header(all, "header: stream", 32, 16);
    in_header(all, "header: sequence", 48, 8);
    in_header(all, "header: class", 56, 1);
    in_header(all, "header: recorded-at", 57, 8);
    in_header(all, "header: submission", 65, 16);
    in_header(all, "header: previous", 81, 32);
    in_header(all, "header: parts and targets", 113, 10'000);
    of_pieces(all, "event hash", [](const StreamRows& stream) {
      std::vector<Place> places;
      for (const StreamRows::Event& event : stream.events) {
        places.push_back({event.hash, event.sequence});
      }
      return places;
    });
    of_pieces(all, "envelope", [](const StreamRows& stream) {
      std::vector<Place> places;
      for (const StreamRows::Payload& payload : stream.payloads) {
        places.push_back({payload.envelope, payload.sequence});
      }
      return places;
    });
    of_pieces(all, "head: hash", [](const StreamRows& stream) {
      return std::vector<Place>{{stream.hash, stream.version}};
    });
    of_pieces(all, "head: stream",
              [](const StreamRows& stream) { return std::vector<Place>{{stream.id, 0}}; });
    numbers_of_heads(all);
    leaves(all);
    nodes(all);
    checkpoints(all);
    cosignatures(all);
    witnesses(all);
    return all;
  }

  [[nodiscard]] std::optional<Damage> check_whole() const {
    verifier::StreamCheck streams{rows_.ledger};
    verifier::TreeCheck tree{rows_.ledger, events(), trust_};
    for (const StreamRows& stream : rows_.streams) {
      auto damage = streams.check(stream);
      if (!damage) {
        damage = tree.put(streams.stream(), streams.leaves());
      }
      if (damage) {
        return damage;
      }
    }
    return tree.finish(rows_.tree);
  }

 private:
  struct Place {
    StreamRows::Piece piece;
    std::int64_t sequence = 0;
  };

  [[nodiscard]] std::uint64_t events() const {
    std::uint64_t count = 0;
    for (const StreamRows& stream : rows_.streams) {
      count += stream.events.size();
    }
    return count;
  }

  std::optional<Damage> check(const StreamRows& stream) const {
    return verifier::StreamCheck{rows_.ledger}.check(stream);
  }

  void in_header(std::vector<Stratum>& all, const std::string& name, std::size_t from,
                 std::size_t size) {
    of_pieces(all, name, [from, size](const StreamRows& stream) {
      std::vector<Place> places;
      for (const StreamRows::Event& event : stream.events) {
        places.push_back(
            {{event.header.at + from, std::min(size, event.header.size - from)}, event.sequence});
      }
      return places;
    });
  }

  void of_pieces(std::vector<Stratum>& all, const std::string& name,
                 const std::function<std::vector<Place>(const StreamRows&)>& places_of) {
    struct Bytes {
      StreamRows* stream;
      Place place;
      std::size_t first_bit;
    };
    auto table = std::make_shared<std::vector<Bytes>>();
    Stratum stratum{.name = name, .bits = 0, .flip = {}, .place = {}};
    for (StreamRows& stream : rows_.streams) {
      for (const Place& place : places_of(stream)) {
        table->push_back({&stream, place, stratum.bits});
        stratum.bits += place.piece.size * 8;
      }
    }
    const auto find = [table](std::size_t bit) -> const Bytes& {
      return *(std::ranges::upper_bound(*table, bit, {}, &Bytes::first_bit) - 1);
    };
    stratum.flip = [this, find](std::size_t bit) {
      const Bytes& bytes = find(bit);
      const std::size_t at = bytes.place.piece.at * 8 + bit - bytes.first_bit;
      turn(bytes.stream->store, at);
      auto damage = check(*bytes.stream);
      turn(bytes.stream->store, at);
      return damage;
    };
    stratum.place = [find](std::size_t bit) {
      const Bytes& bytes = find(bit);
      // A stream whose id was changed is named by what is there now.
      return bytes.place.sequence == 0
                 ? std::string{}
                 : verifier::place_of(*id_from_bytes(bytes.stream->view(bytes.stream->id)),
                                      static_cast<std::uint64_t>(bytes.place.sequence));
    };
    all.push_back(std::move(stratum));
  }

  void numbers_of_heads(std::vector<Stratum>& all) {
    for (auto number : {&StreamRows::version, &StreamRows::recorded_at}) {
      all.push_back({number == &StreamRows::version ? "head: version" : "head: recorded-at",
                     rows_.streams.size() * 64,
                     [this, number](std::size_t bit) {
                       StreamRows& stream = rows_.streams[bit / 64];
                       const auto mask = static_cast<std::int64_t>(1ULL << (bit % 64));
                       stream.*number ^= mask;
                       auto damage = check(stream);
                       stream.*number ^= mask;
                       return damage;
                     },
                     {}});
    }
  }

  /// Where an event stands in the tree is nothing the stream can tell: all of it is checked.
  void leaves(std::vector<Stratum>& all) {
    struct One {
      std::size_t stream;
      std::size_t event;
    };
    auto table = std::make_shared<std::vector<One>>();
    for (std::size_t s = 0; s < rows_.streams.size(); ++s) {
      for (std::size_t e = 0; e < rows_.streams[s].events.size(); ++e) {
        table->push_back({s, e});
      }
    }
    all.push_back({"event: leaf",
                   table->size() * 64,
                   [this, table](std::size_t bit) {
                     const One& one = (*table)[bit / 64];
                     std::int64_t& leaf = rows_.streams[one.stream].events[one.event].leaf;
                     leaf ^= static_cast<std::int64_t>(1ULL << (bit % 64));
                     auto damage = check_whole();
                     leaf ^= static_cast<std::int64_t>(1ULL << (bit % 64));
                     return damage;
                   },
                   {}});
  }

  void nodes(std::vector<Stratum>& all) {
    all.push_back({"node: hash", rows_.tree.nodes.size() * 256,
                   [this](std::size_t bit) {
                     Bytes& hash = rows_.tree.nodes[bit / 256].hash;
                     turn(hash, bit % 256);
                     auto damage = check_whole();
                     turn(hash, bit % 256);
                     return damage;
                   },
                   [this](std::size_t bit) {
                     const verifier::NodeRow& node = rows_.tree.nodes[bit / 256];
                     return "node " + std::to_string(node.level) + " " +
                            std::to_string(node.number);
                   }});
  }

  void checkpoints(std::vector<Stratum>& all) {
    for (std::size_t i = 0; i < rows_.tree.checkpoints.size(); ++i) {
      verifier::CheckpointRow& row = rows_.tree.checkpoints[i];
      const std::string place = "checkpoint " + std::to_string(row.size);
      all.push_back({place, row.note.size() * 8,
                     [this, &row](std::size_t bit) {
                       turn(row.note, bit);
                       verifier::Checkpoint read;
                       auto damage = verifier::check_checkpoint(row, origin_, trust_, read);
                       turn(row.note, bit);
                       return damage;
                     },
                     [place](std::size_t) { return place; }});
    }
  }

  void cosignatures(std::vector<Stratum>& all) {
    for (verifier::CosignatureRow& row : rows_.tree.cosignatures) {
      const std::string place = "witness of checkpoint " + std::to_string(row.size);
      const auto signed_row =
          std::ranges::find(rows_.tree.checkpoints, row.size, &verifier::CheckpointRow::size);
      const std::string text = verifier::read_note(signed_row->note)->text;
      all.push_back({place, row.line.size() * 8,
                     [this, &row, text](std::size_t bit) {
                       turn(row.line, bit);
                       auto damage = verifier::check_cosignature(row, text, witnesses_);
                       turn(row.line, bit);
                       return damage;
                     },
                     [place](std::size_t) { return place; }});
    }
  }

  void witnesses(std::vector<Stratum>& all) {
    for (std::string& witness : rows_.tree.witnesses) {
      all.push_back({"witness's key",
                     witness.size() * 8,
                     [this, &witness](std::size_t bit) {
                       turn(witness, bit);
                       auto damage = check_whole();
                       turn(witness, bit);
                       return damage;
                     },
                     {}});
    }
  }

  verifier::Trust trust_;
  verifier::Rows rows_;
  std::string origin_;
  std::vector<verifier::VerifierKey> witnesses_;
};

struct Tally {
  std::size_t flips = 0;
  std::size_t undetected = 0;
  std::size_t misplaced = 0;
};

Tally flip(const Stratum& stratum, std::size_t wanted, std::mt19937_64& random) {
  Tally tally;
  // Every bit there is, where there are no more than that.
  const bool every = wanted >= stratum.bits;
  for (std::size_t i = 0; i < std::min(wanted, stratum.bits); ++i) {
    const std::size_t bit = every ? i : random() % stratum.bits;
    const auto damage = stratum.flip(bit);
    ++tally.flips;
    tally.undetected += damage ? 0U : 1U;
    const std::string place = stratum.place ? stratum.place(bit) : std::string{};
    tally.misplaced +=
        damage && (damage->place.empty() || (!place.empty() && damage->place != place)) ? 1U : 0U;
  }
  return tally;
}

}  // namespace

TEST_CASE("one bit changed anywhere in a ledger is found, and its place is named") {
  INFO("seed " << seed);
  const Tampered tampered;
  Ledger ledger{tampered};
  REQUIRE_FALSE(ledger.check_whole());
  std::mt19937_64 random{seed};
  const std::vector<Stratum> strata = ledger.strata();
  std::size_t flips = 0;
  for (const Stratum& stratum : strata) {
    CAPTURE(stratum.name);
    REQUIRE(stratum.bits > 0);
    // What takes the whole ledger each time gets a smaller share.
    const bool slow = stratum.name == "event: leaf" || stratum.name.starts_with("node") ||
                      stratum.name.starts_with("witness's");
    const std::size_t share = slow ? 300 : 1 + flips_in_all / (strata.size() - 3);
    const Tally tally = flip(stratum, is_long() ? stratum.bits : share, random);
    CHECK(tally.undetected == 0);
    CHECK(tally.misplaced == 0);
    flips += tally.flips;
  }
  // What small classes had not enough bits for falls to the largest.
  for (const Stratum& stratum : strata) {
    if (stratum.name == "envelope" && flips < flips_in_all) {
      const Tally tally = flip(stratum, flips_in_all - flips, random);
      CHECK(tally.undetected == 0);
      CHECK(tally.misplaced == 0);
      flips += tally.flips;
    }
  }
  CHECK(flips >= flips_in_all);
  CHECK_FALSE(ledger.check_whole());
  std::cout << "bits changed: " << flips << " in " << strata.size() << " classes over "
            << tampered.events() << " events, every one found\n";
}

TEST_CASE("what is not looked at is not found: a control") {
  const Tampered tampered;
  Ledger ledger{tampered};
  Stratum blind{
      .name = "nothing", .bits = 100, .flip = [](std::size_t) { return std::optional<Damage>{}; }};
  std::mt19937_64 random{seed};
  CHECK(flip(blind, 100, random).undetected == 100);
}

}  // namespace openmash
