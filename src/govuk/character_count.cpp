#include "govuk/character_count.h"

namespace openmash::govuk {

namespace {

std::string what_is_counted(const CharacterCountOptions& options) {
  return !options.count_type.empty() ? options.count_type : options.max_words != 0 ? "words" : "";
}

std::string limit_in_words(const CharacterCountOptions& options) {
  const int limit = options.max_words != 0 ? options.max_words : options.max_length;
  if (limit == 0) {
    return {};
  }
  std::string text = options.textarea_description_text;
  if (text.empty()) {
    text = std::string("You can enter up to %{count} ") +
           (what_is_counted(options) == "words" ? "words" : "characters");
  }
  constexpr std::string_view gap = "%{count}";
  for (std::size_t at = text.find(gap); at != std::string::npos; at = text.find(gap, at)) {
    text.replace(at, gap.size(), std::to_string(limit));
  }
  return text;
}

Attributes for_the_script(const CharacterCountOptions& options) {
  Attributes all{{"data-module", "govuk-character-count"}};
  if (options.max_length != 0) {
    all.add({"data-maxlength", std::to_string(options.max_length)});
  }
  if (options.max_words != 0) {
    all.add({"data-maxwords", std::to_string(options.max_words)});
  }
  all.add(Attribute::if_any("data-threshold", options.threshold));
  all.add(Attribute::if_any("data-count-type", what_is_counted(options)));
  // Without a limit of ours only the script can fill the gap in the description.
  if (options.max_words == 0 && options.max_length == 0 &&
      !options.textarea_description_text.empty()) {
    add_i18n(all, "textarea-description.other", options.textarea_description_text);
  }
  add_i18n(all, "characters-under-limit", options.characters_under_limit_text);
  add_i18n(all, "characters-at-limit", options.characters_at_limit_text);
  add_i18n(all, "characters-over-limit", options.characters_over_limit_text);
  add_i18n(all, "words-under-limit", options.words_under_limit_text);
  add_i18n(all, "words-at-limit", options.words_at_limit_text);
  add_i18n(all, "words-over-limit", options.words_over_limit_text);
  return all.add(options.form_group.attributes);
}

}  // namespace

Html character_count(const CharacterCountOptions& options) {
  const std::string id = options.id.empty() ? options.name : options.id;
  const Html message =
      hint({.content = limit_in_words(options),
            .classes = spaced({"govuk-character-count__message", options.count_message_classes}),
            .id = id + "-info"});
  return textarea(
      {.name = options.name,
       .id = id,
       .label = options.label,
       .hint = options.hint,
       .error_message = options.error_message,
       .value = options.value,
       .rows = options.rows,
       .classes = spaced({"govuk-js-character-count", options.classes}),
       .spellcheck = options.spellcheck,
       .described_by = id + "-info",
       .form_group = {.classes = spaced({"govuk-character-count", options.form_group.classes}),
                      .attributes = for_the_script(options),
                      .before_input = options.form_group.before_input,
                      .after_input = join(message, options.form_group.after_input)},
       .attributes = options.attributes});
}

}  // namespace openmash::govuk
