#include "govuk/select.h"

namespace openmash::govuk {

namespace {

Html option(const SelectItem& item, const std::string& chosen) {
  const bool selected =
      item.selected.value_or(!chosen.empty() && item.value.value_or(item.text) == chosen);
  return element("option",
                 {Attribute::if_set("value", item.value), flag("selected", selected),
                  flag("disabled", item.disabled), item.attributes},
                 item.text);
}

}  // namespace

Html select(const SelectOptions& options) {
  const std::string id = options.id.empty() ? options.name : options.id;
  const bool wrong = !options.error_message.content.empty();
  std::string described_by = options.described_by;
  Html inside = label_for(id, options.label);
  inside += hint_and_error(id, options.hint, options.error_message, described_by);
  inside += options.form_group.before_input.html();
  Html list;
  for (const SelectItem& item : options.items) {
    list += option(item, options.value);
  }
  inside += element(
      "select",
      {{"class", spaced({"govuk-select", options.classes, wrong ? "govuk-select--error" : ""})},
       {"id", id},
       {"name", options.name},
       flag("disabled", options.disabled),
       Attribute::if_any("aria-describedby", described_by),
       options.attributes},
      list);
  inside += options.form_group.after_input.html();
  return form_group(options.form_group, wrong, inside);
}

}  // namespace openmash::govuk
