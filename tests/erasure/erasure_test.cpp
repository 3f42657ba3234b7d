#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <thread>

#include "erasure/everything_opened.h"
#include "erasure/planted_elsewhere.h"
#include "verifier/verify.h"

namespace openmash::erasure {

namespace {

constexpr std::uint64_t seed = 20261122;

std::size_t values() {
  return std::getenv("OPENMASH_LONG") == nullptr ? 10'000 : 100'000;
}

/// How many of these can be read in what was opened.
std::size_t found(const db::PlantedNames& planted, const std::string& opened,
                  const std::vector<std::string>& sought, const std::filesystem::path& scratch) {
  std::ofstream{scratch, std::ios::binary} << opened;
  const std::vector<std::string> all = planted.found_in(scratch);
  std::filesystem::remove(scratch);
  const std::set<std::string> here{all.begin(), all.end()};
  return static_cast<std::size_t>(
      std::ranges::count_if(sought, [&](const std::string& one) { return here.contains(one); }));
}

std::vector<StaffId> everybody(bench::SampleHub& hub) {
  std::vector<StaffId> staff;
  for (const app::Colleague& one : hub.hub().people().colleagues()) {
    staff.push_back(one.id);
  }
  return staff;
}

/// Standard error goes into a file for as long as it lives.
class StandardError {
 public:
  explicit StandardError(const std::filesystem::path& into) : before_(dup(2)) {
    std::FILE* const file = std::fopen(into.c_str(), "w");
    REQUIRE(file != nullptr);
    dup2(fileno(file), 2);
    std::fclose(file);
  }
  ~StandardError() {
    dup2(before_, 2);
    ::close(before_);
  }
  StandardError(const StandardError&) = delete;
  StandardError& operator=(const StandardError&) = delete;

