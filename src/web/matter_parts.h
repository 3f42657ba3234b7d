// What the pages of the inbox share: which kinds this hub takes and how an address spells them, one
// question as a field, and the answer to whatever came of a form.
// Whatever came of it, what was typed stays on the page. Nothing here shows a matter's words. The
// pages are pages/inbox*.cpp; forms about a contact are case_form.h.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/matter/questions.h"
#include "web/form.h"
#include "web/layout.h"
#include "words/matters.h"

namespace openmash::web {

/// "advice_call", as in /inbox/new/advice_call.
[[nodiscard]] std::string_view code_of(MatterKind kind);
[[nodiscard]] std::optional<MatterKind> matter_kind_with(std::string_view code);

/// In the order of the tabs.
[[nodiscard]] std::vector<MatterKind> kinds_taken(const hub::Profile& profile);

/// Whether there is an inbox here for this person.
[[nodiscard]] bool has_inbox(const Visit& visit);

/// One question as a field named by its key.
/// @param before  shown until something was typed
[[nodiscard]] Html matter_field(const Visit& visit, const MatterQuestion& question,
                                const Problems& problems, std::string_view before = {});

/// The reference of a contact, and its reading: "" where it is blank, and a problem where it is
/// mistyped.
[[nodiscard]] Html contact_field(const Visit& visit, std::string_view label, std::string_view hint,
                                 const Problems& problems, std::string_view before = {});
[[nodiscard]] std::string read_contact_field(const Visit& visit, Problems& problems);

/// Done → 303 to the matter; everything else is the page again, in words above what was typed.
/// @param again  the page with these problems, this status, and a new press where `anew`
[[nodiscard]] http::Response after_matter(
    const Visit& visit, const app::MatterHandled& handled,
    const std::function<http::Response(const Problems&, unsigned status, bool anew)>& again);

}  // namespace openmash::web
