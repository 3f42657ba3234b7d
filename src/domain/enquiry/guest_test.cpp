#include <doctest/doctest.h>

#include <algorithm>

#include "domain/casefile/given_test.h"
#include "domain/enquiry/questions_put.h"

using namespace openmash;
using namespace openmash::given;

namespace {

const EnquiryId enquiry{id(71)};
const EnquiryId other_enquiry{id(72)};
const LinkId link{id(73)};
const Guest guest{.enquiry = enquiry};

MakeGuestLink make_link(int days) {
  return {.request = to_police, .enquiry = enquiry, .link = link, .named = {child_a}, .days = days};
}

AnswerAsGuest answer() {
  return {.request = to_police,
          .enquiry = enquiry,
          .link = link,
          .name = "Adult 1",
          .post = "class teacher",
          .words = "tired since May"};
}

Given person_asked() {
  Given given = Given::asked();
  given.then(PersonAsked{.request = to_police, .enquiry = enquiry, .whom = "the teacher"}, police)
      .then(PersonAsked{.request = to_police, .enquiry = other_enquiry, .whom = "the GP"}, police);
  return given;
}

Given linked(Instant until = start + std::chrono::days{7}) {
  return person_asked().then(GuestLinkMade{.request = to_police,
                                           .enquiry = enquiry,
                                           .link = link,
                                           .named = {child_a},
                                           .until = until},
                             police);
}

}  // namespace

TEST_CASE("somebody taken from the directory is asked, and where they were found is kept") {
  const Decided decided = Given::asked().when(AskPerson{.request = to_police,
                                                        .enquiry = enquiry,
                                                        .whom = "Adult 1, Hill School",
                                                        .entry = EntryId{id(80)},
                                                        .setting = "Hill School"});
  REQUIRE(decided);
  REQUIRE(decided->size() == 2);
  const CaseFile file = Given::asked().then(*decided, police).file();
  const NamedEnquiry* one = file.enquiry.find(to_police)->find(enquiry);
  REQUIRE(one != nullptr);
  REQUIRE(one->from);
  CHECK(one->from->setting == "Hill School");
  CHECK(one->from->entry == EntryId{id(80)});
}

TEST_CASE("a guest link lives as many days as it was given, and not a moment longer") {
  const Given given = person_asked();
  const Decided decided = given.when(make_link(7), police);
  const auto* made = only<GuestLinkMade>(decided);
  REQUIRE(made != nullptr);
  CHECK(made->until == given.now() + std::chrono::days{7});
  const GuestLink one{.made = {.what = *made}};
  CHECK(one.lives_at(made->until - std::chrono::microseconds{1}));
  CHECK_FALSE(one.lives_at(made->until));
  CHECK(refused<LinkTooLong>(given.when(make_link(guest_link_days_max + 1), police)));
}

TEST_CASE("a link is made only for the agency that asked, and only by who may answer for it") {
  const Given given = person_asked();
  CHECK(given.when_asked(make_link(2), police).has_value());
  CHECK(refused<NotPermitted>(given.when_asked(make_link(2), health)));
  CHECK(refused<NotPermitted>(given.when_asked(make_link(2), worker)));
  CHECK(refused<NotPermitted>(given.when_asked(make_link(2), guest)));
}

TEST_CASE("a guest answers for the enquiry of their own link and may do nothing else") {
  const Given given = linked();
  CHECK(given.when_asked(answer(), guest).has_value());
  CHECK(refused<NotPermitted>(given.when_asked(answer(), Guest{.enquiry = other_enquiry})));
  CHECK(refused<NotPermitted>(given.when_asked(answer(), police)));
  CHECK(refused<NotPermitted>(given.when_asked(answer(), Referrer{})));
  CHECK(refused<NotPermitted>(given.when_asked(
      RecordPersonAnswer{.request = to_police, .enquiry = enquiry, .words = "w"}, guest)));
  CHECK(refused<NotPermitted>(given.when_asked(
      TellOfOutcome{.request = to_police, .enquiry = enquiry, .words = "w", .why = "y"}, guest)));
}

TEST_CASE("a link that ran out or was taken back takes nothing, and what was sent stays") {
  CHECK(refused<LinkEnded>(linked(start).when(answer())));
  const Given ended = linked().then(
      GuestLinkEnded{.request = to_police, .enquiry = enquiry, .link = link, .reason = "r"});
  CHECK(refused<LinkEnded>(ended.when(answer())));
  const Decided sent = linked().when(answer());
  REQUIRE(sent);
  const CaseFile file =
      linked()
          .then(*sent, guest)
          .then(
              GuestLinkEnded{.request = to_police, .enquiry = enquiry, .link = link, .reason = "r"})
          .file();
  const NamedEnquiry* one = file.enquiry.find(to_police)->find(enquiry);
  REQUIRE(one->by_guest);
  CHECK(one->by_guest->what.claimed_name == "Adult 1");
  CHECK(one->by_guest->by == Actor{guest});
  CHECK(one->has_answered());
}

TEST_CASE("a guest's answer is the agency's to return: the request waits as before") {
  const Decided sent = linked().when(answer());
  REQUIRE(sent);
  const CaseFile file = linked().then(*sent, guest).file();
  CHECK(file.enquiry.find(to_police)->state() == AnswerState::silent);
}

TEST_CASE(
    "what may be told is written by who may share outside, on the hub's ground where it has any") {
  Given given = linked();
  TellOfOutcome tell{.request = to_police, .enquiry = enquiry, .words = "passed on", .why = "w"};
  CHECK(given.when_asked(tell, worker).has_value());
  CHECK(refused<NotPermitted>(given.when_asked(tell, police)));
  given.profile.outside_sharing = {{.code = "task", .words = "A public task"}};
  CHECK(refused<GroundMissing>(given.when(tell)));
  tell.ground = "task";
  const Decided told = given.when(tell);
  REQUIRE(told);
  CHECK(std::get<ToldOfOutcome>(told->front()).ground_words == "A public task");
  CHECK(given.then(*told, worker).file().enquiry.find(to_police)->find(enquiry)->told.size() == 1);
}

TEST_CASE(
    "a guest is put the questions of the agency, less those left out, with those added first") {
  Given given = Given::asked();
  const Request before = *given.file().enquiry.find(to_police);
  const auto usual = questions_put(before, given.profile);
  REQUIRE(usual.size() > 1);
  given.then(QuestionsPut{
      .request = to_police, .left_out = {usual.back().code}, .added = {"Who collects him?"}});
  const Request after = *given.file().enquiry.find(to_police);
  const auto put = questions_put(after, given.profile);
  CHECK(put.size() == usual.size());
  CHECK(put.front().words == "Who collects him?");
  CHECK(std::ranges::find(put, usual.back().code, &question::Question::code) == put.end());
}
