#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "profile/hub_folder.h"

using namespace openmash;
using namespace std::chrono_literals;
using profile::canonical_bytes;
using profile::hub_folder_from;
using profile::HubFolder;
using profile::load_hub;
using profile::load_hub_folder;
using profile::read_hub_folder;

namespace {

hub::Profile loaded(const std::filesystem::path& folder) {
  auto profile = load_hub_folder(folder);
  const std::string mistakes = profile ? "" : printed(profile.error());
  REQUIRE_MESSAGE(profile.has_value(), mistakes);
  return *std::move(profile);
}

std::vector<std::filesystem::path> every_hub() {
  std::vector<std::filesystem::path> folders = {"tests/hubs/wenbrook", "tests/hubs/harrowmere"};
  for (const auto& entry : std::filesystem::directory_iterator{"hubs"}) {
    if (entry.is_directory()) {
      folders.push_back(entry.path());
    }
  }
  return folders;
}

}  // namespace

TEST_CASE("every hub's folder loads without a mistake") {
  CHECK(every_hub().size() == 7);
  for (const auto& folder : every_hub()) {
    const hub::Profile profile = loaded(folder);
    CHECK(profile.slug == folder.filename().string());
    CHECK_FALSE(profile.bases.empty());
    CHECK_FALSE(profile.letters.empty());
  }
}

TEST_CASE("a report names every assumption of a good folder, and every mistake of another") {
  const profile::Report good = profile::report_on("hubs/redbridge");
  CHECK(good.good);
  CHECK(good.text.find("hubs/redbridge: no mistake\n") == 0);
  CHECK(good.text.find("7 agencies, 10 roles, 3 levels, 5 outcomes") != std::string::npos);
  CHECK(good.text.find("  levels.urgent: ") != std::string::npos);
  const profile::Report bad = profile::report_on("hubs/nowhere");
  CHECK_FALSE(bad.good);
  CHECK(bad.text.find("1 mistake\n") != std::string::npos);
}

TEST_CASE("a folder's bytes give the same folder and the same profile again") {
  for (const auto& path : every_hub()) {
    const auto folder = read_hub_folder(path);
    REQUIRE(folder.has_value());
    const Bytes bytes = canonical_bytes(*folder);
    const auto again = hub_folder_from(bytes);
    REQUIRE(again.has_value());
    CHECK(canonical_bytes(*again) == bytes);
    CHECK(load_hub(*again) == load_hub(*folder));
  }
}

TEST_CASE("the worked example of the format's page is a folder") {
  const std::string example = "openmash hub folder 1\n1 w\n5 a.txt\n2 hi\n";
  const auto folder = hub_folder_from(as_bytes(example));
  REQUIRE(folder.has_value());
  CHECK(folder->name == "w");
  CHECK(folder->file("a.txt")->text == "hi");
  CHECK(as_text(canonical_bytes(*folder)) == example);
}

TEST_CASE("bytes cut short, added to or out of order are no folder") {
  const auto folder = read_hub_folder("tests/hubs/wenbrook");
  REQUIRE(folder.has_value());
  const Bytes bytes = canonical_bytes(*folder);
  int taken = 0;
  for (std::size_t length = 0; length < bytes.size(); length += 7) {
    const auto cut = hub_folder_from(BytesView{bytes}.first(length));
    taken += cut && canonical_bytes(*cut) !=
                         Bytes(bytes.begin(), bytes.begin() + static_cast<long>(length))
                 ? 1
                 : 0;
  }
  CHECK(taken == 0);
  Bytes longer = bytes;
  longer.push_back('x');
  CHECK_FALSE(hub_folder_from(longer).has_value());
  CHECK_FALSE(
      hub_folder_from(as_bytes("openmash hub folder 1\n1 a\n1 z\n0 \n1 b\n0 \n")).has_value());
  CHECK_FALSE(
      hub_folder_from(as_bytes("openmash hub folder 1\n1 a\n1 b\n0 \n1 b\n0 \n")).has_value());
  CHECK_FALSE(hub_folder_from(as_bytes("openmash hub folder 1\n01 a\n")).has_value());
}

