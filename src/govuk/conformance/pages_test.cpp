#include "govuk/conformance/parts_test.h"

namespace openmash::govuk::conformance {

namespace {

Html a_back_link(const Given& o) {
  return back_link({.content = o.content(),
                    .href = o["href"].text(),
                    .classes = o["classes"].text(),
                    .attributes = o["attributes"].attributes()});
}

Html some_breadcrumbs(const Given& o) {
  BreadcrumbsOptions options{.collapse_on_mobile = o["collapseOnMobile"].truthy(),
                             .label_text = o["labelText"].text_or("Breadcrumb"),
                             .classes = o["classes"].text(),
                             .attributes = o["attributes"].attributes()};
  for (const Given& item : o["items"].list()) {
    options.items.push_back({.content = item.content(),
                             .href = item["href"].text(),
                             .attributes = item["attributes"].attributes()});
  }
  return breadcrumbs(options);
}

Html some_details(const Given& o) {
  return details({.summary = o.content("summaryText", "summaryHtml"),
                  .content = o.content(),
                  .open = o["open"].truthy(),
                  .id = o["id"].text(),
                  .classes = o["classes"].text(),
                  .attributes = o["attributes"].attributes()});
}

Html an_error_summary(const Given& o) {
  ErrorSummaryOptions options{.title = o.content("titleText", "titleHtml"),
                              .description = o.content("descriptionText", "descriptionHtml"),
                              .disable_auto_focus = o["disableAutoFocus"].boolean(),
                              .classes = o["classes"].text(),
                              .attributes = o["attributes"].attributes()};
  for (const Given& item : o["errorList"].list()) {
    options.error_list.push_back({.content = item.content(),
                                  .href = item["href"].text(),
                                  .attributes = item["attributes"].attributes()});
  }
  return error_summary(options);
}

Html an_exit(const Given& o) {
  return exit_this_page({.content = o.content(),
                         .redirect_url = o["redirectUrl"].text(),
                         .id = o["id"].text(),
                         .classes = o["classes"].text(),
                         .activated_text = o["activatedText"].text(),
                         .timed_out_text = o["timedOutText"].text(),
                         .press_two_more_times_text = o["pressTwoMoreTimesText"].text(),
                         .press_one_more_time_text = o["pressOneMoreTimeText"].text(),
                         .attributes = o["attributes"].attributes()});
}

Html a_header(const Given& o) {
  return generic_header(
      {.logo = o.content("logoText", "logoHtml"),
       .url = o["url"].text(),
       .classes = o["classes"].text(),
       .container_classes = o["containerClasses"].text_or("govuk-width-container"),
       .attributes = o["attributes"].attributes()});
}

Html an_inset(const Given& o) {
  return inset_text({.content = o.content(),
                     .id = o["id"].text(),
                     .classes = o["classes"].text(),
                     .attributes = o["attributes"].attributes()});
}

Html a_banner(const Given& o) {
  return notification_banner({.content = o.content(),
                              .type = o["type"].text(),
                              .title = o.content("titleText", "titleHtml"),
                              .title_heading_level = o["titleHeadingLevel"].number(2),
                              .title_id = o["titleId"].text_or("govuk-notification-banner-title"),
                              .role = o["role"].text(),
                              .disable_auto_focus = o["disableAutoFocus"].boolean(),
                              .classes = o["classes"].text(),
                              .attributes = o["attributes"].attributes()});
}

PaginationLink arrow(const Given& o) {
  return {.content = o.content(),
          .href = o["href"].text(),
          .label_text = o["labelText"].text(),
          .attributes = o["attributes"].attributes()};
}

Html a_pagination(const Given& o) {
  PaginationOptions options{.previous = arrow(o["previous"]),
                            .next = arrow(o["next"]),
                            .landmark_label = o["landmarkLabel"].text_or("Pagination"),
                            .classes = o["classes"].text(),
                            .attributes = o["attributes"].attributes()};
  for (const Given& item : o["items"].list()) {
    if (item["number"].truthy() || item["ellipsis"].truthy()) {
      options.items.push_back({.number = item["number"].text(),
                               .href = item["href"].text(),
                               .current = item["current"].truthy(),
                               .ellipsis = item["ellipsis"].truthy(),
                               .visually_hidden_text = item["visuallyHiddenText"].text(),
                               .attributes = item["attributes"].attributes()});
    }
  }
  return pagination(options);
}

Html a_panel(const Given& o) {
  PanelOptions options{.title = o.content("titleText", "titleHtml"),
                       .content = o.content(),
                       .heading_level = o["headingLevel"].number(1),
                       .classes = o["classes"].text(),
                       .actions = {.classes = o["actions"]["classes"].text(),
                                   .attributes = o["actions"]["attributes"].attributes()},
                       .attributes = o["attributes"].attributes()};
  for (const Given& item : o["actions"]["items"].list()) {
    options.actions.items.push_back({.text = item["text"].text(),
                                     .href = item["href"].text(),
                                     .type = item["type"].text(),
                                     .classes = item["classes"].text(),
                                     .attributes = item["attributes"].attributes()});
  }
  return panel(options);
}

Html a_phase_banner(const Given& o) {
  return phase_banner({.tag = tag_from(o["tag"]),
                       .content = o.content(),
                       .classes = o["classes"].text(),
                       .attributes = o["attributes"].attributes()});
}

Html a_navigation(const Given& o) {
  const Given slots = o["slots"];
  const Given end = slots["end"];
  ServiceNavigationOptions options{
      .service_name = o["serviceName"].text(),
      .service_url = o["serviceUrl"].text(),
      .navigation_label = o["navigationLabel"].text(),
      .navigation_id = o["navigationId"].text_or("navigation"),
      .navigation_classes = o["navigationClasses"].text(),
      .menu_button_text = o["menuButtonText"].text_or("Menu"),
      .menu_button_label = o["menuButtonLabel"].text(),
      .aria_label = o["ariaLabel"].text_or("Service information"),
      .collapse_navigation_on_mobile = o["collapseNavigationOnMobile"].boolean(),
      .slots = {.start = slots["start"].markup(),
                .end = end["html"].defined() ? end["html"].markup() : end.markup(),
                .end_inline = end["align"].text() == "inline",
                .navigation_start = slots["navigationStart"].markup(),
                .navigation_end = slots["navigationEnd"].markup()},
      .classes = o["classes"].text(),
      .attributes = o["attributes"].attributes()};
  for (const Given& item : o["navigation"].list()) {
    if (item.truthy()) {
      options.navigation.push_back({.content = item.content(),
                                    .href = item["href"].text(),
                                    .current = item["current"].truthy(),
                                    .active = item["active"].truthy(),
                                    .attributes = item["attributes"].attributes()});
    }
  }
  return service_navigation(options);
}

Html a_skip_link(const Given& o) {
  return skip_link({.content = o.content(),
                    .href = o["href"].text(),
                    .classes = o["classes"].text(),
                    .attributes = o["attributes"].attributes()});
}

SummaryActions actions(const Given& o) {
  SummaryActions all{.classes = o["classes"].text()};
  for (const Given& item : o["items"].list()) {
    all.items.push_back({.content = item.content(),
                         .href = item["href"].text(),
                         .visually_hidden_text = item["visuallyHiddenText"].text(),
                         .classes = item["classes"].text(),
                         .attributes = item["attributes"].attributes()});
  }
  return all;
}

Html a_summary_list(const Given& o) {
  const Given card = o["card"];
  SummaryListOptions options{
      .card = {.title = {.content = card["title"].content(),
                         .heading_level = card["title"]["headingLevel"].number(2),
                         .classes = card["title"]["classes"].text()},
               .actions = actions(card["actions"]),
               .classes = card["classes"].text(),
               .attributes = card["attributes"].attributes()},
      .classes = o["classes"].text(),
      .attributes = o["attributes"].attributes()};
  for (const Given& row : o["rows"].list()) {
    options.rows.push_back(
        {.key = {.content = row["key"].content(), .classes = row["key"]["classes"].text()},
         .value = {.content = row["value"].content(), .classes = row["value"]["classes"].text()},
         .actions = actions(row["actions"]),
         .classes = row["classes"].text(),
         .shown = row.truthy()});
  }
  return summary_list(options);
}

TableRow cells(const Given& list) {
  TableRow row;
  for (const Given& cell : list.list()) {
    row.push_back({.content = cell.content(),
                   .classes = cell["classes"].text(),
                   .format = cell["format"].text(),
                   .colspan = cell["colspan"].number(),
                   .rowspan = cell["rowspan"].number(),
                   .attributes = cell["attributes"].attributes()});
  }
  return row;
}

Html a_table(const Given& o) {
  TableOptions options{.caption = o["caption"].text(),
                       .caption_classes = o["captionClasses"].text(),
                       .head = cells(o["head"]),
                       .first_cell_is_header = o["firstCellIsHeader"].truthy(),
                       .classes = o["classes"].text(),
                       .attributes = o["attributes"].attributes()};
  for (const Given& row : o["rows"].list()) {
    if (row.truthy()) {
      options.rows.push_back(cells(row));
    }
  }
  return table(options);
}

Html a_task_list(const Given& o) {
  TaskListOptions options{.id_prefix = o["idPrefix"].text_or("task-list"),
                          .classes = o["classes"].text(),
                          .attributes = o["attributes"].attributes()};
  for (const Given& item : o["items"].list()) {
    options.items.push_back(
        {.title = {.content = item["title"].content(), .classes = item["title"]["classes"].text()},
         .hint = item["hint"].content(),
         .href = item["href"].text(),
         .status = {.content = item["status"].content(),
                    .tag = tag_from(item["status"]["tag"]),
                    .classes = item["status"]["classes"].text()},
         .classes = item["classes"].text(),
         .shown = item.truthy()});
  }
  return task_list(options);
}

Html a_warning(const Given& o) {
  const bool said = o["iconFallbackText"].truthy();
  return warning_text(
      {.content = o.content(),
       .icon_fallback_text = said ? o["iconFallbackText"].text() : std::string("Warning"),
       .classes = o["classes"].text(),
       .attributes = o["attributes"].attributes()});
}

}  // namespace

const Renderers& pages() {
  static const Renderers all{
      {"back-link", a_back_link},
      {"breadcrumbs", some_breadcrumbs},
      {"details", some_details},
      {"error-summary", an_error_summary},
      {"exit-this-page", an_exit},
      {"generic-header", a_header},
      {"inset-text", an_inset},
      {"notification-banner", a_banner},
      {"pagination", a_pagination},
      {"panel", a_panel},
      {"phase-banner", a_phase_banner},
      {"service-navigation", a_navigation},
      {"skip-link", a_skip_link},
      {"summary-list", a_summary_list},
      {"table", a_table},
      {"tag", [](const Given& o) { return tag(tag_from(o)); }},
      {"task-list", a_task_list},
      {"warning-text", a_warning},
  };
  return all;
}

}  // namespace openmash::govuk::conformance
