#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "linkage/text/fold.h"
#include "linkage/text/remembered.h"
#include "linkage/text/similarity.h"
#include "linkage/text/vocabulary.h"

using namespace openmash::linkage;

namespace {

/// Winkler's definition, letter by letter.
double slow_jaro_winkler(const std::u32string& one, const std::u32string& other) {
  if (one.empty() || other.empty()) {
    return 0;
  }
  const std::size_t longer = std::max(one.size(), other.size());
  const std::size_t reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
  std::vector<bool> used(one.size());
  std::u32string from_other;
  for (std::size_t at = 0; at < other.size(); ++at) {
    for (std::size_t there = at > reach ? at - reach : 0;
         there < std::min(one.size(), at + reach + 1); ++there) {
      if (!used[there] && one[there] == other[at]) {
        used[there] = true;
        from_other += other[at];
        break;
      }
    }
  }
  std::u32string from_one;
  for (std::size_t at = 0; at < one.size(); ++at) {
    if (used[at]) {
      from_one += one[at];
    }
  }
  if (from_one.empty()) {
    return 0;
  }
  int moved = 0;
  for (std::size_t at = 0; at < from_one.size(); ++at) {
    moved += from_one[at] != from_other[at];
  }
  const double matches = static_cast<double>(from_one.size());
  const double jaro =
      (matches / static_cast<double>(one.size()) + matches / static_cast<double>(other.size()) +
       (matches - moved / 2) / matches) /
      3;
  std::size_t prefix = 0;
  while (prefix < std::min({one.size(), other.size(), std::size_t{4}}) &&
         one[prefix] == other[prefix]) {
    ++prefix;
  }
  return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

/// Optimal string alignment by its table.
int slow_alignment(const std::u32string& one, const std::u32string& other) {
  std::vector<std::vector<int>> table(one.size() + 1, std::vector<int>(other.size() + 1));
  for (std::size_t i = 0; i <= one.size(); ++i) {
    for (std::size_t j = 0; j <= other.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = static_cast<int>(i + j);
        continue;
      }
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                              table[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
      }
    }
  }
  return table[one.size()][other.size()];
}

/// Every word of the letters up to a length.
std::vector<std::string> words_of(const std::vector<std::string>& letters, std::size_t longest) {
  std::vector<std::string> words{""};
  for (std::size_t begin = 0, length = 0; length < longest; ++length) {
    const std::size_t end = words.size();
    for (; begin < end; ++begin) {
      for (const std::string& letter : letters) {
        words.push_back(words[begin] + letter);
      }
    }
  }
  return words;
}

std::size_t wrong_answers(const std::vector<std::string>& words) {
  std::size_t wrong = 0;
  for (const std::string& one : words) {
    for (const std::string& other : words) {
      const std::u32string left = code_points(one);
      const std::u32string right = code_points(other);
      wrong += damerau_levenshtein(one, other) != slow_alignment(left, right);
      wrong += std::abs(jaro_winkler(one, other) - slow_jaro_winkler(left, right)) > 1e-12;
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE("bit-parallel similarities are what their slow definitions say, for all short words") {
  CHECK(wrong_answers(words_of({"a", "b", "c"}, 4)) == 0);
  CHECK(wrong_answers(words_of({"a", "b"}, 6)) == 0);
}

TEST_CASE("similarities count code points and not bytes") {
  CHECK(wrong_answers(words_of({"ا", "b", "李"}, 3)) == 0);
  CHECK(damerau_levenshtein("李明", "李名") == 1);
}

TEST_CASE("similarities of long words are what their slow definitions say, up to 64 letters") {
  std::uint64_t seed = 20261122;
  std::vector<std::string> words;
  for (std::size_t word = 0; word < 60; ++word) {
    std::string letters;
    for (std::size_t at = 0; at < 20 + word % 45; ++at) {
      seed = mixed(seed);
      letters += static_cast<char>('a' + seed % 5);
    }
    words.push_back(letters);
  }
  INFO("seed 20261122");
  CHECK(wrong_answers(words) == 0);
}

TEST_CASE("published examples of Jaro-Winkler come out") {  // Winkler 1990, table
  CHECK(jaro_winkler("martha", "marhta") == doctest::Approx(0.9611).epsilon(0.0001));
  CHECK(jaro_winkler("dwayne", "duane") == doctest::Approx(0.84).epsilon(0.0001));
  CHECK(jaro_winkler("dixon", "dicksonx") == doctest::Approx(0.8133).epsilon(0.0001));
}

TEST_CASE("folding takes marks off letters and keeps other scripts") {
  CHECK(folded("  O'Brien-SMITH ") == "obrien smith");
  CHECK(folded("Wiśniewski") == "wisniewski");
  CHECK(folded("Łukasz") == "lukasz");
  CHECK(folded("Siân Ŵyn") == "sian wyn");
  CHECK(folded("Seán Ó Súilleabháin") == "sean o suilleabhain");
  CHECK(folded("Nguyễn") == "nguyen");
  CHECK(folded("Ковальчук") == "kovalchuk");
  CHECK(folded("Παπαδόπουλος") == "papadopoylos");
  CHECK(folded("محمد") == "محمد");
  CHECK(folded("Anne\xCC\x81") == "anne");
  CHECK(folded("\xFF\xC3") == "");
  CHECK(folded("") == "");
}

TEST_CASE("spellings of one name sound alike, and other names do not") {
  for (const char* name : {"muhammad", "mohamed", "mohamad"}) {
    CHECK(skeleton(name) == skeleton("mohammed"));
  }
  CHECK(skeleton("aleksander") == skeleton("alexander"));
  CHECK(skeleton("phillip") == skeleton("filip"));
  CHECK(skeleton("m0berly") == skeleton("moberly"));
  CHECK(skeleton("adam") != skeleton("edna"));
}

TEST_CASE("a vocabulary keeps each value once, under the number it had first") {
  Vocabulary vocabulary;
  CHECK(vocabulary.intern("") == 0);
  std::size_t wrong = 0;
  for (unsigned round = 0; round < 2; ++round) {
    for (unsigned value = 1; value <= 5000; ++value) {
      wrong += vocabulary.intern("value " + std::to_string(value)) != value;
    }
  }
  CHECK(wrong == 0);
  CHECK(vocabulary.size() == 5001);
  CHECK(vocabulary[4999] == "value 4999");
  CHECK(vocabulary.find("value 17") == 17);
  CHECK(vocabulary.find("never seen") == 0);
}

TEST_CASE("what is remembered is the answer for that very pair, either way round") {
  Remembered remembered{8};
  std::size_t wrong = 0;
  std::size_t asked = 0;
  for (unsigned round = 0; round < 2; ++round) {
    for (ValueId one = 1; one < 60; ++one) {
      for (ValueId other = 1; other < 60; ++other) {
        const auto answer = remembered(one, other, [&asked](ValueId low, ValueId high) {
          ++asked;
          return static_cast<std::uint8_t>((low * 7 + high) % 200);
        });
        wrong += answer != (std::min(one, other) * 7 + std::max(one, other)) % 200;
      }
    }
  }
  CHECK(wrong == 0);
  CHECK(asked < 2U * 59U * 59U);  // it did remember some
}
