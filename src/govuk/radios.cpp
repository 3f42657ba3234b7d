#include "govuk/radios.h"

namespace openmash::govuk {

namespace {

Html hint_of(const RadioItem& item, const std::string& id) {
  if (item.hint.content.empty()) {
    return {};
  }
  HintOptions options = item.hint;
  options.id = id;
  options.classes = spaced({"govuk-radios__hint", item.hint.classes});
  return hint(options);
}

Html radio(const RadiosOptions& options, const RadioItem& item, const std::string& id) {
  if (!item.divider.empty()) {
    return element("div", {{"class", "govuk-radios__divider"}}, item.divider);
  }
  const bool checked = item.checked.value_or(!options.value.empty() && item.value == options.value);
  const std::string conditional_id = item.conditional.empty() ? "" : "conditional-" + id;
  const std::string hint_id = item.hint.content.empty() ? "" : id + "-item-hint";
  Html html = element("div", {{"class", "govuk-radios__item"}},
                      element("input", {{"class", "govuk-radios__input"},
                                        {"id", id},
                                        {"name", options.name},
                                        {"type", "radio"},
                                        {"value", item.value},
                                        flag("checked", checked),
                                        flag("disabled", item.disabled),
                                        Attribute::if_any("data-aria-controls", conditional_id),
                                        Attribute::if_any("aria-describedby", hint_id),
                                        item.attributes}),
                      label({.content = item.content,
                             .classes = spaced({"govuk-radios__label", item.label.classes}),
                             .for_id = id,
                             .attributes = item.label.attributes}),
                      hint_of(item, hint_id));
  if (!item.conditional.empty()) {
    html += element("div",
                    {{"class", spaced({"govuk-radios__conditional",
                                       checked ? "" : "govuk-radios__conditional--hidden"})},
                     {"id", conditional_id}},
                    item.conditional);
  }
  return html;
}

}  // namespace

Html radios(const RadiosOptions& options) {
  const std::string prefix = options.id_prefix.empty() ? options.name : options.id_prefix;
  std::string described_by = options.fieldset.described_by;
  Html inside = hint_and_error(prefix, options.hint, options.error_message, described_by);

  Html items;
  int number = 0;
  for (const RadioItem& item : options.items) {
    ++number;
    if (item.shown) {
      const std::string own = number > 1 ? prefix + "-" + std::to_string(number) : prefix;
      items += radio(options, item, item.id.empty() ? own : item.id);
    }
  }
  inside += element("div",
                    {{"class", spaced({"govuk-radios", options.classes})},
                     options.attributes,
                     {"data-module", "govuk-radios"}},
                    options.form_group.before_input, items, options.form_group.after_input);
  if (options.fieldset.present()) {
    FieldsetOptions around = options.fieldset;
    around.described_by = described_by;
    around.inside = inside;
    inside = fieldset(around);
  }
  return form_group(options.form_group, !options.error_message.content.empty(), inside);
}

}  // namespace openmash::govuk
