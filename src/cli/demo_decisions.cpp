#include "cli/demo_stories.h"

namespace openmash::cli {

using std::chrono::minutes;

namespace {

/// As far as a decision, in a day: the middle is short, what comes after it is the story.
Story decided(Desk& desk, Told told, minutes arrived, std::vector<std::string_view> issues,
              std::string_view silent, ForChildren outcome) {
  const Days& days = desk.days;
  Story story{desk, std::move(told), days.worked(arrived)};
  story
      .screened(days.worked(arrived - minutes{25}),
                {.issues = std::move(issues), .note = "More than one agency will know them."})
      .rated(days.worked(arrived - minutes{26}), Urgency::soon, "As screened.")
      .gated(days.worked(arrived - minutes{50}), Route::through_mash,
             "How serious this is depends on what others know.")
      .assigned(days.worked(arrived - minutes{51}), "worker")
      .asked(days.worked(arrived - minutes{70}),
             {.why = "To see how serious this is, and who is already helping."});
  minutes answered = arrived - minutes{110};
  for (const std::string_view agency :
       {"social_care", "police", "health", "education", "probation", "housing", "youth"}) {
    if (agency != silent) {
      story.nothing_held(days.worked(answered), {agency});
    }
    answered -= minutes{17};
  }
  story
      .recorded(days.worked(arrived - minutes{260}), "Little is held beside what was told.",
                "Taken together the worry stands as it was told, and no more than that.")
      .recommended(days.worked(arrived - minutes{262}), {outcome})
      .decided(days.worked(arrived - minutes{300}), {outcome},
               "One agency is silent; the time is up, and what it may hold is unlikely to change "
               "this.");
  return story;
}

void tell_of_late_answers(Desk& desk) {
  const Days& days = desk.days;
  Told told{Channel::online_form,
            Source::professional,
            {{"role", "Head of year"}, {"agency", "School 5"}, {"feedback", "yes"}}};
  told.child("Child AI",
             {{"born", days.born(13, 133)}, {"sex", "female"}, {"address", desk.home(50)}})
      .worry("She has stopped eating at school and wears long sleeves in the heat.",
             {{"when", days.text(9)}, {"how_known", "witnessed"}});
  decided(
      desk, told, 2 * day + minutes{30}, {"child_mental_health"}, "health",
      {.wanted = Wanted::assessment, .reason = "School to lead an assessment of what she needs."})
      .answered(days.worked(minutes{65}), "health",
                {.items = {{.days_ago = 16,
                            .text = "Seen in the night after taking tablets. She said it was so "
                                    "that her stepfather would stop coming into her room. Moved to "
                                    "the children's mental health team; their letter was slow.",
                            .source = "Hospital, emergency department",
                            .about = {"Child AI"}}}});

  Told old{Channel::telephone,
           Source::member_of_public,
           {{"role", "Shopkeeper"}, {"withhold_identity", "yes"}, {"feedback", "no"}}};
  old.child("Child AJ", {{"about_age", "about 8"}, {"sex", "male"}, {"address", desk.home(51)}})
      .worry("Comes in alone late in the evening to buy food and counts out coins.",
             {{"how_known", "witnessed"}});
  decided(desk, old, 9 * day, {"neglect", "housing_or_money"}, "housing",
          {.wanted = Wanted::family_support, .reason = "Help with money and evenings."})
      .closed(days.worked(8 * day), "The caller wanted no answer.")
      .answered(
          days.worked(minutes{115}), "housing",
          {.items = {{.days_ago = 30,
                      .text = "Eviction ordered for arrears. The family leaves in three weeks "
                              "and has nowhere to go yet.",
                      .source = "Housing office"}}});
}

void tell_of_passed_on(Desk& desk) {
  const Days& days = desk.days;
  Told told{Channel::police_notification,
            Source::police,
            {{"role", "Police, response team"}, {"own_reference", "P/0415"}, {"feedback", "yes"}}};
  told.child("Child AK", {{"born", days.born(14, 5)},
                          {"sex", "male"},
                          {"address", desk.home(52)},
                          {"social_worker", "Yes, one from the looked after team"}})
      .worry("Found with a knife in his bag on the way to school. He says it is for the way home.",
             {{"when", days.text(2)}, {"how_known", "records"}});
  Story{desk, told, days.worked(minutes{360})}
      .screened(days.worked(minutes{330}), {.proposed = Route::to_allocated_worker,
                                            .issues = {"criminal_exploitation"},
                                            .note = "Open to a social worker since spring.",
                                            .criteria = {0},
                                            .allocated = "Social worker 9, Looked after team"})
      .rated(days.worked(minutes{329}), Urgency::today, "A knife, and he is on his way home.")
      .gated(days.worked(minutes{310}), Route::to_allocated_worker,
             "His social worker knows him best and was rung at once.");
}

void tell_of_letters(Desk& desk) {
  const Days& days = desk.days;
  Told told{Channel::email,
            Source::professional,
            {{"name", "Adult 55"},
             {"role", "Children's centre worker"},
             {"agency", "Children's centre 1"},
             {"feedback", "yes"}}};
  told.child("Child AL",
             {{"born", days.born(2, 300)}, {"sex", "female"}, {"address", desk.home(53)}})
      .worry("She flinches when her father lifts his hand. Twice now.",
             {{"when", days.text(6)}, {"how_known", "witnessed"}});
  decided(
      desk, told, 3 * day, {"physical_abuse"}, "youth",
      {.wanted = Wanted::protection, .reason = "To be seen today, with somebody who knows her."})
      .letter_written(days.worked(2 * day))
      .letter_approved(days.worked(2 * day - minutes{90}));

  Told untold{Channel::walk_in,
              Source::family,
              {{"name", "Adult 56"}, {"role", "Aunt"}, {"feedback", "yes"}}};
  untold
      .child("Child AM",
             {{"born", days.born(11, 255)}, {"sex", "male"}, {"address", desk.home(54)}})
      .worry(
          "He has lived with me since his mother went abroad in spring. I have no papers for "
          "him and she does not answer.",
          {{"how_known", "witnessed"}});
  decided(
      desk, untold, day + minutes{100}, {"private_fostering"}, "",
      {.wanted = Wanted::protection, .reason = "A child in somebody else's care must be seen."});
}

/// Rated twice, for what came in between.
void tell_of_rated_again(Desk& desk) {
  const Days& days = desk.days;
  Told told{Channel::online_form,
            Source::family,
            {{"name", "Adult 57"}, {"role", "Uncle"}, {"feedback", "yes"}}};
  told.child("Child AN", {{"born", days.born(17, 20)}, {"sex", "male"}, {"address", desk.home(55)}})
      .worry("He follows people on the internet who hate, and says so at table.",
             {{"how_known", "witnessed"}});
  decided(desk, told, 2 * day + minutes{200}, {"radicalisation"}, "housing",
          {.wanted = Wanted::one_agency,
           .reason = "Police to take this up with those who work on it.",
           .agency = "police"})
      .added(days.worked(2 * day - minutes{20}), "He has now packed a bag and hidden it.")
      .rated(days.worked(2 * day - minutes{30}), Urgency::today,
             "A packed bag, as his uncle wrote after. It cannot wait.")
      .letter_written(days.worked(day));
}

}  // namespace

void tell_of_decisions(Desk& desk) {
  tell_of_late_answers(desk);
  tell_of_passed_on(desk);
  tell_of_letters(desk);
  tell_of_rated_again(desk);
}

}  // namespace openmash::cli
