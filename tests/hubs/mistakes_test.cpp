// One row a kind of mistake: a good folder, one thing changed in it, and what the loader must then
// say, and where. The line is found from the text put in, so that the profile may grow without
// these rows.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "profile/hub_folder.h"

using namespace openmash;
using profile::HubFolder;
using profile::Mistake;

namespace {

struct Row {
  const char* file;
  const char* from;  ///< the first place this stands
  const char* to;
  const char* at;  ///< the mistake is on the line where this stands afterwards; empty: on no line
  const char* found;     ///< part of what is said
  const char* expected;  ///< part of what is said
};

constexpr const char* profile_file = "profile.toml";
constexpr const char* questions_file = "questions/education.v1.toml";
constexpr const char* letter_file = "letters/referrer-feedback.v1.txt";
constexpr const char* law_file = "law.toml";
constexpr const char* pathways_file = "pathways.toml";
constexpr const char* exercise_file = "exercise.toml";
constexpr const char* retention_file = "retention.toml";

const Row rows[] = {
    // Keys and kinds of value.
    {profile_file, "slug =", "slug ==", "slug ==", "not TOML", "hub-profile.md"},
    {profile_file, "slug = \"redbridge\"", "slug = \"elsewhere\"", "elsewhere", "elsewhere",
     "the folder's name"},
    {profile_file, "version = \"1\"", "version = 1", "version = 1", "a number for version",
     "quotation marks"},
    {profile_file, "version = \"1\"", "", "# Redbridge", "no version", "quotation marks"},
    {profile_file, "version = \"1\"", "version = \" \"", "version =", "an empty text",
     "some words"},
    {profile_file, "2026-11-01", "\"2026-11-01\"", "in_force_from", "a text for in_force_from",
     "a date without quotation marks"},
    {profile_file, "slogan =", "sloagn =", "sloagn", "the unknown key \"sloagn\"", "slogan"},
    {profile_file, "hub = \"MASH\"", "", "[words]", "no hub in [words]", "quotation marks"},
    {profile_file, "[words]", "[word]", "# Redbridge", "no [words]", "a table [words]"},
    {profile_file, "[words]", "[word]", "[word]", "the unknown key \"word\"", "words"},
    {profile_file, "postal = [", "postal = [7, ", "postal", "a number for postal",
     "quotation marks"},
    {profile_file, "fax = \"020 8708 3886\"", "fax = [\"020\"]", "fax =", "a list for fax",
     "quotation marks"},
    {profile_file, "exists = true", "exists = \"yes\"", "exists =", "a text for exists",
     "true or false"},
    {profile_file, "powers = [\"log_contacts\", \"see_contacts\"]", "powers = \"log_contacts\"",
     "powers = \"log_contacts\"", "a text for powers", "square brackets"},
    {profile_file, "[[agencies]]", "[agencies]", "[[agencies]]", "not TOML", "hub-profile.md"},
    {profile_file, "telephone = \"01632 960011\"", "telephone = \"ask the desk\"", "ask the desk",
     "\"ask the desk\"", "a telephone number"},
    // Spellings.
    {profile_file, "members_see = \"own_answer_only\"", "members_see = \"everything\"",
     "everything", "\"everything\"", "record_during_check"},
    {profile_file, "clock_means = \"decision\"", "clock_means = \"both\"", "clock_means",
     "\"both\"", "agency_return, decision"},
    {profile_file, "powers = [\"work_cases\"]", "powers = [\"work_cases\", \"rule\"]", "rule",
     "\"rule\"", "log_contacts"},
    {profile_file, "receiver = \"agency\"", "receiver = \"anyone\"", "anyone", "\"anyone\"",
     "none, fixed, agency, service"},
    {profile_file, "kind = \"fax\"", "kind = \"telex\"", "telex", "\"telex\"", "online_form"},
    {profile_file, "kind = \"police\"", "kind = \"pigeon\"", "pigeon", "\"pigeon\"", "anonymous"},
    {profile_file, "purpose = \"check\"", "purpose = \"curiosity\"", "curiosity", "\"curiosity\"",
     "child_protection"},
    {profile_file, "agreement = \"sought\"", "agreement = \"assumed\"", "agreement = \"assumed\"",
     "\"assumed\"", "not_needed, sought, required"},
    {profile_file, "use = \"website\"", "use = \"joke\"", "joke", "\"joke\"", "thresholds"},
    {profile_file, "code = \"police\"", "code = \"The Police\"", "The Police", "\"The Police\"",
     "a code: a-z"},
    // What arrives and is no contact.
    {profile_file, "[feedback]", "[matters.complaint]\nreply = \"1 working day\"\n\n[feedback]",
     "[matters.complaint]", "work this hub does not do", "the list work"},
    {profile_file, "[feedback]", "[matters.pigeon]\nreply = \"1 working day\"\n\n[feedback]",
     "[matters.pigeon]", "the unknown key \"pigeon\"", "advice_call"},
    {profile_file, "[feedback]", "[matters.family_call]\nnext_stage = \"x\"\n\n[feedback]",
     "[matters.family_call]", "has only one", "[matters.complaint] only"},
    {profile_file, "[feedback]",
     "[matters.complaint]\nnext_reply = \"1 working day\"\n\n[feedback]", "next_reply",
     "a stage that has no name", "next_stage"},
    {profile_file, "[feedback]", "[matters.complaint]\nreply = \"soon\"\n\n[feedback]",
     "reply = \"soon\"", "\"soon\"", "a clock:"},
    // Clocks and hours.
    {profile_file, "4 elapsed hours", "four hours", "four hours", "\"four hours\"", "a clock:"},
    {profile_file, "4 elapsed hours", "0 elapsed hours", "0 elapsed", "\"0 elapsed hours\"",
     "a clock:"},
    {profile_file, "4 elapsed hours", "400 working days", "400 working", "400", "60 days"},
    {profile_file, "monday = \"09:00 to 17:00\"", "monday = \"9-5\"", "monday", "\"9-5\"",
     "09:00 to 17:00"},
    {profile_file, "monday = \"09:00 to 17:00\"", "monday = \"17:00 to 09:00\"", "monday",
     "17:00 to 09:00", "the earlier first"},
    {profile_file, "monday = \"09:00 to 17:00\"", "moonday = \"09:00 to 17:00\"", "moonday",
     "the unknown key \"moonday\"", "monday"},
    // Codes that must exist, or stand once.
    {profile_file, "roles = [\"screening_team\"]", "roles = [\"screeners\"]", "screeners",
     "the role \"screeners\"", "one of [[roles]]"},
    {profile_file, "no_further_action_waits = 120", "no_further_action_waits = 30",
     "no_further_action_waits", "letters that go before anybody could have looked", "60 or more"},
    {profile_file, "question_set = \"police.v1\"", "question_set = \"police.v2\"", "police.v2",
     "the question set \"police.v2\"", "a file in questions/"},
    {profile_file, "referrer_letter = \"referrer-feedback.v1\"", "referrer_letter = \"none.v1\"",
     "none.v1", "the letter \"none.v1\"", "a file in letters/"},
    {profile_file, "code = \"health\"", "code = \"police\"", "code = \"police\"\nname = \"Health\"",
     "twice in agencies", "once"},
    {profile_file, "kind = \"fax\"", "kind = \"letter\"", "kind = \"letter\"\nname = \"Fax\"",
     "twice in channels", "once"},
    {profile_file, "code = \"urgent\"", "code = \"standard\"",
     "code = \"standard\"\nname = \"Standard\"", "twice in levels", "once"},
    {profile_file, "\"criteria\" = ", "\"crits\" = ", "\"crits\"", "an assumption about \"crits\"",
     "the path of something"},
    {profile_file, "[feedback]\nwritten_to = [\"online_form\"",
     "[feedback]\nwritten_to = [\"online_form\", \"smoke\"", "smoke", "\"smoke\"", "online_form"},
    // What does not fit together.
    {profile_file, "[stages.decides]\nroles = [\"head_of_mash\"]", "", "[stages.screens]",
     "nobody who decides", "[stages.decides]"},
    {profile_file, "[stages.gathers]\nroles = [\"social_worker\"]", "[stages.gathers]\nroles = []",
     "[stages.gathers]", "no role", "nobody"},
    {profile_file, "exists = true", "exists = false", "[stages.gathers]", "without a check",
     "exists = true"},
    {profile_file, "roles = [\"screening_team\"]",
     "roles = [\"screening_team\"]\nmanner = \"jointly\"", "[stages.screens]", "views_min below 2",
     "views_min = 2"},
    {profile_file, "roles = [\"screening_team\"]", "roles = [\"screening_team\"]\nviews_min = 3",
     "views_min", "views_min without jointly", "manner"},
    {profile_file, "roles = [\"screening_team\"]", "roles = [\"screening_team\"]\nviews_min = 0",
     "views_min", "0 for views_min", "a whole number"},
    {profile_file, "roles = [\"screening_team\"]", "roles = [\"administrator\"]",
     "roles = [\"administrator\"]", "which administers", "children's records"},
    {profile_file, "powers = [\"administer\"]", "powers = [\"administer\", \"see_every_case\"]",
     "\"administer\", ", "together with other powers", "administer alone"},
    {profile_file, "powers = [\"work_cases\"]", "powers = [\"work_cases\", \"keep_people\"]",
     "\"keep_people\"]", "keep_people for a role that speaks for no agency",
     "for_an_agency = true"},
    {profile_file, "powers = [\"work_cases\"]", "powers = [\"work_cases\", \"answer_requests\"]",
     "\"work_cases\", \"answer", "speaks for no agency", "for_an_agency"},
    {profile_file, "powers = [\"answer_requests\", \"plan_duty\"]",
     "powers = [\"answer_requests\", \"see_access_record\"]", "\"see_access_record\"]",
     "see_access_record for a role that speaks for an agency", "a role of the hub's own"},
    {profile_file, "powers = [\"administer\"]", "powers = [\"see_contacts\"]", "[[roles]]",
     "no role with the power administer", "one role"},
    {profile_file, "receiver_name = \"Child Protection and Assessment Team (CPAT)\"", "",
     "[[outcomes]]", "a fixed receiver without a name", "receiver_name"},
    {profile_file, "receiver = \"agency\"", "receiver = \"agency\"\nreceiver_name = \"Police\"",
     "receiver_name = \"Police\"", "not used", "receiver = \"fixed\""},
    {profile_file, "receiver = \"agency\"", "receiver = \"agency\"\nservices = [\"School\"]",
     "services = [\"School\"]", "services that are not used", "receiver = \"service\""},
    {profile_file, "receiver = \"none\"", "receiver = \"agency\"",
     "receiver = \"agency\"\nno_further_action", "no further action with a receiver",
     "receiver = \"none\""},
    {profile_file, "most_urgent = true", "most_urgent = false", "[[levels]]", "most_urgent",
     "exactly one"},
    {profile_file, "asked_by_default = true\nquestion_set = \"police.v1\"",
     "is_social_care = true\nquestion_set = \"police.v1\"", "[[agencies]]", "more than once",
     "one agency"},
    {profile_file, "https://www.redbridge.gov.uk/mash", "www.redbridge.gov.uk/mash",
     "website =", "www.redbridge", "https://"},
    {profile_file, "cpat.referrals@", "cpat.referrals at ", "email =", "cpat.referrals at", "an @"},
    {profile_file, "title = \"Are you worried about a child?\"",
     "title = \"Are you\"\naddress = \"javascript:alert(1)\"", "javascript", "javascript",
     "https://, mailto: or tel:"},
    {profile_file, "out_of_hours_name = \"Emergency Duty Team\"", "", "[contact]",
     "half of the out-of-hours", "or neither"},
    // What no profile may say.
    {profile_file, "[check]", "[check]\nrecommender_may_decide = true", "recommender_may_decide",
     "recommender_may_decide", "the same in every hub"},
    {profile_file, "[check]", "[check]\naudit = false", "audit = false", "audit",
     "the same in every hub"},
    {profile_file, "[check]", "[check]\nignore_conflict_of_interest = true", "ignore_conflict",
     "conflict", "the same in every hub"},
    {profile_file, "[check]", "[check]\ntwo_person_release = false", "two_person", "two_person",
     "the same in every hub"},
    {profile_file, "slogan = \"Working", "slogan = \"Under the Data Protection Act 1998, working",
     "slogan =", "Data Protection Act 1998", "Data Protection Act 2018"},
    {profile_file, "about = \"A", "about = \"\"\"\nWe keep the\ndata protection\nact 1998. A",
     "data protection\n", "Data Protection Act 1998", "25 May 2018"},
    {letter_file, "We read what", "By the Data Protection\nAct 1998 we read what", "By the Data",
     "Data Protection Act 1998", "Data Protection Act 2018"},
    {questions_file, "Any other issues?", "Any other issues (DPA 1998)?", "DPA 1998", "DPA 1998",
     "Data Protection Act 2018"},
    // Letters.
    {letter_file, "{{reference}}", "{{referance}}", "{{referance}}", "{{referance}}",
     "one of: reference"},
    {letter_file, "{{reference}}", "{{{reference}}}", "{{{reference", "{{{reference}}", "{{name}}"},
    {letter_file, "{{reference}}", "{{&reference}}", "{{&", "{{&reference}}", "{{name}}"},
    {letter_file, "{{reference}}", "{{reference", "{{reference", "{{", "one of: reference"},
    {letter_file, "{{/children}}{{^", "{{^", "{{#children}}", "\"children\" that is never closed",
     "{{/children}}"},
    {letter_file, "{{/children}}{{^", "{{/reference}}{{/children}}{{^", "{{/reference}}",
     "{{/reference}}", "{{/children}} first"},
    // Questions.
    {questions_file, "kind = \"yes_no_not_known\"", "kind = \"score\"", "\"score\"", "\"score\"",
     "one_of"},
    {questions_file, "code = \"late\"", "code = \"attendance\"",
     "code = \"attendance\"\nwords = \"Is the child", "\"attendance\" twice", "once"},
    {questions_file, "code = \"late\"", "code = \"strengths\"", "code = \"strengths\"",
     "\"strengths\"", "every set ends with that one"},
    {questions_file, "kind = \"text\"", "kind = \"one_of\"", "[[questions]]", "0 choices",
     "two or more"},
    {questions_file, "kind = \"text\"",
     "kind = \"text\"\nchoices = [{code = \"a\", words = \"A\"}, {code = \"b\", words = \"B\"}]",
     "choices = [{", "takes none", "one_of"},
    {questions_file, "{code = \"both\"", "{code = \"authorised\"", "choices = [",
     "\"authorised\" twice", "once"},
    {questions_file, "kind = \"yes_no_not_known\"",
     "kind = \"yes_no_not_known\"\nonly_if = {question = \"health\", is = \"yes\"}", "only_if",
     "the question \"health\"", "an earlier question"},
    {questions_file, "kind = \"yes_no_not_known\"",
     "kind = \"yes_no_not_known\"\nonly_if = {question = \"absence\", is = \"maybe\"}", "only_if",
     "the answer \"maybe\"", "one of the choices"},
    {questions_file, "[[questions]]", "formula = \"a + b\"\n[[questions]]", "formula",
     "the unknown key \"formula\"", "questions"},
    // The law.
    {law_file, "code = \"section_17\"", "code = \"section_47\"",
     "code = \"section_47\"\nname = \"Children Act 1989, section 17", "\"section_47\" twice",
     "once"},
    {law_file, "basis = \"duty_to_share\"", "basis = \"duty_of_nobody\"",
     "basis = \"duty_of_nobody\"", "the basis \"duty_of_nobody\"", "a code of [[bases]]"},
    {law_file, "basis = \"duty_to_share\"", "basis = \"duty_to_share\"\nfrom = 2026-01-01",
     "from = 2026-01-01", "begins apart from its basis", "where the basis has commenced"},
    {law_file, "from = 1991-10-14", "from = 1991-10-14\nuntil = 1990-01-01", "until",
     "an end before its beginning", "a date on or after"},
    // Values that do not make sense together.
    {profile_file, "agency_return = \"4 working hours\"", "agency_return = \"9 working hours\"",
     "agency_return = \"9", "answer after the decision is due", "no longer than the decision"},
    {profile_file, "agency_return = \"2 elapsed hours\"", "agency_return = \"1 working day\"",
     "agency_return = \"1 working day\"\nmost_urgent", "answer after the decision is due",
     "no longer than the decision"},
    {profile_file, "decision = \"4 elapsed hours\"", "decision = \"2 working days\"",
     "decision = \"1 working day\"", "sooner than that of the most urgent level",
     "the shortest clock"},
    {profile_file, "roles = [\"head_of_mash\"]",
     "roles = [\"head_of_mash\", \"screening_team\", \"social_worker\"]\nmanner = "
     "\"jointly\"\nviews_min = 2",
     "views_min", "fewer views (2) than roles (3)", "views_min = 3"},
    {profile_file, "roles = [\"screening_team\"]",
     "roles = [\"screening_team\", \"screening_team\"]", "roles = [\"screening_team\", ", "twice",
     "once"},
    {profile_file, "powers = [\"work_cases\"]", "powers = [\"work_cases\", \"work_cases\"]",
     "\"work_cases\", ", "twice in powers", "once"},
    {profile_file, "[[roles]]", "[[roles]]\ncode = \"visitor\"\nname = \"Visitor\"\n\n[[roles]]",
     "[[roles]]", "takes no step and has no power", "no such role"},
    {profile_file, "name = \"Business support\"", "name = \"contact  Officer\"", "contact  Officer",
     "a second entry of roles called", "a name of its own"},
    {profile_file, "name = \"Probation\"", "name = \"POLICE\"", "POLICE",
     "a second entry of agencies called", "a name of its own"},
    {profile_file, "name = \"Single-agency response\"", "name = \"No further action\"",
     "name = \"No further action\"\ndefinition = \"Some", "a second entry of outcomes called",
     "of its own"},
    {profile_file, "words = \"An adult's drinking\"", "words = \"An adult's use of drugs\"",
     "words = \"An adult's use of drugs\"\n\n[[issues]]\ncode = \"parent_mental",
     "a second entry of issues called", "a words of its own"},
    {profile_file, "name = \"Police\"", "name = \"Police\"\nformer = [{name = \"police\"}]",
     "former", "the name it has today", "a name it had before"},
    {profile_file, "name = \"Police\"", "name = \"Police\"\nformer = [{name = \"Health\"}]",
     "former", "another agency's", "nobody has now"},
    {profile_file, "name = \"Police\"",
     "name = \"Police\"\nformer = [{name = \"Watch\", until = 2030-01-01}]", "former",
     "still holds", "before in_force_from"},
    {profile_file, "telephone = \"020 8708 3885\"", "telephone = \"ring the desk\"", "ring the",
     "ring the desk", "digits"},
    {profile_file, "email = \"cpat.referrals@redbridge.gov.uk\"", "email = \"ask us@redbridge\"",
     "ask us@", "ask us@redbridge", "without spaces"},
    {profile_file, "title = \"Are you worried about a child?\"",
     "title = \"Are you\"\naddress = \"mailto:nobody\"", "mailto:nobody", "leads nowhere",
     "mailto:name@place"},
    {profile_file, "title = \"Are you worried about a child?\"",
     "title = \"Are you\"\naddress = \"tel:ring-us\"", "tel:ring", "leads nowhere", "tel: and"},
    {profile_file, "title = \"Are you worried about a child?\"",
     "title = \"Ring us\"\naddress = \"tel:02087083885\"", "title = \"Ring us\"",
     "a number it does not say", "the number in the title"},
    {profile_file, "title = \"Are you worried about a child?\"",
     "title = \"Are you\"\naddress = \"ftp://old.example\"", "ftp:", "ftp://old.example",
     "https://, mailto: or tel:"},
    {profile_file, "title = \"Are you worried about a child?\"",
     "title = \"Rules under the DPA 1998\"", "DPA 1998", "DPA 1998", "Data Protection Act 2018"},
    {profile_file, "version = \"1\"", "version = \"the one we agreed on last spring, I believe\"",
     "version =", "more than 40 characters", "a short name"},
    {profile_file, "in_force_from = 2026-11-01", "", "# Redbridge", "no in_force_from", "a date"},
    {profile_file, "in_force_from = 2026-11-01", "in_force_from = 2026-02-30", "2026-02-30",
     "not TOML", "hub-profile.md"},
    {profile_file, "in_force_from = 2026-11-01", "in_force_from = 1926-11-01", "1926",
     "a day in 1926", "between 2000 and 2100"},
    {profile_file, "purpose = \"check\"", "purpose = \"child_protection\"",
     "purpose = \"child_protection\"\nwords = \"Say", "twice in consent", "once"},
    {profile_file, "leaving_out_needs_reason = true",
     "leaving_out_needs_reason = true\nneeds_agreement = true",
     "agreement = \"sought\"\ntell_family "
     "= \"unless_it_raises_the_risk\"\nmay_go_on_without = [\n  {code = \"harm\", words = \"A "
     "child "
     "has suffered, or is likely to suffer, significant harm.\"},\n  {code = \"raises_risk\"",
     "a rule that does not", "agreement = \"required\""},
    {profile_file, "agreement = \"not_needed\"",
     "agreement = \"not_needed\"\nmay_go_on_without = [{code = \"x\", words = \"X\"}]",
     "may_go_on_without = [{code = \"x\"", "not needed", "no may_go_on_without"},
    {profile_file, "{code = \"not_reached\"", "{code = \"harm\"",
     "{code = \"harm\", words = \"It was", "the reason \"harm\" twice", "once"},
    {profile_file, "receiver = \"none\"", "receiver = \"none\"\nneeds_agreement = true",
     "needs_agreement", "nobody receives", "a receiver"},
    {profile_file, "slogan =", "work = [\"tea\"]\nslogan =", "work =", "\"tea\"", "advice_line"},
    {profile_file, "[[links]]", "[[disagreement]]\nname = \"Talk\"\n\n[[links]]",
     "[[disagreement]]", "no clock in [[disagreement]]", "a clock:"},
    {profile_file, "referrer_letter =",
     "family_letter = \"referrer-feedback.v1\"\nreferrer_letter =", "family_letter",
     "one letter for the referrer and the family", "of its own"},
    {profile_file, "question_set = \"police.v1\"", "question_set = \"health.v1\"", "",
     "a question set no agency is asked", "question_set"},
    {letter_file, "{{reference}}", "7K4Q", "", "a letter without {{reference}}", "somewhere in it"},
    {letter_file, "{{hub_telephone}}", "{{hub_telephone}} {{complaints}}", "{{complaints}}",
     "{{complaints}}, which nothing fills", "[[links]]"},
    {law_file, "from = 1991-10-14", "from = 1991-10-14\nverdict = \"yes\"", "verdict",
     "the unknown key \"verdict\"", "source"},
    {pathways_file, "clock = \"72 elapsed hours\"", "clock = \"72 hours\"", "72 hours",
     "\"72 hours\"", "a clock:"},
    {pathways_file, "code = \"exploitation\"", "code = \"domestic_abuse\"",
     "code = \"domestic_abuse\"\nname = \"Exploitation", "\"domestic_abuse\" twice", "once"},
    {pathways_file, "{code = \"grade\"", "{code = \"all_children\"",
     "{code = \"all_children\", words = \"The", "the step \"all_children\" twice", "once"},
    {pathways_file, "source = \"", "origin = \"", "origin", "the unknown key \"origin\"", "source"},
    // How long records are kept.
    {retention_file, "dated = 2026-11-22", "", "# For how long", "no dated", "a date"},
    {retention_file, "of = \"case_no_action\"", "of = \"case\"", "of = \"case\"", "\"case\"",
     "case_no_action"},
    {retention_file, "years = 6\n", "", "[[kinds]]", "no length of time", "years"},
    {retention_file, "code = \"outcome\"", "code = \"no_action\"",
     "code = \"no_action\"\nname = \"A case", "\"no_action\" twice", "once"},
    {retention_file, "of = \"advice\"\nyears = 6\nfrom = \"closing\"",
     "of = \"advice\"\nyears = 6\nfrom = \"youngest_birth\"",
     "from = \"youngest_birth\"\nthen = \"review\"\nsource = \"Limitation Act 1980 s5\"\nassumed = "
     "\"No schedule",
     "a birth", "closing"},
    {retention_file, "from = \"closing\"\nthen = \"review\"",
     "from = \"closing\"\nthen = \"taken_away\"", "then = \"taken_away\"",
     "without anybody looking", "review"},
    {retention_file, "source = \"", "origin = \"", "origin", "the unknown key \"origin\"",
     "source"},
};

/// The same for a hub that asks no agencies, where some things have no place.
const Row rows_without_check[] = {
    {profile_file, "[[sources]]",
     "[[criteria]]\ncode = \"cold\"\nwords = \"It is cold.\"\nrequired = true\n\n[[sources]]",
     "required = true", "required for a check there is not", "exists = true"},
    {profile_file, "exists = false", "exists = false\nneeds_agreement = true", "needs_agreement",
     "a check there is not", "exists = true"},
    {profile_file, "exists = false", "exists = false\nholds_answers = true", "holds_answers",
     "a check there is not", "exists = true"},
    {profile_file, "exists = false", "exists = false\nmay_gather_before_gate = true",
     "may_gather_before_gate", "a gate there is not", "[stages.gates]"},
    {profile_file, "exists = false", "exists = false\nleaving_out_needs_reason = true",
     "leaving_out_needs_reason", "none is asked by default", "asked_by_default = true"},
    {profile_file, "decision = \"3 working days\"",
     "decision = \"3 working days\"\nagency_return = \"1 working day\"", "agency_return",
     "a hub that asks no agencies", "exists = true"},
    {profile_file, "[stages.decides]",
     "[stages.decides_straight]\nroles = [\"elder\"]\n\n[stages.decides]",
     "[stages.decides_straight]", "in a hub without a check", "exists = true"},
    {profile_file, "name = \"The school\"", "name = \"The school\"\nquestion_set = \"school.v1\"",
     "question_set", "a hub that asks nobody", "exists = true"},
    {profile_file, "[[roles]]",
     "[[roles]]\ncode = \"member\"\nname = \"Member\"\nfor_an_agency = true\npowers = "
     "[\"answer_requests\"]\n\n[[roles]]",
     "for_an_agency", "a hub that asks none", "exists = true"},
    {profile_file, "[[sources]]",
     "[[consent]]\npurpose = \"check\"\nwords = \"Ask.\"\nagreement = \"sought\"\n\n[[sources]]",
     "purpose = \"check\"", "a rule for a check there is not", "exists = true"},
    {profile_file, "shows_statutory_day = false",
     "shows_statutory_day = false\nwork = [\"domestic_abuse_triage\"]",
     "work =", "police notifications that do not come", "police_notification"},
    {letter_file, "{{hub_telephone}}", "{{hub_telephone}} {{hub_address}}", "{{hub_address}}",
     "{{hub_address}}, which nothing fills", "postal under [contact]"},
};

/// The same for a hub with an exercise and an assessment of its own.
const Row rows_of_an_exercise[] = {
    {exercise_file, "code = \"abroad\"", "code = \"window\"", "code = \"window\"\ntitle = \"Not",
     "the scenario \"window\" twice", "once"},
    {exercise_file, "way = \"advice\"", "way = \"shrug\"", "shrug", "\"shrug\"",
     "advice, early_help, form_today, emergency"},
    {exercise_file, "level = \"level_3\"", "level = \"level_9\"", "level_9",
     "the level \"level_9\"", "[[thresholds.levels]]"},
    {exercise_file, "level = \"level_3\"\n", "", "[scenarios.assumed]", "without a level",
     "[[thresholds.levels]]"},
    {exercise_file, "[scenarios.assumed]", "[scenarios.answer]", "[[scenarios]]", "no [assumed]",
     "a table [assumed]"},
    {exercise_file, "[scenarios.assumed]", "[scenarios.answer]", "[scenarios.answer]",
     "the unknown key \"answer\"", "assumed"},
    {exercise_file, "source = \"", "origin = \"", "origin", "the unknown key \"origin\"", "source"},
    {exercise_file, "comes_as = \"advice_call\"", "comes_as = \"letter\"", "letter", "\"letter\"",
     "contact, advice_call"},
    {exercise_file, "children = 2", "children = 9", "children = 9", "9 children", "6 at most"},
    {exercise_file, "channel = \"telephone\"", "channel = \"fax\"", "channel = \"fax\"",
     "a channel this hub does not have", "[[channels]]"},
    {exercise_file, "why = \"Nobody", "why = \"Under the Data Protection Act 1998 nobody", "1998",
     "Data Protection Act 1998", "Data Protection Act 2018"},
    {profile_file, "\"hub_assessment\", ", "", "needs_assessment",
     "an assessment this hub does not", "hub_assessment in the list work"},
};

const HubFolder& good() {
  static const HubFolder folder = *profile::read_hub_folder("hubs/redbridge");
  return folder;
}

std::string& text_of(HubFolder& folder, std::string_view path) {
  return std::ranges::find(folder.files, path, &profile::HubFile::path)->text;
}

int line_where(const std::string& text, std::string_view marker) {
  const auto at = text.find(marker);
  REQUIRE(at != std::string::npos);
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

std::vector<Mistake> mistakes_in(const HubFolder& folder) {
  const auto loaded = profile::load_hub(folder);
  return loaded ? std::vector<Mistake>{} : loaded.error();
}

void check_row(const Row& row, HubFolder folder) {
  std::string& text = text_of(folder, row.file);
  const auto at = text.find(row.from);
  CAPTURE(row.from);
  CAPTURE(row.to);
  REQUIRE(at != std::string::npos);
  text.replace(at, std::string_view{row.from}.size(), row.to);
  const bool on_a_line = std::string_view{row.at} != "";
  const int line = on_a_line ? line_where(text, row.at) : 0;
  const auto mistakes = mistakes_in(folder);
  const std::string said = printed(mistakes);
  CAPTURE(said);
  CAPTURE(line);
  CHECK(std::ranges::any_of(mistakes, [&](const Mistake& mistake) {
    return (!on_a_line || mistake.file == folder.shown_as + '/' + row.file) &&
           mistake.line == line && mistake.found.find(row.found) != std::string::npos &&
           mistake.expected.find(row.expected) != std::string::npos;
  }));
}

}  // namespace

TEST_CASE("each kind of mistake is refused with its file, its line and what was expected") {
  CHECK(std::size(rows) + std::size(rows_without_check) >= 100);
  for (const Row& row : rows) {
    check_row(row, good());
  }
}

TEST_CASE("a hub that asks no agencies is held to having nothing that only a check needs") {
  for (const Row& row : rows_without_check) {
    check_row(row, *profile::read_hub_folder("tests/hubs/wenbrook"));
  }
}

TEST_CASE("an exercise is held to its hub, and its answers to being assumptions") {
  for (const Row& row : rows_of_an_exercise) {
    check_row(row, *profile::read_hub_folder("hubs/coventry"));
  }
}

TEST_CASE("an advice call to practise on needs an advice line, and an exercise a scenario") {
  HubFolder folder = *profile::read_hub_folder("hubs/coventry");
  std::string& text = text_of(folder, profile_file);
  const std::string line = "\"advice_line\", ";
  text.erase(text.find(line), line.size());
  const std::string said = printed(mistakes_in(folder));
  CHECK(said.find("exercise.toml:" + std::to_string(line_where(text_of(folder, exercise_file),
                                                               "comes_as"))) != std::string::npos);
  CHECK(said.find("an advice call in a hub without an advice line") != std::string::npos);
  text_of(folder, exercise_file) = "# nothing yet\n";
  CHECK(printed(mistakes_in(folder)).find("no scenario") != std::string::npos);
}

TEST_CASE("a hub nobody can refer to is refused at its list of channels") {
  HubFolder folder = *profile::read_hub_folder("tests/hubs/wenbrook");
  std::string& text = text_of(folder, profile_file);
  for (const char* name : {"name = \"Telephone\"", "name = \"At the door\""}) {
    text.replace(text.find(name), std::string_view{name}.size(),
                 std::string{name} + "\nmakes_a_referral = false");
  }
  const auto mistakes = mistakes_in(folder);
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes.front().line == line_where(text, "[[channels]]"));
  CHECK(mistakes.front().found == "no channel that makes a referral");
}

