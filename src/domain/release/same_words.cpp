#include "domain/release/same_words.h"

#include <algorithm>
#include <vector>

namespace openmash {

namespace {

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// What is not ASCII is a letter of somebody's name: it is kept as it is.
bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_of_word(const std::string& letter) {
  return !letter.empty() && is_of_word(letter.front());
}

/// One character of a text, as it counts here: "" is one that nobody sees.
struct Letter {
  std::string counts_as;
  std::size_t bytes = 1;
};

bool is_gap(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Soft hyphens, joiners, marks of direction, and what chooses how a character is drawn.
bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE01EF);
}

/// Dashes, dots and quotation marks that a word processor puts for a keyboard's.
bool is_stop(char32_t c) {
  return c == 0xAB || c == 0xB7 || c == 0xBB || (c >= 0x2010 && c <= 0x2027) ||
         (c >= 0x2030 && c <= 0x205E) || (c >= 0x3001 && c <= 0x3002) || c == 0x2212;
}

Letter letter_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (bytes == 1 || at + bytes > text.size()) {
    return {.counts_as = {small(text[at])}};
  }
  char32_t c = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    c = (c << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  }
  if (is_unseen(c)) {
    return {.counts_as = "", .bytes = bytes};
  }
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC) {
    return {.counts_as = "'", .bytes = bytes};
  }
  // The same letters in their wide form.
  if (c >= 0xFF01 && c <= 0xFF5E) {
    return {.counts_as = {small(static_cast<char>(c - 0xFEE0))}, .bytes = bytes};
  }
  return {.counts_as = is_gap(c) || is_stop(c) ? " " : std::string{text.substr(at, bytes)},
          .bytes = bytes};
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    at += letter.bytes;
    if (is_of_word(letter.counts_as)) {
      word += letter.counts_as;
    } else if (!word.empty() && !letter.counts_as.empty() && letter.counts_as != "'") {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) {
    words.push_back(std::move(word));
  }
  return words;
}

std::string spaced(const std::vector<std::string>& words, std::size_t from, std::size_t count) {
  std::string text = " ";
  for (std::size_t i = from; i < from + count; ++i) {
    text += words[i] + ' ';
  }
  return text;
}

std::string spaced(std::string_view text) {
  const auto words = words_of(text);
  return spaced(words, 0, words.size());
}

}  // namespace

bool has_words(std::string_view text, std::string_view words) {
  const auto sought = words_of(words);
  return !sought.empty() &&
         spaced(text).find(spaced(sought, 0, sought.size())) != std::string::npos;
}

bool shares_run(std::string_view text, std::string_view source, std::size_t run, std::size_t least,
                std::string_view allowed) {
  const auto words = words_of(source);
  if (words.size() < least) {
    return false;
  }
  const std::string all = spaced(text);
  const std::string good = spaced(allowed);
  const std::size_t length = std::min(run, words.size());
  for (std::size_t i = 0; i + length <= words.size(); ++i) {
    const std::string piece = spaced(words, i, length);
    if (all.find(piece) != std::string::npos && good.find(piece) == std::string::npos) {
      return true;
    }
  }
  return false;
}

std::string run_together(std::string_view text) {
  std::string out;
  for (const std::string& word : words_of(text)) {
    out += word;
  }
  return out;
}

}  // namespace openmash
