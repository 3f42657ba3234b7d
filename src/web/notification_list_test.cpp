#include "web/notification_list.h"

#include <doctest/doctest.h>

#include "web/csv.h"

using namespace openmash;
using namespace openmash::web;
using namespace std::chrono_literals;

namespace {

const app::Submission press{
    .id = SubmissionId{Id128{{9}}}, .content = "", .seen_token = "", .proved = true};
constexpr Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 17} + 8h;

NotificationList read(std::string_view text) {
  return read_notification_list(text, press, now);
}

std::string all_problems(const NotificationList& list) {
  std::string all;
  for (const std::string& one : list.problems) {
    all += one + "\n";
  }
  return all;
}

}  // namespace

TEST_CASE(
    "a cell in quotes holds commas, quotes and line breaks, and lines are counted through it") {
  const Csv csv = read_csv("a,b\n\"x, \"\"y\"\"\nz\",2\n\n3;,\"4\"\r\n");
  REQUIRE(csv.lines.size() == 3);
  CHECK(csv.lines[1].cells == std::vector<std::string>{"x, \"y\"\nz", "2"});
  CHECK(csv.lines[2].number == 5);
  CHECK(csv.lines[2].cells.front() == "3;");
  CHECK_FALSE(csv.open_quote);
  CHECK(read_csv("a,b\n1,\"2\n3").open_quote == 2);
  CHECK(read_csv("a\tb, c\n1\t2").lines[1].cells == std::vector<std::string>{"1", "2"});
  CHECK(read_csv("a;b\n1;2").lines[1].cells == std::vector<std::string>{"1", "2"});
  CHECK(read_csv("\xEF\xBB\xBFone,two").lines[0].cells.front() == "one");
  CHECK(read_csv("").lines.empty());
}

TEST_CASE("lines with the same reference are one notification about several people") {
  const NotificationList list = read(
      "Reference,Received,Grade,incident,happened,where,child,child_born,unborn,adult,part,"
      "address\n"
      "PN 1,16/11/2026 23:40,high,\"Shouting, a door kicked in\",15/11/2026,,Child A,4/3/2019,,"
      "Adult 1,at risk,\"8 Mill Lane, AB1 2CD\"\n"
      "pn1,,,,,,Child A,2019-03-04,,Adult 2,source of harm,\"8 Mill Lane, AB1 2CD\"\n"
      "PN 2,,,A call hung up,,The car park,,2027,yes,,,\n");
  CHECK(all_problems(list) == "");
  REQUIRE(list.all.size() == 2);
  const app::WrittenReferral& first = list.all[0].referral;
  CHECK(list.all[0].police_reference == "PN 1");
  CHECK(first.channel == Channel::police_notification);
  CHECK(first.source == Source::police);
  CHECK(first.received_at ==
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 16} + 23h + 40min);
  CHECK(first.answers.words("police_grade") == "high");
  CHECK(first.answers.words("own_reference") == "PN 1");
  REQUIRE(first.people.size() == 3);
  CHECK(first.people[0].answers.words("born") == "2019-03-04");
  CHECK(first.people[1].at_risk);
  CHECK(first.people[2].source_of_harm);
  CHECK(first.people[2].answers.words("address") == "8 Mill Lane, AB1 2CD");
  REQUIRE(first.concerns.size() == 1);
  CHECK(first.concerns[0].about == std::vector{first.people[0].person});
  CHECK(first.concerns[0].answers.words("words") == "Shouting, a door kicked in");
  CHECK(first.concerns[0].answers.words("when") == "2026-11-15");
  const app::WrittenReferral& second = list.all[1].referral;
  CHECK_FALSE(second.received_at);
  REQUIRE(second.people.size() == 1);
  CHECK(second.people[0].kind == PersonKind::unborn_child);
  CHECK(second.concerns[0].answers.words("where") == "The car park");
  // The same press makes the same ids.
  const NotificationList again = read("reference,incident,child\nPN 1,x,Child A\n");
  CHECK(again.all[0].referral.people[0].person == first.people[0].person);
}

TEST_CASE("every problem of a list is said at once, each with its line") {
  const NotificationList list = read(
      "reference,incident,received,grade,child,child born,unborn,adult,part\n"
      "PN 1,a,yesterday,low,Child A,the third,maybe,Adult 1,angry\n"
      ",b\n"
      "PN 1,c,,high\n"
      "PN 3,,17/11/2026 08:01\n"
      "PN 4,d,1/1/2019 10:00,,,,,,,one too many\n");
  const std::string said = all_problems(list);
  for (const char* expected :
       {"Line 2: “received” is not a day and a time", "Line 2: “child born” is not a date",
        "Line 2: “unborn” is neither yes nor no", "Line 2: “part” is “angry”",
        "Line 3: “reference” is empty", "Line 4: “grade” is not what line 2 says",
        "Line 4: “incident” is not what line 2 says", "Line 5: “received” must lie in",
        "Line 5: “incident” is empty", "Line 6: “received” must lie in",
        "Line 6: it has more cells"}) {
    CAPTURE(expected);
    CHECK(said.find(expected) != std::string::npos);
  }
  CAPTURE(said);
  CHECK(list.problems.size() == 11);
  CHECK(std::ranges::is_sorted(list.problems, {},
                               [](const std::string& one) { return one.substr(0, 6); }));
}

TEST_CASE("a list without the columns it needs, or with unknown ones, is not read further") {
  CHECK(all_problems(read("")).find("Paste the list") != std::string::npos);
  CHECK(all_problems(read("reference,incident\n")).find("nothing below") != std::string::npos);
  CHECK(all_problems(read("reference,incident\n\"x,y\n")).find("Line 2: a quote opens") !=
        std::string::npos);
  const std::string said = all_problems(read("reference,colour,child,child\nPN 1,blue\n"));
  CHECK(said.find("“colour” is not known") != std::string::npos);
  CHECK(said.find("“child” is there twice") != std::string::npos);
  CHECK(said.find("“incident” is missing") != std::string::npos);
  CHECK(said.find("Line 2") == std::string::npos);
  std::string long_list = "reference,incident\n";
  for (int i = 0; i <= 100; ++i) {
    long_list += "PN " + std::to_string(i) + ",x\n";
  }
  CHECK(all_problems(read(long_list)).find("101 notifications") != std::string::npos);
}
