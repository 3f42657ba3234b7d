// The Multi-Agency Referral Form as a list of questions, by section, for the contact, each child,
// each adult, each worry. No question is required and every one may be answered "not known".
// Published questions keep their keys for ever: answers name them. A change of wording is made
// here; a change of meaning is a new key. The fields follow domain.md 4.1 (the union of eleven
// councils' forms) and R-18; answers are in answers.h.
#pragma once

#include <span>
#include <string_view>

namespace openmash {

enum class FormKind { line, words, date, one_of, several_of };
enum class FormSubject { contact, child, adult, concern };

struct FormOption {
  std::string_view code;
  std::string_view label;
};

struct FormQuestion {
  std::string_view key;
  std::string_view label;
  std::string_view hint;
  FormKind kind = FormKind::line;
  std::span<const FormOption> options = {};
  std::string_view autocomplete =
      {};  ///< the HTML autofill purpose, for facts about the person typing (WCAG 1.3.5)
};

struct FormSection {
  std::string_view key;  ///< part of the page's address
  std::string_view title;
  FormSubject subject = FormSubject::contact;
  std::span<const FormQuestion> questions;
};

/// The version kept with every contact, so that its answers are read with the words of their day.
inline constexpr int referral_form_version = 1;

[[nodiscard]] std::span<const FormSection> referral_form();

/// What only a police notification says of the contact, beside the form: keyed in or brought by
/// staff, never asked of the public. find_question finds these too.
[[nodiscard]] std::span<const FormQuestion> notification_questions();

[[nodiscard]] const FormSection* find_section(std::string_view key);
[[nodiscard]] const FormQuestion* find_question(FormSubject subject, std::string_view key);

/// The label of an option, or the code itself when the form no longer lists it.
[[nodiscard]] std::string_view option_label(const FormQuestion& question, std::string_view code);

}  // namespace openmash
