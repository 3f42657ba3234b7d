// The band at the top with the council's name.
// No crown, no crest and no GOV.UK logotype: GOV.UK's own header and footer are not ported, for
// councils may not use them. page.h uses it; service_navigation.h stands below it.
#pragma once

#include <string>

#include "html/html.h"

namespace openmash::govuk {

struct GenericHeaderOptions {
  Content logo{};
  Url url{};  ///< "/", if none is given
  std::string classes{};
  std::string container_classes = "govuk-width-container";
  Attributes attributes{};
  Html beside{};  ///< ours: what stands at the other end of the band, such as who is signed in
};

[[nodiscard]] Html generic_header(const GenericHeaderOptions& options);

}  // namespace openmash::govuk
