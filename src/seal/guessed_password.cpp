#include "seal/guessed_password.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <unordered_set>
#include <vector>

#include "base/faults.h"

extern "C" {
extern const char openmash_breached[];
extern const char openmash_breached_end[];
}

namespace openmash::seal {

namespace {

constexpr const char* list_path = "/usr/share/dict/cracklib-small";
constexpr std::size_t fewest_different = 5;

using List = std::unordered_set<std::string>;

const List& list() {
  static const List all = [] {
    List words;
    std::ifstream file{list_path};
    for (std::string line; std::getline(file, line);) {
      words.insert(line);
    }
    if (words.size() < 1000) {
      throw ConfigurationFault(std::string{"the list of common passwords "} + list_path +
                               " is missing: install the package cracklib-runtime");
    }
    return words;
  }();
  return all;
}

/// In order: assets/breached.mjs sorted them.
const std::vector<std::string_view>& breached() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> lines;
    const std::string_view text{openmash_breached, openmash_breached_end};
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      lines.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return lines;
  }();
  return all;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) > 0x7f;
}

std::string small(std::string_view text) {
  std::string lower;
  for (const char c : text) {
    lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

/// Without what stands before the first letter and after the last.
std::string core(const std::string& text) {
  const auto first = std::ranges::find_if(text, is_letter);
  const auto last = std::find_if(text.rbegin(), text.rend(), is_letter).base();
  return first < last ? std::string{first, last} : std::string{};
}

/// "p4$$w0rd" is "password".
std::string with_letters(std::string_view text) {
  static constexpr std::string_view signs = "013457@$!|";
  static constexpr std::string_view letters = "oleastasil";
  std::string read;
  for (const char c : text) {
    const std::size_t at = signs.find(c);
    read += at == std::string_view::npos ? c : letters[at];
  }
  return read;
}

/// "summersummer" is "summer", and "summer2026summer" is "summer2026".
std::string once(const std::string& text) {
  constexpr std::size_t least_again = 4;
  for (std::size_t piece = 1; piece + least_again <= text.size(); ++piece) {
    bool repeats = true;
    for (std::size_t i = piece; repeats && i < text.size(); ++i) {
      repeats = text[i] == text[i - piece];
    }
    if (repeats) {
      return text.substr(0, piece);
    }
  }
  return text;
}

/// Each sign the next of its neighbour's in the alphabet, among the digits or on the keyboard.
bool is_a_row(std::string_view text) {
  static constexpr std::string_view rows[] = {"abcdefghijklmnopqrstuvwxyz", "01234567890",
                                              "qwertyuiop", "asdfghjkl", "zxcvbnm"};
  std::size_t follows = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char pair[] = {text[i - 1], text[i]};
    const char back[] = {text[i], text[i - 1]};
    follows += std::ranges::any_of(rows, [&](std::string_view row) {
      return row.find(std::string_view(pair, 2)) != std::string_view::npos ||
             row.find(std::string_view(back, 2)) != std::string_view::npos;
    });
  }
  return text.size() > 1 && follows * 4 >= (text.size() - 1) * 3;
}

}  // namespace

bool is_guessed_early(std::string_view password, std::span<const std::string> own_words) {
  const std::string typed = small(password);
  if (std::ranges::binary_search(breached(), typed)) {
    return true;
  }
  if (std::set<char>(typed.begin(), typed.end()).size() < fewest_different || is_a_row(typed)) {
    return true;
  }
  const auto known = [&](const std::string& word) {
    return word.empty() || list().contains(word) ||
           std::ranges::any_of(own_words,
                               [&](const std::string& own) { return small(own) == word; });
  };
  for (const std::string& read : {typed, once(typed), with_letters(typed), once(core(typed)),
                                  once(core(with_letters(core(typed)))), core(once(typed))}) {
    if (known(read) || known(once(core(read))) || is_a_row(once(core(read)))) {
      return true;
    }
  }
  return false;
}

}  // namespace openmash::seal
