#include "cli/demo_stories.h"
#include "seal/random.h"

namespace openmash::cli {

namespace {

Setting school(std::string name, SettingKind kind, std::string lead, std::string telephone) {
  return {.name = std::move(name),
          .kind = kind,
          .address = "1 Example Road",
          .telephone = std::move(telephone),
          .email = "office@school.example",
          .lead_name = std::move(lead),
          .lead_post = "Designated safeguarding lead",
          .best_way = "By telephone before nine, or after half past three.",
          .out_of_term = "The e-mail is read once a week."};
}

}  // namespace

void tell_of_directory(Desk& desk) {
  const DemoPerson* keeper =
      desk.people.who_may(Permission::keep_directory, {}, {"contact", "support"});
  if (keeper == nullptr) {
    return;
  }
  // Numbers that Ofcom keeps free for stories.
  const std::vector<Setting> settings{
      school("Hill Primary School", SettingKind::primary_school, "Adult 91", "020 7946 0301"),
      school("Dale Secondary School", SettingKind::secondary_school, "Adult 92", "020 7946 0302"),
      school("Brook Nursery", SettingKind::nursery, "Adult 93", "020 7946 0303"),
      school("Field Surgery", SettingKind::surgery, "Adult 94", "020 7946 0304"),
  };
  std::chrono::minutes apart{0};
  for (const Setting& setting : settings) {
    apart += std::chrono::minutes{3};
    desk.agenda.add(desk.days.worked(5 * day) + apart, [&desk, keeper, setting] {
      const auto kept = desk.hub.directory().handle(
          keeper->staff(),
          {.id = SubmissionId{seal::fresh_id()}, .content = "", .seen_token = "", .proved = true},
          ListEntry{EntryId{seal::fresh_id()}, setting});
      if (!std::holds_alternative<app::EntryKept>(kept)) {
        desk.refused.push_back("an entry of the directory");
      }
    });
  }
}

}  // namespace openmash::cli
