#include "govuk/exit_this_page.h"

#include "govuk/button.h"
#include "govuk/i18n.h"

namespace openmash::govuk {

Html exit_this_page(const ExitThisPageOptions& options) {
  const Html usual =
      element("span", {{"class", "govuk-visually-hidden"}}, "Emergency") + " Exit this page"_html;
  Attributes own{Attribute::if_any("id", options.id),
                 {"class", spaced({"govuk-exit-this-page", options.classes})},
                 {"data-module", "govuk-exit-this-page"},
                 options.attributes};
  add_i18n(own, "activated", options.activated_text);
  add_i18n(own, "timed-out", options.timed_out_text);
  add_i18n(own, "press-two-more-times", options.press_two_more_times_text);
  add_i18n(own, "press-one-more-time", options.press_one_more_time_text);
  return element("div", {own},
                 button({.content = options.content.or_else(usual),
                         .classes = "govuk-button--warning govuk-exit-this-page__button "
                                    "govuk-js-exit-this-page-button",
                         .href = options.redirect_url.or_else("https://www.bbc.co.uk/weather"),
                         .attributes = {{"rel", "nofollow noreferrer"}}}));
}

}  // namespace openmash::govuk
