#include "domain/release/same_words.h"

#include <algorithm>
#include <vector>

namespace openmash {

namespace {

/// What is not ASCII is a letter of somebody's name: it is kept as it is.
bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char raw : text) {
    const char c = small(raw);
    if (is_of_word(c)) {
      word += c;
    } else if (!word.empty() && raw != '\'') {
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
  for (const char raw : text) {
    if (const char c = small(raw); is_of_word(c)) {
      out += c;
    }
  }
  return out;
}

}  // namespace openmash
