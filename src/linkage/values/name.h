// A part of a name: how it sounds, what it is short for, its halves; and how two of them agree.
// It keeps every distinct spelling once and answers by number; "Unborn" and "Baby" are no names and
// never agree. Levels built on it: comparison.h. The nicknames: nickname_table.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linkage/text/vocabulary.h"

namespace openmash::linkage {

/// From weakest to strongest.
enum class NameAgreement : std::uint8_t {
  different,
  similar,     ///< Jaro–Winkler 0.8, or one edit in a short name
  initial,     ///< one is a letter, and it fits
  half,        ///< one word of a double-barrelled name
  close,       ///< one edit, or Jaro–Winkler 0.92
  equivalent,  ///< nickname or transliteration
  equal,
};

/// What can be said of one spelling alone. Sounds and roots are hashes: two names that collide are
/// compared once too often, and judged by their letters.
struct NameForm {
  std::uint32_t sound = 0;
  std::array<std::uint32_t, 3> roots{};  ///< the names it may be short for, itself first
  std::array<ValueId, 2> halves{};       ///< first and last word where there are several
  std::uint32_t letters = 0;             ///< which of them it has, one bit each
  char initial = '\0';
  std::uint8_t length = 0;
  bool placeholder = false;  ///< stands for a name that is not known yet
  bool newborn = false;      ///< and says that there is none: "Unborn", "Baby"
};

class NameBook {
 public:
  NameBook();

  /// Takes any spelling, folds it.
  ValueId intern(std::string_view spelling);
  [[nodiscard]] ValueId find_folded(std::string_view name) const { return names_.find(name); }
  [[nodiscard]] std::string_view operator[](ValueId id) const { return names_[id]; }
  [[nodiscard]] const NameForm& form(ValueId id) const { return forms_[id]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  void forget_from(std::size_t size);
  void blank(ValueId id);

  /// Both must be known names.
  [[nodiscard]] NameAgreement agreement(ValueId one, ValueId other) const;

 private:
  [[nodiscard]] NameForm form_of(std::string_view name);

  Vocabulary names_;
  std::vector<NameForm> forms_;
  std::unordered_map<std::uint32_t, std::array<std::uint32_t, 2>> longer_;  ///< by short form
};

/// One name a line, its short forms after it.
[[nodiscard]] std::string_view nickname_table();

}  // namespace openmash::linkage
