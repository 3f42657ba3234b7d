#include "govuk/notification_banner.h"

namespace openmash::govuk {

Html notification_banner(const NotificationBannerOptions& options) {
  const bool success = options.type == "success";
  Attributes own{
      {"class", spaced({"govuk-notification-banner",
                        success ? "govuk-notification-banner--success" : "", options.classes})},
      {"role", !options.role.empty() ? options.role
               : success             ? "alert"
                                     : "region"},
      {"aria-labelledby", options.title_id},
      {"data-module", "govuk-notification-banner"}};
  if (options.disable_auto_focus) {
    own.add({"data-disable-auto-focus", *options.disable_auto_focus ? "true" : "false"});
  }
  Html inside = options.content.html();
  if (options.content.was_text()) {
    inside = element("p", {{"class", "govuk-notification-banner__heading"}}, inside);
  }
  return element(
      "div", {own, options.attributes},
      element("div", {{"class", "govuk-notification-banner__header"}},
              element(TagName::heading(options.title_heading_level),
                      {{"class", "govuk-notification-banner__title"}, {"id", options.title_id}},
                      options.title.or_else(success ? "Success" : "Important"))),
      element("div", {{"class", "govuk-notification-banner__content"}}, inside));
}

}  // namespace openmash::govuk
