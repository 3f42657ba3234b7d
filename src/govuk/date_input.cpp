#include "govuk/date_input.h"

#include <algorithm>

#include "govuk/input.h"

namespace openmash::govuk {

namespace {

constexpr std::string_view error_class = "govuk-input--error";

bool has_error_class(const DatePart& part) {
  return part.classes.find(error_class) != std::string::npos;
}

bool is_wrong(const DatePart& part) {
  return part.error.value_or(false) || has_error_class(part);
}

std::string with_capital(std::string name) {
  for (char& c : name) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') {
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  }
  return name;
}

/// A box of the author's own called "day" is the day: what it leaves out is taken from there.
DatePart completed(DatePart part, const std::string& known_name, const DatePart& known,
                   const std::optional<std::string>& value) {
  if (part.name.empty()) {
    part.name = known_name;
  }
  if (!part.value) {
    part.value = known.value ? known.value : value;
  }
  if (known_name == "year" && part.classes.find("govuk-input--width-") == std::string::npos) {
    part.classes = spaced({"govuk-input--width-4", part.classes});
  }
  return part;
}

std::vector<DatePart> boxes(const DateInputOptions& options) {
  if (options.items.empty()) {
    return {completed(options.day, "day", options.day, options.values.day),
            completed(options.month, "month", options.month, options.values.month),
            completed(options.year, "year", options.year, options.values.year)};
  }
  std::vector<DatePart> list;
  for (const DatePart& item : options.items) {
    const auto is = [&](const char* name, const DatePart& known) {
      return !item.name.empty() && (item.name == name || item.name == known.name);
    };
    list.push_back(
        is("day", options.day)       ? completed(item, "day", options.day, options.values.day)
        : is("month", options.month) ? completed(item, "month", options.month, options.values.month)
        : is("year", options.year)   ? completed(item, "year", options.year, options.values.year)
                                     : item);
  }
  return list;
}

Html box(const DateInputOptions& options, const DatePart& part, bool marked_wrong) {
  const bool has_width = part.classes.find("govuk-input--width-") != std::string::npos;
  const std::string prefix = options.name_prefix.empty() ? "" : options.name_prefix + "-";
  return element(
      "div", {{"class", "govuk-date-input__item"}},
      input({.name = prefix + part.name,
             .id = part.id.empty() ? options.id + "-" + part.name : part.id,
             .label = {.content = part.label.empty() ? with_capital(part.name) : part.label,
                       .classes = "govuk-date-input__label"},
             .value = part.value,
             .classes = spaced({"govuk-date-input__input",
                                marked_wrong && !has_error_class(part) ? error_class : "",
                                has_width ? "" : "govuk-input--width-2", part.classes}),
             .inputmode = part.inputmode,
             .autocomplete = part.autocomplete,
             .pattern = part.pattern,
             .attributes = part.attributes}));
}

}  // namespace

Html date_input(const DateInputOptions& options) {
  const bool wrong = !options.error_message.content.empty();
  std::string described_by = options.fieldset.described_by;
  Html inside = hint_and_error(options.id, options.hint, options.error_message, described_by);

  const std::vector<DatePart> parts = boxes(options);
  const bool one_is_named_wrong = std::ranges::any_of(parts, is_wrong);
  Html row;
  for (const DatePart& part : parts) {
    if (part.shown) {
      const bool all_are_wrong = wrong && !one_is_named_wrong && part.error.value_or(true);
      row += box(options, part, is_wrong(part) || all_are_wrong);
    }
  }
  inside += element("div",
                    {{"class", spaced({"govuk-date-input", options.classes})},
                     options.attributes,
                     Attribute::if_any("id", options.id)},
                    options.form_group.before_input, row, options.form_group.after_input);
  if (options.fieldset.present()) {
    FieldsetOptions around = options.fieldset;
    around.described_by = described_by;
    around.role = "group";  // a screen reader would not read a description of text boxes otherwise
    around.inside = inside;
    inside = fieldset(around);
  }
  return form_group(options.form_group, wrong, inside);
}

}  // namespace openmash::govuk
