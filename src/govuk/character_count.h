// A textarea that says how much room is left.
// The limit is told, not enforced: nothing typed is cut. Without script it says the limit once.
// textarea.h is the field itself.
#pragma once

#include <optional>
#include <string>

#include "govuk/i18n.h"
#include "govuk/textarea.h"

namespace openmash::govuk {

struct CharacterCountOptions {
  std::string name{};
  std::string id{};  ///< the name, if none is given
  LabelOptions label{};
  HintOptions hint{};
  ErrorMessageOptions error_message{};
  std::string value{};
  int max_length = 0;
  int max_words = 0;         ///< wins over max_length
  std::string threshold{};   ///< per cent of the limit at which counting begins to show
  std::string count_type{};  ///< "characters" or "words", where the script sets the limit
  int rows = 5;
  std::string classes{};
  std::optional<bool> spellcheck{};
  FormGroupOptions form_group{};
  std::string count_message_classes{};
  std::string textarea_description_text{};  ///< "You can enter up to %{count} characters"
  PluralMessages characters_under_limit_text{};
  std::string characters_at_limit_text{};
  PluralMessages characters_over_limit_text{};
  PluralMessages words_under_limit_text{};
  std::string words_at_limit_text{};
  PluralMessages words_over_limit_text{};
  Attributes attributes{};
};

[[nodiscard]] Html character_count(const CharacterCountOptions& options);

}  // namespace openmash::govuk
