// Who may do what, whole, for a hub with the example's eight roles: a digit for every role, every
// situation and every permission.
// The digits are the levels of access/level.h. The table is read by two tests: with a small hub
// made up beside it, and with the example hub itself (tests/scenarios/), so that the folder cannot
// drift away from it.
#pragma once

#include <array>
#include <string_view>

namespace openmash {

enum class Situation {
  contact,      ///< a contact nobody has as a case yet
  own_case,     ///< a case given to this person
  others_case,  ///< a case given to somebody else
  asked_us,     ///< a request to this person's agency, in somebody else's case
  asked_them,   ///< a request to another agency
};

struct MayRow {
  std::string_view role;
  Situation situation;
  std::string_view levels;  ///< in the order of the permissions, grouped by commas
};

// refer log queue contact request, screen rate gate assign timescale, gather answer record
// recommend decide, write-feedback approve-feedback close matters administer,
// talk-with-family share-outside give-view discuss disagree, follow-pathway plan-duty own-duty
// keep-directory answer-as-guest, guard-access break-glass keep-people see-access-record inspect,
// hand-out-letter; what is handed out is 3, for nobody here has just proved themselves
constexpr auto may_table = std::to_array<MayRow>({
    {"contact_officer", Situation::contact, "44330,00000,00000,00040,40004,00000,04000,0"},
    {"contact_officer", Situation::own_case, "44333,00000,00400,40040,43044,40400,04000,0"},
    {"contact_officer", Situation::others_case, "44320,00000,00000,00040,00000,00000,04000,0"},
    {"contact_officer", Situation::asked_us, "44320,00000,00000,00040,00000,00000,04000,0"},
    {"contact_officer", Situation::asked_them, "44320,00000,00000,00040,00000,00000,04000,0"},

    {"screening_team", Situation::contact, "44330,44000,00000,00040,40404,40000,04000,0"},
    {"screening_team", Situation::own_case, "44333,44000,00400,40040,43444,40400,04000,0"},
    {"screening_team", Situation::others_case, "44330,44000,00000,00040,40404,40000,04000,0"},
    {"screening_team", Situation::asked_us, "44330,44000,00000,00040,40404,40000,04000,0"},
    {"screening_team", Situation::asked_them, "44330,44000,00000,00040,40404,40000,04000,0"},

    {"social_worker", Situation::contact, "40300,00000,00000,00000,00000,00000,04000,0"},
    {"social_worker", Situation::own_case, "40333,00000,40440,40000,43044,40400,04000,0"},
    {"social_worker", Situation::others_case, "40300,00000,00000,00000,00000,00000,04000,0"},
    {"social_worker", Situation::asked_us, "40300,00000,00000,00000,00000,00000,04000,0"},
    {"social_worker", Situation::asked_them, "40300,00000,00000,00000,00000,00000,04000,0"},

    {"agency_representative", Situation::contact, "40000,00000,00000,00000,00000,00000,00000,0"},
    {"agency_representative", Situation::own_case, "40033,00000,00400,40000,43044,40400,00000,0"},
    {"agency_representative", Situation::others_case,
     "40000,00000,00000,00000,00000,00000,00000,0"},
    {"agency_representative", Situation::asked_us, "40003,00000,04000,00000,00004,04400,00000,0"},
    {"agency_representative", Situation::asked_them, "40000,00000,00000,00000,00000,00000,00000,0"},

    {"head_of_mash", Situation::contact, "40343,44444,00004,44440,43444,44400,44030,3"},
    {"head_of_mash", Situation::own_case, "40343,44444,00404,44440,43444,44400,44030,3"},
    {"head_of_mash", Situation::others_case, "40343,44444,00004,44440,43444,44400,44030,3"},
    {"head_of_mash", Situation::asked_us, "40343,44444,00004,44440,43444,44400,44030,3"},
    {"head_of_mash", Situation::asked_them, "40343,44444,00004,44440,43444,44400,44030,3"},

    {"business_support", Situation::contact, "44330,00000,00000,44440,40004,04400,04000,3"},
    {"business_support", Situation::own_case, "44333,00000,00400,44440,43044,44400,04000,3"},
    {"business_support", Situation::others_case, "44320,00000,00000,44440,00000,04400,04000,3"},
    {"business_support", Situation::asked_us, "44320,00000,00000,44440,00000,04400,04000,3"},
    {"business_support", Situation::asked_them, "44320,00000,00000,44440,00000,04400,04000,3"},

    {"administrator", Situation::contact, "40000,00000,00000,00004,00000,00000,00400,0"},
    {"administrator", Situation::own_case, "40000,00000,00000,00004,00000,00400,00400,0"},
    {"administrator", Situation::others_case, "40000,00000,00000,00004,00000,00000,00400,0"},
    {"administrator", Situation::asked_us, "40000,00000,00000,00004,00000,00000,00400,0"},
    {"administrator", Situation::asked_them, "40000,00000,00000,00004,00000,00000,00400,0"},

    {"auditor", Situation::contact, "40000,00000,00000,00000,00000,00000,00030,0"},
    {"auditor", Situation::own_case, "40011,00000,00100,10000,11011,10400,00030,0"},
    {"auditor", Situation::others_case, "40000,00000,00000,00000,00000,00000,00030,0"},
    {"auditor", Situation::asked_us, "40000,00000,00000,00000,00000,00000,00030,0"},
    {"auditor", Situation::asked_them, "40000,00000,00000,00000,00000,00000,00030,0"},

    {"inspector", Situation::contact, "40000,00000,00000,00000,00000,00000,00003,0"},
    {"inspector", Situation::own_case, "40000,00000,00000,00000,00000,00400,00003,0"},
    {"inspector", Situation::others_case, "40000,00000,00000,00000,00000,00000,00003,0"},
    {"inspector", Situation::asked_us, "40000,00000,00000,00000,00000,00000,00003,0"},
    {"inspector", Situation::asked_them, "40000,00000,00000,00000,00000,00000,00003,0"},

    {"analyst", Situation::contact, "40000,00000,00000,00000,00000,00000,00000,0"},
    {"analyst", Situation::own_case, "40000,00000,00000,00000,00000,00400,00000,0"},
    {"analyst", Situation::others_case, "40000,00000,00000,00000,00000,00000,00000,0"},
    {"analyst", Situation::asked_us, "40000,00000,00000,00000,00000,00000,00000,0"},
    {"analyst", Situation::asked_them, "40000,00000,00000,00000,00000,00000,00000,0"},
});

}  // namespace openmash
