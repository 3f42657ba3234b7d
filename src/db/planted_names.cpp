#include "db/planted_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string_view>

namespace openmash::db {

namespace {

constexpr std::size_t beginning_size = 8;
constexpr unsigned small_hash_bits = 20;

std::uint64_t beginning_of(const char* text) {
  std::uint64_t beginning = 0;
  std::memcpy(&beginning, text, beginning_size);
  return beginning;
}

std::size_t small_hash(std::uint64_t beginning) {
  return (beginning * 0x9e3779b97f4a7c15ULL) >> (64 - small_hash_bits);
}

std::string word(std::mt19937_64& random, int syllables) {
  static constexpr std::array<std::string_view, 16> sounds{"bra", "con", "del", "fen", "gar", "hol",
                                                           "jun", "kip", "lor", "mun", "nev", "pel",
                                                           "ros", "tam", "vic", "wyn"};
  std::string made;
  for (int i = 0; i < syllables; ++i) {
    made += sounds[random() % sounds.size()];
  }
  made[0] = static_cast<char>(std::toupper(made[0]));
  return made;
}

std::string digits(std::mt19937_64& random, int count) {
  std::string made;
  for (int i = 0; i < count; ++i) {
    made += static_cast<char>('0' + random() % 10);
  }
  return made;
}

std::string invent(std::mt19937_64& random, std::size_t number) {
  switch (number % 4) {
    case 0:
      return word(random, 3) + " " + word(random, 4);
    case 1:
      return word(random, 2) + " O\u2019" + word(random, 2) + "\u00e9 " + word(random, 3);
    case 2:
      return digits(random, 3) + " " + word(random, 3) + " Road, " + word(random, 3);
    default:
      return "07" + digits(random, 3) + " " + digits(random, 6);
  }
}

template <class Change>
std::string each(std::string_view text, Change change) {
  std::string changed;
  for (const char c : text) {
    changed += change(c);
  }
  return changed;
}

std::string utf16(std::string_view text, bool low_first) {
  // Planted text has letters of one, two and three bytes only.
  std::string wide;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : 3;
    unsigned code = length == 1 ? lead : length == 2 ? lead & 0x1fU : lead & 0x0fU;
    for (std::size_t k = 1; k < length; ++k) {
      code = (code << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    }
    i += length;
    const auto high = static_cast<char>(code >> 8);
    const auto low = static_cast<char>(code & 0xff);
    wide += low_first ? low : high;
    wide += low_first ? high : low;
  }
  return wide;
}

/// The letters that stand for these bytes whatever comes before and after, when `before` bytes come
/// before.
std::string base64(std::string_view text, std::size_t before, std::string_view last_two) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const std::string padded = std::string(before, '\0') + std::string{text};
  std::string made;
  for (std::size_t bit = 0; bit + 6 <= padded.size() * 8; bit += 6) {
    unsigned value = 0;
    for (std::size_t k = bit; k < bit + 6; ++k) {
      value = (value << 1) | ((static_cast<unsigned char>(padded[k / 8]) >> (7 - k % 8)) & 1U);
    }
    if (bit >= before * 8) {
      made += value < letters.size() ? letters[value] : last_two[value - letters.size()];
    }
  }
  return made;
}

std::string in_address(std::string_view text, std::string_view space) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string made;
  for (const char c : text) {
    const auto b = static_cast<unsigned char>(c);
    if (c == ' ') {
      made += space;
    } else if (std::isalnum(b) != 0) {
      made += c;
    } else {
      made += '%';
      made += hex[b >> 4];
      made += hex[b & 15];
    }
  }
  return made;
}

char to_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

PlantedNames::PlantedNames(std::uint64_t seed, std::size_t count)
    : beginnings_(std::size_t{1} << small_hash_bits, false) {
  std::mt19937_64 random{seed};
  std::set<std::string> taken;
  while (names_.size() < count) {
    std::string name = invent(random, names_.size());
    if (taken.insert(name).second) {
      names_.push_back(std::move(name));
      add_spellings(names_.size() - 1);
    }
  }
}

void PlantedNames::add_spellings(std::size_t name) {
  const std::string& text = names_[name];
  const std::string hex = to_hex(as_bytes(text));
  std::set<std::string> spellings{
      text, each(text, to_upper), each(text, to_lower),  utf16(text, true),      utf16(text, false),
      hex,  each(hex, to_upper),  in_address(text, "+"), in_address(text, "%20")};
  for (std::size_t before = 0; before < 3; ++before) {
    spellings.insert(base64(text, before, "+/"));
    spellings.insert(base64(text, before, "-_"));
  }
  for (const std::string& spelling : spellings) {
    const std::uint64_t beginning = beginning_of(spelling.data());
    beginnings_[small_hash(beginning)] = true;
    by_beginning_.emplace(beginning, Spelling{spelling, name});
  }
}

std::vector<std::string> PlantedNames::found_in(const std::filesystem::path& file) const {
  std::ifstream in{file, std::ios::binary};
  const std::string content{std::istreambuf_iterator<char>{in}, {}};
  std::set<std::size_t> found;
  for (std::size_t at = 0; at + beginning_size <= content.size(); ++at) {
    const std::uint64_t beginning = beginning_of(content.data() + at);
    if (!beginnings_[small_hash(beginning)]) {
      continue;
    }
    const auto [first, last] = by_beginning_.equal_range(beginning);
    for (auto spelling = first; spelling != last; ++spelling) {
      if (std::string_view{content}.substr(at).starts_with(spelling->second.text)) {
        found.insert(spelling->second.name);
      }
    }
  }
  std::vector<std::string> names;
  for (const std::size_t name : found) {
    names.push_back(names_[name]);
  }
  return names;
}

std::vector<std::string> PlantedNames::found_below(const std::filesystem::path& folder) const {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (entry.is_regular_file()) {
      const auto here = found_in(entry.path());
      found.insert(here.begin(), here.end());
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace openmash::db
