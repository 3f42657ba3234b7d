#include "govuk/conformance/parts_test.h"

namespace openmash::govuk::conformance {

namespace {

Html a_password(const Given& o) {
  return password_input(
      {.name = o["name"].text(),
       .id = o["id"].text(),
       .label = label_from(o["label"]),
       .hint = hint_from(o["hint"]),
       .error_message = error_from(o["errorMessage"]),
       .value = o["value"].value(),
       .classes = o["classes"].text(),
       .autocomplete = o["autocomplete"].text_or("current-password"),
       .disabled = o["disabled"].truthy(),
       .described_by = o["describedBy"].text(),
       .form_group = group_from(o["formGroup"]),
       .button_classes = o["button"]["classes"].text(),
       .show_password_text = o["showPasswordText"].text(),
       .hide_password_text = o["hidePasswordText"].text(),
       .show_password_aria_label_text = o["showPasswordAriaLabelText"].text(),
       .hide_password_aria_label_text = o["hidePasswordAriaLabelText"].text(),
       .password_shown_announcement_text = o["passwordShownAnnouncementText"].text(),
       .password_hidden_announcement_text = o["passwordHiddenAnnouncementText"].text(),
       .attributes = o["attributes"].attributes()});
}

Html an_upload(const Given& o) {
  return file_upload({.name = o["name"].text(),
                      .id = o["id"].text(),
                      .label = label_from(o["label"]),
                      .hint = hint_from(o["hint"]),
                      .error_message = error_from(o["errorMessage"]),
                      .multiple = o["multiple"].truthy(),
                      .disabled = o["disabled"].truthy(),
                      .classes = o["classes"].text(),
                      .described_by = o["describedBy"].text(),
                      .form_group = group_from(o["formGroup"]),
                      .javascript = o["javascript"].truthy(),
                      .wrapper_classes = o["wrapperClasses"].text(),
                      .wrapper_attributes = o["wrapperAttributes"].attributes(),
                      .choose_files_button_text = o["chooseFilesButtonText"].text(),
                      .no_file_chosen_text = o["noFileChosenText"].text(),
                      .multiple_files_chosen_text = o["multipleFilesChosenText"].messages(),
                      .drop_instruction_text = o["dropInstructionText"].text(),
                      .entered_drop_zone_text = o["enteredDropZoneText"].text(),
                      .left_drop_zone_text = o["leftDropZoneText"].text(),
                      .attributes = o["attributes"].attributes()});
}

Html languages(const Given& o) {
  LanguageNavigationOptions options{.aria_label = o["ariaLabel"].text_or("Language"),
                                    .classes = o["classes"].text(),
                                    .attributes = o["attributes"].attributes()};
  for (const Given& item : o["items"].list()) {
    options.items.push_back({.content = item.content(),
                             .href = item["href"].text(),
                             .lang = item["lang"].text(),
                             .href_lang = item["hrefLang"].text(),
                             .dir = item["dir"].text(),
                             .current = item["current"].truthy(),
                             .language_description_text = item["languageDescriptionText"].text(),
                             .classes = item["classes"].text(),
                             .attributes = item["attributes"].attributes()});
  }
  return language_navigation(options);
}

Html some_tabs(const Given& o) {
  TabsOptions options{.title = o["title"].text_or("Contents"),
                      .id = o["id"].text(),
                      .id_prefix = o["idPrefix"].text(),
                      .classes = o["classes"].text(),
                      .attributes = o["attributes"].attributes()};
  for (const Given& item : o["items"].list()) {
    options.items.push_back({.label = item["label"].text(),
                             .content = item["panel"].content(),
                             .id = item["id"].text(),
                             .attributes = item["attributes"].attributes(),
                             .panel_attributes = item["panel"]["attributes"].attributes(),
                             .shown = item.truthy()});
  }
  return tabs(options);
}

Html an_accordion(const Given& o) {
  AccordionOptions options{.id = o["id"].text(),
                           .heading_level = o["headingLevel"].number(2),
                           .remember_expanded = o["rememberExpanded"].boolean(),
                           .hide_all_sections_text = o["hideAllSectionsText"].text(),
                           .hide_section_text = o["hideSectionText"].text(),
                           .hide_section_aria_label_text = o["hideSectionAriaLabelText"].text(),
                           .show_all_sections_text = o["showAllSectionsText"].text(),
                           .show_section_text = o["showSectionText"].text(),
                           .show_section_aria_label_text = o["showSectionAriaLabelText"].text(),
                           .classes = o["classes"].text(),
                           .attributes = o["attributes"].attributes()};
  for (const Given& item : o["items"].list()) {
    options.items.push_back({.heading = item["heading"].content(),
                             .summary = item["summary"].content(),
                             .content = item["content"].content(),
                             .expanded = item["expanded"].truthy(),
                             .shown = item.truthy()});
  }
  return accordion(options);
}

Html a_feedback(const Given& o) {
  return feedback({.title = o.content("titleText", "titleHtml"),
                   .content = o.content(),
                   .heading_level = o["headingLevel"].number(2),
                   .classes = o["classes"].text(),
                   .attributes = o["attributes"].attributes()});
}

Html a_cookie_banner(const Given& o) {
  CookieBannerOptions options{.aria_label = o["ariaLabel"].text_or("Cookie banner"),
                              .hidden = o["hidden"].truthy(),
                              .classes = o["classes"].text(),
                              .attributes = o["attributes"].attributes()};
  for (const Given& item : o["messages"].list()) {
    CookieMessage message{.heading = item.content("headingText", "headingHtml"),
                          .content = item.content(),
                          .hidden = item["hidden"].truthy(),
                          .role = item["role"].text(),
                          .classes = item["classes"].text(),
                          .attributes = item["attributes"].attributes()};
    for (const Given& one : item["actions"].list()) {
      message.actions.push_back({.text = one["text"].text(),
                                 .type = one["type"].text(),
                                 .href = one["href"].text(),
                                 .name = one["name"].text(),
                                 .value = one["value"].text(),
                                 .classes = one["classes"].text(),
                                 .attributes = one["attributes"].attributes()});
    }
    options.messages.push_back(message);
  }
  return cookie_banner(options);
}

}  // namespace

const Renderers& more() {
  static const Renderers all{
      {"password-input", a_password},     {"file-upload", an_upload},
      {"language-navigation", languages}, {"tabs", some_tabs},
      {"accordion", an_accordion},        {"feedback", a_feedback},
      {"cookie-banner", a_cookie_banner},
  };
  return all;
}

}  // namespace openmash::govuk::conformance
