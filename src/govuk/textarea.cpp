#include "govuk/textarea.h"

namespace openmash::govuk {

Html textarea(const TextareaOptions& options) {
  const std::string id = options.id.empty() ? options.name : options.id;
  const bool wrong = !options.error_message.content.empty();
  const std::string spellcheck = !options.spellcheck ? "" : *options.spellcheck ? "true" : "false";
  std::string described_by = options.described_by;
  Html inside = label_for(id, options.label);
  inside += hint_and_error(id, options.hint, options.error_message, described_by);
  inside += options.form_group.before_input.html();
  // HTML drops one line end at the start of a textarea: give it one to drop.
  const Html first_line_end = options.value.starts_with('\n') ? "\n"_html : Html();
  inside += element(
      "textarea",
      {{"class", spaced({"govuk-textarea", wrong ? "govuk-textarea--error" : "", options.classes})},
       {"id", id},
       {"name", options.name},
       {"rows", std::to_string(options.rows)},
       Attribute::if_any("spellcheck", spellcheck),
       flag("disabled", options.disabled),
       Attribute::if_any("aria-describedby", described_by),
       Attribute::if_any("autocomplete", options.autocomplete),
       options.attributes},
      first_line_end, options.value);
  inside += options.form_group.after_input.html();
  return form_group(options.form_group, wrong, inside);
}

}  // namespace openmash::govuk
