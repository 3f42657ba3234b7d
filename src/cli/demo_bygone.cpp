#include <array>

#include "cli/demo_stories.h"

namespace openmash::cli {

using std::chrono::minutes;

namespace {

/// What is closed, a row a contact.
struct Bygone {
  int days_ago;  ///< working days
  Channel channel;
  Source source;
  std::string_view who;  ///< the referrer's own words for themselves
  std::string_view child;
  int age;
  std::string_view sex;
  int address;
  std::string_view worry;
  std::string_view issue;
  Urgency urgency;
  Route route;
  std::string_view agency;  ///< that held something, where any was asked
  std::string_view held;
  std::string_view analysis;  ///< or why it was decided as it was
  Wanted outcome;
  std::string_view receiver;  ///< an agency, for one_agency
};

using C = Channel;
using S = Source;
using U = Urgency;
using W = Wanted;
constexpr Route mash = Route::through_mash;
constexpr Route straight = Route::straight_to_outcome;
constexpr Route to_worker = Route::to_allocated_worker;

constexpr std::array bygones = {
    // clang-format off
    Bygone{20, C::online_form, S::professional, "Class teacher, School 1", "Child AO", 7, "female", 60,
           "Bruise in the shape of a hand on her upper arm. She said her brother did it.",
           "physical_abuse", U::soon, mash, "health", "Brother of 11 has a learning disability; holds hard when he is upset.",
           "The bruise fits what she said. The parents need help with her brother, and asked for it.", W::family_support, ""},
    Bygone{20, C::telephone, S::member_of_public, "Bus driver", "Child AP", 12, "male", 61,
           "Rides the night bus to the end and back, three nights running.",
           "missing", U::soon, mash, "police", "Reported missing twice in the year, found both times at his father's.",
           "He goes where his father was. His mother works nights and did not know.", W::assessment, ""},
    Bygone{19, C::police_notification, S::police, "Police, response team", "Child AQ", 3, "male", 62,
           "Parents shouting, neighbours called. Child asleep. No injury.",
           "domestic_abuse", U::standard, straight, "", "",
           "First call, no injury, both parents spoken with by police. No other worry is known.", W::nothing, ""},
    Bygone{19, C::email, S::professional, "School nurse", "Child AR", 14, "female", 63,
           "Has lost a great deal of weight and faints at school.",
           "child_mental_health", U::soon, mash, "education", "Attendance good; has stopped eating lunch since September.",
           "An illness that her parents see and act on. Health leads.", W::one_agency, "health"},
    Bygone{18, C::police_notification, S::police, "Police, response team", "Child N", 6, "male", 29,
           "Found at 9pm by the bus stop by himself. Taken home to an older sister of 15.",
           "left_alone", U::standard, straight, "", "",
           "Once, and an older sister at home. Words of advice were given.", W::nothing, ""},
    Bygone{18, C::online_form, S::family, "Stepmother", "Child AS", 9, "male", 64,
           "Comes back from weekends hungry and says he sleeps in the car.",
           "neglect", U::standard, mash, "housing", "Father gave up his tenancy in August; no address since.",
           "The father has no home. The boy is safe with his mother; visits need another place.", W::family_support, ""},
    Bygone{17, C::letter, S::professional, "Hospital consultant", "Child AT", 1, "female", 65,
           "Second time in with not gaining weight. Nothing found to explain it.",
           "neglect", U::soon, mash, "health", "Health visitor: feeds are mixed too thin to make the tin last.",
           "Money, not care. The mother reads no English and followed a picture.", W::family_support, ""},
    Bygone{17, C::online_form, S::self, "Her dad", "Child AU", 15, "female", 66,
           "My daughter hits me and her little brother. I do not want her punished, I want help.",
           "child_behaviour", U::standard, straight, "", "",
           "He asked and knows what he wants. Nobody else needs asking.", W::family_support, ""},
    Bygone{16, C::telephone, S::professional, "Drug worker", "Child AV", 4, "male", 67,
           "His mother brought him along and fell asleep in the chair. Methadone in her open bag.",
           "parent_drugs", U::today, mash, "police", "Address known for dealing; door forced by a stranger in June.",
           "He can reach what could kill him, in a house that strangers break into.", W::protection, ""},
    Bygone{16, C::fax, S::other_local_authority, "Duty social worker elsewhere", "Child AW", 10, "female", 68,
           "Family fled to a refuge in your area. Father is looking for them.",
           "domestic_abuse", U::soon, mash, "police", "Order not to approach, made elsewhere, holds here too.",
           "They are safe where they are as long as nobody says where that is.", W::protection, ""},
    Bygone{15, C::online_form, S::professional, "Nursery manager, Nursery 2", "Child AX", 2, "female", 69,
           "Bites other children and cannot be comforted.",
           "child_behaviour", U::standard, straight, "", "",
           "The nursery can lead this with her parents.", W::assessment, ""},
    Bygone{15, C::police_notification, S::police, "Police, roads", "Child AY", 5, "male", 70,
           "Father stopped driving over the limit with him unbelted in front.",
           "parent_alcohol", U::soon, mash, "probation", "Father on an order with a treatment requirement, attending.",
           "In treatment, one lapse, and his mother drives from now on.", W::family_support, ""},
    Bygone{14, C::walk_in, S::self, "Mother", "Child AZ", 8, "female", 71,
           "We have been told to leave on Friday and have nowhere to go.",
           "housing_or_money", U::soon, straight, "", "",
           "A duty of the housing office, told today.", W::one_agency, "housing"},
    Bygone{14, C::online_form, S::member_of_public, "Dog walker", "Child BA", 13, "male", 72,
           "Boys with balaclavas make him carry things to cars in the park.",
           "criminal_exploitation", U::soon, mash, "education", "Excluded for two days last month with cash he could not explain.",
           "He is being used by older boys, and frightened of them.", W::protection, ""},
    Bygone{13, C::telephone, S::anonymous, "Would not say", "Child BB", 6, "female", 73,
           "That woman should not have children.",
           "other", U::standard, mash, "education", "Thriving, says her teacher. Parents in a hard separation.",
           "No agency knows of any harm. The call names nothing that happened.", W::nothing, ""},
    Bygone{13, C::email, S::professional, "Paramedic", "Child BC", 11, "male", 74,
           "He rang for us himself, for his mother's fit, and knew every tablet.",
           "young_carer", U::standard, mash, "health", "Mother's epilepsy is worse since her carer's hours were cut.",
           "A boy doing an adult's work well. The family needs its hours back.", W::assessment, ""},
    Bygone{12, C::online_form, S::child, "It is about my friend", "Child BD", 15, "female", 75,
           "My friend sends pictures to a man who says he is 17. He is not 17.",
           "sexual_exploitation", U::today, mash, "police", "The same account name in two other reports.",
           "A grown man after several girls. Police act today.", W::protection, ""},
    Bygone{12, C::police_notification, S::police, "Police, neighbourhood team", "Child BE", 16, "male", 76,
           "Stopped with cannabis, second time.",
           "child_substances", U::standard, mash, "youth", "Known: finished a programme in spring and did well.",
           "A step back, not a fall. Those who know him take it on.", W::one_agency, "youth"},
    Bygone{11, C::online_form, S::professional, "Teaching assistant, School 3", "Child BF", 5, "female", 77,
           "Says that grandmother will be cutting her in the summer, when they go home.",
           "genital_mutilation", U::today, mash, "health", "Midwife noted that her mother was cut as a child.",
           "Planned, near and against the law. It cannot be undone.", W::protection, ""},
    Bygone{10, C::telephone, S::professional, "Social landlord", "Child BG", 7, "male", 78,
           "Rubbish to the window sills and a smell on the stairs.",
           "neglect", U::standard, to_worker, "", "",
           "His social worker knows and is going there today.", W::nothing, ""},
    Bygone{9, C::online_form, S::professional, "Attendance officer, School 4", "Child N", 6, "male", 29,
           "Away 31 days since September. Comes in slippers.",
           "school", U::standard, mash, "police", "Found out by himself at night some weeks ago.",
           "Two signs in three weeks of a boy nobody is watching. His mother works nights and agrees to help.", W::family_support, ""},
    Bygone{9, C::letter, S::professional, "Adult social care", "Child BH", 9, "female", 79,
           "Her father has early dementia and leaves the gas on.",
           "parent_disability", U::soon, mash, "housing", "Gas board capped the cooker in October.",
           "The danger is gone with the gas. The care is for adult services and the school together.", W::assessment, ""},
    Bygone{8, C::police_notification, S::police, "Police, child abuse team", "Child BI", 12, "female", 80,
           "Disclosed to a friend's mother that her cousin touches her at night.",
           "sexual_abuse", U::today, mash, "social_care", "Cousin, 17, was placed with the family in March.",
           "He lives in the same house. She must not sleep there tonight.", W::protection, ""},
    Bygone{7, C::online_form, S::family, "Older brother", "Child BJ", 10, "male", 81,
           "Mum's church says that there is a spirit in him. They do not let him eat.",
           "honour_or_belief", U::today, mash, "education", "Has lost weight; hides bread in his bag.",
           "A belief that is hurting him. He needs to be seen today, and fed.", W::protection, ""},
    Bygone{6, C::email, S::professional, "Swimming club secretary", "Child BK", 13, "female", 82,
           "A coach drives her home alone and gives her presents.",
           "professional_conduct", U::soon, mash, "police", "Nothing on the coach.",
           "For the officer who looks into people who work with children; her parents know.", W::one_agency, "police"},
    Bygone{5, C::telephone, S::professional, "Receptionist, GP practice 1", "Child BL", 0, "male", 83,
           "Three appointments missed for a baby with a bad heart.",
           "neglect", U::soon, mash, "health", "Letters went to an old address. Seen yesterday and well.",
           "Nobody told them. The clinic has the right address now.", W::nothing, ""},
    Bygone{4, C::online_form, S::professional, "Form tutor, School 5", "Child BM", 16, "female", 84,
           "Sleeps at friends' houses since her mother's boyfriend moved in.",
           "other", U::standard, straight, "", "",
           "She wants to talk with somebody first, and says who.", W::assessment, ""},
    // clang-format on
};

/// What the agencies were asked.
constexpr std::array<std::string_view, 5> whys = {
    "Is this child known to you, and does what you know change how serious this is?",
    "Has anything like this been seen before, by you or by anybody you work with?",
    "Who else lives there, and is there somebody the child can turn to?",
    "We have one account of this. What do you hold that fits it, or does not?",
    "Is anybody of yours with the family already, and how is it going?",
};

bool wants_an_answer(const Bygone& row) {
  return row.source != S::anonymous && row.source != S::member_of_public;
}

Told told_of(const Bygone& row, const Desk& desk) {
  Told told{row.channel,
            row.source,
            {{"role", std::string{row.who}}, {"feedback", wants_an_answer(row) ? "yes" : "no"}}};
  if (row.channel == C::letter || row.channel == C::fax) {
    told.kept_at("Post book");
  }
  told.child(std::string{row.child}, {{"born", desk.days.born(row.age, 20 + row.address)},
                                      {"sex", std::string{row.sex}},
                                      {"address", desk.home(row.address)}})
      .worry(std::string{row.worry}, {{"when", desk.days.text(row.days_ago * 7 / 5 + 1)}});
  return told;
}

/// The middle, where agencies are asked.
void check(Story& story, const Bygone& row, const Desk& desk, minutes arrived) {
  const Days& days = desk.days;
  const auto at = [&](int later) { return days.worked(arrived - minutes{later}); };
  story.assigned(at(62), row.address % 2 == 0 ? "worker" : "worker2")
      .asked(at(80), {.why = std::string{whys[static_cast<std::size_t>(row.address) % whys.size()]},
                      .leave_out = row.age < 10 && row.agency != "youth"
                                       ? std::vector<LeftOut>{{"youth", "Too young for it."}}
                                       : std::vector<LeftOut>{},
                      .urgency = row.urgency})
      .answered(at(120), row.agency, {.items = {{.text = std::string{row.held}}}})
      .the_rest_hold_nothing(at(130))
      .recorded(at(190), std::string{row.held}, std::string{row.analysis})
      .recommended(
          at(195),
          {{.wanted = row.outcome, .reason = std::string{row.analysis}, .agency = row.receiver}});
}

void tell(Desk& desk, const Bygone& row, minutes arrived) {
  const Days& days = desk.days;
  const auto at = [&](int later) { return days.worked(arrived - minutes{later}); };
  Story story{desk, told_of(row, desk), at(0)};
  story
      .screened(at(25),
                {.proposed = row.route,
                 .issues = {row.issue},
                 .note = row.route == mash ? "Others may know more." : "Clear as it stands.",
                 .criteria = row.route == mash ? std::vector<std::size_t>{1, 2}
                                               : std::vector<std::size_t>{},
                 .allocated = row.route == to_worker ? "Social worker 7, Family team" : ""})
      .rated(at(26), row.urgency, "As screened.")
      .gated(at(50), row.route, row.route == mash ? "As proposed: worth asking." : "As proposed.");
  if (row.route == mash) {
    check(story, row, desk, arrived);
  }
  if (row.route != to_worker) {
    story.decided(
        at(220),
        {{.wanted = row.outcome, .reason = std::string{row.analysis}, .agency = row.receiver}});
  }
  if (wants_an_answer(row)) {
    story.letter_written(at(300)).letter_approved(at(320)).letter_given(
        at(350),
        row.channel == C::telephone ? FeedbackWay::by_telephone : FeedbackWay::by_secure_email);
  }
  story.closed(at(365), "Whoever told us wanted no answer, or left no way to give one.");
}

}  // namespace

void tell_of_bygones(Desk& desk) {
  int place = 0;
  for (const Bygone& row : bygones) {
    // At different times of the day, the same ones each time.
    tell(desk, row, row.days_ago * day + minutes{(place * 97) % 240 - 120});
    ++place;
  }
}

}  // namespace openmash::cli
