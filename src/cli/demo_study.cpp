#include "cli/demo_stories.h"

namespace openmash::cli {

using std::chrono::minutes;

namespace {

/// The third study: a neighbour, a restraining order, a father on probation. Received an hour and a
/// half ago by the clock, so that there is time left on it whenever the demo is made.
Told neighbours_worry(const Desk& desk) {
  Told told{Channel::online_form,
            Source::anonymous,
            {{"role", "Neighbour"},
             {"safe_contact", "Please do not try to find me. I do not want to be asked again."},
             {"withhold_identity", "yes"},
             {"feedback", "no"},
             {"safe_now", "I do not know if he is in there now. He comes and goes at night."},
             {"working_well",
              "She is a good mum. The children are always clean, and they laugh "
              "when it is only the three of them."},
             {"tried", "I knocked once. It went quiet, and nobody came to the door."},
             {"hoped", "Somebody to go and see the little girl."},
             {"family_knows", "no"},
             {"why_not_told", "If he hears that anybody has rung he will take it out on her."},
             {"keep_from_family",
              "He must not hear that somebody rang. He would know which flat it came from, the "
              "walls are thin."},
             {"staff_safety",
              "He may be in the flat. He has a big dog with him and he shouts at "
              "people at the door."}}};
  told.child("Child A", {{"about_age", "about 6"},
                         {"sex", "female"},
                         {"address_kind", "here"},
                         {"address", desk.home(1)},
                         {"school", "School 1, I think. She has the jumper"},
                         {"seen", "in_person"},
                         {"seen_when", desk.days.text(2)},
                         {"own_words", "\"I'm waiting till it stops.\""},
                         {"told_whom", "Me, on the stairs"}})
      .child("Child B", {{"about_age", "about 2"},
                         {"sex", "male"},
                         {"address_kind", "here"},
                         {"address", desk.home(1)},
                         {"school"},
                         {"seen", "heard"}})
      .adult("Adult 1", {{"relationship", "Their mother"},
                         {"lives_with_child", "yes"},
                         {"address", desk.home(1)}})
      .feared("Adult 2", {{"relationship", "The father, I think. The girl calls him Daddy"},
                          {"lives_with_child"},
                          {"address"}})
      .worry(
          "There is shouting and banging from the flat below most nights, and things get "
          "broken. On " +
              desk.days.words(2) +
              " it went on from about nine. I went down and the little girl was sitting on the "
              "stairs in her nightdress, crying. You could hear him through the door, and her "
              "saying please. It has been like this for weeks now, since he came back.",
          {{"when", desk.days.text(2)},
           {"where", "The flat, and the stairs outside it"},
           {"how_known", "witnessed"}});
  return told;
}

Reply police_on_the_father(const Desk& desk) {
  return {
      .items =
          {{.days_ago = 702,
            .text = "Called by a passer-by to an argument in the street. Both had been drinking. "
                    "No injury seen, no complaint. Child A was in a pushchair.",
            .source = "Incident log, standard grade",
            .about = {"Adult 1", "Adult 2", "Child A"}},
           {.days_ago = 429,
            .text = "Called out to Address 1 by a neighbour: an argument. Child A awake upstairs. "
                    "Words of advice given.",
            .source = "Incident log, standard grade",
            .about = {"Adult 1", "Adult 2", "Child A"}},
           {.days_ago = 303,
            .text = "Assault on Adult 1 at Address 1: Adult 2 struck her in the face and held her "
                    "by the throat. Both children in the room. Adult 2 arrested.",
            .source = "Crime report, high grade",
            .about = {"Adult 1", "Adult 2", "Child A", "Child B"}},
           {.days_ago = 250,
            .text = "Adult 2 convicted of assault. Restraining order for two years: no contact "
                    "with Adult 1 and not to go to Address 1, until " +
                    desk.days.words(250 - 730) + ".",
            .source = "Court record",
            .about = {"Adult 2", "Adult 1"},
            .handling = Handling::onward_with_permission},
           {.text = "Warning before a visit: Adult 2 keeps a dog of a fighting breed and has been "
                    "violent to officers at the door. Go in twos.",
            .source = "Warning marker",
            .about = {"Adult 2"}}},
      .own_reference = "P/0417"};
}

Reply schools_answer() {
  return {.items = {{.days_ago = 162,
                     .text = "Attendance has fallen to 86%, from 95% the year before. Mostly "
                             "Mondays.",
                     .source = "School 1, register",
                     .about = {"Child A"},
                     .handling = Handling::onward},
                    {.days_ago = 57,
                     .text = "Child A said to her class teacher: \"I had to be quiet because Daddy "
                             "was asleep.\" Written down the same day. School had been told that "
                             "her father may not be at the house.",
                     .source = "School 1, the child's own words",
                     .about = {"Child A", "Adult 2"}},
                    {.text = "Adult 1 is at home by herself from 9:15am to 2:45pm on school days "
                             "and answers her own mobile. No voicemail and no letters, please: he "
                             "opens them.",
                     .source = "School 1, family worker",
                     .about = {"Adult 1"}},
                    {.days_ago = 21,
                     .text = "Bright, kind to younger children, reads above her age. She has one "
                             "close friend and asks to stay for every club.",
                     .source = "School 1, class teacher",
                     .about = {"Child A"},
                     .handling = Handling::family_safe,
                     .relevance = Relevance::background}},
          .more_to_come = true};
}

Reply social_cares_own_records() {
  return {.items = {{.days_ago = 700,
                     .text = "Police notification of an argument in the street. No further action.",
                     .source = "Contact record",
                     .relevance = Relevance::background},
                    {.days_ago = 301,
                     .text = "Contact from police after the assault. Assessment opened.",
                     .source = "Contact record"},
                    {.days_ago = 229,
                     .text = "Assessment closed: \"risk removed by the order\". Adult 1 was last "
                             "seen by herself on this day. Nobody spoke with Child A alone.",
                     .source = "Assessment",
                     .about = {"Adult 1", "Child A", "Child B"}}}};
}

Reply health_visitors_answer() {
  return {
      .items = {{.days_ago = 815,
                 .text = "Booking for Child B. Asked about safety at home, Adult 1 said all "
                         "was well; Adult 2 was in the room, so she could not be asked alone.",
                 .source = "Midwife",
                 .about = {"Adult 1", "Child B"}},
                {.days_ago = 120,
                 .text = "Child A seen with stomach ache for the third time. Nothing found. "
                         "\"Worse on Sundays\", her mother said.",
                 .source = "GP practice",
                 .about = {"Child A"}},
                {.days_ago = 36,
                 .text = "Child B was not brought to his two-year review. No new date was made.",
                 .source = "Health visitor",
                 .about = {"Child B"}}},
      .more_to_come = true};
}

void tell_third_study(Desk& desk) {
  const Days& days = desk.days;
  Story story{desk, neighbours_worry(desk), days.ago(minutes{99})};
  story
      .screened(days.ago(minutes{93}),
                {.issues = {"domestic_abuse", "emotional_abuse"},
                 .note = "A child may be hurt in the next hours. Police recall an order at this "
                         "address. Whoever rang must be kept out of everything.",
                 .criteria = {0, 1, 2, 3}})
      .rated(days.ago(minutes{92}), Urgency::today,
             "Violence most nights, a child of about 6 on the stairs, and he may be there tonight.")
      .gated(days.ago(minutes{84}), Route::through_mash,
             "Only together can it be seen whether he is back.")
      .assigned(days.ago(minutes{83}), "worker")
      .timescale(days.ago(minutes{82}), days.now() + minutes{141},
                 "Four hours from when it came: he is expected back in the evening.")
      .read_by(days.ago(minutes{80}), "worker")
      .asked(days.ago(minutes{76}),
             {.why = "A neighbour reports violence most nights in front of two small children. We "
                     "need to know who lives there, what is known of the father, and whether he "
                     "may be there at all.",
              .particulars = {{"police",
                               "The order at this address: its terms and its end. "
                               "Call-outs over the last two years."},
                              {"probation",
                               "Where Adult 2 says he lives, and when he was last "
                               "seen."},
                              {"education",
                               "School and nursery: who brings and collects the "
                               "children, and what they say."}},
              .urgency = Urgency::today})
      .answered(days.ago(minutes{58}), "social_care", social_cares_own_records())
      .answered(days.ago(minutes{40}), "police", police_on_the_father(desk))
      .disagreed(days.ago(minutes{39}), "police",
                 "We ask for a strategy discussion today: there is a restraining order, and he is "
                 "in the flat.")
      .answered(days.ago(minutes{36}), "education", schools_answer())
      .answered(days.ago(minutes{30}), "housing",
                {.items = {{.days_ago = 240,
                            .text = "Locks changed at Adult 1's request. Tenancy in her name alone "
                                    "since then.",
                            .source = "Housing office",
                            .about = {"Adult 1"}},
                           {.days_ago = 20,
                            .text = "Lock repair. A man who is not on the tenancy opened the door "
                                    "and said he lived there.",
                            .source = "Repairs, seen by the fitter",
                            .about = {"Adult 2"}}},
                 .more_to_come = true})
      .read_by(days.ago(minutes{28}), "worker")
      .answered(days.ago(minutes{20}), "probation",
                {.items = {{.days_ago = 245,
                            .text = "Community order of 18 months begins, with a programme on "
                                    "violence to partners. Five of eight sessions attended.",
                            .source = "Probation officer",
                            .about = {"Adult 2"}},
                           {.days_ago = 7,
                            .text = "Came to his appointment. Says that he lives at Address 2 with "
                                    "his mother, Adult 4. Nobody has been there to see.",
                            .source = "Probation, told by him",
                            .about = {"Adult 2"}}},
                 .own_reference = "PR 88"})
      .answered(days.ago(minutes{14}), "probation",
                {.kind = ReturnKind::held_not_shared,
                 .reason = "One thing is held that could put somebody else in danger if written "
                           "down. Ring the officer and ask."})
      .recorded(days.ago(minutes{12}),
                "A neighbour hears violence most nights and saw Child A crying on the stairs. "
                "Adult 2 is barred from the home. People who do not talk to each other have each "
                "seen one sign that he is back.",
                "Not finished: the nursery and the health visitor have still to answer.")
      .answered(days.ago(minutes{8}), "education",
                {.items = {{.days_ago = 11,
                            .text = "A man signed \"dad\" and collected Child B at 3:20pm. The "
                                    "nursery had not been told of any order.",
                            .source = "Nursery 1, seen",
                            .about = {"Child B", "Adult 2"}}}})
      .answered(days.ago(minutes{5}), "health", health_visitors_answer());
}

/// The first study: a mother asks for herself and her children.
void tell_first_study(Desk& desk) {
  const Days& days = desk.days;
  Told told{Channel::online_form,
            Source::self,
            {{"name", "Adult 5"},
             {"role", "I am their mother"},
             {"phone", "020 7946 0105"},
             {"safe_contact", "Text first. Only between 10 and 2, he is at work then."},
             {"feedback", "yes"},
             {"safe_now", "We are at home. He is back at six."},
             {"hoped", "That we can be safe, and that my children stay with me."},
             {"consent", "yes"},
             {"consent_by", "parent"},
             {"child_view", "My eldest asked me if we can live at Nan's."},
             {"keep_from_family", "My partner must not know that I wrote this."},
             {"staff_safety", "Do not come when his car is outside."}}};
  told.child("Child C", {{"born", days.born(8, 140)},
                         {"sex", "male"},
                         {"address", desk.home(5)},
                         {"school", "School 2"},
                         {"own_words", "\"If I was bigger I would stop him.\""}})
      .child("Child D", {{"born", days.born(5, 60)},
                         {"sex", "female"},
                         {"address", desk.home(5)},
                         {"school", "School 2"}})
      .feared("Adult 6", {{"relationship", "My partner, their stepfather"},
                          {"lives_with_child", "yes"},
                          {"needs", "He drinks every day now"}})
      .worry(
          "My partner hits me and last week he pushed my son into the door when he stood in "
          "between. I am frightened of what he will do next and I cannot do this on my own any "
          "more.",
          {{"when", days.text(6)}, {"where", "At home"}, {"how_known", "witnessed"}});
  Story story{desk, told, days.worked(minutes{440})};
  story
      .screened(days.worked(minutes{425}),
                {.issues = {"domestic_abuse", "physical_abuse"},
                 .note = "She asks for help herself and says when it is safe to ring. Rang at 10: "
                         "the children are at school."})
      .rated(days.worked(minutes{424}), Urgency::soon,
             "He has hurt a child; they are safe until the evening and she has somewhere to go.")
      .gated(days.worked(minutes{400}), Route::through_mash,
             "What police and school know decides what is safe to offer.")
      .assigned(days.worked(minutes{398}), "worker")
      .asked(days.worked(minutes{380}),
             {.why = "A mother tells of violence by her partner, to her and to her son. She agrees "
                     "to our asking and he must not hear of it.",
              .leave_out = {{"youth", "The children are 8 and 5."}}})
      .answered(days.worked(minutes{310}), "social_care", {.kind = ReturnKind::nothing_held})
      .answered(days.worked(minutes{270}), "police",
                {.items = {{.days_ago = 1900,
                            .text = "Adult 6 convicted of wounding a former partner. 14 months.",
                            .source = "Court record",
                            .about = {"Adult 6"}},
                           {.days_ago = 1120,
                            .text = "Adult 6 cautioned for assault on a neighbour.",
                            .source = "Custody record",
                            .about = {"Adult 6"}}},
                 .own_reference = "P/0391"})
      .answered(days.worked(minutes{230}), "education",
                {.items = {{.days_ago = 40,
                            .text = "Child C has hit other children three times this half term, "
                                    "which is new, and cannot settle to his work.",
                            .source = "School 2, head of year",
                            .about = {"Child C"},
                            .handling = Handling::onward},
                           {.days_ago = 18,
                            .text = "Child D falls asleep in class and holds on to her teacher at "
                                    "home time.",
                            .source = "School 2, class teacher",
                            .about = {"Child D"},
                            .handling = Handling::onward}}})
      .answered(days.worked(minutes{200}), "health",
                {.items = {{.days_ago = 6,
                            .text = "Child C seen at the walk-in centre with a bruised shoulder. "
                                    "\"Ran into a door\", said his stepfather, who came with him.",
                            .source = "Walk-in centre",
                            .about = {"Child C", "Adult 6"}}}})
      .answered(days.worked(minutes{160}), "housing",
                {.items = {{.text = "Tenancy in the name of Adult 6. Rent paid.",
                            .source = "Housing office",
                            .relevance = Relevance::background}},
                 .more_to_come = true})
      .recorded(days.worked(minutes{100}),
                "Adult 5 tells of violence by Adult 6, now also to Child C. Police know him for "
                "wounding a former partner. School sees both children change; the walk-in centre "
                "saw an injury with another story to it.",
                "Her account, the school's and the injury fit together and reach back some months. "
                "He has done it before and hides it. The risk is high and rises when he learns "
                "that she has spoken. What protects the children: their mother, who asked for "
                "help, and her own mother near by.")
      .recommended(days.worked(minutes{92}),
                   {{.wanted = Wanted::protection,
                     .reason = "Both children have been harmed or will be. A strategy discussion "
                               "today, and a plan with their mother before he is home."}})
      .answered(days.worked(minutes{35}), "police",
                {.items = {{.days_ago = 2,
                            .text = "Neighbour reported a man shouting in the street outside "
                                    "Address 5. Gone when police came.",
                            .source = "Incident log",
                            .about = {"Adult 6"}}}});
}

/// The second study: marks that looked like burns, and a diagnosis.
void tell_second_study(Desk& desk) {
  const Days& days = desk.days;
  Told told{Channel::telephone,
            Source::professional,
            {{"name", "Adult 7"},
             {"role", "Safeguarding lead at School 3"},
             {"agency", "School 3"},
             {"phone", "020 7946 0107"},
             {"feedback", "yes"},
             {"safe_now", "In school until 3:30pm. Her mother has been asked to come in."},
             {"family_knows", "no"},
             {"why_not_told", "We were not sure whether we may ask before speaking with you."},
             {"consent"}}};
  told.child("Child E", {{"born", days.born(7, 200)},
                         {"sex", "female"},
                         {"address", desk.home(6)},
                         {"school", "School 3"},
                         {"seen", "in_person"},
                         {"seen_when", days.text(3)},
                         {"own_words", "\"They itch. Mummy puts the cream on.\""}})
      .adult("Adult 8", {{"relationship", "Mother"}, {"lives_with_child", "yes"}})
      .worry(
          "Round marks on her arms and back that look like cigarette burns, and others like "
          "bruises, seen when the class changed for swimming. She has missed two weeks.",
          {{"when", days.text(3)}, {"where", "School 3"}, {"how_known", "witnessed"}});
  Story story{desk, told, days.worked(2 * day)};
  story
      .screened(days.worked(2 * day - minutes{12}),
                {.issues = {"physical_abuse"}, .note = "Marks that may be burns on a child of 7."})
      .rated(days.worked(2 * day - minutes{14}), Urgency::today,
             "Somebody may have burned her, and she goes home at 3:30pm.")
      .gated(days.worked(2 * day - minutes{25}), Route::through_mash,
             "Health may know what this is. Quickly, before she goes home.")
      .assigned(days.worked(2 * day - minutes{26}), "worker2")
      .asked(days.worked(2 * day - minutes{32}),
             {.why = "Marks that could be burns or bruises. Is there an illness, or anything known "
                     "of the family?",
              .leave_out = {{"youth", "She is 7."}, {"probation", "No adult is suspected yet."}},
              .particulars = {{"health", "Skin: anything seen, by whom, and since when?"}},
              .urgency = Urgency::today})
      .answered(days.worked(2 * day - minutes{75}), "health",
                {.items = {{.days_ago = 9,
                            .text = "Diagnosed with a rare skin condition that leaves round scars "
                                    "and marks like bruises. Photographs taken then show the same "
                                    "marks. Seen weekly; her mother brings her every time.",
                            .source = "Hospital skin clinic",
                            .about = {"Child E"},
                            .handling = Handling::family_safe}}})
      .the_rest_hold_nothing(days.worked(2 * day - minutes{80}))
      .recorded(days.worked(2 * day - minutes{120}),
                "The marks are those of an illness diagnosed nine days before. No agency holds a "
                "worry about the family.",
                "The clinic's photographs and the school's account agree. Nobody told the school; "
                "that is what needs mending. There is no sign that anybody hurt her.")
      .recommended(days.worked(2 * day - minutes{122}),
                   {{.wanted = Wanted::one_agency,
                     .reason = "The clinic's nurse to tell the school what to expect.",
                     .agency = "health"}})
      .decided(days.worked(2 * day - minutes{150}),
               {{.wanted = Wanted::one_agency,
                 .reason = "No harm by anybody. Health to explain the condition to the school.",
                 .agency = "health"}})
      .letter_written(days.worked(minutes{220}));
}

}  // namespace

void tell_case_studies(Desk& desk) {
  tell_first_study(desk);
  tell_second_study(desk);
  tell_third_study(desk);
}

}  // namespace openmash::cli
