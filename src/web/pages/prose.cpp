#include "web/pages/prose.h"

#include <algorithm>
#include <array>

#include "govuk/back_link.h"
#include "govuk/button.h"
#include "govuk/notification_banner.h"
#include "london/time_text.h"
#include "web/form.h"

namespace openmash::web::prose {

namespace {

constexpr std::array<std::string_view, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                  "Friday", "Saturday", "Sunday"};

std::string days_from(std::size_t first, std::size_t last) {
  if (first == last) {
    return std::string(days[first]);
  }
  return std::string(days[first]) + (last == first + 1 ? " and " : " to ") +
         std::string(days[last]);
}

/// "9am" rather than "9:00am".
std::string hour_text(std::chrono::minutes since_midnight) {
  std::string text = london::clock_text(since_midnight);
  if (const std::size_t at = text.find(":00"); at != std::string::npos) {
    text.erase(at, 3);
  }
  return text;
}

}  // namespace

Html done(Text words) {
  return words.view().empty()
             ? Html()
             : govuk::notification_banner(
                   {.content =
                        element("p", {{"class", "govuk-notification-banner__heading"}}, words),
                    .type = "success"});
}

Html title(Text words) {
  return element("h1", {{"class", "govuk-heading-l"}}, words);
}

Html title(Text caption, Text words) {
  return join(element("span", {{"class", "govuk-caption-l"}}, caption), title(words));
}

Html heading(Text words) {
  return element("h2", {{"class", "govuk-heading-m"}}, words);
}

Html small_heading(Text words) {
  return element("h2", {{"class", "govuk-heading-s"}}, words);
}

Html link(const Url& to, Text words) {
  return element("a", {href(to), {"class", "govuk-link"}}, words);
}

Html back(const Url& to, Text words) {
  return govuk::back_link({.content = words, .href = to});
}

Html mail_link(std::string_view address) {
  const std::size_t at = std::min(address.find('@'), address.size());
  return element("a", {href("mailto:" + std::string(address)), {"class", "govuk-link"}},
                 Text(address.substr(0, at)), "<wbr>"_html, Text(address.substr(at)));
}

Html bullets(const std::vector<Html>& items) {
  Html list;
  for (const Html& item : items) {
    list += element("li", item);
  }
  return element("ul", {{"class", "govuk-list govuk-list--bullet"}}, list);
}

Html numbered_steps(const std::vector<Html>& items) {
  Html list;
  int number = 0;
  for (const Html& item : items) {
    list += element("li", {{"data-n", std::to_string(++number)}}, item);
  }
  return element("ol", {{"class", "om-steps"}}, list);
}

Html lines(std::string_view words) {
  Html all;
  while (true) {
    const std::size_t end = words.find('\n');
    all += escape(Text(words.substr(0, end)));
    if (end == std::string_view::npos) {
      return all;
    }
    all += "<br>"_html;
    words.remove_prefix(end + 1);
  }
}

Html beside(const Html& main, const Html& aside) {
  return element("div", {{"class", "govuk-grid-row"}},
                 element("div", {{"class", "govuk-grid-column-two-thirds"}}, main),
                 element("div", {{"class", "govuk-grid-column-one-third"}},
                         element("div", {{"class", "om-aside"}}, aside)));
}

Html two_thirds(const Html& main) {
  return element("div", {{"class", "govuk-grid-row"}},
                 element("div", {{"class", "govuk-grid-column-two-thirds"}}, main));
}

Html call_999() {
  return "<div class=\"om-999\"><p><strong>Is a child in danger now? Call 999.</strong> "
         "Do not fill in this form first.</p></div>"_html;
}

Html hidden(std::string_view name, std::string_view value) {
  return element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html button_form(const Visit& visit, const ButtonForm& form) {
  Html fields = hidden_fields(visit);
  for (const auto& [name, value] : form.fields) {
    fields += hidden(name, value);
  }
  return element(
      "form", {action(form.to), {"method", "post"}, flag("novalidate")}, fields,
      govuk::button(
          {.content = form.button, .classes = form.classes, .prevent_double_click = true}));
}

Html default_button(Text words) {
  return element("button",
                 {{"type", "submit"},
                  {"class", "govuk-visually-hidden"},
                  {"tabindex", "-1"},
                  {"aria-hidden", "true"}},
                 words);
}

std::vector<std::string> opening_hours(const hub::OpeningHours& hours) {
  std::vector<std::string> text;
  for (std::size_t first = 0; first < hours.week.size();) {
    std::size_t last = first;
    while (last + 1 < hours.week.size() && hours.week[last + 1] == hours.week[first]) {
      ++last;
    }
    if (const auto& day = hours.week[first]) {
      text.push_back(days_from(first, last) + ", " + hour_text(day->open) + " to " +
                     hour_text(day->close));
    }
    first = last + 1;
  }
  return text;
}

std::string telephone_address(std::string_view number) {
  std::string digits;
  for (char c : number) {
    if (c >= '0' && c <= '9') {
      digits += c;
    }
  }
  return digits.starts_with('0') ? "tel:+44" + digits.substr(1) : "tel:" + digits;
}

Html document(const hub::Profile& profile, hub::LinkUse use, Text before) {
  const hub::Link* found = profile.link(use);
  if (found == nullptr) {
    return {};
  }
  return paragraph(
      before, found->address.empty() ? escape(found->title) : link(found->address, found->title),
      ".");
}

Html talk_instead(const hub::Profile& profile) {
  const hub::ContactDetails& contact = profile.contact;
  Html words = heading("Talk to someone instead");
  const auto number = [](const std::string& telephone) {
    return element("a", {href(telephone_address(telephone)), {"class", "govuk-link om-nowrap"}},
                   element("strong", telephone));
  };
  if (!contact.telephone.empty()) {
    Html when;
    for (const std::string& line : opening_hours(profile.hours)) {
      when += join("<br>"_html, line);
    }
    words += paragraph(number(contact.telephone), when);
  }
  if (!contact.out_of_hours_telephone.empty()) {
    words += paragraph(number(contact.out_of_hours_telephone), "<br>"_html,
                       contact.out_of_hours_name.empty() ? "" : contact.out_of_hours_name + ": ",
                       contact.out_of_hours_name.empty() ? "Evenings, nights, weekends"
                                                         : "evenings, nights, weekends");
  }
  words += paragraph(link("/help", "Text, sign language, another language, or by post"));
  return words;
}

}  // namespace openmash::web::prose
