#include "app/journal_lines.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/faults.h"

namespace openmash::app {

namespace {

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

[[noreturn]] void refuse() {
  throw CorruptRecord("the journal has a line this program does not know");
}

template <class Number>
Number number_in(std::string_view digits) {
  Number number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault != std::errc{} || end != digits.data() + digits.size()) {
    refuse();
  }
  return number;
}

Id128 id_in(std::string_view hex) {
  const auto id = id_from_hex(hex);
  if (!id) {
    refuse();
  }
  return *id;
}

seal::Hash hash_in(std::string_view hex) {
  if (hex.size() != 64) {
    refuse();
  }
  seal::Hash hash{};
  const Id128 first = id_in(hex.substr(0, 32));
  const Id128 second = id_in(hex.substr(32));
  std::ranges::copy(first.bytes, hash.begin());
  std::ranges::copy(second.bytes, hash.begin() + 16);
  return hash;
}

}  // namespace

std::string line_of(const PartDestroyed& line) {
  return "destroyed " + line.stream.hex() + " " + std::to_string(line.sequence) + " " +
         std::to_string(line.part) + " " + to_hex(line.ciphertext) + " " +
         line.destruction.value.hex() + " " + (line.child ? line.child->value.hex() : "-");
}

std::string line_of(const ClosedAccount& line) {
  return "closed " + line.account.value.hex();
}

JournalLine read_line(std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() == 7 && words[0] == "destroyed") {
    return PartDestroyed{
        .stream = id_in(words[1]),
        .sequence = number_in<std::uint64_t>(words[2]),
        .part = number_in<std::uint16_t>(words[3]),
        .ciphertext = hash_in(words[4]),
        .destruction = DestructionId{id_in(words[5])},
        .child = words[6] == "-" ? std::nullopt : std::optional{PersonId{id_in(words[6])}}};
  }
  if (words.size() == 2 && words[0] == "closed") {
    return ClosedAccount{.account = StaffId{id_in(words[1])}};
  }
  refuse();
}

}  // namespace openmash::app
