// Which pairs are compared at all: a union of rules, each a conjunction of parts two records share.
// A pair is met once, under the first rule that brings it together; nothing is left out in silence,
// for a block too large is split by further parts and what that loses is counted. How many pairs
// each rule makes can be asked before anything runs. The pairs go to estimate.h and link.h.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linkage/people.h"

namespace openmash::linkage {

enum class Part : std::uint8_t {
  forename,
  forename_sound,
  forename_root,  ///< a nickname meets its long form
  initial,
  initials,  ///< of forename and surname
  surname,   ///< also each half of a double-barrelled one, and the alias's
  surname_sound,
  both_names,  ///< the sounds of forename and surname, whichever way round
  birth_date,
  birth_month,  ///< year and month
  birth_year,
  day_month,  ///< also the other way round
  postcode,
  outward,
  address,
  locality,
  nhs_number,
  upn,
  identifier,
  email,
  telephone,
  text,
  second_text,
};

[[nodiscard]] std::string_view name_of(Part part);
[[nodiscard]] std::optional<Part> part_named(std::string_view name);

/// Newcombe & Kennedy 1962 called it a file's sort key; several together are Jaro's (1989) passes.
struct Rule {
  std::vector<Part> parts;

  friend bool operator==(const Rule&, const Rule&) = default;
};

[[nodiscard]] std::string name_of(const Rule& rule);

/// Rules that suit any register with these fields, the surest first. Wide ones are taken where they
/// bring no more than some pairs a record, and every pair is compared where the register is small.
[[nodiscard]] std::vector<Rule> usual_rules(const People& people);

struct RuleCount {
  double pairs = 0;         ///< the rule alone makes so many, before earlier rules take theirs
  std::size_t largest = 0;  ///< people in its largest block
  std::size_t split = 0;    ///< blocks that were too large
  double left_out = 0;      ///< pairs of theirs that the splitting parted under this rule
};

/// One pair; `one` is of A where two files are linked, and the earlier where there is one.
struct Pair {
  PersonId one = 0;
  PersonId other = 0;
};

class Blocks {
 public:
  /// A block of more pairs than this is split.
  static constexpr double pairs_max = 20'000;
  static constexpr std::size_t rules_max = 31;

  Blocks(const People& people, std::vector<Rule> rules, std::size_t threads);

  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  [[nodiscard]] const std::vector<RuleCount>& counts() const { return counts_; }
  /// Pieces of about equal work, for `in_pieces`.
  [[nodiscard]] std::size_t pieces() const { return pieces_.size(); }
  [[nodiscard]] std::size_t rule_of_piece(std::size_t piece) const { return pieces_[piece].rule; }

  /// Every pair of the piece that no earlier rule has met.
  template <class Visit>
  void for_each_pair(std::size_t piece, const Visit& visit) const {
    const Piece& here = pieces_[piece];
    const std::vector<Block>& blocks = blocks_[here.rule];
    const PersonId* members = members_[here.rule].data();
    for (std::size_t at = here.from; at < here.to; ++at) {
      if (at + ahead < here.to) {
        fetch(members + blocks[at + ahead].begin, members + blocks[at + ahead].end);
      }
      const Block& block = blocks[at];
      const PersonId* begin = members + block.begin;
      const PersonId* end = members + block.end;
      const PersonId* first_of_b = begin + block.of_a;
      for (const PersonId* one = begin; one != (is_link_ ? first_of_b : end); ++one) {
        for (const PersonId* other = is_link_ ? first_of_b : one + 1; other != end; ++other) {
          if (!met_before(block.key, *one, *other)) {
            visit(Pair{.one = *one, .other = *other});
          }
        }
      }
    }
  }

 private:
  struct Block {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t of_a = 0;
    std::uint32_t key = 0;
  };
  struct Piece {
    std::size_t rule = 0;
    std::size_t from = 0;
    std::size_t to = 0;
  };

  void make_keys(std::size_t threads);
  void make_blocks(std::size_t rule);
  void add_block(std::size_t rule, std::span<PersonId> block, std::uint32_t key, std::size_t depth);
  void change_key(PersonId person, std::uint32_t from, std::uint32_t to);
  void cut_pieces();
  [[nodiscard]] double pairs_in(std::span<const PersonId> block) const;

  /// Whether an earlier rule, or an earlier key of this one, brings the two together: both rows are
  /// sorted, and a key begins with its rule.
  [[nodiscard]] bool met_before(std::uint32_t key, PersonId one, PersonId other) const {
    const std::uint32_t* left = keys_.data() + rows_[one];
    const std::uint32_t* right = keys_.data() + rows_[other];
    while (*left != *right) {
      if (*left < *right) {
        ++left;
      } else {
        ++right;
      }
    }
    return *left < key;  // they meet under `key` itself at the latest
  }

  /// What takes the time is waiting for memory: it is asked for some blocks before it is needed.
  static constexpr std::size_t ahead = 6;
  void fetch(const PersonId* begin, const PersonId* end) const {
    constexpr std::ptrdiff_t most = 16;
    for (const PersonId* member = begin; member != end && member - begin < most; ++member) {
      __builtin_prefetch(keys_.data() + rows_[*member]);
      __builtin_prefetch(&(*people_)[*member]);
    }
  }

  std::vector<Rule> rules_;
  std::vector<RuleCount> counts_;
  bool is_link_ = false;
  PersonId size_of_a_ = 0;
  const People* people_;
  std::vector<std::uint32_t> rows_;  ///< where each person's keys begin, and after the last
  std::vector<std::uint32_t> keys_;  ///< by person, sorted: rule in the high bits, then a hash
  std::vector<std::vector<PersonId>> members_;
  std::vector<std::vector<Block>> blocks_;
  std::vector<Piece> pieces_;
};

}  // namespace openmash::linkage
