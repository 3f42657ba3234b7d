// The placeholders a hub's letter may use: the names between {{ and }}.
// A letter with any other name is refused when the profile is checked, never sent with a hole in
// it. None of them is a person's address, and none carries what an agency said.
// profile/check_profile.cpp refuses by it; letters/ fills it in.
#pragma once

#include <array>
#include <string_view>

namespace openmash::hub {

constexpr auto letter_words = std::to_array<std::string_view>({
    "reference",          // 7K4Q-PDX9
    "date",               // of the letter
    "received_on",        // when the contact came
    "referrer_name",      // empty where they gave none
    "children",           // as the referrer named them, never more
    "what_was_decided",   // as far as this reader may be told; empty where nothing may be
    "what_happens_next",  // the same
    "contact_by",         // who will be in touch and by when; empty where nobody is named
    "signed_by",
    "signed_role",
    "hub_name",
    "hub_body",
    "hub_slogan",
    "hub_telephone",
    "hub_email",
    "hub_address",
    "hub_hours",
    "hub_website",
    "out_of_hours_name",
    "out_of_hours_telephone",
    "complaints",
    "privacy_notice",
});

}  // namespace openmash::hub
