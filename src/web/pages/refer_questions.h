// The questions of a page of the public form, drawn from the domain's list, with what was said so
// far. No choice is made beforehand, every value comes back as it was typed, and "I do not know"
// stands beside each question as an answer like any other. Which questions a page has is
// refer.h; how they are kept is web/referral_fields.h.
#pragma once

#include "web/pages/refer.h"

namespace openmash::web::refer {

/// Everything wrong with what a page says, in the words people read.
[[nodiscard]] Problems problems_in(const FormPage& page, const Fields& fields, Date today);

/// What is wrong with one answer; nothing where nothing is. Also for the page to check answers.
[[nodiscard]] std::optional<Problem> problem_in(const Asked& asked, const Fields& fields, Asks asks,
                                                Date today);

[[nodiscard]] Html question(const Asked& asked, const Fields& fields, const Problems& problems);

/// Letters as people count them, near enough; and a number as they read it: "20,000".
[[nodiscard]] std::size_t characters(std::string_view text);
[[nodiscard]] std::string with_commas(std::size_t number);

/// All of them, with the headings between.
[[nodiscard]] Html questions(const FormPage& page, const Fields& fields, const Problems& problems);

/// Whom a worry is about, whether a child is born, who is at risk and who does harm.
[[nodiscard]] Html choices(const FormPage& page, const Fields& fields);

}  // namespace openmash::web::refer
