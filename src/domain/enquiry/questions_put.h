// The questions one request puts: the agency's own set and the standard end, less those left out
// for this enquiry and with those added to it in front.
// It leaves nothing else out and adds nothing; an agency and a guest of it are asked the same. The
// sets are question/question_set.h; leaving out and adding is request_information.h.
#pragma once

#include "domain/casefile/casefile.h"
#include "domain/hub/profile.h"

namespace openmash {

[[nodiscard]] std::vector<question::Question> questions_put(const Request& request,
                                                            const hub::Profile& profile);

}  // namespace openmash
