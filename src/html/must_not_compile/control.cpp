// The same things done rightly: if this does not compile, the refusals beside it show nothing.
#include <string>

#include "html/html.h"

using namespace openmash;

Html control(const std::string& typed) {
  Html html = escape(typed);
  html += escape(typed);
  html += "<br>"_html;
  html += element("a", {{"class", "govuk-link"}, href("/cases/" + typed)}, typed);
  return html;
}