TEST_CASE("Redbridge is as its leaflet says") {
  const hub::Profile hub = loaded("hubs/redbridge");
  CHECK(hub.contact.telephone == "020 8708 3885");
  CHECK(hub.contact.fax == "020 8708 3886");
  CHECK(hub.contact.email == "cpat.referrals@redbridge.gov.uk");
  CHECK(hub.contact.postal.back() == "IG1 1NY");
  CHECK(hub.slogan == "Working together to keep Redbridge children safe");
  std::set<std::string> agencies;
  for (const hub::Agency& agency : hub.agencies) {
    agencies.insert(agency.name);
    CHECK(agency.asked_by_default);
    CHECK_FALSE(hub.questions_for(agency.code).questions.empty());
  }
  CHECK(agencies == std::set<std::string>{"Children's Social Care", "Police", "Health", "Education",
                                          "Probation", "Housing", "Youth Offending Service"});
  CHECK(hub.check.leaving_out_needs_reason);
  CHECK(hub.stages.gates.includes(RoleCode{"head_of_mash"}));
  CHECK(hub.stages.sets_timescale.includes(RoleCode{"head_of_mash"}));
  CHECK(hub.stages.decides.roles == std::vector{RoleCode{"head_of_mash"}});
  CHECK(hub.stages.recommends.roles == std::vector{RoleCode{"social_worker"}});
  CHECK(hub.level(LevelCode{"most_urgent"})->decision ==
        hub::Clock{4, hub::ClockUnit::elapsed_hours});
  CHECK(hub.outcomes.size() == 5);
  CHECK(hub.outcome(OutcomeCode{"single_agency"})->receiver == hub::Receiver::agency);
  CHECK(hub.outcome(OutcomeCode{"no_further_action"})->definition ==
        "Some cases raise no concerns and require no further action");
  CHECK(hub.role(RoleCode{"agency_representative"})->for_an_agency);
  CHECK(hub.letter(hub.feedback.referrer_letter) != nullptr);
}

TEST_CASE("Northamptonshire decides jointly, tells only if sure, and keeps an agency's old name") {
  const hub::Profile hub = loaded("hubs/northamptonshire");
  CHECK(hub.stages.decides.manner == hub::Manner::jointly);
  CHECK(hub.stages.decides.includes(RoleCode{"mash_partner"}));
  CHECK(hub.stages.recommends.nobody());
  CHECK(hub.check.may_gather_before_gate);
  CHECK(hub.consent_for(hub::Purpose::child_protection)->tell_family ==
        hub::TellFamily::only_if_sure);
  CHECK(hub.agency(AgencyCode{"change_grow_live"})->former.front().name ==
        "Crime Reduction Initiative");
  CHECK(hub.levels.front().decision == hub::Clock{});
  std::set<std::string> names;
  for (const hub::Agency& agency : hub.agencies) {
    names.insert(agency.name);
    for (const hub::FormerName& former : agency.former) {
      names.insert(former.name);
    }
  }
  CHECK(names == std::set<std::string>{"Children's Social Care", "Police", "Health", "Education",
                                       "Probation", "Youth Offending Service", "Change Grow Live",
                                       "East Midlands Ambulance Service", "Fire and Rescue Service",
                                       "Domestic Abuse Advisor", "Adult Services",
                                       "Early Help Team", "Crime Reduction Initiative"});
  CHECK(hub.stages.decides_after(true).roles == std::vector{RoleCode{"senior_practitioner"}});
  CHECK(hub.stages.decides_after(false).roles.size() == 2);
  CHECK(hub.feedback.names_family_contact);
  CHECK(hub.consent_for(hub::Purpose::advice_and_support)->agreement == hub::Agreement::required);
  const hub::ConsentRule& assessment = *hub.consent_for(hub::Purpose::social_work_assessment);
  CHECK(assessment.agreement == hub::Agreement::sought);
  // "harm" to refer, "significant harm" to tell somebody outside: the leaflet's own words.
  CHECK(assessment.may_go_on_without.front().words.find("significant") == std::string::npos);
  CHECK(hub.outside_sharing.front().words.find("significant harm") != std::string::npos);
  CHECK(hub.outside_sharing.size() == 3);
  const std::string& to_family = hub.letter("family-letter.v1")->text;
  CHECK(to_family.find("{{hub_telephone}}") != std::string::npos);
  CHECK(to_family.find("{{complaints}}") != std::string::npos);
  CHECK(hub.feedback.family_letter == "family-letter.v1");
}

