// The pages of a guest: somebody an agency asks, who has no account and holds a link and its code.
// They are shown what app/look.h gives a guest and nothing else of the case; who they are is what
// they say. What they type is kept under the link, comes back after a wrong code or an ended
// session, and is sent once. The way in is guest.cpp, the answer guest_answer.cpp; links are made
// in request_person.cpp.
#pragma once

#include <string>
#include <vector>

#include "app/guests.h"
#include "web/form.h"
#include "web/pages/question_fields.h"
#include "web/visit.h"

namespace openmash::web::guest {

/// The link in the address.
[[nodiscard]] inline const std::string& link_of(const Visit& visit) {
  return visit.parts.front();
}

[[nodiscard]] std::string address(const Visit& visit, std::string_view rest = {});

/// The token of this browser; "" where it has none.
[[nodiscard]] std::string token_of(const Visit& visit);

/// The fields of an answer as they were sent just now.
[[nodiscard]] keep::Fields typed_fields(const Visit& visit);

/// What somebody wrote, to be read and copied.
[[nodiscard]] Html typed_words(const keep::Fields& typed);

/// What is asked first: the code. What was typed already is carried along.
[[nodiscard]] http::Response ask_for_code(const Visit& visit, const Problems& problems,
                                          const keep::Fields& typed);

/// Says that the link is over, and gives back what was typed.
[[nodiscard]] http::Response link_is_over(const Visit& visit, const keep::Fields& typed);

/// The answer as it was typed, again, beside what another window has stored since.
[[nodiscard]] http::Response changed_elsewhere(const Visit& visit, const app::OpenLink& open,
                                               const keep::Fields& typed,
                                               const keep::Draft& stored);

/// Whoever may go on, or the page that says what to do first.
[[nodiscard]] Result<app::OpenLink, http::Response> open_or_ask(const Visit& visit);

}  // namespace openmash::web::guest
