#include "app/look.h"

#include <algorithm>

namespace openmash::app {

// Why somebody looks at a case: asked where what they are to it does not say it. Of a case that
// would not be open to them whatever they said, nothing is asked: it is as if it were not there.

Subject Look::looked_at(Judging& judging, const CaseFile& file, std::optional<RequestId> request) {
  Subject about = subject(judging.reader, file);
  if (request) {
    about.asked = subject_of(file, *request).asked;
  }
  if (const Staff* staff = as_staff(judging.reader.actor)) {
    const Stage stage = stage_of(file, core_.profile_for(file));
    if (!tie_says_purpose(*staff, about, stage, core_.profile())) {
      judging.chosen = purposes_.chosen(judging.reader, file.id);
      about.purpose = purpose_of(*staff, about, stage, judging.chosen, core_.profile());
    }
  }
  return about;
}

std::optional<PurposeAsked> Look::purpose_asked(const Reader& asking, ContactId contact,
                                                std::optional<RequestId> request) {
  Judging judging = this->judging(asking);
  const Staff* staff = as_staff(judging.reader.actor);
  const auto file = core_.load(contact);
  if (staff == nullptr || !file->exists()) {
    return std::nullopt;
  }
  Subject about = looked_at(judging, *file, request);
  if (about.purpose == access::Purpose::fits) {
    return std::nullopt;
  }
  about.purpose = access::Purpose::fits;
  if (!permits(judging.reader.actor, request ? Permission::see_request : Permission::see_contact,
               about, core_.profile())) {
    return std::nullopt;
  }
  return PurposeAsked{.reference = file->intake.contact.reference,
                      .choices = purposes_for(*staff, core_.profile()),
                      .said = judging.chosen ? purpose_of_looking(*judging.chosen) : nullptr};
}

std::optional<PurposeAsked> Look::purpose_asked(const Reader& reader, std::string_view reference) {
  const auto contact = find(reference);
  return contact ? purpose_asked(reader, *contact, std::nullopt) : std::nullopt;
}

std::optional<PurposeAsked> Look::purpose_asked(const Reader& reader, RequestId request) {
  const auto contact = core_.readers().read(
      [&](db::Connection& connection) { return views::contact_of(connection, request); });
  return contact ? purpose_asked(reader, *contact, request) : std::nullopt;
}

bool Look::choose_purpose(const Reader& reader, std::string_view reference,
                          const PurposeCode& purpose) {
  const auto contact = find(reference);
  const auto asked = contact ? purpose_asked(reader, *contact, std::nullopt) : std::nullopt;
  if (!asked || std::ranges::find(asked->choices, std::string_view{purpose.value},
                                  [](const PurposeOfLooking* one) { return one->code; }) ==
                    asked->choices.end()) {
    return false;
  }
  if (asked->said != nullptr && asked->said->code == purpose.value) {
    return true;
  }
  const Judging judging = this->judging(reader);
  if (!record_.write(judging.reader, judging.grounds,
                     PurposeChosen{.session = {}, .contact = *contact, .purpose = purpose})) {
    return choose_purpose(judging.reader, reference, purpose);
  }
  purposes_.remember(reader.session, *contact, purpose);
  return true;
}

}  // namespace openmash::app
