#include "govuk/page.h"

#include "govuk/assets.h"
#include "govuk/generic_header.h"
#include "govuk/skip_link.h"

namespace openmash::govuk {

namespace {

Html link(const char* rel, const Url& to) {
  return element("link", {{"rel", rel}, href(to)});
}

Html head(const PageOptions& options) {
  Html scripts = script_from(asset_url("openmash.js"));
  for (const Url& script : options.scripts) {
    scripts += script_from(script);
  }
  return element(
      "head", element("meta", {{"charset", "utf-8"}}), element("title", page_title(options)),
      element("meta", {{"name", "viewport"},
                       {"content", "width=device-width, initial-scale=1, viewport-fit=cover"}}),
      element("meta", {{"name", "theme-color"}, {"content", options.theme_colour}}),
      link("icon", asset_url("icon.svg")), link("stylesheet", asset_url("openmash.css")), scripts);
}

Html header(const PageOptions& options) {
  Html beside;
  if (!options.header_end.empty()) {
    beside = element("div", {{"class", "om-header__who"}}, options.header_end);
  }
  Html navigation;
  if (!options.service.empty() || !options.navigation.empty()) {
    navigation = service_navigation({.service_name = options.service,
                                     .service_url = options.service_url,
                                     .navigation = options.navigation});
  }
  return element("header", {{"class", "govuk-template__header"}},
                 generic_header({.logo = options.hub_name,
                                 .url = options.home,
                                 .classes = "om-header",
                                 .beside = beside}),
                 navigation);
}

/// Kept empty and of fixed height until there is something to show, so that nothing moves when
/// there is.
Html slot(const PageOptions& options) {
  if (!options.notice_slot && options.events.empty()) {
    return {};
  }
  return element("div", {{"class", "om-slot"},
                         {"role", "status"},
                         flag("data-slot"),
                         Attribute::if_any("data-events", options.events)});
}

Html footer(const PageOptions& options) {
  if (options.footer.empty()) {
    return {};
  }
  return element("footer", {{"class", "govuk-template__footer om-footer"}},
                 element("div", {{"class", "govuk-width-container"}}, options.footer));
}

}  // namespace

std::string page_title(const PageOptions& options) {
  std::string title = options.training ? "Training: " : "";
  title += options.has_errors ? "Error: " : "";
  title += options.title;
  for (const std::string* part : {&options.service, &options.hub_name}) {
    if (!part->empty()) {
      title += " – " + *part;
    }
  }
  return title;
}

Html page(const PageOptions& options) {
  const char* audience = options.audience == Audience::staff ? "om-staff" : "om-public";
  const Html body = element(
      "body", {{"class", spaced({"govuk-template__body", audience, options.body_classes})}},
      skip_link({.content = "Skip to main content", .href = "#main-content"}), header(options),
      element("div", {{"class", "govuk-width-container"}}, options.notice,
              options.before_main.empty()
                  ? Html{}
                  : element("nav", {{"aria-label", "Back"}}, options.before_main),
              slot(options),
              element("main", {{"class", "govuk-main-wrapper"}, {"id", "main-content"}},
                      options.content)),
      footer(options));
  return doctype_and(
      element("html", {{"lang", options.lang}, {"class", "govuk-template"}}, head(options), body));
}

}  // namespace openmash::govuk
