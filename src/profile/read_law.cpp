#include "profile/read_law.h"

#include <algorithm>

#include "profile/table_reader.h"

namespace openmash::profile {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A backslash too: in TOML it joins two lines.
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\\';
}

/// The text in lower case with every run of white space made one space, and the line each character
/// came from.
struct Flat {
  std::string text;
  std::vector<int> lines;
};

Flat flatten(std::string_view text) {
  Flat flat;
  int line = 1;
  for (const char c : text) {
    const bool space = is_space(c);
    if (!space || (!flat.text.empty() && flat.text.back() != ' ')) {
      flat.text += space ? ' ' : lower(c);
      flat.lines.push_back(line);
    }
    line += c == '\n' ? 1 : 0;
  }
  return flat;
}

bool starts_a_table(std::string_view line) {
  return line.starts_with('[');
}

/// The file with the lines blanked that say nothing of what is in force: comments, and the reasons
/// under [assumed].
std::string said_as_current(std::string_view text) {
  std::string said;
  bool assumed = false;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const auto first = std::min(line.find_first_not_of(" \t"), line.size());
    const std::string_view words = line.substr(first);
    if (starts_a_table(words)) {
      assumed = words.starts_with("[assumed]");
    }
    if (!assumed && !words.starts_with('#')) {
      said += line;
    }
    said += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return said;
}

hub::Duty read_duty(TableReader& row, const Law& law) {
  hub::Duty duty{.code = row.code("code"),
                 .name = row.text("name"),
                 .basis = BasisCode{row.code("basis")},
                 .words = row.text("words"),
                 .relevance = row.text("relevance"),
                 .risk = row.text("risk"),
                 .source = row.text("source"),
                 .known = row.text("known"),
                 .from = row.date_if_any("from"),
                 .until = row.date_if_any("until")};
  row.done();
  const auto basis = std::ranges::find(law.bases, duty.basis, &hub::Basis::code);
  if (basis == law.bases.end()) {
    row.wrong("basis", "the basis \"" + duty.basis.value + "\", which is not listed",
              "a code of [[bases]]");
  } else if (basis->commenced != duty.from.has_value()) {
    row.wrong("from", "a duty that begins apart from its basis",
              "a first day where the basis has commenced, and none where it has not");
  }
  if (std::ranges::count(law.duties, duty.code, &hub::Duty::code) > 0) {
    row.wrong("code", "the duty \"" + duty.code + "\" twice", "each code once");
  }
  if (duty.from && duty.until && *duty.until < *duty.from) {
    row.wrong("until", "an end before its beginning", "a date on or after `from`");
  }
  return duty;
}

}  // namespace

Law read_law(const Document& document, Mistakes& mistakes) {
  Law law;
  TableReader in{document.file, document.root, "the law file", mistakes};
  for (TableReader& row : in.tables("bases")) {
    hub::Basis basis{.code = BasisCode{row.code("code")},
                     .name = row.text("name"),
                     .words = row.text("words"),
                     .source = row.text("source"),
                     .from = row.date_if_any("from"),
                     .until = row.date_if_any("until"),
                     .commenced = row.yes_no("commenced", true)};
    row.done();
    if (std::ranges::count(law.bases, basis.code, &hub::Basis::code) > 0) {
      row.wrong("code", "the basis \"" + basis.code.value + "\" twice", "each code once");
    }
    if (basis.from && basis.until && *basis.until < *basis.from) {
      row.wrong("until", "an end before its beginning", "a date on or after `from`");
    }
    law.bases.push_back(std::move(basis));
  }
  for (TableReader& row : in.tables("duties")) {
    law.duties.push_back(read_duty(row, law));
  }
  for (TableReader& row : in.tables("repealed")) {
    law.repealed.push_back({.words = row.texts("words"), .instead = row.text("instead")});
    row.done();
  }
  if (law.bases.empty()) {
    in.wrong("bases", "no lawful basis", "one [[bases]] or more");
  }
  in.done();
  return law;
}

void find_repealed_in_letter(const Law& law, const std::string& file, std::string_view text,
                             Mistakes& mistakes) {
  const Flat flat = flatten(text);
  for (const Repealed& act : law.repealed) {
    for (const std::string& words : act.words) {
      const std::string sought = flatten(words).text;
      for (auto at = flat.text.find(sought); at != std::string::npos;
           at = flat.text.find(sought, at + sought.size())) {
        mistakes.push_back({.file = file,
                            .line = flat.lines[at],
                            .found = '"' + words + "\" as if it were in force",
                            .expected = act.instead});
      }
    }
  }
}

void find_repealed_in_toml(const Law& law, const std::string& file, std::string_view text,
                           Mistakes& mistakes) {
  find_repealed_in_letter(law, file, said_as_current(text), mistakes);
}

}  // namespace openmash::profile
