#include "domain/intake/referral_form.h"

#include <algorithm>
#include <array>

namespace openmash {

namespace {

using K = FormKind;

constexpr std::array yes_no = {FormOption{"yes", "Yes"}, FormOption{"no", "No"}};

constexpr std::array ways_seen = {
    FormOption{"in_person", "In person, by me"},
    FormOption{"colleague", "In person, by a colleague"},
    FormOption{"video", "By video"},
    FormOption{"heard", "Heard but not seen"},
    FormOption{"not_seen", "Not seen"},
};

constexpr std::array address_kinds = {
    FormOption{"here", "In the United Kingdom"},
    FormOption{"abroad", "Abroad"},
    FormOption{"no_fixed", "No fixed address"},
};

constexpr std::array how_known = {
    FormOption{"witnessed", "I saw or heard it myself"},
    FormOption{"child_told", "The child told me"},
    FormOption{"adult_told", "Somebody else told me"},
    FormOption{"records", "From records"},
};

constexpr std::array sexes = {FormOption{"female", "Female"}, FormOption{"male", "Male"}};

constexpr std::array consent_of = {
    FormOption{"parent", "A parent or carer with parental responsibility"},
    FormOption{"young_person", "The child or young person"},
    FormOption{"both", "Both"},
};

constexpr std::array about_you = {
    FormQuestion{
        "name", "Your name", "Leave this blank if you would rather not say", K::line, {}, "name"},
    FormQuestion{"role", "Your job, or how you know the family",
                 "For example teacher, neighbour, grandmother"},
    FormQuestion{"agency",
                 "Your organisation",
                 "If you are writing as part of your work",
                 K::line,
                 {},
                 "organization"},
    FormQuestion{"phone", "Telephone number", "", K::line, {}, "tel"},
    FormQuestion{"email", "E-mail address", "", K::line, {}, "email"},
    FormQuestion{"address", "Your address", "", K::words, {}, "street-address"},
    FormQuestion{"safe_contact", "When and how is it safe to contact you?",
                 "Tell us if a call, a message or a letter could put anyone in danger", K::words},
    FormQuestion{"withhold_identity", "Should the family not be told who you are?",
                 "Professionals are normally named", K::one_of, yes_no},
    FormQuestion{"feedback", "Would you like us to write and tell you what we decided?", "",
                 K::one_of, yes_no},
    FormQuestion{"own_reference", "Your own reference", "If your organisation has one"},
    FormQuestion{"spoke_to", "Have you already telephoned about this?",
                 "Whom you spoke to, and when"},
};

constexpr std::array child = {
    FormQuestion{"name", "Full name", "As much of it as you know"},
    FormQuestion{"known_as", "Other names they are known by", ""},
    FormQuestion{"born", "Date of birth, or the date a baby is due",
                 "A year alone is enough. For example 27 3 2019", K::date},
    FormQuestion{"about_age", "If you do not know: about how old?", "For example about 6"},
    FormQuestion{"sex", "Sex", "", K::one_of, sexes},
    FormQuestion{"address_kind", "Where do they live?", "", K::one_of, address_kinds},
    FormQuestion{"address", "Address and postcode",
                 "If abroad, the country. If there is no fixed address, where they were last",
                 K::words},
    FormQuestion{"now_at", "Where are they now, if somewhere else, and why?", "", K::words},
    FormQuestion{"phone", "Telephone number", ""},
    FormQuestion{"school", "School, nursery or college", ""},
    FormQuestion{"gp", "Doctor's surgery", ""},
    FormQuestion{"ethnicity", "Ethnic background, as the family describes it", ""},
    FormQuestion{"religion", "Religion", ""},
    FormQuestion{"language", "First language, and whether an interpreter or signer is needed", ""},
    FormQuestion{"disability", "Disability, illness or special educational needs", "", K::words},
    FormQuestion{"nhs_number", "NHS number", "10 digits, if you have it"},
    FormQuestion{"upn", "Unique pupil number", "If you have it"},
    FormQuestion{"immigration", "Nationality and immigration status",
                 "Only if it matters to the worry"},
    FormQuestion{"seen", "When you last knew how they were, how were they seen?", "", K::one_of,
                 ways_seen},
    FormQuestion{"seen_when", "When was that?", "", K::date},
    FormQuestion{"own_words", "What has the child said, in their own words?",
                 "Exactly as they said it, if you can", K::words},
    FormQuestion{"told_whom", "Whom did they tell?", ""},
    FormQuestion{"told_when", "When did they tell?", "", K::date},
    FormQuestion{"social_worker", "Their social worker, if they already have one",
                 "Name and team, as far as you know"},
};

constexpr std::array adult = {
    FormQuestion{"name", "Full name", "As much of it as you know"},
    FormQuestion{"known_as", "Other names they are known by", ""},
    FormQuestion{"born", "Date of birth", "A year alone is enough", K::date},
    FormQuestion{"about_age", "If you do not know: about how old?", ""},
    FormQuestion{"sex", "Sex", "", K::one_of, sexes},
    FormQuestion{"relationship", "Who are they to the child?",
                 "For example mother, stepfather, neighbour"},
    FormQuestion{"parental_responsibility", "Do they have parental responsibility?", "", K::one_of,
                 yes_no},
    FormQuestion{"lives_with_child", "Do they live with the child?", "", K::one_of, yes_no},
    FormQuestion{"address_kind", "Where do they live?", "", K::one_of, address_kinds},
    FormQuestion{"address", "Address and postcode", "", K::words},
    FormQuestion{"phone", "Telephone number", ""},
    FormQuestion{"language", "First language, and whether an interpreter is needed", ""},
    FormQuestion{"needs",
                 "Health, disability, mental health, alcohol or drugs, as far as it matters here",
                 "", K::words},
};

constexpr std::array concern = {
    FormQuestion{"words", "What are you worried about?",
                 "What happened, what you saw or heard, and what you fear", K::words},
    FormQuestion{"when", "When did it happen, or when did it start?", "", K::date},
    FormQuestion{"where", "Where did it happen?", ""},
    FormQuestion{"how_known", "How do you know?", "", K::several_of, how_known},
};

constexpr std::array situation = {
    FormQuestion{"identified", "When did you or your organisation first become worried?",
                 "A child at risk of significant harm should be referred the same day", K::date},
    FormQuestion{"delay", "If some days have passed, what was the reason?", "", K::words},
    FormQuestion{"safe_now", "Is the child safe now? Where is the person you are worried about?",
                 "", K::words},
    FormQuestion{"working_well", "What is going well for the child or the family?", "", K::words},
    FormQuestion{"tried", "What help has already been tried, and did it help?", "", K::words},
    FormQuestion{"professionals", "Who else is working with the family?",
                 "Names, organisations and telephone numbers", K::words},
    FormQuestion{"hoped", "What do you hope will happen now?", "", K::words},
};

constexpr std::array openness = {
    FormQuestion{"family_knows", "Does the family know you are contacting us?", "", K::one_of,
                 yes_no},
    FormQuestion{"why_not_told", "If not, why not? If it must stay so, why?",
                 "For example, telling them could put a child or an adult in danger", K::words},
    FormQuestion{"consent", "Do they agree?", "", K::one_of, yes_no},
    FormQuestion{"consent_by", "Who gave agreement?", "", K::one_of, consent_of},
    FormQuestion{"consent_covers", "Whose information does it cover, and for which organisations?",
                 "", K::words},
    FormQuestion{"why_no_consent", "If they do not agree or were not asked, why?",
                 "Agreement is not needed where a child may be at risk of harm", K::words},
    FormQuestion{"parents_view", "What do the parents or carers say?", "", K::words},
    FormQuestion{"child_view", "Does the child know, and what do they want to happen?", "",
                 K::words},
    FormQuestion{
        "keep_from_family",
        "Is there anything here that must be kept from a family member? From whom, and why?", "",
        K::words},
    FormQuestion{"staff_safety", "Is there anything a visitor should know to be safe?",
                 "For example dogs, weapons or violence", K::words},
};

constexpr std::array notification = {
    FormQuestion{"police_grade", "How the police graded it", "Standard, medium or high"},
};

constexpr std::array sections = {
    FormSection{"about-you", "About you", FormSubject::contact, about_you},
    FormSection{"child", "The child", FormSubject::child, child},
    FormSection{"adult", "An adult or another person", FormSubject::adult, adult},
    FormSection{"worry", "The worry", FormSubject::concern, concern},
    FormSection{"situation", "Now, and until now", FormSubject::contact, situation},
    FormSection{"openness", "Who knows, and who agrees", FormSubject::contact, openness},
};

}  // namespace

std::span<const FormSection> referral_form() {
  return sections;
}

std::span<const FormQuestion> notification_questions() {
  return notification;
}

const FormSection* find_section(std::string_view key) {
  const auto found = std::ranges::find(sections, key, &FormSection::key);
  return found == sections.end() ? nullptr : &*found;
}

const FormQuestion* find_question(FormSubject subject, std::string_view key) {
  for (const FormSection& section : sections) {
    if (section.subject != subject) {
      continue;
    }
    const auto found = std::ranges::find(section.questions, key, &FormQuestion::key);
    if (found != section.questions.end()) {
      return &*found;
    }
  }
  const auto told = std::ranges::find(notification, key, &FormQuestion::key);
  return subject == FormSubject::contact && told != notification.end() ? &*told : nullptr;
}

std::string_view option_label(const FormQuestion& question, std::string_view code) {
  const auto found = std::ranges::find(question.options, code, &FormOption::code);
  return found == question.options.end() ? code : found->label;
}

}  // namespace openmash