TEST_CASE("a hub in force on a day when no law lets it ask anybody anything is refused") {
  HubFolder folder = *profile::read_hub_folder("tests/hubs/wenbrook");
  std::string& text = text_of(folder, law_file);
  text.insert(text.find("\n[[repealed]]"), "commenced = false\n");
  const std::string said = printed(mistakes_in(folder));
  CHECK(said.find("profile.toml:5: found a day on which no basis of law.toml holds") !=
        std::string::npos);
}

TEST_CASE("all mistakes are found at once, in the order of the files and lines") {
  HubFolder folder = good();
  std::string& text = text_of(folder, profile_file);
  for (const auto& [from, to] : {std::pair{"2026-11-01", "1"}, std::pair{"4 elapsed", "4 long"},
                                 std::pair{"kind = \"fax\"", "kind = \"telex\""}}) {
    text.replace(text.find(from), std::string_view{from}.size(), to);
  }
  text_of(folder, letter_file) += "{{nothing}}";
  const auto mistakes = mistakes_in(folder);
  CHECK(mistakes.size() >= 4);
  CHECK(std::ranges::is_sorted(mistakes));
  CHECK(mistakes.front().file == "hubs/redbridge/letters/referrer-feedback.v1.txt");
}

TEST_CASE("a file that is missing, misnamed or not read by anything is a mistake without a line") {
  HubFolder folder = good();
  std::erase_if(folder.files, [](const auto& file) {
    return file.path == profile_file || file.path == law_file;
  });
  folder.files.push_back({"questions/police.toml", "title = \"x\""});
  folder.files.push_back({"letters/late.txt", "x"});
  folder.files.push_back({"letters/empty.v1.txt", " \n"});
  folder.files.push_back({"plans.doc", "x"});
  const std::string said = printed(mistakes_in(folder));
  CHECK(said.find("profile.toml: found no such file") != std::string::npos);
  CHECK(said.find("law.toml: found no such file") != std::string::npos);
  CHECK(said.find("questions/police.toml: found a question set by this name") != std::string::npos);
  CHECK(said.find("letters/late.txt: found a letter by this name") != std::string::npos);
  CHECK(said.find("letters/empty.v1.txt: found an empty letter") != std::string::npos);
  CHECK(said.find("plans.doc: found a file nothing reads") != std::string::npos);
}

TEST_CASE("a folder that is not there is a mistake, not a crash") {
  const auto folder = profile::read_hub_folder("hubs/nowhere");
  REQUIRE_FALSE(folder.has_value());
  CHECK(printed(folder.error().front()).find("hubs/nowhere") != std::string::npos);
}

TEST_CASE("a repealed Act may be spoken of in a comment and in the reason for an assumption") {
  HubFolder folder = good();
  std::string& text = text_of(folder, profile_file);
  text = "# The leaflet cites the Data Protection Act 1998.\n" + text +
         "\"about\" = \"The leaflet cites the Data Protection Act 1998.\"\n";
  CHECK(mistakes_in(folder).empty());
}