TEST_CASE("Coventry decides within 24 hours and takes referrals on its form alone") {
  const hub::Profile hub = loaded("hubs/coventry");
  CHECK(hub.level(LevelCode{"within_24_hours"})->decision ==
        hub::Clock{24, hub::ClockUnit::elapsed_hours});
  CHECK(hub.channel(hub::ChannelKind::online_form)->makes_a_referral);
  CHECK_FALSE(hub.channel(hub::ChannelKind::telephone)->makes_a_referral);
  CHECK(hub.does(hub::Work::advice_line));
  for (const hub::Work kind : {hub::Work::domestic_abuse_triage, hub::Work::hub_assessment,
                               hub::Work::strategy_discussions, hub::Work::information_requests}) {
    CHECK(hub.does(kind));
  }
  CHECK(hub.thresholds.judged_at_triage);
  for (const char* role :
       {"team_manager", "senior_practitioner", "social_worker", "children_and_families_worker",
        "domestic_abuse_support_officer", "professional_support"}) {
    CHECK_MESSAGE(hub.role(RoleCode{role}) != nullptr, role);
  }
  REQUIRE(hub.disagreement.size() == 4);
  CHECK(hub.disagreement[0].clock == hub::Clock{1, hub::ClockUnit::working_days});
  CHECK(hub.disagreement[1].clock == hub::Clock{1, hub::ClockUnit::working_days});
  CHECK(hub.feedback.written_to == std::vector{hub::ChannelKind::online_form});
}

TEST_CASE("Coventry's six scenarios are there to practise on, each with an assumed answer") {
  const hub::Profile hub = loaded("hubs/coventry");
  REQUIRE(hub.exercise.size() == 6);
  for (const hub::ExerciseScenario& one : hub.exercise) {
    CAPTURE(one.code);
    CHECK(one.source.starts_with("Coventry MASH slides"));
    CHECK(hub.need_level(one.assumed.level) != nullptr);
    CHECK_FALSE(one.assumed.why.empty());
    CHECK(hub.scenario(one.code) == &one);
  }
  CHECK(hub.scenario("grandmother_abroad")->children == 2);
  CHECK(hub.scenario("none") == nullptr);
  CHECK(loaded("hubs/redbridge").exercise.empty());
  CHECK(hub.outcome(OutcomeCode{"childrens_services"})->needs_assessment);
  CHECK_FALSE(hub.outcome(OutcomeCode{"early_help"})->needs_assessment);
}

TEST_CASE(
    "Islington checks only where its two conditions hold and asks education thirteen things") {
  const hub::Profile hub = loaded("hubs/islington");
  CHECK(hub.criterion(CriterionCode{"level_unclear"})->required);
  CHECK(hub.criterion(CriterionCode{"safeguarding_concern"})->required);
  CHECK(hub.check.needs_agreement);
  CHECK(hub.agencies.size() == 8);
  CHECK(hub.consent_for(hub::Purpose::check)->agreement == hub::Agreement::required);
  CHECK(hub.consent_for(hub::Purpose::check)->may_go_on_without.size() == 1);
  CHECK(hub.questions_for(AgencyCode{"education"}).questions.size() == 14);  // the second in two
  CHECK(hub.questions_for(AgencyCode{"police"}).questions.empty());
}

TEST_CASE("Bexley screens as several agencies and lets the category fix the time") {
  const hub::Profile hub = loaded("hubs/bexley");
  CHECK(hub.stages.screens.manner == hub::Manner::jointly);
  CHECK(hub.stages.sets_timescale.nobody());
  CHECK(hub.thresholds.judged_at_triage);
  CHECK(hub.words.contact == "notification");
  CHECK(hub.level(LevelCode{"urgent"})->decision == hub::Clock{4, hub::ClockUnit::elapsed_hours});
}

