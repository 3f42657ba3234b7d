// What somebody said to a list of questions: "not known" is an answer, and blank is not.
// Words are kept exactly as given. A question is named by its key; its wording is in
// domain/intake/referral_form.h. domain.md R-18: no field blocks an urgent submission, so nothing
// here is required.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace openmash {

struct Answer {
  std::string question;
  bool not_known = false;  ///< they were asked and said they do not know; `words` is then empty
  std::string words;

  friend bool operator==(const Answer&, const Answer&) = default;
};

struct Answers {
  std::vector<Answer> all;

  friend bool operator==(const Answers&, const Answers&) = default;

  [[nodiscard]] const Answer* find(std::string_view question) const {
    const auto found = std::ranges::find(all, question, &Answer::question);
    return found == all.end() ? nullptr : &*found;
  }

  /// The words given, or "" for blank and for not known: tell those apart with `find`.
  [[nodiscard]] std::string_view words(std::string_view question) const {
    const Answer* answer = find(question);
    return answer == nullptr ? std::string_view{} : std::string_view{answer->words};
  }

  [[nodiscard]] bool is_not_known(std::string_view question) const {
    const Answer* answer = find(question);
    return answer != nullptr && answer->not_known;
  }
};

}  // namespace openmash
