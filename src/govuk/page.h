// The shell every page stands in: head, header, navigation, main, footer.
// It runs no inline script and writes no inline style; nothing personal belongs in a title. The
// title begins with "Error: " when the page shows errors. components.h has what goes inside;
// assets.h the addresses of the stylesheet and the script.
#pragma once

#include <string>
#include <vector>

#include "govuk/service_navigation.h"
#include "html/html.h"

namespace openmash::govuk {

enum class Audience {
  everybody,  ///< body class om-public: 19 pixels, 960 wide
  staff       ///< body class om-staff: 16 pixels, 1200 wide
};

struct PageOptions {
  std::string title{};      ///< page or question, then reference: never a name
  bool has_errors = false;  ///< "Error: " before the title
  bool training = false;    ///< "Training: " before all of it
  std::string service{};    ///< "Worried about a child": in the title and the navigation
  std::string hub_name{};   ///< "Wenbrook MASH": in the header and the title
  Audience audience = Audience::everybody;
  Html content{};            ///< inside <main>
  Html before_main{};        ///< back link, breadcrumbs, exit this page
  Html notice{};             ///< a banner or phase notice between the header and the page
  bool notice_slot = false;  ///< an empty slot of fixed height, where live notices are shown
  std::string events{};      ///< the address of the page's event stream, if it has one: "/events?…"
  Url service_url{};
  std::vector<NavigationItem> navigation{};
  Html header_end{};           ///< who is signed in, sign out
  Html footer{};               ///< links, "This page is recorded as read by you"
  Url home{};                  ///< "/", if none is given
  std::vector<Url> scripts{};  ///< modules of this page alone, after the one every page has
  std::string lang = "en-GB";
  std::string theme_colour = "#17474a";
  std::string body_classes{};
};

/// A whole document, beginning with its doctype.
[[nodiscard]] Html page(const PageOptions& options);

/// "Error: What is the child's name? – Worried about a child – Wenbrook MASH".
[[nodiscard]] std::string page_title(const PageOptions& options);

}  // namespace openmash::govuk
