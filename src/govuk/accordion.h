// Sections that open and close.
// All of it is in the page; without script all of it is open.
// details.h is for one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/html.h"

namespace openmash::govuk {

struct AccordionSection {
  Content heading{};
  Content summary{};
  Content content{};
  bool expanded = false;
  bool shown = true;  ///< a section left out keeps its number
};

struct AccordionOptions {
  std::string id{};
  std::vector<AccordionSection> items{};
  int heading_level = 2;
  std::optional<bool> remember_expanded{};
  std::string hide_all_sections_text{};
  std::string hide_section_text{};
  std::string hide_section_aria_label_text{};
  std::string show_all_sections_text{};
  std::string show_section_text{};
  std::string show_section_aria_label_text{};
  std::string classes{};
  Attributes attributes{};
};

[[nodiscard]] Html accordion(const AccordionOptions& options);

}  // namespace openmash::govuk
