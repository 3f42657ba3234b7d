// What a recipient may be told, as they will read it, and that they were told.
// The words come only from releases in force for that recipient (letters/notice.h); what this
// reader may not read is not in them. The pages are notice.cpp.
#pragma once

#include "domain/release/outward.h"
#include "web/case_form.h"

namespace openmash::web {

/// One item as its recipient reads it: the words, whose it is, what for, on what conditions.
[[nodiscard]] Html released_item(const Released<OutwardItem>& one);

/// "Told on paper, Worker 1, …": each telling that rests on this release.
[[nodiscard]] Html told_lines(const Visit& visit, const Request& request, ReleaseId release);

}  // namespace openmash::web
