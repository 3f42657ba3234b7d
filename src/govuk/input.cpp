#include "govuk/input.h"

namespace openmash::govuk {

namespace {

Html affix(const AffixOptions& options, std::string_view kind) {
  if (options.content.empty()) {
    return {};
  }
  return element(
      "div",
      {{"class", spaced({kind, options.classes})}, {"aria-hidden", "true"}, options.attributes},
      options.content);
}

Html box(const InputOptions& options, const std::string& id, const std::string& described_by) {
  const std::string spellcheck = !options.spellcheck ? "" : *options.spellcheck ? "true" : "false";
  const bool wrong = !options.error_message.content.empty();
  return element(
      "input",
      {{"class", spaced({"govuk-input", options.classes, wrong ? "govuk-input--error" : ""})},
       {"id", id},
       {"name", options.name},
       {"type", options.type},
       Attribute::if_any("spellcheck", spellcheck),
       Attribute::if_set("value", options.value),
       flag("disabled", options.disabled),
       Attribute::if_any("aria-describedby", described_by),
       Attribute::if_any("autocomplete", options.autocomplete),
       Attribute::if_any("autocapitalize", options.autocapitalize),
       Attribute::if_any("pattern", options.pattern),
       Attribute::if_any("inputmode", options.inputmode),
       options.attributes});
}

}  // namespace

Html input(const InputOptions& options) {
  const std::string id = options.id.empty() ? options.name : options.id;
  std::string described_by = options.described_by;
  Html inside = label_for(id, options.label);
  inside += hint_and_error(id, options.hint, options.error_message, described_by);

  const Content& before = options.form_group.before_input;
  const Content& after = options.form_group.after_input;
  const Html field = box(options, id, described_by);
  if (options.prefix.content.empty() && options.suffix.content.empty() && before.empty() &&
      after.empty()) {
    inside += field;
  } else {
    inside += element("div",
                      {{"class", spaced({"govuk-input__wrapper", options.input_wrapper.classes})},
                       options.input_wrapper.attributes},
                      before, affix(options.prefix, "govuk-input__prefix"), field,
                      affix(options.suffix, "govuk-input__suffix"), after);
  }
  return form_group(options.form_group, !options.error_message.content.empty(), inside);
}

}  // namespace openmash::govuk
