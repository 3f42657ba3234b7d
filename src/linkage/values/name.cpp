#include "linkage/values/name.h"

#include <algorithm>
#include <bit>

#include "linkage/text/fold.h"
#include "linkage/text/similarity.h"

namespace openmash::linkage {

namespace {

/// Of a child who is not born or not named yet.
constexpr std::array newborn{std::string_view{"unborn"},       std::string_view{"baby"},
                             std::string_view{"infant"},       std::string_view{"unborn baby"},
                             std::string_view{"unborn child"}, std::string_view{"baby boy"},
                             std::string_view{"baby girl"}};

constexpr std::array placeholders{std::string_view{"unknown"}, std::string_view{"not known"},
                                  std::string_view{"child"},   std::string_view{"unnamed"},
                                  std::string_view{"twin 1"},  std::string_view{"twin 2"},
                                  std::string_view{"tbc"},     std::string_view{"na"}};

constexpr std::size_t compared = 64;  ///< letters, as similarity.h has it
constexpr double close_from = 0.92;
constexpr double similar_from = 0.8;
constexpr double sounds_alike_from = 0.72;

std::uint32_t short_hash(std::string_view text) {
  const auto value = static_cast<std::uint32_t>(hashed(text));
  return value == 0 ? 1 : value;
}

std::string_view next_word(std::string_view& rest) {
  const std::string_view word = rest.substr(0, rest.find(' '));
  rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  return word;
}

bool share_root(const NameForm& one, const NameForm& other) {
  return std::ranges::any_of(one.roots, [&other](std::uint32_t root) {
    return root != 0 && std::ranges::find(other.roots, root) != other.roots.end();
  });
}

/// No more than this can Jaro–Winkler be, by the letters one has and the other has not.
double most_alike(const NameForm& one, const NameForm& other, std::string_view left,
                  std::string_view right) {
  const int only_left = std::popcount(one.letters & ~other.letters);
  const int only_right = std::popcount(other.letters & ~one.letters);
  const double matches = std::min(one.length - only_left, other.length - only_right);
  if (matches <= 0) {
    return 0;
  }
  const double jaro = (matches / one.length + matches / other.length + 1) / 3;
  std::size_t prefix = 0;
  while (prefix < 4 && prefix < left.size() && prefix < right.size() &&
         left[prefix] == right[prefix]) {
    ++prefix;
  }
  return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

}  // namespace

NameBook::NameBook() {
  forms_.emplace_back();
  std::string_view table = nickname_table();
  while (!table.empty()) {
    std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(table.size(), line.size() + 1));
    const std::uint32_t name = short_hash(next_word(line));
    while (!line.empty()) {
      auto& longer = longer_[short_hash(next_word(line))];
      // The first two stand: past them a nickname says too little (a third of names have an "al").
      const auto free = std::ranges::find(longer, 0U);
      if (free != longer.end()) {
        *free = name;
      }
    }
  }
}

NameForm NameBook::form_of(std::string_view name) {
  NameForm form;
  form.sound = short_hash(skeleton(name));
  form.initial = name.front();
  form.length = static_cast<std::uint8_t>(std::min(name.size(), compared));
  for (const char letter : name.substr(0, compared)) {
    // Letters of other scripts share bits, which only makes two names seem more alike.
    form.letters |= std::uint32_t{1} << (static_cast<unsigned char>(letter) % 32U);
  }
  form.newborn = std::ranges::find(newborn, name) != newborn.end();
  form.placeholder = form.newborn || std::ranges::find(placeholders, name) != placeholders.end();
  const std::uint32_t own = short_hash(name);
  form.roots[0] = own;
  if (const auto found = longer_.find(own); found != longer_.end()) {
    form.roots[1] = found->second[0];
    form.roots[2] = found->second[1];
  }
  return form;
}

ValueId NameBook::intern(std::string_view spelling) {
  const std::string name = folded(spelling);
  const ValueId id = names_.intern(name);
  if (id < forms_.size()) {
    return id;
  }
  forms_.push_back(form_of(name));
  if (const std::size_t gap = name.find(' '); gap != std::string::npos) {
    // A half of one letter is an initial, and no name.
    const std::string_view whole = name;
    const std::string_view first = whole.substr(0, gap);
    const std::string_view last = whole.substr(whole.rfind(' ') + 1);
    const ValueId first_id = first.size() > 1 ? intern(first) : 0;
    const ValueId last_id = last.size() > 1 ? intern(last) : 0;
    forms_[id].halves = {first_id, last_id};
  }
  return id;
}

void NameBook::forget_from(std::size_t size) {
  names_.forget_from(size);
  forms_.resize(size);
}

void NameBook::blank(ValueId id) {
  names_.blank(id);
  forms_[id] = {};
}

NameAgreement NameBook::agreement(ValueId one, ValueId other) const {
  if (one == other) {
    return NameAgreement::equal;
  }
  const NameForm& left = forms_[one];
  const NameForm& right = forms_[other];
  if (left.length == 1 || right.length == 1) {
    return left.initial == right.initial ? NameAgreement::initial : NameAgreement::different;
  }
  if (share_root(left, right)) {
    return NameAgreement::equivalent;
  }
  const auto has = [](const NameForm& form, ValueId id) {
    return id != 0 && std::ranges::find(form.halves, id) != form.halves.end();
  };
  const std::string_view left_name = names_[one];
  const std::string_view right_name = names_[other];
  const int unlike = std::max(std::popcount(left.letters & ~right.letters),
                              std::popcount(right.letters & ~left.letters));
  // One edit puts in one new letter at most.
  if (unlike > 1 && most_alike(left, right, left_name, right_name) < sounds_alike_from) {
    return has(left, other) || has(right, one) || has(left, right.halves[0]) ||
                   has(left, right.halves[1])
               ? NameAgreement::half
               : NameAgreement::different;
  }
  const double alike = jaro_winkler(left_name, right_name);
  if (left.sound == right.sound && alike >= sounds_alike_from) {
    return NameAgreement::equivalent;
  }
  if (alike >= close_from || (std::max(left.length, right.length) > 3 && unlike <= 1 &&
                              damerau_levenshtein(left_name, right_name) == 1)) {
    return NameAgreement::close;
  }
  if (has(left, other) || has(right, one) || has(left, right.halves[0]) ||
      has(left, right.halves[1])) {
    return NameAgreement::half;
  }
  // Of a name of two or three letters one slip leaves little: Wei and Wie.
  const bool slip = unlike <= 1 && damerau_levenshtein(left_name, right_name) == 1;
  return alike >= similar_from || slip ? NameAgreement::similar : NameAgreement::different;
}

}  // namespace openmash::linkage
