#include "govuk/task_list.h"

namespace openmash::govuk {

namespace {

Html task(const Task& item, const std::string& prefix) {
  const std::string hint_id = item.hint.empty() ? "" : prefix + "-hint";
  const std::string status_id = prefix + "-status";
  const Html title =
      item.href.empty()
          ? element("div", {Attribute::if_any("class", item.title.classes)}, item.title.content)
          : element("a",
                    {{"class", spaced({"govuk-link govuk-task-list__link", item.title.classes})},
                     href(item.href),
                     {"aria-describedby", spaced({hint_id, status_id})}},
                    item.title.content);
  Html under;
  if (!item.hint.empty()) {
    under = element("div", {{"id", hint_id}, {"class", "govuk-task-list__hint"}}, item.hint);
  }
  const bool tagged = !item.status.tag.content.empty();
  return element("li",
                 {{"class", spaced({"govuk-task-list__item",
                                    item.href.empty() ? "" : "govuk-task-list__item--with-link",
                                    item.classes})}},
                 element("div", {{"class", "govuk-task-list__name-and-hint"}}, title, under),
                 element("div",
                         {{"class", spaced({"govuk-task-list__status", item.status.classes})},
                          {"id", status_id}},
                         tagged ? tag(item.status.tag) : item.status.content.html()));
}

}  // namespace

Html task_list(const TaskListOptions& options) {
  Html items;
  int number = 0;
  for (const Task& item : options.items) {
    ++number;
    if (item.shown) {
      items += task(item, options.id_prefix + "-" + std::to_string(number));
    }
  }
  return element(
      "ul", {{"class", spaced({"govuk-task-list", options.classes})}, options.attributes}, items);
}

}  // namespace openmash::govuk
