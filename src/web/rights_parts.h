// What the pages about who may see what have in common: choosing colleagues, what came of a form,
// the parts of a person that a conflict is matched by.
// Whatever comes of a form, nothing typed is lost and all problems are said at once. Nobody is told
// here what is kept from them: pages show only what app/look gives. The pages are pages/conflicts,
// second, broken_glass, contact_protect and request_seal.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "domain/access/guarding.h"
#include "web/case_form.h"

namespace openmash::web {

/// A form of one of these pages: its frame, and what stands in it.
struct RightsForm {
  std::string title;
  std::string button;
  std::string back;  ///< where the way back leads
  std::string next;  ///< where it leads when it is done
  std::function<Html(const FormState&)> body;
  bool warns = false;  ///< the button says that it is not lightly pressed
};

[[nodiscard]] http::Response render(const Visit& visit, const RightsForm& form,
                                    const Problems& problems, unsigned status = 200,
                                    bool anew = false);

/// Hands the command to the hub: on to `next`, or the form again with why not.
[[nodiscard]] http::Response carry_out(const Visit& visit, const RightsForm& form,
                                       const RightsCommand& command);

/// The same for a form that asks nothing but why, in a field `reason`.
/// @param missing  said where nothing is written
[[nodiscard]] http::Response ask_why(
    const Visit& visit, const RightsForm& form, const char* missing,
    const std::function<RightsCommand(const std::string& reason)>& command);

/// Whether who asks is one of those who guard access.
[[nodiscard]] bool guards(const Visit& visit);

/// Of the case that was opened, or as it was typed where there is none.
[[nodiscard]] std::string reference_of(const Visit& visit, const BrokenGlass& glass);

/// Everybody with an account who may take part in cases, by name.
[[nodiscard]] std::vector<app::Colleague> who_takes_part(const Visit& visit);

/// Boxes to choose colleagues by, and those that were chosen.
[[nodiscard]] Html colleague_boxes(const FormState& typed, const Field& one,
                                   const std::vector<app::Colleague>& people);
[[nodiscard]] std::vector<Staff> chosen_colleagues(const Visit& visit, std::string_view name,
                                                   const std::vector<app::Colleague>& people);

/// Of the agencies asked, those that a list leaves nobody of: they cannot see their request, nor
/// answer it.
[[nodiscard]] std::vector<std::string> cut_off(const Visit& visit,
                                               const std::vector<app::AskedAgency>& asked,
                                               const std::vector<StaffId>& listed);
/// That, in a sentence, with what is lost by it; nothing where none is.
[[nodiscard]] Html cut_off_line(const Visit& visit, const std::vector<app::AskedAgency>& asked,
                                const std::vector<StaffId>& listed);

/// How much waits for whoever may be a second or guards: conflicts met, glass, seconds, accounts,
/// judgements.
[[nodiscard]] std::size_t waits_to_guard(const Visit& visit);
/// The way to the judgements that wait for this reader; nothing where none does.
[[nodiscard]] Html judgements_line(const Visit& visit);
/// The navigation's words: "Access", with how much waits for somebody who guards.
[[nodiscard]] std::string access_words(const Visit& visit);

}  // namespace openmash::web
