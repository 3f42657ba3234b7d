// The parts several components share, from JSON to our structs.
// Nothing is rendered here.
// forms_test.cpp and pages_test.cpp use it.
#pragma once

#include "govuk/components.h"
#include "govuk/conformance/fixtures_test.h"

namespace openmash::govuk::conformance {

inline LabelOptions label_from(const Given& o) {
  return {.content = o.content(),
          .classes = o["classes"].text(),
          .is_page_heading = o["isPageHeading"].truthy(),
          .for_id = o["for"].text(),
          .attributes = o["attributes"].attributes()};
}

inline HintOptions hint_from(const Given& o) {
  return {.content = o.content(),
          .classes = o["classes"].text(),
          .id = o["id"].text(),
          .attributes = o["attributes"].attributes()};
}

inline ErrorMessageOptions error_from(const Given& o) {
  return {.content = o.content(),
          .classes = o["classes"].text(),
          .id = o["id"].text(),
          .attributes = o["attributes"].attributes(),
          .visually_hidden_text = o["visuallyHiddenText"].text_or("Error")};
}

inline FieldsetOptions fieldset_from(const Given& o) {
  return {.legend = {.content = o["legend"].content(),
                     .classes = o["legend"]["classes"].text(),
                     .is_page_heading = o["legend"]["isPageHeading"].truthy()},
          .described_by = o["describedBy"].text(),
          .classes = o["classes"].text(),
          .role = o["role"].text(),
          .attributes = o["attributes"].attributes(),
          .inside = o["html"].markup()};
}

inline FormGroupOptions group_from(const Given& o, bool several = false) {
  return {.classes = o["classes"].text(),
          .attributes = o["attributes"].attributes(),
          .before_input = o[several ? "beforeInputs" : "beforeInput"].content(),
          .after_input = o[several ? "afterInputs" : "afterInput"].content()};
}

inline TagOptions tag_from(const Given& o) {
  return {.content = o.content(),
          .classes = o["classes"].text(),
          .attributes = o["attributes"].attributes()};
}

}  // namespace openmash::govuk::conformance
