#include "cli/demo_stories.h"

namespace openmash::cli {

using std::chrono::minutes;

namespace {

/// From a teacher, a nurse or an officer, in few words.
Told professional(std::string role, std::string agency, Channel channel = Channel::online_form) {
  return {channel,
          Source::professional,
          {{"role", std::move(role)}, {"agency", std::move(agency)}, {"feedback", "yes"}}};
}

/// A story as far as a worker: screened, rated, signed and assigned within an hour.
Story with_worker(Desk& desk, Told told, minutes arrived, Urgency urgency,
                  std::vector<std::string_view> issues, std::string_view user) {
  const Days& days = desk.days;
  Story story{desk, std::move(told), days.worked(arrived)};
  story
      .screened(days.worked(arrived - minutes{20}),
                {.issues = std::move(issues), .note = "Several agencies are likely to know more."})
      .rated(days.worked(arrived - minutes{21}), urgency, "As screened.")
      .gated(days.worked(arrived - minutes{45}), Route::through_mash,
             "What others know could change how serious this is.")
      .assigned(days.worked(arrived - minutes{46}), user)
      .read_by(days.worked(arrived - minutes{50}), user);
  return story;
}

void tell_to_ask(Desk& desk) {
  const Days& days = desk.days;
  Told boy = professional("Youth worker", "Youth club 1");
  boy.child("Child W", {{"born", days.born(16, 20)}, {"sex", "male"}, {"address", desk.home(40)}})
      .worry("He showed me cuts along his arm and said he had written letters to everybody.",
             {{"when", days.text(1)}, {"how_known", "child_told"}});
  with_worker(desk, boy, minutes{150}, Urgency::soon, {"self_harm", "child_mental_health"},
              "worker");

  Told heat = professional("Health visitor", "Health visiting team 2", Channel::email);
  heat.child("Child X", {{"born", days.text(310)}, {"sex", "female"}, {"address", desk.home(41)}})
      .child("Child Y", {{"born", days.born(4, 12)}, {"sex", "male"}, {"address", desk.home(41)}})
      .worry(
          "No heating since they were moved into one room. Mould by the cot; she coughs all the "
          "time. The family may lose their leave to stay.",
          {{"when", days.text(5)}, {"how_known", "witnessed"}});
  with_worker(desk, heat, minutes{260}, Urgency::standard, {"housing_or_money", "neglect"},
              "worker");

  Told girl = professional("Sexual health nurse", "Clinic 1", Channel::telephone);
  girl.child("Child Z",
             {{"born", days.born(14, 160)}, {"sex", "female"}, {"address", desk.home(42)}})
      .feared("Adult 45", {{"about_age", "about 25"}, {"relationship", "She says her boyfriend"}})
      .worry(
          "She came with an older man who answered for her. Bruises on both wrists. Second "
          "visit this month.",
          {{"when", days.text(0)}, {"how_known", "witnessed"}});
  with_worker(desk, girl, minutes{95}, Urgency::soon, {"sexual_exploitation"}, "worker2");
}

/// Every kind of answer but the plain one.
void tell_of_mixed_answers(Desk& desk) {
  const Days& days = desk.days;
  Told told = professional("Class teacher", "School 6");
  told.child("Child AA", {{"born", days.born(8, 75)}, {"sex", "male"}, {"address", desk.home(43)}})
      .child("Child AB", {{"born", days.born(3, 3)}, {"sex", "female"}, {"address", desk.home(43)}})
      .feared("Adult 46", {{"relationship", "Mother's brother, staying with them"}})
      .worry("He drew his uncle in his bed and then rubbed it out. He will not say anything more.",
             {{"when", days.text(2)}, {"where", "School 6"}, {"how_known", "witnessed"}});
  with_worker(desk, told, minutes{330}, Urgency::soon, {"sexual_abuse"}, "worker")
      .asked(days.worked(minutes{270}),
             {.why = "A drawing that may tell of harm by an uncle staying in the home. Who is he, "
                     "and what is known of him?",
              .particulars = {{"police", "Anything on Adult 46, here or elsewhere."}}})
      .answered(days.worked(minutes{240}), "social_care", {.kind = ReturnKind::nothing_held})
      .answered(days.worked(minutes{210}), "police",
                {.kind = ReturnKind::held_not_shared,
                 .reason = "An investigation elsewhere would be harmed. Ring the officer in the "
                           "case; do not speak with the family first.",
                 .own_reference = "P/0420"})
      .answered(days.worked(minutes{190}), "health",
                {.items = {{.days_ago = 33,
                            .text = "Child AB seen for soreness. Put down to nappies at the time.",
                            .source = "GP practice",
                            .about = {"Child AB"}}},
                 .more_to_come = true})
      .answered(days.worked(minutes{185}), "probation",
                {.kind = ReturnKind::refused,
                 .reason = "The request names nobody we can search for without a date of birth."})
      .answered(days.worked(minutes{120}), "housing", {.kind = ReturnKind::nothing_held})
      .read_by(days.worked(minutes{110}), "worker")
      .more_asked(days.worked(minutes{108}), "health",
                  "Was anything else seen that day, and who came with her?")
      .answered(days.worked(minutes{40}), "education",
                {.items = {{.days_ago = 2,
                            .text = "The drawing is kept. He asked the teacher: \"Does he have to "
                                    "live with us?\"",
                            .source = "School 6, the child's own words",
                            .about = {"Child AA"}}}});
}

/// Past its time, with agencies silent.
void tell_of_the_overdue(Desk& desk) {
  const Days& days = desk.days;
  Told told = professional("Alcohol service", "Alcohol service 1", Channel::letter);
  told.child("Child AC",
             {{"born", days.born(7, 190)}, {"sex", "female"}, {"address", desk.home(44)}})
      .feared("Adult 47",
              {{"relationship", "Mother"}, {"needs", "Drinking again since the summer"}})
      .worry("Her mother told us that she cannot remember last weekend. The girl was with her.",
             {{"when", days.text(7)}, {"how_known", "adult_told"}});
  with_worker(desk, told, 2 * day + minutes{60}, Urgency::soon, {"parent_alcohol", "neglect"},
              "worker2")
      .asked(
          days.worked(2 * day - minutes{20}),
          {.why = "A mother who drinks and does not remember. Who sees the girl, and how is she?",
           .leave_out = {{"youth", "She is 7."}}})
      .answered(days.worked(day + minutes{300}), "education",
                {.items = {{.days_ago = 5,
                            .text = "Late nine times this month; comes alone.",
                            .source = "School 4, register",
                            .about = {"Child AC"},
                            .handling = Handling::onward}}})
      .answered(days.worked(day + minutes{200}), "social_care", {.kind = ReturnKind::nothing_held})
      .read_by(days.worked(minutes{300}), "worker2");
}

void tell_of_sent_back(Desk& desk) {
  const Days& days = desk.days;
  Told told = professional("Paediatrician", "Hospital 1");
  told.child("Child AD", {{"born", days.born(2, 110)}, {"sex", "male"}, {"address", desk.home(45)}})
      .worry("Third fall from a height in four months. The flat is on the fifth floor.",
             {{"when", days.text(3)}, {"how_known", "records"}});
  with_worker(desk, told, day + minutes{310}, Urgency::standard, {"neglect"}, "worker")
      .asked(days.worked(day + minutes{250}),
             {.why = "Three falls in four months. How is he looked after, and is the home safe?",
              .leave_out = {{"youth", "He is 2."}},
              .urgency = Urgency::standard})
      .answered(days.worked(day + minutes{180}), "health",
                {.items = {{.days_ago = 40,
                            .text = "Window locks were promised and not fitted, his mother said.",
                            .source = "Health visitor",
                            .about = {"Child AD"}}}})
      .nothing_held(days.worked(day + minutes{160}),
                    {"social_care", "police", "education", "probation"})
      .recorded(days.worked(minutes{250}), "Three falls. No agency holds a worry.",
                "Most likely accidents.")
      .recommended(days.worked(minutes{248}),
                   {{.wanted = Wanted::nothing, .reason = "Accidents in a busy home."}})
      .sent_back(days.worked(minutes{170}),
                 "Housing has not been heard. Who promised the locks, and when? Without that we do "
                 "not know that it will not happen a fourth time.");
}

void tell_just_asked(Desk& desk) {
  const Days& days = desk.days;
  Told told = professional("Neighbourhood police", "Police", Channel::police_notification);
  told.child("Child AE", {{"born", days.born(12, 66)}, {"sex", "male"}, {"address", desk.home(46)}})
      .child("Child AF", {{"born", days.born(9, 166)}, {"sex", "male"}, {"address", desk.home(46)}})
      .worry(
          "Both boys alone in the flat overnight when we came about the noise. No food, no "
          "credit on the meter. Mother came home at six.",
          {{"when", days.text(1)}, {"where", desk.home(46)}, {"how_known", "witnessed"}});
  with_worker(desk, told, minutes{200}, Urgency::soon, {"left_alone", "neglect"}, "worker2")
      .asked(days.worked(minutes{25}),
             {.why = "Two boys left alone overnight. Has it happened before, and who else is there "
                     "for them?"});
}

/// All there, nothing missing: it can be decided as it is.
void tell_of_the_complete(Desk& desk) {
  const Days& days = desk.days;
  Told told = professional("Nursery nurse", "Nursery 3");
  told.child("Child AG",
             {{"born", days.born(4, 201)}, {"sex", "female"}, {"address", desk.home(47)}})
      .adult("Adult 50", {{"relationship", "Mother"}})
      .worry(
          "Her mother cries at drop-off and says that she cannot go on. She was a different "
          "person before the baby died.",
          {{"when", days.text(4)}, {"how_known", "witnessed"}});
  with_worker(desk, told, day + minutes{20}, Urgency::standard,
              {"parent_mental_health", "parenting_support"}, "worker2")
      .asked(days.worked(day - minutes{40}),
             {.why = "A grieving mother at the end of her strength. Who is with the family?",
              .leave_out = {{"youth", "The girl is 4."}, {"probation", "No sign of any need to."}},
              .urgency = Urgency::standard})
      .answered(days.worked(minutes{380}), "health",
                {.items = {{.days_ago = 60,
                            .text = "Baby born too early, lived two days. Bereavement midwife saw "
                                    "her once; she did not come again.",
                            .source = "Midwife",
                            .about = {"Adult 50"}},
                           {.days_ago = 9,
                            .text = "GP began treatment for depression. No thought of harm to "
                                    "herself or the girl.",
                            .source = "GP practice",
                            .about = {"Adult 50"}}}})
      .the_rest_hold_nothing(days.worked(minutes{360}))
      .recorded(days.worked(minutes{140}),
                "A mother in grief, in treatment since last week. No agency knows of harm to the "
                "girl, who is well at nursery.",
                "The girl is loved and cared for; her mother needs somebody beside her now. She "
                "has said yes to that.")
      .recommended(days.worked(minutes{135}),
                   {{.wanted = Wanted::family_support,
                     .reason = "Bereavement support and a morning off each week, as she asked."}});
}

void tell_straight(Desk& desk) {
  const Days& days = desk.days;
  Told told = professional("Special needs co-ordinator", "School 2");
  told.child("Child AH", {{"born", days.born(6, 288)}, {"sex", "male"}, {"address", desk.home(48)}})
      .worry(
          "He cannot follow the class, his speech is hard to understand, and his parents want "
          "help and do not know where to ask.");
  Story{desk, told, days.worked(minutes{390})}
      .screened(days.worked(minutes{350}), {.proposed = Route::straight_to_outcome,
                                            .issues = {"child_disability", "school"},
                                            .note = "Needs help to learn; no worry beside it.",
                                            .criteria = {}})
      .rated(days.worked(minutes{349}), Urgency::standard, "No danger.")
      .gated(days.worked(minutes{180}), Route::straight_to_outcome,
             "School and parents agree. Nobody else needs to be asked.");
}

}  // namespace

void tell_of_cases(Desk& desk) {
  tell_to_ask(desk);
  tell_of_mixed_answers(desk);
  tell_of_the_overdue(desk);
  tell_of_sent_back(desk);
  tell_just_asked(desk);
  tell_of_the_complete(desk);
  tell_straight(desk);
}

}  // namespace openmash::cli
