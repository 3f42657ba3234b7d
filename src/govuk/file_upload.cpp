#include "govuk/file_upload.h"

namespace openmash::govuk {

namespace {

Html with_drop_zone(const FileUploadOptions& options, const Html& field) {
  Attributes all{{"class", spaced({"govuk-file-upload-wrapper", options.wrapper_classes})},
                 {"data-module", "govuk-file-upload"}};
  add_i18n(all, "choose-files-button", options.choose_files_button_text);
  add_i18n(all, "no-file-chosen", options.no_file_chosen_text);
  add_i18n(all, "multiple-files-chosen", options.multiple_files_chosen_text);
  add_i18n(all, "drop-instruction", options.drop_instruction_text);
  add_i18n(all, "entered-drop-zone", options.entered_drop_zone_text);
  add_i18n(all, "left-drop-zone", options.left_drop_zone_text);
  return element("div", {all, options.wrapper_attributes}, field);
}

}  // namespace

Html file_upload(const FileUploadOptions& options) {
  const std::string id = options.id.empty() ? options.name : options.id;
  const bool wrong = !options.error_message.content.empty();
  std::string described_by = options.described_by;
  Html inside = label_for(id, options.label);
  inside += hint_and_error(id, options.hint, options.error_message, described_by);
  inside += options.form_group.before_input.html();
  const Html field = element("input", {{"class", spaced({"govuk-file-upload", options.classes,
                                                         wrong ? "govuk-file-upload--error" : ""})},
                                       {"id", id},
                                       {"name", options.name},
                                       {"type", "file"},
                                       flag("disabled", options.disabled),
                                       flag("multiple", options.multiple),
                                       Attribute::if_any("aria-describedby", described_by),
                                       options.attributes});
  inside += options.javascript ? with_drop_zone(options, field) : field;
  inside += options.form_group.after_input.html();
  return form_group(options.form_group, wrong, inside);
}

}  // namespace openmash::govuk
