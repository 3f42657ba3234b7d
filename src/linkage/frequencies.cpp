#include "linkage/frequencies.h"

#include <charconv>
#include <optional>

#include "linkage/people.h"
#include "linkage/text/fold.h"

namespace openmash::linkage {

namespace {

constexpr std::string_view first_line = "openmash name frequencies 1";

std::string_view next_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

std::optional<std::uint32_t> number_in(std::string_view words) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
  return error == std::errc{} && end == words.data() + words.size() ? std::optional{number}
                                                                    : std::nullopt;
}

/// "forename anna maria 120": the number stands last.
bool read_line(std::string_view line, Frequencies& into) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos) {
    return false;
  }
  const std::string_view kind = line.substr(0, first);
  const auto number = number_in(line.substr(last + 1));
  if (!number) {
    return false;
  }
  if (first == last) {
    (kind == "records" ? into.records : into.least) = *number;
    return kind == "records" || kind == "least";
  }
  const std::string_view name = line.substr(first + 1, last - first - 1);
  Frequencies::Counted& counted = kind == "forename" ? into.forenames : into.surnames;
  return (kind == "forename" || kind == "surname") && folded(name) == name &&
         *number >= into.least && *number <= into.records && counted.emplace(name, *number).second;
}

}  // namespace

Frequencies frequencies_of(const People& people, std::uint32_t least) {
  Frequencies made{.records = static_cast<std::uint32_t>(people.counted()), .least = least};
  const auto take = [&](const Counts& counts, Frequencies::Counted& into) {
    for (ValueId id = 1; id < counts.size(); ++id) {
      if (counts[id] >= least) {
        into.emplace(people.names()[id], counts[id]);
      }
    }
  };
  take(people.forenames(), made.forenames);
  take(people.surnames(), made.surnames);
  return made;
}

std::string written(const Frequencies& frequencies) {
  std::string text{first_line};
  text += "\nrecords " + std::to_string(frequencies.records) + "\nleast " +
          std::to_string(frequencies.least) + '\n';
  const auto put = [&text](std::string_view kind, const Frequencies::Counted& counted) {
    for (const auto& [name, count] : counted) {
      text += std::string{kind} + ' ' + name + ' ' + std::to_string(count) + '\n';
    }
  };
  put("forename", frequencies.forenames);
  put("surname", frequencies.surnames);
  return text;
}

Result<Frequencies, FrequencyMistake> read_frequencies(std::string_view text) {
  Frequencies frequencies;
  std::size_t number = 1;
  if (next_line(text) != first_line) {
    return No<FrequencyMistake>{{.line = 1, .what = "not \"" + std::string{first_line} + "\""}};
  }
  while (!text.empty()) {
    ++number;
    const std::string_view line = next_line(text);
    if (!line.empty() && !line.starts_with('#') && !read_line(line, frequencies)) {
      return No<FrequencyMistake>{{.line = number, .what = "not understood: " + std::string{line}}};
    }
  }
  if (frequencies.records == 0 || frequencies.least == 0) {
    return No<FrequencyMistake>{{.line = number, .what = "it does not say how many were counted"}};
  }
  return frequencies;
}

}  // namespace openmash::linkage
