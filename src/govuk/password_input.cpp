#include "govuk/password_input.h"

#include "govuk/button.h"
#include "govuk/i18n.h"

namespace openmash::govuk {

namespace {

Attributes for_the_script(const PasswordInputOptions& options) {
  Attributes all{{"data-module", "govuk-password-input"}};
  add_i18n(all, "show-password", options.show_password_text);
  add_i18n(all, "hide-password", options.hide_password_text);
  add_i18n(all, "show-password-aria-label", options.show_password_aria_label_text);
  add_i18n(all, "hide-password-aria-label", options.hide_password_aria_label_text);
  add_i18n(all, "password-shown-announcement", options.password_shown_announcement_text);
  add_i18n(all, "password-hidden-announcement", options.password_hidden_announcement_text);
  return all.add(options.form_group.attributes);
}

Html show_button(const PasswordInputOptions& options, const std::string& id) {
  const std::string& label = options.show_password_aria_label_text;
  return button(
      {.content = options.show_password_text.empty() ? "Show" : options.show_password_text,
       .classes = spaced({"govuk-button--secondary govuk-password-input__toggle "
                          "govuk-js-password-input-toggle",
                          options.button_classes}),
       .type = "button",
       .attributes = {{"aria-controls", id},
                      {"aria-label", label.empty() ? "Show password" : label},
                      flag("hidden")}});
}

}  // namespace

Html password_input(const PasswordInputOptions& options) {
  const std::string id = options.id.empty() ? options.name : options.id;
  return input(
      {.name = options.name,
       .id = id,
       .label = options.label,
       .hint = options.hint,
       .error_message = options.error_message,
       .value = options.value,
       .classes =
           spaced({"govuk-password-input__input govuk-js-password-input-input", options.classes}),
       .type = "password",
       .autocomplete = options.autocomplete,
       .autocapitalize = "none",
       .spellcheck = false,
       .disabled = options.disabled,
       .described_by = options.described_by,
       .form_group = {.classes = spaced({"govuk-password-input", options.form_group.classes}),
                      .attributes = for_the_script(options),
                      .before_input = options.form_group.before_input,
                      .after_input =
                          join(show_button(options, id), options.form_group.after_input)},
       .input_wrapper = {.classes = "govuk-password-input__wrapper"},
       .attributes = options.attributes});
}

}  // namespace openmash::govuk