 private:
  int before_;
};

/// Whether the people searched for in memory are found by this name; what was destroyed leaves them
/// a moment after it has left the ledger.
bool is_found(bench::SampleHub& hub, const std::string& name, bool expected) {
  const app::Reader reader = bench::SampleHub::reader(hub.head());
  bool found = !expected;
  for (int tries = 0; tries < 1'000 && found != expected; ++tries) {
    const auto people = hub.hub().look().search(reader, {.name = name});
    REQUIRE(people);
    found = (*people)->is_ready ? !(*people)->candidates.empty() : !expected;
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  return found;
}

}  // namespace

TEST_CASE(
    "of ten thousand values none is found after destruction, and none in a backup whose epochs are "
    "gone") {
  INFO("seed " << seed);
  const db::TemporaryFolder folder;
  const db::TemporaryFolder elsewhere;
  const std::size_t count = values();
  const std::size_t kept_count = 200;
  const db::PlantedNames planted{seed, count + kept_count};
  const std::filesystem::path said = elsewhere.path() / "said";
  const StandardError told{said};
  bench::SampleHub hub{folder.path(), with_an_inbox(elsewhere.path() / "hubs")};

  Planting to_keep{planted, count, count + kept_count};
  const app::Sent kept = whole_case(hub, to_keep, 4);
  REQUIRE(to_keep.is_done());
  const RecordRef another = first_child_of(hub, kept.contact);
  Planting planting{planted, 0, count};
  // Contacts and matters alike: what is destroyed is named by its stream.
  std::vector<ContactId> contacts;
  for (int i = 0; i < 10; ++i) {
    contacts.push_back(ContactId{whole_matter(hub, planting, 8).matter.value});
  }
  REQUIRE(planting.typed().size() == 10 * 7 * 8);
  contacts.push_back(whole_case(hub, planting, 1).contact);
  const std::string searched{
      hub.core().load(contacts.back())->children().front()->answers.words("name")};
  std::size_t parked = 0;
  while (!planting.is_done()) {
    const app::Sent sent = whole_case(hub, planting, 16);
    contacts.push_back(sent.contact);
    // What somebody typed about it and could not send; one more would make the oldest go.
    if (parked < keep::Parked::most_for_one) {
      hub.hub().parked().park(hub.worker().id.value, "/contacts/" + sent.reference + "/record",
                              {{"summary", planting.words(16)()}}, hub.hub().now());
      ++parked;
    }
    // And what was written about it in every other stream, and typed in forms that name it.
    planted_elsewhere(hub, sent, another, planting.words(16), contacts.size() <= 14);
  }
  REQUIRE(planting.typed().size() == count);

  const std::vector<StaffId> staff = everybody(hub);
  const std::filesystem::path scratch = elsewhere.path() / "opened";
  const auto live = [&] {
    return found(planted,
                 everything_opened(
                     hub.database(),
                     {.ring = hub.core().ring(), .keys_from = {hub.database()}, .staff = staff}),
                 planting.typed(), scratch);
  };
  // The controls: with the keys every value opens, and one in the clear is found by the scan.
  CHECK(live() == count);
  CHECK(is_found(hub, searched, true));
  {
    const std::filesystem::path clear = elsewhere.path() / "clear";
    std::ofstream{clear} << planting.typed()[77];
    CHECK(planted.found_below(elsewhere.path()) == std::vector{planting.typed()[77]});
    std::filesystem::remove(clear);
  }
  CHECK(planted.found_below(folder.path()).empty());
  const std::vector<std::string> of_matter = ciphertext_in(hub.database(), contacts[0].value);
  REQUIRE(of_matter.size() > 10);
  const std::vector<std::string> ciphertext = ciphertext_in(hub.database(), contacts.back().value);
  REQUIRE(ciphertext.size() > 60);
  REQUIRE(hub.core().writer().empty_log());
  CHECK(standing_in(hub.database(), ciphertext) == ciphertext.size());
  CHECK(standing_in(hub.database(), of_matter) == of_matter.size());
  const std::filesystem::path backup = copy_of(hub, elsewhere.path() / "backup.db");

  for (const ContactId contact : contacts) {
    destroy(hub, contact);
  }

  CHECK(live() == 0);
  CHECK(planted.found_below(folder.path()).empty());
  CHECK(standing_in(hub.database(), ciphertext) == 0);
  CHECK(standing_in(hub.database(), of_matter) == 0);
  CHECK(std::filesystem::file_size(hub.database().string() + "-wal") == 0);
  CHECK_FALSE(is_found(hub, searched, false));
  const verifier::Report report = verifier::verify(hub.database());
  CHECK_FALSE(report.first_damage);
  CHECK(is_all_its_own(hub));
  CHECK(report.destroyed > 50 * (contacts.size() - 10));

  // Before the epoch ends a backup holds it all, and whoever has it with the keys can read it.
  const auto in_backup = [&](const std::vector<std::string>& sought) {
    return found(planted,
                 everything_opened(backup, {.ring = hub.core().ring(),
                                            .keys_from = {backup, hub.database()},
                                            .staff = staff}),
                 sought, scratch);
  };
  CHECK(in_backup(planting.typed()) == count);

  const app::KeysTurned turned =
      app::turn_keys(hub.core(), app::Turn::now, std::chrono::days{0}, false);
  CHECK(turned.destroyed == std::vector<seal::Epoch>{1});
  CHECK(in_backup(planting.typed()) == 0);
  // What was not destroyed still opens in the backup, by the keys that live on: the thief knows
  // how.
  CHECK(in_backup(to_keep.typed()) == kept_count);
  const app::Reader reader = bench::SampleHub::reader(hub.head());
  (void)hub.hub().look().choose_purpose(reader, kept.reference, PurposeCode{"step"});
  CHECK(hub.hub().look().contact(reader, kept.reference, ReadPurpose::work));

  hub.close();
  hub.open();
  CHECK(live() == 0);
  app::rebuild_views(hub.core());
  CHECK(live() == 0);
  CHECK_FALSE(verifier::verify(hub.database()).first_damage);
  std::fputs((to_keep.typed().front() + "\n").c_str(), stderr);
  CHECK(planted.found_in(said) == std::vector{to_keep.typed().front()});  // and no other
}

TEST_CASE(
    "one child is taken out of a contact about two: nothing of it is found, and the other is "
    "whole") {
  const db::TemporaryFolder folder;
  const db::PlantedNames planted{seed + 1, 400};
  bench::SampleHub hub{folder.path()};
  const std::string gone = planted.all()[0];
  const std::string stays = planted.all()[1];
  const std::string both = gone + " and " + stays;

  app::WrittenReferral referral = bench::full_referral([&] { return both; });
  const PersonId first = referral.people[0].person;
  const PersonId second = referral.people[1].person;
  for (Answer& answer : referral.people[0].answers.all) {
    answer.words = gone;
  }
  for (Answer& answer : referral.people[1].answers.all) {
    answer.words = stays;
  }
  const app::Sent sent = hub.log(referral);
  hub.enquire(sent.contact, [&] { return both; }, 6);

  std::vector<Rendition> renditions;
  std::size_t of_the_other = 0;
  std::size_t of_an_adult = 0;
  for (const RecordedEvent& recorded : hub.core().history(sent.contact)) {
    if (!app::may_tell_of(recorded.event, first)) {
      continue;
    }
    std::vector<std::string> words;
    bool names_both = false;
    for (const app::EventText& text : app::texts_in(recorded.event)) {
      words.push_back(text.words == both ? stays : text.words);
      names_both = names_both || text.words == both;
    }
    if (names_both) {
      const std::optional<PersonId> person = app::person_of(recorded.event);
      of_the_other += person == second ? 1U : 0U;
      of_an_adult += person && person != second ? 1U : 0U;
      renditions.push_back(app::rendition_of(recorded, words));
    }
  }
  // It stands in words about both, in what describes an adult, and in what is the other child's.
  REQUIRE(renditions.size() > 10);
  REQUIRE(of_the_other > 0);
  REQUIRE(of_an_adult > 0);

  const auto opened = [&] {
    return everything_opened(
        hub.database(), {.ring = hub.core().ring(), .keys_from = {hub.database()}, .staff = {}});
  };
  CHECK(opened().find(gone) != std::string::npos);  // the control
  const std::uint64_t before = hub.core().load(sent.contact)->version;
  destroy(hub, sent.contact, first, {}, renditions);

  CHECK(opened().find(gone) == std::string::npos);
  const auto file = hub.core().load(sent.contact);
  CHECK(file->version == before + renditions.size() + 1);
  CHECK_FALSE(file->is_erased());
  CHECK(file->person(first)->answers.all.empty());
  CHECK(file->person(second)->answers.words("name") == stays);
  CHECK(file->intake.concerns[0].answers.words("words") == stays);
  CHECK(file->weighing.record->what.analysis == stays);
  CHECK(file->enquiry.requests[0].items[0].what.text == stays);
  CHECK_FALSE(verifier::verify(hub.database()).first_damage);
  const auto rewritten =
      std::ranges::count(hub.core().history(sent.contact), true, &RecordedEvent::rewritten);
  CHECK(static_cast<std::size_t>(rewritten) == renditions.size());

  // And then the other child: the renditions go as well, and its own without anybody's word.
  std::vector<std::uint64_t> shared;
  for (const RecordedEvent& recorded : hub.core().history(sent.contact)) {
    if (recorded.rewritten && app::may_tell_of(recorded.event, second)) {
      shared.push_back(recorded.sequence);
    }
  }
  CHECK(shared.size() == renditions.size() - of_the_other);
  CHECK(opened().find(stays) != std::string::npos);
  destroy(hub, sent.contact, second, shared, {});
  CHECK(opened().find(stays) == std::string::npos);
  CHECK_FALSE(verifier::verify(hub.database()).first_damage);
}

}  // namespace openmash::erasure
