// Everything a referral says, question by question: before it is sent, when it has been, and
// whenever its copy is opened. It shows exactly what was written and leaves nothing out. It is
// given either the writer's own draft or a copy that app::Look let through. The questions are the
// domain's; the pages are refer_check.cpp and refer_sent.cpp.
#pragma once

#include "web/pages/refer.h"

namespace openmash::web {

/// With a draft, each part links to where it can be changed and says what cannot be understood.
struct SummaryOf {
  const WrittenReferral& referral;
  const hub::Profile& profile;
  Date today;
  const Fields* draft = nullptr;
};

[[nodiscard]] Html referral_summary(const SummaryOf& of);

/// A contact as the referral it was.
[[nodiscard]] WrittenReferral referral_of(const Intake& intake);

}  // namespace openmash::web
