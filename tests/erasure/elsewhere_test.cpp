#include <algorithm>

#include "erasure/everything_opened.h"
#include "erasure/planted_elsewhere.h"
#include "verifier/verify.h"

namespace openmash::erasure {

namespace {

/// Another word each time, and all that were typed.
struct Typed {
  std::string beginning;
  std::vector<std::string> all;

  bench::Words words() {
    return [this] {
      all.push_back(beginning + std::to_string(1'000 + all.size()) + "end");
      return all.back();
    };
  }
};

std::size_t read_in(const std::string& opened, const std::vector<std::string>& sought) {
  return static_cast<std::size_t>(std::ranges::count_if(
      sought, [&](const std::string& one) { return opened.find(one) != std::string::npos; }));
}

std::string opened_by_all(bench::SampleHub& hub) {
  std::vector<StaffId> staff;
  for (const app::Colleague& one : hub.hub().people().colleagues()) {
    staff.push_back(one.id);
  }
  return everything_opened(
      hub.database(), {.ring = hub.core().ring(), .keys_from = {hub.database()}, .staff = staff});
}

}  // namespace

TEST_CASE(
    "what was written about a contact in other streams goes with it, and what was decided stays") {
  const db::TemporaryFolder folder;
  const db::TemporaryFolder elsewhere;
  bench::SampleHub hub{folder.path()};
  Typed of_it{.beginning = "goes", .all = {}};
  Typed of_others{.beginning = "stays", .all = {}};
  const app::Sent goes = hub.log(bench::full_referral(bench::filler(9)));
  const app::Sent other = hub.log(bench::full_referral(bench::filler(11)));
  const app::Sent third = hub.log(bench::short_referral(bench::filler(12)));
  Typed spoken{.beginning = "spoken", .all = {}};
  const bench::Words said = spoken.words();
  hub.enquire(goes.contact, said, 14);
  hub.conclude(goes.contact, said);
  const RecordRef newcomer = first_child_of(hub, other.contact);
  planted_elsewhere(hub, goes, newcomer, of_it.words(), true);
  planted_elsewhere(hub, other, first_child_of(hub, third.contact), of_others.words(), false);
  pattern_about(hub, {goes.contact, other.contact}, of_others.words());
  inspection_about(hub, {goes.contact, other.contact}, of_others.words());
  // A conflict with somebody is about them and no case.
  must(hub, hub.screener(),
       EnterConflict{.conflict = ConflictId{seal::fresh_id()},
                     .whose = hub.screener(),
                     .contact = {},
                     .with = {.name = of_others.words()(), .born = "1980-03-09"},
                     .why = of_others.words()()});
  REQUIRE(of_it.all.size() == 14);
  CHECK(read_in(opened_by_all(hub), of_it.all) == 14);  // the control
  const std::filesystem::path backup = copy_of(hub, elsewhere.path() / "backup.db");
  const std::size_t conflicts = hub.core().rights()->conflicts.size();
  const std::string who = state_of(*hub.hub().who_is_who().links());

  destroy(hub, goes.contact);
  CHECK(read_in(opened_by_all(hub), of_it.all) == 0);
  CHECK(read_in(opened_by_all(hub), of_others.all) == of_others.all.size());
  CHECK(hub.core().rights()->conflicts.size() == conflicts);
  CHECK(hub.core().rights()->is_conflicted(hub.officer().id, *hub.core().load(goes.contact)));
  CHECK(state_of(*hub.hub().who_is_who().links()) == who);
  CHECK_FALSE(verifier::verify(hub.database()).first_damage);
  CHECK(is_all_its_own(hub));

  // A backup has it all again, until what was destroyed is destroyed again.
  hub.close();
  for (const char* const end : {"", "-wal", "-shm"}) {
    std::filesystem::remove(hub.database().string() + end);
  }
  std::filesystem::copy_file(backup, hub.database());
  {
    app::Core core{hub.folder(), [] { return from_micros(1'800'000'000'000'000); },
                   app::Finds::a_backup};
    (void)app::do_again(core);
    CHECK(app::do_again(core).lines == 0);
  }
  hub.open();
  CHECK(read_in(opened_by_all(hub), of_it.all) == 0);
  CHECK(read_in(opened_by_all(hub), of_others.all) == of_others.all.size());
  CHECK_FALSE(verifier::verify(hub.database()).first_damage);
  CHECK(is_all_its_own(hub));
  // The other case goes, and with it what was noted of both, and why both were to be inspected.
  hub.enquire(other.contact, said, 14);
  hub.conclude(other.contact, said);
  destroy(hub, other.contact);
  CHECK(read_in(opened_by_all(hub), of_others.all) == 2);  // the conflict with somebody
}

TEST_CASE(
    "with one child go the judgements and answers about it, and what was kept from whoever "
    "proposed it") {
  const db::TemporaryFolder folder;
  bench::SampleHub hub{folder.path()};
  Typed typed{.beginning = "word", .all = {}};
  Typed of_child{.beginning = "goes", .all = {}};
  Typed of_sibling{.beginning = "stays", .all = {}};
  Typed kept_back{.beginning = "sealed", .all = {}};
  const app::Sent sent = hub.log(bench::full_referral(typed.words()));
  const app::Sent other = hub.log(bench::short_referral(bench::filler(11)));
  hub.enquire(sent.contact, typed.words(), 0);
  const RecordRef stranger = first_child_of(hub, other.contact);
  const RecordRef child = first_child_of(hub, sent.contact);
  const RecordRef sibling{.contact = sent.contact,
                          .person = hub.core().load(sent.contact)->children().back()->person};
  REQUIRE(child.person != sibling.person);
  judged_about(hub, child, stranger, of_child.words());
  alert_about(hub, child, stranger, of_child.words());
  judged_about(hub, sibling, stranger, of_sibling.words());
  guarded_about(hub, sent, of_sibling.words());

  // The police seal what they add from the head, and keep silent about it.
  const AccountOpened another{.user_name = "head2",
                              .display_name = "head2",
                              .role = hub.head().role,
                              .agency = {},
                              .password_hash = ""};
  const auto other_head =
      hub.hub().people().open_account(System{}, another, "a password for samples");
  REQUIRE(other_head);
  const Staff police = hub.representative(AgencyCode{"police"});
  const Request& request = *hub.core().load(sent.contact)->enquiry.find(AgencyCode{"police"});
  const RequestId to_police = request.asked.what.request;
  const ItemId item{seal::fresh_id()};
  const ItemId open_item{seal::fresh_id()};
  hub.must(police, sent.contact,
           ReturnInformation{.request = to_police,
                             .answer = ReturnId{seal::fresh_id()},
                             .items = {{.item = item, .text = kept_back.words()()},
                                       {.item = open_item, .text = of_sibling.words()()}}});
  hub.must(
      police, sent.contact,
      SealItem{.request = to_police,
               .item = item,
               .listed = {{.id = *other_head, .role = another.role, .agency = {}}, hub.worker()},
               .silent = true,
               .reason = kept_back.words()()});
  REQUIRE(read_in(opened_by_all(hub), kept_back.all) == 2);
  REQUIRE(read_in(opened_by_all(hub), of_child.all) == 5);

  // Whoever proposes answers for what they are shown, and for nothing else.
  const Staff proposer = hub.head();
  const std::vector<std::uint64_t> shown =
      hub.hub().records().texts_shown_to(bench::SampleHub::reader(proposer), sent.contact);
  CHECK(shown.size() > 10);
  const std::vector<RecordedEvent> history = hub.core().history(sent.contact);
  for (const RecordedEvent& recorded : history) {
    const auto* returned = std::get_if<ItemReturned>(&recorded.event);
    if (returned != nullptr && (returned->item == item || returned->item == open_item)) {
      CHECK(contains(shown, recorded.sequence) == (returned->item == open_item));
    }
  }
  const auto silent =
      hub.hub().records().handle(bench::SampleHub::reader(proposer), press(), sent.contact,
                                 ProposeDestruction{.destruction = DestructionId{seal::fresh_id()},
                                                    .ground = DestructionGround::wrongly_there,
                                                    .child = child.person,
                                                    .reason = "an exercise"});
  REQUIRE(std::holds_alternative<RetentionRefusal>(silent));
  CHECK(std::holds_alternative<TextsNotRead>(std::get<RetentionRefusal>(silent)));

  destroy(hub, sent.contact, child.person);
  CHECK(read_in(opened_by_all(hub), kept_back.all) == 0);
  CHECK(read_in(opened_by_all(hub), of_child.all) == 0);
  CHECK(read_in(opened_by_all(hub), of_sibling.all) == of_sibling.all.size());
  CHECK_FALSE(verifier::verify(hub.database()).first_damage);
  CHECK(is_all_its_own(hub));
}

}  // namespace openmash::erasure
