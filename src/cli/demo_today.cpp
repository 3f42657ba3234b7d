#include "cli/demo_stories.h"

namespace openmash::cli {

using std::chrono::minutes;

namespace {

void tell_of_schools_and_midwives(Desk& desk) {
  const Days& days = desk.days;
  // Overdue: rated, and nobody has screened it for more than a working day.
  Told collected{Channel::online_form,
                 Source::professional,
                 {{"name", "Adult 20"},
                  {"role", "Head teacher at School 4"},
                  {"agency", "School 4"},
                  {"phone", "020 7946 0120"},
                  {"feedback", "yes"},
                  {"identified", days.text(4)},
                  {"delay", "We spoke with the mother first."},
                  {"safe_now", "In school today."},
                  {"family_knows", "yes"},
                  {"consent", "no"},
                  {"why_no_consent", "The mother says it is nobody's business."},
                  {"parents_view", "That she had one glass and we are making it up."}}};
  collected
      .child("Child F", {{"born", days.born(9, 80)},
                         {"sex", "female"},
                         {"address", desk.home(20)},
                         {"school", "School 4"},
                         {"seen", "in_person"},
                         {"own_words", "\"I know the way home, I can take Mum.\""}})
      .feared("Adult 21", {{"relationship", "Mother"}, {"parental_responsibility", "yes"}})
      .worry(
          "Her mother came to collect her for the third time this month smelling of alcohol and "
          "not steady on her feet. She walked her out along the main road.",
          {{"when", days.text(2)}, {"where", "School gate"}, {"how_known", "witnessed"}});
  Story{desk, collected, days.worked(day + minutes{260})}.rated(
      days.worked(day + minutes{240}), Urgency::soon,
      "A child walked along a main road by an adult who cannot.");

  Told unborn{Channel::email,
              Source::professional,
              {{"name", "Adult 22"},
               {"role", "Community midwife"},
               {"agency", "Hospital 1"},
               {"feedback", "yes"},
               {"own_reference", "MW 3301"},
               {"family_knows", "yes"},
               {"consent", "yes"},
               {"consent_by", "parent"},
               {"working_well", "She has stopped drinking since week 20 and comes to every visit."},
               {"hoped", "A plan before the birth, made with her."}}};
  unborn
      .unborn("Child V",
              {{"born", days.text(-47)}, {"address", desk.home(21)}, {"gp", "GP practice 2"}})
      .adult("Adult 23", {{"relationship", "Mother to be"},
                          {"about_age", "19"},
                          {"needs", "Was in care herself; low mood, treated"}})
      .feared("Adult 24", {{"relationship", "Father to be"},
                           {"lives_with_child"},
                           {"needs", "Uses heroin; on a script"}})
      .worry(
          "She is 33 weeks and lives with her partner in one room where he uses. She wants to "
          "move and cannot. Her first child lives with her mother.",
          {{"how_known", "adult_told"}});
  unborn.kept_at("Safeguarding inbox, message of that day");
  Story{desk, unborn, days.worked(minutes{75})};

  Told school{Channel::online_form,
              Source::professional,
              {{"name", "Adult 25"},
               {"role", "Pastoral lead at School 5"},
               {"agency", "School 5"},
               {"feedback", "yes"},
               {"family_knows", "yes"},
               {"consent", "yes"},
               {"consent_by", "both"}}};
  school
      .child("Child G", {{"born", days.born(15, 210)},
                         {"sex", "male"},
                         {"address", desk.home(22)},
                         {"school", "School 5"},
                         {"own_words", "\"They know where my sister goes to school.\""},
                         {"told_whom", "His form tutor"}})
      .worry(
          "New trainers and two phones, away for whole days, dropped off by older men in "
          "different cars. Yesterday he had a cut hand and would not say from what.",
          {{"when", days.text(1)}, {"how_known", "witnessed"}});
  Story{desk, school, days.ago(minutes{52})}.added(
      days.ago(minutes{21}),
      "His mother has rung us since: he did not come home last night. She has told the police.");
}

void tell_of_calls(Desk& desk) {
  const Days& days = desk.days;
  Told call{Channel::telephone,
            Source::family,
            {{"name", "Adult 26"},
             {"role", "Grandmother"},
             {"phone", "020 7946 0126"},
             {"safe_contact", "Any time, but not through my daughter."},
             {"withhold_identity", "yes"},
             {"feedback", "yes"},
             {"family_knows", "no"},
             {"why_not_told", "She would stop me seeing the baby."},
             {"tried", "I had him at mine for a week in the summer."}}};
  call.child("Child H", {{"born", days.born(1, 90)},
                         {"sex", "male"},
                         {"address", desk.home(23)},
                         {"seen", "in_person"},
                         {"seen_when", days.text(1)},
                         {"disability", "Born early; small for his age"}})
      .adult("Adult 27", {{"relationship", "Mother"}, {"about_age", "24"}})
      .worry(
          "The flat is cold, there is next to nothing in the fridge and he had the same nappy "
          "on from the morning. My daughter sleeps all day. She is not herself since he left.",
          {{"when", days.text(1)}, {"where", "Their home"}, {"how_known", "witnessed"}});
  Story{desk, call, days.worked(minutes{14})};

  Told child{Channel::online_form,
             Source::child,
             {{"role", "It is about me"},
              {"safe_contact",
               "Please write to me at school, through Adult 28, my tutor. Not my phone, they "
               "check it."},
              {"feedback", "yes"},
              {"safe_now", "I am at the library."},
              {"family_knows", "no"},
              {"keep_from_family",
               "All of it, from my dad and my uncle. They would be angry and "
               "send me sooner."},
              {"child_view", "I want to stay at my school and do my exams."}}};
  child
      .child("Child I", {{"about_age", "14"},
                         {"sex", "female"},
                         {"address", desk.home(24)},
                         {"school", "School 5"},
                         {"own_words",
                          "I heard my dad say the flights are booked and my auntie "
                          "said I will not be coming back."},
                         {"told_whom", "Nobody yet"}})
      .worry(
          "I think they are taking me away in the holidays to be married. I am 14. Please do not "
          "ring my house.",
          {{"when", days.text(3)}, {"how_known", "witnessed"}});
  Story{desk, child, days.ago(minutes{38})};

  Told help{Channel::online_form,
            Source::self,
            {{"name", "Adult 29"},
             {"role", "Their mum"},
             {"email", "adult29@example.org"},
             {"feedback", "yes"},
             {"working_well", "He loves trains and his sister. We have a good teacher."},
             {"tried", "A parenting course and the GP. The waiting list is two years."},
             {"hoped", "A break now and then, and somebody who knows autism."},
             {"consent", "yes"},
             {"consent_by", "parent"}}};
  help.asks_for_help()
      .child("Child J", {{"born", days.born(10, 30)},
                         {"sex", "male"},
                         {"address", desk.home(25)},
                         {"school", "School 6"},
                         {"disability", "Autism, diagnosed last year; hardly sleeps"}})
      .worry(
          "I am on my own with two and he is up four times a night. I shouted at him this week "
          "and I have never done that. I need help before I cannot cope.");
  Story{desk, help, days.ago(minutes{190})};
}

void tell_of_danger(Desk& desk) {
  const Days& days = desk.days;
  Told missing{Channel::police_notification,
               Source::police,
               {{"role", "Police, missing persons"}, {"own_reference", "MP 2207"}, {"feedback"}}};
  missing
      .child("Child K", {{"born", days.born(13, 300)},
                         {"sex", "female"},
                         {"address", desk.home(26)},
                         {"school", "School 5"},
                         {"seen", "colleague"}})
      .worry(
          "Missing from home for the fourth time in six weeks. Found at 2am at Address 27 with "
          "two men in their twenties. Would not say how she knows them.",
          {{"when", days.text(1)}, {"where", "Address 27"}, {"how_known", "records"}});
  Story{desk, missing, days.worked(minutes{33})};

  Told officer{Channel::online_form,
               Source::professional,
               {{"name", "Adult 31"},
                {"role", "Housing officer"},
                {"agency", "Housing association 1"},
                {"feedback", "yes"},
                {"family_knows", "no"},
                {"keep_from_family", "That it was the housing officer. He knows where we park."},
                {"staff_safety",
                 "Two large dogs loose in the hall. He has threatened a fitter "
                 "with a machete. Nobody should go alone, and police first."}}};
  officer
      .child("Child L", {{"about_age", "about 4"},
                         {"sex", "male"},
                         {"address", desk.home(28)},
                         {"school"},
                         {"seen", "in_person"}})
      .child("Child M", {{"about_age", "a baby"}, {"sex"}, {"address", desk.home(28)}})
      .feared("Adult 32", {{"relationship", "Father, we think"}, {"lives_with_child", "yes"}})
      .worry(
          "The boy was in the yard with the dogs, in a T-shirt, eating from their bowl. There "
          "was a baby crying upstairs and no adult answered for twenty minutes.",
          {{"when", days.text(0)}, {"how_known", "witnessed"}});
  Story{desk, officer, days.ago(minutes{9})};

  // The third time for this child: the first two are among the bygones.
  Told again{
      Channel::online_form,
      Source::member_of_public,
      {{"role", "I live across the road"}, {"withhold_identity", "yes"}, {"feedback", "no"}}};
  again
      .child("Child N", {{"about_age", "6 or 7"},
                         {"sex", "male"},
                         {"known_as", "The little one at number 29"},
                         {"address", desk.home(29)}})
      .worry(
          "He was out on the street again at ten at night on his scooter. I brought him home and "
          "nobody was in. I have told you before.",
          {{"when", days.text(1)}, {"how_known", "witnessed"}});
  Story{desk, again, days.ago(minutes{130})};
}

void tell_of_the_gate(Desk& desk) {
  const Days& days = desk.days;
  Told nursery{Channel::online_form,
               Source::professional,
               {{"role", "Manager of Nursery 2"},
                {"agency", "Nursery 2"},
                {"feedback", "yes"},
                {"family_knows", "yes"},
                {"consent", "yes"}}};
  nursery
      .child("Child O", {{"born", days.born(3, 100)},
                         {"sex", "female"},
                         {"address", desk.home(30)},
                         {"school", "Nursery 2"},
                         {"seen", "in_person"}})
      .worry(
          "She comes in unwashed and hungry, in yesterday's clothes. Sores under the nappy. Her "
          "mother is very young and by herself.",
          {{"when", days.text(12)}, {"how_known", "witnessed"}});
  Story{desk, nursery, days.worked(minutes{330})}
      .rated(days.worked(minutes{300}), Urgency::standard,
             "Care going short over weeks; she is in nursery each day.")
      .screened(days.worked(minutes{296}),
                {.issues = {"neglect", "parenting_support"},
                 .note = "Nobody here knows the family. Health and housing may.",
                 .criteria = {1, 2, 4}});

  Told moved{Channel::email,
             Source::other_local_authority,
             {{"role", "Social worker in another borough"},
              {"own_reference", "LA 77120"},
              {"feedback", "yes"},
              {"professionals", "Their plan ended when they moved; papers to follow."}}};
  moved.child("Child P", {{"born", days.born(11, 40)}, {"sex", "male"}, {"address", desk.home(31)}})
      .child("Child Q",
             {{"born", days.born(8, 330)}, {"sex", "female"}, {"address", desk.home(31)}})
      .worry(
          "The family moved to your area two weeks ago. Both children were on a child in need "
          "plan for their father's drug use. We have not seen them since.",
          {{"when", days.text(14)}, {"how_known", "records"}});
  Story{desk, moved, days.worked(minutes{250})}
      .screened(days.worked(minutes{200}),
                {.proposed = Route::to_allocated_worker,
                 .issues = {"parent_drugs"},
                 .note = "The assessment team took the transfer by telephone last week.",
                 .criteria = {},
                 .allocated = "Social worker 12, Assessment team"})
      .rated(days.worked(minutes{198}), Urgency::soon, "Not seen for two weeks.");

  Told doctor{Channel::letter,
              Source::professional,
              {{"role", "GP"},
               {"agency", "GP practice 3"},
               {"feedback", "yes"},
               {"family_knows", "yes"},
               {"consent", "yes"}}};
  doctor.kept_at("Post book, tray 2")
      .child("Child R", {{"born", days.born(12, 15)}, {"sex", "female"}, {"gp", "GP practice 3"}})
      .adult("Adult 35",
             {{"relationship", "Father"}, {"needs", "Severe depression, new treatment"}})
      .worry(
          "She cares for her father, cooks, gives him his tablets and has missed school to stay "
          "with him. He asks for help for her.",
          {{"how_known", "adult_told"}});
  Story{desk, doctor, days.worked(minutes{410})}
      .screened(days.worked(minutes{350}),
                {.proposed = Route::straight_to_outcome,
                 .issues = {"young_carer", "parent_mental_health"},
                 .note = "Clear as it stands, and he agrees. Nobody else needs asking.",
                 .criteria = {}})
      .rated(days.worked(minutes{349}), Urgency::standard, "Help, not danger.");

  Told ward{Channel::telephone,
            Source::professional,
            {{"role", "Ward sister, children's emergency"},
             {"agency", "Hospital 1"},
             {"phone", "020 7946 0136"},
             {"feedback", "yes"},
             {"safe_now", "On the ward until we hear from you."}}};
  ward.child("Child S", {{"born", days.text(160)}, {"sex", "male"}, {"address", desk.home(33)}})
      .adult("Adult 36", {{"relationship", "Mother"}})
      .adult("Adult 37", {{"relationship", "Mother's boyfriend"}, {"born"}})
      .worry(
          "A baby of 5 months with a broken upper arm. Two stories of how it happened. He cannot "
          "roll yet.",
          {{"when", days.text(0)}, {"where", "At home"}, {"how_known", "adult_told"}});
  Story{desk, ward, days.ago(minutes{31})}
      .rated(days.ago(minutes{26}), Urgency::today,
             "A broken arm no baby of that age does himself.")
      .screened(days.ago(minutes{22}),
                {.issues = {"physical_abuse"},
                 .note = "The ward keeps him. Police child abuse team told by telephone.",
                 .criteria = {0, 2}});
}

void tell_of_the_unassigned(Desk& desk) {
  const Days& days = desk.days;
  Told coach{Channel::online_form,
             Source::member_of_public,
             {{"name", "Adult 38"}, {"role", "Football coach, volunteer"}, {"feedback", "yes"}}};
  coach
      .child("Child T", {{"born", days.born(10, 250)},
                         {"sex", "male"},
                         {"address", desk.home(34)},
                         {"own_words", "\"It was the belt. Don't tell.\""},
                         {"told_whom", "Me, after training"},
                         {"told_when", days.text(1)}})
      .feared("Adult 39", {{"relationship", "Father"}, {"lives_with_child", "yes"}})
      .worry("Long red marks across the backs of his legs. He would not put his shorts on.",
             {{"when", days.text(1)}, {"where", "Changing room"}, {"how_known", "child_told"}});
  Story{desk, coach, days.ago(minutes{105})}
      .rated(days.ago(minutes{95}), Urgency::today, "Hit with a belt, and he goes home tonight.")
      .screened(days.ago(minutes{90}), {.issues = {"physical_abuse"},
                                        .note = "His own words are written down as he said them.",
                                        .criteria = {0, 1, 2}})
      .gated(days.ago(minutes{70}), Route::through_mash,
             "Health and school may know of earlier marks.");

  Told dentist{Channel::fax,
               Source::professional,
               {{"role", "Dentist"}, {"agency", "Dental surgery 1"}, {"feedback", "yes"}}};
  dentist.kept_at("Fax folder")
      .child("Child U", {{"born", days.born(6, 45)}, {"sex", "female"}, {"address", desk.home(35)}})
      .worry(
          "Eleven decayed teeth, in pain, four appointments missed. Her mother says sweets are "
          "all she will eat.",
          {{"how_known", "witnessed"}});
  Story{desk, dentist, days.worked(day + minutes{200})}
      .screened(days.worked(day + minutes{150}),
                {.issues = {"neglect"}, .note = "Missed care, and pain.", .criteria = {1, 2}})
      .rated(days.worked(day + minutes{148}), Urgency::standard, "Pain, and no danger today.")
      .gated(days.worked(day + minutes{60}), Route::through_mash,
             "School and health visitor will know how it is at home.");
}

}  // namespace

void tell_of_today(Desk& desk) {
  tell_of_schools_and_midwives(desk);
  tell_of_calls(desk);
  tell_of_danger(desk);
  tell_of_the_gate(desk);
  tell_of_the_unassigned(desk);
}

}  // namespace openmash::cli
