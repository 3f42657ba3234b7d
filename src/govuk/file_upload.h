// A field for a file.
// It works as a plain file field; with script it can also take a dropped file. Nothing is sent
// before the form is. What is done with the file is the receiving page's affair.
#pragma once

#include <string>

#include "govuk/form_group.h"
#include "govuk/i18n.h"
#include "govuk/label.h"

namespace openmash::govuk {

struct FileUploadOptions {
  std::string name{};
  std::string id{};  ///< the name, if none is given
  LabelOptions label{};
  HintOptions hint{};
  ErrorMessageOptions error_message{};
  bool multiple = false;
  bool disabled = false;
  std::string classes{};
  std::string described_by{};
  FormGroupOptions form_group{};
  bool javascript = false;  ///< lets a file be dropped on it
  std::string wrapper_classes{};
  Attributes wrapper_attributes{};
  std::string choose_files_button_text{};
  std::string no_file_chosen_text{};
  PluralMessages multiple_files_chosen_text{};
  std::string drop_instruction_text{};
  std::string entered_drop_zone_text{};
  std::string left_drop_zone_text{};
  Attributes attributes{};
};

[[nodiscard]] Html file_upload(const FileUploadOptions& options);

}  // namespace openmash::govuk