TEST_CASE("Wenbrook has no check, its own law and its own hours") {
  const hub::Profile hub = loaded("tests/hubs/wenbrook");
  CHECK_FALSE(hub.check.exists);
  CHECK(hub.stages.gathers.nobody());
  CHECK(hub.bases.size() == 1);
  CHECK(hub.hours.week[5] == hub::DayHours{10h, 14h});
  CHECK_FALSE(hub.hours.week[2].has_value());
}

TEST_CASE(
    "what a hub does not say is as before: no agreement first, no level at triage, one decider") {
  const hub::Profile hub = loaded("tests/hubs/wenbrook");
  CHECK_FALSE(hub.check.needs_agreement);
  CHECK_FALSE(hub.thresholds.judged_at_triage);
  CHECK_FALSE(hub.feedback.names_family_contact);
  CHECK(&hub.stages.decides_after(true) == &hub.stages.decides);
  CHECK(hub.pathways.empty());
}

TEST_CASE("the pathways of pathways.toml are every hub's, each with its steps and its source") {
  const hub::Profile hub = loaded("hubs/redbridge");
  CHECK(hub.pathways == loaded("hubs/bexley").pathways);
  for (const char* code : {"domestic_abuse", "exploitation", "missing", "unborn", "adult_at_risk",
                           "allegation_against_staff"}) {
    const hub::Pathway* pathway = hub.pathway(PathwayCode{code});
    REQUIRE_MESSAGE(pathway != nullptr, code);
    CHECK(pathway->steps.size() >= 5);
    CHECK_FALSE(pathway->source.empty());
  }
  CHECK(hub.pathway(PathwayCode{"missing"})->clock ==
        hub::Clock{72, hub::ClockUnit::elapsed_hours});
  CHECK(hub.pathway(PathwayCode{"weather"}) == nullptr);
}

TEST_CASE("Harrowmere is unlike every other hub wherever a hub may be") {
  const hub::Profile hub = loaded("tests/hubs/harrowmere");
  CHECK(hub.stages.gates.nobody());
  CHECK(hub.stages.decides.manner == hub::Manner::as_a_group);
  CHECK(hub.stages.decides_after(true).roles == std::vector{RoleCode{"keeper"}});
  CHECK(hub.check.clock_means == hub::ClockMeans::agency_return);
  CHECK(hub.level(LevelCode{"next_tide"})->decision ==
        hub::Clock{8, hub::ClockUnit::working_hours, true});
  CHECK(hub.hours.week[3] == hub::DayHours{0h, 24h});
  CHECK_FALSE(hub.channel(hub::ChannelKind::telephone)->makes_a_referral);
  CHECK(hub.agency(AgencyCode{"midwife_of_the_bay"})->former.size() == 2);
  CHECK(hub.question_set("school.v3")->questions.back().only_if.has_value());
  CHECK(hub.letter("to-the-family.v1") != nullptr);
  CHECK(hub.pathways.size() == 1);
  CHECK(hub.pathways.front().clock == hub::Clock{1, hub::ClockUnit::elapsed_hours});
  // Not one code, level, role or outcome is another hub's.
  for (const auto& folder : every_hub()) {
    const hub::Profile other = loaded(folder);
    if (other.slug == hub.slug) {
      continue;
    }
    for (const hub::Role& role : hub.roles) {
      CHECK(other.role(role.code) == nullptr);
    }
    for (const hub::Level& level : hub.levels) {
      CHECK(other.level(level.code) == nullptr);
    }
    for (const hub::Outcome& outcome : hub.outcomes) {
      CHECK(other.outcome(outcome.code) == nullptr);
    }
    for (const hub::Agency& agency : hub.agencies) {
      CHECK(other.agency(agency.code) == nullptr);
    }
  }
}

TEST_CASE("a lawful basis holds between its dates and once it has begun") {
  const hub::Profile hub = loaded("hubs/redbridge");
  CHECK(hub.basis(BasisCode{"section_47"})->holds_on(2026y / 11 / 22));
  CHECK_FALSE(hub.basis(BasisCode{"public_task"})->holds_on(2018y / 5 / 24));
  CHECK_FALSE(hub.basis(BasisCode{"duty_to_share"})->holds_on(2026y / 11 / 22));
}
