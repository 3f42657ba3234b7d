// Several fields under one legend.
// With no legend, class or attribute it counts as absent where a field takes it as an option.
// radios.h, checkboxes.h and date_input.h use it.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct LegendOptions {
  Content content{};
  std::string classes{};
  bool is_page_heading = false;
};

struct FieldsetOptions {
  LegendOptions legend{};
  std::string described_by{};
  std::string classes{};
  std::string role{};
  Attributes attributes{};
  Html inside{};

  [[nodiscard]] bool present() const {
    return !legend.content.empty() || !described_by.empty() || !classes.empty() ||
           !attributes.empty();
  }
};

[[nodiscard]] Html fieldset(const FieldsetOptions& options);

}  // namespace openmash::govuk
