#include <array>

#include "cli/demo_stories.h"

namespace openmash::cli {

using std::chrono::minutes;

namespace {

/// A notification of an incident between adults, as the police write it.
struct Incident {
  int hours_ago;
  std::string_view reference;
  std::string_view grade;
  std::string_view child;
  int age;
  int address;  ///< 62 and 29 are in demo_bygone.cpp as well: the police were there before
  std::string_view victim;
  std::string_view other;
  std::string_view words;
};

constexpr std::array incidents = {
    // clang-format off
    Incident{30, "PN 20417", "Medium", "Child AQ", 3, 62, "Adult 80", "Adult 81",
             "Called by a neighbour at 22:15. Both parents had been drinking. She has a red mark on her wrist and says he "
             "held her so that she would not leave. He says she threw his telephone. The child was in the next room, awake "
             "and crying, and said \"Daddy is loud\" to the officer. She did not want to make a statement. He went to his "
             "brother's for the night. Safety advice was given, and the number of the domestic abuse service."},
    Incident{6, "PN 20466", "High", "Child AQ", 3, 62, "Adult 80", "Adult 81",
             "He came back to the address at 04:30 and banged on the door for half an hour. She rang us whispering from the "
             "bathroom with the child. He had gone when we came. She is 20 weeks pregnant."},
    Incident{20, "PN 20431", "Standard", "Child CA", 8, 62, "Adult 82", "Adult 83",
             "Shouting between two adults in the flat above a call we attended. No injury, no threats. The boy was at school."},
    Incident{9, "PN 20459", "Medium", "Child N", 6, 29, "Adult 84", "Adult 85",
             "An argument about money in the street outside the address. He pushed her against the car. The boy stood at the "
             "door. His sister of 15 took him in."},
    Incident{14, "PN 20440", "Standard", "Child CB", 12, 90, "Adult 86", "Adult 87",
             "Verbal argument about contact at the weekend. The girl rang us herself. Both parents calm when we came."},
    Incident{3, "PN 20471", "High", "Child CC", 1, 91, "Adult 88", "Adult 89",
             "She came to the front desk with the baby. She says he put his hands round her neck last night. Marks on both "
             "sides of her neck. He has been arrested. Taken to hospital to be seen."},
    // clang-format on
};

}  // namespace

void tell_of_notifications(Desk& desk) {
  const hub::Profile& profile = desk.hub.profile();
  if (!profile.does(hub::Work::domestic_abuse_triage) ||
      profile.channel(Channel::police_notification) == nullptr) {
    return;
  }
  for (const Incident& one : incidents) {
    Told told{Channel::police_notification,
              Source::police,
              {{"role", "Police, response team"},
               {"own_reference", std::string{one.reference}},
               {"police_grade", std::string{one.grade}},
               {"family_knows", "yes"}}};
    told.child(std::string{one.child},
               {{"born", desk.days.born(one.age, 120)}, {"address", desk.home(one.address)}})
        .adult(std::string{one.victim},
               {{"relationship", "Mother"}, {"address", desk.home(one.address)}})
        .feared(std::string{one.other}, {{"relationship", "Father"}})
        .worry(std::string{one.words}, {{"where", desk.home(one.address)}});
    Story{desk, told, desk.days.ago(std::chrono::hours{one.hours_ago})};
  }
}

}  // namespace openmash::cli
