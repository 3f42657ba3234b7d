// Those an agency asks for its answer, as its request shows them: found in the directory or written
// in, answering by telephone or by a guest link.
// What a guest sent is shown as claimed, and becomes part of the agency's answer only when somebody
// takes it over and sends it. Whoever was asked has a page of their own, request_person.cpp; the
// guest's side is guest.h.
#pragma once

#include <optional>
#include <string>

#include "web/pages/answer_form.h"

namespace openmash::web {

[[nodiscard]] Html people_asked(const Visit& visit, const Request& request);

/// Asks the safeguarding lead of the entry named in the form; asks nobody, and is refused in words,
/// where there is no such entry or it is closed.
[[nodiscard]] std::optional<CaseCommand> ask_from_directory(const Visit& visit, RequestId request,
                                                            EnquiryId enquiry);

/// Which guest's answer the pressed button takes over; nothing where it does something else.
[[nodiscard]] std::optional<GuestAnswered> answer_to_take_over(const Request& request,
                                                               std::string_view deed);

/// Puts a guest's answer into the form beside what is typed there: nothing typed is written over.
/// @param in_items  each question answered becomes an item: where each piece is held by itself
void take_over(TypedAnswer& typed, const GuestAnswered& guest,
               const std::vector<question::Question>& questions, bool in_items);

/// The page of one of them, under the request that is open.
[[nodiscard]] std::string person_address(const Visit& visit, const NamedEnquiry& one,
                                         std::string_view rest = {});

/// What they said, by telephone or by link.
[[nodiscard]] Html said_by(const NamedEnquiry& one);

/// "Adult 1, class teacher (claimed, not checked)".
[[nodiscard]] std::string claimed_words(const GuestAnswered& guest);

}  // namespace openmash::web
