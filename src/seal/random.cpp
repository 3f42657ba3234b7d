#include "seal/random.h"

#include "seal/sodium.h"

namespace openmash::seal {

namespace {

constexpr std::size_t symbols_in_code = 20;
constexpr std::size_t symbols_in_long_code = 28;
constexpr std::size_t symbols_in_group = 4;

std::string grouped(std::string_view symbols) {
  std::string code;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i > 0 && i % symbols_in_group == 0) {
      code += '-';
    }
    code += symbols[i];
  }
  return code;
}

std::string fresh_symbols(std::size_t many) {
  ready_sodium();
  std::string symbols;
  for (std::size_t i = 0; i < many; ++i) {
    symbols += code_alphabet[randombytes_uniform(static_cast<std::uint32_t>(code_alphabet.size()))];
  }
  return grouped(symbols);
}

}  // namespace

void fill_random(std::span<Byte> bytes) {
  ready_sodium();
  randombytes_buf(bytes.data(), bytes.size());
}

Id128 fresh_id() {
  Id128 id;
  fill_random(id.bytes);
  return id;
}

std::string fresh_code() {
  return fresh_symbols(symbols_in_code);
}

std::string fresh_long_code() {
  return fresh_symbols(symbols_in_long_code);
}

std::optional<std::string> normalise_code(std::string_view typed) {
  // Dashes and spaces that word processors make are several bytes of UTF-8, all above 0x7f, as no
  // symbol is.
  std::string symbols;
  for (const char c : typed) {
    if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n' ||
        static_cast<unsigned char>(c) > 0x7f) {
      continue;
    }
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (code_alphabet.find(upper) == std::string_view::npos ||
        symbols.size() == symbols_in_long_code) {
      return std::nullopt;
    }
    symbols += upper;
  }
  if (symbols.size() != symbols_in_code && symbols.size() != symbols_in_long_code) {
    return std::nullopt;
  }
  return grouped(symbols);
}

}  // namespace openmash::seal
