// The way out at once, for somebody who may be watched.
// It is a plain link without script; with script, Shift pressed three times does the same.
// It stands above the heading of every public page that asks about harm.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct ExitThisPageOptions {
  Content content{};   ///< "Exit this page", if none is given
  Url redirect_url{};  ///< a weather page, if none is given
  std::string id{};
  std::string classes{};
  std::string activated_text{};
  std::string timed_out_text{};
  std::string press_two_more_times_text{};
  std::string press_one_more_time_text{};
  Attributes attributes{};
};

[[nodiscard]] Html exit_this_page(const ExitThisPageOptions& options);

}  // namespace openmash::govuk
