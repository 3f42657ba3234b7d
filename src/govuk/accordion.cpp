#include "govuk/accordion.h"

#include "govuk/i18n.h"

namespace openmash::govuk {

namespace {

Html section(const AccordionOptions& options, const AccordionSection& item, int index) {
  const std::string number = std::to_string(index);
  Html summary;
  if (!item.summary.empty()) {
    summary = element("div",
                      {{"class", "govuk-accordion__section-summary govuk-body"},
                       {"id", options.id + "-summary-" + number}},
                      item.summary);
  }
  Html content = item.content.html();
  if (item.content.was_text() && !content.empty()) {
    content = element("p", {{"class", "govuk-body"}}, content);
  }
  const Html button = element(
      "span",
      {{"class", "govuk-accordion__section-button"}, {"id", options.id + "-heading-" + number}},
      item.heading);
  return element("div",
                 {{"class", spaced({"govuk-accordion__section",
                                    item.expanded ? "govuk-accordion__section--expanded" : ""})}},
                 element("div", {{"class", "govuk-accordion__section-header"}},
                         element(TagName::heading(options.heading_level),
                                 {{"class", "govuk-accordion__section-heading"}}, button),
                         summary),
                 element("div",
                         {{"id", options.id + "-content-" + number},
                          {"class", "govuk-accordion__section-content"}},
                         content));
}

}  // namespace

Html accordion(const AccordionOptions& options) {
  Attributes all{{"class", spaced({"govuk-accordion", options.classes})},
                 {"data-module", "govuk-accordion"},
                 {"id", options.id}};
  add_i18n(all, "hide-all-sections", options.hide_all_sections_text);
  add_i18n(all, "hide-section", options.hide_section_text);
  add_i18n(all, "hide-section-aria-label", options.hide_section_aria_label_text);
  add_i18n(all, "show-all-sections", options.show_all_sections_text);
  add_i18n(all, "show-section", options.show_section_text);
  add_i18n(all, "show-section-aria-label", options.show_section_aria_label_text);
  if (options.remember_expanded) {
    all.add({"data-remember-expanded", *options.remember_expanded ? "true" : "false"});
  }
  Html sections;
  int number = 0;
  for (const AccordionSection& item : options.items) {
    ++number;
    if (item.shown) {
      sections += section(options, item, number);
    }
  }
  return element("div", {all, options.attributes}, sections);
}

}  // namespace openmash::govuk
