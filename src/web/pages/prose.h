// The plain pieces that public pages are written in: paragraphs, headings, links, buttons that act.
// Text is escaped by its type and nothing here knows what it says. Whole components are in govuk/;
// the frame round a page is web/layout.h.
#pragma once

#include <string>
#include <vector>

#include "html/html.h"
#include "web/visit.h"

namespace openmash::web::prose {

template <Part... Parts>
[[nodiscard]] Html paragraph(const Parts&... parts) {
  return element("p", {{"class", "govuk-body"}}, parts...);
}

[[nodiscard]] Html title(Text words);                ///< the page's one h1
[[nodiscard]] Html title(Text caption, Text words);  ///< with whom it is about above it
[[nodiscard]] Html heading(Text words);              ///< an h2
[[nodiscard]] Html small_heading(Text words);        ///< an h2 of an aside
[[nodiscard]] Html link(const Url& to, Text words);
/// The green band: what was asked for is done. Nothing where there are no words.
[[nodiscard]] Html done(Text words);
/// The way back, above the page.
[[nodiscard]] Html back(const Url& to, Text words);
/// A mail address that breaks at its @ where the screen is narrow.
[[nodiscard]] Html mail_link(std::string_view address);
[[nodiscard]] Html bullets(const std::vector<Html>& items);
[[nodiscard]] Html numbered_steps(const std::vector<Html>& items);

/// Somebody's words with their line breaks.
[[nodiscard]] Html lines(std::string_view words);

/// Two thirds and one third, under one another on a narrow screen.
[[nodiscard]] Html beside(const Html& main, const Html& aside);
[[nodiscard]] Html two_thirds(const Html& main);

/// The red band: a child in danger now is for 999 and not for a form.
[[nodiscard]] Html call_999();

/// A form that does something, as one button: POST, with every hidden field.
struct ButtonForm {
  std::string to;
  std::string button;
  std::string classes{};
  std::vector<std::pair<std::string, std::string>> fields{};
};
[[nodiscard]] Html button_form(const Visit& visit, const ButtonForm& form);

/// What Enter in a field presses: unseen, for forms whose first button does something else.
[[nodiscard]] Html default_button(Text words);

[[nodiscard]] Html hidden(std::string_view name, std::string_view value);

/// "Monday to Friday, 9am to 5pm", one line for each group of days alike.
[[nodiscard]] std::vector<std::string> opening_hours(const hub::OpeningHours& hours);

/// "tel:+442087083885" of a number as it is printed.
[[nodiscard]] std::string telephone_address(std::string_view number);

/// A document the hub points to, by its title, after some words; nothing where it names none.
[[nodiscard]] Html document(const hub::Profile& profile, hub::LinkUse use, Text before);

/// How to reach the hub by voice, now and out of hours.
[[nodiscard]] Html talk_instead(const hub::Profile& profile);

}  // namespace openmash::web::prose
