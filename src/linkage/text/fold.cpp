#include "linkage/text/fold.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace openmash::linkage {

namespace {

constexpr std::size_t code_points_max = 64;

/// What a code point becomes, for the blocks in which names are written. In order of code point.
struct Folding {
  char32_t from;
  const char* to;
};

// Latin-1 letters and Latin Extended-A, from U+00C0 to U+017F, one word each.
constexpr std::array<const char*, 192> latin{
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e",  "e", "e", "e", "i",  "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "",  "o",  "u",  "u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i",  "i", "i", "i", "d",  "n",  "o", "o", "o", "o",
    "o", "",  "o",  "u",  "u", "u", "u",  "y",  "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d",  "d", "e", "e", "e",  "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g",  "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "k",  "l",  "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n",  "n", "n", "n", "n",  "n",  "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r",  "r", "s", "s", "s",  "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u",  "u", "u", "u", "u",  "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z",  "z", "z", "s"};

constexpr std::array others{
    Folding{0x0218, "s"},  Folding{0x0219, "s"},  Folding{0x021A, "t"},  Folding{0x021B, "t"},
    Folding{0x0259, "a"},  Folding{0x0386, "a"},  Folding{0x0388, "e"},  Folding{0x0389, "i"},
    Folding{0x038A, "i"},  Folding{0x038C, "o"},  Folding{0x038E, "y"},  Folding{0x038F, "o"},
    Folding{0x0390, "i"},  Folding{0x03AC, "a"},  Folding{0x03AD, "e"},  Folding{0x03AE, "i"},
    Folding{0x03AF, "i"},  Folding{0x03CC, "o"},  Folding{0x03CD, "y"},  Folding{0x03CE, "o"},
    Folding{0x0401, "yo"}, Folding{0x0404, "ye"}, Folding{0x0406, "i"},  Folding{0x0407, "yi"},
    Folding{0x0408, "j"},  Folding{0x0451, "yo"}, Folding{0x0454, "ye"}, Folding{0x0456, "i"},
    Folding{0x0457, "yi"}, Folding{0x0458, "j"},  Folding{0x0490, "g"},  Folding{0x0491, "g"}};

// Greek from U+03B1 and Cyrillic from U+0430, small letters; capitals stand 32 before.
constexpr std::array<const char*, 25> greek{"a", "v", "g", "d", "e",  "z",  "i", "th", "i",
                                            "k", "l", "m", "n", "x",  "o",  "p", "r",  "s",
                                            "s", "t", "y", "f", "ch", "ps", "o"};
constexpr std::array<const char*, 32> cyrillic{
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};

/// One code point off the front of what is left; U+FFFD for a byte that begins none.
char32_t take(std::string_view& rest) {
  const auto byte = [&rest](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
  const unsigned char first = byte(0);
  std::size_t length = 1;
  char32_t point = first;
  if (first >= 0xC2 && first <= 0xF4) {
    length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    point = first & (0xFFU >> (length + 1));
  } else if (first >= 0x80) {
    rest.remove_prefix(1);
    return 0xFFFD;
  }
  if (rest.size() < length) {
    rest = {};
    return 0xFFFD;
  }
  for (std::size_t at = 1; at < length; ++at) {
    if ((byte(at) & 0xC0U) != 0x80U) {
      rest.remove_prefix(at);
      return 0xFFFD;
    }
    point = (point << 6U) | (byte(at) & 0x3FU);
  }
  rest.remove_prefix(length);
  return point;
}

void append_utf8(std::string& to, char32_t point) {
  const auto put = [&to](char32_t value) { to += static_cast<char>(value); };
  if (point < 0x800) {
    put(0xC0U | (point >> 6U));
  } else if (point < 0x10000) {
    put(0xE0U | (point >> 12U));
    put(0x80U | ((point >> 6U) & 0x3FU));
  } else {
    put(0xF0U | (point >> 18U));
    put(0x80U | ((point >> 12U) & 0x3FU));
    put(0x80U | ((point >> 6U) & 0x3FU));
  }
  put(0x80U | (point & 0x3FU));
}

bool is_mark_within_a_name(char32_t point) {
  return point == '\'' || point == '`' || point == 0x2018 || point == 0x2019 || point == 0x02BC ||
         (point >= 0x0300 && point < 0x0370);  // combining accents
}

/// Whether a code point outside the tables is a letter, near enough: punctuation and spaces of
/// Latin-1, the general punctuation block and the ideographic one separate words.
bool separates(char32_t point) {
  return point < 0xC0 || (point >= 0x2000 && point < 0x2070) ||
         (point >= 0x3000 && point < 0x3003) || point == 0xFFFD;
}

void append_folded(std::string& to, char32_t point) {
  if (point >= 0xC0 && point < 0x180) {
    to += latin[point - 0xC0];
  } else if (point >= 0x0391 && point <= 0x03C9) {
    const char32_t small = point < 0x03B1 ? point + 32 : point;
    if (small >= 0x03B1) {
      to += greek[small - 0x03B1];
    }
  } else if (point >= 0x0410 && point <= 0x044F) {
    to += cyrillic[(point < 0x0430 ? point + 32 : point) - 0x0430];
  } else if (point >= 0x1E00 && point < 0x1F00) {
    // Latin Extended Additional runs A B … Z with capitals and smalls in turn; a table of starts.
    struct Start {
      char32_t from;
      char letter;
    };
    static constexpr std::array starts{
        Start{0x1E00, 'a'}, Start{0x1E02, 'b'}, Start{0x1E08, 'c'}, Start{0x1E0A, 'd'},
        Start{0x1E14, 'e'}, Start{0x1E1E, 'f'}, Start{0x1E20, 'g'}, Start{0x1E22, 'h'},
        Start{0x1E2C, 'i'}, Start{0x1E30, 'k'}, Start{0x1E36, 'l'}, Start{0x1E3E, 'm'},
        Start{0x1E44, 'n'}, Start{0x1E4C, 'o'}, Start{0x1E54, 'p'}, Start{0x1E58, 'r'},
        Start{0x1E60, 's'}, Start{0x1E6A, 't'}, Start{0x1E72, 'u'}, Start{0x1E7C, 'v'},
        Start{0x1E80, 'w'}, Start{0x1E8A, 'x'}, Start{0x1E8E, 'y'}, Start{0x1E90, 'z'},
        Start{0x1E96, 'h'}, Start{0x1E97, 't'}, Start{0x1E98, 'w'}, Start{0x1E99, 'y'},
        Start{0x1E9A, 'a'}, Start{0x1E9B, 's'}, Start{0x1EA0, 'a'}, Start{0x1EB8, 'e'},
        Start{0x1EC8, 'i'}, Start{0x1ECC, 'o'}, Start{0x1EE4, 'u'}, Start{0x1EF2, 'y'}};
    const auto after = std::ranges::upper_bound(starts, point, {}, &Start::from);
    to += std::prev(after)->letter;
  } else {
    const auto found = std::ranges::lower_bound(others, point, {}, &Folding::from);
    if (found != others.end() && found->from == point) {
      to += found->to;
    } else {
      append_utf8(to, point);
    }
  }
}

constexpr bool is_vowel(char letter) {
  return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' ||
         letter == 'y';
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool gap = false;
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    const char32_t point = byte < 0x80 ? byte : take(text);
    if (byte < 0x80) {
      text.remove_prefix(1);
    }
    if (is_mark_within_a_name(point)) {
      continue;  // O'Brien is obrien, and so is OBrien
    }
    const bool capital = point >= 'A' && point <= 'Z';
    const bool plain = capital || (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
    if (!plain && separates(point)) {
      gap = !result.empty();
      continue;
    }
    if (gap) {
      result += ' ';
      gap = false;
    }
    if (plain) {
      result += static_cast<char>(capital ? point + 32 : point);
    } else {
      append_folded(result, point);
    }
  }
  while (!result.empty() && result.back() == ' ') {
    result.pop_back();
  }
  return result;
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  while (!text.empty() && points.size() < code_points_max) {
    points += take(text);
  }
  return points;
}

std::string skeleton(std::string_view name) {
  std::string result;
  const auto add = [&result](char letter) {
    if (result.empty() || result.back() != letter) {
      result += letter;
    }
  };
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char here = name[at];
    const char next = at + 1 < name.size() ? name[at + 1] : '\0';
    const bool first = at == 0 || name[at - 1] == ' ';
    if (here == ' ' || (here >= '0' && here <= '9')) {
      continue;  // a digit in a name is a misread letter
    }
    if (is_vowel(here)) {
      if (first && result.empty()) {
        add(here == 'i' || here == 'y' || here == 'e' ? 'i' : 'a');
      }
    } else if (here == 'h') {
      if (first) {
        add('h');
      }
    } else if (here == 'p' && next == 'h') {
      add('f');
      ++at;
    } else if (here == 'c' || here == 'q' || here == 'k') {
      if (here == 'c' && (next == 'e' || next == 'i' || next == 'y')) {
        add('s');
      } else if (here == 'c' && next == 'h') {
        add('j');
        ++at;
      } else if (first && here == 'k' && next == 'n') {
        continue;  // knight, night
      } else {
        add('k');
      }
    } else if (here == 'x') {
      if (first) {
        add('s');
      } else {
        add('k');
        add('s');
      }
    } else if (here == 'z') {
      add('s');
    } else if (here == 'w') {
      if (first || !is_vowel(name[at - 1]) || is_vowel(next)) {
        add('v');
      }
    } else if (here == 'g' && next == 'h' && !first) {
      ++at;  // Hughes, Vaughan
    } else if (here == 'd' && (next == 'j' || next == 'z')) {
      continue;
    } else {
      add(here);
    }
  }
  return result;
}

std::uint64_t hashed(std::string_view bytes) {
  std::uint64_t state = 0x2545F4914F6CDD1DULL ^ bytes.size();
  while (bytes.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), 8);
    state = (state ^ word) * 0x9FB21C651E98DF25ULL;
    state ^= state >> 32U;
    bytes.remove_prefix(8);
  }
  std::uint64_t word = 0;
  if (!bytes.empty()) {
    std::memcpy(&word, bytes.data(), bytes.size());
  }
  return mixed(state ^ word);
}

}  // namespace openmash::linkage
