#include "govuk/conformance/parts_test.h"

namespace openmash::govuk::conformance {

namespace {

Html a_button(const Given& o) {
  return button({.content = o.content(),
                 .classes = o["classes"].text(),
                 .href = o["href"].text(),
                 .type = o["type"].text_or("submit"),
                 .name = o["name"].text(),
                 .value = o["value"].text(),
                 .id = o["id"].text(),
                 .disabled = o["disabled"].truthy(),
                 .is_start_button = o["isStartButton"].truthy(),
                 .prevent_double_click = o["preventDoubleClick"].boolean(),
                 .attributes = o["attributes"].attributes()});
}

AffixOptions affix(const Given& o) {
  return {.content = o.content(),
          .classes = o["classes"].text(),
          .attributes = o["attributes"].attributes()};
}

Html an_input(const Given& o) {
  return input({.name = o["name"].text(),
                .id = o["id"].text(),
                .label = label_from(o["label"]),
                .hint = hint_from(o["hint"]),
                .error_message = error_from(o["errorMessage"]),
                .value = o["value"].value(),
                .classes = o["classes"].text(),
                .type = o["type"].text_or("text"),
                .inputmode = o["inputmode"].text(),
                .autocomplete = o["autocomplete"].text(),
                .autocapitalize = o["autocapitalize"].text(),
                .pattern = o["pattern"].text(),
                .spellcheck = o["spellcheck"].boolean(),
                .disabled = o["disabled"].truthy(),
                .described_by = o["describedBy"].text(),
                .prefix = affix(o["prefix"]),
                .suffix = affix(o["suffix"]),
                .form_group = group_from(o["formGroup"]),
                .input_wrapper = {.classes = o["inputWrapper"]["classes"].text(),
                                  .attributes = o["inputWrapper"]["attributes"].attributes()},
                .attributes = o["attributes"].attributes()});
}

Html a_textarea(const Given& o) {
  return textarea({.name = o["name"].text(),
                   .id = o["id"].text(),
                   .label = label_from(o["label"]),
                   .hint = hint_from(o["hint"]),
                   .error_message = error_from(o["errorMessage"]),
                   .value = o["value"].text(),
                   .rows = o["rows"].number(5),
                   .classes = o["classes"].text(),
                   .autocomplete = o["autocomplete"].text(),
                   .spellcheck = o["spellcheck"].boolean(),
                   .disabled = o["disabled"].truthy(),
                   .described_by = o["describedBy"].text(),
                   .form_group = group_from(o["formGroup"]),
                   .attributes = o["attributes"].attributes()});
}

Html a_character_count(const Given& o) {
  return character_count({.name = o["name"].text(),
                          .id = o["id"].text(),
                          .label = label_from(o["label"]),
                          .hint = hint_from(o["hint"]),
                          .error_message = error_from(o["errorMessage"]),
                          .value = o["value"].text(),
                          .max_length = o["maxlength"].number(),
                          .max_words = o["maxwords"].number(),
                          .threshold = o["threshold"].text(),
                          .count_type = o["countType"].text(),
                          .rows = o["rows"].number(5),
                          .classes = o["classes"].text(),
                          .spellcheck = o["spellcheck"].boolean(),
                          .form_group = group_from(o["formGroup"]),
                          .count_message_classes = o["countMessage"]["classes"].text(),
                          .textarea_description_text = o["textareaDescriptionText"].text(),
                          .characters_under_limit_text = o["charactersUnderLimitText"].messages(),
                          .characters_at_limit_text = o["charactersAtLimitText"].text(),
                          .characters_over_limit_text = o["charactersOverLimitText"].messages(),
                          .words_under_limit_text = o["wordsUnderLimitText"].messages(),
                          .words_at_limit_text = o["wordsAtLimitText"].text(),
                          .words_over_limit_text = o["wordsOverLimitText"].messages(),
                          .attributes = o["attributes"].attributes()});
}

Html some_radios(const Given& o) {
  RadiosOptions options{.name = o["name"].text(),
                        .id_prefix = o["idPrefix"].text(),
                        .fieldset = fieldset_from(o["fieldset"]),
                        .hint = hint_from(o["hint"]),
                        .error_message = error_from(o["errorMessage"]),
                        .value = o["value"].text(),
                        .classes = o["classes"].text(),
                        .form_group = group_from(o["formGroup"], true),
                        .attributes = o["attributes"].attributes()};
  for (const Given& item : o["items"].list()) {
    options.items.push_back({.value = item["value"].text(),
                             .content = item.content(),
                             .hint = hint_from(item["hint"]),
                             .checked = item["checked"].boolean(),
                             .conditional = item["conditional"]["html"].markup(),
                             .divider = item["divider"].text(),
                             .id = item["id"].text(),
                             .disabled = item["disabled"].truthy(),
                             .label = label_from(item["label"]),
                             .attributes = item["attributes"].attributes(),
                             .shown = item.truthy()});
  }
  return radios(options);
}

Html some_checkboxes(const Given& o) {
  CheckboxesOptions options{.name = o["name"].text(),
                            .id_prefix = o["idPrefix"].text(),
                            .fieldset = fieldset_from(o["fieldset"]),
                            .hint = hint_from(o["hint"]),
                            .error_message = error_from(o["errorMessage"]),
                            .classes = o["classes"].text(),
                            .described_by = o["describedBy"].text(),
                            .form_group = group_from(o["formGroup"], true),
                            .attributes = o["attributes"].attributes()};
  for (const Given& value : o["values"].list()) {
    options.values.push_back(value.text());
  }
  for (const Given& item : o["items"].list()) {
    options.items.push_back({.value = item["value"].text(),
                             .content = item.content(),
                             .hint = hint_from(item["hint"]),
                             .checked = item["checked"].boolean(),
                             .conditional = item["conditional"]["html"].markup(),
                             .divider = item["divider"].text(),
                             .behaviour = item["behaviour"].text(),
                             .id = item["id"].text(),
                             .name = item["name"].text(),
                             .disabled = item["disabled"].truthy(),
                             .label = label_from(item["label"]),
                             .attributes = item["attributes"].attributes(),
                             .shown = item.truthy()});
  }
  return checkboxes(options);
}

DatePart date_part(const Given& o) {
  return {.name = o["name"].text(),
          .label = o["label"].text(),
          .value = o["value"].value(),
          .error = o["error"].boolean(),
          .classes = o["classes"].text(),
          .id = o["id"].text(),
          .inputmode = o["inputmode"].text_or("numeric"),
          .autocomplete = o["autocomplete"].text(),
          .pattern = o["pattern"].text(),
          .attributes = o["attributes"].attributes(),
          .shown = !o.defined() || o.truthy()};
}

Html a_date(const Given& o) {
  const std::string prefix =
      o["namePrefix"].truthy() ? o["namePrefix"].text() + "-" : std::string();
  const auto value = [&](const char* part) {
    const std::string own = o[part]["name"].text_or(part);
    const Given values = o["values"];
    return values[part].defined() ? values[part].value() : values[prefix + own].value();
  };
  DateInputOptions options{
      .id = o["id"].text(),
      .name_prefix = o["namePrefix"].text(),
      .fieldset = fieldset_from(o["fieldset"]),
      .hint = hint_from(o["hint"]),
      .error_message = error_from(o["errorMessage"]),
      .values = {.day = value("day"), .month = value("month"), .year = value("year")},
      .day = date_part(o["day"]),
      .month = date_part(o["month"]),
      .year = date_part(o["year"]),
      .classes = o["classes"].text(),
      .form_group = group_from(o["formGroup"], true),
      .attributes = o["attributes"].attributes()};
  for (const Given& item : o["items"].list()) {
    options.items.push_back(date_part(item));
  }
  return date_input(options);
}

Html a_select(const Given& o) {
  SelectOptions options{.name = o["name"].text(),
                        .id = o["id"].text(),
                        .label = label_from(o["label"]),
                        .hint = hint_from(o["hint"]),
                        .error_message = error_from(o["errorMessage"]),
                        .value = o["value"].text(),
                        .classes = o["classes"].text(),
                        .disabled = o["disabled"].truthy(),
                        .described_by = o["describedBy"].text(),
                        .form_group = group_from(o["formGroup"]),
                        .attributes = o["attributes"].attributes()};
  for (const Given& item : o["items"].list()) {
    if (item.truthy()) {
      const bool has_value = item["value"].defined();
      const bool is_false = item["value"].boolean() == std::optional(false);
      options.items.push_back(
          {.value =
               has_value ? std::optional(is_false ? "false" : item["value"].text()) : std::nullopt,
           .text = item["text"].text(),
           .selected = item["selected"].boolean(),
           .disabled = item["disabled"].truthy(),
           .attributes = item["attributes"].attributes()});
    }
  }
  return select(options);
}

}  // namespace

const Renderers& forms() {
  static const Renderers all{
      {"button", a_button},
      {"input", an_input},
      {"textarea", a_textarea},
      {"character-count", a_character_count},
      {"radios", some_radios},
      {"checkboxes", some_checkboxes},
      {"date-input", a_date},
      {"select", a_select},
      {"label", [](const Given& o) { return label(label_from(o)); }},
      {"hint", [](const Given& o) { return hint(hint_from(o)); }},
      {"error-message", [](const Given& o) { return error_message(error_from(o)); }},
      {"fieldset", [](const Given& o) { return fieldset(fieldset_from(o)); }},
  };
  return all;
}

}  // namespace openmash::govuk::conformance
